"""Pages for what does not go: each says what is and what to do."""

from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from sync.hq.pages import door, render
from sync.hq.pages.contexts import ErrorPage

_CODES = {404: "not-there", 405: "not-there", 413: "too-large", 422: "not-there", 503: "busy"}


def sign_in_first(request: Request, error: Exception) -> Response:
    assert isinstance(error, door.NeedsSignIn)
    return RedirectResponse(f"/sign-in?back={quote(error.back)}", status_code=303)


def forbidden(request: Request, error: Exception) -> Response:
    assert isinstance(error, door.Forbidden)
    return _page(request, error.code, 403)


def not_there(request: Request, error: Exception) -> Response:
    return _page(request, "not-there", 404)


def too_large(request: Request, error: Exception) -> Response:
    return _page(request, "too-large", 413)


def other(request: Request, status: int) -> Response:
    return _page(request, _CODES.get(status, "not-there"), status)


def _page(request: Request, code: str, status: int) -> Response:
    return render.page(door.public(request), "error.html", None, ErrorPage(code=code), status)
