"""Texts in the cells of a table as they are compared: names without their dress, numbers as people type them."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

Row = Mapping[str, str]
"""Column key -> text; an empty cell is missing or empty."""


def bare(name: str) -> str:
    """A name without blanks, separators and case: "AP-07" and "ap 07" are one desk."""
    return "".join(letter for letter in name.casefold() if letter.isalnum() or letter in "@+.")


def number_of(text: str) -> Decimal | None:
    """A number as people type it into a table: "12", "2.5" or "2,5"."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
