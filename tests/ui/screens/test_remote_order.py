"""An order worked from HQ in the real window: what the order knows is taken over, what is not needed says so."""

from collections.abc import Callable
from dataclasses import replace

from checklists.answer import Auto, Rows, Tri, Verdict
from checklists.ids import SubjectId
from checklists.job import Job, Mailbox
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.visit_window import Visit, open_visit, ordered_user, visit_job
from ui.place import Place

__all__ = ["open_visit"]
Open = Callable[..., Visit]


def migration() -> Job:
    mailboxes = tuple(
        Mailbox(subject_id=SubjectId(f"mb-{n}"), mail=mail, quota_gb=quota, source="Exchange")
        for n, (mail, quota) in enumerate((("Max.Mustermann@firma.de", "50"), ("info@firma.de", "2.5")), start=1)
    )
    packages = tuple(sample.package(chapter) for chapter in ("2.4", "2.5"))
    job = sample.small_job(cat_hash=CAT_HASH, packages=packages, workplaces=(), mailboxes=mailboxes)
    return replace(job, users=(ordered_user(1, "Max", "Mustermann", "max.mustermann@firma.de"),))


def card(visit: Visit, subject: str, item: str) -> None:
    visit.window.go(Place(screen="workplace", job=visit_job().job_id, subject=SubjectId(subject), item=item))
    visit.rest()


def rows(visit: Visit, subject: str, step: str) -> list[dict[str, str]]:
    answer = visit.job.book.answer(subject, step)  # type: ignore[arg-type]
    assert answer is not None and isinstance(answer.value, Rows)
    return [dict(row) for row in answer.value.rows]


def test_the_mailboxes_of_the_order_are_taken_over(open_visit: Open) -> None:
    visit = open_visit(migration())
    card(visit, "order", "2.4-pst-list")
    visit.click("Auftrag, Postfächer und Ziele, aus dem Auftrag")
    assert rows(visit, "order", "pst-list") == [
        {
            "user": "Max Mustermann",
            "mail": "Max.Mustermann@firma.de",
            "quota": "50",
            "target": "Max.Mustermann@firma.de",
        },
        {"mail": "info@firma.de", "quota": "2.5", "target": "info@firma.de"},
    ]
    visit.enter("Auftrag, Postfächer und Ziele, Zeile 2, Nutzer", "Empfang")
    assert rows(visit, "order", "pst-list")[1]["user"] == "Empfang"


def test_the_place_of_work_is_the_back_office_and_nobody_travels(open_visit: Open) -> None:
    visit = open_visit(migration())
    assert "Innendienst, für 01067 Dresden" in visit.texts()
    visit.go("job")
    assert "Innendienst, für 01067 Dresden" in visit.texts()
    assert visit.shown("Anfahrt eintragen") is None
    visit.click("Beginn eintragen")
    assert [mark.mark for mark in visit.job.book.marks] == ["arrival"]
    assert "Beginn" in visit.texts() and not any("vor Ort" in text for text in visit.texts())
    card(visit, "visit", "1-order-data-delay")
    assert any(name.startswith("Innendienst, Wartezeit wegen Auftragsdaten") for name in visit.spoken())


def test_a_mailbox_brings_its_logon_name(open_visit: Open) -> None:
    visit = open_visit(migration())
    card(visit, "mb-1", "2.5-mig-users")
    visit.click("Max.Mustermann@firma.de, Zugang zum Postfach, aus dem Auftrag")
    visit.enter("Max.Mustermann@firma.de, Zugang zum Postfach, Zeile 1, Zugang da", "Ja")
    assert rows(visit, "mb-1", "mig-users") == [
        {"user": "max.mustermann@firma.de", "mail": "Max.Mustermann@firma.de", "login": "yes"}
    ]


def test_what_is_not_needed_says_so_and_the_device_comes_with_its_reason(open_visit: Open) -> None:
    visit = open_visit(migration())
    visit.go("blocks")
    visit.there("Auftragsdaten, nur bei Bedarf, zeigen")
    on_site = "Export vor Ort"
    assert not any(on_site in name for name in spoken(visit))
    slow = Auto(verdict="failed", asked="180 GB, 10 Mbit/s, 12 h", raw="57.2 h > 12 h")
    visit.tablet.app.answering.give(visit.job, "order", "mig-bw", slow, reason="K09")
    visit.go("job")
    visit.go("blocks")
    assert any(on_site in name for name in spoken(visit))


def spoken(visit: Visit) -> list[str]:
    from PySide6.QtWidgets import QAbstractButton

    return [one.accessibleName() for one in visit.window.findChildren(QAbstractButton) if one.isVisible()]


def test_what_was_done_beyond_the_order_is_named_where_it_blocks(open_visit: Open) -> None:
    visit = open_visit(migration())
    visit.tablet.app.answering.give(visit.job, "mb-1", "pst-repeat", Tri(verdict=Verdict.DONE))
    visit.go("sign_off")
    assert any(name.startswith("Wiederholter PST-Import: 1 von 0") for name in spoken(visit))
