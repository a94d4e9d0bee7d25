"""Everything a step says about itself as label and text: one line per field of the catalogue's own dataclass.

A field that nobody has worded here is still shown, by its name: the catalogue may learn something before this file does.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from checklists.catalogue import Catalogue, Column, Condition, Detail
from checklists.catalogue import Words as Pair
from checklists.coverage import bullets, sources_of
from checklists.table_rules import RowRule, RowRuleKind
from ui.catalogue import terms
from ui.wording import Words

Fact = tuple[str, str]
_ELSEWHERE = {"key", "words", "kind", "hint", "required", "src", "who", "evidence", "subs", "example"}
_ELSEWHERE |= {"minimum", "maximum", "step_width", "unit", "at_least", "at_most"}
"""Said in the step's head line, by `origin`, in the rule, or in lines of their own."""


def origin(words: Words, detail: Detail) -> str:
    """Where the step comes from, who provides for it, what proves it."""
    sources = ", ".join(sources_of(detail.src)) or detail.src
    who = terms.who(words, detail.who)
    who = who if who == detail.who else f"{who} ({detail.who})"
    evidence = ", ".join(terms.with_term(words, terms.EVIDENCE, str(one)) for one in detail.evidence)
    said = (
        words("source {sources}", sources=sources),
        words("who: {who}", who=who),
        words("evidence: {evidence}", evidence=evidence),
    )
    return " · ".join(said)


def facts(words: Words, detail: Detail, catalogue: Catalogue) -> Iterator[Fact]:
    rule = ", ".join(part for part in _rule(words, detail) if part)
    if rule:
        yield words("Rule"), rule
    for field in fields(detail):
        value = getattr(detail, field.name)
        if field.name in _ELSEWHERE or value == _default(field):
            continue
        if field.name == "rules":
            yield words("Table"), " · ".join(_whole_rule(words, one, detail.columns) for one in value)
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
    if isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value):
        return f"{value[:8]}…"
    if isinstance(value, tuple | list):
        return ("; " if any(isinstance(one, dict) for one in value) else ", ").join(plain(words, one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {plain(words, one)}" for key, one in value.items())
    if is_dataclass(value):
        set_ = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != _default(f)}
        return f"({', '.join(f'{name}: {plain(words, one)}' for name, one in set_.items())})"
    return str(value)


def _default(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _rule(words: Words, detail: Detail) -> Iterator[str]:
    """What the answer itself must keep: its range, how many there may be."""
    if detail.kind in ("num", "timer"):
        yield _range(words, detail.minimum, detail.maximum, detail.unit)
    if detail.step_width:
        width = words.decimal(detail.step_width)
        yield words("in steps of {width}{unit}", width=width, unit=f" {detail.unit}" if detail.unit else "")
    if detail.kind == "timer" and (detail.minimum or detail.maximum):
        yield words("outside with a reason")
    if detail.at_least:
        yield words("at least {n}", n=detail.at_least)
    if detail.at_most is not None:
        letters = detail.kind in ("text", "scan")
        yield _letters(words, detail.at_most) if letters else words("at most {n}", n=detail.at_most)


def _letters(words: Words, most: int) -> str:
    return words.count("at most {n} letter", "at most {n} letters", most)


def _range(words: Words, low: str | None, high: str | None, unit: str | None) -> str:
    after = f" {unit}" if unit else ""
    if low and high:
        return words("{low} to {high}{unit}", low=words.decimal(low), high=words.decimal(high), unit=after)
    if high:
        return words("at most {high}{unit}", high=words.decimal(high), unit=after)
    if low:
        return words("at least {low}{unit}", low=words.decimal(low), unit=after)
    return words("in {unit}", unit=unit) if unit else ""


def _example(words: Words, detail: Detail) -> str:
    """What the answer of the example holds, without the name of its kind; a tick needs none."""
    held = {name: value for name, value in detail.example.items() if name not in ("kind", "image_sha256", "images")}
    if not held or detail.kind == "tri":
        return ""
    said = plain(words, next(iter(held.values())) if len(held) == 1 else held)
    return f"{said} s" if detail.kind == "timer" else said


def worded() -> set[str]:
    """The fields that are told in a person's words."""
    return {*_ELSEWHERE, *_WORDED, "rules"}


def _option(words: Words, option: Any) -> str:
    asks = words(" (asks for a text)") if option.asks_text else ""
    never = words(" (not with {name})", name=option.not_if.step) if option.not_if else ""
    return f"{words.of(option.words)} [{option.key}]{asks}{never}"


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
    "columns": lambda words, v, c: (words("Columns"), " · ".join(_column(words, one, c) for one in v)),
    "check": lambda words, v, c: (words("Automatic check"), v),
    "hand_says_how": lambda words, v, c: (words("Judged by hand"), words("only with a word how")),
    "must_equal": lambda words, v, c: (words("Compared with"), terms.term(words, terms.ORDERED, v)),
    "unique_in_job": lambda words, v, c: (words("Unique"), words("once in the whole job")),
    "twice_blocks": lambda words, v, c: (words("If twice"), words("stops the signature")),
    "unlike": lambda words, v, c: (words("Never"), terms.term(words, terms.UNLIKE, str(v))),
    "rows_up_to": lambda words, v, c: (words("At most"), words("as many lines as {name} says", name=v)),
    "same_as": lambda words, v, c: (words("The same as"), ", ".join(v)),
    "identity": lambda words, v, c: (words("Painting"), words("never painted, one by one")),
    "limit": lambda words, v, c: (words("Limit"), _limit(words, v, c)),
    "reason_when_exceeded": lambda words, v, c: (words("If exceeded"), _reason(words, v, c)),
    "done_means": lambda words, v, c: (words("A tick means"), words.of(v)),
    "when": lambda words, v, c: (words("Condition"), _when(words, v, c)),
    "waits_for": lambda words, v, c: (words("Counts as"), words("waiting for {reason}", reason=_reason(words, v, c))),
    "preset": lambda words, v, c: (words("Preset"), words("one touch takes the example over")),
    "suffixes": lambda words, v, c: (words("Endings"), ", ".join(v)),
    "switches_on": lambda words, v, c: (words("Restore"), words("ends with the state before")),
    "within_quota": lambda words, v, c: (words("At most"), words("the quota of the mailbox")),
    "signed_by": lambda words, v, c: (words("Signed by"), words("each person of {name}", name=v)),
}


def _pattern(words: Words, key: str, catalogue: Catalogue) -> str:
    hint = next((one for one in catalogue.patterns if one.key == key), None)
    return f"{key}: {words.of(hint.words)}" if hint else key


def _must(words: Words, condition: Condition, catalogue: Catalogue) -> str:
    return words("required") + " " + _when(words, condition, catalogue)


def _column(words: Words, column: Column, catalogue: Catalogue) -> str:
    told = [
        _range(words, column.minimum, column.maximum, column.unit),
        _letters(words, column.letters) if column.letters else "",
        column.pattern or "",
        words("day and time") if column.moment else "",
        words("never: {what}", what=terms.term(words, terms.UNLIKE, str(column.unlike))) if column.unlike else "",
        _must(words, column.required_if, catalogue) if column.required_if else "",
        words("as many lines in {name}", name=column.listed_in) if column.listed_in else "",
        words("each value once") if column.unique else "",
        " / ".join(_option(words, one) for one in column.options),
        terms.term(words, terms.MEMBERS, str(column.members)) if column.members else "",
        words("others are outside the order") if column.outsiders else "",
        words("nobody in two groups") if column.once else "",
    ]
    told = [text for text in told if text]
    return f"{words.of(column.words)}{'!' if column.required else ''}" + (f" ({', '.join(told)})" if told else "")


def _whole_rule(words: Words, rule: RowRule, columns: tuple[Column, ...]) -> str:
    return _row_rule(words, rule, columns) + (words(" (blocks the signature)") if rule.blocks else "")


def _row_rule(words: Words, rule: RowRule, columns: tuple[Column, ...]) -> str:
    held = {column.key: column for column in columns}
    names = [words.of(held[key].words) if key in held else key for key in rule.columns]
    match rule.kind:
        case RowRuleKind.SUMS_TO:
            return words("{name} adds up to {total}", name=names[0], total=words.decimal(rule.total or ""))
        case RowRuleKind.ADDS_UP:
            return f"{names[0]} = {' + '.join(names[1:])}"
        case RowRuleKind.NO_OVERLAP:
            return words("no overlap of {names}", names=", ".join(names))
        case RowRuleKind.CUSTODY:
            return words("an unbroken chain of custody")
        case RowRuleKind.NEEDS:
            said = _answers(words, held, rule, 0)
            first = f"{names[0]}: {said}" if said else names[0]
            return words("{first} needs {names}", first=first, names=", ".join(names[1:]))
        case RowRuleKind.EXPLAINED:
            return words("{first} other than 0 needs {names}", first=names[0], names=names[1])
        case RowRuleKind.AS_MANY:
            return words("{first} is not less than {names}", first=names[0], names=names[1])
        case RowRuleKind.UNIQUE_TOGETHER:
            return words("{names} together only once", names=", ".join(names))
        case RowRuleKind.HAS_ONE:
            return words("{name} is somewhere {answers}", name=names[0], answers=_answers(words, held, rule, 0))
        case RowRuleKind.APART:
            return words("{first} never stands under {names}", first=names[0], names=names[1])
        case RowRuleKind.ON_MOBILES:
            answers = _answers(words, held, rule, 1)
            return words("{name} is {answers} for mobile numbers", name=names[1], answers=answers)
        case RowRuleKind.PST_NAMED:
            return words("{first} is named after {names}", first=names[0], names=names[1])
        case RowRuleKind.WITHIN:
            return words("{first} lies within {names}", first=names[0], names=" – ".join(names[1:]))


def _answers(words: Words, held: Mapping[str, Column], rule: RowRule, place: int) -> str:
    options = held[rule.columns[place]].options
    return words(" or ").join(words.of(one.words) for one in options if one.key in rule.is_any)


def _when(words: Words, when: Condition, catalogue: Catalogue) -> str:
    """ "only where loc-choice is Anywhere"."""
    asked = [one for one in _details(catalogue) if one.key in when.steps]
    options = [option for one in asked for option in (*one.options, *(o for c in one.columns for o in c.options))]
    named = {option.key: words.of(option.words) for option in options}
    answers = [named.get(key) or terms.term(words, terms.VERDICTS, key) for key in when.is_any]
    either = words(" or ")
    return words("only where {step} is: {answers}", step=either.join(when.steps), answers=either.join(answers))


def _details(catalogue: Catalogue) -> Iterator[Detail]:
    for chapter in catalogue.chapters:
        for bullet in bullets(chapter):
            yield from bullet.details
