"""The inbox: exceptions first, oldest first, with a preview of one report."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from checklists.review import ReviewState
from sync.hq.pages import render, report_view
from sync.hq.pages.contexts import InboxLine, InboxPage
from sync.hq.pages.door import Seen, Visit

router = APIRouter()

TABS = {
    "review": ReviewState.COMPLETE,
    "returned": ReviewState.RETURNED,
    "incomplete": ReviewState.RECEIVED,
    "accepted": ReviewState.ACCEPTED,
}


@router.get("/")
def start(visit: Seen) -> Response:
    return RedirectResponse("/inbox", status_code=303)


@router.get("/inbox")
def show(visit: Seen) -> Response:
    tab = visit.query.get("tab", "review")
    tab = tab if tab in TABS else "review"
    with visit.hq.database.reading() as session:
        shown = _page(session, visit, tab)
        around = render.frame(session, visit, "returned" if tab == "returned" else "inbox")
    return render.page(visit, "inbox.html", around, shown)


def _page(session: Session, visit: Visit, tab: str) -> InboxPage:
    counted = report_view.counts(session)
    wanted = visit.query.get("q", "").strip()
    found = report_view.lines(session, TABS[tab], visit.person.person_id)
    lines = [line for line in found if _matches(line, wanted)]
    marked = tuple(line for line in lines if line.flags or line.trouble)
    plain = tuple(line for line in lines if not (line.flags or line.trouble))
    ordered = [*marked, *plain]
    chosen = next((line for line in ordered if line.report_id == visit.query.get("report")), None)
    chosen = chosen or (ordered[0] if ordered else None)
    return InboxPage(
        tab=tab,
        counts={name: counted.get(str(state), 0) for name, state in TABS.items()},
        oldest=min((line.at for line in found), default=""),
        marked=marked,
        plain=plain,
        preview=report_view.view(session, chosen.report_id) if chosen else None,
        preview_line=chosen,
        search=wanted,
    )


def _matches(line: InboxLine, wanted: str) -> bool:
    text = " ".join((line.customer, line.order, line.number, line.technician, line.city)).casefold()
    return all(word in text for word in wanted.casefold().split())
