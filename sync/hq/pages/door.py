"""The door of every page: who is there, may he, and did the change come from our own page. Nothing is open unless it says so here."""

import hmac
import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.datastructures import FormData

from sync.hq import access
from sync.hq.access import Role, SignedIn
from sync.hq.audit import Actor
from sync.hq.hq import Hq
from sync.hq.wording import LANGUAGES, Words

VIEWERS = frozenset({Role.DISPATCHER, Role.ADMINISTRATOR, Role.READER})
ACTORS = frozenset({Role.DISPATCHER, Role.ADMINISTRATOR})

LANGUAGE_COOKIE = "feldbuch-language"
THEME_COOKIE = "feldbuch-theme"
THEMES = ("light", "dark")
MAX_FORM_BYTES = 11 * 1024 * 1024  # a workbook of 10 MB and its form
_MAX_FIELDS = 50


class NeedsSignIn(Exception):
    """Nobody is signed in; `back` is the page he wanted."""

    def __init__(self, back: str) -> None:
        super().__init__(back)
        self.back = back


class Forbidden(Exception):
    """`code` is role | csrf | origin."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TooLarge(Exception):
    """A form beyond what any of our pages sends."""


class NotThere(Exception):
    """A thing nobody has heard of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Anybody at all, with what his browser likes."""

    hq: Hq
    words: Words
    theme: str
    origin: str
    path: str
    query: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Guest):
    """A signed-in person looking at a page."""

    person: SignedIn

    @property
    def actor(self) -> Actor:
        return Actor(person_id=self.person.person_id, origin=self.origin)

    @property
    def may_act(self) -> bool:
        return self.person.role in ACTORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A change a signed-in person asked for from one of our own pages."""

    visit: Visit
    form: FormData

    def text(self, name: str) -> str:
        """A field's text, empty where it is missing or a file."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""


def cookie_name(hq: Hq) -> str:
    """The __Host- prefix binds the cookie to https and this very host."""
    return "__Host-feldbuch" if hq.settings.secure else "feldbuch"


def public(request: Request) -> Guest:
    """For the few pages without sign-in."""
    return Guest(
        hq=_hq(request),
        words=Words(_language(request, None)),
        theme=_theme(request),
        origin=request.client.host if request.client else "",
        path=request.url.path,
        query=dict(request.query_params),
    )


def viewing(request: Request) -> Visit:
    """Raises NeedsSignIn, Forbidden."""
    hq = _hq(request)
    token = request.cookies.get(cookie_name(hq), "")
    with hq.database.writing() as session:
        person = access.who(session, token) if token else None
    if person is None:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        raise NeedsSignIn(back if request.method == "GET" else "/")
    if person.role not in VIEWERS:
        raise Forbidden("role")
    guest = public(request)
    return Visit(
        hq=hq,
        words=Words(_language(request, person.language)),
        theme=guest.theme,
        origin=guest.origin,
        path=guest.path,
        query=guest.query,
        person=person,
    )


async def form_of(request: Request) -> FormData:
    """The fields of a form; only reading is asynchronous. A body that does not say how long it is comes from no browser."""
    if int(request.headers.get("Content-Length") or MAX_FORM_BYTES + 1) > MAX_FORM_BYTES:
        raise TooLarge
    return await request.form(max_files=1, max_fields=_MAX_FIELDS, max_part_size=256 * 1024)


def choosing(
    request: Request, visit: Annotated[Visit, Depends(viewing)], form: Annotated[FormData, Depends(form_of)]
) -> Act:
    """A change of what the person himself sees (language, theme, signing out). Raises Forbidden."""
    check_origin(request)
    given = form.get("csrf", "")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), visit.person.csrf.encode()):
        raise Forbidden("csrf")
    return Act(visit=visit, form=form)


def acting(act: Annotated[Act, Depends(choosing)]) -> Act:
    """A change of HQ's data. Raises Forbidden for who may only read."""
    if not act.visit.may_act:
        raise Forbidden("role")
    return act


def check_origin(request: Request) -> None:
    """Raises Forbidden where the browser says that another site sent this, or says nothing at all."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is None and origin is None:
        raise Forbidden("origin")
    if site is not None and site != "same-origin":
        raise Forbidden("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("Host", "").lower():
        raise Forbidden("origin")


def back_path(text: str) -> str:
    """A path of our own to return to after signing in, "/" for anything else."""
    return text if re.fullmatch(r"/(?!/)[A-Za-z0-9/_.~?=&%-]*", text) else "/"


Seen = Annotated[Visit, Depends(viewing)]
Chosen = Annotated[Act, Depends(choosing)]
Done = Annotated[Act, Depends(acting)]
Anyone = Annotated[Guest, Depends(public)]


def _hq(request: Request) -> Hq:
    found: Any = request.app.state.hq
    assert isinstance(found, Hq)
    return found


def _language(request: Request, chosen: str | None) -> str:
    for language in (chosen, request.cookies.get(LANGUAGE_COOKIE)):
        if language in LANGUAGES:
            return language
    for part in request.headers.get("Accept-Language", "").split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _theme(request: Request) -> str:
    theme = request.cookies.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""
