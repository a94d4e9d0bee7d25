"""A list that a technician took from a customer's file: looked at page by page, downloaded as CSV or XLSX."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response

from checklists.attributes import ATTRIBUTES
from checklists.user_export import from_csv, to_xlsx
from checklists.user_judge import Pairs
from sync.hq import audit, blobs
from sync.hq.pages import render, report_view
from sync.hq.pages.contexts import ListPage, ReportView
from sync.hq.pages.door import NotThere, Seen, Visit

router = APIRouter()

ROWS_PER_PAGE = 100
MOST_BYTES = 16 * 1024 * 1024
"""Of a list; 20,000 users with every attribute filled are below it."""
_CSV, _XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/reports/{report_id}/lists/{place:int}")
def show(report_id: str, place: int, visit: Seen) -> Response:
    with visit.hq.database.writing() as session:
        report, part = _find(visit, session, report_id, place)
        audit.note(session, visit.actor, "report.list", report_id)
        around = render.frame(session, visit, "inbox")
    rows = _rows(visit, part)
    pages = max(1, -(-len(rows) // ROWS_PER_PAGE))
    page = min(max(1, _number(visit.query.get("page", "1"))), pages)
    first = (page - 1) * ROWS_PER_PAGE
    shown = ListPage(
        report_id=report.report_id,
        number=report.number,
        place=place,
        part=part,
        columns=tuple(a.de if visit.words.language == "de" else a.en for a in ATTRIBUTES),
        rows=tuple(
            (nth, tuple(dict(pairs).get(a.key, "") for a in ATTRIBUTES))
            for nth, pairs in enumerate(rows[first : first + ROWS_PER_PAGE], start=first + 1)
        ),
        page=page,
        pages=pages,
    )
    return render.page(visit, "list.html", around, shown)


@router.get("/reports/{report_id}/lists/{place:int}/csv")
def csv_file(report_id: str, place: int, visit: Seen) -> Response:
    """The very bytes whose checksum stands in the report."""
    report, part = _noted(visit, report_id, place)
    return _download(_bytes(visit, part), _CSV, f"{report.number}-{place + 1}.csv")


@router.get("/reports/{report_id}/lists/{place:int}/xlsx")
def xlsx_file(report_id: str, place: int, visit: Seen) -> Response:
    report, part = _noted(visit, report_id, place)
    return _download(to_xlsx(_rows(visit, part)), _XLSX, f"{report.number}-{place + 1}.xlsx")


def _noted(visit: Visit, report_id: str, place: int) -> tuple[ReportView, dict[str, Any]]:
    with visit.hq.database.writing() as session:
        found = _find(visit, session, report_id, place)
        audit.note(session, visit.actor, "report.list", report_id)
    return found


def _find(visit: Visit, session: Any, report_id: str, place: int) -> tuple[ReportView, dict[str, Any]]:
    """A list of the record whose bytes are here. Raises NotThere."""
    try:
        report = report_view.view(session, report_id)
    except KeyError as error:
        raise NotThere from error
    parts = (report.record or {}).get("sheets", [])
    if not 0 <= place < len(parts):
        raise NotThere
    part: dict[str, Any] = parts[place]
    size = blobs.size_of(session, part["sha256"]) if part["sha256"] else None
    if size is None or size > MOST_BYTES:
        raise NotThere
    return report, part


def _bytes(visit: Visit, part: dict[str, Any]) -> bytes:
    return blobs.read(visit.hq.settings.places.blobs, part["sha256"])


def _rows(visit: Visit, part: dict[str, Any]) -> tuple[Pairs, ...]:
    try:
        return from_csv(_bytes(visit, part))
    except ValueError as error:  # bytes of a tablet that speaks another tongue
        raise NotThere from error


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _download(content: bytes, kind: str, name: str) -> Response:
    how = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content=content, media_type=kind, headers={"Content-Disposition": how})
