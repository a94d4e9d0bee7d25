"""One detail of the catalogue's files: only the fields its answer kind uses may stand there, and its example keeps its own rule."""

import re
from collections import Counter
from typing import Any

from checklists import answer
from checklists.answer_rules import judge
from checklists.catalogue import AnswerKind, Detail, Evidence, SubTest
from checklists.catalogue_columns import read_columns, read_options, read_rules, read_unlike
from checklists.catalogue_conditions import read_condition
from checklists.catalogue_shared import UNITS, Shared, read_subs
from checklists.catalogue_tree import Fields, Node
from checklists.example_words import of_detail
from checklists.ids import StepKey
from checklists.patterns import PATTERN_NAMES

WHO = frozenset(("C", "CA", "CT", "HQ", "T", "app", "key users", "user"))
"""Provided by, as the facts' sec 1 has it; several joined by + (together) or / (either)."""
_EQUALS = frozenset(("mac", "model", "serial"))
_CHECKS = frozenset(("A-AUDIO", "A-BW", "A-ECSTA", "A-MAIL", "A-NET", "A-ORDER", "A-PST", "A-TAB", "A-TLS"))


def read_detail(one: Fields, src: str, shared: Shared) -> Detail:
    """`src` is the item's, which the detail shares where it names none."""
    key = one.text("key")
    shared.index.claim(one, "step", key)
    known = one.one_of("kind", set(AnswerKind))
    kind = AnswerKind(known or AnswerKind.TRI)
    fields: dict[str, Any] = {
        "key": StepKey(key),
        "kind": kind,
        "words": one.words("words"),
        "hint": one.words("hint"),
        "required": one.flag("required"),
        "src": one.text("src", default=src),
        "who": _who(one),
        "evidence": _evidence(one),
        "keep_in_short": one.one_of("short", ("keep",), default="") == "keep",
        "needs": _key(one.maybe("needs")),
        "identity": one.flag("one_by_one"),
        "limit": one.maybe("limit"),
        "done_means": one.words("done_means") if one.has("done_means") else None,
        "when": read_condition(one),
        "signed_by": _key(one.maybe("signed_by")) if kind is AnswerKind.SIGN else None,
    }
    shared.index.refer(one, "needs", fields["needs"], "precondition")
    shared.index.refer(one, "limit", fields["limit"], "allowance")
    before = len(one.complaints.found)
    fields |= _of_kind(one, kind, shared)
    ruled = len(one.complaints.found) == before
    detail = Detail(**fields)
    shared.conditions.note(one, detail)
    value = _example(one, kind, alone=detail.signed_by is not None)
    if known:  # what may stand there depends on the kind: without one, one complaint is enough
        one.done()
    if value is None or not ruled:  # by a rule with a mistake no example can be judged
        return detail
    for problem in judge(detail, value):
        one.complain_words(*of_detail(problem, detail, shared.patterns), one.line_of("example"))
    return Detail(**fields, example=answer.to_json(value))


def _of_kind(one: Fields, kind: AnswerKind, shared: Shared) -> dict[str, Any]:
    match kind:
        case AnswerKind.NUM:
            reason = one.maybe("reason_when_exceeded")
            shared.index.refer(one, "reason_when_exceeded", reason, "reason")
            return {
                "unit": one.maybe_one_of("unit", UNITS),
                "minimum": one.decimal("minimum"),
                "maximum": one.decimal("maximum"),
                "step_width": one.decimal("step_width"),
                "reason_when_exceeded": reason,
                "within_quota": one.flag("within_quota"),
            }
        case AnswerKind.TIMER:
            waits_for = one.maybe("waits_for")
            shared.index.refer(one, "waits_for", waits_for, "reason")
            return {
                "unit": "min",
                "minimum": one.decimal("minimum"),
                "maximum": one.decimal("maximum"),
                "waits_for": waits_for,
            }
        case AnswerKind.TRI:
            return {"same_as": _steps(one, "same_as")}
        case AnswerKind.TEXT | AnswerKind.SCAN:
            return {
                "pattern": one.maybe_one_of("pattern", PATTERN_NAMES),
                "at_most": one.whole("at_most"),
                "must_equal": one.maybe_one_of("must_equal", _EQUALS),
                "unique_in_job": one.flag("unique"),
                "twice_blocks": kind is AnswerKind.TEXT and one.flag("unique"),
                "unlike": read_unlike(one),
                "same_as": _steps(one, "same_as"),
            }
        case AnswerKind.PICK:
            options = read_options(one)
            equals = one.maybe_one_of("must_equal", _EQUALS)
            if equals and all(option.key != "as-ordered" for option in options):
                one.complain("no option 'as-ordered'", "one option named as-ordered", one.line_of("options"))
            return {"options": options, "must_equal": equals}
        case AnswerKind.MULTI:
            return {"options": read_options(one), "at_least": one.whole("at_least") or 0}
        case AnswerKind.ROWS:
            columns = read_columns(one)
            # Of columns named twice over nobody knows which of them the rules mean.
            clear = not (one.has("rules") and one.has("columns") and one.has("columns_of"))
            return {
                "columns": columns,
                "rules": read_rules(one, columns) if clear else (),
                "at_least": one.whole("at_least") or 0,
                "at_most": one.whole("at_most"),
                "preset": one.flag("preset"),
                "rows_up_to": _key(one.maybe("rows_up_to")),
            }
        case AnswerKind.SUB:
            return {"subs": _subs(one, shared), "switches_on": one.flag("switches_on")}
        case AnswerKind.AUTO:
            return {"check": one.one_of("check", _CHECKS), "hand_says_how": True}
        case AnswerKind.FILES:
            return {**_counted(one), "suffixes": _suffixes(one), "same_as": _steps(one, "same_as")}
        case AnswerKind.PEOPLE | AnswerKind.PHOTO | AnswerKind.SIGN:
            return _counted(one)
        case _:
            return {}


def _counted(one: Fields) -> dict[str, Any]:
    return {"at_least": one.whole("at_least") or 0, "at_most": one.whole("at_most")}


def _suffixes(one: Fields) -> tuple[str, ...]:
    found = one.texts("suffixes")
    for text in found:
        if text and not re.fullmatch(r"\.[a-z0-9]{1,8}", text):
            one.complain(f"ending {text!r}", "a dot and small letters, as .xlsx", one.line_of("suffixes"))
    return found


def _steps(one: Fields, name: str) -> tuple[StepKey, ...]:
    return tuple(StepKey(key) for key in one.texts(name))


def _key(text: str | None) -> StepKey | None:
    return None if text is None else StepKey(text)


def _who(one: Fields) -> str:
    text = one.text("who")
    for part in re.split(r"[+/]", text):
        if text and part not in WHO:
            one.complain(f"'who' names {part!r}", f"{', '.join(sorted(WHO))}, joined by + or /", one.line_of("who"))
    return text


def _evidence(one: Fields) -> tuple[Evidence, ...]:
    found = []
    for text in one.texts("evidence"):
        if text in set(Evidence):
            found.append(Evidence(text))
        elif text:
            one.complain(f"evidence {text!r}", ", ".join(Evidence), one.line_of("evidence"))
    if not found:
        one.complain("'evidence' is empty", ", ".join(Evidence), one.line_of("evidence"))
    return tuple(found)


def _subs(one: Fields, shared: Shared) -> tuple[SubTest, ...]:
    """`subs` is the name of a list, several names whose lists are run one after the other, or the sub-tests themselves."""
    node = one.node("subs")
    if node is not None and isinstance(node.value, str):
        return _list(one, node.value, shared)
    if node is None or not node.entries or any(entry.pairs is not None for entry in node.entries):
        return read_subs(one, "subs", shared.index)
    found = tuple(sub for name in one.texts("subs") for sub in _list(one, name, shared))
    for key, count in Counter(sub.key for sub in found).items():
        if count > 1:
            one.complain(f"sub-test {key!r} stands twice", "lists without a key in common", node.line)
    return found


def _list(one: Fields, name: str, shared: Shared) -> tuple[SubTest, ...]:
    shared.index.refer(one, "subs", name, "list")
    return shared.lists.get(name, ())


def _example(one: Fields, kind: AnswerKind, *, alone: bool) -> answer.Value | None:
    """Sub-tests have no example of their own, a tick needs none; the others are written short: a key, a list, a number."""
    if kind is AnswerKind.SUB:
        return None
    if kind is AnswerKind.TRI:
        return answer.Tri(verdict=answer.Verdict.DONE)
    node = one.node("example")
    if node is None:
        one.complain("'example' is missing", f"an answer of kind {kind} that keeps the rule of this detail")
        return None
    try:
        return answer.from_json(_long_form(kind, _plain(node), alone=alone))
    except (KeyError, TypeError, ValueError, AttributeError):
        if not node.spoiled:
            one.complain(f"the example is no answer of kind {kind}", _SHORT_FORMS[kind], node.line)
        return None


_SHORT_FORMS = {
    AnswerKind.NUM: "a decimal in quotes",
    AnswerKind.TEXT: "a text",
    AnswerKind.SCAN: "a text",
    AnswerKind.PICK: "an option's key, or key and text",
    AnswerKind.MULTI: "a list of option keys",
    AnswerKind.TIMER: "seconds as a whole number",
    AnswerKind.PHOTO: "a list of photo ids",
    AnswerKind.PEOPLE: "a list of name, function, met",
    AnswerKind.SIGN: "a list of name, function, met",
    AnswerKind.FILES: "a list of name, size, sha256",
    AnswerKind.ROWS: "a list of column: text",
    AnswerKind.WHEN: "local and zone",
    AnswerKind.AUTO: "verdict, asked, raw, overridden",
}
_NO_IMAGE = "0" * 64
_FIELD = {
    AnswerKind.NUM: "number",
    AnswerKind.TEXT: "text",
    AnswerKind.SCAN: "text",
    AnswerKind.MULTI: "keys",
    AnswerKind.TIMER: "seconds",
    AnswerKind.PHOTO: "photos",
    AnswerKind.PEOPLE: "people",
    AnswerKind.FILES: "files",
    AnswerKind.ROWS: "rows",
}


def _long_form(kind: AnswerKind, data: Any, *, alone: bool) -> dict[str, Any]:
    """`alone`: each of those who sign has a drawing of the own."""
    if kind in (AnswerKind.NUM, AnswerKind.TEXT, AnswerKind.SCAN) and not isinstance(data, str):
        raise TypeError(f"{data!r} is no text")
    if kind is AnswerKind.SIGN:
        drawn: dict[str, Any] = {"images": [_NO_IMAGE for _ in data]} if alone else {"image_sha256": _NO_IMAGE}
        return {"kind": str(kind), "people": data, **drawn}
    if kind is AnswerKind.PICK and isinstance(data, str):
        return {"kind": str(kind), "key": data}
    if kind in _FIELD:
        return {"kind": str(kind), _FIELD[kind]: data}
    return {"kind": str(kind), **data}


def _plain(node: Node) -> Any:
    if node.pairs is not None:
        return {str(key.value): _plain(value) for key, value in node.pairs}
    if node.entries is not None:
        return [_plain(value) for value in node.entries]
    return node.value
