"""What a new technician tries first: wrong PINs, keys at the wrong place, a search without a find, a copy to nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import open_field_app
from app.changed import Changed, What
from app.problems import Code, FieldProblem
from checklists.catalogue import Language
from tests.app.tablet import PIN, new_tablet, settings, small_job
from tests.app.test_signing import sign_both, work
from tests.ui.screens.visit_window import Visit, open_visit
from ui.place import Place
from ui.problem_words import sentence
from ui.screens.first_start import presenter as first_start
from ui.screens.matrix import presenter as matrix
from ui.theme.painting import text_width
from ui.theme.textblock import Run, TextBlock, plain
from ui.theme.type import BODY
from ui.widgets.field import Field
from ui.widgets.matrix.view import MatrixView
from ui.widgets.text import Text
from ui.window import Window
from ui.wording import Words

__all__ = ["open_visit"]

GERMAN = Words("de")


def words_shown(inside: QWidget) -> list[str]:
    return [label.text() for label in inside.findChildren(QLabel) if label.isVisible() and label.text()]


def press_all_spine_keys(visit: Visit) -> None:
    for shortcut in visit.window.findChildren(QShortcut):
        if shortcut.parent() is visit.window:
            shortcut.activated.emit()
    visit.rest()


def go(visit: Visit, screen: str) -> None:
    visit.window.go(Place(screen=screen, job=small_job().job_id))
    visit.rest()


def test_no_key_leads_past_the_pin(open_visit) -> None:  # type: ignore[no-untyped-def]
    visit = open_visit()
    visit.window.lock()
    visit.rest()
    press_all_spine_keys(visit)
    assert visit.shown("PIN") is not None and visit.shown("Heute") is None


def test_nothing_typed_is_no_try_and_a_first_slip_names_no_wait(open_visit) -> None:  # type: ignore[no-untyped-def]
    visit = open_visit()
    visit.window.lock()
    visit.rest()
    for _ in range(4):
        visit.click("Entsperren")
    visit.enter("PIN", "00000000")
    assert "Die PIN stimmt nicht." in words_shown(visit.window)
    visit.enter("PIN", PIN)
    assert visit.shown("Heute") is not None


@pytest.mark.parametrize(("pin", "said"), [("passwort", "mindestens 10 Zeichen"), ("1234567", "8 Ziffern")])
def test_a_short_pin_is_told_in_what_it_lacks(tmp_path: Path, pin: str, said: str) -> None:
    app = open_field_app(settings(tmp_path))
    with pytest.raises(FieldProblem) as refused:
        app.unlocking.create(pin)
    app.close()
    assert said in sentence(GERMAN, refused.value)


def test_enrolling_promises_no_second_try() -> None:
    for code in (Code.HQ_UNREACHABLE, Code.HQ_NOT_OURS):
        assert "von selbst" not in first_start.refusal(GERMAN, FieldProblem(code, what="x"))


def test_what_a_field_answers_is_read_whole(qtbot: QtBot) -> None:
    field = Field("Ordner")
    qtbot.addWidget(field)
    field.resize(300, field.sizeHint().height())
    field.show()
    before = field.heightForWidth(300)
    answer = "Den Ordner gibt es nicht. Bitte wählen Sie einen anderen Ort für die Kopie, zum Beispiel einen Stick."
    assert text_width(answer, BODY) > 600
    field.set_wrong(answer)
    assert field.heightForWidth(300) >= before + 2 * 18


def test_marks_that_turn_text_around_are_not_shown() -> None:
    turned = "Frist \u202e6202\u202c, \u2066links\u2069"
    assert plain(turned) == "Frist 6202, links"
    block = TextBlock([Run(text="😀 ", weight=600), Run(text=turned)], BODY, 400)
    assert block.lines == 1


def test_a_copy_to_a_folder_that_is_not_there_writes_nothing(tmp_path: Path) -> None:
    tablet = new_tablet(tmp_path / "profile", small_job())
    sealed = sign_both(tablet, work(tablet))
    wrong = tmp_path / "Stick"
    for target in (wrong, wrong / "tief", wrong / "kopie.pdf"):
        with pytest.raises(FieldProblem) as refused:
            tablet.app.signing.save_copy(sealed.report_id, target)
        assert refused.value.code is Code.FOLDER_MISSING and not target.exists()
    assert tablet.app.signing.save_copy(sealed.report_id, tmp_path / "kopie.pdf").read_bytes()[:5] == b"%PDF-"
    tablet.app.close()


@pytest.fixture
def desks(tmp_path: Path, qtbot: QtBot, open_visit):  # type: ignore[no-untyped-def]
    """The window on a job with workplaces."""
    return open_visit(small_job())


def test_a_search_without_a_find_says_so_and_shows_the_way_back(desks: Visit) -> None:
    go(desks, "matrix")
    desks.type("Suchen", "kein solcher Platz")
    desks.rest()
    assert "Kein Arbeitsplatz passt" in words_shown(desks.window)
    desks.click("Alle Arbeitsplätze zeigen")
    assert "Kein Arbeitsplatz passt" not in words_shown(desks.window)
    assert desks.shown("Arbeitsplätze und Positionen") is not None


def test_return_in_an_empty_search_opens_no_desk(desks: Visit) -> None:
    assert matrix.find(desks.tablet.app, small_job().job_id, " - ") is None


def test_the_narrow_matrix_keeps_all_filters_in_one_picker(desks: Visit) -> None:
    desks.window.go(Place(screen="matrix", job=small_job().job_id))
    desks.window.resize(1024, 600)
    desks.rest()
    assert [name for name in names(desks.window) if name.startswith("Zeigen Alle")]
    desks.window.resize(1280, 800)
    desks.rest()
    assert not [name for name in names(desks.window) if name.startswith("Zeigen Alle")]


def test_who_does_not_paint_is_shown_the_keys_until_cells_are_chosen(desks: Visit) -> None:
    keys = ("Leertaste erledigt", "Eingabe Platz öffnen")

    def shown() -> bool:
        return any(all(key in name for key in keys) for name in names(desks.window))

    go(desks, "matrix")
    assert not shown()
    desks.click("Malen")
    assert shown()
    view = desks.there("Arbeitsplätze und Positionen").findChild(MatrixView)
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desks.rest()
    assert not shown() and desks.shown("2 erledigt eintragen") is not None
    desks.click("Abbrechen")
    assert shown()
    desks.window.resize(1024, 600)
    desks.rest()
    assert not shown()


def names(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(QWidget) if one.isVisible() and one.accessibleName()]


def test_a_title_is_whole_where_there_is_room_for_it(desks: Visit) -> None:
    go(desks, "job")
    for width in (1280, 1024, 1280):
        desks.window.resize(width, 800)
        desks.rest()
    title = next(one for one in desks.window.findChildren(Text) if one.text() == small_job().customer.name)
    assert title.isVisible() and title.width() >= title.sizeHint().width()


def test_turning_the_tablet_lays_hand_over_mode_out_anew(desks: Visit) -> None:
    """Held upright, decision and pad take the whole width; turned back they stand beside the letter again."""
    job = work(desks.tablet)
    desks.tablet.app.signing.freeze(job, Language.DE)
    go(desks, "handover")
    pad = desks.there("Ihre Unterschrift")
    beside = pad.width()
    press_all_spine_keys(desks)
    assert desks.shown("Ihre Unterschrift") is pad, "left hand-over mode without the PIN"
    desks.window.resize(800, 1280)
    desks.rest()
    assert pad.width() > 600
    desks.window.resize(1280, 800)
    desks.rest()
    assert pad.width() == beside < 460
    desks.click("Ich nehme ab")
    desks.bot.waitUntil(lambda: pad.visibleRegion().boundingRect().height() == pad.height())
    desks.window.resize(1280, 760)
    desks.bot.waitUntil(lambda: pad.visibleRegion().boundingRect().height() == pad.height())


def test_going_out_is_noted_once_from_heute(desks: Visit) -> None:
    assert desks.shown("Anfahrt eintragen") is not None
    desks.click("Anfahrt eintragen")
    assert desks.shown("Anfahrt eintragen") is None


def test_news_that_come_while_the_window_closes_disturb_nobody(desks: Visit) -> None:
    """A run of sync may end after the lanes were stopped; what it brought is on disk."""
    desks.window.close()
    desks.lanes.stop()
    desks.window.changed(Changed(what=frozenset({What.SYNC, What.REPORT, What.JOBS}), jobs=frozenset({"job-small"})))
