"""Dates as dispatch reads them: Europe/Berlin, short, German and English."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sync.hq.wording import Words

BERLIN = ZoneInfo("Europe/Berlin")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Dates:
    """Formats ISO texts; what is no time comes back as it is."""

    words: Words

    def day(self, iso: str) -> str:
        """ "1.12." / "1 Dec"."""
        at = _berlin(iso)
        if at is None:
            return iso
        return f"{at.day}.{at.month}." if self.words.language == "de" else f"{at.day} {_MONTHS[at.month - 1]}"

    def date(self, iso: str) -> str:
        """ "1.12.2026" / "1 Dec 2026"."""
        at = _berlin(iso)
        return iso if at is None else f"{self.day(iso)}{'' if self.words.language == 'de' else ' '}{at.year}"

    def time(self, iso: str) -> str:
        """ "16:58"."""
        at = _berlin(iso)
        return iso if at is None else f"{at:%H:%M}"

    def moment(self, iso: str) -> str:
        """ "1.12. 16:58" / "1 Dec 16:58"."""
        return f"{self.day(iso)} {self.time(iso)}" if _berlin(iso) else iso

    def planned(self, local: str) -> str:
        """A planned time of a job, which is local already: "1.12.2026 08:30"."""
        try:
            at = datetime.fromisoformat(local)
        except ValueError:
            return local
        if self.words.language == "de":
            return f"{at.day}.{at.month}.{at.year} {at:%H:%M}"
        return f"{at.day} {_MONTHS[at.month - 1]} {at.year} {at:%H:%M}"

    def clock(self, local: str) -> str:
        """A device's time in an entry: "08:31". Where it names its zone it is told in ours: one page, one clock."""
        return self.time(local)

    def age(self, iso: str) -> str:
        """ "vor 39 Stunden" as a plain count."""
        at = _berlin(iso)
        if at is None:
            return iso
        minutes = max(0, int((datetime.now(UTC) - at).total_seconds() // 60))
        if minutes < 1:
            return self.words("less than a minute")
        if minutes < 60:
            return self.words.count("{n} minute", "{n} minutes", minutes)
        if minutes < 72 * 60:
            return self.words.count("{n} hour", "{n} hours", minutes // 60)
        return self.words.count("{n} day", "{n} days", minutes // (24 * 60))


def _berlin(iso: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at.astimezone(BERLIN) if at.tzinfo else at.replace(tzinfo=BERLIN)
