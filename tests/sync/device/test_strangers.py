"""Somebody else answers for HQ: a hotel's login page, a proxy, a cut line. Nothing is believed, nothing counts as sent (H1, H2)."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from app.problems import Code
from checklists import canonical
from checklists.answer import Tri, Verdict
from sync.wire import codec
from sync.wire.versions import MEDIA_TYPE
from tests.app.tablet import Tablet, new_tablet
from tests.sync.together.hindrance import Answer, stranger

HTML = b"<!doctype html><html><body>Willkommen im Hotel. Bitte anmelden.</body></html>"


def _page(status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], Answer]:
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(HTML)), **headers}
    return lambda request: Answer(status, given, HTML)


def _forged(body: bytes, **headers: str) -> Callable[[BaseHTTPRequestHandler], Answer]:
    given = {"Content-Type": MEDIA_TYPE, "Content-Digest": codec.content_digest(body), **headers}
    return lambda request: Answer(200, given, body)


def _no_echo(request: BaseHTTPRequestHandler) -> Answer:
    body = canonical.to_bytes({"nonce": "somebody-elses-nonce-0", "data": {"hq_time": "2026-12-01T08:00:00+00:00"}})
    return _forged(body)(request)


def _cut(request: BaseHTTPRequestHandler) -> Answer:
    nonce = request.headers["Feldbuch-Nonce"]
    whole = canonical.to_bytes({"nonce": nonce, "data": {"hq_time": "2026-12-01T08:00:00+00:00"}})
    return Answer(200, {"Content-Type": MEDIA_TYPE, "Content-Digest": codec.content_digest(whole)}, whole[:-3])


def _twice(request: BaseHTTPRequestHandler) -> Answer:
    nonce = request.headers["Feldbuch-Nonce"]
    return _forged(f'{{"nonce":"{nonce}","nonce":"{nonce}","data":{{"hq_time":"x"}}}}'.encode())(request)


STRANGERS = {
    "login page": (_page(200), Code.HQ_PORTAL),
    "redirect": (_page(302, Location="http://127.0.0.1/login"), Code.HQ_PORTAL),
    "network authentication required": (_page(511), Code.HQ_PORTAL),
    "not found page": (_page(404), Code.HQ_PORTAL),
    "gateway": (_page(502), Code.HQ_UNREACHABLE),
    "other nonce": (_no_echo, Code.HQ_NOT_OURS),
    "cut body": (_cut, Code.HQ_NOT_OURS),
    "wrong digest": (_forged(b"{}", **{"Content-Digest": "sha-256=:AAAA:"}), Code.HQ_NOT_OURS),
    "double key": (_twice, Code.HQ_NOT_OURS),
    "no json": (_forged(HTML), Code.HQ_NOT_OURS),
}


@pytest.fixture(scope="module")
def tablet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tablet]:
    made = new_tablet(tmp_path_factory.mktemp("tablet") / "profile")
    made.app.answering.give(made.job(), "ap-01", "3.1.1-b1", Tri(verdict=Verdict.DONE))
    yield made
    made.app.close()


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_not_hq(tablet: Tablet, name: str) -> None:
    answer, code = STRANGERS[name]
    before = tablet.app.syncing.status()
    assert before.entries_waiting == 2
    with stranger(answer) as address:
        with tablet.app.session.database.write() as connection:
            connection.exec_driver_sql("UPDATE enrolment SET address = ?", (address,))
        tablet.restart()
        report = tablet.app.syncing.run()
    assert report.problem is not None and report.problem.code is code
    assert report.problem.sort == "surroundings"
    after = tablet.app.syncing.status()
    assert (after.entries_waiting, after.blobs_waiting) == (before.entries_waiting, before.blobs_waiting)
    assert after.last_contact is None, "nobody was HQ, so there was no contact"
