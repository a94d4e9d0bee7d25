"""Every word of the report exists in both languages, and the code says no word that has none."""

import ast
from pathlib import Path

from babel.messages.pofile import read_po

import app.report
from app.report.wording import Words

FOLDER = Path(app.report.__file__).parent
SAME = {"Min.", "Name", "April", "August", "September", "November", "m", "min", "extra", "{n} …"}
"""Equal in both languages, and rightly so."""


def catalogue(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    with (FOLDER / "words" / f"{language}.po").open("rb") as file:
        read = read_po(file, locale=language)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for message in read:
        if message.id:
            key = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return found


def said() -> set[tuple[str, ...]]:
    """All keys in the code: first arguments of words(...), pairs of many(...), and the tables of keys."""
    keys: set[tuple[str, ...]] = set()
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if name == "words" or (name == "self" and isinstance(node.func, ast.Name)):
                    keys.update([(texts[0],)] if texts and node.args[0].__class__ is ast.Constant else [])
                if name == "many" and len(texts) >= 2:
                    keys.add((texts[0], texts[1]))
    return keys


def test_both_languages_have_the_same_keys() -> None:
    german, english = catalogue("de"), catalogue("en")
    assert set(german) == set(english)
    for key, strings in {**german, **english}.items():
        assert all(strings), key


def test_every_key_of_the_code_has_words() -> None:
    assert len(said()) > 100
    assert said() - set(catalogue("de")) == set()


def test_german_is_german() -> None:
    german, english = catalogue("de"), catalogue("en")
    same = {key for key in german if german[key] == english[key] and not all(word.startswith("{") for word in key)}
    assert {key[0] for key in same} <= SAME


def test_places_for_values_are_the_same_in_both_languages() -> None:
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for language in ("de", "en"):
        for key, strings in catalogue(language).items():
            for one in strings:
                assert fields(one) <= fields(key[-1]), (language, key)
                assert fields(key[-1]) <= fields(one) | {"n"}, (language, key)


def test_numbers_dates_and_plurals() -> None:
    german, english = Words("de"), Words("en")
    assert (german.number("1234.5"), english.number("1234.5")) == ("1.234,5", "1,234.5")
    assert (german.number("²"), german.number("1e9"), german.number("-3")) == ("²", "1e9", "-3")
    assert german.many("{n} workplace", "{n} workplaces", 1) == "1 Platz"
    assert german.many("{n} workplace", "{n} workplaces", 24) == "24 Plätze"
    assert english.many("{n} mailbox", "{n} mailboxes", 0) == "0 mailboxes"
    assert german.listed(["a", "b", "c"]) == "a, b und c"
