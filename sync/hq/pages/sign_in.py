"""Sign in and out."""

import hmac
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.datastructures import FormData

from sync.hq import access, audit
from sync.hq.access import LIFE_HOURS
from sync.hq.audit import Actor
from sync.hq.pages import render
from sync.hq.pages.contexts import SignInPage
from sync.hq.pages.door import Anyone, Chosen, Forbidden, Guest, back_path, check_origin, cookie_name, form_of

router = APIRouter()

_BEFORE = "feldbuch-before"
"""A random value in a cookie and in the form: a stranger's page cannot sign somebody in."""


@router.get("/sign-in")
def show(request: Request, guest: Anyone) -> Response:
    return _page(request, guest, back_path(guest.query.get("back", "/")))


@router.post("/sign-in")
def sign_in(request: Request, guest: Anyone, form: Annotated[FormData, Depends(form_of)]) -> Response:
    check_origin(request)
    before = request.cookies.get(_BEFORE, "")
    if not before or not hmac.compare_digest(before.encode(), str(form.get("csrf", "")).encode()):
        raise Forbidden("csrf")
    logon, password = str(form.get("logon", "")).strip()[:64], str(form.get("password", ""))
    back, throttles = back_path(str(form.get("back", "/"))), guest.hq.throttles
    wait = max(throttles.sign_in_name.wait(logon.casefold()), throttles.sign_in_address.wait(guest.origin))
    if wait:
        return _page(request, guest, back, logon=logon, wrong="too-many", status=429)
    try:
        with guest.hq.database.writing() as session:
            token = access.sign_in(session, guest.origin, logon, password)
    except access.Refused:
        throttles.sign_in_name.mark(logon.casefold())
        throttles.sign_in_address.mark(guest.origin)
        return _page(request, guest, back, logon=logon, wrong="wrong-sign-in", status=401)
    throttles.sign_in_name.forgive(logon.casefold())
    answer = render.go(back)
    answer.delete_cookie(_BEFORE, path="/")
    answer.set_cookie(
        cookie_name(guest.hq),
        token,
        max_age=LIFE_HOURS * 3600,
        path="/",
        secure=guest.hq.settings.secure,
        httponly=True,
        samesite="strict",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request, act: Chosen) -> Response:
    hq = act.visit.hq
    with hq.database.writing() as session:
        access.sign_out(session, request.cookies.get(cookie_name(hq), ""))
        audit.note(
            session,
            Actor(person_id=act.visit.person.person_id, origin=act.visit.origin),
            "signed-out",
            act.visit.person.person_id,
        )
    answer = render.go("/sign-in")
    answer.delete_cookie(cookie_name(hq), path="/", secure=hq.settings.secure, httponly=True, samesite="strict")
    return answer


def _page(
    request: Request, guest: Guest, back: str, *, logon: str = "", wrong: str = "", status: int = 200
) -> Response:
    before = request.cookies.get(_BEFORE, "") or secrets.token_urlsafe(24)
    shown = SignInPage(csrf=before, back=back, logon=logon, wrong=wrong)
    answer = render.page(guest, "sign_in.html", None, shown, status)
    answer.set_cookie(
        _BEFORE, before, max_age=3600, path="/", secure=guest.hq.settings.secure, httponly=True, samesite="strict"
    )
    return answer
