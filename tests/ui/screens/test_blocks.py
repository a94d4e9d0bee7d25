"""Groups, sessions and steps of the visit: cards where there are details, else a tick each, all of a block at once, reasons as everywhere."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from checklists.answer import Rows, Tri, Verdict
from checklists.canonical import sha256_hex
from checklists.ids import SubjectId
from checklists.job import Job
from tests.app.tablet import CAT_HASH
from tests.checklists import sample
from tests.ui.screens.card_acts import musterbau, said, value_of
from tests.ui.screens.visit_window import Visit, open_visit, visit_job

__all__ = ["open_visit"]

Open = Callable[..., Visit]


def remote() -> Job:
    """Several chapters whose steps are all of the order, and two kinds of training."""
    packages = tuple(sample.package(chapter, 2) for chapter in ("2.1", "2.3", "2.4", "3.2.1", "3.2.2"))
    return sample.small_job(cat_hash=CAT_HASH, packages=packages, workplaces=())


DONE = Tri(verdict=Verdict.DONE)
# A job keeps the catalogue it was sent with: in this one a topic of a training is a tick.
EARLIER = (Path(__file__).parents[2] / "golden" / "v0.1.0" / "catalogue.json").read_bytes()


def earlier_visit(open_visit: Open, language: str = "de") -> Visit:
    return open_visit(sample.musterbau(cat_hash=sha256_hex(EARLIER)), language=language, bundle=EARLIER)


def group(visit: Visit, label: str) -> str:
    return next(str(one.subject_id) for one in visit.job.sheet.subjects if one.label == label)


def session(visit: Visit) -> str:
    return next(str(one.subject_id) for one in visit.job.sheet.subjects if str(one.kind) == "session")


def test_a_topic_is_ticked_and_taken_back(open_visit: Open) -> None:
    visit = earlier_visit(open_visit)
    visit.go("blocks")
    visit.click("Schulung 1, Am Portal anmelden, erledigt")
    assert value_of(visit, session(visit), "3.2.2-b1") == DONE
    visit.click("Schulung 1, Am Portal anmelden, erledigt")
    assert value_of(visit, session(visit), "3.2.2-b1") is None


def test_a_group_opens_its_card_and_says_how_far_it_is(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("blocks")
    visit.click("Parken Erdgeschoss, Parken, offen")
    visit.click("Parken Erdgeschoss, Parken getestet, alle bestanden")
    assert value_of(visit, group(visit, "Parken Erdgeschoss"), "park-test/pt-park") == DONE
    visit.go("blocks")
    assert visit.shown("Parken Erdgeschoss, Parken, begonnen") is not None


def test_a_service_without_a_group_of_its_own_is_asked_once_for_the_site(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("blocks")
    visit.click("Rufnummernplan, Rufnummernplan, offen")
    visit.click("Standort, Wahlsperren, Vorgaben übernehmen")
    (plan,) = [one for one in visit.job.sheet.subjects if str(one.group_kind) == "plan"]
    value = value_of(visit, str(plan.subject_id), "plan-bar")
    assert isinstance(value, Rows)
    rules = {dict(row)["class"]: dict(row)["rule"] for row in value.rows}
    assert len(rules) == 12 and {key for key, rule in rules.items() if rule == "block"} == {
        "international",
        "premium-1",
        "premium-2",
    }


def test_all_steps_of_a_session_are_entered_in_one_gesture(open_visit: Open) -> None:
    visit = earlier_visit(open_visit)
    visit.go("blocks")
    training = SubjectId(session(visit))
    visit.click("Schulung 1, alle erledigt")
    answers = visit.job.book.of(training)
    assert len(answers) == len(visit.job.sheet.items(training)) > 1
    assert len({answer.gesture for answer in answers.values()}) == 1
    visit.click("Rückgängig")
    assert all(answer.value is None for answer in visit.job.book.of(training).values())


@pytest.mark.parametrize("job", [musterbau(), visit_job(), remote()], ids=["3.1", "2.6", "remote"])
def test_no_two_buttons_are_called_alike(open_visit: Open, job: Job) -> None:
    visit = open_visit(job)
    visit.go("blocks")
    names = Counter(one.accessibleName() for one in visit.window.findChildren(QAbstractButton) if one.isVisible())
    assert names.total() > 10
    assert not [name for name, count in names.items() if count > 1 and name]


def test_what_is_not_done_asks_why(open_visit: Open) -> None:
    visit = earlier_visit(open_visit)
    visit.go("blocks")
    visit.click("Schulung 1, Am Portal anmelden, nicht erledigt")
    visit.click("P04 Merkmal fehlt auf der Plattform")
    visit.click("Problem eintragen")
    assert said(visit, session(visit), "3.2.2-b1")[:2] == (Tri(verdict=Verdict.FAILED), "P04")


def test_the_blocks_speak_english(open_visit: Open) -> None:
    visit = open_visit(musterbau(), language="en")
    visit.go("blocks")
    visit.click("Parken Erdgeschoss, Call park, open")
    visit.click("Parken Erdgeschoss, Park tested, all passed")
    assert value_of(visit, group(visit, "Parken Erdgeschoss"), "park-test/pt-park") == DONE


def test_the_ticks_speak_english(open_visit: Open) -> None:
    visit = earlier_visit(open_visit, "en")
    visit.go("blocks")
    visit.click("Session 1, Sign in to the portal, done")
    assert value_of(visit, session(visit), "3.2.2-b1") == DONE
