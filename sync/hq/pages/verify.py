"""The public page behind a report's QR: known, unknown or superseded, and nothing else of the report (Z6).

The digest stands in the address's fragment, which no browser sends; the page's script compares it with HQ's.
"""

from fastapi import APIRouter, Response
from sqlalchemy import select

from checklists.review import ReviewState
from sync.hq.pages import render
from sync.hq.pages.contexts import VerifyPage
from sync.hq.pages.door import Anyone
from sync.hq.tables import ReportRow, StandingRow
from sync.wire.endpoints import PUBLIC_VERIFY

router = APIRouter()


@router.get(PUBLIC_VERIFY)
def show(report_number: str, guest: Anyone) -> Response:
    throttle = guest.hq.throttles.verify
    number = report_number[:80]
    if throttle.wait(guest.origin):
        shown = VerifyPage(number=number, state="too-many", digest="")
        return render.page(guest, "verify.html", None, shown, 429)
    throttle.mark(guest.origin)
    with guest.hq.database.reading() as session:
        found = session.execute(
            select(ReportRow.report_sha256, StandingRow.superseded_by)
            .join(StandingRow, StandingRow.report_id == ReportRow.report_id)
            .where(ReportRow.number == number, StandingRow.state != str(ReviewState.RECEIVED))
        ).one_or_none()
    if found is None:
        return render.page(guest, "verify.html", None, VerifyPage(number=number, state="unknown", digest=""), 404)
    digest, later = found
    shown = VerifyPage(number=number, state="superseded" if later else "known", digest=digest)
    return render.page(guest, "verify.html", None, shown)
