"""Every word of the screen: standard gettext, German and English side by side, the language passed as an argument.

The key of a sentence is its English text. `Words` is a value: window, the contact's pages and a report may each hold another one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.word_files import translations

_FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("de", "en")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `words("Saved {time}", time="08:31")`; an unknown key is shown as it is, and a test finds it."""

    language: str

    def __call__(self, key: str, **values: Any) -> str:
        text = translations(_FOLDER, self.language).gettext(key)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, n: int, **values: Any) -> str:
        """The form for `n`, with {n} filled in."""
        return translations(_FOLDER, self.language).ngettext(one, many, n).format(n=self.whole(n), **values)

    def of(self, texts: Any) -> str:
        """The text of a catalogue's Words in this language."""
        return str(getattr(texts, self.language))

    # -- dates, times, numbers ---------------------------------------------------------------------------------------

    def long_date(self, day: date) -> str:
        """ "Dienstag, 1. Dezember 2026" / "Tuesday, 1 December 2026"."""
        weekday, month = self(_WEEKDAYS[day.weekday()]), self(_MONTHS[day.month - 1])
        dot = "." if self.language == "de" else ""
        return f"{weekday}, {day.day}{dot} {month} {day.year}"

    def plain_date(self, day: date) -> str:
        """ "1. Dezember 2026" / "1 December 2026"."""
        dot = "." if self.language == "de" else ""
        return f"{day.day}{dot} {self(_MONTHS[day.month - 1])} {day.year}"

    def short_date(self, day: date) -> str:
        """ "26.11." / "26 Nov"."""
        if self.language == "de":
            return f"{day.day}.{day.month}."
        return f"{day.day} {self(_MONTHS[day.month - 1])[:3]}"

    def weekday(self, day: date) -> str:
        """ "Do" / "Thu"."""
        name = self(_WEEKDAYS[day.weekday()])
        return name[:2] if self.language == "de" else name[:3]

    def clock(self, moment: datetime) -> str:
        return f"{moment.hour:02d}:{moment.minute:02d}"

    def whole(self, number: int) -> str:
        """A whole number in groups of three: "20.000" / "20,000"."""
        return f"{number:,}".replace(",", "." if self.language == "de" else ",")

    def decimal(self, number: str) -> str:
        """A decimal string as this language writes it: "3,4" / "3.4"."""
        return number.replace(".", ",") if self.language == "de" else number

    def size(self, amount: int) -> str:
        """Bytes as people read them: "1,4 MB"."""
        for unit, width in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
            if amount >= width:
                return f"{self.decimal(f'{amount / width:.1f}')} {unit}"
        return f"{amount} B"
