"""The report's words: gettext, German and English, the language of the record. The key of a sentence is its English text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.word_files import translations

_FOLDER = Path(__file__).parent / "words"

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Words:
    """`words("Page {page} of {total}", page=1, total=6)`. Values are put in as they are, never read as a pattern."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        text = translations(_FOLDER, self.language).gettext(key)
        return text.format(**values) if values else text

    def many(self, one: str, other: str, count: int, **values: Any) -> str:
        """Singular or plural by `count`, which the sentence may name as {n}."""
        return translations(_FOLDER, self.language).ngettext(one, other, count).format(n=self.number(count), **values)

    def number(self, value: int | str) -> str:
        """A whole number or decimal string with the language's signs: "1234.5" -> "1.234,5"."""
        whole, _, rest = str(value).partition(".")
        if re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", str(value)) is None:
            return str(value)
        grouped = f"{int(whole):,}"
        if self.language == "de":
            return grouped.replace(",", ".") + (f",{rest}" if rest else "")
        return grouped + (f".{rest}" if rest else "")

    def listed(self, names: Sequence[str]) -> str:
        """ "a, b und c"."""
        if len(names) < 2:
            return "".join(names)
        return self("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])

    def date_long(self, day: date) -> str:
        """1. Dezember 2026 / 1 December 2026."""
        return self("{day} {month} {year}", day=day.day, month=self(_MONTHS[day.month - 1]), year=day.year)

    def date_short(self, day: date) -> str:
        """1.12.2026 / 1 Dec 2026."""
        if self.language == "de":
            return f"{day.day}.{day.month}.{day.year}"
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"

    def weekday(self, day: date) -> str:
        return self(_WEEKDAYS[day.weekday()])

    def clock(self, at: datetime) -> str:
        return f"{at:%H:%M}"


def moment(text: str) -> datetime | None:
    """The time behind an ISO text of the record, None where there is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
