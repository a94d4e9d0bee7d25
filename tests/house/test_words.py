"""The words of HQ and of the report: each sentence that is said has both languages, and no sentence is left over.

The window's own are tested in tests/ui/test_words.py, the report's calls in tests/report/test_wording.py; here its tables.
"""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

from app.report import cover, mail_words, phrases, preconditions, wording
from sync.hq.orders.wording import TEXTS
from tests.house.tree import ROOT

LANGUAGES = ("de", "en")
FOLDERS = {"hq": ROOT / "sync" / "hq", "report": ROOT / "app" / "report"}
COMPLAINING = (ROOT / "sync" / "hq" / "orders", ROOT / "sync" / "hq", ROOT / "checklists")
"""Where complaints about an order come from; tables, patterns and users are checked in the domain."""
Key = tuple[str, ...]
"""A sentence, or its singular and plural."""

ALIKE = {
    "hq": {"Admin {number}", "Name", "Navigation", "Pause"},
    "report": {"Name", "April", "August", "September", "November", "m", "min", "extra", "Min."},
}
"""The same in German and English, and rightly so."""


@dataclass(frozen=True, slots=True)
class Sentence:
    key: Key
    said: Key


def book(name: str, language: str) -> dict[Key, Sentence]:
    with (FOLDERS[name] / "words" / f"{language}.po").open("rb") as file:
        read = read_po(file, locale=language)
    found = {}
    for message in read:
        if message.id:
            key, said = _tuple(message.id), _tuple(message.string)
            found[key] = Sentence(key, said)
    return found


def _tuple(text: Any) -> Key:
    return (text,) if isinstance(text, str) else tuple(text)


def modules(name: str) -> Iterator[ast.Module]:
    for path in sorted(FOLDERS[name].rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def templates() -> Iterator[nodes.Template]:
    environment = jinja2.Environment()
    for path in sorted(FOLDERS["hq"].rglob("*.html")):
        yield environment.parse(path.read_text(encoding="utf-8"))


def said_by_hq() -> set[Key]:
    """`words("…")`, `words.count("…", "…")`, `Failure("…")`, tables of `_SENTENCES`, `t("…")`, `t.count("…", "…")` in the templates."""
    keys: set[Key] = set()
    for tree in modules("hq"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and _is_a_table(node.targets[0]):
                keys |= {(text,) for value in node.value.values for text in _texts(value)}
            if isinstance(node, ast.Call) and node.args:
                keys |= set(_of_call(node))
    for template in templates():
        for call in template.find_all(nodes.Call):
            keys |= set(_of_template_call(call))
    return keys


def _is_a_table(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "_SENTENCES"


def _of_call(node: ast.Call) -> Iterator[Key]:
    called = node.func
    counting = isinstance(called, ast.Attribute) and called.attr == "count" and _ends_in_words(called.value)
    if counting:
        yield tuple(str(part.value) for part in node.args[:2] if isinstance(part, ast.Constant))
    elif _ends_in_words(called) or (isinstance(called, ast.Name) and called.id == "Failure"):
        yield from ((text,) for text in _texts(node.args[0]))


def _ends_in_words(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name in {"words", "t"}


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _of_template_call(call: nodes.Call) -> Iterator[Key]:
    called = call.node
    if isinstance(called, nodes.Name) and called.name == "t":
        # Words chosen by a value would be found by nobody.
        assert isinstance(call.args[0], nodes.Const), f"line {call.lineno}: not a sentence"
        yield (call.args[0].value,)
    elif isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == "t":
        assert called.attr in {"count", "language"}
        yield tuple(part.value for part in call.args[:2] if isinstance(part, nodes.Const))


def tables_of_the_report() -> set[Key]:
    several = [*phrases._KINDS.values(), *phrases._READY.values(), *preconditions._PER.values()]
    single = [*phrases._UNITS.values(), *phrases._MARKS.values(), *wording._MONTHS, *wording._WEEKDAYS]
    single += [
        *mail_words.PARTS,
        *mail_words.CARRIED.values(),
        *mail_words.FINDINGS.values(),
        *mail_words.CHAIN.values(),
    ]
    return {*map(tuple, several), *((one,) for one in single), *((head,) for head, _ in cover._COLUMNS)}


def literals(name: str) -> set[str]:
    """Every text that stands anywhere in a package's code and templates."""
    found = {n.value for tree in modules(name) for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    if name == "hq":
        found |= {const.value for template in templates() for const in template.find_all(nodes.Const)}
    return {text for text in found if isinstance(text, str)}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_hq_says_has_words(language: str) -> None:
    said = said_by_hq()
    assert len(said) > 100, "the search finds too little to be true"
    assert said - book("hq", language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_the_tables_of_the_report_name_has_words(language: str) -> None:
    assert tables_of_the_report() - book("report", language).keys() == set()


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_no_sentence_is_left_over(name: str) -> None:
    known = literals(name)
    assert [key for key in book(name, "de") if not set(key) <= known] == []


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_both_languages_say_the_same_sentences_wholly(name: str) -> None:
    german, english = book(name, "de"), book(name, "en")
    assert german.keys() == english.keys()
    empty = [s.key for s in (*german.values(), *english.values()) if not all(s.said) or len(s.said) != len(s.key)]
    assert empty == []


@pytest.mark.parametrize("name", sorted(FOLDERS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_of_a_sentence_stands_in_its_words(name: str, language: str) -> None:
    for sentence in book(name, language).values():
        wanted = fields(sentence.key[-1])
        for said in sentence.said:
            assert wanted - {"n"} <= fields(said) <= wanted | {"n"}, (sentence.key, said)


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_german_is_german(name: str) -> None:
    alike = {
        key[0]
        for key, sentence in book(name, "de").items()
        if sentence.said == key and len([sign for sign in _bare(key[0]) if sign.isalpha()]) > 2
    }
    assert alike <= ALIKE[name]


def _bare(text: str) -> str:
    return "".join(literal for literal, *_ in string.Formatter().parse(text))


def test_every_complaint_about_an_order_is_said_in_both_languages_with_the_same_values() -> None:
    for code, (german, english) in TEXTS.items():
        assert german and english and german != english, code
        own = {name.removesuffix("_de") for name in fields(german)} - {"de", "en"}
        assert own == {name.removesuffix("_en") for name in fields(english)} - {"de", "en"}, code


def test_no_complaint_about_an_order_is_left_over() -> None:
    made = {text for folder in COMPLAINING for text in _literals_of(folder)}
    assert TEXTS.keys() - made == set()


def _literals_of(folder: Path) -> set[str]:
    skipped = {"texts.py", "row_texts.py"}
    return {
        node.value
        for path in folder.glob("*.py")
        if path.name not in skipped
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/**/words/*.po")), ids=lambda path: str(path.relative_to(ROOT)))
def test_entries_stand_apart(path: Path) -> None:
    """A blank line between two of them, or who edits the one takes the other along."""
    lines = path.read_text(encoding="utf-8").split("\n")
    begins = [nth for nth, line in enumerate(lines) if line.startswith("msgid ")]
    assert len(begins) > 1
    close = [lines[nth] for nth in begins[1:] if "" not in lines[nth - 2 : nth]]
    assert close == []
