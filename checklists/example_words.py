"""Why an example of the catalogue does not keep its own rule, in both languages: for the command and for HQ alike.

The window says the same flaws to a technician in front of an answer (`ui.answer_words`); here somebody reads them who writes the
rule, so columns and options are called by their keys.
"""

from collections.abc import Iterable, Mapping

from checklists.catalogue import Column, Detail, PatternHint, SubTest, Words
from checklists.flaws import AnswerProblem, Flaw

Both = tuple[Words, Words]
"""What is wrong, and what is allowed."""


def _w(de: str, en: str) -> Words:
    return Words(de=de, en=en)


_ASKED = _w("was die eigene Regel verlangt", "what its own rule asks")
_RANGE = _w("{range}", "{range}")
_FILLED = _w("ein Text", "a text")
_OTHER_TEXT = _w("ein anderer Text", "another text")
_TWICE = _w("jeden Wert einmal", "each value once")
_MOMENT = _w("Tag und Uhrzeit, etwa 1.12.2026 08:30", "day and time, as 1.12.2026 08:30")
_DESK = _w("die Nummer oder der Name eines Arbeitsplatzes", "number or name of a desk")
_LINES = _w("Zeilen, die zueinander passen", "lines that go together")

SENTENCES: Mapping[Flaw, Both] = {
    Flaw.KIND: (_w("gibt eine Antwort anderer Art", "is an answer of another kind"), _w("{allowed}", "{allowed}")),
    Flaw.REASON_SIDE: (_w("nennt einen unpassenden Grund", "names a reason that does not fit"), _ASKED),
    Flaw.REASON_MISSING: (
        _w("liegt außerhalb der Grenze und bräuchte einen Grund", "is beyond the limit and would need a reason"),
        _RANGE,
    ),
    Flaw.HOW_MISSING: (
        _w("sagt nicht, wie von Hand geprüft wurde", "does not say how it was checked by hand"),
        _w("overridden: false", "overridden: false"),
    ),
    Flaw.NUMBER_FORM: (
        _w("{cell} ist keine Zahl", "{cell} is no number"),
        _w("eine Dezimalzahl, etwa 2 oder 0.1", "a decimal, as 2 or 0.1"),
    ),
    Flaw.TOO_SMALL: (_w("{cell} ist zu klein", "{cell} is too small"), _RANGE),
    Flaw.TOO_LARGE: (_w("{cell} ist zu groß", "{cell} is too large"), _RANGE),
    Flaw.STEP_WIDTH: (
        _w("{cell} liegt zwischen zwei Stufen", "{cell} lies between two steps"),
        _w("Vielfache von {allowed} {unit}", "multiples of {allowed} {unit}"),
    ),
    Flaw.NUMBER_NOT_ASKED: (_w("nennt eine Zahl", "has a number"), _w("keine Zahl", "no number")),
    Flaw.NUMBER_NOT_PASSED: (
        _w("{cell} wäre nicht bestanden", "{cell} would not be passed"),
        _w("{passed}", "{passed}"),
    ),
    Flaw.TEXT_EMPTY: (_w("{cell} ist leer", "{cell} is empty"), _FILLED),
    Flaw.TEXT_LONG: (
        _w("{cell} ist zu lang", "{cell} is too long"),
        _w("höchstens {allowed} Zeichen", "at most {allowed} letters"),
    ),
    Flaw.TEXT_CONTROL: (
        _w("{cell} enthält unsichtbare Zeichen", "{cell} holds signs that nobody sees"),
        _w("sichtbare Zeichen", "letters that can be seen"),
    ),
    Flaw.PATTERN: (
        _w("{cell} passt nicht zum Muster {pattern}", "{cell} does not fit pattern {pattern}"),
        _w("{hint}", "{hint}"),
    ),
    Flaw.NOT_CLEANED: (
        _w("steht nicht in der Form, in der gespeichert wird", "is not in the form in which it is stored"),
        _w("ohne Leerzeichen und Trennzeichen", "without blanks and signs between"),
    ),
    Flaw.OPTION_UNKNOWN: (
        _w(
            "{cell} nennt die Auswahl '{option}', die es nicht gibt",
            "{cell} names option '{option}', which there is not",
        ),
        _w("{options}", "{options}"),
    ),
    Flaw.OPTION_DOUBLE: (
        _w("nennt eine Auswahl doppelt", "names an option twice"),
        _w("jede Auswahl einmal", "each option once"),
    ),
    Flaw.OPTION_TEXT_MISSING: (
        _w("die Auswahl '{option}' verlangt einen Text", "option '{option}' asks for a text"),
        _w("{{key: {option}, text: …}}", "{{key: {option}, text: …}}"),
    ),
    Flaw.TOO_FEW: (
        _w("hat zu wenige Einträge", "has too few entries"),
        _w("mindestens {allowed}", "at least {allowed}"),
    ),
    Flaw.TOO_MANY: (
        _w("hat zu viele Einträge", "has too many entries"),
        _w("höchstens {allowed}", "at most {allowed}"),
    ),
    Flaw.COLUMN_UNKNOWN: (
        _w(
            "Zeile {row} nennt die Spalte '{column}', die es nicht gibt",
            "line {row} names column '{column}', which there is not",
        ),
        _w("{columns}", "{columns}"),
    ),
    Flaw.COLUMN_EMPTY: (_w("{cell} ist leer", "{cell} is empty"), _FILLED),
    Flaw.NAME_EMPTY: (_w("ein Name fehlt", "a name is missing"), _FILLED),
    Flaw.SECONDS: (
        _w("ist keine mögliche Dauer", "is no possible time"),
        _w("0 bis {allowed} Sekunden", "0 to {allowed} seconds"),
    ),
    Flaw.FILE_FACTS: (
        _w("beschreibt eine Datei nicht richtig", "does not describe a file properly"),
        _w("name, size ab 0, sha256 mit 64 Ziffern 0-9a-f", "name, size from 0, sha256 of 64 digits 0-9a-f"),
    ),
    Flaw.WHEN_FORM: (
        _w("ist kein Zeitpunkt mit Zeitzone", "is no moment with its zone"),
        _w("local: 2026-12-01T08:30, zone: Europe/Berlin", "local: 2026-12-01T08:30, zone: Europe/Berlin"),
    ),
    Flaw.FILE_ENDING: (
        _w("die Datei '{name}' hat eine andere Endung", "file '{name}' has another ending"),
        _w("{allowed}", "{allowed}"),
    ),
    Flaw.OVER_QUOTA: (
        _w("ist größer als das Postfach", "is larger than the mailbox"),
        _w("höchstens {allowed} {unit}", "at most {allowed} {unit}"),
    ),
    Flaw.TWICE: (_w("{cell}: '{name}' steht doppelt", "{cell}: '{name}' stands twice"), _TWICE),
    Flaw.MEMBER_UNKNOWN: (_w("{cell}: '{name}' ist kein Arbeitsplatz", "{cell}: '{name}' is no desk"), _DESK),
    Flaw.MEMBER_NEAR: (_w("{cell}: '{name}' ist kein Arbeitsplatz", "{cell}: '{name}' is no desk"), _DESK),
    Flaw.MEMBER_UNCLEAR: (_w("{cell}: '{name}' ist kein Arbeitsplatz", "{cell}: '{name}' is no desk"), _DESK),
    Flaw.MEMBERS_JOINED: (
        _w("{cell} nennt mehrere ohne Semikolon", "{cell} names several without a semicolon"),
        _w("mehrere mit ; getrennt", "several parted by ;"),
    ),
    Flaw.MEMBER_ELSEWHERE: (_w("{cell}: '{name}' ist schon anderswo", "{cell}: '{name}' is elsewhere already"), _TWICE),
    Flaw.MEMBER_SELF: (_w("{cell} nennt den eigenen Arbeitsplatz", "{cell} names the own desk"), _DESK),
    Flaw.EXTENSION_TAKEN: (_w("{cell}: '{name}' ist vergeben", "{cell}: '{name}' is taken"), _OTHER_TEXT),
    Flaw.SUM_DIFFERS: (
        _w("{cell}: die Summe ist {found}", "{cell}: the sum is {found}"),
        _w("{allowed}", "{allowed}"),
    ),
    Flaw.TIME_FORM: (_w("{cell} ist keine Uhrzeit", "{cell} is no time of day"), _w("etwa 08:00", "as 08:00")),
    Flaw.TIME_ORDER: (
        _w("{cell}: das Ende liegt vor dem Anfang", "{cell}: the end lies before the beginning"),
        _w("ein späteres Ende", "a later end"),
    ),
    Flaw.TIME_OVERLAP: (
        _w("{cell} überschneidet sich mit Zeile {first_row}", "{cell} overlaps with line {first_row}"),
        _w("Zeiten nacheinander", "times one after the other"),
    ),
    Flaw.CUSTODY: (
        _w("{cell}: {chain}", "{cell}: {chain}"),
        _w("eine lückenlose Übergabekette", "a chain without gaps"),
    ),
    Flaw.MOMENT_FORM: (_w("{cell} ist kein Zeitpunkt", "{cell} is no moment"), _MOMENT),
    Flaw.CELL_NEEDED: (
        _w("{cell} ist leer, obwohl '{needed_by}' sie verlangt", "{cell} is empty, but '{needed_by}' needs it"),
        _FILLED,
    ),
    Flaw.OUTSIDE_WINDOW: (
        _w("{cell} liegt außerhalb des Zeitraums", "{cell} lies outside the window"),
        _w("{window}", "{window}"),
    ),
    Flaw.FEWER: (
        _w("{cell}: {found} ist zu wenig", "{cell}: {found} is too few"),
        _w("mindestens {allowed}", "at least {allowed}"),
    ),
    Flaw.TWICE_TOGETHER: (
        _w("{cell}: {together} steht so schon in Zeile {first_row}", "{cell}: {together} stand so in line {first_row}"),
        _TWICE,
    ),
    Flaw.NONE_OF: (
        _w("keine Zeile hat in der Spalte '{column}' das Nötige", "no line has what column '{column}' must say"),
        _w("{wanted}", "{wanted}"),
    ),
    Flaw.SAME_AS_OTHER: (
        _w("{cell}: '{name}' steht auch unter '{needed_by}'", "{cell}: '{name}' stands under '{needed_by}', too"),
        _OTHER_TEXT,
    ),
    Flaw.MOBILE_NEEDS: (
        _w("{cell} passt nicht zu einer Mobilnummer", "{cell} does not go with a mobile number"),
        _w("{wanted}", "{wanted}"),
    ),
    Flaw.FILE_NAMED: (
        _w("{cell}: '{name}' heißt anders", "{cell}: '{name}' is named otherwise"),
        _w("{expected}", "{expected}"),
    ),
    Flaw.OWN: (
        _w("{cell}: '{name}' gehört zum Arbeitsplatz selbst", "{cell}: '{name}' belongs to the desk itself"),
        _OTHER_TEXT,
    ),
    Flaw.ROWS_OVER: (_w("hat {found} Zeilen", "has {found} lines"), _w("höchstens {allowed}", "at most {allowed}")),
    Flaw.DIFFERS: (_w("weicht vom Schritt '{step}' ab", "differs from step '{step}'"), _ASKED),
    Flaw.NOT_TOGETHER: (_w("passt nicht zum Schritt '{step}'", "does not go together with step '{step}'"), _ASKED),
    Flaw.NOT_LISTED: (_w("{cell} ist nicht aufgeführt", "{cell} is not listed"), _LINES),
}
"""Beside the values of the problem: `cell` is where it stands in a table, else the example; `range`, `options`, `columns` and
`hint` are what the rule allows."""

CHAIN: Mapping[str, Words] = {
    "custody-unencrypted": _w("das Gerät ist unverschlüsselt", "the device is not encrypted"),
    "custody-broken": _w("wer weitergibt, hatte nicht übernommen", "who hands it on had not taken it over"),
    "custody-same-person": _w("Übergabe an dieselbe Person", "handed over to the same person"),
    "custody-time-order": _w("die Übergabe davor war später", "the hand-over before was later"),
    "custody-manifest-changed": _w(
        "die Prüfsumme der Dateiliste ist eine andere", "the digest of the file list is another"
    ),
    "custody-key-together": _w("Schlüssel und Gerät gehen zusammen", "key and device go together"),
    "custody-encryption-missing": _w("die Verschlüsselung fehlt", "the encryption is missing"),
    "custody-serial-missing": _w("die Seriennummer fehlt", "the serial number is missing"),
    "custody-person-missing": _w("wer übergibt oder übernimmt, fehlt", "who hands over or takes over is missing"),
    "custody-time-form": _w("kein Zeitpunkt", "no moment"),
    "custody-open-end": _w("das Ende der Kette fehlt", "the end of the chain is missing"),
    "custody-proof-missing": _w("der Löschnachweis fehlt", "the proof of wiping is missing"),
}
"""What breaks a chain of custody (codes of `checklists.custody`)."""


class _Blank(dict[str, str]):
    """A value that a flaw does not carry is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def of_detail(problem: AnswerProblem, detail: Detail, hints: Iterable[PatternHint]) -> Both:
    """What is wrong with the example of a detail."""
    values = problem.values
    column = next((one for one in detail.columns if one.key == values.get("column")), None)
    asked: Detail | Column = column or detail
    hint = next((one.words for one in hints if one.key == values.get("pattern")), _ASKED)
    return _filled(
        problem,
        _w(f"Beispiel von '{detail.key}'", f"example of '{detail.key}'"),
        range=_range(asked.minimum, asked.maximum, asked.unit),
        options=_same(", ".join(option.key for option in asked.options)),
        columns=_same(", ".join(one.key for one in detail.columns)),
        hint=hint,
    )


def of_sub_test(problem: AnswerProblem, sub: SubTest) -> Both:
    """What is wrong with the example of a sub-test's number."""
    return _filled(
        problem,
        _w(f"Beispiel '{sub.number_example}'", f"example '{sub.number_example}'"),
        range=_range(sub.number_min, sub.number_max, sub.number_unit),
        passed=_range(sub.number_pass_min, sub.number_pass_max, sub.number_unit),
    )


def _filled(problem: AnswerProblem, name: Words, **more: Words) -> Both:
    what, allowed = SENTENCES[problem.code]
    values = problem.values
    listed = {"wanted": values.get("options", ""), "together": values.get("columns", "")}
    every = {
        **{key: _same(", ".join(text.split())) for key, text in listed.items()},
        "cell": _cell(values),
        "chain": CHAIN.get(values.get("problem", ""), _same("")),
        **more,
    }
    de = _Blank({**values, **{key: words.de for key, words in every.items()}})
    en = _Blank({**values, **{key: words.en for key, words in every.items()}})
    return (
        _w(f"{name.de}: {_put(what.de, de)}", f"{name.en}: {_put(what.en, en)}"),
        _w(_put(allowed.de, de) or _ASKED.de, _put(allowed.en, en) or _ASKED.en),
    )


def _put(sentence: str, values: Mapping[str, str]) -> str:
    return " ".join(sentence.format_map(values).split())


def _cell(values: Mapping[str, str]) -> Words:
    if "row" in values and "column" in values:
        row, column = values["row"], values["column"]
        return _w(f"Zeile {row}, Spalte '{column}'", f"line {row}, column '{column}'")
    return _w("der Wert", "the value")


def _same(text: str) -> Words:
    return _w(text, text)


def _range(low: str | None, high: str | None, unit: str | None) -> Words:
    """ "1 to 4094", with its unit; empty where there is no bound."""
    behind = f" {unit}" if unit else ""
    if low is not None and high is not None:
        return _w(f"{low} bis {high}{behind}", f"{low} to {high}{behind}")
    if low is not None:
        return _w(f"mindestens {low}{behind}", f"at least {low}{behind}")
    return _w(f"höchstens {high}{behind}", f"at most {high}{behind}") if high is not None else _same("")
