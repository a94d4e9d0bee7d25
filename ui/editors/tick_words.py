"""How the tick of a whole item stands, as a run row says it."""

from typing import Any

from app.domain import Tri
from app.open_job import OpenJob
from ui.editors.rows import reason_text
from ui.wording import Words


def tick_said(job: OpenJob, words: Words, answer: Any) -> tuple[str, str]:
    """(none | passed | failed | excused | na, why) of an answer to an item."""
    value = answer.value if answer is not None else None
    if not isinstance(value, Tri):
        return "none", ""
    said = {"done": "passed", "na": "na", "failed": "excused" if answer.reason else "failed"}[str(value.verdict)]
    parts = (answer.reason or "", reason_text(job, words, answer.reason or ""), answer.note or "")
    return said, " · ".join(part for part in parts if part)
