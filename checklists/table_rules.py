"""What must hold between the cells of a table, as the catalogue says it; `checklists.row_rules` holds tables against it."""

from dataclasses import dataclass
from enum import StrEnum


class RowRuleKind(StrEnum):
    """`columns` of the rule are named in the order given here."""

    SUMS_TO = "sums-to"
    """One column: its numbers over all rows come to `total`, once any is filled (weights: 100)."""
    ADDS_UP = "adds-up"
    """First column = sum of the others, in every row where the first is filled (AD users = exported + excluded)."""
    NO_OVERLAP = "no-overlap"
    """Day, from, to ("08:00"): from before to, and no two rows of one day overlap."""
    CUSTODY = "custody"
    """The chain of an encrypted device (facts sec 4.2, T-CUSTODY); the columns are those of `checklists.custody`."""
    NEEDS = "needs"
    """Where the first column is filled (with one of `is_any`, if that is given), the others are filled too."""
    EXPLAINED = "explained"
    """A number other than zero in the first column has its reason in the second (imported: a rest and why)."""
    AS_MANY = "as-many"
    """The number in the first column is not less than that in the second (devices found and ordered)."""
    UNIQUE_TOGETHER = "unique-together"
    """No two rows say the same in all of these columns (menu and key)."""
    HAS_ONE = "has-one"
    """In some row the column holds one of `is_any` (a way to a person)."""
    APART = "apart"
    """No name or number of the first column stands in the second, in whichever row."""
    ON_MOBILES = "on-mobiles"
    """Where the first column is a German mobile number, the second is one of `is_any`."""
    PST_NAMED = "pst-named"
    """The first column names a PST file after the address in the second (P-PSTNAME)."""
    WITHIN = "within"
    """A moment, from, to, each a day with its time: from before to, and the moment not outside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """`is_any` are keys of options of the first column. `blocks`: what breaks the rule stops the signature until a reason is
    given; otherwise the table is only not done."""

    kind: RowRuleKind
    columns: tuple[str, ...] = ()
    total: str | None = None
    is_any: tuple[str, ...] = ()
    blocks: bool = False
