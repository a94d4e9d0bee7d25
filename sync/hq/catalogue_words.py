"""What a new release of the catalogue changes, one sentence per change: "3.1.1-b7 Function test: sub-test ft-pcport is now required"."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from checklists.catalogue import Notice
from checklists.catalogue import Words as Pair
from checklists.catalogue_difference import Change, Difference, Thing
from sync.hq import catalogue_names
from sync.hq.wording import Words


def sentences(words: Words, changed: Sequence[Difference]) -> list[str]:
    return [line for one in changed for line in _lines(words, one)]


def _lines(words: Words, one: Difference) -> list[str]:
    head, inner = _split(one)
    said = _said(words, one)
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


def _said(words: Words, one: Difference) -> list[str]:
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
    label = catalogue_names.name(words, "field", one.field)
    return [f", {label}: {_shown(words, one.old, one.new)} → {_shown(words, one.new, one.old)}"]


def _are_notices(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, Notice) for one in value)


def _of(words: Words, pair: Pair) -> str:
    return pair.de if words.language == "de" else pair.en


def _shown(words: Words, value: Any, other: Any = None) -> str:
    """A value of the catalogue in one line. Where only the other language of a text changed, that one is shown."""
    if isinstance(value, Pair) and isinstance(other, Pair) and _of(words, value) == _of(words, other):
        german = words.language == "de"
        return words("“{text}” in English", text=value.en) if german else words("“{text}” in German", text=value.de)
    if isinstance(value, Pair):
        return words("“{text}”", text=_of(words, value))
    if value is None or value == () or value == "" or value == {}:
        return "–"
    if value is True or value is False:
        return words("yes") if value else words("no")
    if isinstance(value, tuple | list):
        pairs = zip(value, other, strict=False) if isinstance(other, tuple | list) else ((one, None) for one in value)
        shown = [_shown(words, one, beside) for one, beside in pairs]
        return ", ".join([*shown, *(_shown(words, one) for one in value[len(shown) :])])
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(words, one)}" for key, one in value.items() if key != "kind")
    if is_dataclass(value):
        return " ".join(_shown(words, getattr(value, f.name)) for f in fields(value) if getattr(value, f.name))
    return str(value)
