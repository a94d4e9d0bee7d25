"""Rules of tables in the shipped catalogue, held against jobs: what is only not done yet, and what stops the signature."""

from dataclasses import replace

import pytest

from checklists import progress
from checklists.answer import FileFact, Files, Num, Pick, Rows, Text, Tri, Value, Verdict, from_json
from checklists.answer_rules import judge
from checklists.book import Book, fold
from checklists.catalogue import Detail, GroupKind, Language
from checklists.catalogue_reader import read_catalogue
from checklists.cell import CellState, State
from checklists.flaws import AnswerProblem
from checklists.ids import ChapterKey, StepKey, SubjectId
from checklists.item_states import step_state
from checklists.job import Group, Job, Mailbox
from checklists.record_view import View
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
    assert problem.values["window"] == "1.12.2026 14:00 – 14:15"
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


# -- busy lamps (facts sec 7, blf-*) ------------------------------------------------------------------------------------


def plus(*packages: str) -> Writer:
    chapters = ("3.1.1", "3.1.2", *packages)
    desks = tuple(replace(one, packages=tuple(map(ChapterKey, chapters))) for one in job().workplaces)
    return Writer(job(packages=tuple(package(one, 3) for one in chapters), workplaces=desks))


def watched(*desks: str) -> Rows:
    return table(*({"position": str(nth), "user": desk} for nth, desk in enumerate(desks, start=1)))


def test_no_more_users_are_watched_than_keys_are_free() -> None:
    w = plus()
    assert said(w, "ap-01", "blf-members", watched("AP-02", "AP-03")).state is State.DONE, "nobody counted the keys yet"
    w.answer("ap-01", "blf-members-keys", Num(number="2"))
    assert state(w, "ap-01", "blf-members").state is State.DONE
    w.answer("ap-01", "blf-members-keys", Num(number="1"))
    assert state(w, "ap-01", "blf-members").state is State.BEGUN
    (problem,) = found(w, "ap-01", "blf-members")
    assert problem.values == {"found": "2", "allowed": "1", "step": "blf-members-keys"}
    assert said(w, "ap-01", "blf-members", watched("AP-02", "AP-03"), reason="P04").code == "P04"


def test_a_list_address_at_two_desks_stops_the_signature_until_one_is_corrected() -> None:
    w = plus()
    w.answer("ap-01", "blf-list", Text(text="blf-1@musterbau.example"))
    w.answer("ap-02", "blf-list", Text(text="BLF-1@musterbau.example"))
    assert blocks(w) == [("twice", "ap-01", "blf-list"), ("twice", "ap-02", "blf-list")]
    first, *_ = (b for b in progress.blockers(*read(w)) if b.code == "twice")
    assert first.values["others"] == ("ap-02",)
    w.answer("ap-02", "blf-list", Text(text="blf-2@musterbau.example"))
    assert blocks(w) == []
    assert state(w, "ap-01", "blf-list").state is State.DONE


def test_a_list_address_is_no_user_s_own() -> None:
    w = plus()
    w.job = replace(
        w.job, workplaces=tuple(replace(d, mail=f"{d.extension}@musterbau.example") for d in w.job.workplaces)
    )
    for address in ("202@musterbau.example", "sip:202@musterbau.example"):
        assert said(w, "ap-01", "blf-list", Text(text=address)).state is State.BEGUN
        assert [(str(one.code), one.values["other"]) for one in found(w, "ap-01", "blf-list")] == [("own", "AP-02")]


# -- a number that is the desk's own (facts sec 7, ro-num, any-num) -----------------------------------------------------


def test_a_remote_number_is_not_the_desk_s_own() -> None:
    w = plus()
    w.answer("ap-01", "loc-choice", Pick(key="remote-office"))
    assert said(w, "ap-01", "ro-num", Text(text="+493023125201")).state is State.BEGUN
    assert flaws(w, "ap-01", "ro-num") == ["own"]
    assert said(w, "ap-01", "ro-num", Text(text="+493023125202")).state is State.DONE, "a colleague's may be one"
    w.answer("ap-01", "any-num", table(example("any-num", number="+493023125201")))
    assert flaws(w, "ap-01", "any-num") == ["own"]


# -- what another answer asks for, or must agree with -------------------------------------------------------------------


def queue() -> Writer:
    kinds = (GroupKind.QUEUE, "q-1")
    group = Group(subject_id=SubjectId(kinds[1]), kind=kinds[0], name="Hotline", members=(), phone="", setting="")
    packages = (package("3.1.1", 3), package("3.1.4", 1, "call-center-standard"))
    return Writer(job(packages=packages, groups=(group,)))


def test_shares_are_asked_where_the_distribution_is_weighted() -> None:
    w = queue()
    agents = table(example("cc-agents", weight=""), example("cc-agents", nth=1, weight=""))
    w.answer("q-1", "cc-dist", Pick(key="circular"))
    assert said(w, "q-1", "cc-agents", agents).state is State.DONE
    w.answer("q-1", "cc-dist", Pick(key="weighted"))
    assert state(w, "q-1", "cc-agents").state is State.BEGUN
    assert flaws(w, "q-1", "cc-agents") == ["column-empty", "column-empty"]


def pst(digest: str) -> Files:
    return Files(files=(FileFact(name="n.pst", size=9, sha256=digest * 64),))


def mailbox() -> Writer:
    box = Mailbox(subject_id=SubjectId("mb-1"), mail="n@firma.de", quota_gb="4", source="Exchange")
    return Writer(job(packages=(package("2.4"),), workplaces=(), mailboxes=(box,)))


def test_a_tick_that_says_equal_against_two_checksums_is_a_contradiction() -> None:
    w = mailbox()
    done = Tri(verdict=Verdict.DONE)
    w.answer("mb-1", "pst-hash", pst("a"))
    assert said(w, "mb-1", "pst-hash-in-same", done).state is State.DONE, "nothing arrived that could differ"
    w.answer("mb-1", "pst-hash-in", pst("b"))
    assert blocks(w) == [("rule-broken", "mb-1", "pst-hash-in-same")]
    assert said(w, "mb-1", "pst-hash-in-same", Tri(verdict=Verdict.FAILED), reason="K12").state is State.DEVIATES
    assert blocks(w) == []
    w.answer("mb-1", "pst-hash-in-same", done)
    w.answer("mb-1", "pst-hash-in", pst("a"))
    assert blocks(w) == [] and state(w, "mb-1", "pst-hash-in-same").state is State.DONE


def test_both_lists_of_an_order_went_to_one_address() -> None:
    w = Writer(job(packages=(package("2.1"), package("2.2")), workplaces=()))
    w.answer("order", "xl-sent-to", Text(text="listen@portal.example"))
    assert said(w, "order", "sx-file-sent-to", Text(text="Listen@Portal.example")).state is State.DONE
    w.answer("order", "sx-file-sent-to", Text(text="liste@portal.example"))
    assert blocks(w) == [("rule-broken", "order", "xl-sent-to"), ("rule-broken", "order", "sx-file-sent-to")]


# -- members of groups (facts sec 8; decision 10) -----------------------------------------------------------------------


def pickups() -> Writer:
    groups = tuple(
        Group(subject_id=SubjectId(f"g-{nth}"), kind=GroupKind.PICKUP, name=name, members=(), phone="", setting="")
        for nth, name in enumerate(("Buchhaltung", "Einkauf"), start=1)
    )
    return Writer(job(packages=(package("3.1.1", 3), package("3.1.3", 1)), groups=groups))


def group(members: str, name: str = "Gruppe") -> Rows:
    return table({"name": name, "members": members})


def line(w: Writer, subject: str, key: str, language: Language) -> str:
    """What the report prints of a step."""
    w.freeze(language=str(language))
    sheet, book = read(w)
    assert book.frozen is not None
    found = View(sheet, book, book.frozen).line(SubjectId(subject), StepKey(key))
    assert found is not None
    return found["text"]


def test_a_member_without_a_desk_is_outside_the_order_and_printed_so() -> None:
    w = pickups()
    members = group("AP-01; Lager Nord 250; 202; +494066969100")
    assert said(w, "g-1", "pick-group", members).state is State.DONE
    assert found(w, "g-1", "pick-group") == []
    outside = "Lager Nord 250; +494066969100"
    assert line(w, "g-1", "pick-group", Language.DE).endswith(f" (außerhalb des Auftrags: {outside})")
    assert line(w, "g-1", "pick-group", Language.EN).endswith(f" (outside the order: {outside})")
    w.answer("g-1", "pick-group", group("AP-01; 202"))
    assert line(w, "g-1", "pick-group", Language.DE) == "Name Gruppe, Mitglieder AP-01; 202"


def test_a_slip_of_the_pen_is_asked_about_until_there_is_a_reason() -> None:
    w = pickups()
    for name, code, other in (("AP-1", "member-near", "AP-01"), ("250", "member-unclear", "")):
        assert said(w, "g-1", "pick-group", group(f"AP-02; {name}")).state is State.BEGUN
        (problem,) = found(w, "g-1", "pick-group")
        assert (str(problem.code), problem.values.get("other", "")) == (code, other)
    assert said(w, "g-1", "pick-group", group("AP-02; 250"), reason="N04").state is State.DEVIATES


def test_nobody_is_in_two_pickup_groups() -> None:
    w = pickups()
    w.answer("g-1", "pick-group", group("AP-01; Lager Nord"))
    assert said(w, "g-2", "pick-group", group("AP-02; AP-03")).state is State.DONE
    w.answer("g-2", "pick-group", group("AP-02; 201; lager nord; 202"))
    assert [
        (str(one.code), one.values["name"], one.values.get("other", "")) for one in found(w, "g-2", "pick-group")
    ] == [
        ("member-elsewhere", "201", "Buchhaltung"),
        ("member-elsewhere", "lager nord", "Buchhaltung"),
        ("twice", "202", ""),
    ]


def test_earlier_catalogues_go_on_asking_for_a_reason() -> None:
    """A column without the word `outsiders` is judged as it was."""
    column = replace(step("pick-group").columns[1], outsiders=False, once=False)
    detail = replace(step("pick-group"), columns=(step("pick-group").columns[0], column))
    sheet, _ = read(pickups())
    (problem,) = judge(detail, group("AP-01; Lager Nord"), around=sheet.around("g-1"))
    assert problem.code == "member-unknown"


# -- two answers that do not go together (facts sec 3.3, 8) -------------------------------------------------------------


def test_users_in_error_are_listed_by_name() -> None:
    w = Writer(job(packages=(package("2.3"),), workplaces=()))
    assert (
        said(w, "order", "ad-first-sync", table({"read": "9", "transferred": "9", "errors": "0"})).state is State.DONE
    )
    wrong = table({"read": "9", "transferred": "7", "errors": "2"})
    assert said(w, "order", "ad-first-sync", wrong).state is State.BEGUN
    w.answer("order", "ad-first-sync-errors", table({"user": "k.oe", "error": "mail doppelt"}))
    (problem,) = found(w, "order", "ad-first-sync")
    assert problem.values == {"column": "errors", "found": "1", "allowed": "2", "step": "ad-first-sync-errors"}
    both = table({"user": "k.oe", "error": "mail doppelt"}, {"user": "m.li", "error": "mail fehlt"})
    w.answer("order", "ad-first-sync-errors", both)
    assert state(w, "order", "ad-first-sync").state is State.DONE


def test_an_own_file_is_not_covered_by_the_rights_of_the_platform() -> None:
    group = Group(subject_id=SubjectId("g-m"), kind=GroupKind.MOH, name="Musik", members=(), phone="", setting="")
    w = Writer(job(packages=(package("3.1.1", 3), package("3.1.3", 1)), groups=(group,)))
    w.answer("g-m", "moh-file-source", Pick(key="own"))
    assert said(w, "g-m", "moh-rights", Pick(key="system")).state is State.BEGUN
    assert flaws(w, "g-m", "moh-rights") == ["not-together"]
    assert said(w, "g-m", "moh-rights", Pick(key="gema")).state is State.DONE
    w.answer("g-m", "moh-file-source", Pick(key="system"))
    assert said(w, "g-m", "moh-rights", Pick(key="system")).state is State.DONE
