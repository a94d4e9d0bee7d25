"""What all chapters share: release, reason codes, allowances, pattern hints, lists of sub-tests."""

from dataclasses import dataclass, field

from checklists.answer import Tri, Verdict
from checklists.answer_rules import judge
from checklists.catalogue import (
    Allowance,
    Catalogue,
    Chapter,
    Notice,
    PatternHint,
    ReasonCode,
    Side,
    SubjectKind,
    SubTest,
)
from checklists.catalogue_conditions import Conditions
from checklists.catalogue_rules import Index
from checklists.catalogue_tree import Fields
from checklists.example_words import of_sub_test
from checklists.ids import StepKey
from checklists.patterns import PATTERN_NAMES

UNITS = frozenset(
    (
        "/ 5",
        "/5",
        "B",
        "device",
        "export",
        "GB",
        "h",
        "import",
        "m",
        "mailbox",
        "Mbit/s",
        "min",
        "MOS",
        "ms",
        "quota",
        "run",
        "s",
    )
    + ("×", "%", "°")
)
"""Units stand beside a number on screen and paper and need no translation; device, export, import, mailbox, quota and run are
counted things."""


@dataclass(slots=True)
class Shared:
    reasons: tuple[ReasonCode, ...]
    allowances: tuple[Allowance, ...]
    patterns: tuple[PatternHint, ...]
    lists: dict[str, tuple[SubTest, ...]]
    index: Index = field(default_factory=Index)
    conditions: Conditions = field(default_factory=Conditions)


def read_shared(tree: Fields, subtests: Fields | None) -> Shared:
    index = Index()
    reasons = tuple(_reason(one, index) for one in tree.maps("reasons"))
    allowances = tuple(_allowance(one, index) for one in tree.maps("allowances"))
    hints = []
    for one in tree.maps("patterns"):
        key = one.one_of("key", PATTERN_NAMES)
        index.claim(one, "pattern", key)
        hints.append(PatternHint(key=key, words=one.words("words")))
        one.done()
    for key in sorted(PATTERN_NAMES - {hint.key for hint in hints}):
        tree.complain(f"no hint for pattern {key!r}", "one hint for each pattern", tree.line_of("patterns"))
    lists: dict[str, tuple[SubTest, ...]] = {}
    for one in subtests.maps("lists") if subtests is not None else ():
        key = one.text("key")
        index.claim(one, "list", key)
        lists[key] = read_subs(one, "tests", index)
        one.done()
    if subtests is not None:
        subtests.done()
    return Shared(reasons=reasons, allowances=allowances, patterns=tuple(hints), lists=lists, index=index)


def read_release(tree: Fields, shared: Shared, chapters: tuple[Chapter, ...]) -> Catalogue:
    """The catalogue, still without its hash."""
    trademark = tree.fields("trademark")
    if trademark is None:
        tree.complain("'trademark' is missing", "de, en, footnotes")
    catalogue = Catalogue(
        release=tree.text("release"),
        cat_hash="",
        chapters=chapters,
        reasons=shared.reasons,
        allowances=shared.allowances,
        trademark_notice=read_notice(trademark) if trademark else Notice(de="", en=""),
        patterns=shared.patterns,
    )
    tree.done()
    return catalogue


def read_notice(one: Fields) -> Notice:
    numbers = []
    for node in one.list("footnotes"):
        if isinstance(node.value, int) and 1 <= node.value <= 17:
            numbers.append(node.value)
        else:
            one.complain(f"footnote {node.value!r}", "1 to 17", node.line)
    notice = Notice(de=one.text("de"), en=one.text("en"), footnotes=tuple(numbers))
    one.done()
    return notice


def read_subs(one: Fields, name: str, index: Index) -> tuple[SubTest, ...]:
    subs = []
    seen: set[str] = set()
    for test in one.maps(name):
        sub = _sub(test, index)
        if sub.key in seen:
            test.complain(f"sub-test {sub.key!r} stands twice", "each key once in a list", test.line_of("key"))
        seen.add(sub.key)
        subs.append(sub)
    if not subs:
        one.complain(f"{name!r} is empty", "at least one sub-test", one.line_of(name))
    return tuple(subs)


def _sub(test: Fields, index: Index) -> SubTest:
    after = test.maybe("after")
    index.refer(test, "after", after, "step")
    number = test.fields("number")
    sub = SubTest(
        key=test.text("key"),
        words=test.words("words"),
        hint=test.words("hint"),
        mandatory=test.flag("mandatory"),
        number_unit=number.maybe_one_of("unit", UNITS) if number else None,
        number_min=number.decimal("min") if number else None,
        number_max=number.decimal("max") if number else None,
        number_pass_min=number.decimal("pass_min") if number else None,
        number_pass_max=number.decimal("pass_max") if number else None,
        number_example=number.text("example") if number else None,
        restores=test.flag("restores"),
        after=StepKey(after) if after else None,
    )
    test.done()
    if number:
        number.done()
        for problem in judge(sub, Tri(verdict=Verdict.DONE, number=sub.number_example)):
            number.complain_words(*of_sub_test(problem, sub), number.line_of("example"))
    return sub


def _reason(one: Fields, index: Index) -> ReasonCode:
    reason = ReasonCode(
        code=one.text("code"),
        side=Side(one.one_of("side", set(Side)) or Side.CUSTOMER),
        words=one.words("words"),
        starts_clock=one.flag("starts_clock"),
    )
    index.claim(one, "reason", reason.code, "code")
    letters = {Side.CUSTOMER: "K", Side.PROVIDER: "P", Side.THIRD: "X", Side.NOT_APPLICABLE: "N"}
    if reason.code and reason.code[0] != letters[reason.side]:
        one.complain(f"reason {reason.code!r} on side {reason.side}", f"{letters[reason.side]}01, …", one.line)
    one.done()
    return reason


def _allowance(one: Fields, index: Index) -> Allowance:
    step = one.maybe("step")
    allowance = Allowance(
        key=one.text("key"),
        words=one.words("words"),
        unit=one.one_of("unit", UNITS),
        top=one.decimal("top") or "",
        warn_at=one.decimal("warn_at"),
        step=StepKey(step) if step else None,
        extra_cost=one.flag("extra_cost"),
        per=SubjectKind(one.one_of("per", set(SubjectKind)) or SubjectKind.VISIT),
    )
    if not one.has("top"):
        one.complain("'top' is missing", "a decimal in quotes")
    index.claim(one, "allowance", allowance.key)
    index.refer(one, "step", step, "step")
    one.done()
    return allowance
