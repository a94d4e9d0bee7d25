"""The card of a desk, worked by mouse and keys: every answer stands on the disk once it was given."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget

from checklists.answer import Num, Origin, Pick, Scan, Sign, Text, Timer, Tri, Verdict
from checklists.answer import People as PeopleAnswer
from checklists.ids import StepKey, SubjectId
from checklists.job import Depth
from checklists.review import Remark, Review, ReviewState
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.checklists.test_catalogue_tables import TEST, example, table
from tests.ui.screens.card_acts import musterbau, open_item, said, value_of
from tests.ui.screens.test_mail_packages import mail_job
from tests.ui.screens.visit_window import Visit, open_visit
from ui.screens.workplace.entry_row import EntryRow
from ui.widgets.run_row import Answer, RunRow

__all__ = ["open_visit"]

Open = Callable[..., Visit]
DONE = Tri(verdict=Verdict.DONE)


def words_shown(visit: Visit) -> list[str]:
    return [label.text() for label in visit.window.findChildren(QLabel) if label.isVisible() and label.text()]


def row_of(visit: Visit, spoken: str) -> RunRow:
    row = visit.there(spoken).parentWidget()
    assert isinstance(row, RunRow)
    return row


def test_a_scanned_mac_is_kept_clean_and_compared_with_the_order(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    ordered = visit.job.sheet.subject("ap-07").mac
    open_item(visit, "ap-07", "3.1.1-b2")
    visit.click("AP-07, MAC-Adresse, scannen")
    field = visit.there("AP-07, MAC-Adresse")
    assert visit.window.focusWidget() is field
    QTest.keyClicks(field, "-".join(ordered[n : n + 2] for n in range(0, 12, 2)).lower())
    QTest.keyClick(field, Qt.Key.Key_Return)
    visit.rest()
    assert value_of(visit, "ap-07", "dev-mac") == Scan(text=ordered)
    answer = visit.job.book.answer(SubjectId("ap-07"), StepKey("dev-mac"))
    assert answer is not None and answer.origin is Origin.SCANNED
    assert "Stimmt mit dem Auftrag überein" in words_shown(visit)
    assert visit.window.focusWidget() is visit.there("AP-07, Seriennummer"), "a scanner goes on with the next label"


def test_a_mac_of_another_form_is_refused_and_stays_to_be_mended(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b2")
    visit.enter("AP-07, MAC-Adresse", "0293C1")
    assert value_of(visit, "ap-07", "dev-mac") is None
    field = visit.there("AP-07, MAC-Adresse")
    assert isinstance(field, QLineEdit) and field.text() == "0293C1"
    assert any("12 Zeichen" in text for text in words_shown(visit))


def test_a_serial_that_looks_like_a_mac_stands_as_it_is_on_the_label(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b2")
    visit.enter("AP-07, Seriennummer", "3145021A0017")
    visit.enter("AP-07, MAC-Adresse", visit.job.sheet.subject("ap-07").mac)
    serial, mac = visit.there("AP-07, Seriennummer"), visit.there("AP-07, MAC-Adresse")
    assert isinstance(serial, QLineEdit) and isinstance(mac, QLineEdit)
    assert (serial.text(), mac.text().count(":")) == ("3145021A0017", 5)


def test_two_swapped_telephones_are_told(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b2")
    visit.enter("AP-07, MAC-Adresse", visit.job.sheet.subject("ap-08").mac)
    assert "Dieses Gerät ist für AP-08 bestellt." in words_shown(visit)


def test_another_model_is_named_and_the_former_answer_struck(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b2")
    visit.click("AP-07, Modell, Wie bestellt")
    visit.click("AP-07, Modell, Anderes Modell")
    visit.enter("AP-07, Modell, welches", "Snom D785")
    assert value_of(visit, "ap-07", "dev-model") == Pick(key="other", text="Snom D785")
    assert "Im Auftrag steht Poly VVX 450" in words_shown(visit)
    visit.enter("AP-07, Modell, welches", "Snom D735")
    assert "vorher: Anderes Modell: Snom D785" in words_shown(visit)


def test_a_failed_point_is_saved_at_once_and_asks_why(open_visit: Open, tmp_path: Path) -> None:
    picture = tmp_path / "desk.jpg"
    Image.new("RGB", (800, 600), "#557799").save(picture)
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b7")
    visit.click("AP-07, Halten, nicht bestanden")
    step = "func-test/ft-hold"
    assert said(visit, "ap-07", step) == (Tri(verdict=Verdict.FAILED), None, None)
    assert row_of(visit, "AP-07, Halten, nicht bestanden").answer is Answer.FAILED
    visit.click("Foto zu dieser Antwort")
    visit.enter("Datei", str(picture))
    assert len(visit.job.book.photos_at(SubjectId("ap-07"), StepKey(step))) == 1
    visit.click("P01 Gerät defekt")
    visit.click("Problem eintragen")
    assert said(visit, "ap-07", step) == (Tri(verdict=Verdict.FAILED), "P01", None)
    assert row_of(visit, "AP-07, Halten, nicht bestanden").answer is Answer.EXCUSED


def test_all_open_points_pass_in_one_gesture_and_come_back_in_one(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b7")
    visit.click("AP-07, Halten, nicht bestanden")
    visit.click("Abbrechen")
    before = len(visit.job.book.of(SubjectId("ap-07")))
    visit.click("AP-07, Funktionstest, alle bestanden")
    passed = [a for a in visit.job.book.of(SubjectId("ap-07")).values() if a.value == DONE]
    assert len(passed) == 15 and before == 1
    assert len({answer.gesture for answer in passed}) == 1
    visit.click("Rückgängig")
    assert not [a for a in visit.job.book.of(SubjectId("ap-07")).values() if a.value == DONE]


def test_passed_points_fold_and_unfold(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b7")
    visit.click("AP-07, Funktionstest, alle bestanden")
    assert visit.shown("AP-07, Halten, bestanden") is None
    visit.click("AP-07, Funktionstest, 1 bis 16 bestanden, zeigen")
    assert visit.shown("AP-07, Halten, bestanden") is not None


def test_a_number_that_does_not_pass_fails_its_point(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b7")
    visit.enter("AP-07, Sprachqualität, Zahl", "5")
    assert value_of(visit, "ap-07", "func-test/ft-audio") == Tri(verdict=Verdict.DONE, number="5")
    visit.enter("AP-07, Sprachqualität, Zahl", "2")
    assert value_of(visit, "ap-07", "func-test/ft-audio") == Tri(verdict=Verdict.FAILED, number="2")
    assert visit.shown("Problem eintragen") is None, "no reason chosen yet"
    visit.click("P01 Gerät defekt")
    visit.click("Problem eintragen")
    assert said(visit, "ap-07", "func-test/ft-audio")[1] == "P01"


def test_a_distance_beyond_the_limit_is_kept_and_proposes_its_reason(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "wp-230")
    visit.enter("AP-07, Abstand zur 230-V-Dose", "3,40")
    assert value_of(visit, "ap-07", "wp-230") == Num(number="3.4")
    visit.click("Grund eintragen")
    assert said(visit, "ap-07", "wp-230")[:2] == (Num(number="3.4"), "K02")


def test_a_missing_precondition_proposes_its_reason_where_it_is_needed(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "wp-lan")
    visit.click("AP-07, LAN-Dose am Platz, nicht erledigt")
    visit.click("Problem eintragen")
    assert said(visit, "ap-07", "wp-lan")[1] == "K01"


def test_not_applicable_is_entered_only_with_its_reason(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b4")
    visit.click("AP-07, PC am Telefon, entfällt")
    assert value_of(visit, "ap-07", "cable-pc") is None
    assert visit.shown("P01 Gerät defekt") is None
    visit.click(next(name for name in visit.spoken() if name.startswith("N02 ")))
    visit.click("Grund eintragen")
    assert said(visit, "ap-07", "cable-pc")[:2] == (Tri(verdict=Verdict.NA), "N02")


def spoken(visit: Visit) -> list[str]:
    return [w.accessibleName() for w in visit.window.findChildren(QWidget) if w.isVisible() and w.accessibleName()]


def test_minutes_outside_the_range_ask_for_a_word(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b9")
    visit.enter("AP-07, Dauer der Einweisung, Minuten", "4")
    assert "Unter 6 Minuten: bitte kurz begründen." in words_shown(visit)
    visit.enter("AP-07, Dauer der Einweisung, Begründung", "kennt das Gerät")
    assert said(visit, "ap-07", "brief") == (Timer(seconds=240), None, "kennt das Gerät")


def test_a_clock_runs_on_over_a_restart(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b9")
    visit.click("AP-07, Dauer der Einweisung, Starten")
    assert (SubjectId("ap-07"), StepKey("brief")) in visit.job.book.running
    visit.click("AP-07, Dauer der Einweisung, Beenden")
    assert isinstance(value_of(visit, "ap-07", "brief"), Timer)


def test_the_user_of_the_desk_is_proposed_and_may_be_absent(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-02", "3.1.1-b9")
    visit.click("AP-02, Eingewiesene Person, Jürgen Weiß übernehmen")
    value = value_of(visit, "ap-02", "brief-who")
    assert isinstance(value, PeopleAnswer) and value.people[0].met
    visit.click("AP-02, Eingewiesene Person, nicht angetroffen")
    value = value_of(visit, "ap-02", "brief-who")
    assert isinstance(value, PeopleAnswer) and not value.people[0].met
    assert "weicht ab, K05" in words_shown(visit)


def test_in_short_depth_one_tick_stands_for_the_steps(open_visit: Open) -> None:
    visit = open_visit(musterbau(Depth.SHORT))
    second = "ap-06"  # not the first desk of its model: details are left out
    assert not visit.job.sheet.full(second, "3.1.1-b3")
    open_item(visit, second, "3.1.1-b3")
    assert "Erledigt, wie bestellt" in [row._title for row in visit.window.findChildren(RunRow) if row.isVisible()]
    visit.click("AP-06, Zusammenbauen, erledigt")
    assert value_of(visit, second, "3.1.1-b3") == DONE
    visit.click("Den einen Einzelschritt zeigen")
    assert visit.shown("AP-06, Zusammengebaut, Standfuß fest") is not None


def test_half_typed_text_is_entered_before_the_card_is_left(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b4")
    visit.type("AP-07, Aufgestellt", "R 7, linker Tisch")
    QTest.keyClick(visit.window.focusWidget(), Qt.Key.Key_F7)
    visit.rest()
    assert value_of(visit, "ap-07", "place") == Text(text="R 7, linker Tisch")
    assert visit.shown("AP-07, Aufgestellt") is None


def test_a_second_desk_gets_its_own_values_in_the_same_fields(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b4")
    visit.enter("AP-07, Aufgestellt", "linker Tisch")
    visit.click("Nächster Platz")
    field = visit.there("AP-08, Aufgestellt")
    assert isinstance(field, QLineEdit) and field.text() == ""
    visit.enter("AP-08, Aufgestellt", "rechter Tisch")
    visit.click("Voriger Platz")
    field = visit.there("AP-07, Aufgestellt")
    assert isinstance(field, QLineEdit) and field.text() == "linker Tisch"
    assert value_of(visit, "ap-08", "place") == Text(text="rechter Tisch")


def test_another_desk_stands_within_a_few_frames(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-01", "3.1.1-b2")
    taken = []
    for _ in range(12):
        begin = time.perf_counter()
        visit.click("Nächster Platz")
        taken.append(time.perf_counter() - begin)
    assert statistics.median(taken) < 0.06


def test_a_photo_of_the_place_is_added_by_its_path(open_visit: Open, tmp_path: Path) -> None:
    picture = tmp_path / "desk.png"
    Image.new("RGB", (640, 480), "#884422").save(picture)
    visit = open_visit(musterbau())
    open_item(visit, "ap-07", "3.1.1-b4")
    visit.click("AP-07, Foto einfügen")
    visit.enter("Datei", str(tmp_path / "not-there.png"))
    assert not visit.job.book.photos
    visit.type("Bildunterschrift", "Kabel am Tisch")
    visit.enter("Datei", str(picture))
    (fact,) = visit.job.book.photos.values()
    assert (fact.subject, fact.step, fact.caption) == ("ap-07", "3.1.1-b4", "Kabel am Tisch")
    assert visit.shown("Kabel am Tisch") is not None


def test_a_step_is_signed_on_the_glass(open_visit: Open) -> None:
    visit = open_visit(mail_job("a@firma.de", packages=("2.5",)))
    open_item(visit, "order", "2.5-mig-cover")
    pen = next(name for name in visit.spoken() if name.endswith(", unterschreiben"))
    visit.click(pen.replace("unterschreiben", "Dörte Faßbender übernehmen"))
    visit.click(pen)
    assert visit.shown("Unterschrift eintragen") is None, "nothing drawn yet"
    visit.draw("Unterschrift")
    visit.click("Unterschrift eintragen")
    value = value_of(visit, "order", "mig-cover")
    assert value is not None and value.kind == "sign" and len(value.image_sha256) == 64
    assert value.people[0].name == "Dörte Faßbender"


def test_each_key_user_who_was_met_signs_alone(open_visit: Open) -> None:
    visit = open_visit(sample.setup_job(cat_hash=CAT_HASH))
    open_item(visit, "visit", "2.6-b2")
    named = "Einsatz vor Ort, Key-User benannt"
    visit.click(f"{named}, Dörte Faßbender übernehmen")
    for nth, name in ((2, "Renée Núñez"), (3, "Max Ost")):
        visit.click(f"{named}, weitere Person")
        visit.enter(f"{named}, Person {nth}, Name", name)
    visit.click(f"{named}, Person 3, nicht angetroffen")
    briefed = "Einsatz vor Ort, Einweisung bestätigt"
    assert visit.shown(f"{briefed}, Max Ost, unterschreiben") is None, "he was not there"
    for name in ("Dörte Faßbender", "Renée Núñez"):
        assert not any(text == "2 von 2 unterschrieben" for text in visit.texts())
        visit.click(f"{briefed}, {name}, unterschreiben")
        visit.draw("Unterschrift")
        visit.click("Unterschrift eintragen")
    value = value_of(visit, "visit", "ini-brief-ok")
    assert isinstance(value, Sign) and len(value.images) == 2 and value.image_sha256 == ""
    assert "2 von 2 unterschrieben" in visit.texts()


def test_more_than_the_contract_holds_needs_a_name(open_visit: Open) -> None:
    visit = open_visit(sample.setup_job(cat_hash=CAT_HASH))
    open_item(visit, "visit", "2.6-b2")
    visit.enter("Einsatz vor Ort, Key-User eingewiesen, Minuten", "130")
    visit.click("Zustimmung festhalten")
    for label, text in (("Wer stimmt zu?", "Dörte Faßbender"), ("Funktion", "IT-Leitung"), ("Wozu?", "130 Minuten")):
        visit.type(label, text)
    visit.click("Freigabe von HQ")
    visit.type("Freigabenummer von HQ", "HQ-2026-118")
    QTest.keyClick(visit.there("Freigabenummer von HQ"), Qt.Key.Key_Return)
    visit.rest()
    assert "L1" in visit.job.book.consents


def test_a_choice_brings_its_own_steps_and_nothing_is_hidden_behind_it(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    open_item(visit, "ap-01", "3.1.2-b3")
    assert "Alle 5 Einzelschritte zeigen" not in words_shown(visit)
    assert visit.shown("AP-01, Remote-Office-Nummer") is None
    visit.click("AP-01, Remote Office oder Anywhere, Remote Office")
    visit.enter("AP-01, Remote-Office-Nummer", "069 90009 120")
    assert value_of(visit, "ap-01", "ro-num") == Text(text="+496990009120")
    visit.click("AP-01, Remote Office oder Anywhere, Anywhere")
    assert visit.shown("AP-01, Remote-Office-Nummer") is None
    assert value_of(visit, "ap-01", "ro-num") == Text(text="+496990009120"), "what was said is kept"


def test_a_question_of_hq_stands_at_its_item_with_a_corner_in_the_list(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.job.review = Review(
        review_id="r-1",
        report_id="report-1",
        report_number="CF-2026-04711-07-1",
        state=ReviewState.RETURNED,
        by="J. Köhler",
        decided_at="2026-12-02T08:00:00Z",
        remarks=(Remark(remark_id="m-1", subject="ap-07", step="dev-mac", text="Bitte Etikett prüfen."),),
    )
    open_item(visit, "ap-07", "3.1.1-b3")
    entries = {row.entry.key: row.entry for row in visit.window.findChildren(EntryRow) if row.entry is not None}
    assert entries["3.1.1-b2"].remark and not entries["3.1.1-b3"].remark
    assert not any("Bitte Etikett prüfen." in text for text in words_shown(visit))
    visit.click(entries["3.1.1-b2"].spoken)
    assert any("Rückfrage: Bitte Etikett prüfen." in text for text in words_shown(visit))


def test_a_blocker_far_down_an_item_is_seen_where_it_leads(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    late = table(example(TEST, tested="1.12.2026 14:20"))
    visit.tablet.app.answering.give(visit.job, "ap-01", TEST, late)
    visit.go("sign_off")
    name = next(one for one in visit.spoken() if "Vereinbarter Notruftest" in one)
    visit.click(name)
    field = visit.window.focusWidget()
    page = field.parentWidget()
    while not isinstance(page, QScrollArea):
        page = page.parentWidget()
    view = page.viewport()
    assert page.verticalScrollBar().value() > 0, "it lies below sixteen tests"
    assert view.rect().contains(field.mapTo(view, field.rect().center()))
