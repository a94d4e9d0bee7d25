"""Corrections put upon a list of users: the rows as they are now, and which flaws of the file are cleared by them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checklists.book_facts import SheetCorrection, SheetFlaw
from checklists.user_judge import Pairs


def corrected(rows: Sequence[Pairs], corrections: Iterable[SheetCorrection]) -> tuple[Pairs, ...]:
    """The rows after these corrections, one after the other. A row that is not there leaves the list as it is."""
    left = list(rows)
    for one in corrections:
        place = one.row - 1
        if one.column:
            if 0 <= place < len(left):
                row = {**dict(left[place]), one.column: one.new}
                left[place] = tuple(sorted((key, text) for key, text in row.items() if text))
        elif one.old == one.new:
            continue
        elif one.old:
            del left[place : place + 1]
        else:
            left.insert(place, ())
    return tuple(left)


def flaws_left(flaws: Iterable[SheetFlaw], corrections: Iterable[SheetCorrection]) -> tuple[SheetFlaw, ...]:
    """The flaws nobody has attended to: one of a cell is cleared by that cell's correction, one of a row by any in the row."""
    left = list(flaws)
    for one in corrections:
        shift = 0 if one.column or one.old == one.new else -1 if one.old else 1
        if shift <= 0:
            left = [f for f in left if f.row != one.row or (one.column and f.column not in ("", one.column))]
        if shift:
            left = [replace(flaw, row=flaw.row + shift) if flaw.row >= one.row else flaw for flaw in left]
    return tuple(left)
