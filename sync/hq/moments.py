"""HQ's own clock: UTC, written with milliseconds so that text order is time order."""

from datetime import UTC, datetime, timedelta


def now() -> datetime:
    return datetime.now(UTC)


def written(at: datetime) -> str:
    """`2026-11-23T08:00:00.000Z`."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def now_written() -> str:
    return written(now())


def later(**span: float) -> str:
    """Now plus a timedelta given by its keywords."""
    return written(now() + timedelta(**span))


def read(text: str) -> datetime:
    """The aware time behind `written`. Raises ValueError."""
    return datetime.fromisoformat(text)
