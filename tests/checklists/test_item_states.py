"""Item states in the words of the product paper: open, begun, done, deviates, blocks; full and short depth."""

import pytest

from checklists.answer import Multi, Num, People, Person, Pick, Scan, Timer, Tri, Verdict
from checklists.book import Book, fold
from checklists.book_facts import Phase
from checklists.cell import Block, CellState, Look, State
from checklists.ids import ItemKey, StepKey, SubjectId
from checklists.item_states import item_state, precondition_state, step_state
from checklists.job import Depth
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import MET, Writer, musterbau, small_job
from tests.checklists.small_catalogue import small_catalogue

CATALOGUE = small_catalogue()
NOT_MET = Person(name="Jürgen Weiß", function="", met=False)


def read(w: Writer) -> tuple[Sheet, Book]:
    book = fold(w.entries)
    return make_sheet(w.job, CATALOGUE, book), book


def cell(w: Writer, subject: str, item: str) -> CellState:
    sheet, book = read(w)
    return item_state(sheet, book, SubjectId(subject), ItemKey(item))


def step(w: Writer, subject: str, key: str) -> CellState:
    sheet, book = read(w)
    return step_state(sheet, book, SubjectId(subject), StepKey(key))


def owed(w: Writer, subject: str, key: str) -> CellState:
    sheet, book = read(w)
    return precondition_state(sheet, book, SubjectId(subject), StepKey(key))


def short() -> Writer:
    """AP-01 is the full desk of its model, AP-02 a short one, AP-03 the full desk of another model."""
    return Writer(small_job())


def full() -> Writer:
    return Writer(small_job(depth=Depth.FULL))


def unpack(w: Writer, subject: str, mac: str, model: str = "vvx-450") -> None:
    w.answer(subject, "unpack", Multi(keys=("phone",)))
    w.answer(subject, "dev-model", Pick(key=model))
    w.answer(subject, "dev-mac", Scan(text=mac))


def test_nothing_said_is_open_and_names_the_first_step() -> None:
    nothing = CellState(state=State.OPEN, look=Look.OPEN, total=3, missing=StepKey("unpack"))
    assert cell(full(), "ap-01", "3.1.1-b2") == nothing
    assert cell(short(), "ap-02", "3.1.1-b7").missing == "3.1.1-b7"


def test_a_full_desk_is_done_when_all_required_details_are_answered() -> None:
    w = full()
    w.answer("ap-01", "unpack", Multi(keys=("phone",)))
    begun = cell(w, "ap-01", "3.1.1-b2")
    assert (begun.state, begun.done, begun.total, begun.missing) == (State.BEGUN, 1, 3, "dev-model")
    w.answer("ap-01", "dev-model", Pick(key="vvx-450"))
    w.answer("ap-01", "dev-mac", Scan(text="0293C13DA58A"))
    assert cell(w, "ap-01", "3.1.1-b2").state is State.DONE


def test_a_tick_alone_leaves_a_full_desk_begun_and_finishes_a_short_one() -> None:
    w = short()
    w.done("ap-01", "3.1.1-b7")
    w.done("ap-02", "3.1.1-b7")
    assert cell(w, "ap-01", "3.1.1-b7").state is State.BEGUN
    done = cell(w, "ap-02", "3.1.1-b7")
    assert (done.state, done.covered) == (State.DONE, True)


def test_an_item_without_details_is_answered_by_its_tick() -> None:
    w = Writer(musterbau())
    w.done("group-park", "3.1.3-b1")
    assert cell(w, "group-park", "3.1.3-b1") == CellState(state=State.DONE, look=Look.DONE, done=1, total=1)


def test_a_short_desk_still_needs_what_is_kept() -> None:
    w = short()
    w.done("ap-02", "3.1.1-b2")
    assert (cell(w, "ap-02", "3.1.1-b2").state, cell(w, "ap-02", "3.1.1-b2").missing) == (State.BEGUN, "dev-mac")
    w.answer("ap-02", "dev-mac", Scan(text="02F6E5C15B62"))
    assert cell(w, "ap-02", "3.1.1-b2").state is State.DONE


def test_a_short_desk_is_also_done_by_all_its_details() -> None:
    w = short()
    unpack(w, "ap-02", "02F6E5C15B62")
    done = cell(w, "ap-02", "3.1.1-b2")
    assert (done.state, done.covered) == (State.DONE, False)


@pytest.mark.parametrize("reason", ["N03", "N04"])
def test_not_applicable_that_counts_as_done(reason: str) -> None:
    w = short()
    w.not_applicable("ap-02", "3.1.1-b5", reason)
    assert (cell(w, "ap-02", "3.1.1-b5").state, cell(w, "ap-02", "3.1.1-b5").look) == (State.DONE, Look.NA)


@pytest.mark.parametrize("reason", ["N01", "N02"])
def test_not_applicable_that_deviates(reason: str) -> None:
    w = short()
    w.not_applicable("ap-01", "3.1.1-b5", reason)
    state = cell(w, "ap-01", "3.1.1-b5")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.NA, reason)


def test_not_applicable_without_reason_is_only_begun() -> None:
    w = short()
    w.not_applicable("ap-02", "3.1.1-b5")
    assert cell(w, "ap-02", "3.1.1-b5").state is State.BEGUN


def test_failed_with_reason_is_not_done_and_without_reason_blocks() -> None:
    w = short()
    w.failed("ap-02", "3.1.1-b5", "K02")
    state = cell(w, "ap-02", "3.1.1-b5")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.NOT_DONE, "K02")
    w.failed("ap-02", "3.1.1-b5")
    assert (cell(w, "ap-02", "3.1.1-b5").state, cell(w, "ap-02", "3.1.1-b5").why) == (
        State.BLOCKS,
        Block.FAILED_WITHOUT_REASON,
    )


def test_done_with_a_reason_deviates() -> None:
    w = short()
    w.answer("ap-02", "3.1.1-b5", Tri(verdict=Verdict.DONE), reason="P01")
    state = cell(w, "ap-02", "3.1.1-b5")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.DEVIATES, "P01")


def test_a_failed_detail_opens_all_details_on_a_short_desk() -> None:
    w = short()
    w.done("ap-02", "3.1.1-b2")
    w.failed("ap-02", "dev-mac", "P01")
    sheet, _ = read(w)
    assert [d.key for d in sheet.details("ap-02", "3.1.1-b2")] == ["unpack", "dev-model", "dev-mac", "dev-label"]
    assert cell(w, "ap-02", "3.1.1-b2").state is State.BEGUN
    w.answer("ap-02", "dev-mac", Scan(text="02F6E5C15B62"))
    assert cell(w, "ap-02", "3.1.1-b2").state is State.DONE


def test_a_failed_tick_does_not_open_details() -> None:
    w = short()
    w.failed("ap-02", "3.1.1-b2", "K02")
    sheet, _ = read(w)
    assert not sheet.full("ap-02", "3.1.1-b2")


def test_unlike_the_order_deviates_without_a_code_unless_one_is_given() -> None:
    w = full()
    unpack(w, "ap-01", "AAAAAAAAAAAA")
    state = cell(w, "ap-01", "3.1.1-b2")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.DEVIATES, None)
    w.answer("ap-01", "dev-mac", Scan(text="AAAAAAAAAAAA"), reason="P01")
    assert cell(w, "ap-01", "3.1.1-b2").code == "P01"


def test_another_model_than_ordered_deviates() -> None:
    w = full()
    unpack(w, "ap-01", "0293C13DA58A", model="t54w")
    assert cell(w, "ap-01", "3.1.1-b2").look is Look.DEVIATES
    assert step(w, "ap-01", "dev-model").look is Look.DEVIATES
    assert step(w, "ap-01", "dev-mac").look is Look.DONE


def test_a_mac_twice_in_the_job_blocks_both_desks_until_one_is_corrected() -> None:
    w = full()
    unpack(w, "ap-01", "0293C13DA58A")
    unpack(w, "ap-02", "0293C13DA58A")
    assert [cell(w, s, "3.1.1-b2").why for s in ("ap-01", "ap-02")] == [Block.MAC_TWICE, Block.MAC_TWICE]
    w.answer("ap-02", "dev-mac", Scan(text="02F6E5C15B62"))
    assert [cell(w, s, "3.1.1-b2").state for s in ("ap-01", "ap-02")] == [State.DONE, State.DONE]


def test_a_mac_twice_blocks_even_where_the_item_is_ticked_failed() -> None:
    w = short()
    w.answer("ap-01", "dev-mac", Scan(text="0293C13DA58A"))
    w.answer("ap-02", "dev-mac", Scan(text="0293C13DA58A"))
    w.failed("ap-02", "3.1.1-b2", "P01")
    assert cell(w, "ap-02", "3.1.1-b2").why is Block.MAC_TWICE


def test_the_function_test_counts_its_lines() -> None:
    w = short()
    w.done("ap-01", "func-test/ft-reg")
    state = cell(w, "ap-01", "3.1.1-b7")
    assert (state.state, state.done, state.total, state.missing) == (State.BEGUN, 1, 4, "func-test/ft-audio")
    w.done("ap-01", "func-test/ft-audio", "func-test/ft-emergency")
    assert cell(w, "ap-01", "3.1.1-b7").state is State.DONE, "a line that is not mandatory may stay open"


def test_a_failed_mandatory_line_makes_the_test_fail() -> None:
    w = short()
    w.done("ap-01", "func-test/ft-reg", "func-test/ft-emergency")
    w.failed("ap-01", "func-test/ft-audio")
    state = cell(w, "ap-01", "3.1.1-b7")
    assert (state.state, state.why, state.missing) == (
        State.BLOCKS,
        Block.FAILED_WITHOUT_REASON,
        "func-test/ft-audio",
    )
    w.failed("ap-01", "func-test/ft-audio", "P01")
    state = cell(w, "ap-01", "3.1.1-b7")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.DEVIATES, "P01")


def test_a_grade_below_four_is_not_passed() -> None:
    w = short()
    w.done("ap-01", "func-test/ft-reg", "func-test/ft-emergency")
    w.answer("ap-01", "func-test/ft-audio", Tri(verdict=Verdict.DONE, number="3"))
    assert cell(w, "ap-01", "3.1.1-b7").state is State.BLOCKS
    w.answer("ap-01", "func-test/ft-audio", Tri(verdict=Verdict.DONE, number="4"))
    assert cell(w, "ap-01", "3.1.1-b7").state is State.DONE


def test_a_line_that_is_not_there_is_no_deviation_unless_it_is_mandatory() -> None:
    w = short()
    w.done("ap-01", "func-test/ft-reg", "func-test/ft-emergency", "func-test/ft-audio")
    w.not_applicable("ap-01", "func-test/ft-handsfree", "N02")
    assert cell(w, "ap-01", "3.1.1-b7").state is State.DONE
    w.not_applicable("ap-01", "func-test/ft-audio", "N02")
    assert cell(w, "ap-01", "3.1.1-b7").state is State.DEVIATES


def test_a_user_not_met_deviates_with_k05_and_minutes_are_not_asked() -> None:
    w = short()
    w.answer("ap-02", "brief-who", People(people=(NOT_MET,)))
    state = cell(w, "ap-02", "3.1.1-b9")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.DEVIATES, "K05")


def test_a_user_who_declined_deviates_with_that_reason() -> None:
    w = short()
    w.answer("ap-02", "brief-who", People(people=(NOT_MET,)), reason="K11")
    assert cell(w, "ap-02", "3.1.1-b9").code == "K11"


def test_one_person_briefed_serves_the_voicemail_in_short_depth() -> None:
    w = short()
    w.answer("ap-02", "brief-who", People(people=(MET,)))
    w.done("ap-02", "3.1.1-b10")
    assert cell(w, "ap-02", "3.1.1-b10").state is State.DONE
    w.answer("ap-02", "brief-who", People(people=(NOT_MET,)))
    assert cell(w, "ap-02", "3.1.1-b10").code == "K05"


def test_in_full_depth_the_voicemail_has_its_own_person() -> None:
    w = full()
    w.done("ap-02", "vm-setup/pin", "vm-setup/greeting")
    w.answer("ap-02", "brief-who", People(people=(MET,)))
    assert (cell(w, "ap-02", "3.1.1-b10").state, cell(w, "ap-02", "3.1.1-b10").missing) == (State.BEGUN, "vm-brief")


@pytest.mark.parametrize(("minutes", "state"), [(5, State.BEGUN), (6, State.DONE), (15, State.DONE), (16, State.BEGUN)])
def test_a_briefing_outside_its_minutes_asks_for_a_short_reason(minutes: int, state: State) -> None:
    w = short()
    w.answer("ap-02", "brief", Timer(seconds=minutes * 60))
    assert step(w, "ap-02", "brief").state is state
    w.answer("ap-02", "brief", Timer(seconds=minutes * 60), note="Nutzer kannte das Gerät")
    assert step(w, "ap-02", "brief").look is Look.DONE


def test_a_running_timer_is_begun() -> None:
    w = short()
    w.write_timer("ap-02", "brief", started=True)
    assert cell(w, "ap-02", "3.1.1-b9").state is State.BEGUN
    w.write_timer("ap-02", "brief", started=False)
    assert cell(w, "ap-02", "3.1.1-b9").state is State.OPEN


def test_mains_too_far_away_blocks_without_its_reason() -> None:
    w = short()
    w.answer("ap-02", "wp-230", Num(number="3.4"))
    state = owed(w, "ap-02", "wp-230")
    assert (state.state, state.code, state.why) == (State.BLOCKS, "K02", Block.FAILED_WITHOUT_REASON)
    w.answer("ap-02", "wp-230", Num(number="3.4"), reason="K02")
    state = owed(w, "ap-02", "wp-230")
    assert (state.state, state.look, state.code) == (State.DEVIATES, Look.NOT_DONE, "K02")
    w.answer("ap-02", "wp-230", Num(number="2.0"))
    assert owed(w, "ap-02", "wp-230").state is State.DONE


def test_a_precondition_can_be_painted_in_order_but_not_a_person() -> None:
    w = short()
    w.done("ap-02", "wp-230")
    w.done("ap-02", "wp-lan")
    w.done("visit", "wp-contact")
    assert owed(w, "ap-02", "wp-230").state is State.DONE
    assert owed(w, "ap-02", "wp-lan").state is State.DONE
    assert owed(w, "visit", "wp-contact").state is State.BEGUN
    w.answer("visit", "wp-contact", People(people=(MET,)))
    assert owed(w, "visit", "wp-contact").state is State.DONE


def test_powered_by_poe_needs_no_mains() -> None:
    w = short()
    w.not_applicable("ap-02", "wp-230", "N03")
    assert (owed(w, "ap-02", "wp-230").state, owed(w, "ap-02", "wp-230").look) == (State.DONE, Look.NA)


def test_a_cleared_answer_is_open_again() -> None:
    w = short()
    w.done("ap-02", "3.1.1-b7")
    w.answer("ap-02", "3.1.1-b7", None)
    assert cell(w, "ap-02", "3.1.1-b7").state is State.OPEN


def test_the_technician_may_choose_another_full_desk() -> None:
    w = short()
    w.choose_desk("Poly VVX 450", "ap-02")
    sheet, book = read(w)
    assert sheet.full("ap-02", "3.1.1-b7") and not sheet.full("ap-01", "3.1.1-b7")
    assert book.phase is Phase.DRAFT
