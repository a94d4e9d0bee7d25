"""create_application: the API and the pages as one web application. Connects, decides nothing."""

import logging
from pathlib import Path

from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from sync.hq import keystore, reporting
from sync.hq.api import blobs, changes, door, enrolment, logs
from sync.hq.database import BadDatabase, Database
from sync.hq.hq import Hq
from sync.hq.pages import (
    catalogues,
    devices,
    errors,
    files,
    import_order,
    inbox,
    jobs,
    lists,
    preferences,
    render,
    report,
    review,
    sign_in,
    tray,
    verify,
)
from sync.hq.pages import (
    door as pages_door,
)
from sync.hq.refusal import Refusal
from sync.hq.settings import Settings
from sync.wire import problems
from sync.wire.codec import Problem

_log = logging.getLogger(__name__)

API = (enrolment.router, logs.router, blobs.router, changes.router)
"""What tablets ask; each handler asks for its token itself."""
PAGES = (
    sign_in.router,
    preferences.router,
    inbox.router,
    report.router,
    review.router,
    files.router,
    lists.router,
    jobs.router,
    import_order.router,
    devices.router,
    catalogues.router,
    tray.router,
    verify.router,
)
"""What people see; every route names its door."""


def open_hq(settings: Settings, passphrase: str | None, port: int | None = None) -> Hq:
    """HQ with its keys and its database, both checked. Raises BadKeys, BadDatabase."""
    keys = keystore.load(settings.places, passphrase)
    database = Database(settings.database_url)
    try:
        database.check()
    except BadDatabase:
        database.close()
        raise
    return Hq(settings=settings, address=settings.address(port), database=database, keys=keys)


def create_application(hq: Hq) -> FastAPI:
    application = FastAPI(title="Feldbuch HQ", docs_url=None, redoc_url=None, openapi_url=None)
    application.state.hq = hq
    for router in (*API, *PAGES):
        application.include_router(router)
    application.mount("/static", StaticFiles(directory=render.STATIC))
    application.add_middleware(render.Headers, secure=hq.settings.secure)
    application.add_exception_handler(pages_door.NeedsSignIn, errors.sign_in_first)
    application.add_exception_handler(pages_door.Forbidden, errors.forbidden)
    application.add_exception_handler(pages_door.NotThere, errors.not_there)
    application.add_exception_handler(pages_door.TooLarge, errors.too_large)
    application.add_exception_handler(Refusal, _refused)
    application.add_exception_handler(HTTPException, _no_such_route)
    application.add_exception_handler(DBAPIError, _busy)
    return application


def take_up_work(hq: Hq) -> None:
    """What a killed HQ left behind: half an upload is dropped, a report that had everything is completed."""
    for left in Path(hq.settings.places.blobs).glob("arriving-*"):
        left.unlink(missing_ok=True)
    with hq.database.reading() as session:
        reports = reporting.unfinished(session)
    for report_id in reports:
        reporting.consider(hq.bench, report_id)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return door.refusal(request, error.problem)


def _no_such_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if not request.url.path.startswith("/v1/"):
        return errors.other(request, error.status_code)
    kind = problems.NOT_FOUND if error.status_code == 404 else problems.BAD_REQUEST
    return door.refusal(request, Problem(kind=kind))


def _busy(request: Request, error: Exception) -> Response:
    _log.error("database: %s", error)
    if not request.url.path.startswith("/v1/"):
        return errors.other(request, problems.BUSY.status)
    return door.refusal(request, Problem(kind=problems.BUSY, values={"retry_after_s": 5}))
