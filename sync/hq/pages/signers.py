"""Those who signed alone, as the pages show them: attendance of a cell, the two of every hand-over, each with the drawing.

The strokes are read back from the sealed PDF, where they stand beside the name; HQ has them nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from checklists import seal_ink
from checklists.custody import SIDES
from checklists.sign_off import Strokes
from sync.hq import blobs
from sync.hq.pages.door import Visit
from sync.hq.pages.signer_views import ChainView, HandOverView, SignerView
from sync.hq.tables import ReportRow

Record = Mapping[str, Any]
Drawn = Mapping[str, Strokes]
TALL = 345
"""Height of a drawing that is 1000 wide: the pad's own shape."""
_SAID = ("when", "place", "serial", "seal", "condition")


def drawn(session: Session, visit: Visit, report_id: str, record: Record | None) -> Drawn:
    """Digest -> strokes of everybody who signed alone and is drawn in this report's PDF."""
    wanted = {one["image_sha256"] for one in _all(record or {}) if one["image_sha256"]}
    report = session.get_one(ReportRow, report_id)
    if not wanted or not blobs.held(session, {report.pdf_sha256}):
        return {}
    pdf = blobs.read(visit.hq.settings.places.blobs, report.pdf_sha256)
    try:
        return seal_ink.drawn(pdf, wanted)
    except ValueError:
        return {}  # whatever came as PDF, the seal check has told what is wrong with it


def of_cell(record: Record, strokes: Drawn, subject: str, item: str) -> tuple[SignerView, ...]:
    """Attendance that was signed in this cell."""
    return tuple(
        _view(one, strokes)
        for part in record["details"]
        if part["subject"] == subject
        for one_item in part["items"]
        if one_item["item"] == item
        for line in one_item["lines"]
        for one in line.get("roll", ())
    )


def chains(record: Record, strokes: Drawn) -> tuple[ChainView, ...]:
    """Every custody chain whose hand-overs are signed one by one."""
    found = []
    for part in (record.get("mail") or {}).get("chains", ()):
        if "hands" not in part:
            continue
        rows = [dict(zip(part["columns"], cells, strict=True)) for cells in part["cells"]]
        found.append(
            ChainView(
                title=part["title"],
                rows=tuple(
                    HandOverView(
                        number=nth,
                        handed_by=row.get(SIDES[0], ""),
                        taken_by=row.get(SIDES[1], ""),
                        text=" · ".join(row[key] for key in _SAID if row.get(key)),
                        signers=tuple(_view(one, strokes) for one in part["hands"] if one.get("hand_over") == nth),
                    )
                    for nth, row in enumerate(rows, start=1)
                ),
                changed=tuple(_view(one, strokes) for one in part["hands"] if one.get("hand_over") == 0),
            )
        )
    return tuple(found)


def _all(record: Record) -> Iterator[Mapping[str, Any]]:
    for part in record.get("details", ()):
        for item in part["items"]:
            for line in item["lines"]:
                yield from line.get("roll", ())
    for chain in (record.get("mail") or {}).get("chains", ()):
        yield from chain.get("hands", ())


def _view(one: Mapping[str, Any], strokes: Drawn) -> SignerView:
    image = one["image_sha256"]
    lines = strokes.get(image or "")
    state = "waiting" if one["met"] else "absent"
    if image:
        state = "changed" if one.get("hand_over") == 0 else "signed"
    return SignerView(
        name=one["name"],
        function=one["function"],
        state=state,
        lines=tuple(_points(stroke) for stroke in lines.strokes) if lines is not None else (),
    )


def _points(stroke: Iterable[tuple[int, int]]) -> str:
    """A stroke as an SVG polyline; a tap is a line to itself, which round caps make a dot."""
    points = [f"{x},{y * TALL // 1000}" for x, y in stroke]
    return " ".join(points if len(points) > 1 else points * 2)
