"""What a new release of the catalogue changes, one sentence per change: "3.1.1-b7 Function test: sub-test ft-pcport is now required"."""

from typing import Any

from checklists.catalogue import Catalogue, Column, Notice
from checklists.catalogue import Words as Pair
from checklists.catalogue_difference import Change, Difference, Thing, differences
from checklists.table_rules import RowRule
from sync.hq import catalogue_names
from sync.hq.catalogue_rule_words import rule_sentence
from sync.hq.catalogue_values import Names, change, example_text
from sync.hq.wording import Words


def sentences(words: Words, old: Catalogue, new: Catalogue) -> list[str]:
    before, after = Names.of(old), Names.of(new)
    return [line for one in differences(old, new) for line in _lines(words, one, before, after)]


def _lines(words: Words, one: Difference, before: Names, after: Names) -> list[str]:
    head, inner = _split(one)
    said = _said(words, one, before, after)
    where = ", ".join(_thing(words, thing) for thing in inner)
    name = f"{_head(words, head)}: " if head else ""
    return [name + (where + text if where else text.lstrip(_JOINTS)) for text in said]


_JOINTS = ", "
"""What stands between a thing and what is said of it: a blank before a verb, a comma before the name of a field."""


# -- where ------------------------------------------------------------------------------------------------------------


def _split(one: Difference) -> tuple[Thing | None, list[Thing]]:
    """The chapter, item or precondition a person knows it by, and what lies below; a step that is called as its item is not
    named twice, unless it comes or goes itself."""
    path = list(one.path)
    below = next((n for n, thing in enumerate(path) if thing.sort in ("items", "preconditions")), 0)
    head, inner = (path[below], path[below + 1 :]) if path else (None, [])
    whole = one.change in (Change.ADDED, Change.REMOVED)
    if head is not None and whole and not inner:
        # The item itself comes or goes: its chapter is the place.
        head, inner = (path[below - 1], [head]) if below else (None, [head])
    if head is not None and inner and inner[0].words == head.words and not (whole and len(inner) == 1):
        inner = inner[1:]
    return head, inner


def _head(words: Words, thing: Thing) -> str:
    name = _of(words, thing.words)
    if thing.sort == "preconditions":
        return f"{catalogue_names.name(words, 'thing', thing.sort)} {name}"
    return f"{thing.key} {name}"


def _thing(words: Words, thing: Thing) -> str:
    return f"{catalogue_names.name(words, 'thing', thing.sort)} {thing.key}"


# -- what -------------------------------------------------------------------------------------------------------------


def _said(words: Words, one: Difference, before: Names, after: Names) -> list[str]:
    match one.change:
        case Change.ADDED:
            return [" " + words("is new: {name}", name=_of(words, one.path[-1].words))]
        case Change.REMOVED:
            return [" " + words("is gone: {name}", name=_of(words, one.path[-1].words))]
        case Change.MOVED:
            return [", " + words("other order: {what}", what=catalogue_names.name(words, "list", one.field))]
    switched = catalogue_names.switched(words, one.field, one.new)
    if switched is not None:
        return [f" {switched}"]
    if one.field == "under":
        old, new = (", ".join(thing.key for thing in path[-1:]) for path in (one.old, one.new))
        return [" " + words("stands under {new} now, was under {old}", old=old, new=new)]
    if _are_notices(one.old) and _are_notices(one.new):
        gone = [
            ", " + words("notice is gone: {text}", text=_of(words, text)) for text in one.old if text not in one.new
        ]
        come = [", " + words("notice is new: {text}", text=_of(words, text)) for text in one.new if text not in one.old]
        return [*gone, *come] or [", " + words("other order: {what}", what=words("notices"))]
    if one.field == "rules":
        step = one.path[-1].key
        return _rules(words, one, before.steps[step].columns, after.steps[step].columns)
    if one.field == "example":
        return [_example(words, one)]
    label = catalogue_names.name(words, "field", one.field)
    return [f", {label}: {change(words, one.field, (one.old, before), (one.new, after))}"]


def _rules(words: Words, one: Difference, before: tuple[Column, ...], after: tuple[Column, ...]) -> list[str]:
    """Each rule that comes or goes is a sentence; one that changed is both."""
    old: tuple[RowRule, ...] = one.old
    new: tuple[RowRule, ...] = one.new
    come = [words("new rule: {rule}", rule=rule_sentence(words, rule, after)) for rule in new if rule not in old]
    gone = [words("rule is gone: {rule}", rule=rule_sentence(words, rule, before)) for rule in old if rule not in new]
    return [f", {line}" for line in (*gone, *come)] or [", " + words("other order: {what}", what=words("rules"))]


def _example(words: Words, one: Difference) -> str:
    old, new = example_text(one.old), example_text(one.new)
    if not (old and new):
        return ", " + words("example is changed")
    return f", {catalogue_names.name(words, 'field', 'example')}: {old} → {new}"


def _are_notices(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, Notice) for one in value)


def _of(words: Words, pair: Pair) -> str:
    return pair.de if words.language == "de" else pair.en
