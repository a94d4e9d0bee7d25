"""What dispatch decides about a report: accept, write and drop remarks, send back, mark unread."""

from fastapi import APIRouter, Response
from sqlalchemy import delete

from sync.hq import reviewing
from sync.hq.pages import render, report, report_view
from sync.hq.pages.door import Done, NotThere
from sync.hq.reviewing import ReviewRefused
from sync.hq.tables import ReportReadRow

router = APIRouter()


@router.post("/reports/{report_id}/accept")
def accept(report_id: str, act: Done) -> Response:
    visit = act.visit
    try:
        with visit.hq.database.writing() as session:
            shown = report_view.view(session, report_id)
            if shown.loud and act.text("sure") != "yes":
                raise ReviewRefused("loud")
            reviewing.accept(session, visit.actor, report_id, seen=act.text("seen"))
            waiting = report_view.waiting(session)
    except KeyError as error:
        raise NotThere from error
    except ReviewRefused as refused:
        return report.page(visit, report_id, problem=refused.code, status=409)
    if act.text("then") == "inbox":
        following = waiting[0] if waiting else ""
        return render.go(f"/inbox?report={following}" if following else "/inbox", said="accepted")
    return render.go(f"/reports/{report_id}", said="accepted")


@router.post("/reports/{report_id}/remarks")
def remark(report_id: str, act: Done) -> Response:
    subject, step, text = act.text("subject"), act.text("step"), act.text("text")
    back = f"/reports/{report_id}" + (f"?cell={subject}/{step}" if subject else "")
    try:
        with act.visit.hq.database.writing() as session:
            if (subject or step) and not report_view.has_cell(report_view.view(session, report_id), subject, step):
                raise ReviewRefused("no-cell")
            reviewing.draft_remark(session, act.visit.actor, report_id, subject, step, text)
    except KeyError as error:
        raise NotThere from error
    except ReviewRefused as refused:
        return report.page(act.visit, report_id, problem=refused.code, text=text, status=409)
    return render.go(back, said="remark-kept", anchor="remarks")


@router.post("/reports/{report_id}/remarks/{remark_id}/drop")
def drop(report_id: str, remark_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        reviewing.drop_remark(session, report_id, remark_id)
    return render.go(f"/reports/{report_id}", said="remark-dropped")


@router.post("/reports/{report_id}/return")
def send_back(report_id: str, act: Done) -> Response:
    try:
        with act.visit.hq.database.writing() as session:
            reviewing.send_back(session, act.visit.actor, report_id)
    except KeyError as error:
        raise NotThere from error
    except ReviewRefused as refused:
        return report.page(act.visit, report_id, problem=refused.code, status=409)
    return render.go(f"/reports/{report_id}", said="returned")


@router.post("/reports/{report_id}/unread")
def unread(report_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        session.execute(
            delete(ReportReadRow).where(
                ReportReadRow.person_id == act.visit.person.person_id, ReportReadRow.report_id == report_id
            )
        )
    return render.go("/inbox")
