"""The tray (Klärungskorb): arrivals that need a person, each with why it waits."""

import json

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from sync.hq import tray
from sync.hq.pages import render
from sync.hq.pages.contexts import TrayLine, TrayPage
from sync.hq.pages.door import Done, NotThere, Seen
from sync.hq.tables import ReportRow, TrayRow

router = APIRouter()


@router.get("/tray")
def show(visit: Seen) -> Response:
    with visit.hq.database.reading() as session:
        lines = tuple(_line(session, row) for row in tray.waiting(session))
        around = render.frame(session, visit, "tray")
    return render.page(visit, "tray.html", around, TrayPage(lines=lines))


@router.post("/tray/{tray_id}/settle")
def settle(tray_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        if not tray.settle(session, act.visit.actor, tray_id):
            raise NotThere
    return render.go("/tray", said="settled")


def _line(session: Session, row: TrayRow) -> TrayLine:
    report = session.get(ReportRow, row.object_id)
    return TrayLine(
        tray_id=row.tray_id,
        code=row.code,
        at=row.created_at,
        facts=json.loads(row.facts),
        report_id=report.report_id if report is not None else "",
    )
