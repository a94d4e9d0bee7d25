"""Make a job from an order workbook: choose a file, see what it says or what is wrong with it, then store it."""

import re
import time
from pathlib import Path

from fastapi import APIRouter, Response
from sqlalchemy import select
from starlette.datastructures import UploadFile

from checklists import canonical
from sync.hq import dispatching
from sync.hq.difference_names import shown as shown_difference
from sync.hq.differences import Difference
from sync.hq.dispatching import OrderRefused
from sync.hq.order_workbook import ReadOrder, empty_template, read_order
from sync.hq.pages import render
from sync.hq.pages.contexts import ChangedLine, ImportPage
from sync.hq.pages.door import Act, Done, NotThere, Seen, Visit
from sync.hq.tables import OrderRow, PersonRow

router = APIRouter()

_KEPT_SECONDS = 24 * 3600
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTHING = ImportPage(file_name="", content="", complaints=(), warnings=(), draft=None, known="", changed=())


@router.get("/orders/new")
def choose(visit: Seen) -> Response:
    return _shown(visit, _NOTHING)


@router.get("/orders/template")
def template(visit: Seen) -> Response:
    """An empty workbook with the right sheets and columns."""
    name = "auftrag.xlsx" if visit.words.language == "de" else "order.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content=empty_template(), media_type=_XLSX, headers=headers)


@router.post("/orders/preview")
def preview(act: Done) -> Response:
    given = act.form.get("file")
    if not isinstance(given, UploadFile) or not given.filename:
        return render.go("/orders/new", said="no-file")
    raw, name = given.file.read(), given.filename[-120:]
    read = _read(act.visit, raw)
    if read.draft is None:
        shown = ImportPage(
            file_name=name,
            content="",
            complaints=read.complaints,
            warnings=read.warnings,
            draft=None,
            known="",
            changed=(),
        )
        return _shown(act.visit, shown, 422)
    known, changed = _known(act.visit, read, canonical.sha256_hex(raw))
    shown = ImportPage(
        file_name=name,
        content=_keep(act.visit, raw),
        complaints=(),
        warnings=read.warnings,
        draft=read.draft.to_json(),
        known=known,
        changed=tuple(_changed_line(one, act.visit.words.language) for one in changed),
    )
    return _shown(act.visit, shown)


def _changed_line(one: Difference, language: str) -> ChangedLine:
    name, old, new = shown_difference(one, language)
    return ChangedLine(name=name, old=old, new=new)


@router.post("/orders/import")
def store(act: Done) -> Response:
    raw = _kept(act)
    read = _read(act.visit, raw)
    if read.draft is None:
        raise NotThere
    try:
        with act.visit.hq.database.writing() as session:
            stored = dispatching.store_order(
                session,
                act.visit.actor,
                read.draft,
                canonical.sha256_hex(raw),
                replacing=act.text("replace") == "yes",
            )
    except OrderRefused as refused:
        return render.go("/orders/new", said=f"order-{refused.code}")
    _place(act.visit, canonical.sha256_hex(raw)).unlink(missing_ok=True)
    return render.go("/jobs", said=f"order-{stored.how}", anchor=f"job-{stored.job_id}")


def _read(visit: Visit, raw: bytes) -> ReadOrder:
    with visit.hq.database.reading() as session:
        people = set(session.scalars(select(PersonRow.logon).where(PersonRow.role == "technician")))
    return read_order(raw, people=people)


def _known(visit: Visit, read: ReadOrder, sha256: str) -> tuple[str, tuple[dispatching.Difference, ...]]:
    """What storing would do: "" for a new order, else same | exists | begun with the differences. Tried and taken back."""
    assert read.draft is not None
    with visit.hq.database.reading() as session:
        known = select(OrderRow.order_id).where(OrderRow.number == read.draft.order_number)
        if session.scalars(known).first() is None:
            return "", ()
        try:
            stored = dispatching.store_order(session, visit.actor, read.draft, sha256, replacing=False)
        except OrderRefused as refused:
            return refused.code, refused.changed
        finally:
            session.rollback()
        return stored.how, ()


def _place(visit: Visit, sha256: str) -> Path:
    return visit.hq.settings.places.uploads / f"{sha256}.xlsx"


def _keep(visit: Visit, raw: bytes) -> str:
    """Keep a workbook between preview and storing, at most a day; gives its name."""
    sha256 = canonical.sha256_hex(raw)
    place = _place(visit, sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    for old in place.parent.glob("*.xlsx"):
        if old.stat().st_mtime < time.time() - _KEPT_SECONDS:
            old.unlink(missing_ok=True)
    place.write_bytes(raw)
    return sha256


def _kept(act: Act) -> bytes:
    name = act.text("content")
    if not re.fullmatch(r"[0-9a-f]{64}", name):
        raise NotThere
    try:
        return _place(act.visit, name).read_bytes()
    except FileNotFoundError as error:
        raise NotThere from error


def _shown(visit: Visit, shown: ImportPage, status: int = 200) -> Response:
    with visit.hq.database.reading() as session:
        around = render.frame(session, visit, "jobs")
    return render.page(visit, "import_order.html", around, shown, status)
