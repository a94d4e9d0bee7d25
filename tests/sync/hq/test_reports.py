"""A report becomes complete only when HQ can make it again and its seal holds (Z3); everything else waits for a person."""

import pytest

from checklists import keys
from sync.wire.messages import TYP_RECEIPT
from tests.sync.hq_process import Device, HqProcess
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
