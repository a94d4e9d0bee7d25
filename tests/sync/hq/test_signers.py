"""Who signed alone, on the report page: attendance in its cell, the two of every hand-over, with the strokes out of the sealed PDF."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists.answer import Person, Rows, Sign, to_json
from checklists.custody import hands
from checklists.job import Job
from checklists.journal import EntryKind
from checklists.seal_form import stroke_digest
from checklists.sign_off import Outcome
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from tests.journeys.everything_order import write_everything
from tests.journeys.small_orders import Row, write_order
from tests.sync.hq_process import PASSWORD, Device, HqProcess
from tests.sync.visit import STROKES, Visit

DEVICE = {
    "type": "USB-Stick",
    "serial": "4C53",
    "files": "2",
    "encryption": "BitLocker",
    "key_apart": "ja",
    "place": "Köln",
}
FIRST = DEVICE | {"handed_by": "Jörg <b>Dvořák", "taken_by": "Kurier Nagel", "when": "27.11.2026 15:30"}
SECOND = DEVICE | {"handed_by": "Kurier Nagel", "taken_by": "Ute Ørsted", "when": "30.11.2026 08:10"}
POINTS = "100,172 400,69 700,276"
"""The first of the strokes, 1000 wide and 345 high."""


@pytest.fixture(scope="module")
def visit(hq: HqProcess, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Of a medium's two hand-overs three signed, one of them with another drawing; in a training one of two."""
    hq.must("import-order", str(write_everything(tmp_path_factory.mktemp("order") / "order.xlsx")))
    visit = Visit.begin(Device(hq.address).join(hq.code_for("t.becker").secret), "AL-2026-00001")
    visit.open_job()
    rows = Rows(rows=tuple(tuple(sorted(row.items())) for row in (FIRST, SECOND)))
    visit.answer("order", "pst-medium", to_json(rows))
    three = hands([FIRST, SECOND])[:3]
    signed = Sign(
        people=tuple(person(one.name) for one in three),
        images=(stroke_digest(STROKES), stroke_digest(STROKES), "f" * 64),
        hands=tuple(one.key for one in three),
    )
    visit.answer("order", "pst-medium-signed", to_json(signed))
    session = session_of(visit.job)
    visit.answer(session, "3.2.2-session-place", {"kind": "pick", "key": "on-site"})
    there = [{"name": name, "function": "Vertrieb", "met": True} for name in ("Petra Öztürk", "Zoë Kowalczyk")]
    visit.answer(session, "3.2.2-session-people", {"kind": "people", "people": there})
    attended = Sign(people=(person("Petra Öztürk"),), images=(stroke_digest(STROKES),))
    visit.answer(session, "3.2.2-session-attendance", to_json(attended))
    visit.leave_open("P06", "T. Becker", "2026-12-15", "")
    visit.seal(Outcome.ACCEPTED)
    visit.deliver()
    return visit


@pytest.fixture
def browser(hq: HqProcess) -> Iterator[Browser]:
    with Browser(hq.address) as opened:
        sign_in(opened, "yildiz", PASSWORD)
        yield opened


def person(name: str) -> Person:
    return Person(name=name, function="", met=True)


def session_of(job: Job) -> str:
    return next(one.subject_id for one in job.sessions if one.chapter == "3.2.2")


def shown(browser: Browser, visit: Visit, cell: str = "") -> str:
    answer = browser.fetch(f"/reports/{visit.sealed[-1]['report']}{cell}")
    assert answer.status_code == 200, answer.text
    return answer.text


def test_each_hand_over_shows_who_signed_with_the_strokes_and_who_did_not(browser: Browser, visit: Visit) -> None:
    (chain,) = re.findall(r'<section class="sheet bx chain">.*?</section>', shown(browser, visit), re.DOTALL)
    first, second = re.findall(r'<div class="hand">.*?</ul>', chain, re.DOTALL)
    assert "Jörg &lt;b&gt;Dvořák an Kurier Nagel" in first and "27.11.2026 15:30" in first
    assert first.count(f'<polyline points="{POINTS}"/>') == 2
    assert "2. Übernommen von" in second and "nicht unterschrieben" in second
    assert '<svg class="ink"' not in second, "a drawing that is not in the PDF is not made up"
    assert "unterschrieben, siehe PDF" in second


def test_attendance_stands_in_its_cell(browser: Browser, visit: Visit) -> None:
    cell = shown(browser, visit, f"?all=1&cell={session_of(visit.job)}/3.2.2-session")
    (people,) = re.findall(r'<ul class="signers">.*?</ul>', cell[: cell.index('class="sheet bx chain"')], re.DOTALL)
    petra, zoe = people.split("Zoë Kowalczyk")
    assert "Petra Öztürk" in petra and f'<polyline points="{POINTS}"/>' in petra
    assert "nicht unterschrieben" in zoe and "polyline" not in zoe


def test_sessions_of_two_trainings_are_told_apart(browser: Browser, hq: HqProcess, tmp_path: Path) -> None:
    packages: list[Row] = [("3.2.1", None, 1), ("3.2.2", None, 2)]
    hq.must("import-order", str(write_order(tmp_path / "o.xlsx", packages, number="AL-2026-00002")))
    visit = Visit.begin(Device(hq.address).join(hq.code_for("t.becker").secret), "AL-2026-00002")
    visit.open_job()
    visit.leave_open("P06", "T. Becker", "2026-12-15", "")
    visit.seal(Outcome.ACCEPTED)
    visit.deliver()
    (tags,) = re.findall(r'<div class="tags.*?</div>', shown(browser, visit), re.DOTALL)
    assert re.findall(r"<i[^>]*>([^<]+)", tags) == ["Admin 1", "Anwender 1", "Anwender 2"]


def test_work_from_hq_that_asks_nobody_says_so(browser: Browser, hq: HqProcess, tmp_path: Path) -> None:
    packages: list[Row] = [("2.1", None, 1)]
    hq.must("import-order", str(write_order(tmp_path / "o.xlsx", packages, number="AL-2026-00003")))
    visit = Visit.begin(Device(hq.address).join(hq.code_for("t.becker").secret), "AL-2026-00003")
    visit.write(EntryKind.JOB_OPENED, {})
    visit.do_all()
    visit.seal(Outcome.CONTACT_ABSENT, alone=True)
    visit.deliver()
    report = shown(browser, visit, "?all=1")
    assert "Siegel gültig" in report
    assert "Kunde nicht gefragt" in report and "ohne Kontakt" not in report
    assert "Innendienst" in report and "Standort" not in report
    inbox = browser.fetch("/inbox").text
    assert "Kunde nicht gefragt" in inbox


def test_a_cell_of_the_visit_is_called_as_its_row(browser: Browser, visit: Visit) -> None:
    """The visit has neither number nor name: row, link, open cell and remark say the same word for it."""
    whole = shown(browser, visit, "?all=1")
    assert 'aria-label=", ' not in whole
    found = re.search(r'cell=visit/([^&"]+)[^>]*aria-label="Standort, ([^"]+?), [^",]+(, [A-Z0-9]+)?"', whole)
    assert found is not None
    item, title = found[1], found[2]
    cell = shown(browser, visit, f"?cell=visit/{item}&all=1")
    assert f"<h2>Standort, {title}</h2>" in cell and f"Bemerkung zu Standort, {title}" in cell
    path = f"/reports/{visit.sealed[-1]['report']}"
    browser.press(browser.open(f"{path}?cell=visit/{item}&all=1").form("/remarks"), text="Wer war dabei?")
    assert f"Standort, {title}" in shown(browser, visit, "").partition("Wer war dabei?")[0][-600:], "so is the draft"
