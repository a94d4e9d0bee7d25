"""Groups, sessions and steps of the visit: a tick each, all of a block at once, reasons as everywhere."""

from collections.abc import Callable

from checklists.answer import Tri, Verdict
from checklists.ids import SubjectId
from tests.ui.screens.card_acts import musterbau, said, value_of
from tests.ui.screens.visit_window import Visit, open_visit

__all__ = ["open_visit"]

Open = Callable[..., Visit]
DONE = Tri(verdict=Verdict.DONE)


def group(visit: Visit, label: str) -> str:
    return next(str(one.subject_id) for one in visit.job.sheet.subjects if one.label == label)


def test_a_group_is_ticked_and_taken_back(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("blocks")
    park = group(visit, "Parken Erdgeschoss")
    (item,) = visit.job.sheet.items(park)
    visit.click("Parken Erdgeschoss, Parken, erledigt")
    assert value_of(visit, park, item.key) == DONE
    visit.click("Parken Erdgeschoss, Parken, erledigt")
    assert value_of(visit, park, item.key) is None


def test_all_steps_of_a_session_are_entered_in_one_gesture(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("blocks")
    session = next(one for one in visit.job.sheet.subjects if str(one.kind) == "session")
    visit.click("Schulung 1, alle erledigt")
    answers = visit.job.book.of(session.subject_id)
    assert len(answers) == len(visit.job.sheet.items(session.subject_id)) > 1
    assert len({answer.gesture for answer in answers.values()}) == 1
    visit.click("Rückgängig")
    assert all(answer.value is None for answer in visit.job.book.of(session.subject_id).values())


def test_what_is_not_done_asks_why(open_visit: Open) -> None:
    visit = open_visit(musterbau())
    visit.go("blocks")
    park = group(visit, "Parken Erdgeschoss")
    (item,) = visit.job.sheet.items(park)
    visit.click("Parken Erdgeschoss, Parken, nicht erledigt")
    visit.click("P04 Merkmal fehlt auf der Plattform")
    visit.click("Problem eintragen")
    assert said(visit, park, item.key)[:2] == (Tri(verdict=Verdict.FAILED), "P04")


def test_the_blocks_speak_english(open_visit: Open) -> None:
    visit = open_visit(musterbau(), language="en")
    visit.go("blocks")
    visit.click("Parken Erdgeschoss, Call park, done")
    answers = visit.job.book.of(SubjectId(group(visit, "Parken Erdgeschoss")))
    assert [answer.value for answer in answers.values()] == [DONE]
