"""The status field: when it was saved (only after COMMIT) and where the rest is (only what is proven)."""

from dataclasses import dataclass
from datetime import datetime

from app.bootstrap import FieldApp
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    first: str
    second: str
    icon: str
    mood: str


def load(app: FieldApp, words: Words, saved_at: str | None) -> StatusLine:
    status = app.syncing.status()
    saved = words("Saved {time}", time=words.clock(datetime.fromisoformat(saved_at))) if saved_at else words("Ready")
    waits = status.entries_waiting + status.blobs_waiting
    if status.sending and waits:
        return StatusLine(first=saved, second=words("{n} on the way to HQ", n=waits), icon="up", mood="wait")
    if status.last_problem is not None:
        portal = str(status.last_problem.code) == "hq-portal"
        reason = words("Network diverts") if portal else words("No HQ")
        icon = "warning" if portal else "wifi-off"
        mood = "warn" if icon == "warning" else "wait"
        return StatusLine(first=saved, second=f"{reason} · {_here(words, waits)}", icon=icon, mood=mood)
    if waits:
        return StatusLine(first=saved, second=_here(words, waits), icon="tablet", mood="wait")
    return StatusLine(first=saved, second=words("Everything at HQ"), icon="receipt", mood="ok")


def _here(words: Words, waits: int) -> str:
    return words("{n} on this device", n=waits)
