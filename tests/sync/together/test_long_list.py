"""A list of a thousand users: corrected on site by agreement, sealed by its checksum, looked at and downloaded at HQ."""

import io
from pathlib import Path

import openpyxl
import pytest

from app.user_lists import CELL, Edit
from checklists.attributes import ATTRIBUTES
from checklists.canonical import sha256_hex
from checklists.catalogue import Language
from checklists.sign_off import Outcome, Role, Strokes
from checklists.table_file import read_tables
from checklists.user_sheet import check_users
from sync.device.status import Stage
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from tests.checklists.user_lists import as_csv, clean_list
from tests.sync.hq_process import PASSWORD, ROOT, HqProcess
from tests.sync.together import dispatch
from tests.sync.together.field import Field

KANZLEI = ROOT / "tests/data/orders/order-kanzlei.xlsx"
STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))


@pytest.fixture
def visit(tmp_path: Path, hq: HqProcess):  # type: ignore[no-untyped-def]
    made = Field.enrolled(tmp_path / "tablet", hq, KANZLEI)
    yield made
    made.app.close()


def people() -> list[dict[str, str]]:
    found = [{**p, "manager": "", "telephoneNumber": ""} for p in clean_list(5, 1_000)]
    found[41]["sn"] = "MÃ¼ller"
    return found


def sealed(visit: Field) -> str:
    app, job = visit.app, visit.job()
    found = app.user_imports.read(job, as_csv(people()), "export.csv")
    fixed = Edit(row=42, column="sn", new="Müller")
    app.user_lists.take(job, found, edits=[fixed], agreed_with="Friedrich Ćosić")
    app.user_lists.correct(job, [Edit(row=1, gone=True)], agreed_with="Friedrich Ćosić")
    app.answering.confirm_handover(job, True)
    app.answering.leave_rest_open(job, "P06", "HQ", "2026-12-24")
    app.signing.freeze(job, Language.DE)
    app.signing.turned_to_end(job)
    app.signing.sign(job, Role.CONTACT, "F. Ćosić", "IT", STROKES, outcome=Outcome.ACCEPTED)
    app.signing.sign(job, Role.TECHNICIAN, "T. Becker", "Servicetechniker", STROKES)
    return app.signing.seal(job).report_id


def test_the_list_arrives_whole_and_is_the_one_that_was_signed(visit: Field) -> None:
    report_id = sealed(visit)
    stored = visit.job().book.sheets[CELL]
    visit.run()
    assert next(p.stage for p in visit.app.syncing.parcels()) is Stage.COMPLETE
    assert stored.sha256 in dispatch.blobs_held(visit.hq)
    with Browser(visit.hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = browser.open(f"/reports/{report_id}")
        for said in (
            "999 Zeilen",
            "export.csv",
            stored.sha256,
            "Nachname",
            "MÃ¼ller",
            "Zeile entfernt",
            "Friedrich Ćosić",
        ):
            assert said in page.text, said
        csv = browser.fetch(f"/reports/{report_id}/lists/0/csv").content
        assert sha256_hex(csv) == stored.sha256
        (table,) = read_tables(csv)
        found = check_users(table)
        assert found.problems == () and len(found.users) == 999
        book = openpyxl.load_workbook(io.BytesIO(browser.fetch(f"/reports/{report_id}/lists/0/xlsx").content))
        sheet = book["Nutzer"]
        assert [cell.value for cell in sheet[1]] == [attribute.de for attribute in ATTRIBUTES]
        assert sheet.max_row == 1_000
        shown = browser.open(f"/reports/{report_id}/lists/0?page=10")
        assert "Seite 10 von 10" in shown.text and people()[-1]["mail"] in shown.text
        for wrong in ("1", "99", "x"):
            assert browser.open(f"/reports/{report_id}/lists/{wrong}").status in (404, 422)
