"""Everything a step says about itself as label and text: one line per field of the catalogue's own dataclass.

A field that nobody has worded here is still shown, by its name: the catalogue may learn something before this file does.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from checklists.catalogue import Catalogue, Detail
from checklists.catalogue import Words as Pair
from checklists.coverage import sources_of
from ui.catalogue import terms
from ui.wording import Words

Fact = tuple[str, str]
_ELSEWHERE = {"key", "words", "kind", "hint", "required", "src", "who", "evidence", "subs", "example"}
_ELSEWHERE |= {"minimum", "maximum", "step_width", "unit", "at_least", "at_most"}
"""Said in the step's head line, by `origin`, in the rule, or in lines of their own."""


def origin(words: Words, detail: Detail) -> str:
    """Where the step comes from, who provides for it, what proves it."""
    source = ", ".join(sources_of(detail.src)) or detail.src
    who = terms.who(words, detail.who)
    evidence = ", ".join(terms.with_term(words, terms.EVIDENCE, str(one)) for one in detail.evidence)
    parts = (words("source"), source), (words("who"), f"{who} ({detail.who})"), (words("evidence"), evidence)
    return " · ".join(f"{label} {text}" for label, text in parts)


def facts(words: Words, detail: Detail, catalogue: Catalogue) -> Iterator[Fact]:
    rule = ", ".join(part for part in (_range(words, detail), _count(words, detail)) if part)
    if rule:
        yield words("Rule"), rule
    for field in fields(detail):
        value = getattr(detail, field.name)
        if field.name in _ELSEWHERE or value == _default(field):
            continue
        said = _WORDED.get(field.name)
        yield said(words, value, catalogue) if said else (field.name, plain(words, value))
    example = _example(words, detail)
    if example:
        yield words("Example"), example


def plain(words: Words, value: Any) -> str:
    """Any value of the catalogue in one line."""
    if isinstance(value, Pair):
        return words.of(value)
    if value is True or value is False:
        return words("yes") if value else words("no")
    if isinstance(value, tuple | list):
        return ", ".join(plain(words, one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {plain(words, one)}" for key, one in value.items())
    if is_dataclass(value):
        set_ = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != _default(f)}
        return f"({', '.join(f'{name}: {plain(words, one)}' for name, one in set_.items())})"
    return str(value)


def _default(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _range(words: Words, detail: Detail) -> str:
    unit = f" {detail.unit}" if detail.unit else ""
    parts = []
    low, high = detail.minimum, detail.maximum
    if low and high:
        parts.append(words("{low} to {high}{unit}", low=words.decimal(low), high=words.decimal(high), unit=unit))
    elif high:
        parts.append(words("at most {high}{unit}", high=words.decimal(high), unit=unit))
    elif low:
        parts.append(words("at least {low}{unit}", low=words.decimal(low), unit=unit))
    elif detail.unit and detail.kind == "num":
        parts.append(words("in {unit}", unit=detail.unit))
    if detail.step_width:
        parts.append(words("in steps of {width}{unit}", width=words.decimal(detail.step_width), unit=unit))
    if detail.kind == "timer" and parts:
        parts.append(words("outside with a reason"))
    return ", ".join(parts)


def _count(words: Words, detail: Detail) -> str:
    """How many options, rows, people, photos or files; of a text how many letters."""
    least, most = detail.at_least, detail.at_most
    parts = []
    if least:
        parts.append(words("at least {n}", n=least))
    if most is not None and detail.kind in ("text", "scan"):
        parts.append(words.count("at most {n} letter", "at most {n} letters", most))
    elif most is not None:
        parts.append(words("at most {n}", n=most))
    return ", ".join(parts)


def _example(words: Words, detail: Detail) -> str:
    """What the answer of the example holds, without the name of its kind; a tick needs none."""
    held = {name: value for name, value in detail.example.items() if name != "kind"}
    if not held or detail.kind == "tri":
        return ""
    return plain(words, next(iter(held.values())) if len(held) == 1 else held)


def _option(words: Words, option: Any) -> str:
    asks = words(" (asks for a text)") if option.asks_text else ""
    return f"{words.of(option.words)} [{option.key}]{asks}"


def _reason(words: Words, code: str, catalogue: Catalogue) -> str:
    return f"{code} {words.of(catalogue.reason(code).words)}"


def _limit(words: Words, key: str, catalogue: Catalogue) -> str:
    found = next((one for one in catalogue.allowances if one.key == key), None)
    return f"{key} {words.of(found.words)}" if found else key


_WORDED: dict[str, Callable[[Words, Any, Catalogue], Fact]] = {
    "keep_in_short": lambda words, v, c: (words("Depth"), words("asked in short depth, too")),
    "needs": lambda words, v, c: (words("Needs"), words("precondition {name}", name=v)),
    "pattern": lambda words, v, c: (words("Pattern"), _pattern(words, v, c)),
    "options": lambda words, v, c: (words("Choice"), " · ".join(_option(words, one) for one in v)),
    "columns": lambda words, v, c: (words("Columns"), " · ".join(_column(words, one) for one in v)),
    "check": lambda words, v, c: (words("Check"), v),
    "must_equal": lambda words, v, c: (words("Compared with"), terms.term(words, terms.ORDERED, v)),
    "unique_in_job": lambda words, v, c: (words("Unique"), words("once in the whole job")),
    "identity": lambda words, v, c: (words("Painting"), words("never painted, one by one")),
    "limit": lambda words, v, c: (words("Limit"), _limit(words, v, c)),
    "reason_when_exceeded": lambda words, v, c: (words("If exceeded"), _reason(words, v, c)),
    "done_means": lambda words, v, c: (words("A tick means"), words.of(v)),
}


def _pattern(words: Words, key: str, catalogue: Catalogue) -> str:
    hint = next((one for one in catalogue.patterns if one.key == key), None)
    return f"{key}: {words.of(hint.words)}" if hint else key


def _column(words: Words, column: Any) -> str:
    must = "!" if column.required else ""
    rest = {f.name: getattr(column, f.name) for f in fields(column) if f.name not in ("key", "words", "required")}
    told = [plain(words, value) for name, value in rest.items() if value not in (None, False, (), "", 0)]
    return f"{words.of(column.words)}{must}" + (f" ({', '.join(told)})" if told else "")
