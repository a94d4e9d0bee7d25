"""A name in a table of members that is no desk of the job: somebody outside the order, or a slip of the pen? (decision 10)"""

import re
from collections.abc import Mapping

from checklists.cell_text import bare

SHORTEST = 4
"""Letters from which on one wrong letter is told from another name."""
_LONGEST_EXTENSION = 6
_NUMBERED = re.compile(r"([^\W\d_]*)0*([0-9]+)")


class DeskNames:
    """What the desks of a job may be called, as `bare` writes it, with their numbers; each question is answered once."""

    def __init__(self, desks: Mapping[str, str]) -> None:
        self._desks = desks
        numbered = [(match.groups(), desk) for one, desk in desks.items() if (match := _NUMBERED.fullmatch(one))]
        self._numbered = dict(numbered)
        self._letters = {letters for (letters, _), _ in numbered if letters}
        self._known: dict[str, str | None] = {}

    def meant_by(self, name: str) -> str | None:
        """Number of the desk that was probably meant; "" where the name only looks like a desk's number or an extension; None
        where it is somebody outside."""
        plain = bare(name)
        if plain not in self._known:
            self._known[plain] = self._meant(plain)
        return self._known[plain]

    def _meant(self, plain: str) -> str | None:
        number = _NUMBERED.fullmatch(plain)
        if number is None:
            long = len(plain) >= SHORTEST and not plain.startswith("+")
            return next((desk for one, desk in self._desks.items() if long and _one_slip(plain, one)), None)
        if number.groups() in self._numbered:
            return self._numbered[number.groups()]
        extension = not number[1] and len(plain) <= _LONGEST_EXTENSION
        return "" if extension or number[1] in self._letters else None


def _one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few, wrong, or two changed about."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    one, other = typed[start:], meant[start:]
    return (
        one[1:] == other[1:]
        or one[1:] == other
        or one == other[1:]
        or (one[2:] == other[2:] and one[:2] == other[1::-1])
    )
