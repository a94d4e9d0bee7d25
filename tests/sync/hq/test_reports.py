"""A report becomes complete only when HQ can make it again and its seal holds (Z3); everything else waits for a person."""

import dataclasses
from typing import Any

import pytest

from checklists import keys
from checklists.ids import new_id
from checklists.journal import EntryKind
from sync.hq import blobs
from sync.hq.application import open_hq
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from sync.hq.settings import Settings
from sync.wire.messages import TYP_RECEIPT
from tests.sync.hq_process import PASSWORD, Device, HqProcess
from tests.sync.visit import Visit

ORDER = "CF-2026-04711"


@pytest.fixture(scope="module", autouse=True)
def order(hq: HqProcess) -> None:
    hq.must("import-order", "tests/data/orders/order-musterbau.xlsx")


def finished(tablet: Device) -> Visit:
    visit = Visit.begin(tablet, ORDER)
    visit.open_job()
    for desk in visit.job.workplaces:
        visit.do_desk(desk)
    visit.photo(visit.job.workplaces[0].subject_id, "3.1.1-b1", "Dose")
    return visit


def receipts(tablet: Device) -> list[dict[str, object]]:
    assert tablet.me is not None
    found = [change.body["receipt"] for change in tablet.changes().changes if change.kind == "report-receipt"]
    said = [keys.verify_jws(tablet.me.receipt_key, TYP_RECEIPT, receipt) for receipt in found]
    return [one for one in said if one["number"].split("-")[-2] == tablet.me.device_short]


def test_a_whole_report_gets_a_signed_receipt(tablet: Device) -> None:
    visit = finished(tablet)
    body = visit.seal()
    visit.push()
    assert receipts(tablet) == []
    tablet.put(visit.photos[0])
    assert receipts(tablet) == []
    tablet.put(visit.pdfs[0])
    (receipt,) = receipts(tablet)
    assert receipt["report_id"] == body["report"] and receipt["state"] == "complete"
    assert receipt["pdf_sha256"] == body["pdf_sha256"] and receipt["report_sha256"] == body["report_sha256"]
    for blob in (*visit.photos, *visit.pdfs):
        tablet.put(blob)
    assert len(receipts(tablet)) == 1


def tray_of(hq: HqProcess) -> str:
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        return browser.open("/tray").text


def marks_of(hq: HqProcess, visit: Visit) -> list[str]:
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        return browser.open(f"/reports/{visit.sealed[-1]['report']}").marks


def test_a_report_unlike_its_entries_goes_to_the_tray_with_the_first_difference(tablet: Device, hq: HqProcess) -> None:
    visit = finished(tablet)

    def tamper(record: dict[str, Any]) -> None:
        record["tables"][0]["rows"][0]["label"] += " (geändert)"

    visit.seal(tamper=tamper)
    visit.deliver()
    assert receipts(tablet) == []
    assert visit.sealed[-1]["number"] in tray_of(hq) and "tables.0.rows.0.label" in tray_of(hq)
    assert marks_of(hq, visit) == ["received"]
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = browser.open(f"/reports/{visit.sealed[-1]['report']}")
        assert not any(form.action.endswith("/accept") for form in page.forms)


def test_a_seal_of_another_tablet_is_not_believed(tablet: Device, hq: HqProcess) -> None:
    visit = finished(tablet)
    other = Device(hq.address).join(hq.code_for("t.becker").secret)
    assert tablet.me is not None and other.me is not None
    own_key, own_certificate = tablet.key, tablet.me
    tablet.key, tablet.me = other.key, dataclasses.replace(tablet.me, certificate_pem=other.me.certificate_pem)
    visit.seal()
    tablet.key, tablet.me = own_key, own_certificate
    visit.deliver()
    assert receipts(tablet) == []
    assert visit.sealed[-1]["number"] in tray_of(hq) and "foreign-device" in tray_of(hq)


def test_a_pdf_that_is_none_goes_to_the_tray(tablet: Device, hq: HqProcess) -> None:
    visit = finished(tablet)
    visit.pdf_of = lambda pdf: pdf[:-1] + b"?"
    visit.seal()
    visit.deliver()
    assert receipts(tablet) == []
    assert visit.sealed[-1]["number"] in tray_of(hq)


def test_a_second_report_under_the_same_number_goes_to_the_tray(tablet: Device, hq: HqProcess) -> None:
    visit = finished(tablet)
    first = visit.seal()
    visit.deliver()
    tablet.write(EntryKind.REPORT_SEALED, {**first, "report": new_id()}, tablet_job(visit))
    tablet.push(len(tablet.raws))
    assert len(receipts(tablet)) == 1
    assert tray_of(hq).count(first["number"]) >= 1


@pytest.mark.parametrize("body", [{}, {"report": 5}, {"report": "", "number": "x", "pdf_size": "many"}])
def test_a_seal_entry_without_sense_does_not_stop_the_queue(tablet: Device, body: dict[str, Any]) -> None:
    visit = finished(tablet)
    place = len(tablet.raws) + 1
    tablet.write(EntryKind.REPORT_SEALED, body, tablet_job(visit))
    tablet.write(EntryKind.JOB_OPENED, {}, tablet_job(visit))
    visit.push()
    head = next(head for head in tablet.hello().heads if head.log_id == tablet.log_id)
    assert head.seq == place + 1
    assert receipts(tablet) == []


def test_an_hq_killed_before_it_could_check_does_so_when_it_starts(own_hq: HqProcess) -> None:
    own_hq.must("import-order", "tests/data/orders/order-musterbau.xlsx")
    device = Device(own_hq.address).join(own_hq.code_for("t.becker").secret)
    visit = finished(device)
    visit.seal()
    visit.push()
    for photo in visit.photos:
        device.put(photo)
    own_hq.kill()
    # The PDF reached the disk, and HQ fell before it looked at it.
    pdf, sha256 = visit.pdfs[0], visit.sealed[0]["pdf_sha256"]
    place = own_hq.data / "blobs" / sha256[:2] / sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(pdf)
    (own_hq.data / "blobs" / "arriving-half").write_bytes(b"half a photo")
    opened = open_hq(Settings(data=own_hq.data), None)
    with opened.database.writing() as session:
        blobs.note(session, sha256, len(pdf), visit.device.me.device_id if visit.device.me else "")
    opened.database.close()
    own_hq.start()
    device.new_token()
    assert len(receipts(device)) == 1
    assert not (own_hq.data / "blobs" / "arriving-half").exists()


def test_work_on_a_job_that_was_taken_away_is_kept_and_shown(own_hq: HqProcess) -> None:
    own_hq.must("import-order", "tests/data/orders/order-musterbau.xlsx")
    device = Device(own_hq.address).join(own_hq.code_for("t.becker").secret)
    visit = finished(device)
    with Browser(own_hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        browser.press(browser.open("/jobs").form("/withdraw"))
    visit.seal()
    visit.deliver()
    assert len(receipts(device)) == 1, "late work is work"
    with Browser(own_hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        assert visit.job.job_id in browser.open("/tray").text


def tablet_job(visit: Visit) -> dict[str, Any]:
    return {"job_id": visit.job.job_id, "job_rev": visit.job.job_rev, "cat_hash": visit.job.cat_hash}
