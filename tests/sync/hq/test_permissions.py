"""Every route against every caller: nobody, a reader, a dispatcher without the form's token or from another site. Read from the routes."""

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi.routing import APIRoute

from sync.hq.application import PAGES
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import DispatchFailed, sign_in
from sync.hq.pages import door
from tests.sync.hq_process import PASSWORD, HqProcess, new_client

PUBLIC = {("GET", "/sign-in"), ("POST", "/sign-in"), ("GET", "/v/{report_number}")}
OWN_CHOICE = {("POST", "/preferences"), ("POST", "/sign-out")}


@pytest.fixture(scope="module")
def routes() -> list[tuple[str, str, APIRoute]]:
    """Method, path and route of every page."""
    found = [
        (method, route.path, route)
        for router in PAGES
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    ]
    assert len(found) > 25
    return found


@pytest.fixture(scope="module")
def reader(hq: HqProcess) -> Iterator[Browser]:
    hq.must("user", "add", "leser", "--name", "L. Leser", "--role", "reader", "--password-stdin", stdin=PASSWORD)
    with Browser(hq.address) as opened:
        sign_in(opened, "leser", PASSWORD)
        yield opened


@pytest.fixture(scope="module")
def dispatcher(hq: HqProcess) -> Iterator[Browser]:
    with Browser(hq.address) as opened:
        sign_in(opened, "yildiz", PASSWORD)
        yield opened


def filled(path: str) -> str:
    """Names nobody has; a place in a list is a number, and its first one."""
    return re.sub(r"\{[^}]+\}", "unknown", re.sub(r"\{[^}]+:int\}", "0", path))


def test_every_page_says_who_may_enter(routes: list[tuple[str, str, APIRoute]]) -> None:
    for method, path, route in routes:
        doors = {dependency.call for dependency in route.dependant.dependencies}
        if (method, path) in PUBLIC:
            assert door.public in doors
        elif method == "GET":
            assert doors == {door.viewing}, path
        elif (method, path) in OWN_CHOICE:
            assert door.choosing in doors, path
        else:
            assert doors == {door.acting}, path


def test_without_sign_in_there_is_no_page(hq: HqProcess, routes: list[tuple[str, str, APIRoute]]) -> None:
    client = new_client()
    for method, path, _ in routes:
        if (method, path) in PUBLIC:
            continue
        answer = client.request(method, hq.address + filled(path), headers={"Origin": hq.address})
        assert answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in"), path
        stale = client.request(
            method, hq.address + filled(path), headers={"Origin": hq.address, "Cookie": "feldbuch=made-up"}
        )
        assert stale.status_code == 303, path


def test_a_reader_sees_everything_and_changes_nothing(reader: Browser, routes: list[tuple[str, str, APIRoute]]) -> None:
    csrf = reader.open("/inbox").form("/sign-out").fields["csrf"]
    for method, path, _ in routes:
        if (method, path) in PUBLIC | OWN_CHOICE:
            continue
        if method == "GET":
            assert reader.fetch(filled(path)).status_code in (200, 404), path
        else:
            answer = send(reader, path, {"csrf": csrf})
            assert answer.status_code == 403, path
    assert not any("/accept" in form.action for form in reader.open("/inbox").forms)


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {"Sec-Fetch-Site": "same-origin"}),
        ("wrong", {"Sec-Fetch-Site": "same-origin"}),
        ("right", {}),
        ("right", {"Origin": "https://elsewhere.example"}),
        ("right", {"Origin": "null"}),
        ("right", {"Sec-Fetch-Site": "cross-site"}),
        ("right", {"Sec-Fetch-Site": "same-site"}),
    ],
)
def test_a_change_from_elsewhere_is_refused(
    dispatcher: Browser, routes: list[tuple[str, str, APIRoute]], token: str, headers: dict[str, str]
) -> None:
    csrf = dispatcher.open("/inbox").form("/sign-out").fields["csrf"]
    for method, path, _ in routes:
        if method == "GET" or (method, path) in PUBLIC:
            continue
        given = {"right": csrf}.get(token, token)
        answer = send(dispatcher, path, {"csrf": given}, headers)
        assert answer.status_code == 403, path
    assert dispatcher.open("/inbox").status == 200, "still signed in"


def test_signing_in_from_elsewhere_is_refused(hq: HqProcess) -> None:
    with Browser(hq.address) as browser:
        form = browser.open("/sign-in").form("/sign-in")
        fields = {**form.fields, "logon": "yildiz", "password": PASSWORD}
        for headers in ({}, {"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
            assert send(browser, "/sign-in", fields, headers).status_code == 403
        wrong = {**fields, "csrf": "x"}
        assert send(browser, "/sign-in", wrong, {"Origin": hq.address}).status_code == 403


def test_signing_out_ends_the_session_at_hq(hq: HqProcess) -> None:
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        cookie = dict(browser._client.cookies)["feldbuch"]
        browser.press(browser.open("/inbox").form("/sign-out"))
        client = new_client()
        answer = client.get(hq.address + "/inbox", headers={"Cookie": f"feldbuch={cookie}"})
        assert answer.status_code == 303


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(hq: HqProcess) -> None:
    with Browser(hq.address) as browser:
        form = browser.open("/sign-in").form("/sign-in")
        first = send(
            browser, "/sign-in", {**form.fields, "logon": "yildiz", "password": PASSWORD}, {"Origin": hq.address}
        )
        cookie = next(c for c in first.headers.get_list("Set-Cookie") if c.startswith("feldbuch="))
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie


def test_wrong_passwords_get_one_sentence_and_are_slowed_down(own_hq: HqProcess) -> None:
    with Browser(own_hq.address) as browser:
        for logon in ("yildiz", "nobody", "t.becker"):
            with pytest.raises(DispatchFailed):
                sign_in(browser, logon, "wrong password")
        statuses = []
        for _ in range(6):
            page = browser.open("/sign-in")
            statuses.append(browser.press(page.form("/sign-in"), logon="yildiz", password="wrong password").status)
        assert statuses[:4] == [401] * 4 and statuses[-1] == 429
        page = browser.open("/sign-in")
        assert browser.press(page.form("/sign-in"), logon="yildiz", password=PASSWORD).status == 429


def test_after_signing_in_nobody_is_sent_elsewhere(hq: HqProcess) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"):
        with Browser(hq.address) as browser:
            form = browser.open("/sign-in").form("/sign-in")
            page = browser.press(form, logon="yildiz", password=PASSWORD, back=back)
            assert page.address.startswith(hq.address)


def send(browser: Browser, path: str, fields: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
    chosen = {"Origin": browser.address} if headers is None else headers
    return browser._client.post(filled(path), data=fields, headers=chosen, follow_redirects=False)
