"""The window is closed while a request is open: the run ends by itself and the profile closes cleanly."""

import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from app.syncing import Outcome, RunReport
from tests.app.tablet import new_tablet
from tests.sync.together.hindrance import Answer, stranger


def test_closing_ends_a_run_between_two_requests(tmp_path: Path) -> None:
    asked, answer_now = threading.Event(), threading.Event()

    def slow(request: BaseHTTPRequestHandler) -> Answer:
        asked.set()
        assert answer_now.wait(20)
        return Answer(200, {"Content-Type": "text/html"}, b"<html></html>")

    tablet = new_tablet(tmp_path / "profile")
    reports: list[RunReport] = []
    with stranger(slow) as address:
        with tablet.app.session.database.write() as connection:
            connection.exec_driver_sql("UPDATE enrolment SET address = ?", (address,))
        tablet.restart()
        run = threading.Thread(target=lambda: reports.append(tablet.app.syncing.run()))
        syncing = tablet.app.syncing
        run.start()
        assert asked.wait(20)
        closing = threading.Thread(target=tablet.app.close)
        closing.start()
        answer_now.set()
        closing.join(20)
        run.join(20)
    assert not closing.is_alive() and not run.is_alive()
    assert [report.outcome for report in reports] == [Outcome.FAILED]
    assert not syncing.sending
