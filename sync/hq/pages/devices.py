"""Tablets: enrol by QR, last contact, revoke."""

import qrcode
from fastapi import APIRouter, Response

from sync.hq import devices
from sync.hq.access import Role
from sync.hq.pages import render, report_view
from sync.hq.pages.contexts import CodePage, DeviceLine, DevicesPage
from sync.hq.pages.door import Done, NotThere, Seen
from sync.hq.pages.jobs import technicians
from sync.hq.tables import PersonRow
from sync.wire import ticket
from sync.wire.limits import ENROLMENT_HOURS

router = APIRouter()

_QUIET = 4  # modules of white around a QR


@router.get("/devices")
def show(visit: Seen) -> Response:
    with visit.hq.database.reading() as session:
        lines = tuple(
            DeviceLine(
                device_id=device.device_id,
                short=device.short,
                label=device.label,
                person=report_view.short_name(person.name),
                platform=device.platform,
                app_version=device.app_version,
                contact_at=device.contact_at,
                revoked_at=device.revoked_at or "",
            )
            for device, person in devices.everyone(session)
        )
        shown = DevicesPage(devices=lines, technicians=technicians(session))
        around = render.frame(session, visit, "devices")
    return render.page(visit, "devices.html", around, shown)


@router.post("/devices/code")
def make_code(act: Done) -> Response:
    """The code stands on this answer only: HQ keeps its hash."""
    visit = act.visit
    with visit.hq.database.writing() as session:
        person = session.get(PersonRow, act.text("technician"))
        if person is None or person.role != str(Role.TECHNICIAN):
            raise NotThere
        text = ticket.to_text(devices.make_code(session, visit.actor, visit.hq.issuer, person))
        name = person.name
        around = render.frame(session, visit, "devices")
    size, squares = drawn(text)
    shown = CodePage(name=name, text=text, size=size, squares=squares, hours=ENROLMENT_HOURS)
    return render.page(visit, "device_code.html", around, shown)


@router.post("/devices/{device_id}/revoke")
def revoke(device_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        changed = devices.revoke(session, act.visit.actor, device_id)
    if not changed:
        raise NotThere
    return render.go("/devices", said="revoked")


def drawn(text: str) -> tuple[int, str]:
    """A QR as (edge in modules, one SVG path of its dark modules)."""
    code = qrcode.QRCode(border=_QUIET)
    code.add_data(text)
    code.make()
    rows: list[list[bool]] = code.get_matrix()
    path = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return len(rows), "".join(path)
