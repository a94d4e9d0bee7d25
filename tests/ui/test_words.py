"""Every sentence of the screen stands in both languages, and none is left over."""

import ast
import errno
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.problems import Code, FieldProblem, Sort
from app.settings import read_settings
from checklists.answer_rules import AnswerProblem, Flaw
from ui import answer_words, problem_words, pst_words
from ui.catalogue import terms
from ui.wording import LANGUAGES, Words

UI = Path(__file__).parents[2] / "ui"
TABLES = (
    problem_words.SENTENCES,
    answer_words.SENTENCES,
    answer_words.CHAIN,
    *terms.TABLES,
    pst_words.FINDINGS,
)

ALIKE = {
    "April", "August", "September", "November", "Name", "Navigation", "Pause", "PIN", "HQ", "Version", "Feldbuch",
    "Person", "R {room}",
}  # fmt: skip
"""Words that are the same in German and English."""


def catalogue(language: str) -> Catalog:
    with (UI / "words" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def keys_in_code() -> Iterator[tuple[str, str]]:
    """(key, file) of each literal handed to a Words object: `words("…")`, `self._words("…")`, `words.count("…", "…")`."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called, arguments = node.func, list(node.args)
            if isinstance(called, ast.Attribute) and called.attr == "count" and _is_words(called.value):
                arguments = arguments[:1]
            elif not _is_words(called):
                continue
            for argument in arguments[:1]:
                for literal in _literals(argument):
                    yield literal, path.name
    for table in TABLES:
        for sentence in table.values():
            yield sentence, "table"


def _is_words(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id in {"words", "german", "english"}
    return isinstance(node, ast.Attribute) and node.attr in {"words", "_words"}


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_code_has_its_words(language: str) -> None:
    known = catalogue(language)
    missing = [
        f"{key!r} ({file})" for key, file in keys_in_code() if known.get(key) is None or not known.get(key).string
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_values_stand_in_key_and_words(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in texts:
            assert fields(text) <= fields(ids[0]) | fields(ids[-1]), (ids, text)
            assert fields(ids[-1]) - {"n"} <= fields(text) | {"n"}, (ids, text)


def test_german_is_german() -> None:
    alike = [
        m.id
        for m in catalogue("de")
        if m.id and isinstance(m.id, str) and m.string == m.id and any(map(str.isalpha, m.id))
    ]
    unlisted = [
        key for key in alike if key not in ALIKE and len("".join(filter(str.isalpha, _without_fields(key)))) > 2
    ]
    assert not unlisted, unlisted


def _without_fields(text: str) -> str:
    return "".join(literal for literal, *_ in string.Formatter().parse(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", list(Code))
def test_every_problem_is_one_sentence_and_says_first_that_the_work_is_safe(code: Code, language: str) -> None:
    words = Words(language)
    template = problem_words.SENTENCES[code]
    values = {name: "7" for name in fields(template) if name != "problems"}
    if "problems" in fields(template):
        values["problems"] = (AnswerProblem(code=Flaw.TEXT_EMPTY),)
    if code is Code.USER_LIST_UNREADABLE:
        values["why"] = "file-empty"
    problem = FieldProblem(code, **values)
    text = problem_words.sentence(words, problem)
    assert "{" not in text and text.strip().endswith((".", "?", ")", "7"))
    assert text.startswith(problem_words.safe(words).strip()) == (problem.sort is not Sort.TO_DO)


def test_settings_that_cannot_be_read_are_named_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('language = "de"\ntheme dark\n', encoding="utf-8")
    with pytest.raises(FieldProblem) as refused:
        read_settings(tmp_path)
    text = problem_words.sentence(Words("de"), refused.value)
    assert f"{tmp_path / 'settings.toml'} sind nicht lesbar: settings.toml:2." in text


def test_why_the_system_refused_is_said_in_the_language_of_the_sentence() -> None:
    full = FieldProblem(Code.COPY_FAILED, path="E:", number=errno.ENOSPC, text="No space left on device")
    assert "nach E: schreiben: der Datenträger ist voll." in problem_words.sentence(Words("de"), full)
    rare = FieldProblem(Code.COPY_FAILED, path="E:", number=None, text="read back other bytes: a.pdf")
    assert "read back other bytes: a.pdf" in problem_words.sentence(Words("de"), rare)


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_flaw_of_an_answer_is_worded(flaw: Flaw) -> None:
    for language in LANGUAGES:
        text = answer_words.answer_problem(
            Words(language), AnswerProblem(code=flaw, values={"allowed": "2.0", "unit": "m"})
        )
        assert text and "{" not in text
