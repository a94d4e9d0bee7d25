"""The whole way once with HQ on PostgreSQL: enrol, push, photos, seal, receipt, accept, and a kill in between."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checklists.ids import new_id
from checklists.journal import EntryKind
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import dispatch, sign_in
from tests.sync.hq import postgres
from tests.sync.hq_process import PASSWORD, Device, HqProcess, running_hq
from tests.sync.visit import Visit

_OPENED = EntryKind.JOB_OPENED


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HqProcess]:
    with postgres.server() as url:
        folder: Path = tmp_path_factory.mktemp("hq")
        with running_hq(folder / "data", database=postgres.fresh(url, new_id())) as running:
            yield running


def test_a_day_on_postgresql(hq: HqProcess) -> None:
    hq.must("import-order", "tests/data/orders/order-musterbau.xlsx")
    device = Device(hq.address).join(hq.code_for("t.becker").secret)
    visit = Visit.begin(device, "CF-2026-04711")
    visit.open_job()
    visit.do_all()
    visit.photo("visit", "visit", "Haus")
    body = visit.seal()
    visit.push()
    hq.kill()
    hq.start()
    visit.push()
    for blob in (*visit.photos, *visit.pdfs):
        device.put(blob)
    with Browser(hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        done = dispatch(browser, str(body["number"]), accepting=True, patience_s=20)
    assert (done.report_id, done.hq_state) == (body["report"], "accepted")
    kinds = [change.kind for change in device.changes().changes]
    assert kinds.count("report-receipt") == 1 and kinds.count("review") == 1


def test_devices_at_once_get_positions_without_gaps_and_see_every_change(hq: HqProcess) -> None:
    devices = [Device(hq.address).join(hq.code_for("t.becker").secret) for _ in range(4)]

    def work(device: Device) -> list[int]:
        positions = []
        for _ in range(5):
            device.write(_OPENED, {})
            positions += [s.hq_pos for s in device.push(len(device.raws)).statuses]
        return positions

    with ThreadPoolExecutor(4) as pool:
        taken = sorted(position for some in pool.map(work, devices) for position in some)
    assert len(set(taken)) == 20 and taken[-1] - taken[0] == 19


def test_one_code_raced_by_many_tablets_has_one_winner(hq: HqProcess) -> None:
    code = hq.code_for("t.becker")
    devices = [Device(hq.address) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda device: device.enrol(code.secret).status_code, devices))
    assert sorted(statuses) == [200] + [409] * 7
