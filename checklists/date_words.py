"""Days and moments as people write them, from ISO texts."""

from checklists.catalogue import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_text(iso: str, language: Language) -> str:
    """ "1.12.2026" or "1 Dec 2026" of an ISO date or time; any other text as it is."""
    try:
        year, month, day = int(iso[0:4]), int(iso[5:7]), int(iso[8:10])
        name = _MONTHS[month - 1]
    except (ValueError, IndexError):
        return iso
    return f"{day}.{month}.{year}" if language is Language.DE else f"{day} {name} {year}"


def moment_text(iso: str, language: Language) -> str:
    """ "1.12.2026, 08:30" of a local ISO time."""
    return f"{date_text(iso, language)}, {iso[11:16]}" if len(iso) >= 16 else date_text(iso, language)
