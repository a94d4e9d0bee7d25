"""May this be signed? Counts, blockers, hand-over list, next open item, proposed reasons."""

import sys
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checklists import progress
from checklists.answer import Num, People, Person, Scan, Text, Timer, Tri, Verdict
from checklists.book import Book, fold
from checklists.catalogue import AnswerKind, Condition
from checklists.handover import handover, handover_confirmed
from checklists.ids import ItemKey, StepKey, SubjectId
from checklists.job import Contact, Depth
from checklists.journal import EntryKind
from checklists.progress import Block
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import MET, Writer, desk, musterbau, setup_job, small_job
from tests.checklists.small_catalogue import detail, small_catalogue
from tests.checklists.small_catalogue import item as item_of

CATALOGUE = small_catalogue()
NOBODY = Contact(name="", function="", phone="", mail="")


def read(w: Writer) -> tuple[Sheet, Book]:
    book = fold(w.entries)
    return make_sheet(w.job, CATALOGUE, book), book


def blocks(w: Writer) -> list[tuple[str, str | None, str | None]]:
    return [(str(b.code), b.subject, b.step) for b in progress.blockers(*read(w))]


def finish(w: Writer, *subjects: str) -> None:
    """Everything done on these desks, details and ticks."""
    for subject in subjects:
        sheet, _ = read(w)
        row = sheet.subject(subject)
        w.answer(subject, "dev-mac", Scan(text=row.mac))
        w.answer(subject, "brief", Timer(seconds=540))
        w.answer(subject, "brief-who", People(people=(Person(name=row.label, function="", met=True),)))
        for item in sheet.items(subject):
            w.done(subject, item.key)
        for step in ("unpack", "dev-model", "power", "brief-topics", "func-test", "vm-setup"):
            if sheet.full(subject, sheet.bullet_of(step).key):
                w.not_applicable(subject, step, "N04")
        w.done(subject, "portal-base")


def test_open_cells_stop_the_signature_once_per_desk() -> None:
    w = Writer(small_job())
    assert blocks(w) == [("open-cells", f"ap-0{n}", "3.1.1-b1") for n in (1, 2, 3)]
    assert progress.blockers(*read(w))[0].values["count"] == 6


def test_a_finished_job_may_be_signed() -> None:
    w = Writer(small_job())
    finish(w, "ap-01", "ap-02", "ap-03")
    assert blocks(w) == []


def test_the_rest_handed_over_lets_sign_until_it_is_taken_back() -> None:
    w = Writer(small_job())
    finish(w, "ap-01")
    w.rest_left_open()
    assert blocks(w) == []
    w.rest_left_open(reason=None)
    assert [code for code, _, _ in blocks(w)] == ["open-cells", "open-cells"]


def test_what_blocks_stays_a_blocker_after_the_rest_is_handed_over() -> None:
    w = Writer(small_job())
    w.rest_left_open()
    w.answer("ap-01", "dev-mac", Scan(text="0293C13DA58A"))
    w.answer("ap-02", "dev-mac", Scan(text="0293C13DA58A"))
    w.failed("ap-03", "3.1.1-b5")
    w.answer("ap-03", "wp-230", Num(number="3.4"))
    assert blocks(w) == [
        ("mac-twice", "ap-01", "dev-mac"),
        ("mac-twice", "ap-02", "dev-mac"),
        ("failed-without-reason", "ap-03", "wp-230"),
        ("failed-without-reason", "ap-03", "3.1.1-b5"),
    ]
    first, _, exceeded, _ = progress.blockers(*read(w))
    assert first.values == {"value": "0293C13DA58A", "others": ("ap-02",)}
    assert exceeded.values == {"number": "3.4", "maximum": "2.0", "unit": "m", "proposes": "K02"}


def test_users_not_met_stand_on_the_hand_over_list_with_their_topics() -> None:
    w = Writer(small_job())
    w.done("ap-02", "3.1.1-b9", "3.1.1-b10")
    w.answer("ap-02", "brief-who", People(people=(Person(name="Jürgen Weiß", function="", met=False),)))
    (one,) = handover(*read(w))
    assert (one.subject.number, one.name) == ("AP-02", "Jürgen Weiß")
    assert [item.key for item in one.items] == ["3.1.1-b9", "3.1.1-b10"]


def test_a_tick_not_done_because_the_user_was_not_met_counts_too() -> None:
    w = Writer(small_job())
    w.failed("ap-02", "3.1.1-b9", "K05")
    (one,) = handover(*read(w))
    assert (one.name, [item.key for item in one.items]) == ("Jürgen Weiß", ["3.1.1-b9"])
    state = progress.item_state(*read(w), SubjectId("ap-02"), one.items[0].key)
    assert (state.look, state.code) == (progress.Look.DEVIATES, "K05")


def test_the_contact_confirms_the_list_as_it_stands() -> None:
    w = Writer(small_job())
    finish(w, "ap-01", "ap-02", "ap-03")
    w.failed("ap-02", "3.1.1-b9", "K05")
    assert blocks(w) == [("handover-unconfirmed", "ap-02", None)]
    w.confirm_handover()
    assert blocks(w) == []
    w.failed("ap-03", "3.1.1-b9", "K05")
    assert blocks(w) == [("handover-unconfirmed", "ap-02", None)], "one more came onto the list"
    w.confirm_handover()
    assert handover_confirmed(*read(w))
    w.confirm_handover(False)
    assert not handover_confirmed(*read(w))


def test_a_contact_without_name_or_function_stops_the_signature() -> None:
    w = Writer(small_job(contact=NOBODY, workplaces=()))
    assert blocks(w) == [("contact-missing", "visit", "wp-contact")]
    w.answer("visit", "wp-contact", People(people=(MET,)))
    assert blocks(w) == [] and progress.signer(*read(w)) == ("Dörte Faßbender", "IT-Leitung")


def test_an_absent_contact_waived_by_hq_is_no_blocker() -> None:
    w = Writer(small_job(contact=NOBODY, workplaces=()))
    w.write(EntryKind.CONTACT_WAIVED, {"hq_person": "Rita Vogt", "at": "2026-12-01T08:40:00+01:00", "note": ""})
    assert blocks(w) == []


def test_what_was_added_on_site_never_counts_and_never_stops() -> None:
    w = Writer(small_job())
    finish(w, "ap-01", "ap-02", "ap-03")
    before = progress.counts(*read(w))
    w.add_subject("x-1", "workplace", "Flur", model="Poly VVX 450")
    assert progress.counts(*read(w)) == before and blocks(w) == []
    w.answer("x-1", "dev-mac", Scan(text="0293C13DA58A"))
    assert [code for code, _, _ in blocks(w)] == ["mac-twice", "mac-twice"]


def test_next_open_goes_on_after_the_desk_and_comes_round() -> None:
    w = Writer(small_job())
    sheet, book = read(w)
    assert progress.next_open(sheet, book) == ("ap-01", "3.1.1-b1")
    assert progress.next_open(sheet, book, SubjectId("ap-02")) == ("ap-03", "3.1.1-b1")
    assert progress.next_open(sheet, book, SubjectId("ap-03")) == ("ap-01", "3.1.1-b1")
    finish(w, "ap-01", "ap-02", "ap-03")
    assert progress.next_open(*read(w)) is None


def test_what_may_stay_open_and_nobody_touched_is_not_counted() -> None:
    spare = item_of(
        "3.1.1",
        11,
        "Wenn nötig",
        detail("spare", required=False),
        detail("spare-why", AnswerKind.TEXT, when=Condition(step=StepKey("spare"), is_any=("done",))),
    )
    chapters = tuple(replace(c, items=(*c.items, spare)) if c.key == "3.1.1" else c for c in CATALOGUE.chapters)
    grown = replace(CATALOGUE, chapters=chapters)
    w = Writer(small_job())
    finish(w, "ap-01", "ap-02", "ap-03")
    plain = progress.counts(*read(w))

    def grows() -> tuple[Sheet, Book]:
        book = fold(w.entries)
        return make_sheet(w.job, grown, book), book

    assert progress.counts(*grows()) == plain
    assert progress.next_open(*grows()) is None and progress.blockers(*grows()) == ()
    w.done("ap-01", "spare")
    assert progress.counts(*grows()) == {**plain, "open": 1, "total": plain["total"] + 1}
    assert progress.next_open(*grows()) == ("ap-01", "3.1.1-b11"), "begun, it must be finished"
    assert [b.code for b in progress.blockers(*grows())] == [Block.OPEN_CELLS]
    w.answer("ap-01", "spare-why", Text(text="Wunsch des Nutzers"))
    assert progress.counts(*grows())["done"] == plain["done"] + 1 and progress.blockers(*grows()) == ()


def test_a_missing_precondition_proposes_its_reason_and_answers_nothing() -> None:
    w = Writer(small_job())
    subject, step = SubjectId("ap-02"), StepKey("power")
    assert progress.proposed_reason(*read(w), subject, step) is None
    w.answer("ap-02", "wp-230", Num(number="3.4"), reason="K02")
    assert progress.proposed_reason(*read(w), subject, step) == "K02"
    assert progress.proposed_reason(*read(w), subject, StepKey("3.1.1-b5")) == "K02"
    assert progress.proposed_reason(*read(w), SubjectId("ap-03"), step) is None
    assert progress.item_state(*read(w), subject, ItemKey("3.1.1-b5")).state is progress.State.OPEN


def test_a_desk_may_be_chosen_only_before_either_is_begun() -> None:
    w = Writer(small_job())
    assert progress.may_choose_desk(*read(w), SubjectId("ap-02"))
    w.answer("ap-02", "dev-mac", Scan(text="02F6E5C15B62"))
    w.done("ap-02", "3.1.1-b7")
    assert progress.may_choose_desk(*read(w), SubjectId("ap-02")), "what is kept on every desk begins no details"
    w.done("ap-01", "portal-base")
    assert not progress.may_choose_desk(*read(w), SubjectId("ap-02"))
    assert not progress.may_choose_desk(*read(Writer(small_job(depth=Depth.FULL))), SubjectId("ap-02"))


def test_counts_by_chapter_and_by_desk() -> None:
    w = Writer(musterbau())
    w.failed("ap-01", "3.1.1-b5", "K02")
    w.not_applicable("ap-01", "3.1.1-b7", "N04")
    sheet, book = read(w)
    assert progress.counts(sheet, book, "3.1.1") == {
        "done": 0, "na": 1, "deviates": 0, "not_done": 1, "open": 142, "total": 144,
    }  # fmt: skip
    assert progress.counts(sheet, book, subject="ap-01")["total"] == 8


CHOICES = st.lists(
    st.tuples(
        st.sampled_from(["ap-01", "ap-02", "ap-03"]),
        st.sampled_from(["3.1.1-b1", "3.1.1-b5", "3.1.1-b7", "func-test/ft-reg", "portal-base"]),
        st.sampled_from([*Verdict, None]),
        st.sampled_from([None, "K02", "K05", "N01", "N03"]),
    ),
    max_size=30,
)


@given(CHOICES)
@settings(max_examples=80, deadline=None)
def test_counts_add_up_whatever_was_answered(choices: list[tuple[str, str, Verdict | None, str | None]]) -> None:
    w = Writer(small_job())
    for subject, step, verdict, reason in choices:
        w.answer(subject, step, None if verdict is None else Tri(verdict=verdict), reason=reason)
    sheet, book = read(w)
    for part in (progress.counts(sheet, book), *(progress.counts(sheet, book, subject=f"ap-0{n}") for n in (1, 2, 3))):
        looks = part["done"] + part["na"] + part["deviates"] + part["not_done"] + part["open"]
        assert looks == part["total"]
    assert progress.counts(sheet, book)["total"] == 18
    blocking = any(b.code is Block.FAILED_WITHOUT_REASON for b in progress.blockers(sheet, book))
    assert blocking == any(
        progress.item_state(sheet, book, row.subject_id, item.key).state is progress.State.BLOCKS
        for row in sheet.subjects
        for item in sheet.items(row.subject_id)
    )


def calls(sheet: Sheet, book: Book) -> int:
    """Python calls of one full pass over the items: a figure that no other load on the machine changes."""
    count = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    cells = list(_cells(sheet))
    sys.setprofile(see)
    try:
        for subject, item in cells:
            progress.item_state(sheet, book, subject, item)
    finally:
        sys.setprofile(None)
    return count // len(cells)


def _cells(sheet: Sheet) -> Iterator[tuple[SubjectId, ItemKey]]:
    for row in sheet.subjects:
        for item in sheet.items(row.subject_id):
            yield row.subject_id, item.key


def test_a_full_pass_stays_linear_and_short() -> None:
    def job_of(desks: int) -> Writer:
        w = Writer(small_job(workplaces=[desk(f"AP-{n:03d}", model=f"M{n % 4}") for n in range(desks)]))
        for n in range(0, desks, 2):
            w.done(f"ap-{n:03d}", "3.1.1-b1", "3.1.1-b7", "3.1.1-b10")
        return w

    few, many = calls(*read(job_of(20))), calls(*read(job_of(300)))
    assert many <= few + 1, "the cost of a cell must not grow with the number of desks"
    assert many <= 40


def test_the_extra_minutes_of_a_key_user_briefing_need_consent() -> None:
    w = Writer(setup_job())
    w.answer("visit", "ini-brief", Timer(seconds=121 * 60))
    over = [b for b in progress.blockers(*read(w)) if b.code is Block.LIMIT_WITHOUT_CONSENT]
    assert [(b.subject, b.step, b.values["used"]) for b in over] == [("visit", "ini-brief", "121")]
    w.consent("L1")
    assert not [b for b in progress.blockers(*read(w)) if b.code is Block.LIMIT_WITHOUT_CONSENT]
