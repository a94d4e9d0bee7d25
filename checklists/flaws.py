"""What may be wrong with an answer, as codes; sentences stand where people read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Flaw(StrEnum):
    """`values` of the problem hold what a sentence needs: allowed, unit, pattern, column, option, name."""

    KIND = "kind"
    REASON_SIDE = "reason-side"
    REASON_MISSING = "reason-missing"
    HOW_MISSING = "how-missing"
    NUMBER_FORM = "number-form"
    TOO_SMALL = "too-small"
    TOO_LARGE = "too-large"
    STEP_WIDTH = "step-width"
    NUMBER_NOT_ASKED = "number-not-asked"
    NUMBER_NOT_PASSED = "number-not-passed"
    TEXT_EMPTY = "text-empty"
    TEXT_LONG = "text-long"
    TEXT_CONTROL = "text-control"
    PATTERN = "pattern"
    NOT_CLEANED = "not-cleaned"
    OPTION_UNKNOWN = "option-unknown"
    OPTION_DOUBLE = "option-double"
    OPTION_TEXT_MISSING = "option-text-missing"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    COLUMN_UNKNOWN = "column-unknown"
    COLUMN_EMPTY = "column-empty"
    NAME_EMPTY = "name-empty"
    SECONDS = "seconds"
    FILE_FACTS = "file-facts"
    WHEN_FORM = "when-form"
    FILE_ENDING = "file-ending"
    OVER_QUOTA = "over-quota"
    TWICE = "twice"
    MEMBER_UNKNOWN = "member-unknown"
    MEMBER_NEAR = "member-near"
    MEMBER_UNCLEAR = "member-unclear"
    MEMBERS_JOINED = "members-joined"
    MEMBER_ELSEWHERE = "member-elsewhere"
    MEMBER_SELF = "member-self"
    EXTENSION_TAKEN = "extension-taken"
    SUM_DIFFERS = "sum-differs"
    TIME_FORM = "time-form"
    TIME_ORDER = "time-order"
    TIME_OVERLAP = "time-overlap"
    CUSTODY = "custody"
    MOMENT_FORM = "moment-form"
    CELL_NEEDED = "cell-needed"
    OUTSIDE_WINDOW = "outside-window"
    FEWER = "fewer"
    TWICE_TOGETHER = "twice-together"
    NONE_OF = "none-of"
    SAME_AS_OTHER = "same-as-other"
    MOBILE_NEEDS = "mobile-needs"
    FILE_NAMED = "file-named"
    OWN = "own"
    ROWS_OVER = "rows-over"
    DIFFERS = "differs"
    NOT_TOGETHER = "not-together"
    NOT_LISTED = "not-listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerProblem:
    code: Flaw
    values: Mapping[str, str] = field(default_factory=dict)
    incomplete: bool = False
    """True: keep the value, the step is only not done yet. False: refuse it."""
    blocks: bool = False
    """Without a reason it stops the signature."""
