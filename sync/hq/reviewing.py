"""HQ's decision about a report: accept it, or send it back with remarks on cells. It goes down to the tablet as a revision."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from checklists import canonical
from checklists.ids import new_id
from checklists.review import Remark, Review, ReviewState
from sync.hq import audit, feed, moments
from sync.hq.audit import Actor
from sync.hq.tables import DeviceRow, PersonRow, RemarkDraftRow, ReportRow, ReviewRow, StandingRow

REMARK_LENGTH = 1000  # characters


class ReviewRefused(Exception):
    """`code` is not-complete | superseded | no-remarks | remark-empty | remark-long | drafts | changed | decided."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def draft_remark(session: Session, actor: Actor, report_id: str, subject: str, step: str, text: str) -> str:
    """Write a remark that is not yet sent; gives its id. Raises ReviewRefused, KeyError for an unknown report."""
    _open(session, report_id)
    text = text.strip()
    if not text:
        raise ReviewRefused("remark-empty")
    if len(text) > REMARK_LENGTH:
        raise ReviewRefused("remark-long")
    remark_id = new_id()
    session.add(
        RemarkDraftRow(
            remark_id=remark_id,
            report_id=report_id,
            person_id=actor.person_id or "",
            subject=subject,
            step=step,
            text=text,
            created_at=moments.now_written(),
        )
    )
    session.flush()
    return remark_id


def drop_remark(session: Session, report_id: str, remark_id: str) -> None:
    """Throw a remark away that was not sent."""
    session.execute(
        delete(RemarkDraftRow).where(RemarkDraftRow.remark_id == remark_id, RemarkDraftRow.report_id == report_id)
    )


def drafts(session: Session, report_id: str) -> list[RemarkDraftRow]:
    """Remarks written and not yet sent, oldest first."""
    rows = select(RemarkDraftRow).where(RemarkDraftRow.report_id == report_id).order_by(RemarkDraftRow.created_at)
    return list(session.scalars(rows))


def accept(session: Session, actor: Actor, report_id: str, *, seen: str = "") -> Review:
    """`seen` is the state on the page that was acted on. Raises ReviewRefused, KeyError for an unknown report.

    Nobody's kept remarks are thrown away by an acceptance: whoever accepts sends them or drops them first.
    """
    standing = _open(session, report_id)
    if seen and seen != standing.state:
        raise ReviewRefused("changed")
    if drafts(session, report_id):
        raise ReviewRefused("drafts")
    return _decide(session, actor, standing, ReviewState.ACCEPTED, ())


def send_back(session: Session, actor: Actor, report_id: str) -> Review:
    """Send all drafted remarks. Raises ReviewRefused, KeyError for an unknown report."""
    standing = _open(session, report_id)
    remarks = tuple(
        Remark(remark_id=row.remark_id, subject=row.subject, step=row.step, text=row.text)
        for row in drafts(session, report_id)
    )
    if not remarks:
        raise ReviewRefused("no-remarks")
    return _decide(session, actor, standing, ReviewState.RETURNED, remarks)


def reviews(session: Session, report_id: str) -> list[Review]:
    """Every decision about a report, oldest first."""
    rows = session.scalars(select(ReviewRow).where(ReviewRow.report_id == report_id).order_by(ReviewRow.decided_at))
    return [Review.from_json(canonical.from_bytes(row.body.encode(), limit=None)) for row in rows]


def _open(session: Session, report_id: str) -> StandingRow:
    standing = session.get(StandingRow, report_id, with_for_update=True)
    if standing is None:
        raise KeyError(report_id)
    if standing.superseded_by is not None:
        raise ReviewRefused("superseded")
    if standing.state == str(ReviewState.RECEIVED):
        raise ReviewRefused("not-complete")
    if standing.state == str(ReviewState.ACCEPTED):
        raise ReviewRefused("decided")
    return standing


def _decide(
    session: Session, actor: Actor, standing: StandingRow, state: ReviewState, remarks: tuple[Remark, ...]
) -> Review:
    report = session.get_one(ReportRow, standing.report_id)
    person = session.get_one(PersonRow, actor.person_id)
    review = Review(
        review_id=new_id(),
        report_id=report.report_id,
        report_number=report.number,
        state=state,
        by=person.name,
        decided_at=moments.now_written(),
        remarks=remarks,
    )
    standing.state = str(state)
    session.add(
        ReviewRow(
            review_id=review.review_id,
            report_id=report.report_id,
            state=str(state),
            person_id=person.person_id,
            decided_at=review.decided_at,
            body=canonical.to_bytes(review.to_json()).decode(),
        )
    )
    session.execute(delete(RemarkDraftRow).where(RemarkDraftRow.report_id == report.report_id))
    device = session.get_one(DeviceRow, report.device_id)
    feed.put(session, device.person_id, "review", review.to_json())
    audit.note(session, actor, f"report.{state}", report.report_id, number=report.number, remarks=len(remarks))
    return review
