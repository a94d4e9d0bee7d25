"""Two dispatchers at once, and what must not get lost or go astray between them."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from tests.sync.hq_process import PASSWORD, Device, HqProcess, new_client
from tests.sync.visit import Visit

ORDER = "CF-2026-04711"
MUSTERBAU = "tests/data/orders/order-musterbau.xlsx"


@pytest.fixture(scope="module", autouse=True)
def second_dispatcher(hq: HqProcess) -> None:
    hq.must("import-order", MUSTERBAU)
    hq.must("user", "add", "kern", "--name", "M. Kern", "--role", "dispatcher", "--password-stdin", stdin=PASSWORD)


@pytest.fixture
def yildiz(hq: HqProcess) -> Iterator[Browser]:
    with Browser(hq.address) as opened:
        sign_in(opened, "yildiz", PASSWORD)
        yield opened


@pytest.fixture
def kern(hq: HqProcess) -> Iterator[Browser]:
    with Browser(hq.address) as opened:
        sign_in(opened, "Kern", PASSWORD)  # as a telephone writes it
        yield opened


@pytest.fixture
def path(tablet: Device) -> str:
    """The page of a report that waits."""
    visit = Visit.begin(tablet, ORDER)
    visit.open_job()
    visit.do_all([visit.job.workplaces[0].subject_id])
    visit.seal()
    visit.deliver()
    return f"/reports/{visit.sealed[0]['report']}"


def test_accepting_never_throws_away_what_somebody_kept(yildiz: Browser, kern: Browser, path: str) -> None:
    before = kern.open(path)
    yildiz.press(yildiz.open(path).form("/remarks"), text="Welche Dose?")
    page = kern.press(before.form("/accept"))
    assert page.status == 409 and page.marks == ["complete"]
    assert "Welche Dose?" in kern.fetch(path).text
    page = yildiz.press(yildiz.open(path).form("/drop"))
    assert kern.press(kern.open(path).form("/accept")).marks == ["accepted"]


def test_a_page_from_before_a_decision_decides_nothing(yildiz: Browser, kern: Browser, path: str) -> None:
    before = kern.open(path)
    yildiz.press(yildiz.open(path).form("/remarks"), text="Bitte ergänzen.")
    assert yildiz.press(yildiz.open(path).form("/return")).marks == ["returned"]
    page = kern.press(before.form("/accept"))
    assert page.status == 409 and page.marks == ["returned"]
    assert kern.press(kern.open(path).form("/accept")).marks == ["accepted"]


def test_a_remark_names_a_cell_of_the_report_or_the_whole_report(yildiz: Browser, path: str) -> None:
    page = yildiz.press(yildiz.open(path).form("/remarks"), text="Wo?", subject="nowhere", step="3.1.1-b2")
    assert page.status == 409
    assert not any(form.action.endswith("/drop") for form in yildiz.open(path).forms)


def test_a_changed_order_is_told_in_the_words_of_its_workbook(yildiz: Browser, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(MUSTERBAU)
    book["Arbeitsplätze"]["C3"].value = "77"
    book.save(tmp_path / "other.xlsx")
    form = yildiz.open("/orders/new").form("/orders/preview")
    del form.fields["file"]
    page = yildiz.press(form, files={"file": ("other.xlsx", (tmp_path / "other.xlsx").read_bytes())})
    assert "Arbeitsplätze AP-02, Raum" in page.text


def test_a_form_that_does_not_say_how_long_it_is_is_not_read(hq: HqProcess) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--B\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
        yield b"x" * 100_000

    headers = {"Content-Type": "multipart/form-data; boundary=B", "Origin": hq.address}
    with new_client() as client:
        answer = client.post(hq.address + "/sign-in", content=endless(), headers=headers)
    assert answer.status_code == 413
