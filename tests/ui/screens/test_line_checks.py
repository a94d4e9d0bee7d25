"""A host is typed, asked and answers in words; the window stays free meanwhile, and what was called off is not entered."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from checklists.answer import Auto, Multi, Rows
from checklists.cell import State
from checklists.ids import StepKey, SubjectId
from checklists.item_states import step_state
from checklists.job import Job
from tests.app.checks.authority import Authority
from tests.app.checks.servers import HOST, closed_port, serving, speaking, under_tls
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.visit_window import Visit, open_visit, visit_job
from ui.place import Place

__all__ = ["open_visit"]
Open = Callable[..., Visit]
WAY = "Auftrag, Weg zum Webservice"


def remote(*chapters: str) -> Job:
    return sample.small_job(
        cat_hash=CAT_HASH, packages=tuple(sample.package(chapter) for chapter in chapters), workplaces=(), mailboxes=()
    )


def card(visit: Visit, item: str) -> None:
    visit.window.go(Place(screen="workplace", job=visit_job().job_id, subject=SubjectId("order"), item=item))
    visit.rest()


def said(visit: Visit, step: str) -> Auto | None:
    answer = visit.job.book.answer(SubjectId("order"), step)  # type: ignore[arg-type]
    assert answer is None or answer.value is None or isinstance(answer.value, Auto)
    return answer.value if answer is not None else None  # type: ignore[return-value]


def state(visit: Visit, step: str) -> State:
    return step_state(visit.job.sheet, visit.job.book, SubjectId("order"), StepKey(step)).state


def host_of(visit: Visit, name: str) -> QLineEdit:
    field = visit.there(f"{name}, Rechner")
    assert isinstance(field, QLineEdit)
    return field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A server that takes a connection and says nothing until it shall hang up."""

    port: int
    came: threading.Event
    hang_up: threading.Event


@pytest.fixture
def mute() -> Iterator[Mute]:
    came, hang_up = threading.Event(), threading.Event()

    def talk(client: socket.socket) -> None:
        came.set()
        hang_up.wait(10)

    with serving(talk) as port:
        yield Mute(port=port, came=came, hang_up=hang_up)
        hang_up.set()


def test_a_host_is_asked_and_answers_in_words(open_visit: Open, tmp_path: Path) -> None:
    visit = open_visit(remote("2.3"))
    card(visit, "2.3-ad-443")
    assert host_of(visit, WAY).placeholderText().endswith("B. sync.tengo.example:443")
    with serving(under_tls(Authority(tmp_path).papers())) as port:
        visit.enter(f"{WAY}, Rechner", f"https://localhost:{port}/agent")
    entered = said(visit, "ad-443")
    assert entered is not None
    assert (entered.verdict, entered.asked, entered.overridden) == ("failed", f"localhost:{port}", False)
    answer = visit.job.book.answer(SubjectId("order"), "ad-443")  # type: ignore[arg-type]
    assert answer is not None and str(answer.origin) == "check"
    shown = visit.texts()
    assert "nicht bestanden" in shown
    told = next(text for text in shown if text.startswith(f"Ziel localhost:{port}, "))
    assert "TLS 1.3" in told and "Aussteller Prüfstelle Berlin (Tengo)" in told
    assert "Befund Aussteller hier nicht vertraut, vielleicht ein Proxy, der mitliest" in told
    # The next time the same host is proposed, as it was understood.
    assert host_of(visit, WAY).text() == f"localhost:{port}"


def test_a_verdict_over_it_keeps_what_was_found_and_asks_how(open_visit: Open) -> None:
    visit = open_visit(remote("2.3"))
    card(visit, "2.3-ad-443")
    with closed_port() as port:
        visit.enter(f"{WAY}, Rechner", f"localhost:{port}")
    visit.click(f"{WAY}, bestanden")
    entered = said(visit, "ad-443")
    assert entered is not None and (entered.verdict, entered.overridden) == ("passed", True)
    assert entered.asked == f"localhost:{port}" and "found=refused" in entered.raw
    assert "Bitte sagen, wie geprüft wurde." in visit.texts()
    assert state(visit, "ad-443") is State.BEGUN
    visit.enter(f"{WAY}, wie geprüft", "Am Domänencontroller selbst gemessen")
    assert "Bitte sagen, wie geprüft wurde." not in visit.texts()
    assert "bestanden (von Hand beurteilt)" in visit.texts()
    assert state(visit, "ad-443") is State.DONE


def test_every_port_of_a_server_stands_on_a_line_of_its_own(open_visit: Open) -> None:
    visit = open_visit(remote("2.5"))
    visit.tablet.app.answering.give(visit.job, "order", "mig-proto", Multi(keys=("imap4",)))
    card(visit, "2.5-mig-reach")
    with serving(speaking(b"* OK ready\r\n")) as port:
        visit.enter("Auftrag, Mailserver antwortet, Rechner", f"localhost:{port}")
    told = next(text for text in visit.texts() if text.startswith(f"Ziel localhost:{port}, "))
    assert told.split("\n")[1] == (
        f"mit Hinweis erreicht: Port {port} IMAP4, Antwort * OK ready, Befund nur unverschlüsselt"
    )


def test_a_word_beside_what_the_device_found_is_no_verdict_by_hand(open_visit: Open) -> None:
    visit = open_visit(remote("2.5"))
    card(visit, "2.5-mig-reach")
    name = "Auftrag, Mailserver antwortet"
    with serving(speaking(b"* OK ready\r\n")) as port:
        visit.enter(f"{name}, Rechner", f"localhost:{port}")
    visit.enter(f"{name}, wie geprüft", "Aus dem Kundennetz")
    entered = said(visit, "mig-reach")
    assert entered is not None and (entered.verdict, entered.overridden) == ("notice", False)
    assert "von Hand beurteilt" not in " ".join(visit.texts())


def test_what_is_no_host_is_refused_beside_the_field(open_visit: Open) -> None:
    visit = open_visit(remote("2.3"))
    card(visit, "2.3-ad-443")
    visit.enter(f"{WAY}, Rechner", "mail firma.de")
    assert any(text.startswith("„mail firma.de“ ist kein Rechner.") for text in visit.texts())
    assert said(visit, "ad-443") is None
    assert host_of(visit, WAY).isEnabled()


def test_no_host_a_wrong_port_and_a_port_without_brackets_each_get_their_sentence(open_visit: Open) -> None:
    visit = open_visit(remote("2.3"))
    card(visit, "2.3-ad-443")
    visit.click(f"{WAY}, Prüfen")
    assert "Bitte einen Rechner eingeben, etwa mail.firma.de." in visit.texts()
    visit.enter(f"{WAY}, Rechner", "mail.firma.de:99999")
    assert "„mail.firma.de:99999“ hat keinen gültigen Port. Ports gehen von 1 bis 65535." in visit.texts()
    visit.enter(f"{WAY}, Rechner", "::1:443")
    asked = "„::1:443“ ist zweideutig. Bitte die Adresse in eckige Klammern setzen: [::1]:443."
    assert asked in visit.texts()
    assert said(visit, "ad-443") is None


def begin(visit: Visit, mute: Mute) -> None:
    card(visit, "2.3-ad-443")
    QTest.keyClick(visit.type(f"{WAY}, Rechner", f"{HOST}:{mute.port}"), Qt.Key.Key_Return)
    visit.bot.waitUntil(mute.came.is_set, timeout=5_000)
    assert f"{HOST}:{mute.port} wird gefragt. Das dauert einige Sekunden." in visit.texts()


def test_cancel_is_at_once_and_enters_nothing(open_visit: Open, mute: Mute) -> None:
    visit = open_visit(remote("2.3"))
    begin(visit, mute)
    QTest.mouseClick(visit.there(f"{WAY}, Abbrechen"), Qt.MouseButton.LeftButton)
    # The connection still stands, and the field may be used again.
    assert visit.shown(f"{WAY}, Prüfen") is not None and host_of(visit, WAY).isEnabled()
    assert not any("wird gefragt" in text for text in visit.texts())
    mute.hang_up.set()
    visit.rest()
    assert said(visit, "ad-443") is None


def test_the_window_is_free_meanwhile_and_what_came_is_entered_though_its_page_was_left(
    open_visit: Open, mute: Mute
) -> None:
    visit = open_visit(remote("2.3"))
    begin(visit, mute)
    visit.window.go(Place(screen="workplace", job=visit_job().job_id, subject=SubjectId("order"), item="2.3-ad-scope"))
    field = visit.type("Auftrag, OUs und Gruppen", "OU=Berlin")
    QTest.keyClick(field, Qt.Key.Key_Return)
    visit.bot.waitUntil(lambda: visit.job.book.answer("order", "ad-scope") is not None, timeout=5_000)  # type: ignore[arg-type]
    assert said(visit, "ad-443") is None
    mute.hang_up.set()
    visit.rest()
    entered = said(visit, "ad-443")
    assert entered is not None and (entered.verdict, entered.asked) == ("failed", f"{HOST}:{mute.port}")


def test_a_page_come_back_to_still_says_that_it_asks(open_visit: Open, mute: Mute) -> None:
    visit = open_visit(remote("2.3"))
    begin(visit, mute)
    visit.window.go(Place(screen="job", job=visit_job().job_id))
    visit.window.go(Place(screen="workplace", job=visit_job().job_id, subject=SubjectId("order"), item="2.3-ad-443"))
    assert visit.there(f"{WAY}, Abbrechen") is not None
    mute.hang_up.set()
    visit.rest()
    assert said(visit, "ad-443") is not None and visit.shown(f"{WAY}, Prüfen") is not None


def test_the_mail_server_of_the_order_is_proposed(open_visit: Open) -> None:
    visit = open_visit(remote("2.5"))
    row = (("host", "localhost"), ("ip", "10.20.0.15"), ("product", "Exchange"), ("version", "2016"))
    app = visit.tablet.app
    app.answering.give(visit.job, "order", "mig-source", Rows(rows=(row,)))
    app.answering.give(visit.job, "order", "mig-proto", Multi(keys=("imap4",)))
    card(visit, "2.5-mig-reach")
    name = "Auftrag, Mailserver antwortet"
    assert host_of(visit, name).text() == "localhost"
    with closed_port() as port:
        visit.enter(f"{name}, Rechner", f"localhost:{port}")
    entered = said(visit, "mig-reach")
    assert entered is not None and entered.verdict == "failed"
    assert f"port={port} IMAP4; found=refused" in entered.raw and "POP3" not in entered.raw
