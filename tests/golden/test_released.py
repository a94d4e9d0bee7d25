"""Every released set stays readable for ever: catalogues, entries, databases, sealed reports. `take.py` says what lies in one.

Nothing here asks for today's date: the tablet's clock stands years after its certificate has ended.
"""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.bootstrap import FieldApp, open_field_app
from app.clock import Clock
from app.settings import read_settings
from app.store import schema
from app.store.tables import EnrolmentRow
from checklists.book import fold
from checklists.canonical import sha256_hex
from checklists.catalogue_reader import catalogue_from_bundle
from checklists.ids import ReportId
from checklists.job import Job
from checklists.journal import Entry, entry_hash, read_entry
from checklists.seal_check import verify_report
from checklists.sign_off import Role
from sync.device.status import Stage
from sync.hq.database import Database, sqlite_url
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from sync.hq.settings import Places
from tests.golden import day, facts
from tests.golden.take import PASSPHRASE, files_of
from tests.sync.hq_process import PASSWORD, HqProcess
from tests.sync.together.field import PIN

RELEASES = sorted(Path(__file__).parent.glob("v*"))
LONG_AFTER = datetime(2040, 2, 29, 12, 0, tzinfo=UTC)


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture
def said(released: Path) -> dict[str, Any]:
    """What the set said when it was taken."""
    found: dict[str, Any] = json.loads((released / "facts.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def tablet(released: Path, tmp_path: Path) -> Iterator[FieldApp]:
    """A copy of the profile, opened and unlocked by today's program."""
    app = open_field_app(read_settings(_unpack(released / "tablet.zip", tmp_path / "tablet")), Clock(wall=_long_after))
    app.unlocking.unlock(PIN)
    yield app
    app.close()


@pytest.fixture
def hq(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HqProcess]:
    """A copy of HQ's folder, brought up by today's `feldbuch-hq migrate`."""
    monkeypatch.setenv("FELDBUCH_HQ_KEY_PASSPHRASE", PASSPHRASE)
    data = _unpack(released / "hq.zip", tmp_path / "hq")
    for key in (data / "keys").iterdir():
        key.chmod(0o600)
    process = HqProcess(data=data)
    process.must("migrate")
    yield process
    process.kill()


def test_there_is_a_set_of_the_first_release() -> None:
    assert "v0.1.0" in [folder.name for folder in RELEASES]


def test_no_file_was_touched_since_it_was_taken(released: Path, said: dict[str, Any]) -> None:
    found = {path.name: sha256_hex(path.read_bytes()) for path in released.iterdir() if path.name != "facts.json"}
    assert found == said["files"]


def test_the_catalogue_still_says_the_same(released: Path, said: dict[str, Any]) -> None:
    bundle = (released / "catalogue.json").read_bytes()
    assert _plain(facts.of_catalogue(catalogue_from_bundle(bundle))) == said["catalogue"]


@pytest.mark.parametrize("log", ["day.entries", "forms.entries"])
def test_entries_are_read_and_keep_their_hashes_and_their_chain(released: Path, log: str) -> None:
    lines = _lines(released / log)
    assert [entry_hash(raw) for _, raw in lines] == [digest for digest, _ in lines]
    assert facts.chain([read_entry(raw) for _, raw in lines])


def test_jobs_and_entries_make_the_same_books_figures_and_records(released: Path, said: dict[str, Any]) -> None:
    catalogue = catalogue_from_bundle((released / "catalogue.json").read_bytes())
    entries = _entries(released / "day.entries")
    jobs = [Job.from_json(one) for one in json.loads((released / "jobs.json").read_bytes())]
    assert {str(job.job_id) for job in jobs} == set(said["jobs"])
    for job in jobs:
        told = facts.of_job(job, catalogue, [entry for entry in entries if entry.job_id == job.job_id])
        assert _plain(told) == said["jobs"][job.job_id]
        # The digest in `report.sealed` was made then, the other now: what HQ does with a report that comes late (rule Z3).
        assert {report_sha256 for _, _, report_sha256, _ in told["sealed"]} <= set(told["records"].values())


def test_every_form_of_an_entry_says_the_same(released: Path, said: dict[str, Any]) -> None:
    assert _plain(facts.of_book(fold(_entries(released / "forms.entries")))) == said["forms"]


def test_the_tablet_opens_with_everything_on_it(tablet: FieldApp, said: dict[str, Any]) -> None:
    with tablet.session.database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        assert schema.version_of(connection) == schema.VERSIONS[-1]
    assert _plain(facts.of_tablet(tablet)) == said["tablet"]
    assert (tablet.settings.language, tablet.settings.theme) == ("en", "dark")
    ca = tablet.settings.places.ca.read_bytes()
    for one in tablet.syncing.parcels():
        verdict = verify_report(tablet.signing.sealed_pdf(ReportId(one.report_id)), [ca])
        assert verdict.valid and verdict.report_number == one.number


def test_hq_opens_with_everything_in_it(hq: HqProcess, tablet: FieldApp, said: dict[str, Any]) -> None:
    database = Database(sqlite_url(hq.data / "hq.sqlite"))
    try:
        told = facts.of_hq(database, Places(data=hq.data), tablet.session.known().receipt_key)
    finally:
        database.close()
    assert _plain(told) == said["hq"]


def test_a_sealed_report_is_still_unchanged(released: Path, said: dict[str, Any]) -> None:
    pdf, ca = (released / "report.pdf").read_bytes(), (released / "ca.pem").read_bytes()
    assert _plain(facts.of_report(pdf, ca)) == said["report"]


def test_what_was_begun_then_is_finished_and_delivered_now(hq: HqProcess, tablet: FieldApp) -> None:
    """Tablet and HQ of then with the programs of today: the technician signs what the contact had signed, all unsent work arrives."""
    hq.start()
    card = next(card for card in tablet.jobs.all() if str(card.phase) == "shown")
    job = tablet.jobs.open(card.job_id)
    tablet.signing.sign(job, Role.TECHNICIAN, "T. Becker", "", day.STROKES)
    sealed = tablet.signing.seal(job)
    verdict = verify_report(tablet.signing.sealed_pdf(sealed.report_id), [tablet.settings.places.ca.read_bytes()])
    assert verdict.valid and verdict.outside_validity

    _moved_to(tablet, hq.address)
    waiting = tablet.syncing.status()
    report = tablet.syncing.run()
    assert (report.problem, report.pushed, report.blobs) == (None, waiting.entries_waiting, waiting.blobs_waiting)
    assert waiting.entries_waiting > 2 and tablet.syncing.status().all_there
    assert {parcel.number: parcel.stage for parcel in tablet.syncing.parcels()}[sealed.number] is Stage.COMPLETE
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = browser.open(f"/reports/{sealed.report_id}")
        assert page.marks == ["complete"] and sealed.number in page.text
        for parcel in tablet.syncing.parcels():
            page = browser.open(f"/reports/{parcel.report_id}")
            assert page.marks == [str(parcel.stage)] and parcel.number in page.text
        page = browser.press(browser.open(f"/reports/{sealed.report_id}").form("/accept"))
        assert page.marks == ["accepted"]


def test_the_next_set_can_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes what the day does must see it here, not on the evening of a release."""
    monkeypatch.setenv("FELDBUCH_HQ_KEY_PASSPHRASE", PASSPHRASE)
    taken = files_of(day.play(tmp_path))
    assert set(taken) == {path.name for path in RELEASES[-1].iterdir()}
    told = json.loads(taken["facts.json"])
    assert told["report"]["valid"] and told["tablet"]["chain"] and told["hq"]["chain"] and told["hq"]["hashes"]
    assert {state for _, _, _, state, _, _ in told["tablet"]["jobs"]} == {"draft", "shown"}


def _moved_to(tablet: FieldApp, address: str) -> None:
    """HQ has come back on another port of this machine."""
    with tablet.session.database.write() as connection:
        connection.execute(update(EnrolmentRow).values(address=address))
    tablet.unlocking.lock()
    tablet.unlocking.unlock(PIN)


def _long_after() -> datetime:
    return LONG_AFTER


def _unpack(archive: Path, to: Path) -> Path:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(to)
    return to


def _lines(path: Path) -> list[tuple[str, bytes]]:
    parts = [line.partition(b" ") for line in path.read_bytes().splitlines()]
    return [(digest.decode(), raw) for digest, _, raw in parts]


def _entries(path: Path) -> list[Entry]:
    return [read_entry(raw) for _, raw in _lines(path)]


def _plain(told: facts.Facts) -> Any:
    """As it stands in facts.json."""
    return json.loads(json.dumps(told))
