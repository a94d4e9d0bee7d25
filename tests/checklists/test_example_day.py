"""Musterbau, 24 desks, with the shipped catalogue: a day with four desks that differ, and the figures of its report."""

from functools import cache

from checklists import progress, record
from checklists.answer import Num, People, Person, Scan
from checklists.book import fold
from checklists.catalogue_reader import read_catalogue
from checklists.record_form import Record
from checklists.sheet import make_sheet
from tests.checklists.filling import fill
from tests.checklists.sample import Writer, musterbau, setup_job

CATALOGUE = read_catalogue()


def a_day() -> Writer:
    """AP-05 not met, AP-14 replaced and not met, AP-20 without PC and user, AP-21 without mains."""
    w = Writer(musterbau(cat_hash=CATALOGUE.cat_hash))
    fill(w, CATALOGUE)
    for number, name in (("ap-05", "Anneliese Großmann"), ("ap-14", "Maren Böhm")):
        w.answer(number, "brief", None)
        w.answer(number, "brief-who", People(people=(Person(name=name, function="", met=False),)))
    w.answer("ap-14", "dev-mac", Scan(text="02AC1C598A3C"), reason="P01", note="Ersatzgerät eingesetzt")
    for item in ("3.1.1-b8", "3.1.1-b10"):
        w.not_applicable("ap-20", item, "N02")
    w.answer("ap-21", "wp-230", Num(number="3.4"), reason="K02")
    for n in (5, 6, 7, 8, 9, 10):
        w.failed("ap-21", f"3.1.1-b{n}", "K02")
    for step in ("brief", "brief-who"):
        w.answer("ap-21", step, None)
    return w


@cache
def report() -> Record:
    w = a_day()
    w.confirm_handover()
    w.freeze()
    return record.make(w.job, CATALOGUE, w.entries)


def test_a_filled_job_has_nothing_left_and_may_be_signed() -> None:
    for job in (musterbau(cat_hash=CATALOGUE.cat_hash), setup_job(cat_hash=CATALOGUE.cat_hash, mailboxes=5)):
        w = Writer(job)
        w.add_subject("d-1", "device", "NB-014")
        fill(w, CATALOGUE)
        book = fold(w.entries)
        sheet = make_sheet(w.job, CATALOGUE, book)
        assert progress.blockers(sheet, book) == ()
        assert progress.next_open(sheet, book) is None
        counts = progress.counts(sheet, book)
        assert counts["done"] == counts["total"] > 0


def test_only_the_hand_over_is_left_to_confirm() -> None:
    w = a_day()
    book = fold(w.entries)
    assert [b.code for b in progress.blockers(make_sheet(w.job, CATALOGUE, book), book)] == ["handover-unconfirmed"]


def test_the_figures_of_the_basic_package() -> None:
    package = next(p for p in report()["packages"] if p["chapter"] == "3.1.1")
    assert package["counts"] == {"done": 227, "na": 2, "deviates": 5, "not_done": 6, "open": 0, "total": 240}
    assert package["ordered"] == [{"unit": "workplace", "count": 24}]


def test_twenty_three_of_twenty_four_desks_are_finished() -> None:
    summary = report()["summary"]
    assert (summary["subjects_done"], summary["subjects_total"], summary["subjects_kind"]) == (23, 24, "workplace")


def test_the_four_desks_that_differ() -> None:
    assert [(d["number"], d["look"], [(i["item"], i["code"]) for i in d["items"]]) for d in report()["deviations"]] == [
        ("AP-05", "deviates", [("3.1.1-b9", "K05"), ("3.1.1-b10", "K05")]),
        ("AP-14", "deviates", [("3.1.1-b2", "P01"), ("3.1.1-b9", "K05"), ("3.1.1-b10", "K05")]),
        ("AP-20", "na", [("3.1.1-b8", "N02"), ("3.1.1-b10", "N02")]),
        ("AP-21", "not_done", [(f"3.1.1-b{n}", "K02") for n in (5, 6, 7, 8, 9, 10)]),
    ]


def test_the_desk_without_user_shows_the_contact_and_the_missed_ones_no_minutes() -> None:
    table = next(t for t in report()["tables"] if t["chapter"] == "3.1.1")
    rows = {row["number"]: (row["met"], row["minutes"], row["mac"]) for row in table["rows"]}
    assert rows["AP-20"] == ("contact", 10, "0245C20DBC21")
    assert rows["AP-05"] == ("not-met", None, "028FD015B0DC")
    assert rows["AP-14"] == ("not-met", None, "02AC1C598A3C")
    assert rows["AP-21"] == ("", None, "02780CE8FCC9")
    assert rows["AP-01"] == ("met", 10, "0293C13DA58A")


def test_the_users_whom_the_contact_briefs() -> None:
    handover = report()["handover"]
    assert [(p["number"], p["name"]) for p in handover["people"]] == [
        ("AP-05", "Anneliese Großmann"),
        ("AP-14", "Maren Böhm"),
    ]
    assert handover["confirmed"]


def test_the_open_work_names_side_and_desk() -> None:
    assert [(w["number"], w["count"], w["code"], w["side"]) for w in report()["open_work"]] == [
        ("AP-21", 6, "K02", "customer")
    ]


def test_the_mains_precondition_is_met_at_twenty_three_desks() -> None:
    part = next(p for p in report()["preconditions"] if p["key"] == "wp-230")
    assert (part["met"], part["total"], part["look"], part["missing"][0]["text"]) == (23, 24, "not_done", "3,4 m")


def test_a_sub_test_names_its_run_sheet_only_where_the_item_has_several() -> None:
    first = next(part for part in report()["details"] if part["number"] == "AP-01")
    lines = {line["step"]: line for item in first["items"] for line in item["lines"]}
    assert lines["fax-in/fi-mail"]["sheet"] == "Fax empfangen"
    assert lines["cospa-mail/vm-pin"]["sheet"] == "cospa-Postfach"
    assert "sheet" not in lines["func-test/ft-reg"] and "sheet" not in lines["cospa-num"]
