"""HQ's pages in a real Chromium: keys, the switch of light and dark, the verify page, and no violation of the policy."""

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from sync.hq.demo.pictures import find_chromium
from tests.sync.hq_process import PASSWORD, Device, HqProcess
from tests.sync.visit import Visit


@pytest.fixture(scope="module")
def visits(hq: HqProcess) -> list[Visit]:
    """Two reports that wait for dispatch."""
    hq.must("import-order", "tests/data/orders/order-musterbau.xlsx")
    made = []
    for _ in range(2):
        device = Device(hq.address).join(hq.code_for("t.becker").secret)
        visit = Visit.begin(device, "CF-2026-04711")
        visit.open_job()
        visit.do_all([visit.job.workplaces[0].subject_id])
        visit.fail(visit.job.workplaces[1], "3.1.1-b2", "P01", "Hörer fehlt")
        visit.seal()
        visit.deliver()
        made.append(visit)
    return made


@pytest.fixture
def page(hq: HqProcess, visits: list[Visit]) -> Iterator[Page]:
    """A signed-in window; afterwards nothing may have been refused by the policy or thrown by a script."""
    program = find_chromium()
    assert program, "Chromium is missing: apt-get install chromium"
    wrong: list[str] = []
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="de-DE")
        opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.goto(hq.address + "/sign-in")
        opened.fill("#logon", "yildiz")
        opened.fill("#password", PASSWORD)
        opened.keyboard.press("Enter")
        opened.wait_for_url("**/inbox*")
        yield opened
        browser.close()
    assert wrong == []


def test_keys_lead_through_the_inbox_to_a_remark_and_back(page: Page, visits: list[Visit]) -> None:
    rows = page.locator(".list .r")
    assert rows.count() == 2 and "on" in (rows.nth(0).get_attribute("class") or "")
    page.keyboard.press("j")
    page.wait_for_url("**report=*")
    assert "on" in (page.locator(".list .r").nth(1).get_attribute("class") or "")
    page.keyboard.press("k")
    page.locator(".list .r.on").first.wait_for()
    expect(page.locator(".list .r").nth(0)).to_have_class(re.compile(r"\bon\b"))
    page.keyboard.press("o")
    page.wait_for_url("**/reports/*")
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.id") == "remark-text"
    page.keyboard.type("Welche Dose? <b>A</b> j k o")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**said=remark-kept*")
    assert page.get_by_text("Welche Dose? <b>A</b> j k o").is_visible()
    page.get_by_role("button", name="Verwerfen").click()
    page.wait_for_url("**said=remark-dropped*")
    page.keyboard.press("/")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/inbox")


def test_a_accepts_and_goes_to_the_next(page: Page, visits: list[Visit]) -> None:
    first = page.locator(".list .r").nth(0).get_attribute("data-report")
    page.keyboard.press("a")
    page.wait_for_url("**said=accepted*")
    assert page.locator(".list .r").count() == 1
    assert page.locator(".list .r.on").get_attribute("data-report") != first
    page.goto(page.url.split("/inbox")[0] + f"/reports/{first}")
    assert page.locator("[data-hq-state]").get_attribute("data-hq-state") == "accepted"


def test_language_and_look_stay_as_chosen(page: Page) -> None:
    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    assert page.get_by_role("heading", name="Inbox").is_visible()
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(237, 241, 239)"
    page.get_by_role("button", name="Dark").click()
    page.locator("html.dark").wait_for(state="attached")
    assert page.evaluate(ground) == "rgb(15, 19, 21)"
    page.get_by_role("button", name="Light").click()
    page.locator("html.light").wait_for(state="attached")
    page.get_by_role("button", name="Deutsch").click()
    page.locator("html[lang=de]").wait_for(state="attached")
    assert page.evaluate("document.fonts.check('14px Inter')")


def test_the_verify_page_compares_the_digest_of_the_qr_code_by_itself(
    page: Page, hq: HqProcess, visits: list[Visit]
) -> None:
    body = visits[0].sealed[0]
    page.goto(f"{hq.address}/v/{body['number']}#{body['report_sha256']}")
    assert page.locator("#same").is_visible() and not page.locator("#other").is_visible()
    page.goto("about:blank")
    page.goto(f"{hq.address}/v/{body['number']}#{'0' * 64}")
    assert page.locator("#other").is_visible() and not page.locator("#same").is_visible()


def test_on_a_telephone_nothing_is_wider_than_the_screen(page: Page, hq: HqProcess, visits: list[Visit]) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/inbox", f"/reports/{visits[1].sealed[0]['report']}", "/jobs", "/devices", "/orders/new"):
        page.goto(hq.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_question_mark_shows_the_keys_and_escape_closes_them(page: Page, visits: list[Visit]) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Tasten").wait_for()
    page.keyboard.press("j")
    assert "report=" not in page.url
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("button", name="Tasten").click()
    page.get_by_role("dialog", name="Tasten").wait_for()


def test_r_in_the_inbox_puts_the_cursor_into_the_remark(page: Page, visits: list[Visit]) -> None:
    page.keyboard.press("r")
    page.wait_for_url("**/reports/*")
    page.wait_for_function("document.activeElement.id === 'remark-text'")


def test_after_the_remark_on_a_cell_comes_the_button_that_keeps_it(page: Page, visits: list[Visit]) -> None:
    page.keyboard.press("o")
    page.wait_for_url("**/reports/*")
    page.locator("td.c a").first.click()
    page.wait_for_url("**cell=**")
    page.fill("#remark-text", "Bitte prüfen.")
    page.locator("#remark-text").press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**said=remark-kept*")
    page.get_by_role("button", name="Verwerfen").click()
    page.wait_for_url("**said=remark-dropped*")


def test_nothing_green_stands_above_a_digest_that_is_another_one(
    page: Page, hq: HqProcess, visits: list[Visit]
) -> None:
    number = visits[0].sealed[0]["number"]
    page.goto(f"{hq.address}/v/{number}#{'0' * 64}")
    page.get_by_text("Das ist nicht der Bericht, den HQ hat").wait_for()
    assert not page.get_by_text("Dieser Bericht ist bekannt").is_visible()
