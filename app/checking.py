"""Checks that the tablet runs by itself and enters as the answer of a step: what was looked at, what was found, the verdict."""

from collections.abc import Callable
from pathlib import Path

from app.answering import Answering
from app.changed import Changed
from app.checks.announcement import check_announcement
from app.checks.ecsta import check_ecsta
from app.checks.mail_server import check_mail_server
from app.checks.ordered import check_ordered
from app.checks.outcome import CheckOutcome
from app.checks.reach import Reach
from app.checks.target import read_target
from app.checks.tls import check_tls
from app.checks.user_list import check_user_list
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.user_import import UserImports
from checklists import mail_steps
from checklists.answer import Auto, Multi, Origin, Rows
from checklists.catalogue import Detail

OF_A_FILE = frozenset(("A-AUDIO", "A-TAB"))
AT_ONCE = frozenset(("A-ORDER",))
BESIDE_MAILBOXES = frozenset(("A-PST", "A-BW"))
"""These look at all mailboxes of a job together (`app.mailbox_check`)."""
OVER_A_LINE = frozenset(("A-TLS", "A-MAIL", "A-ECSTA"))
"""These ask a host that the technician names. What is in none of the four is said by hand, with a word how it was made."""

LineCheck = Callable[[Callable[[], bool]], CheckOutcome]
"""A check ready to go: called with a function that says when enough was seen, away from every database."""


class Checks:
    def __init__(self, answering: Answering, imports: UserImports, reach: Reach | None = None) -> None:
        self._answering, self._imports = answering, imports
        self._reach = reach or Reach()

    def run(self, job: OpenJob, subject: str, step: str, file: Path | None = None) -> Changed:
        """Check and enter what came of it; reading a file takes its time, so call it on the `work` lane.

        Raises STEP_UNKNOWN, FILE_NOT_READABLE, USER_LIST_UNREADABLE, CHECK_UNKNOWN.
        """
        job.refuse_unknown(subject, step)
        return self.enter(job, subject, step, self._outcome(job, step, file))

    def over_a_line(self, job: OpenJob, subject: str, step: str, typed: str) -> LineCheck:
        """The check of a step against a typed host, to be called on a lane of its own and its outcome entered.

        Raises STEP_UNKNOWN, CHECK_UNKNOWN and what `read_target` raises.
        """
        job.refuse_unknown(subject, step)
        check, reach = check_of(job, step), self._reach
        if check not in OVER_A_LINE:
            raise FieldProblem(Code.CHECK_UNKNOWN, check=check)
        target = read_target(typed)
        if check == "A-TLS":
            return lambda enough: check_tls(reach, target, enough)
        if check == "A-ECSTA":
            return lambda enough: check_ecsta(reach, target, enough)
        protocols = _protocols(job, subject)
        return lambda enough: check_mail_server(reach, target, protocols, enough)

    def enter(self, job: OpenJob, subject: str, step: str, outcome: CheckOutcome) -> Changed:
        """Raises STEP_UNKNOWN."""
        return self._answering.give(job, subject, step, outcome.answer, origin=Origin.CHECK)

    def _outcome(self, job: OpenJob, step: str, file: Path | None) -> CheckOutcome:
        check = check_of(job, step)
        match check, file:
            case "A-ORDER", _:
                return check_ordered(job, step)
            case "A-AUDIO", Path():
                return check_announcement(file)
            case "A-TAB", Path():
                return check_user_list(self._imports, job, file)
            case _:
                raise FieldProblem(Code.CHECK_UNKNOWN, check=check)


def check_of(job: OpenJob, step: str) -> str:
    """The name of a step's automatic check, empty where it has none. Raises KeyError for a step that is none."""
    detail = job.sheet.step(step)
    return (detail.check or "") if isinstance(detail, Detail) else ""


def target_of(job: OpenJob, subject: str, detail: Detail) -> str:
    """What a check over a line is to be aimed at, as far as the job knows: the host of the last check, else that of the present
    mail server. The caller holds `job.reading()`.
    """
    if detail.check not in OVER_A_LINE:
        return ""
    answer = job.book.answer(subject, detail.key)  # type: ignore[arg-type]
    if answer is not None and isinstance(answer.value, Auto) and answer.value.raw:
        return answer.value.asked
    if detail.check != "A-MAIL":
        return ""
    source = job.book.answer(subject, mail_steps.SOURCE)  # type: ignore[arg-type]
    rows = source.value.rows if source is not None and isinstance(source.value, Rows) else ()
    return next((host for row in rows if (host := dict(row).get("host", ""))), "")


def _protocols(job: OpenJob, subject: str) -> tuple[str, ...]:
    with job.reading():
        answer = job.book.answer(subject, mail_steps.PROTOCOLS)  # type: ignore[arg-type]
        return answer.value.keys if answer is not None and isinstance(answer.value, Multi) else ()
