"""What a check on site came to: evidence, not a verdict on the job. It can be overridden with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.checks.reach import Reach
from app.version import app_version
from checklists.answer import Auto
from checklists.check_words import raw_of_all

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


def over_a_line(reach: Reach, asked: str, verdict: Verdict, facts: Iterable[tuple[str, str | int]]) -> CheckOutcome:
    """Of a check over a network: what was asked, what was seen, whether a proxy is set here (the check goes past it), and the program."""
    told = (("target", asked), *facts, ("proxy", reach.proxy()), ("app", app_version()))
    return CheckOutcome(verdict=verdict, asked=asked, raw=raw_of_all(told))
