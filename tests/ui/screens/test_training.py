"""A training on the tablet: topics, participants from the house, each of whom signs; the call centre is no topic."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from checklists.answer import Multi, People, Rows, Sign
from checklists.ids import ChapterKey, SubjectId
from checklists.job import Session
from tests.app.tablet import small_job
from tests.checklists.sample import package
from tests.ui.screens.card_acts import open_item, value_of
from tests.ui.screens.test_workplace import Open
from tests.ui.screens.visit_window import Visit, open_visit, visit_job

__all__ = ["open_visit"]

S1 = "Schulung 1"


@pytest.fixture
def training(open_visit: Open) -> Visit:  # noqa: F811
    sessions = tuple(
        Session(subject_id=SubjectId(f"s-{chapter}"), chapter=ChapterKey(chapter), number=1)
        for chapter in ("3.2.1", "3.2.2")
    )
    packages = (package("3.1.1", 3), package("3.2.1", 1), package("3.2.2", 1))
    job = small_job(packages=packages, sessions=sessions)
    return open_visit(replace(job, job_id=visit_job().job_id))


def on_site(visit: Visit, chapter: str = "3.2.2") -> None:
    open_item(visit, f"s-{chapter}", f"{chapter}-session")
    visit.click(f"{S1}, Schulungsort, Vor Ort")


def sign(visit: Visit, name: str, act: str = "unterschreiben") -> None:
    visit.click(f"{S1}, Anwesenheit, {name}, {act}")
    visit.draw("Unterschrift")
    visit.click("Unterschrift eintragen")


def labels(visit: Visit) -> list[str]:
    return [label.text() for label in visit.window.findChildren(QLabel) if label.isVisible()]


def signed(visit: Visit) -> list[str]:
    value = value_of(visit, "s-3.2.2", "3.2.2-session-attendance")
    return [person.name for person in value.people] if isinstance(value, Sign) else []


def test_a_topic_is_shown_and_practised(training: Visit) -> None:
    open_item(training, "s-3.2.2", "3.2.2-b6")
    training.click(f"{S1}, Umleitung auf Mailbox, Gezeigt")
    training.click(f"{S1}, Umleitung auf Mailbox, Vom Teilnehmer geübt")
    assert value_of(training, "s-3.2.2", "tu-fwd") == Multi(keys=("shown", "practised"))


def test_every_participant_signs_and_who_is_missing_need_not(training: Visit) -> None:
    on_site(training)
    training.click(f"{S1}, Teilnehmer, Petra Öztürk übernehmen")
    for name in ("Jürgen Weiß", "Zoë Kowalczyk"):
        training.click(f"{S1}, Teilnehmer, weitere Person")
        training.click(f"{S1}, Teilnehmer, {name} übernehmen")
    training.click(f"{S1}, Teilnehmer, Person 3, nicht angetroffen")
    value = value_of(training, "s-3.2.2", "3.2.2-session-people")
    assert isinstance(value, People) and [person.met for person in value.people] == [True, True, False]
    assert training.shown(f"{S1}, Anwesenheit, Zoë Kowalczyk, unterschreiben") is None, "she was not there"
    sign(training, "Petra Öztürk")
    assert signed(training) == ["Petra Öztürk"]
    assert "1 von 2 unterschrieben" in labels(training)
    sign(training, "Jürgen Weiß")
    assert signed(training) == ["Petra Öztürk", "Jürgen Weiß"]
    before = value_of(training, "s-3.2.2", "3.2.2-session-attendance")
    sign(training, "Jürgen Weiß", "neu unterschreiben")
    after = value_of(training, "s-3.2.2", "3.2.2-session-attendance")
    assert isinstance(before, Sign) and isinstance(after, Sign)
    assert before.images[0] == after.images[0], "nobody else's drawing changes"


def test_who_signed_and_left_the_list_is_named_and_can_be_taken_out(training: Visit) -> None:
    on_site(training)
    training.enter(f"{S1}, Teilnehmer, Name", "Max Ots")
    sign(training, "Max Ots")
    training.enter(f"{S1}, Teilnehmer, Name", "Max Ost")
    assert training.shown(f"{S1}, Anwesenheit, Max Ost, unterschreiben") is not None
    training.click(f"{S1}, Anwesenheit, Max Ots, entfernen")
    assert signed(training) == []


def test_who_signed_and_is_then_entered_as_not_met_is_told(training: Visit) -> None:
    on_site(training)
    for name in ("Petra Öztürk", "Jürgen Weiß"):
        if name != "Petra Öztürk":
            training.click(f"{S1}, Teilnehmer, weitere Person")
        training.click(f"{S1}, Teilnehmer, {name} übernehmen")
    sign(training, "Jürgen Weiß")
    training.click(f"{S1}, Teilnehmer, Person 2, nicht angetroffen")
    assert any("unterschrieben, aber als nicht angetroffen eingetragen" in name for name in training.spoken())
    training.click(f"{S1}, Anwesenheit, Jürgen Weiß, entfernen")
    assert signed(training) == []


def test_held_remotely_nobody_signs_on_this_tablet(training: Visit) -> None:
    open_item(training, "s-3.2.2", "3.2.2-session")
    training.click(f"{S1}, Schulungsort, Aus der Ferne")
    keys = [detail.key for detail in training.job.sheet.details("s-3.2.2", "3.2.2-session")]
    assert "3.2.2-session-people" in keys and "3.2.2-session-attendance" not in keys


def test_the_call_centre_is_no_topic_of_the_administrators(training: Visit) -> None:
    open_item(training, "s-3.2.1", "3.2.1-b5")
    field = f"{S1}, Weitere Themen, Zeile 1, Thema"
    training.enter(field, "Warteschlangen im Call-Center")
    assert value_of(training, "s-3.2.1", "ta-more") is None
    assert any("das Call Center gehört nicht zur Schulung" in text for text in labels(training))
    training.enter(field, "Besetztlampenfeld")
    value = value_of(training, "s-3.2.1", "ta-more")
    assert isinstance(value, Rows) and dict(value.rows[0])["topic"] == "Besetztlampenfeld"
    box = training.there(field)
    assert isinstance(box, QLineEdit) and box.text() == "Besetztlampenfeld"


def test_one_touch_enters_all_open_topics_as_shown_and_one_key_takes_it_back(training: Visit) -> None:
    open_item(training, "s-3.2.2", "3.2.2-b6")
    training.click(f"{S1}, Umleitung auf Mailbox, Frage offen")
    training.go("blocks")
    button = next(
        name for name in training.spoken() if name.endswith("alle Themen geschult") and "Schulung Anwender" in name
    )
    training.click(button)

    def topics() -> list[object]:
        details = (one for nth in range(1, 11) for one in training.job.sheet.details("s-3.2.2", f"3.2.2-b{nth}"))
        return [value_of(training, "s-3.2.2", one.key) for one in details]

    said = topics()
    assert said.count(Multi(keys=("shown",))) == len(said) - 1 == 9
    assert value_of(training, "s-3.2.2", "tu-fwd") == Multi(keys=("question",)), "what was said stays"
    assert value_of(training, "s-3.2.1", "ta-user") is None, "the other training is another one"
    assert training.shown(button) is None, "nothing is open any more"
    QTest.keyClick(training.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    training.rest()
    assert topics().count(None) == 9 and training.shown(button) is not None
