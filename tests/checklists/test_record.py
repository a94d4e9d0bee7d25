"""The record of a report: whole, in one language, and the same bytes whoever makes it."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists import record
from checklists.answer import Num, People, Person, Scan, Sign, Text, Timer, Tri, Verdict
from checklists.catalogue import AnswerKind, Chapter, Language, SubjectKind
from checklists.ids import ChapterKey
from checklists.journal import EntryKind, read_entry
from checklists.record_form import Record
from tests.checklists.sample import MET, Writer, desk, musterbau, setup_job, small_job
from tests.checklists.small_catalogue import detail, item, small_catalogue, words

CATALOGUE = small_catalogue()
NOT_MET = Person(name="Jürgen Weiß", function="", met=False)


def made(w: Writer, **changes: object) -> Record:
    """Freeze what stands and make the record of it."""
    w.freeze(**changes)  # type: ignore[arg-type]
    return record.make(w.job, CATALOGUE, w.entries)


def cells(made_record: Record, subject: str) -> dict[str, tuple[str, str | None]]:
    return {
        cell["item"]: (cell["look"], cell["code"])
        for table in made_record["tables"]
        for row in table["rows"]
        if row["subject"] == subject
        for cell in row["cells"]
    }


def test_without_a_frozen_entry_there_is_no_record() -> None:
    w = Writer(small_job())
    w.done("ap-01", "3.1.1-b7")
    with pytest.raises(record.NotFrozen):
        record.make(w.job, CATALOGUE, w.entries)


def test_what_is_neither_job_nor_answer_comes_from_the_frozen_entry() -> None:
    w = Writer(small_job())
    w.done("ap-02", "3.1.1-b7")
    head = w.entries[-1]
    made_record = made(w, app_version="9.9.9", clock={"checked": False, "skew_ms": None, "skew_age_s": None})
    assert made_record["report"]["number"] == "CF-2026-04711-07-1"
    assert made_record["report"]["app_version"] == "9.9.9"
    assert made_record["clock"] == {"checked": False, "skew_ms": None, "skew_age_s": None}
    assert (made_record["head"]["log_id"], made_record["head"]["seq"]) == (head.log_id, head.seq)
    assert made_record["job"]["cat_hash"] == CATALOGUE.cat_hash


def test_only_what_stood_before_the_head_counts() -> None:
    w = Writer(small_job())
    w.done("ap-02", "3.1.1-b7")
    first = made(w)
    w.show()
    w.failed("ap-02", "3.1.1-b7", "P01")
    assert record.make(w.job, CATALOGUE, w.entries) == first
    assert cells(made(w), "ap-02")["3.1.1-b7"] == ("not_done", "P01")


def test_what_came_in_between_head_and_freezing_does_not_count() -> None:
    w = Writer(small_job())
    w.done("ap-02", "3.1.1-b7")
    head = {"seq": 1, "hash": "0" * 64}
    w.done("ap-03", "portal-base")
    assert cells(made(w, head=head), "ap-03")["3.1.1-b1"] == ("open", None)


def test_hq_makes_the_same_bytes_from_the_entries_it_holds() -> None:
    w = _a_day()
    w.freeze()
    again = [read_entry(entry.to_bytes()) for entry in w.entries]
    job = type(w.job).from_json(json.loads(json.dumps(w.job.to_json())))
    mine, theirs = record.make(w.job, CATALOGUE, w.entries), record.make(job, CATALOGUE, again)
    assert record.to_bytes(mine) == record.to_bytes(theirs)
    assert record.digest(mine) == record.digest(theirs)


def test_the_record_does_not_depend_on_the_process() -> None:
    code = (
        "from tests.checklists.test_record import _a_day, CATALOGUE; from checklists import record;"
        "w = _a_day(); w.freeze(); print(record.digest(record.make(w.job, CATALOGUE, w.entries)))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(p for p in sys.path if p) + ":."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    w = _a_day()
    assert digests == {record.digest(made(w)) + "\n"}


def _a_day() -> Writer:
    """A little of everything."""
    w = Writer(musterbau(cat_hash=CATALOGUE.cat_hash))
    w.mark("arrival", "2026-12-01T08:22:00+01:00")
    w.answer("visit", "wp-contact", People(people=(MET,)))
    w.answer("ap-21", "wp-230", Num(number="3.4"), reason="K02", note="Dose hinter dem Schrank")
    for subject in ("ap-04", "ap-05", "ap-06"):
        w.done(subject, "3.1.1-b1", "3.1.1-b7", "3.1.1-b9", "3.1.1-b10")
        w.answer(subject, "brief", Timer(seconds=540))
        w.answer(subject, "brief-who", People(people=(replace(MET, name="Nutzer"),)))
    w.answer("ap-05", "brief-who", People(people=(Person(name="Anneliese Großmann", function="", met=False),)))
    w.answer("ap-05", "dev-mac", Scan(text="028FD015B0DC"))
    w.failed("ap-21", "3.1.1-b5", "K02")
    w.failed("ap-21", "3.1.1-b7", "K02")
    w.photo("p-1", "ap-21", "power", "Dose zu weit weg")
    w.photo("p-2", "ap-05", "dev-mac")
    w.reservation("v-1", "Lautsprecher zu leise", subject="ap-20")
    w.reservation("m-1", "Hörer verkratzt", kind="defect")
    w.add_subject("x-1", "workplace", "Flur", model="Poly VVX 450", mac="02AABBCCDDEE")
    w.answer("session-3.2.2-1", "tu-sign", Sign(people=(MET,), image_sha256="9" * 64))
    w.confirm_handover()
    w.rest_left_open()
    return w


def test_counts_of_packages_add_up_to_the_summary() -> None:
    made_record = made(_a_day())
    parts = [package["counts"] for package in made_record["packages"]]
    for key, value in made_record["summary"]["counts"].items():
        assert sum(part[key] for part in parts) == value, key  # type: ignore[literal-required]


def test_the_table_shows_mac_minutes_and_who_was_met() -> None:
    rows = {row["number"]: row for row in made(_a_day())["tables"][0]["rows"]}
    assert (rows["AP-04"]["mac"], rows["AP-04"]["minutes"], rows["AP-04"]["met"]) == ("022C28F00481", 9, "met")
    assert rows["AP-05"]["met"] == "not-met" and rows["AP-07"]["met"] == "" and rows["AP-07"]["minutes"] is None


def test_the_contact_in_place_of_the_user_is_shown_as_such() -> None:
    w = Writer(
        small_job(workplaces=[desk("AP-01", last="Weiß"), desk("AP-02", room="204"), desk("AP-03", last="Roth")])
    )
    for subject in ("ap-01", "ap-02"):
        w.answer(subject, "brief-who", People(people=(MET,)))
    w.answer("ap-03", "brief-who", People(people=(replace(MET, name="Roth"),)))
    assert [row["met"] for row in made(w)["tables"][0]["rows"]] == ["contact", "contact", "met"]


def test_deviations_say_everything_that_is_not_plain_done() -> None:
    found = {part["number"]: part for part in made(_a_day())["deviations"]}
    assert list(found) == ["AP-05", "AP-21"]
    assert (found["AP-21"]["look"], found["AP-21"]["place"]) == ("not_done", "2. OG, Raum 205")
    power = found["AP-21"]["items"][0]
    assert (power["look"], power["code"], power["reason"]) == ("not_done", "K02", "keine 230-V-Dose bis 2 m")
    assert [(line["text"], line["code"]) for line in power["lines"]] == [("3,4 m", "K02")]
    assert power["note"] == "Dose hinter dem Schrank"
    assert [(i["item"], i["look"], i["code"]) for i in found["AP-05"]["items"]] == [
        ("3.1.1-b9", "deviates", "K05"),
        ("3.1.1-b10", "deviates", "K05"),
    ]


def test_preconditions_are_summed_over_the_desks() -> None:
    w = _a_day()
    for number in range(1, 25):
        if number != 21:
            w.done(f"ap-{number:02d}", "wp-230")
    part = next(p for p in made(w)["preconditions"] if p["key"] == "wp-230")
    assert (part["met"], part["total"], part["look"]) == (23, 24, "not_done")
    assert part["missing_labels"] == ["AP-21, Tomáš Roth"] and part["missing"][0]["text"] == "3,4 m"


def test_failed_and_left_open_items_are_open_work() -> None:
    work = [w for w in made(_a_day())["open_work"] if w["number"] == "AP-21"]
    assert [(w["code"], w["side"], w["count"], w["owner"]) for w in work] == [
        ("K02", "customer", 2, ""),
        ("P06", "provider", 4, "HQ"),
    ]
    assert work[0]["items"] == ["Strom", "Funktionstest"] and work[1]["reason"] == "Zeit reicht nicht"


def test_what_was_added_on_site_leaves_no_open_work() -> None:
    assert "x-1" not in {work["subject"] for work in made(_a_day())["open_work"]}


def test_without_the_rest_handed_over_only_failures_are_open_work() -> None:
    w = _a_day()
    w.rest_left_open(reason=None)
    assert [(x["number"], x["count"]) for x in made(w)["open_work"]] == [("AP-21", 2)]


def test_hand_over_list_reservations_photos_and_additions() -> None:
    made_record = made(_a_day())
    assert made_record["handover"]["confirmed"] and [
        (p["number"], p["name"], p["topics"]) for p in made_record["handover"]["people"]
    ] == [("AP-05", "Anneliese Großmann", ["Kurzeinweisung", "cospa-Anrufbeantworter"])]
    assert [(r["number"], r["subject_label"]) for r in made_record["reservations"]] == [("V1", "AP-20"), ("M1", "")]
    assert [(p["number"], p["subject_label"], p["step_title"]) for p in made_record["photos"]] == [
        (1, "AP-05, Anneliese Großmann", "Schritt dev-mac"),
        (2, "AP-21, Tomáš Roth", "Schritt power"),
    ]
    assert [a["subject"] for a in made_record["added"]] == ["x-1"]
    assert [(s["subject"], s["people"]) for s in made_record["signed_steps"]] == [
        ("session-3.2.2-1", ["Dörte Faßbender"])
    ]
    assert all(row["subject"] != "x-1" for table in made_record["tables"] for row in table["rows"])


def test_a_struck_out_value_stays_readable() -> None:
    w = Writer(small_job())
    w.answer("ap-01", "wp-lan-socket", Text(text="Dose 1"))
    w.answer("ap-01", "wp-lan-socket", Text(text="Dose 2"))
    w.answer("ap-02", "wp-lan-socket", Text(text="Dose 3"))
    w.answer("ap-02", "wp-lan-socket", Text(text="Dose 4"))
    w.answer("ap-02", "wp-lan-socket", Text(text="Dose 3"))
    (back_again,) = [d for d in made(w)["details"] if d["number"] == "AP-02"]
    assert back_again["items"][0]["lines"][0]["former"] == ["Dose 4"]
    (desk_part,) = [d for d in made(w)["details"] if d["number"] == "AP-01"]
    (line,) = desk_part["items"][0]["lines"]
    assert (line["text"], line["former"]) == ("Dose 2", ["Dose 1"])


def test_items_confirmed_by_one_tick_are_named() -> None:
    w = Writer(small_job())
    w.done("ap-02", "3.1.1-b7")
    assert [d["confirmed"] for d in made(w)["details"]] == [["Funktionstest"]]


def test_waiting_is_summed_from_its_marks() -> None:
    w = Writer(small_job())
    w.mark("wait", "2026-12-01T09:10:00+01:00", reason="K01")
    w.mark("wait-end", "2026-12-01T09:35:00+01:00")
    w.mark("wait", "2026-12-01T10:00:00+01:00", reason="K02")
    w.mark("wait-end", "2026-12-01T10:05:00+01:00")
    summary = made(w)["summary"]
    assert (summary["waiting_minutes"], summary["waiting_code"]) == (30, "K01")


def test_a_timer_that_claims_waiting_is_added_to_it() -> None:
    order_data = Chapter(
        key=ChapterKey("1"),
        words=words("Auftragsdaten"),
        unit=SubjectKind.ORDER,
        needs=(),
        items=(item("1", 1, "Wartezeit", detail("delay", AnswerKind.TIMER, waits_for="K12"), per=SubjectKind.VISIT),),
        always=True,
    )
    catalogue = replace(CATALOGUE, chapters=(order_data, *CATALOGUE.chapters))
    w = Writer(small_job())
    w.answer("visit", "delay", Timer(seconds=900))
    w.freeze()
    summary = record.make(w.job, catalogue, w.entries)["summary"]
    assert (summary["waiting_minutes"], summary["waiting_code"]) == (15, "K12")
    w.mark("wait", "2026-12-01T09:10:00+01:00", reason="K01")
    w.mark("wait-end", "2026-12-01T09:35:00+01:00")
    w.freeze()
    summary = record.make(w.job, catalogue, w.entries)["summary"]
    assert (summary["waiting_minutes"], summary["waiting_code"]) == (40, "K01")


def test_extra_cost_is_flagged_with_its_minutes_and_consent() -> None:
    w = Writer(setup_job())
    w.answer("visit", "ini-brief", Timer(seconds=130 * 60))
    w.consent("L1")
    made_record = made(w)
    assert made_record["summary"]["extra_cost"]
    first = made_record["allowances"][0]
    assert (first["key"], first["used"], first["extra"], first["consent"]) == (
        "L1", "130", "10", "Dörte Faßbender, IT-Leitung",
    )  # fmt: skip
    assert made_record["notices"] == ["Hinweis zu 2.6"]


def test_all_texts_stand_in_the_language_of_the_report() -> None:
    w = _a_day()
    w.freeze(language="en")
    made_record = record.make(w.job, CATALOGUE, w.entries)
    assert made_record["report"]["language"] == str(Language.EN)
    (item, *_) = next(d for d in made_record["deviations"] if d["number"] == "AP-21")["items"]
    assert (item["title"], item["reason"], item["lines"][0]["text"]) == ("Strom (en)", "no mains within 2 m", "3.4 m")
    assert made_record["trademark"] == "Trademarks belong to their owners."


def test_substance_is_what_the_contact_signed() -> None:
    w = _a_day()
    signed = record.substance(made(w))
    w.photo("p-3", "ap-07", "power")
    w.answer("ap-21", "wp-230", Num(number="3.4"), reason="K02", note="anders gesagt")
    w.mark("end", "2026-12-01T16:25:00+01:00")
    assert record.substance(made(w, language="en")) == signed, "photos, notes, times and language change nothing"


@pytest.mark.parametrize("change", ["item", "minutes", "reservation", "hand-over", "precondition", "rest"])
def test_what_changes_the_substance(change: str) -> None:
    w = _a_day()
    signed = record.substance(made(w))
    match change:
        case "item":
            w.failed("ap-05", "3.1.1-b7", "P01")
        case "minutes":
            w.answer("ap-04", "brief", Timer(seconds=660))
        case "reservation":
            w.reservation("v-1", "Lautsprecher viel zu leise", subject="ap-20")
        case "hand-over":
            w.confirm_handover(False)
        case "precondition":
            w.failed("ap-07", "wp-lan", "K01")
        case _:
            w.rest_left_open(due="2027-01-15")
    assert record.substance(made(w)) != signed


def test_extra_cost_changes_the_substance() -> None:
    w = Writer(setup_job())
    w.answer("visit", "ini-brief", Timer(seconds=130 * 60))
    signed = record.substance(made(w))
    w.answer("visit", "ini-brief", Timer(seconds=131 * 60))
    longer = record.substance(made(w))
    w.consent("L1")
    assert len({signed, longer, record.substance(made(w))}) == 3


def test_a_later_edition_names_what_changed() -> None:
    w = _a_day()
    w.freeze()
    w.show()
    w.sign()
    w.sign("technician")
    w.seal()
    w.failed("ap-04", "3.1.1-b7", "P01")
    w.reservation("v-2", "Dose fehlt noch")
    made_record = made(w, report="r-2", index=2, previous={"number": "CF-2026-04711-07-1", "sha256": "4" * 64})
    assert made_record["report"]["previous"] == {"number": "CF-2026-04711-07-1", "sha256": "4" * 64}
    assert made_record["changed"] == ["AP-04, Søren Łukasik: Funktionstest", "V2"]
    w.seal("r-2", "CF-2026-04711-07-2")


def test_the_first_report_has_no_changes() -> None:
    assert made(_a_day())["changed"] == []


def test_entries_of_another_log_count_as_far_as_the_job_had_them() -> None:
    other = Writer(small_job(), log_id="b" * 32)
    other.done("ap-02", "3.1.1-b1")
    w = Writer(small_job())
    w.done("ap-03", "portal-base")
    w.freeze()
    made_record = record.make(w.job, CATALOGUE, [*other.entries, *w.entries])
    assert cells(made_record, "ap-02")["3.1.1-b1"] == ("done", None)


STEPS = st.sampled_from(["3.1.1-b1", "3.1.1-b5", "3.1.1-b7", "3.1.1-b9", "func-test/ft-reg", "wp-lan", "portal-base"])
SAID = st.lists(
    st.tuples(
        st.sampled_from(["ap-01", "ap-02", "ap-03"]),
        STEPS,
        st.sampled_from([*Verdict, None]),
        st.sampled_from([None, "K02", "K05", "N02", "N03", "P01"]),
        st.sampled_from([None, "Notiz", "<img src=x>", "İ\u0301 e\u0301"]),
    ),
    max_size=20,
)


@given(SAID)
@settings(max_examples=60, deadline=None)
def test_any_book_makes_a_record_twice_alike(
    said: list[tuple[str, str, Verdict | None, str | None, str | None]],
) -> None:
    w = Writer(small_job())
    for subject, step, verdict, reason, note in said:
        w.answer(subject, step, None if verdict is None else Tri(verdict=verdict), reason=reason, note=note)
    once = made(w)
    twice = record.make(w.job, CATALOGUE, [read_entry(entry.to_bytes()) for entry in w.entries])
    assert record.to_bytes(once) == record.to_bytes(twice)
    counts = once["summary"]["counts"]
    assert sum(value for key, value in counts.items() if key != "total") == counts["total"] == 18  # type: ignore[misc]
    assert record.substance(once) == record.substance(twice)


def test_an_unknown_step_in_the_book_does_not_hinder() -> None:
    w = Writer(small_job())
    w.done("ap-01", "step-of-tomorrow")
    w.photo("p-1", "ap-01", "step-of-tomorrow")
    w.write(EntryKind.DESK_CHOSEN, {"model": "gone", "subject": "nowhere"})
    assert made(w)["photos"][0]["step_title"] == "step-of-tomorrow"
