"""What a check on site came to: evidence, not a verdict on the job. It runs without a network and can be overridden with a reason."""

from dataclasses import dataclass
from typing import Literal

from checklists.answer import Auto

Verdict = Literal["passed", "notice", "failed", "not-run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOutcome:
    """`asked` is what was looked at (a file's name, a feature), `raw` the findings as `checklists.check_words` stores them."""

    verdict: Verdict
    asked: str
    raw: str

    @property
    def answer(self) -> Auto:
        return Auto(verdict=self.verdict, asked=self.asked, raw=self.raw, overridden=False)
