"""demo-dispatch: accepts through the pages, says what the page shows, and fails with one sentence."""

import json
from pathlib import Path

import pytest

from sync.hq.demo import pictures
from tests.sync.hq_process import PASSWORD, Device, HqProcess
from tests.sync.visit import Visit

GIVEN = {"FELDBUCH_PASSWORD": PASSWORD}


@pytest.fixture(scope="module", autouse=True)
def order(hq: HqProcess) -> None:
    hq.must("import-order", "tests/data/orders/order-kanzlei.xlsx")


def test_it_accepts_what_has_arrived(hq: HqProcess, tablet: Device, tmp_path: Path) -> None:
    visit = Visit.begin(tablet, "TE-2026-00815")
    visit.open_job()
    visit.do_all()
    body = visit.seal()
    visit.push()
    dispatch = ("demo-dispatch", "--user", "yildiz", "--report", str(body["number"]))
    waiting = hq.cli(*dispatch, "--patience", "0", env=GIVEN)
    assert json.loads(waiting.stdout)["hq_state"] == "received"
    visit.deliver()
    looked = hq.cli(*dispatch, env=GIVEN)
    assert json.loads(looked.stdout)["hq_state"] == "complete"
    done = hq.cli(*dispatch, "--accept", "--pictures", str(tmp_path / "hq"), env=GIVEN)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["hq_state"] == "accepted" and said["report_id"] == body["report"]
    made = {path.name for path in (tmp_path / "hq").glob("*.png")}
    assert set(said["pictures"]) == made
    if pictures.find_chromium():
        assert {"inbox-light.png", "report-dark.png", "inbox-phone.png"} <= made


def test_it_says_why_it_could_not(hq: HqProcess) -> None:
    wrong = hq.cli("demo-dispatch", "--user", "yildiz", env={"FELDBUCH_PASSWORD": "not the password"})
    assert wrong.returncode == 1 and "refused the sign-in" in wrong.stderr
    none = hq.cli("demo-dispatch", "--user", "yildiz", "--report", "XX-1-01-1", "--patience", "0", env=GIVEN)
    assert none.returncode == 1 and "No report" in none.stderr
    away = hq.cli("demo-dispatch", "--user", "yildiz", "--address", "http://127.0.0.1:9", env=GIVEN)
    assert away.returncode == 1 and "does not answer" in away.stderr
    assert hq.cli("demo-dispatch", "--user", "yildiz").returncode == 1
