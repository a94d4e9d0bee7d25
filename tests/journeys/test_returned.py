"""A report comes back: dispatch asks in Chromium, the technician answers on the tablet, the next version is accepted."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from sync.hq.demo.pictures import find_chromium
from tests.journeys.small_orders import one_desk
from ui.demo import day_sign_off
from ui.demo.day import Day
from ui.demo.folders import Folders
from ui.demo.script import Script
from ui.demo.stage import DISPATCHER, PASSWORD, Hq, build
from ui.wording import Words

QUESTION = "Welche Speisung hat das Telefon? <b>Bitte</b> genauer."
REPLY = "Steckernetzteil, am Platz gesehen"


@pytest.fixture
def day(tmp_path: Path, qapp: QApplication) -> Iterator[Day]:
    """The real window on a fresh profile, beside a real HQ with one order of one desk."""
    folders = Folders(tmp_path / "out")
    (folders.profile / "settings.toml").write_text('keystore = false\nlanguage = "de"\n', encoding="utf-8")
    hq = Hq(folders.hq, folders.log)
    try:
        code = build(hq, (one_desk(tmp_path / "order.xlsx"),))
        opened = Day(folders, hq, code=lambda: code, number="KL-2026-00001", language="de", started=time.monotonic())
        yield opened
        opened.window.close()
    finally:
        hq.stop()


@pytest.fixture
def chromium() -> Iterator[Page]:
    program = find_chromium()
    assert program, "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        yield browser.new_page(viewport={"width": 1440, "height": 900}, locale="de-DE")
        browser.close()


def sign_in(page: Page, hq: Hq) -> None:
    page.goto(hq.address + "/sign-in")
    page.fill("#logon", DISPATCHER)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox*")


def state(page: Page) -> str | None:
    return page.locator("[data-hq-state]").first.get_attribute("data-hq-state")


def ask_about_the_power(page: Page) -> None:
    """Open the report that waits, choose a cell, write, send back."""
    page.keyboard.press("o")
    page.wait_for_url("**/reports/*")
    assert state(page) == "complete"
    page.get_by_text("Alle Zellen zeigen").click()
    page.get_by_role("link", name="AP-01, Strom, erledigt").click()
    page.fill("#remark-text", QUESTION)
    page.get_by_role("button", name="Bemerkung behalten").click()
    page.wait_for_url("**said=remark-kept*")
    page.get_by_role("button", name="Zurückgeben, 1 Bemerkung").click()
    page.wait_for_url("**said=returned*")
    assert page.get_by_text(QUESTION).first.is_visible()  # as typed: no markup of a stranger is taken for one


def answer_on_the_tablet(day: Day, script: Script) -> None:
    """Heute shows the question; the answer is written, then the technician signs alone."""
    hand, words = day.technician.hand, Words("de")
    hand.click(words("Sync"))
    hand.click(words("Send everything now"))
    hand.wait(lambda: any(name.startswith(words("Open")) for name in hand.names(QAbstractButton)), "the return")
    hand.click(words("Today"))
    hand.click(
        hand.wait(lambda: hand.sees(words.count("Answer {n} question", "Answer {n} questions", 1)), "the remark")
    )
    label = f"AP-01 {script.desks[0].user}"
    hand.find(words("To the cell {label}", label=label))
    hand.type(hand.find(words("Answer to {label}", label=label), QLineEdit), REPLY, end=False)
    hand.click(words("Enter answer to {label}", label=label))
    hand.click(words("To the sign-off"))
    hand.find(words("What still blocks the signature"))
    day_sign_off.to_signature(hand, words)
    hand.find(words("Signature of the technician"), patience=60)
    assert hand.sees(words("Your signature")) is None  # nothing the contact signed has changed
    day.technician.sign_alone()


def test_a_question_of_dispatch_comes_back_answered_and_is_accepted(day: Day, chromium: Page) -> None:
    technician = day.technician
    script = day.begin()
    technician.see_today(script.customer)
    technician.work(script)
    technician.settle(script)
    technician.sign(script)
    technician.send()

    sign_in(chromium, day.hq)
    ask_about_the_power(chromium)
    answer_on_the_tablet(day, script)
    technician.send()

    chromium.goto(day.hq.address + "/inbox")
    chromium.keyboard.press("o")
    chromium.wait_for_url("**/reports/*")
    assert state(chromium) == "complete"
    chromium.goto(day.hq.address + "/inbox")
    chromium.keyboard.press("a")
    chromium.wait_for_url("**said=accepted*")
    technician.see_accepted()
