"""The sentences of tables and users: each code of the rules has one in both languages, and none is left over."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists import manager_names, table_words, user_asked, user_judge, user_rules, user_sheet
from checklists.catalogue import Language
from checklists.table import Oddity, Torn
from checklists.table_file import TableFileError
from checklists.user_problem import Problem, Severity

RULES = (user_sheet, user_rules, user_judge, user_asked, manager_names)
FILE = {*TableFileError.CODES, "unreachable"}
PARTS = {"post-code-DE", "post-code-AT", "post-code-CH", "post-code-other"}
VARIANTS = {"empty-phone", "eaten-phone", "country-differs-known", "empty-row"}
WORDS = table_words.table_words()


def codes_of_the_rules() -> Iterator[str]:
    """Every code the rules can give, read from their source: whoever adds one has to word it."""
    for module in RULES:
        assert module.__file__
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("_of_table", "_of_shape", "_warn"):
                yield from texts(node.args[1])
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from texts(keyword.value)
    yield from Oddity
    yield from Torn


def texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*texts(node.body), *texts(node.orelse))


CODES = sorted(set(codes_of_the_rules()))


def problem(code: str, value: str = "x", column: str = "mail") -> Problem:
    values = {
        **{
            "first_row": "4",
            "limit": "30",
            "columns_de": "PLZ",
            "columns_en": "ZIP",
            "suffixes": "a.example",
            "country": "DE",
            "last_row": "9",
        },
        **{"found": "3", "expected": "18", "count": "2", "separator": ",", "others": ";", "de": "Ort", "en": "City"},
        "logon": "a@b.example",
    }
    return Problem(
        row=3,
        column=column,
        header="E-Mail",
        value=value,
        code=code,
        severity=Severity.ERROR,
        values=tuple(values.items()),
    )


def test_every_code_has_its_own_words_and_no_words_are_left_over() -> None:
    assert {"empty", "eaten", "hidden-row", "manager-cycle", "row-too-long", "quote-open"} < set(CODES)
    assert set(CODES) | FILE | PARTS | VARIANTS == set(WORDS)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_with_the_same_values() -> None:
    for code, words in WORDS.items():
        assert words.de and words.en and words.de != words.en, code
        assert fields(words.de) == fields(words.en), code


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_whole_sentences_without_a_gap(code: str, language: Language) -> None:
    text = table_words.user_sentence(problem(code), language)
    assert text.endswith(".") and "{" not in text and "…" not in text and "!" not in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", sorted(FILE))
def test_every_refused_file_is_told_what_to_do(code: str, language: Language) -> None:
    text = table_words.file_sentence(code, {"bytes": 11, "limit": 10}, language)
    assert text.endswith(".") and "…" not in text
    assert ("Bitte" if language is Language.DE else "lease") in text


def test_a_number_is_asked_for_by_the_reason_it_is_asked_for() -> None:
    asked = table_words.user_sentence(problem("empty", column="telephoneNumber"), Language.DE)
    assert asked == "Der Wert fehlt. Pflicht bei Portierung."
    assert "Portierung" not in table_words.user_sentence(problem("empty", column="sn"), Language.DE)


def test_what_people_typed_is_short_and_steers_nothing() -> None:
    text = table_words.user_sentence(problem("mail", value="a\x1b[31m\n" + "b" * 300), Language.EN)
    assert "\x1b" not in text and "[U+001B]" in text and "\n" not in text
    assert len(text) < 200


def test_the_place_is_said_before_it() -> None:
    assert table_words.user_place(problem("mail"), Language.DE) == "Zeile 3, Spalte „E-Mail“: "
    assert table_words.where(Language.EN, row=3, column="City") == "Row 3, column “City”: "
    assert table_words.where(Language.DE) == ""
