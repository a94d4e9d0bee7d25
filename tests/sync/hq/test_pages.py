"""HQ's pages as a dispatcher uses them, over real forms: inbox, report, accept, send back, orders, assignment, tablets, tray."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from checklists.journal import EntryKind
from checklists.review import Review
from checklists.sign_off import Outcome
from sync.hq.demo.browser import Browser, Page
from sync.hq.demo.dispatch import sign_in
from sync.wire import ticket
from tests.sync.hq_process import PASSWORD, Device, HqProcess
from tests.sync.visit import Visit

ORDER = "CF-2026-04711"
MUSTERBAU = "tests/data/orders/order-musterbau.xlsx"


@pytest.fixture(scope="module", autouse=True)
def order(hq: HqProcess) -> None:
    hq.must("import-order", MUSTERBAU)


@pytest.fixture
def browser(hq: HqProcess) -> Iterator[Browser]:
    with Browser(hq.address) as opened:
        sign_in(opened, "yildiz", PASSWORD)
        yield opened


@pytest.fixture
def visit(tablet: Device) -> Visit:
    """Two desks done, one with a reason, one photo, one reservation; sealed and delivered."""
    visit = Visit.begin(tablet, ORDER)
    visit.open_job()
    first, second, third = visit.job.workplaces[:3]
    visit.do_all([first.subject_id, second.subject_id])
    visit.fail(third, "3.1.1-b2", "P01", "Hörer <b>kaputt</b>")
    visit.photo(third.subject_id, "3.1.1-b2", "Hörer")
    visit.fail(third, "3.1.1-b2", "P01", "Hörer ausgetauscht <script>alert(1)</script>")
    visit.reserve("Lautsprecher zu leise", first.subject_id)
    visit.leave_open("K02", "Kunde", "2026-12-15", "")
    visit.seal(Outcome.WITH_RESERVATIONS)
    visit.deliver()
    return visit


def report_path(visit: Visit) -> str:
    return f"/reports/{visit.sealed[-1]['report']}"


def reviews(visit: Visit) -> list[Review]:
    changes = visit.device.changes().changes
    found = [Review.from_json(change.body) for change in changes if change.kind == "review"]
    mine = {body["report"] for body in visit.sealed}
    return [review for review in found if review.report_id in mine]


def text_of(browser: Browser, path: str) -> str:
    answer = browser.fetch(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_delivered_report_stands_in_the_inbox_and_is_accepted(browser: Browser, visit: Visit) -> None:
    assert visit.sealed[-1]["report"] in text_of(browser, "/inbox")
    page = browser.open(report_path(visit))
    assert page.marks == ["complete"]
    page = browser.press(page.form("/accept"))
    assert page.marks == ["accepted"]
    (review,) = reviews(visit)
    assert review.state == "accepted" and review.by == "S. Yıldız"
    again = browser.open(report_path(visit))
    assert not any(form.action.endswith("/accept") for form in again.forms)


def test_remarks_on_cells_go_back_to_the_tablet(browser: Browser, visit: Visit) -> None:
    third = visit.job.workplaces[2].subject_id
    path = f"{report_path(visit)}?cell={third}/3.1.1-b2"
    shown = text_of(browser, path)
    assert "Hörer &lt;b&gt;kaputt&lt;/b&gt;" in shown and "<script>alert" not in shown
    assert '<s class="struck">' in shown
    page = browser.open(path)
    browser.press(page.form("/remarks"), text="Welcher Hörer?")
    page = browser.open(report_path(visit))
    page = browser.press(page.form("/remarks"), text="Bitte Seriennummer.")
    page = browser.press(page.form("/return"))
    assert page.marks == ["returned"]
    (review,) = reviews(visit)
    assert review.state == "returned"
    assert [(r.subject, r.step, r.text) for r in review.remarks] == [
        (third, "3.1.1-b2", "Welcher Hörer?"),
        ("", "", "Bitte Seriennummer."),
    ]
    assert visit.sealed[-1]["report"] in text_of(browser, "/inbox?tab=returned")


def test_many_earlier_answers_of_one_step_are_folded_into_the_one_that_holds(browser: Browser, visit: Visit) -> None:
    second = visit.job.workplaces[3]
    for nth in range(1, 7):
        visit.fail(second, "3.1.1-b2", "P01", f"Stand {nth}")
    visit.seal(previous=True)
    visit.deliver()
    shown = text_of(browser, f"{report_path(visit)}?cell={second.subject_id}/3.1.1-b2")
    before, _, folded = shown.partition('<details class="earlier">')
    assert "5 frühere Einträge" in folded and "Stand 6" in before and "Stand 1" not in before
    folded = folded.partition("</details>")[0]
    assert [f"Stand {nth}" in folded for nth in range(1, 7)] == [True] * 5 + [False]
    assert folded.count('<s class="struck">') == 5


def test_a_later_version_takes_the_place_of_the_returned_one(browser: Browser, visit: Visit) -> None:
    page = browser.open(report_path(visit))
    browser.press(page.form("/remarks"), text="Bitte ergänzen.")
    page = browser.open(report_path(visit))
    browser.press(page.form("/return"))
    first = visit.sealed[0]
    visit.do_desk(visit.job.workplaces[3])
    visit.seal(previous=True)
    visit.deliver()
    old = browser.open(f"/reports/{first['report']}")
    assert any(visit.sealed[1]["report"] in link for link in old.links)
    assert not any(form.action.endswith("/accept") for form in old.forms)
    assert first["report"] not in text_of(browser, "/inbox?tab=returned")
    assert "superseded" not in text_of(browser, report_path(visit))
    page = browser.press(browser.open(report_path(visit)).form("/accept"))
    assert page.marks == ["accepted"]


def test_the_answer_to_a_remark_stands_beside_it_before_and_after_the_next_version(
    browser: Browser, visit: Visit
) -> None:
    third = visit.job.workplaces[2].subject_id
    question, reply = "Welcher Hörer?", "Der <b>linke</b>, am Platz gesehen"
    cell = browser.open(f"{report_path(visit)}?cell={third}/3.1.1-b2")
    browser.press(cell.form("/remarks"), text=question)
    browser.press(browser.open(report_path(visit)).form("/return"))
    asked = text_of(browser, report_path(visit))
    assert question in asked and "noch nicht beantwortet" in asked
    remark = reviews(visit)[0].remarks[0].remark_id
    first = visit.sealed[0]
    for text in ("Der rechte", reply):  # said again: the last word counts
        visit.write(EntryKind.REMARK_ANSWERED, {"report": first["report"], "remark": remark, "text": text})
    visit.push()
    said = text_of(browser, report_path(visit))
    assert html.escape(reply) in said and "Der rechte" not in said and "noch nicht beantwortet" not in said
    visit.seal(previous=True)
    visit.deliver()
    later = text_of(browser, report_path(visit))
    assert question in later and html.escape(reply) in later and str(first["number"]) in later


def test_sending_back_without_a_remark_says_what_is_missing(browser: Browser, visit: Visit) -> None:
    page = browser.open(report_path(visit))
    form = page.form("/accept")
    form.action = form.action.replace("/accept", "/return")
    page = browser.press(form)
    assert page.status == 409 and page.marks == ["complete"]
    assert reviews(visit) == []


def test_a_remark_thrown_away_is_not_sent(browser: Browser, visit: Visit) -> None:
    page = browser.open(report_path(visit))
    page = browser.press(page.form("/remarks"), text="Vertippt")
    page = browser.press(page.form("/drop"))
    assert not any(form.action.endswith("/return") for form in page.forms)


def test_pdf_and_photos_are_the_very_bytes_of_the_tablet(browser: Browser, visit: Visit) -> None:
    answer = browser.fetch(report_path(visit) + "/pdf?download=1")
    assert answer.content == visit.pdfs[0] and answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    page = browser.open(report_path(visit))
    photos = [link for link in page.links if "/photos/" in link]
    assert browser.fetch(photos[0]).content in visit.photos
    assert browser.fetch(report_path(visit) + "/photos/none").status_code == 404


def test_the_public_page_knows_number_and_digest_only(hq: HqProcess, visit: Visit) -> None:
    with Browser(hq.address) as stranger:
        body = visit.sealed[-1]
        known = text_of(stranger, f"/v/{body['number']}")
        assert body["report_sha256"] in known
        for secret in (visit.job.customer.name.split()[0], visit.job.contact.name, body["report"]):
            assert secret not in known
        assert stranger.open("/v/CF-0000-00000-01-1").status == 404


def test_an_order_is_previewed_then_stored_and_assigned(own_hq: HqProcess) -> None:
    own_hq.must("user", "add", "nowak", "--name", "Anna Nowak", "--role", "technician")
    becker = Device(own_hq.address).join(own_hq.code_for("t.becker").secret)
    nowak = Device(own_hq.address).join(own_hq.code_for("nowak").secret)
    with Browser(own_hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = upload(browser, Path(MUSTERBAU).read_bytes())
        assert not [c for c in becker.changes().changes if c.kind == "job"], "a preview stores nothing"
        browser.press(page.form("/orders/import"))
        (job,) = [c.body for c in becker.changes().changes if c.kind == "job"]
        assert job["order_number"] == ORDER and job["technician_name"] == "T. Becker"
        assert nowak.me is not None
        browser.press(browser.open("/jobs").form("/assign"), technician=nowak.me.person["person_id"])
        assert [c.body for c in becker.changes().changes if c.kind == "unassign"] == [
            {"job_id": job["job_id"], "why": "reassigned"}
        ]
        (moved,) = [c.body for c in nowak.changes().changes if c.kind == "job"]
        assert moved["job_rev"] == job["job_rev"] + 1
        assert [w["subject_id"] for w in moved["workplaces"]] == [w["subject_id"] for w in job["workplaces"]]
        browser.press(browser.open("/jobs").form("/withdraw"))
        assert [c.body["why"] for c in nowak.changes().changes if c.kind == "unassign"] == ["withdrawn"]


def test_a_broken_workbook_is_complained_about_row_by_row(browser: Browser) -> None:
    page = upload(browser, b"this is no workbook")
    assert page.status == 422 and 'role="alert"' in page.text


def test_a_code_of_the_tablets_page_enrols_a_tablet(browser: Browser, hq: HqProcess) -> None:
    shown = browser.press(browser.open("/devices").form("/devices/code")).text
    code = ticket.from_text(shown.split('id="code"')[1].split(">")[1].split("<")[0])
    device = Device(hq.address).join(code.secret)
    assert device.me is not None and device.me.device_short in browser.fetch("/devices").text


def test_what_hq_cannot_use_waits_in_the_tray(browser: Browser, tablet: Device) -> None:
    tablet.raws.append(b'{"what":"ever"}')
    tablet.push()
    form = browser.open("/tray").form("/settle")
    page = browser.press(form)
    assert page.status == 200


def test_every_answer_carries_the_headers_that_keep_it_ours(browser: Browser, hq: HqProcess) -> None:
    for path in ("/inbox", "/jobs", "/devices", "/tray", "/orders/new", "/sign-in", "/static/pages.css", "/nowhere"):
        headers = browser.fetch(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        if not path.startswith("/static/"):
            assert headers["Cache-Control"] == "no-store"


def test_no_page_has_script_or_style_of_its_own(browser: Browser, visit: Visit) -> None:
    third = visit.job.workplaces[2].subject_id
    for path in ("/inbox", f"{report_path(visit)}?cell={third}/3.1.1-b2&all=1", "/jobs", "/devices", "/orders/new"):
        text = text_of(browser, path)
        assert " style=" not in text and "<style" not in text and " onclick=" not in text
        assert text.count("<script") == text.count('<script src="/static/') == 1


def upload(browser: Browser, content: bytes) -> Page:
    form = browser.open("/orders/new").form("/orders/preview")
    del form.fields["file"]
    return browser.press(form, files={"file": ("auftrag.xlsx", content)})
