"""Checks that the tablet runs by itself and enters as the answer of a step: what was looked at, what was found, the verdict."""

from pathlib import Path

from app.answering import Answering
from app.changed import Changed
from app.checks.announcement import check_announcement
from app.checks.ordered import check_ordered
from app.checks.outcome import CheckOutcome
from app.checks.user_list import check_user_list
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.user_import import UserImports
from checklists.answer import Origin
from checklists.catalogue import Detail

OF_A_FILE = frozenset(("A-AUDIO", "A-TAB"))
AT_ONCE = frozenset(("A-ORDER",))
BESIDE_MAILBOXES = frozenset(("A-PST", "A-BW"))
"""These look at all mailboxes of a job together (`app.mailbox_check`). Every other check of the catalogue is said by hand, with a word
how it was made.
"""


class Checks:
    def __init__(self, answering: Answering, imports: UserImports) -> None:
        self._answering, self._imports = answering, imports

    def run(self, job: OpenJob, subject: str, step: str, file: Path | None = None) -> Changed:
        """Check and enter what came of it; reading a file takes its time, so call it on the `work` lane.

        Raises STEP_UNKNOWN, FILE_NOT_READABLE, USER_LIST_UNREADABLE, CHECK_UNKNOWN.
        """
        job.refuse_unknown(subject, step)
        outcome = self._outcome(job, step, file)
        return self._answering.give(job, subject, step, outcome.answer, origin=Origin.CHECK)

    def _outcome(self, job: OpenJob, step: str, file: Path | None) -> CheckOutcome:
        detail = job.sheet.step(step)
        check = detail.check if isinstance(detail, Detail) else None
        match check, file:
            case "A-ORDER", _:
                return check_ordered(job, step)
            case "A-AUDIO", Path():
                return check_announcement(file)
            case "A-TAB", Path():
                return check_user_list(self._imports, job, file)
            case _:
                raise FieldProblem(Code.CHECK_UNKNOWN, check=check or "")
