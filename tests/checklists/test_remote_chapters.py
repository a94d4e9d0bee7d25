"""Chapters 1 and 2.1 to 2.5 with the shipped catalogue: what is asked, what blocks, who signs work done from HQ."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from checklists import progress
from checklists.answer import Auto, Num, Rows, Tri, Verdict, from_json
from checklists.answer_rules import judge
from checklists.book import Book, fold
from checklists.catalogue import Detail
from checklists.catalogue_reader import read_catalogue
from checklists.cell import Block, Look, State
from checklists.findings import detail_state
from checklists.flaws import Flaw
from checklists.ids import ORDER_SUBJECT, VISIT_SUBJECT, SubjectId
from checklists.item_states import item_state
from checklists.job import Contact, Job, Mailbox
from checklists.row_rules import Surroundings
from checklists.sheet import Sheet, make_sheet
from tests.checklists.filling import fill
from tests.checklists.sample import Writer, package, small_job

CATALOGUE = read_catalogue()
MAILBOX = SubjectId("mb-1")


def job(*chapters: str) -> Job:
    mailboxes = tuple(
        Mailbox(subject_id=SubjectId(f"mb-{n}"), mail=f"nutzer{n}@firma.de", quota_gb="4", source="Exchange")
        for n in (1, 2)
    )
    return small_job(
        cat_hash=CATALOGUE.cat_hash,
        packages=tuple(package(chapter) for chapter in chapters),
        workplaces=(),
        mailboxes=mailboxes if {"2.4", "2.5"} & set(chapters) else (),
    )


def read(w: Writer) -> tuple[Sheet, Book]:
    book = fold(w.entries)
    return make_sheet(w.job, CATALOGUE, book), book


def blocks(w: Writer) -> list[tuple[str, str | None]]:
    return [(str(one.code), one.step) for one in progress.blockers(*read(w))]


def step(key: str) -> Detail:
    found = make_sheet(job("2.1"), CATALOGUE, fold([])).step(key)
    assert isinstance(found, Detail)
    return found


def example(key: str, *changes: dict[str, str]) -> Rows:
    """The example's rows, each changed as told."""
    value = from_json(dict(step(key).example))
    assert isinstance(value, Rows)
    rows = [dict(row) for row in value.rows]
    for row, change in zip(rows, changes, strict=False):
        row.update(change)
    return Rows(rows=tuple(tuple(sorted(row.items())) for row in rows))


def flaws(key: str, value: Rows) -> list[tuple[str, str]]:
    return [(one.code, one.values.get("problem", "")) for one in judge(step(key), value)]


@pytest.mark.parametrize("chapters", [("2.1",), ("2.2",), ("2.3",), ("2.4",), ("2.4", "2.5"), ("2.1", "2.3", "2.5")])
def test_a_remote_order_can_be_done_to_the_end(chapters: Iterable[str]) -> None:
    w = Writer(job(*chapters))
    assert progress.next_open(*read(w)) is not None
    fill(w, CATALOGUE)
    assert blocks(w) == [] and progress.next_open(*read(w)) is None
    counts = progress.counts(*read(w))
    assert counts["done"] == counts["total"] > 0


@pytest.mark.parametrize(
    ("chapters", "asked"),
    [
        (("2.1",), False),
        (("2.1", "2.2", "2.3"), False),
        (("2.4",), False),
        (("2.5",), True),
        (("2.1", "2.6"), True),
        (("2.4", "3.1.1"), True),
    ],
)
def test_the_contact_signs_work_from_hq_only_where_a_step_says_so(chapters: Iterable[str], asked: bool) -> None:
    """Only the coverage of 2.5 must be signed; whoever hands over a medium of 2.4 may be far away."""
    w = Writer(job(*chapters))
    assert progress.asks_contact(read(w)[0]) is asked


def test_where_nobody_signs_for_the_customer_nobody_is_missing() -> None:
    nobody = Contact(name="Dörte Faßbender", function="", phone="", mail="")
    for chapter, missing in (("2.1", []), ("2.5", [("contact-missing", None)])):
        w = Writer(replace(job(chapter), contact=nobody))
        fill(w, CATALOGUE)
        assert blocks(w) == missing


def test_the_device_is_asked_for_only_where_the_export_is_done_on_site() -> None:
    w = Writer(job("2.5"))
    fill(w, CATALOGUE)
    assert [one.key for one in read(w)[0].items(VISIT_SUBJECT)] == ["1-order-data-delay"]
    too_slow = Auto(verdict="failed", asked="180 GB, 10 Mbit/s, 12 h", raw="57.2 h > 12 h")
    w.answer("order", "mig-bw", too_slow, reason="K09")
    assert [one.key for one in read(w)[0].items(VISIT_SUBJECT)] == ["1-order-data-delay", "2.5-mig-onsite"]
    assert blocks(w) == []
    w.answer("visit", "mig-onsite", Tri(verdict=Verdict.DONE))
    assert blocks(w) == [("limit-without-consent", "mig-onsite"), ("open-cells", "2.5-mig-usb")]
    w.consent("L8")
    fill(w, CATALOGUE, ("visit",))
    w.answer("visit", "mig-onsite", Tri(verdict=Verdict.DONE))
    assert blocks(w) == []
    w.answer("visit", "mig-usb", example("mig-usb", {"encryption": "keine"}))
    assert blocks(w) == [("unencrypted", "mig-usb")]


@pytest.mark.parametrize("key", ["pst-medium", "mig-usb"])
def test_a_chain_of_custody_is_unbroken(key: str) -> None:
    assert flaws(key, example(key)) == []
    broken = example(key, {}, {"handed_by": "Jemand anders"})
    assert (Flaw.CUSTODY, "custody-broken") in flaws(key, broken)
    backwards = example(key, {"when": "3.12.2026 09:00"})
    assert (Flaw.CUSTODY, "custody-time-order") in flaws(key, backwards)


def test_one_run_of_an_import_is_owed_for_each_package_that_has_one() -> None:
    w = Writer(job("2.1", "2.2"))
    fill(w, CATALOGUE)
    assert blocks(w) == []
    (run,) = example("xl-import").rows
    w.answer("order", "xl-import", Rows(rows=(run, run)))
    assert {code for code, _ in blocks(w)} == {"limit-without-consent"}
    w.consent("L7")
    assert blocks(w) == []


def test_an_import_again_is_extra_cost_and_says_why() -> None:
    w = Writer(job("2.4"))
    fill(w, CATALOGUE)
    sheet, book = read(w)
    assert item_state(sheet, book, MAILBOX, sheet.items(MAILBOX)[-1].key).state is State.OPEN
    w.done("mb-1", "pst-repeat")
    assert blocks(w) == [("limit-without-consent", "pst-repeat")]
    w.consent("L6-repeat")
    assert blocks(w) == [("open-cells", "2.4-pst-repeat")]
    fill(w, CATALOGUE, ("mb-1",))
    assert blocks(w) == []


def test_a_file_above_the_quota_is_refused_until_somebody_says_why() -> None:
    w = Writer(job("2.4"))
    fill(w, CATALOGUE)
    size = Num(number=str(5 * 1024**3))
    assert [one.code for one in judge(step("pst-size"), size, around=Surroundings(quota=4 * 1024**3))] == ["over-quota"]
    w.answer("mb-1", "pst-size", size)
    assert blocks(w) == [("failed-without-reason", "pst-size")]
    w.answer("mb-1", "pst-size", size, reason="K12")
    sheet, book = read(w)
    assert item_state(sheet, book, MAILBOX, sheet.bullet_of("pst-size").key).look is Look.DEVIATES  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["xl-import", "sx-import"])
def test_created_skipped_and_failed_make_up_the_rows(key: str) -> None:
    assert flaws(key, example(key)) == []
    assert [code for code, _ in flaws(key, example(key, {"failed": "3"}))] == [Flaw.SUM_DIFFERS]


def test_users_in_the_directory_are_exported_or_excluded() -> None:
    assert [code for code, _ in flaws("sx-count", example("sx-count", {"excluded": "6"}))] == [Flaw.SUM_DIFFERS]
    assert [code for code, _ in flaws("mig-import", example("mig-import", {"diff": "0"}))] == [Flaw.SUM_DIFFERS]


def test_a_server_older_than_2003_cannot_be_chosen() -> None:
    assert [code for code, _ in flaws("ad-env", example("ad-env", {"os": "2000"}))] == [Flaw.OPTION_UNKNOWN]
    w = Writer(job("2.3"))
    fill(w, CATALOGUE)
    w.failed("order", "ad-env", "K12")
    sheet, book = read(w)
    assert item_state(sheet, book, ORDER_SUBJECT, sheet.bullet_of("ad-env").key).look is Look.NOT_DONE  # type: ignore[arg-type]
    assert blocks(w) == []


def test_the_change_of_the_trial_is_set_back() -> None:
    w = Writer(job("2.3"))
    fill(w, CATALOGUE)
    w.answer("order", "ad-delta/delta-back", None)
    assert blocks(w) == [("open-cells", "2.3-ad-delta")]


def test_the_version_of_activesync_is_asked_only_with_it() -> None:
    w = Writer(job("2.5"))
    fill(w, CATALOGUE)
    details = [one.key for one in read(w)[0].details("order", "2.5-mig-proto")]
    assert details == ["mig-proto", "mig-proto-version"]
    w.answer("order", "mig-proto", from_json({"kind": "multi", "keys": ["imap4"]}))
    assert [one.key for one in read(w)[0].details("order", "2.5-mig-proto")] == ["mig-proto"]


def test_a_change_of_order_data_names_who_agreed() -> None:
    nameless = example("order-data-change", {"with": ""})
    assert [code for code, _ in flaws("order-data-change", nameless)] == [Flaw.COLUMN_EMPTY]
    w = Writer(job("2.1"))
    fill(w, CATALOGUE)
    w.answer("order", "order-data-change", nameless)
    assert Block.OPEN_CELLS not in {code for code, _ in blocks(w)}, "an optional table is kept as far as it goes"


def test_a_password_is_nowhere_asked() -> None:
    chapters = [CATALOGUE.chapter(key) for key in ("1", "2.1", "2.2", "2.3", "2.4", "2.5")]
    details = [detail for chapter in chapters for item in chapter.items for detail in item.details]
    asked = [column.words for detail in details for column in detail.columns] + [detail.words for detail in details]
    assert not [one for one in asked if "kennwort" in one.de.casefold() or "pin" in one.de.casefold().split()]
    assert len(details) >= 60


def test_a_check_judged_by_hand_is_done_only_with_a_word_how() -> None:
    check, found = step("ad-443"), "target=sync.tengo.example:443; found=refused"

    def state(value: Auto, detail: Detail = check, **said: str) -> State:
        w = Writer(job("2.3"))
        w.answer("order", "ad-443", value, **said)
        sheet, book = read(w)
        return detail_state(sheet, book, sheet.subject(ORDER_SUBJECT), detail).state

    over = Auto(verdict="passed", asked="sync.tengo.example:443", raw=found, overridden=True)
    without = Auto(verdict="passed", asked="Weg", raw="", overridden=True)
    for by_hand in (over, without):
        assert state(by_hand) is State.BEGUN
        assert state(by_hand, note="  ") is State.BEGUN
        assert state(by_hand, note="Am Domänencontroller gemessen") is State.DONE
        assert state(by_hand, reason="K09") is State.DEVIATES
        assert [one.code for one in judge(check, by_hand)] == [Flaw.HOW_MISSING]
        # A job on an older catalogue stands as it stood.
        assert state(by_hand, replace(check, hand_says_how=False)) is State.DONE
    assert state(replace(over, overridden=False)) is State.DONE
    assert state(replace(over, verdict="failed"), note="Gesehen") is State.BLOCKS
