"""What a writing use case altered; each screen decides whether that concerns it. It is returned only after COMMIT (rule S4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    ANSWERS = "answers"
    PHOTOS = "photos"
    TIMES = "times"
    ADDED = "added"
    """Subjects added on site, desks chosen: the sheet itself is another one."""
    SIGN_OFF = "sign-off"
    REPORT = "report"
    JOBS = "jobs"
    SYNC = "sync"
    REVIEWS = "reviews"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """`saved_at` is local ISO time of the last entry written, `seq` its place in the log; both None where no entry was written."""

    what: frozenset[What] = frozenset()
    jobs: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    saved_at: str | None = None
    seq: int | None = None

    def __or__(self, other: "Changed") -> "Changed":
        """Both together; the later one's place in the log."""
        return Changed(
            what=self.what | other.what,
            jobs=self.jobs | other.jobs,
            subjects=self.subjects | other.subjects,
            saved_at=other.saved_at or self.saved_at,
            seq=other.seq or self.seq,
        )


NOTHING = Changed()


@dataclass(slots=True)
class Gathering:
    """Collects what several steps of a run altered."""

    changed: Changed = field(default=NOTHING)

    def add(self, *what: What, jobs: Iterable[str] = ()) -> None:
        self.changed = self.changed | Changed(what=frozenset(what), jobs=frozenset(jobs))
