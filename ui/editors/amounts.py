"""Numbers as people type them, and as the journal keeps them (decimal point, no trailing zeros)."""

import re
from decimal import Decimal

_TYPED = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,6})?")


def kept(typed: str) -> str | None:
    """ "3,40" -> "3.4"; None for what is no number."""
    text = typed.strip().replace("−", "-").replace(" ", "")
    if not _TYPED.fullmatch(text):
        return None
    whole, _, part = text.replace(",", ".").partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.lstrip("-").lstrip("0") or "0"
    part = part.rstrip("0")
    number = f"{whole}.{part}" if part else whole
    return number if number == "0" else sign + number


def within(number: str, low: str, high: str) -> int:
    """-1 below `low`, 1 above `high`, 0 in the range; empty bounds are none."""
    value = Decimal(number)
    if low and value < Decimal(low):
        return -1
    return 1 if high and value > Decimal(high) else 0
