"""The sentences of `table_words.toml`: what is wrong with a table, a cell, a user, in German and English.

The one source for the window, the command and HQ. Whoever shows a sentence says before it where it belongs; `where` does that in
running text.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from checklists.attributes import PHONE
from checklists.catalogue import Language, Words
from checklists.table import Oddity
from checklists.user_problem import Problem
from checklists.user_rules import PHONES

_SHOWN = 80
_TYPED = {"value", "member", "names"}
"""Values people typed: shortened where they are endless."""
_VARIANTS = {("empty", PHONE): "empty-phone", **{("eaten", key): "eaten-phone" for key in PHONES}}


@cache
def table_words() -> Mapping[str, Words]:
    """Every sentence by its code."""
    raw = tomllib.loads((files("checklists") / "table_words.toml").read_text(encoding="utf-8"))
    return {code: Words(de=entry["de"], en=entry["en"]) for code, entry in raw.items()}


class _Values(dict[str, str]):
    """A sentence without one of its values is better than none."""

    def __missing__(self, key: str) -> str:
        return "…"


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """A sentence with its values. What people typed is shortened, and its invisible characters are named."""
    return pattern.format_map(_Values({key: shown(v) if key in _TYPED else v for key, v in values.items()}))


def shown(value: str) -> str:
    """One line of at most 80 letters that steers no terminal."""
    line = "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in " ".join(value.split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def post_code_form(country: str) -> Words:
    """What a post code of this country (two letters) looks like."""
    known = table_words()
    return known.get(f"post-code-{country.upper()}", known["post-code-other"])


def user_sentence(problem: Problem, language: Language) -> str:
    """What is wrong and what is expected; where it is, is not said."""
    values = in_language({"value": problem.value, "row": str(problem.row or "…"), **dict(problem.values)}, language)
    code = _VARIANTS.get((problem.code, problem.column), several_or_one(problem.code, values))
    if code == "post-code":
        values["expected"] = post_code_form(values.get("country", "")).to(language)
    elif code == "country-differs" and "expected" in values:
        code = "country-differs-known"
    return filled(table_words()[code].to(language), values)


def several_or_one(code: str, values: Mapping[str, str]) -> str:
    """The code whose sentence is right for so many rows: a gap of one row is said otherwise than a longer one."""
    return "empty-row" if code == Oddity.EMPTY_ROWS and values.get("last_row") == values.get("row") else code


def in_language(values: Mapping[str, str], language: Language) -> dict[str, str]:
    """A value that differs with the language comes as `name_de` and `name_en`; here it is `name`."""
    ending = f"_{language}"
    return {**values, **{key.removesuffix(ending): text for key, text in values.items() if key.endswith(ending)}}


def file_sentence(code: str, values: Mapping[str, str | int], language: Language) -> str:
    """Why a file is no table: a code of `table_file.TableFileError`, or "unreachable"."""
    return filled(table_words()[code].to(language), {key: str(value) for key, value in values.items()})


def where(language: Language, *, sheet: str = "", row: int | None = None, column: str = "", field: str = "") -> str:
    """ "Blatt „Nutzer“, Zeile 3, Spalte „PLZ“: ", empty where nothing is meant."""
    german = language is Language.DE
    parts = [f"Blatt „{sheet}“" if german else f"Sheet “{sheet}”"] if sheet else []
    if row is not None:
        parts.append(f"Zeile {row}" if german else f"row {row}")
    if column:
        parts.append(f"Spalte „{shown(column)}“" if german else f"column “{shown(column)}”")
    if field:
        parts.append(f"Feld „{shown(field)}“" if german else f"field “{shown(field)}”")
    if not parts:
        return ""
    first = parts[0][0].upper() + parts[0][1:]
    return ", ".join((first, *parts[1:])) + ": "


def user_place(problem: Problem, language: Language) -> str:
    """Where in its file a problem is."""
    # A column that is not there has no name of its own in the file: it is called as the reader calls it.
    missing = dict(problem.values).get(language, "") if problem.code == "column-missing" else ""
    return where(language, row=problem.row, column=missing or problem.header)
