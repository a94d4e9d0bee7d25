"""A chapter's file: its items with their details, and the files of preconditions that belong to a chapter."""

from checklists.catalogue import AnswerKind, Chapter, Detail, GroupKind, Item, Precondition, SubjectKind, Words
from checklists.catalogue_detail import read_detail
from checklists.catalogue_rules import FEATURES, check_head
from checklists.catalogue_shared import Shared, read_notice
from checklists.catalogue_tree import Fields
from checklists.ids import ChapterKey, ItemKey
from checklists.table_rules import RowRuleKind

LONGEST_HEAD = 10
LONGEST_BRIEF = 8


def read_chapter(tree: Fields, shared: Shared) -> Chapter:
    """One file = one chapter of the service description."""
    key = ChapterKey(tree.text("chapter"))
    shared.index.claim(tree, "chapter", key, "chapter")
    needs = tree.texts("needs")
    for need in needs:
        shared.index.refer(tree, "needs", need, "chapter")
    chapter = Chapter(
        key=key,
        words=tree.words("words"),
        unit=_subject_kind(tree, "unit"),
        needs=tuple(ChapterKey(need) for need in needs),
        preconditions=tuple(_precondition(one, key, shared) for one in tree.maps("preconditions")),
        items=tuple(_item(one, key, number, shared) for number, one in enumerate(tree.maps("items"), start=1)),
        notices=tuple(read_notice(one) for one in tree.maps("notices")),
        always=tree.flag("always"),
    )
    if not chapter.items:
        tree.complain("no items", "at least one item", tree.line_of("items"))
    tree.done()
    return chapter


def read_preconditions(tree: Fields, shared: Shared) -> tuple[str, tuple[Precondition, ...]]:
    """A file of preconditions only (3.1): `asked_by` names the chapter whose presence in the order asks for them."""
    host = ChapterKey(tree.text("asked_by"))
    tree.text("chapter")
    found = tuple(_precondition(one, host, shared) for one in tree.maps("preconditions"))
    tree.done()
    return host, found


def _item(one: Fields, chapter: ChapterKey, number: int, shared: Shared) -> Item:
    key = one.text("key")
    src = one.text("src")
    steps = one.texts("steps")
    shared.index.claim(one, "step", key)
    if len(set(steps)) != len(steps):
        one.complain("a step stands twice", "each row of the facts once", one.line_of("steps"))
    feature = one.maybe("feature")
    if feature is not None and feature not in FEATURES:
        one.complain(f"'feature' is {feature!r}", ", ".join(sorted(FEATURES)), one.line_of("feature"))
    kinds = []
    for kind in one.texts("group_kinds"):
        if kind in set(GroupKind):
            kinds.append(GroupKind(kind))
        else:
            one.complain(f"group kind {kind!r}", ", ".join(GroupKind), one.line_of("group_kinds"))
    read = [(fields, read_detail(fields, src, shared)) for fields in one.maps("details")]
    details = tuple(detail for _, detail in read)
    for detail in details:
        if not any(detail.key == step or detail.key.startswith(f"{step}-") for step in steps):
            one.complain(f"detail {detail.key!r} is of no step", f"keys that begin with {', '.join(steps)}", one.line)
    _restored(one, details)
    _attended(read)
    if not steps:
        one.complain("'steps' is empty", "the row keys of the facts this item stands for", one.line_of("steps"))
    item = Item(
        key=ItemKey(key),
        chapter=chapter,
        number=number,
        words=one.words("words"),
        head=_head(one),
        brief=_brief(one),
        per=_subject_kind(one, "per"),
        src=src,
        steps=steps,
        details=details,
        feature=feature,
        group_kinds=tuple(kinds),
        required=not one.flag("optional"),
    )
    one.done()
    return item


def _restored(one: Fields, details: tuple[Detail, ...]) -> None:
    """Every test that switches something on ends with a tick that the state before is back (rule R5)."""
    keys = {detail.key for detail in details}
    for detail in details:
        if detail.switches_on and not any(sub.restores for sub in detail.subs) and f"{detail.key}-restored" not in keys:
            one.complain(
                f"{detail.key!r} switches something on and nothing restores it",
                f"a sub-test with 'restores: true', or a detail {detail.key}-restored",
                one.line,
            )


def _attended(read: list[tuple[Fields, Detail]]) -> None:
    """Who signs alone is named beside the signature: in a list of people, or in the hand-overs of a custody chain."""
    lists = {detail.key for _, detail in read if detail.kind is AnswerKind.PEOPLE or _is_chain(detail)}
    for fields, detail in read:
        if detail.signed_by is not None and detail.signed_by not in lists:
            allowed, line = "a list of people or a custody chain of the same item", fields.line_of("signed_by")
            fields.complain(f"'signed_by' names {detail.signed_by!r}", allowed, line)


def _is_chain(detail: Detail) -> bool:
    return any(rule.kind is RowRuleKind.CUSTODY for rule in detail.rules)


def _precondition(one: Fields, asked_by: ChapterKey, shared: Shared) -> Precondition:
    src = one.text("src")
    reason = one.text("reason")
    shared.index.refer(one, "reason", reason, "reason")
    read = [(fields, read_detail(fields, src, shared)) for fields in one.maps("details")]
    _attended(read)
    details = tuple(detail for _, detail in read)
    if details:
        shared.index.claim(one, "precondition", details[0].key, "details")
    else:
        one.complain("no details", "at least one; the first names the precondition", one.line_of("details"))
    found = Precondition(
        chapter=asked_by,
        per=_subject_kind(one, "per"),
        words=one.words("words"),
        head=_head(one),
        brief=_brief(one),
        reason=reason,
        details=details,
    )
    one.done()
    return found


def _subject_kind(one: Fields, name: str) -> SubjectKind:
    return SubjectKind(one.one_of(name, set(SubjectKind)) or SubjectKind.ORDER)


def _head(one: Fields) -> tuple[Words, Words]:
    pair = one.fields("head")
    if pair is None:
        one.complain("'head' is missing", "de: [line, line] and en: [line, line]")
        return Words(de="", en=""), Words(de="", en="")
    lines = {"de": pair.texts("de"), "en": pair.texts("en")}
    check_head(pair, lines, LONGEST_HEAD)
    pair.done()
    first, second = ([texts[n] if n < len(texts) else "" for texts in lines.values()] for n in (0, 1))
    return Words(de=first[0], en=first[1]), Words(de=second[0], en=second[1])


def _brief(one: Fields) -> Words:
    words = one.words("brief")
    pair = one.fields("brief")
    if pair is not None:
        check_head(pair, {"de": (words.de,), "en": (words.en,)}, LONGEST_BRIEF)
    return words
