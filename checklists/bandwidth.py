"""How long mailboxes take over the customer's line (A-BW, facts sec 4.2, chapter 2.5 paragraph 4).

hours = GB × 8000 / (Mbit/s × 0.7 × 3600): a gigabyte is 8,000 megabit, and of a line about 70 % are left for the transfer.
Counted in exact fractions, so that a transfer that just fits is never refused by a rounding.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

MEGABIT_PER_GB = 8000
USABLE = Fraction(7, 10)
_SECONDS = 3600
_NUMBER = re.compile(r"\d{1,9}([.,]\d{1,6})?", re.ASCII)
_ASKED = re.compile(r"([\d.]+) GB, ([\d.]+) Mbit/s, ([\d.]+) h", re.ASCII)


class BandwidthField(StrEnum):
    VOLUME = "volume"
    """GB, all mailboxes together."""
    LINE = "line"
    """Mbit/s towards the Internet at the site of the mail server, measured or as contracted."""
    WINDOW = "window"
    """Hours agreed with the customer."""


class NotANumber(ValueError):
    """A field that holds no number above zero with at most nine digits before and six behind the mark."""

    def __init__(self, field: BandwidthField, text: str) -> None:
        super().__init__(f"{field}: {text}")
        self.field, self.text = field, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """All numbers are decimal strings with a point: `volume` GB, `line` Mbit/s, `window`, `hours` and `spare` hours.

    `hours` is rounded up to a tenth, `spare` (window - hours) down to it and negative where it does not fit; `fits` is judged
    before rounding. `needed` is the slowest line (Mbit/s, rounded up to a tenth) that would fit into the window.
    """

    volume: str
    line: str
    window: str
    hours: str
    spare: str
    needed: str
    fits: bool

    @property
    def asked(self) -> str:
        """What was asked, as the answer of the check keeps it; `read_asked` understands it again."""
        return f"{self.volume} GB, {self.line} Mbit/s, {self.window} h"

    @property
    def raw(self) -> str:
        """The result in figures and units alone, the same in every language."""
        return f"{self.hours} h {'≤' if self.fits else '>'} {self.window} h"

    @property
    def verdict(self) -> str:
        """As an `auto` answer says it."""
        return "passed" if self.fits else "failed"


def transfer(volume: str, line: str, window: str) -> Transfer:
    """Judge a transfer. Numbers as people type them, with comma or point. Raises NotANumber for the first that is none."""
    gigabytes = _number(BandwidthField.VOLUME, volume)
    megabits = _number(BandwidthField.LINE, line)
    agreed = _number(BandwidthField.WINDOW, window)
    work = gigabytes * MEGABIT_PER_GB
    hours = work / (megabits * USABLE * _SECONDS)
    return Transfer(
        volume=_exact(volume),
        line=_exact(line),
        window=_exact(window),
        hours=_tenths(hours),
        spare=_tenths(hours - agreed, negate=True),
        needed=_tenths(work / (agreed * USABLE * _SECONDS)),
        fits=hours <= agreed,
    )


def read_asked(asked: str) -> Transfer | None:
    """The transfer behind `Transfer.asked`, None where the text is none (a verdict given by hand)."""
    found = _ASKED.fullmatch(asked)
    if found is None:
        return None
    try:
        return transfer(*found.groups())
    except NotANumber:
        return None


def total(volumes: Iterable[str]) -> str:
    """The sum of what the mailboxes hold, in GB as a decimal string; texts that are no number are left out."""
    amounts = [Decimal(text.strip().replace(",", ".")) for text in volumes if _NUMBER.fullmatch(text.strip())]
    return _plain(sum(amounts, Decimal(0)))


def _number(field: BandwidthField, text: str) -> Fraction:
    if not _NUMBER.fullmatch(text.strip()):
        raise NotANumber(field, text)
    number = Fraction(text.strip().replace(",", "."))
    if number <= 0:
        raise NotANumber(field, text)
    return number


def _exact(text: str) -> str:
    return _plain(Decimal(text.strip().replace(",", ".")))


def _tenths(number: Fraction, *, negate: bool = False) -> str:
    """Rounded up to a tenth; `negate` gives the negative of that (which rounds the negative down)."""
    tenths = -((-number * 10) // 1)
    return _plain(Decimal(-tenths if negate else tenths) / 10)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
