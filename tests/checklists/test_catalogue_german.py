"""Every complaint about catalogue files is said in German, too: the sentences are read from the reader's own files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import checklists
from checklists import catalogue_reader_yaml
from checklists.catalogue import Language
from checklists.catalogue_german import GERMAN, SORTS, german, said
from checklists.catalogue_reader import CatalogueProblem

FILES = sorted(Path(checklists.__file__).parent.glob("catalogue_*.py"))
NO_COMPLAINT = {"catalogue_german.py", "catalogue_release.py", "catalogue_difference.py"}
SAME = {
    ", ",
    "{} {}",
    "{de: …, en: …}",
    "{}: {}",
    "{}01, …",
    "/ 5",
    "{}:{}: {}; allowed: {}",
    "0, 1, 2 …",
    "YAML 1.1",
    "de, en, footnotes",
    "form {}",
    "key users",
    "release, reasons, allowances, lists",
    "true, false",
    "verdict, asked, raw, overridden",
}
"""Names and codes, the same in both languages, and what no person reads."""


def texts(path: Path) -> Iterator[str]:
    """Every text of a file with a blank in it, with {} for what is filled in; no docstrings, no types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
        for typed in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            skipped |= {id(part) for part in ast.walk(typed)} if typed is not None else set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


PARSER_SAYS = {part for part, _ in catalogue_reader_yaml.WORDS} | set(catalogue_reader_yaml.AT_ITS_BEGIN)
"""What the parser is known by; nobody reads it."""
ENGLISH = sorted({text for path in FILES if path.name not in NO_COMPLAINT for text in texts(path) if " " in text})


def test_enough_sentences_are_found() -> None:
    assert len(ENGLISH) > 120


@pytest.mark.parametrize("text", [text for text in ENGLISH if text not in {*SAME, *SORTS, *PARSER_SAYS}])
def test_a_complaint_has_its_german(text: str) -> None:
    known = text if text in GERMAN else f"{text}{{}}"
    assert known in GERMAN, f"{text!r} is missing in checklists/catalogue_german.py"
    translated = GERMAN[known]
    assert translated and translated != known
    assert {f"{{{n}}}" for n in range(known.count("{}"))} == {f"{{{n}}}" for n in range(9) if f"{{{n}}}" in translated}


def test_no_german_is_left_over() -> None:
    said_somewhere = {*ENGLISH, *(f"{text}{{}}" for text in ENGLISH), "blanks"}
    assert GERMAN.keys() - said_somewhere == set()


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("'de' is no text", "'de' ist kein Text"),
        ("'kind' is 'clock'", "'kind' ist 'clock'"),
        ("step 'unpack' stands twice", "Schritt 'unpack' steht doppelt"),
        ("once; it stands in 3.1.1.yaml:57", "einmal; es steht schon in 3.1.1.yaml:57"),
        ("'needs' names 'wp-240'", "'needs' nennt 'wp-240'"),
        ("a known precondition: wp-230, wp-lan", "Bekanntes (Vorleistung): wp-230, wp-lan"),
        ("K01, K02", "K01, K02"),
        ("detail 'dev-waste' of release 2026.1 is gone", "Einzelschritt 'dev-waste' aus Ausgabe 2026.1 fehlt"),
        ("'release' is missing", "'release' fehlt"),
        ("'asked_by' is no text", "'asked_by' ist kein Text"),
        ("'2026.2' without quotes counts as a number", "'2026.2' ohne Anführungszeichen gilt als Zahl"),
        ("the file cannot be read: access is denied", "Die Datei lässt sich nicht lesen: der Zugriff ist verweigert"),
    ],
)
def test_values_stay_where_they_belong(english: str, translated: str) -> None:
    assert german(english) == translated
    problem = CatalogueProblem(file="a.yaml", line=1, what=english, allowed=english)
    assert said(problem, Language.DE) == (translated, translated)
    assert said(problem, Language.EN) == (english, english)


TAILS = ("is missing", "is no text", "is no list", "is no mapping", "is empty", "is no whole number")


@pytest.mark.parametrize("name", sorted({one.split("'")[1] for one in GERMAN if one.startswith("'")}))
def test_no_sentence_is_half_translated(name: str) -> None:
    """A sentence of one field ("'release' is …") must not take what is said of any field."""
    for tail in TAILS:
        told = german(f"'{name}' {tail}")
        assert not {"is", "no", "missing", "empty", "text", "list"} & set(told.replace("'", " ").split()[1:]), told
