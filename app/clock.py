"""The tablet's clock: wall time as shown, a count no one can set, and how far HQ's clock was away (rule T1). Never used to order."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from checklists.moment import Moment


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())  # Windows has none: one per process, so the count is never compared across starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Skew:
    """HQ minus device in milliseconds, as measured at `wall` (UTC ISO) and `mono_ms` of `boot_id`."""

    skew_ms: int
    wall: str
    mono_ms: int
    boot_id: str


@dataclass(slots=True, kw_only=True)
class Clock:
    """`wall` gives aware local time, `mono` seconds that only grow. Both can be given, so that a test may live on another day."""

    wall: Callable[[], datetime] = lambda: datetime.now().astimezone()
    mono: Callable[[], float] = time.monotonic
    boot_id: str = field(default_factory=_boot_id)
    skew: Skew | None = None

    def now(self) -> Moment:
        wall = self.wall()
        mono_ms = int(self.mono() * 1000)
        return Moment(
            wall=wall.isoformat(timespec="seconds"),
            tz=wall.tzname() or "",
            mono_ms=mono_ms,
            boot_id=self.boot_id,
            skew_ms=self.skew.skew_ms if self.skew else None,
            skew_age_s=self._age(self.skew, wall, mono_ms) if self.skew else None,
        )

    def measured(self, hq_time: datetime) -> Skew:
        """HQ said `hq_time` just now: from here on the offset is known."""
        wall = self.wall()
        self.skew = Skew(
            skew_ms=int((hq_time - wall).total_seconds() * 1000),
            wall=wall.astimezone(UTC).isoformat(timespec="milliseconds"),
            mono_ms=int(self.mono() * 1000),
            boot_id=self.boot_id,
        )
        return self.skew

    def _age(self, skew: Skew, wall: datetime, mono_ms: int) -> int:
        # In the same run of the machine the count cannot be set by anyone; else the wall clock is all there is.
        if skew.boot_id == self.boot_id and mono_ms >= skew.mono_ms:
            return (mono_ms - skew.mono_ms) // 1000
        return max(0, int((wall - datetime.fromisoformat(skew.wall)).total_seconds()))
