"""What the reader of catalogue files complains about, in German: who writes a catalogue at HQ reads German first.

The reader says each complaint once, in English, where it finds it; this table says the same. A test walks over the reader's
files and finds what is missing here.
"""

import re
from functools import cache

from checklists.catalogue import Language
from checklists.catalogue_tree import CatalogueProblem
from checklists.terminal_words import REASONS


def said(problem: CatalogueProblem, language: Language) -> tuple[str, str]:
    """(what is wrong, what is allowed) in one language; a list of names is the same in both."""
    if language is Language.EN:
        return problem.what, problem.allowed
    return problem.german or (german(problem.what), german(problem.allowed))


def german(text: str) -> str:
    """A complaint's German; what is no sentence of the reader (keys, codes) comes back as it is."""
    for pattern, translated in _patterns():
        if match := pattern.fullmatch(text):
            return translated.format(*(SORTS.get(part) or _reason(part) for part in match.groups()))
    return text


def _reason(part: str) -> str:
    """Why the system refused a file, if that is what it is; else the part itself."""
    return next((reason.de for reason in REASONS.values() if reason.en == part), part)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentence that says most by itself comes first, and what it says stands at its end: "{} is no text" before "'kind' is {}"
    and that before "{} is {}".
    """
    ordered = sorted(GERMAN, key=lambda one: (not one.endswith("{}"), len(one.replace("{}", ""))), reverse=True)
    return tuple((_pattern(one), GERMAN[one]) for one in ordered)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, template.split("{}"))), re.DOTALL)


SORTS = {
    "step": "Schritt",
    "detail": "Einzelschritt",
    "precondition": "Vorleistung",
    "reason": "Grund",
    "chapter": "Kapitel",
    "allowance": "Grenze",
    "list": "Liste",
    "pattern": "Muster",
    "item": "Position",
    "sub-test": "Teilprüfung",
    "limit": "Grenze",
    "file": "Datei",
    "entry": "Eintrag",
    "a number": "Zahl",
    "a date": "Datum",
    "yes or no": "Ja oder Nein",
    "something else": "etwas anderes",
    "no columns": "keine Spalten",
    "one column": "eine Spalte",
    "two columns": "zwei Spalten",
    "three columns": "drei Spalten",
    "four columns": "vier Spalten",
    "too many columns": "zu viele Spalten",
}
GERMAN = {
    # files
    "the file's name does not end in .yaml": "Der Dateiname endet nicht auf .yaml",
    "the file does not belong in the folder": "Die Datei gehört nicht in den Ordner",
    "a chapter named as 3.1.1.yaml, or shared, subtests, retired": (
        "Kapitel mit Namen wie 3.1.1.yaml, oder shared, subtests, retired"
    ),
    "{} files": "{0} Dateien",
    "at most {} files": "höchstens {0} Dateien",
    "the file cannot be read: {}": "Die Datei lässt sich nicht lesen: {0}",
    "a file that may be read": "eine lesbare Datei",
    "the file is too large": "Die Datei ist zu groß",
    "at most {} kB": "höchstens {0} kB",
    "the file is UTF-16": "Die Datei ist in UTF-16 gespeichert",
    "byte {} is no UTF-8": "Byte {0} ist kein UTF-8; die Datei ist anders gespeichert",
    "a tab indents the line": "Ein Tabulator rückt die Zeile ein",
    "blanks": "Leerzeichen",
    "a sign that nobody sees stands in the line": "In der Zeile steht ein unsichtbares Zeichen",
    "a quotation mark is not closed": "Ein Anführungszeichen wird nicht geschlossen",
    "the same mark at the end of the text": "dasselbe Zeichen am Ende des Textes",
    "a bracket [ is not closed, or a comma is missing in it": (
        "Eine Klammer [ wird nicht geschlossen, oder darin fehlt ein Komma"
    ),
    "[one, two]": "[eins, zwei]",
    "a bracket [ or a brace { above is not closed": "Eine Klammer [ oder {{ darüber wird nicht geschlossen",
    "a brace { is not closed, or a comma is missing in it": (
        "Eine Klammer {{ wird nicht geschlossen, oder darin fehlt ein Komma"
    ),
    "a backslash stands in double quotation marks": "In doppelten Anführungszeichen steht ein \\",
    "the text in single quotation marks": "der Text in einfachen Anführungszeichen",
    "the text begins with a sign that means something else": "Der Text beginnt mit einem Zeichen, das etwas anderes bedeutet",
    "the text in quotes": "der Text in Anführungszeichen",
    'the text in quotes: "{}"': 'der Text in Anführungszeichen: "{0}"',
    "a colon stands where none may, or the line is indented wrongly": (
        "Ein Doppelpunkt steht, wo keiner stehen darf, oder die Zeile ist falsch eingerückt"
    ),
    "a dash stands where no list begins": "Ein Strich steht, wo keine Liste beginnt",
    "a colon is missing behind the name": "Hinter dem Namen fehlt ein Doppelpunkt",
    "name: value": "Name: Wert",
    "the line belongs to nothing above it": "Die Zeile gehört zu nichts über ihr",
    "lines as in the folder example": "Zeilen wie im Ordner example",
    "the line is indented otherwise than those it belongs to, or a quotation mark above it is not closed": (
        "Die Zeile ist anders eingerückt als die, zu denen sie gehört, oder darüber wird ein Anführungszeichen nicht geschlossen"
    ),
    "as many blanks as the lines beside it": "so viele Leerzeichen wie die Nachbarzeilen",
    "a dash is missing at the beginning of the line": "Am Anfang der Zeile fehlt ein Strich",
    "- as the entries beside it": "- wie bei den Einträgen daneben",
    "the line cannot be read": "Die Zeile lässt sich nicht lesen",
    "a mark stands before {}: {}": "Vor {0} steht eine Marke: {1}",
    "the text without the mark": "der Text ohne die Marke",
    "letters that can be seen": "sichtbare Zeichen",
    "file is empty": "Die Datei ist leer",
    "the file is missing": "Die Datei fehlt",
    "the file, or each of its keys listed in {}": "die Datei, oder jeder ihrer Schlüssel in {0} aufgeführt",
    "the file with {}, which {}:{} names": "die Datei mit {0}; {1}:{2} nennt es",
    "key: value lines": "Zeilen der Form Name: Wert",
    "lists and mappings too deep inside each other": "Listen und Abschnitte zu tief ineinander",
    "at most {}": "höchstens {0}",
    "an alias (*)": "Ein Verweis (*)",
    "the text itself": "der Text selbst",
    "a second document begins": "Ein zweites Dokument beginnt",
    "one document in a file": "ein Dokument je Datei",
    "a key is no text": "Ein Name ist kein Text",
    "a name before the colon": "ein Name vor dem Doppelpunkt",
    "{} without quotes counts as {}": "{0} ohne Anführungszeichen gilt als {1}",
    "the catalogue is too large": "Der Katalog ist zu groß",
    # fields
    "{} is no mapping": "{0} ist kein Abschnitt",
    "key {} stands twice": "Der Name {0} steht doppelt",
    "each key once": "jeder Name einmal",
    "unknown key {}": "Unbekannter Name {0}",
    "{} is missing": "{0} fehlt",
    "'head' is missing": "'head' fehlt",
    "'top' is missing": "'top' fehlt",
    "'trademark' is missing": "'trademark' fehlt",
    "'example' is missing": "'example' fehlt",
    "a text": "ein Text",
    "a list": "eine Liste",
    "de and en": "de und en",
    "{} is {}": "{0} ist {1}",
    "a decimal in quotes, as '2' or '0.1'": "eine Dezimalzahl in Anführungszeichen, etwa '2' oder '0.1'",
    "a decimal in quotes": "eine Dezimalzahl in Anführungszeichen",
    "{} is no text": "{0} ist kein Text",
    'a text, in quotes where it looks like a number or "no"': (
        'ein Text, in Anführungszeichen, wo er wie eine Zahl oder wie "no" aussieht'
    ),
    "{} is neither true nor false": "{0} ist weder true noch false",
    "{} is no whole number": "{0} ist keine ganze Zahl",
    "{} is no list": "{0} ist keine Liste",
    "{} is empty": "{0} ist leer",
    "'steps' is empty": "'steps' ist leer",
    "'is' is empty": "'is' ist leer",
    "'keys' is empty": "'keys' ist leer",
    "'evidence' is empty": "'evidence' ist leer",
    # names and what they refer to
    "{} {} stands twice": "{0} {1} steht doppelt",
    "once; it stands in {}": "einmal; es steht schon in {0}",
    "once; it stands in {}:{}": "einmal; es steht schon in {0}:{1}",
    "{} names {}": "{0} nennt {1}",
    "a known {}: {}": "Bekanntes ({0}): {1}",
    "the key of a known {}": "der Schlüssel von Bekanntem ({0})",
    "'asked_by' is {}": "'asked_by' ist {0}",
    "a chapter that has a file": "ein Kapitel mit einer Datei",
    # chapters and items
    "no items": "keine Positionen",
    "at least one item": "mindestens eine Position",
    "a step stands twice": "Ein Schritt steht doppelt",
    "each row of the facts once": "jede Zeile der Faktenliste einmal",
    "'feature' is {}": "'feature' ist {0}",
    "the row keys of the facts this item stands for": "die Schlüssel der Faktenliste, für die die Position steht",
    "no details": "keine Einzelschritte",
    "at least one; the first names the precondition": "mindestens einer; der erste benennt die Vorleistung",
    "de: [line, line] and en: [line, line]": "de: [Zeile, Zeile] und en: [Zeile, Zeile]",
    "group kind {}": "Gruppenart {0}",
    "detail {} is of no step": "Der Einzelschritt {0} gehört zu keinem Schritt",
    "keys that begin with {}": "Schlüssel, die so beginnen: {0}",
    "{} switches something on and nothing restores it": "{0} schaltet etwas ein und nichts stellt es zurück",
    "a sub-test with 'restores: true', or a detail {}-restored": (
        "eine Teilprüfung mit 'restores: true' oder ein Einzelschritt {0}-restored"
    ),
    "{} has {} lines": "{0} hat {1} Zeilen",
    "one or two lines": "eine oder zwei Zeilen",
    "{} {} has {} letters": "{0} {1} hat {2} Zeichen",
    "at most {} letters a line": "höchstens {0} Zeichen je Zeile",
    "'signed_by' names {}": "'signed_by' nennt {0}",
    "a list of people or a custody chain of the same item": "eine Personenliste oder Übergabekette derselben Position",
    # details
    "'who' names {}": "'who' nennt {0}",
    "{}, joined by + or /": "{0}, verbunden mit + oder /",
    "evidence {}": "Nachweis {0}",
    "ending {}": "Endung {0}",
    "a dot and small letters, as .xlsx": "ein Punkt und Kleinbuchstaben, etwa .xlsx",
    "no option 'as-ordered'": "keine Auswahl 'as-ordered'",
    "one option named as-ordered": "eine Auswahl mit dem Schlüssel as-ordered",
    "an answer of kind {} that keeps the rule of this detail": "eine Antwort der Art {0}, die die Regel dieses Schritts einhält",
    "the example is no answer of kind {}": "Das Beispiel ist keine Antwort der Art {0}",
    "an option's key, or key and text": "der Schlüssel einer Auswahl, oder Schlüssel und Text",
    "a list of option keys": "eine Liste von Schlüsseln der Auswahl",
    "seconds as a whole number": "Sekunden als ganze Zahl",
    "a list of photo ids": "eine Liste von Fotos",
    "a list of name, function, met": "eine Liste aus name, function, met",
    "a list of name, size, sha256": "eine Liste aus name, size, sha256",
    "a list of column: text": "eine Liste aus Spalte: Text",
    "local and zone": "local und zone",
    "{} options": "{0} Auswahlmöglichkeiten",
    "at least two": "mindestens zwei",
    "option {} stands twice": "Die Auswahl {0} steht doppelt",
    "each option once": "jede Auswahl einmal",
    # tables
    "no columns": "keine Spalten",
    "'columns' and 'columns_of' stand together": "'columns' und 'columns_of' stehen nebeneinander",
    "one of the two": "eines von beiden",
    "columns, or columns_of: T-ATTR": "columns oder columns_of: T-ATTR",
    "column {} stands twice": "Die Spalte {0} steht doppelt",
    "each column once": "jede Spalte einmal",
    "column {} is of several kinds": "Die Spalte {0} ist von mehreren Arten",
    "options, or minimum and maximum, or members, or moment": (
        "options, oder minimum und maximum, oder members, oder moment"
    ),
    "column {} names nobody": "Die Spalte {0} nennt niemanden",
    "outsiders and once beside members": "outsiders und once nur neben members",
    "rule names column {}": "Die Regel nennt die Spalte {0}",
    "rule {} has {}": "Die Regel {0} hat {1}",
    "one column": "eine Spalte",
    "three columns or more: the whole, then at least two parts": "drei Spalten oder mehr: das Ganze, dann mindestens zwei Teile",
    "three columns: day, from, to": "drei Spalten: Tag, von, bis",
    "two columns or more: one, then those that it needs": "zwei Spalten oder mehr: eine, dann jene, die sie verlangt",
    "three columns: the moment, from, to": "drei Spalten: der Zeitpunkt, von, bis",
    "rule {} over {}": "Die Regel {0} über {1}",
    "columns with 'moment: true'": "Spalten mit 'moment: true'",
    "rule {} and 'is'": "Die Regel {0} und 'is'",
    "'is' with has-one and on-mobiles, perhaps with needs": "'is' bei has-one und on-mobiles, auf Wunsch bei needs",
    "two columns: the number, then its reason": "zwei Spalten: die Zahl, dann ihr Grund",
    "two columns or more": "zwei Spalten oder mehr",
    "two columns": "zwei Spalten",
    "two columns: the number, then the column with the answers": "zwei Spalten: die Nummer, dann die Spalte mit den Antworten",
    "two columns: the file, then the address": "zwei Spalten: die Datei, dann die Adresse",
    "a number: minimum or maximum": "eine Zahl: minimum oder maximum",
    "a column with options": "eine Spalte mit options",
    "no columns: they are those of the chain of custody": "keine Spalten: es sind die der Übergabekette",
    "rule {} and 'total'": "Die Regel {0} und 'total'",
    "a total with sums-to, none elsewhere": "total nur bei sums-to",
    # conditions
    "at least one answer of that step": "mindestens eine Antwort dieses Schritts",
    "a detail of the catalogue": "ein Einzelschritt des Katalogs",
    "{} names {} of another item": "{0} nennt {1} aus einer anderen Position",
    "a step of the kind {}": "ein Schritt der Art {0}",
    "a step of the same repetition, or one of the order or the visit": (
        "ein Schritt derselben Wiederholung, oder einer des Auftrags oder des Einsatzes"
    ),
    "a detail of the same item, or one of the order or the visit": (
        "ein Einzelschritt derselben Position, oder einer des Auftrags oder des Einsatzes"
    ),
    "'is' names {}": "'is' nennt {0}",
    "a step that chooses or is ticked": "ein Schritt, der auswählt oder abgehakt wird",
    "the condition of {} comes back to itself": "Die Bedingung von {0} führt im Kreis zu sich selbst zurück",
    "conditions without a circle": "Bedingungen ohne Kreis",
    # shared parts
    "no hint for pattern {}": "kein Hinweis zum Muster {0}",
    "one hint for each pattern": "ein Hinweis je Muster",
    "at least one sub-test": "mindestens eine Teilprüfung",
    "sub-test {} stands twice": "Die Teilprüfung {0} steht doppelt",
    "each key once in a list": "jeder Schlüssel einmal in einer Liste",
    "lists without a key in common": "Listen ohne gemeinsamen Schlüssel",
    "reason {} on side {}": "Grund {0} auf der Seite {1}",
    "footnote {}": "Fußnote {0}",
    "1 to 17": "1 bis 17",
    # places of the service description
    "the file of the program's own catalogue, changed or not": "die Datei aus dem Katalog des Programms, geändert oder nicht",
    "the first line does not name the columns": "Die erste Zeile nennt die Spalten nicht",
    "source, de, en, note_de, note_en, parted by tabs": "source, de, en, note_de, note_en, durch Tabulator getrennt",
    "the line is not complete": "Die Zeile ist nicht vollständig",
    "source, de, en, perhaps note_de, note_en, parted by tabs": (
        "source, de, en, auf Wunsch note_de, note_en, durch Tabulator getrennt"
    ),
    "{} is no place": "{0} ist keine Stelle",
    "a name as 3.1.1-b7, 2.3-table or fn14": "ein Name wie 3.1.1-b7, 2.3-table oder fn14",
    "place {} stands twice": "Die Stelle {0} steht doppelt",
    "no places stand in the file": "In der Datei steht keine Stelle",
    "at least one place": "mindestens eine Stelle",
    # releases
    "'release' is {}": "'release' ist {0}",
    "a year and a number, as 2026.2": "ein Jahr und eine Nummer, etwa 2026.2",
    "release {} is lower than {}": "Ausgabe {0} ist niedriger als {1}",
    "release {} was released with other content": "Ausgabe {0} wurde schon mit anderem Inhalt herausgegeben",
    "a higher number, as {}.{}": "eine höhere Nummer, etwa {0}.{1}",
    "{} {} of release {} is gone": "{0} {1} aus Ausgabe {2} fehlt",
    "keep it, or list it in {}": "beibehalten, oder in {0} aufführen",
    "{} has kind {}; release {} has it as {}": "{0} hat die Art {1}; in Ausgabe {2} war es {3}",
    "{}, or a new key": "{0}, oder ein neuer Schlüssel",
    "'since' is {}": "'since' ist {0}",
    "no earlier release has {}": "Keine frühere Ausgabe hat {0}",
    "keys of earlier releases": "Schlüssel früherer Ausgaben",
    "{} still stands in the catalogue": "{0} steht noch im Katalog",
    "keys that are gone": "Schlüssel, die es nicht mehr gibt",
    "the keys that are given up": "die aufgegebenen Schlüssel",
    "the file is no list of keys": "Die Datei ist keine Liste von Schlüsseln",
    "what feldbuch catalogue keep has written": "was feldbuch catalogue keep geschrieben hat",
    "'src' of {} names {}": "'src' von {0} nennt {1}",
    "fn1 to fn17": "fn1 bis fn17",
}
