"""What dispatch decided about a report and the versions before it, and what the technician answered to each remark."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists import entry_facts, journal
from checklists.journal import EntryKind
from checklists.review import Remark, Review
from sync.hq import reviewing
from sync.hq.pages.contexts import AnswerView, DecisionView, RemarkView
from sync.hq.tables import EntryRow, PersonRow, ReportRow, StandingRow

Names = Callable[[str, str], str]
"""Subject and step to "AP-21, Strom"; empty for the whole report."""


def of(session: Session, report_id: str, names: Names) -> tuple[DecisionView, ...]:
    """Every decision about this report, oldest first."""
    report = session.get_one(ReportRow, report_id)
    return tuple(_view(report, review, names, _answers(session, report)) for review in _reviews(session, report))


def asked_before(session: Session, report_id: str, names: Names) -> tuple[DecisionView, ...]:
    """What the versions before this one were sent back with, oldest first."""
    found: list[DecisionView] = []
    older = _older(session, report_id)
    while older is not None:
        answers = _answers(session, older)
        asked = [review for review in _reviews(session, older) if review.remarks]
        found = [_view(older, review, names, answers) for review in asked] + found
        older = _older(session, older.report_id)
    return tuple(found)


def _older(session: Session, report_id: str) -> ReportRow | None:
    """The version this one took the place of; two never take the place of each other, a number is given once."""
    return session.scalars(
        select(ReportRow)
        .join(StandingRow, StandingRow.report_id == ReportRow.report_id)
        .where(StandingRow.superseded_by == report_id)
    ).first()


def _reviews(session: Session, report: ReportRow) -> list[Review]:
    return reviewing.reviews(session, report.report_id)


def _answers(session: Session, report: ReportRow) -> dict[str, AnswerView]:
    """By remark; the last word counts. An answer is shown as soon as it is here, also before the next version is sealed."""
    rows = session.scalars(
        select(EntryRow.raw)
        .where(
            EntryRow.job_id == report.job_id,
            EntryRow.kind == str(EntryKind.REMARK_ANSWERED),
            EntryRow.again.is_(False),
        )
        .order_by(EntryRow.hq_pos)
    )
    answers: dict[str, AnswerView] = {}
    for raw in rows:
        entry = journal.read_entry(raw)
        said = entry_facts.remark_answer(entry)
        person = session.get(PersonRow, entry.actor)
        answers[said.remark] = AnswerView(text=said.text, by=person.name if person else "", at=entry.at.wall)
    return answers


def _view(report: ReportRow, review: Review, names: Names, answers: dict[str, AnswerView]) -> DecisionView:
    return DecisionView(
        state=str(review.state),
        by=review.by,
        at=review.decided_at,
        number=report.number,
        remarks=tuple(_remark(remark, names, answers) for remark in review.remarks),
    )


def _remark(remark: Remark, names: Names, answers: dict[str, AnswerView]) -> RemarkView:
    return RemarkView(
        remark_id=remark.remark_id,
        subject=remark.subject,
        step=remark.step,
        label=names(remark.subject, remark.step),
        text=remark.text,
        answer=answers.get(remark.remark_id),
    )
