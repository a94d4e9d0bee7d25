"""Contexts and templates to answers, the frame around every page, and the headers that keep it ours."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checklists.review import ReviewState
from sync.hq import tray
from sync.hq.pages import dates, report_view
from sync.hq.pages.door import Guest, Visit

STATIC = Path(__file__).parent / "static"

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page: navigation with its figures, the person, a sentence about what was just done."""

    active: str
    name: str
    initials: str
    role: str
    csrf: str
    may_act: bool
    to_review: int
    returned: int
    waiting: int
    said: str


def frame(session: Session, visit: Visit, active: str) -> Frame:
    """`active` names the navigation's current entry."""
    by_state = report_view.counts(session)
    parts = visit.person.name.split()
    return Frame(
        active=active,
        name=visit.person.name,
        initials="".join(part[0] for part in parts[:2]).upper(),
        role=str(visit.person.role),
        csrf=visit.person.csrf,
        may_act=visit.may_act,
        to_review=by_state.get(str(ReviewState.COMPLETE), 0),
        returned=by_state.get(str(ReviewState.RETURNED), 0),
        waiting=tray.count(session),
        said=visit.query.get("said", ""),
    )


def page(guest: Guest, template: str, frame: Frame | None, context: object, status: int = 200) -> HTMLResponse:
    """One rendered page; `context` is a dataclass of `contexts`."""
    text = (
        _environment()
        .get_template(template)
        .render(
            t=guest.words,
            d=dates.Dates(guest.words),
            language=guest.words.language,
            theme=guest.theme,
            path=guest.path,
            frame=frame,
            page=context,
        )
    )
    return HTMLResponse(text, status_code=status)


def go(path: str, said: str = "", anchor: str = "") -> RedirectResponse:
    """After a change: to a page that shows it, so that reloading repeats nothing."""
    if said:
        path += ("&" if "?" in path else "?") + f"said={quote(said)}"
    return RedirectResponse(path + (f"#{anchor}" if anchor else ""), status_code=303)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class Headers:
    """Puts the security headers on everything that is not the tablets' API."""

    def __init__(self, application: ASGIApp, *, secure: bool) -> None:
        self._application = application
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/v1/"):
            await self._application(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _POLICY)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                static = scope["path"].startswith("/static/")
                headers["Cache-Control"] = "public, max-age=3600" if static else "no-store"
                if self._secure:
                    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
            await send(message)

        await self._application(scope, receive, marked)
