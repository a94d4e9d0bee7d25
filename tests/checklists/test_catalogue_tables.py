"""Rules of tables in the shipped catalogue, held against jobs: what is only not done yet, and what stops the signature."""

from dataclasses import replace

import pytest

from checklists import progress
from checklists.answer import Rows, Value, from_json
from checklists.answer_rules import judge
from checklists.book import Book, fold
from checklists.catalogue import Detail, GroupKind
from checklists.catalogue_reader import read_catalogue
from checklists.cell import CellState, State
from checklists.flaws import AnswerProblem
from checklists.ids import StepKey, SubjectId
from checklists.item_states import step_state
from checklists.job import Group, Job
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import Writer, package, small_job

CATALOGUE = read_catalogue()


def job(**changes: object) -> Job:
    return replace(small_job(cat_hash=CATALOGUE.cat_hash), **changes)  # type: ignore[arg-type]


def read(w: Writer) -> tuple[Sheet, Book]:
    book = fold(w.entries)
    return make_sheet(w.job, CATALOGUE, book), book


def step(key: str) -> Detail:
    found = make_sheet(job(), CATALOGUE, fold([])).step(key)
    assert isinstance(found, Detail)
    return found


def table(*rows: dict[str, str]) -> Rows:
    return Rows(rows=tuple(tuple(sorted((key, text) for key, text in row.items() if text)) for row in rows))


def example(key: str, nth: int = 0, **changes: str) -> dict[str, str]:
    """One row of the step's example, changed as told; an empty text leaves the cell out."""
    value = from_json(dict(step(key).example))
    assert isinstance(value, Rows)
    return {**dict(value.rows[nth]), **changes}


def found(w: Writer, subject: str, key: str) -> list[AnswerProblem]:
    """What the field says of the answer that stands there."""
    sheet, book = read(w)
    answer = book.answer(subject, key)
    assert answer is not None and answer.value is not None
    return list(judge(step(key), answer.value, around=sheet.around(subject)))


def flaws(w: Writer, subject: str, key: str) -> list[str]:
    return [str(one.code) for one in found(w, subject, key)]


def state(w: Writer, subject: str, key: str) -> CellState:
    return step_state(*read(w), SubjectId(subject), StepKey(key))


def blocks(w: Writer) -> list[tuple[str, str | None, str | None]]:
    return [(str(b.code), b.subject, b.step) for b in progress.blockers(*read(w)) if b.code != "open-cells"]


def said(w: Writer, subject: str, key: str, value: Value, reason: str | None = None) -> CellState:
    w.answer(subject, key, value, reason=reason)
    return state(w, subject, key)


# -- the agreed emergency test (facts sec 11.6) -------------------------------------------------------------------------

TEST = "func-test-emergency"


def test_an_emergency_test_inside_its_window_is_done() -> None:
    w = Writer(job())
    for at in ("1.12.2026 14:00", "2026-12-01T14:05", "01.12.2026 14:15"):
        assert said(w, "ap-01", TEST, table(example(TEST, tested=at))).state is State.DONE
    assert blocks(w) == []


@pytest.mark.parametrize("at", ["1.12.2026 13:59", "1.12.2026 14:16", "2.12.2026 14:05"])
def test_an_emergency_test_outside_its_window_stops_the_signature_until_there_is_a_reason(at: str) -> None:
    w = Writer(job())
    outside = table(example(TEST, tested=at))
    assert said(w, "ap-01", TEST, outside).state is State.BLOCKS
    assert blocks(w) == [("rule-broken", "ap-01", TEST)]
    (blocker,) = (b for b in progress.blockers(*read(w)) if b.code == "rule-broken")
    problem = blocker.values["problem"]
    assert (problem.code, problem.values["column"]) == ("outside-window", "tested")
    assert problem.values["window"] == "1.12.2026 14:00 – 1.12.2026 14:15"
    assert said(w, "ap-01", TEST, outside, reason="P06").state is State.DEVIATES
    assert blocks(w) == []


@pytest.mark.parametrize("missing", ["approval", "from", "to", "tested"])
def test_a_result_without_approval_window_or_time_stops_the_signature(missing: str) -> None:
    w = Writer(job())
    assert said(w, "ap-01", TEST, table(example(TEST, **{missing: ""}))).state is State.BLOCKS
    assert {(str(one.code), one.values["column"]) for one in found(w, "ap-01", TEST) if one.blocks} == {
        ("cell-needed", missing)
    }


def test_what_is_only_agreed_is_begun_and_stops_nobody() -> None:
    w = Writer(job())
    agreed = example(TEST, tested="", result="")
    assert said(w, "ap-01", TEST, table(agreed)).state is State.BEGUN
    assert blocks(w) == []


def test_a_window_is_two_moments_in_their_order() -> None:
    w = Writer(job())
    w.answer("ap-01", TEST, table(example(TEST, **{"from": "nachmittags", "to": "14:15"})))
    assert flaws(w, "ap-01", TEST) == ["moment-form", "moment-form"]
    w.answer("ap-01", TEST, table(example(TEST, to="1.12.2026 13:00")))
    assert flaws(w, "ap-01", TEST) == ["time-order"]


# -- the key menu of an attendant (facts sec 7, aa-menu) ----------------------------------------------------------------

MENU = "aa-menu"
AA = "g-aa"


def attendant() -> Writer:
    group = Group(
        subject_id=SubjectId(AA), kind=GroupKind.AUTO_ATTENDANT, name="Zentrale", members=(), phone="", setting=""
    )
    packages = (package("3.1.1", 3), package("3.1.2", 1, "auto-attendant"))
    return Writer(job(packages=packages, groups=(group,)))


def test_a_key_stands_once_in_each_menu() -> None:
    w = attendant()
    operator = {"menu": "business", "key": "0", "action": "operator", "target": "201"}
    night = {**operator, "menu": "after-hours"}
    star, hash_ = ({**operator, "key": key} for key in "*#")
    assert said(w, AA, MENU, table(operator, night, star, hash_)).state is State.DONE
    assert said(w, AA, MENU, table(operator, night, {**operator, "target": "202"})).state is State.BEGUN
    (problem,) = found(w, AA, MENU)
    assert (problem.code, problem.values["row"], problem.values["first_row"]) == ("twice-together", "3", "1")


def test_two_submenus_are_told_apart_by_their_names() -> None:
    w = attendant()
    one = {"menu": "sub", "submenu": "Einkauf", "key": "1", "action": "transfer", "target": "201"}
    assert said(w, AA, MENU, table(one, {**one, "submenu": "Verkauf"})).state is State.DONE
    assert said(w, AA, MENU, table(one, {**one, "submenu": " EINKAUF "})).state is State.BEGUN


def test_a_transfer_has_its_target_and_one_way_leads_to_a_person() -> None:
    w = attendant()
    w.answer(AA, MENU, table({"menu": "business", "key": "1", "action": "transfer"}))
    assert flaws(w, AA, MENU) == ["cell-needed"]
    w.answer(AA, MENU, table({"menu": "business", "key": "1", "action": "repeat"}))
    assert flaws(w, AA, MENU) == ["none-of"]


# -- a rest has its reason (facts sec 3.2, 4.2, 6.1) --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "why", "none_left"),
    [
        ("mig-import", "why", {"target": "8123", "diff": "0"}),
        ("sx-count", "reason", {"exported": "131", "excluded": "0"}),
    ],
)
def test_a_rest_has_its_reason(key: str, why: str, none_left: dict[str, str]) -> None:
    w = Writer(job())
    assert said(w, "order", key, table(example(key))).state is State.DONE
    assert said(w, "order", key, table(example(key, **{why: ""}))).state is State.BEGUN
    assert [(one.code, one.values["column"]) for one in found(w, "order", key)] == [("cell-needed", why)]
    assert said(w, "order", key, table(example(key, **{why: "", **none_left}))).state is State.DONE


def test_fewer_devices_than_ordered_need_a_reason() -> None:
    w = Writer(job())
    assert said(w, "visit", "wp-devices", table(example("wp-devices", found="9"))).state is State.DONE
    short = table(example("wp-devices", found="7"))
    assert said(w, "visit", "wp-devices", short).state is State.BEGUN
    assert flaws(w, "visit", "wp-devices") == ["fewer"]
    assert said(w, "visit", "wp-devices", short, reason="K06").code == "K06"


def test_a_pst_of_an_export_is_named_after_its_mailbox() -> None:
    w = Writer(job())
    w.answer("order", "ini-pst", table(example("ini-pst", file="M.Lukasik.pst")))
    assert flaws(w, "order", "ini-pst") == []
    w.answer("order", "ini-pst", table(example("ini-pst", file="mehmet.pst")))
    (problem,) = found(w, "order", "ini-pst")
    assert (problem.code, problem.values["expected"]) == ("file-named", "m.lukasik.pst")


# -- a cell that another one asks for (facts sec 7, 8) ------------------------------------------------------------------


def test_a_user_with_a_set_number_has_it() -> None:
    w = Writer(job())
    w.answer("g-1", "clid-policy-users", table({"user": "AP-01", "policy": "set"}, {"user": "AP-02", "policy": "own"}))
    assert [(one.code, one.values["row"]) for one in found(w, "g-1", "clid-policy-users")] == [("cell-needed", "1")]


def test_a_recall_to_the_alternate_has_one() -> None:
    w = Writer(job())
    w.answer("g-1", "park-set", table(example("park-set", alternate="")))
    assert flaws(w, "g-1", "park-set") == ["cell-needed"]
    w.answer("g-1", "park-set", table(example("park-set", alternate="", back="parker")))
    assert flaws(w, "g-1", "park-set") == []


def test_mobiles_confirm_the_answer_and_no_place_is_the_alternate_number() -> None:
    w = Writer(job())
    mobile = example("any-num", number="+491701234567", confirm="no")
    home = example("any-num", nth=1, sender="")
    w.answer("ap-01", "any-num", table(mobile, home))
    assert [(one.code, one.values["row"]) for one in found(w, "ap-01", "any-num")] == [("mobile-needs", "1")]
    w.answer("ap-01", "any-num", table({**mobile, "confirm": "yes"}, {**home, "confirm": "no"}))
    assert flaws(w, "ap-01", "any-num") == []
    w.answer("ap-01", "any-num", table({**mobile, "confirm": "yes"}, {**home, "sender": mobile["number"]}))
    assert [(one.code, one.values["first_row"]) for one in found(w, "ap-01", "any-num")] == [("same-as-other", "2")]
