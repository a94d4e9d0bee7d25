"""What changed in a catalogue is told with the words a person knows: no key of a rule, a kind, a step's option or a person."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest

from checklists.catalogue import (
    AnswerKind,
    Catalogue,
    Column,
    Condition,
    Detail,
    Evidence,
    GroupKind,
    Members,
    Option,
    Side,
    SubjectKind,
    Unlike,
    Words,
)
from checklists.catalogue_reader import bundle_bytes, catalogue_from_bundle
from checklists.ids import StepKey
from checklists.table_rules import RowRule, RowRuleKind
from sync.hq.catalogue_rule_words import rule_sentence
from sync.hq.catalogue_terms import is_termed
from sync.hq.catalogue_words import sentences
from sync.hq.wording import Words as HqWords
from tests.sync.catalogue_releases import OWN


def with_step(key: str, **fields: Any) -> Catalogue:
    """The program's catalogue with one step changed."""

    def changed(detail: Detail) -> Detail:
        return replace(detail, **fields) if detail.key == key else detail

    chapters = tuple(
        replace(c, items=tuple(replace(i, details=tuple(changed(d) for d in i.details)) for i in c.items))
        for c in OWN.chapters
    )
    return replace(OWN, chapters=chapters)


def step(key: str) -> Detail:
    return next(d for c in OWN.chapters for i in c.items for d in i.details if d.key == key)


def told(old: Catalogue, new: Catalogue, language: str = "de") -> list[str]:
    """As HQ tells it: the older one comes out of its bundle."""
    held = catalogue_from_bundle(bundle_bytes(old))
    return [line.split(": ", 1)[1] for line in sentences(HqWords(language), held, new)]


def _with_rules() -> tuple[str, tuple[RowRule, ...]]:
    for chapter in OWN.chapters:
        for item in chapter.items:
            for detail in item.details:
                if any(rule.kind is RowRuleKind.WITHIN for rule in detail.rules):
                    return detail.key, detail.rules
    raise AssertionError("no step has such a rule")


WITHIN = {
    "de": "Angerufen am liegt zwischen Fenster von und Fenster bis, sonst sperrt es die Unterschrift",
    "en": "Called at lies between Window from and Window to, else it stops the signature",
}
NEW, GONE = {"de": "neue Regel", "en": "new rule"}, {"de": "Regel entfällt", "en": "rule is gone"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_rule_that_comes_or_goes_is_a_sentence_and_the_others_are_not_told(language: str) -> None:
    key, rules = _with_rules()
    poorer = with_step(key, rules=tuple(rule for rule in rules if rule.kind is not RowRuleKind.WITHIN))
    (come,), (gone,) = told(poorer, OWN, language), told(OWN, poorer, language)
    assert come.endswith(f"{NEW[language]}: {WITHIN[language]}")
    assert gone.endswith(f"{GONE[language]}: {WITHIN[language]}")


def test_rules_in_another_order_are_one_sentence() -> None:
    key, rules = _with_rules()
    (line,) = told(OWN, with_step(key, rules=rules[::-1]))
    assert line.endswith("andere Reihenfolge: Regeln")


def test_the_rule_of_a_column_that_goes_keeps_the_column_s_name() -> None:
    key, rules = _with_rules()
    columns = tuple(column for column in step(key).columns if column.key != "tested")
    rest = tuple(rule for rule in rules if "tested" not in rule.columns)
    lines = told(OWN, with_step(key, columns=columns, rules=rest))
    assert any(f"Regel entfällt: {WITHIN['de']}" in line for line in lines), lines


YES = Option(key="o-yes", words=Words(de="Ja", en="Yes"))
COLUMNS = tuple(
    Column(key=f"c-{name}", words=Words(de=f"Spalte {name}", en=f"Column {name}"), options=(YES,)) for name in "abc"
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", list(RowRuleKind))
def test_every_rule_has_a_sentence_with_its_columns_and_answers(kind: RowRuleKind, language: str) -> None:
    count = {RowRuleKind.CUSTODY: 0, RowRuleKind.SUMS_TO: 1, RowRuleKind.HAS_ONE: 1}.get(kind, 2)
    asks = kind in (RowRuleKind.HAS_ONE, RowRuleKind.ON_MOBILES, RowRuleKind.NEEDS)
    rule = RowRule(
        kind=kind,
        columns=tuple(column.key for column in COLUMNS[:count]),
        total="99.5" if kind is RowRuleKind.SUMS_TO else None,
        is_any=("o-yes",) if asks else (),
    )
    said = rule_sentence(HqWords(language), rule, COLUMNS)
    for column in COLUMNS[:count]:
        assert (column.words.de if language == "de" else column.words.en) in said
    assert (("Ja" if language == "de" else "Yes") in said) == asks
    assert "{" not in said and "c-" not in said and "o-yes" not in said
    assert kind is not RowRuleKind.SUMS_TO or ("99,5" if language == "de" else "99.5") in said
    assert rule_sentence(HqWords("de"), rule, COLUMNS) != rule_sentence(HqWords("en"), rule, COLUMNS)


MODEL = StepKey("dev-model")


@pytest.mark.parametrize(
    ("fields", "german", "english"),
    [
        ({"kind": AnswerKind.PHOTO}, "Antwortart: {kind} → Fotos", "kind of answer: {kind} → photos"),
        ({"who": "HQ/T"}, "Wer: Techniker → HQ oder Techniker", "who: technician → HQ or technician"),
        (
            {"evidence": (Evidence.PHOTO, Evidence.SCREENSHOT)},
            "Nachweis: {evidence} → Foto, Bildschirmfoto",
            "evidence: {evidence} → photo, screenshot",
        ),
        (
            {"when": Condition(step=MODEL, is_any=(step(MODEL).options[-1].key,))},
            "Bedingung: – → „{model.de}“ ist „{option.de}“",
            "condition: – → “{model.en}” is “{option.en}”",
        ),
        (
            {"when": Condition(step=StepKey("power"), is_any=("done", "na"))},
            "Bedingung: – → „{power.de}“ ist „erledigt“ oder „entfällt“",
            "condition: – → “{power.en}” is “done” or “n.a.”",
        ),
        ({"example": {"kind": "photo", "photos": ["p1"]}}, "Beispiel geändert", "example is changed"),
        (
            {"rows_up_to": MODEL},
            "so viele Zeilen wie: – → „{model.de}“ (dev-model)",
            "as many lines as: – → “{model.en}” (dev-model)",
        ),
        ({"minimum": "0.5"}, "Kleinster Wert: – → 0,5", "smallest value: – → 0.5"),
    ],
    ids=["kind", "who", "evidence", "option", "verdict", "example", "step", "number"],
)
def test_fields_are_told_in_plain_words(fields: dict[str, Any], german: str, english: str) -> None:
    key = "power"
    old, new = with_step(key, who="T"), with_step(key, **{"who": "T", **fields})
    names = {
        "kind": "eine Auswahl",
        "evidence": "Foto",
        "model": step(MODEL).words,
        "option": step(MODEL).options[-1].words,
        "power": step(key).words,
    }
    (line,) = told(old, new)
    assert line.endswith(german.format(**names)), line
    names |= {"kind": "one choice", "evidence": "photo"}
    (line,) = told(old, new, "en")
    assert line.endswith(english.format(**names)), line


def test_the_example_of_a_text_is_shown() -> None:
    old, new = (with_step("power", example={"kind": "text", "text": text}) for text in ("a", "b"))
    (line,) = told(old, new)
    assert line.endswith("Beispiel: a → b")


@pytest.mark.parametrize("sort", [AnswerKind, SubjectKind, Evidence, GroupKind, Side, Members, Unlike])
def test_every_term_of_the_catalogue_has_words(sort: type[StrEnum]) -> None:
    assert [value for value in sort if not is_termed(value)] == []
