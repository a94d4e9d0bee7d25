"""The PDF and the photos of a report, by the report's own ids only."""

from urllib.parse import quote

from fastapi import APIRouter, Response

from sync.hq import audit, blobs
from sync.hq.pages import report_view
from sync.hq.pages.door import NotThere, Seen
from sync.hq.tables import ReportRow

router = APIRouter()

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_PDF_POLICY = "frame-ancestors 'none'; base-uri 'none'"
"""The browser's own viewer draws the PDF; it needs styles of its own."""


@router.get("/reports/{report_id}/pdf")
def pdf(report_id: str, visit: Seen) -> Response:
    with visit.hq.database.writing() as session:
        report = session.get(ReportRow, report_id)
        if report is None or blobs.size_of(session, report.pdf_sha256) is None:
            raise NotThere
        number, sha256 = report.number, report.pdf_sha256
        audit.note(session, visit.actor, "report.pdf", report_id)
    how = "attachment" if visit.query.get("download") else "inline"
    name = quote(f"{number}.pdf")
    return Response(
        content=blobs.read(visit.hq.settings.places.blobs, sha256),
        media_type="application/pdf",
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{name}",
            "Content-Security-Policy": _PDF_POLICY,
        },
    )


@router.get("/reports/{report_id}/photos/{photo_id}")
def photo(report_id: str, photo_id: str, visit: Seen) -> Response:
    with visit.hq.database.reading() as session:
        try:
            record = report_view.view(session, report_id).record
        except KeyError as error:
            raise NotThere from error
        found = [one["sha256"] for one in (record or {}).get("photos", ()) if one["photo"] == photo_id]
        if not found or blobs.size_of(session, found[0]) is None:
            raise NotThere
    content = blobs.read(visit.hq.settings.places.blobs, found[0])
    if content.startswith(_JPEG):
        kind = "image/jpeg"
    elif content.startswith(_PNG):
        kind = "image/png"
    else:
        raise NotThere
    return Response(content=content, media_type=kind, headers={"Content-Disposition": "inline"})
