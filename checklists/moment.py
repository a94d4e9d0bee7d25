"""A point in time as the device knew it: wall clock with its offset, monotonic count, and how far HQ's clock was away (T1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`wall` is local ISO time with offset ("2026-12-01T08:31:07+01:00"), `tz` its short name as printed ("MEZ", "CET").

    `mono_ms` counts within `boot_id`; `skew_ms` is HQ minus device as last measured `skew_age_s` ago, both None if never.
    """

    wall: str
    tz: str
    mono_ms: int
    boot_id: str
    skew_ms: int | None = None
    skew_age_s: int | None = None

    def local(self) -> datetime:
        """The aware local time."""
        return datetime.fromisoformat(self.wall)

    def to_json(self) -> dict[str, Any]:
        return {
            "wall": self.wall,
            "tz": self.tz,
            "mono_ms": self.mono_ms,
            "boot_id": self.boot_id,
            "skew_ms": self.skew_ms,
            "skew_age_s": self.skew_age_s,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Moment":
        """Read one `t` of an entry; raises KeyError or ValueError where it is not one."""
        moment = cls(
            wall=data["wall"],
            tz=data["tz"],
            mono_ms=data["mono_ms"],
            boot_id=data["boot_id"],
            skew_ms=data["skew_ms"],
            skew_age_s=data["skew_age_s"],
        )
        if moment.local().utcoffset() is None:
            raise ValueError(f"time without offset: {moment.wall}")
        return moment
