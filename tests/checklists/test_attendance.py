"""Attendance: each person of a list signs alone; what was signed by all together before is read as ever."""

import unicodedata

import pytest

from checklists import record
from checklists.answer import People, Person, Sign, Value, from_json, to_json
from checklists.answer_rules import judge
from checklists.attendance import Attendee, all_signed, attendees, with_signature, without_signature
from checklists.book import BadEntry, fold
from checklists.catalogue import AnswerKind
from checklists.catalogue_reader import read_catalogue
from checklists.cell import State
from checklists.custody import hands
from checklists.findings import detail_state
from checklists.flaws import Flaw
from checklists.ids import ChapterKey, StepKey, SubjectId
from checklists.job import Session
from checklists.journal import EntryKind
from checklists.sheet import make_sheet
from tests.checklists.sample import Writer, package, small_job
from tests.checklists.small_catalogue import detail

CATALOGUE = read_catalogue()
LIST, ROLL = "3.2.2-session-people", "3.2.2-session-attendance"
ONE, TWO, THREE = "1" * 64, "2" * 64, "3" * 64


def person(name: str, *, met: bool = True) -> Person:
    return Person(name=name, function="Vertrieb", met=met)


PETRA, ZOE = person("Petra Öztürk"), person("Zoë Kowalczyk")


def test_a_drawing_for_all_and_one_for_each_have_their_own_forms() -> None:
    together = {"kind": "sign", "people": [{"name": "A", "function": "", "met": True}], "image_sha256": ONE}
    each = {"kind": "sign", "people": together["people"], "images": [TWO]}
    of_a_hand_over = each | {"hands": ["taken_by:0123456789abcdef"]}
    for data in (together, each, of_a_hand_over):
        assert to_json(from_json(data)) == data


def test_a_list_and_its_signatures_are_joined_by_name() -> None:
    listed = People(people=(PETRA, ZOE, person("Max Ost", met=False)))
    signed = Sign(people=(ZOE, person("Wer Gegangen")), images=(ONE, TWO))
    assert attendees(listed, signed) == (
        Attendee(person=PETRA, image_sha256=None),
        Attendee(person=ZOE, image_sha256=ONE),
        Attendee(person=person("Max Ost", met=False), image_sha256=None),
        Attendee(person=person("Wer Gegangen"), image_sha256=TWO, listed=False),
    )


def test_everybody_there_must_sign_and_the_absent_need_not() -> None:
    listed = People(people=(PETRA, ZOE, person("Max Ost", met=False)))
    assert not all_signed(attendees(listed, None))
    assert not all_signed(attendees(listed, Sign(people=(ZOE,), images=(ONE,))))
    assert all_signed(attendees(listed, Sign(people=(ZOE, PETRA), images=(ONE, TWO))))
    assert not all_signed(attendees(People(people=(person("Max Ost", met=False),)), None)), "nobody came"
    assert not all_signed(attendees(None, Sign(people=(ZOE,), images=(ONE,)))), "nobody is listed"


def test_namesakes_sign_one_after_the_other() -> None:
    listed = People(people=(PETRA, PETRA))
    first = with_signature(None, PETRA, ONE, again=False)
    assert [one.image_sha256 for one in attendees(listed, first)] == [ONE, None]
    both = with_signature(first, PETRA, TWO, again=False)
    assert [one.image_sha256 for one in attendees(listed, both)] == [ONE, TWO]


def test_drawn_again_the_last_drawing_counts_and_nobody_elses_changes() -> None:
    had = Sign(people=(PETRA, ZOE), images=(ONE, TWO))
    assert with_signature(had, PETRA, THREE, again=True) == Sign(people=(PETRA, ZOE), images=(THREE, TWO))
    assert without_signature(had, "Zoë Kowalczyk") == Sign(people=(PETRA,), images=(ONE,))
    assert without_signature(Sign(people=(ZOE,), images=(ONE,)), "Zoë Kowalczyk") is None


@pytest.mark.parametrize(
    ("alone", "value"),
    [
        (True, Sign(people=(PETRA,), image_sha256=ONE)),
        (False, Sign(people=(PETRA,), images=(ONE,))),
        (True, Sign(people=(PETRA,), images=("not a digest",))),
    ],
    ids=["one drawing for a list", "a list of drawings for one", "no digest"],
)
def test_the_wrong_sort_of_signature_is_refused(alone: bool, value: Value) -> None:
    step = detail("roll", AnswerKind.SIGN, signed_by=StepKey("people") if alone else None)
    assert [(flaw.code, flaw.incomplete) for flaw in judge(step, value)] == [(Flaw.FILE_FACTS, False)]


@pytest.mark.parametrize("images", [(ONE,), (ONE, TWO, THREE), ()])
def test_an_entry_with_another_number_of_drawings_than_people_is_no_answer(images: tuple[str, ...]) -> None:
    w = _training()
    body = dict(w.answer("s-1", ROLL, Sign(people=(PETRA, ZOE), images=(ONE, TWO))).body)
    w.entries.pop()
    w.write(EntryKind.ANSWER_GIVEN, {**body, "value": {**body["value"], "images": list(images)}})
    with pytest.raises(BadEntry):
        fold(w.entries)


def test_a_session_is_attended_once_all_who_were_there_have_signed() -> None:
    w = _training()
    assert _state(w) is State.OPEN
    w.answer("s-1", ROLL, Sign(people=(PETRA,), images=(ONE,)))
    assert _state(w) is State.BEGUN
    w.answer("s-1", ROLL, Sign(people=(PETRA, ZOE), images=(ONE, TWO)))
    assert _state(w) is State.DONE
    w.answer("s-1", LIST, People(people=(PETRA, ZOE, person("Später Gast"))))
    assert _state(w) is State.BEGUN, "somebody came later and has not signed"


def test_somebody_who_will_not_sign_is_a_deviation_with_its_reason() -> None:
    w = _training()
    w.answer("s-1", ROLL, Sign(people=(PETRA,), images=(ONE,)), reason="K11")
    assert _state(w) is State.DEVIATES


def test_the_record_calls_the_roll_and_leaves_it_out_of_the_signed_steps() -> None:
    w = _training()
    w.answer("s-1", LIST, People(people=(PETRA, ZOE, person("Max Ost", met=False))))
    w.answer("s-1", ROLL, Sign(people=(PETRA, ZOE), images=(ONE, TWO)))
    w.answer("s-1", "3.2.2-session-confirm", Sign(people=(ZOE,), image_sha256=THREE))
    w.rest_left_open()
    w.freeze()
    made = record.make(w.job, CATALOGUE, w.entries)
    assert [(one["step"], one["image_sha256"]) for one in made["signed_steps"]] == [("3.2.2-session-confirm", THREE)]
    lines = {line["step"]: line for part in made["details"] for item in part["items"] for line in item["lines"]}
    assert lines[ROLL]["roll_of"] == LIST
    assert [(one["name"], one["met"], one["image_sha256"]) for one in lines[ROLL]["roll"]] == [
        ("Petra Öztürk", True, ONE),
        ("Zoë Kowalczyk", True, TWO),
        ("Max Ost", False, None),
    ]
    assert "roll" not in lines["3.2.2-session-confirm"]


def test_a_signature_that_names_another_number_of_hand_overs_is_no_answer() -> None:
    data = {"kind": "sign", "people": [{"name": "A", "function": "", "met": True}], "images": [ONE]}
    with pytest.raises(ValueError, match="2 hands"):
        from_json(data | {"hands": ["handed_by:1", "taken_by:1"]})


def test_both_of_a_hand_over_sign_for_just_this_one() -> None:
    row = {"handed_by": "Jörg  Dvořák ", "taken_by": "Kurier Nagel", "serial": "4C53", "when": "27.11.2026 15:30"}
    handed, taken = hands([row])
    assert (handed.name, taken.name) == ("Jörg Dvořák", "Kurier Nagel")
    decomposed = {key: unicodedata.normalize("NFD", text) for key, text in row.items()}
    assert [one.key for one in hands([decomposed])] == [handed.key, taken.key], "HQ reads what the tablet wrote"
    assert {one.key for one in hands([row | {"wiped_at": "3.12.2026", "proof": "P 7"}])} == {handed.key, taken.key}
    assert not {one.key for one in hands([row | {"condition": "gebrochen"}])} & {handed.key, taken.key}
    assert not {one.key for one in hands([row | {"serial": "4C54"}])} & {handed.key, taken.key}
    assert [one.side for one in hands([{"taken_by": "Ute Ørsted"}])] == ["taken_by"], "only who is named signs"
    assert [(one.row, one.key) for one in hands([row, row])] == [
        (nth, key) for nth in (0, 1) for key in (handed.key, taken.key)
    ]


def _training() -> Writer:
    session = Session(subject_id=SubjectId("s-1"), chapter=ChapterKey("3.2.2"), number=1)
    w = Writer(small_job(packages=(package("3.2.2", 1),), workplaces=[], sessions=(session,)), CATALOGUE)
    w.answer("s-1", "3.2.2-session-place", from_json({"kind": "pick", "key": "on-site"}))
    w.answer("s-1", LIST, People(people=(PETRA, ZOE)))
    return w


def _state(w: Writer) -> State:
    book = fold(w.entries)
    sheet = make_sheet(w.job, CATALOGUE, book)
    (roll,) = [one for one in sheet.details("s-1", "3.2.2-session") if one.key == ROLL]
    return detail_state(sheet, book, sheet.subject("s-1"), roll).state
