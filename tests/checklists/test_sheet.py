"""Rows, columns and depth: what stands where."""

from dataclasses import replace

import pytest

from checklists.book import Book, fold
from checklists.catalogue import GroupKind, SubjectKind
from checklists.ids import SubjectId
from checklists.job import Depth, Group, Job
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import Writer, desk, musterbau, package, setup_job, small_job
from tests.checklists.small_catalogue import small_catalogue

CATALOGUE = small_catalogue()


def sheet_of(job: Job, book: Book | None = None) -> Sheet:
    return make_sheet(job, CATALOGUE, book or Book())


def keys(sheet: Sheet, subject: str) -> list[str]:
    return [item.key for item in sheet.items(subject)]


def test_order_and_visit_come_first_then_the_order_sheet() -> None:
    sheet = sheet_of(musterbau())
    assert [s.subject_id for s in sheet.subjects[:4]] == ["order", "visit", "ap-01", "ap-02"]
    assert len(sheet.of(SubjectKind.WORKPLACE)) == 24
    assert [s.label for s in sheet.of(SubjectKind.QUEUE)] == ["Hotline"]


def test_a_desk_without_user_has_no_label_but_a_room() -> None:
    row = sheet_of(musterbau()).subject("ap-20")
    assert (row.number, row.label, row.room, row.second) == ("AP-20", "", "204", "220")


def test_a_desk_takes_only_the_chapters_among_its_packages() -> None:
    sheet = sheet_of(musterbau())
    assert "3.1.2-b1" in keys(sheet, "ap-01")
    assert "3.1.2-b1" not in keys(sheet, "ap-10")
    assert keys(sheet, "ap-10") == [f"3.1.1-b{n}" for n in (1, 2, 5, 7, 9, 10)]


def test_individual_items_stand_only_where_the_feature_is_ordered() -> None:
    sheet = sheet_of(musterbau())
    assert "3.1.4-b3-1" in keys(sheet, "ap-01") and "3.1.4-b3-4" in keys(sheet, "ap-07")
    assert not any(key.startswith("3.1.4") for key in keys(sheet, "ap-02"))
    assert keys(sheet, "order") == [], "ECSTA was not ordered"


def test_a_group_takes_the_items_of_its_kind() -> None:
    sheet = sheet_of(musterbau())
    assert keys(sheet, "group-park") == ["3.1.3-b1"]
    assert keys(sheet, "group-hunt") == ["3.1.3-b6"]
    assert keys(sheet, "group-auto-attendant") == ["3.1.2-b6"]


def test_the_auto_attendant_stands_only_if_ordered() -> None:
    job = musterbau()
    without = replace(job, packages=tuple(p for p in job.packages if p.feature != "auto-attendant"))
    assert keys(sheet_of(without), "group-auto-attendant") == []


def test_standard_and_premium_queues_are_told_apart() -> None:
    queues = tuple(
        Group(subject_id=SubjectId(f"q-{n}"), kind=GroupKind.QUEUE, name="", members=(), phone="", setting="")
        for n in (1, 2, 3)
    )
    packages = [
        package("3.1.1", 3),
        package("3.1.4", 2, "call-center-standard"),
        package("3.1.4", 1, "call-center-premium"),
    ]
    sheet = sheet_of(small_job(packages=packages, groups=queues))
    assert [keys(sheet, f"q-{n}") for n in (1, 2, 3)] == [["3.1.4-b3-2"], ["3.1.4-b3-2"], ["3.1.4-b3-3"]]


def test_a_training_has_the_items_of_its_own_chapter() -> None:
    assert keys(sheet_of(musterbau()), "session-3.2.2-1") == ["3.2.2-b1"]


def test_tables_go_chapter_by_chapter_and_kind_by_kind() -> None:
    tables = [(t.chapter.key, str(t.kind), len(t.columns), len(t.rows)) for t in sheet_of(musterbau()).tables()]
    assert tables == [
        ("3.1.1", "workplace", 6, 24),
        ("3.1.2", "workplace", 1, 6),
        ("3.1.2", "group", 1, 1),
        ("3.1.3", "group", 2, 2),
        ("3.1.4", "workplace", 2, 4),
        ("3.1.4", "queue", 1, 1),
        ("3.2.2", "session", 1, 1),
    ]


def test_short_depth_asks_all_details_on_the_first_desk_of_each_model() -> None:
    sheet = sheet_of(musterbau())
    full = [s.subject_id for s in sheet.of(SubjectKind.WORKPLACE) if sheet.full(s.subject_id, "3.1.1-b2")]
    assert full == ["ap-01", "ap-02", "ap-03", "ap-20"]
    assert [d.key for d in sheet.details("ap-04", "3.1.1-b2")] == ["dev-mac"]


def test_an_item_that_the_first_desk_lacks_is_full_on_the_first_desk_that_has_it() -> None:
    sheet = sheet_of(musterbau())
    assert [s for s in ("ap-07", "ap-08", "ap-09") if sheet.full(s, "3.1.4-b3-4")] == ["ap-07", "ap-08", "ap-09"]


def test_full_depth_asks_all_details_everywhere() -> None:
    sheet = sheet_of(musterbau(depth=Depth.FULL))
    assert all(sheet.full(s.subject_id, "3.1.1-b2") for s in sheet.of(SubjectKind.WORKPLACE))


def test_a_desk_of_another_model_cannot_be_chosen_for_it() -> None:
    w = Writer(small_job())
    w.choose_desk("Poly VVX 450", "ap-03")
    sheet = sheet_of(w.job, fold(w.entries))
    assert sheet.full_desk("Poly VVX 450", "3.1.1-b2") == "ap-01"


def test_what_is_added_on_site_stands_last_and_is_not_ordered() -> None:
    w = Writer(small_job())
    w.add_subject("x-1", "workplace", "Flur", model="Poly VVX 450", room="Flur", number="AP-51")
    sheet = sheet_of(w.job, fold(w.entries))
    row = sheet.of(SubjectKind.WORKPLACE)[-1]
    assert (row.subject_id, row.number, row.label, row.ordered) == ("x-1", "AP-51", "Flur", False)
    assert "3.1.1-b2" in keys(sheet, "x-1")


def test_pilot_devices_of_a_set_up_belong_to_the_order() -> None:
    w = Writer(setup_job())
    w.add_subject("d-1", "device", "Notebook Núñez")
    sheet = sheet_of(w.job, fold(w.entries))
    assert sheet.subject("d-1").ordered and keys(sheet, "d-1") == ["2.6-b3"]


def test_preconditions_belong_to_the_visit_or_to_the_desk() -> None:
    sheet = sheet_of(small_job())
    assert [p.key for p in sheet.preconditions("visit")] == ["wp-contact"]
    assert [p.key for p in sheet.preconditions("ap-01")] == ["wp-lan", "wp-230"]
    assert [p.key for p in sheet_of(setup_job()).preconditions("visit")] == ["pre-contact"]


def test_a_desk_without_packages_is_a_basic_workplace() -> None:
    sheet = sheet_of(small_job(workplaces=[desk("AP-01", packages=())]))
    assert "3.1.1-b1" in keys(sheet, "ap-01")


def test_steps_are_found_by_their_keys() -> None:
    sheet = sheet_of(small_job())
    assert sheet.step("func-test/ft-audio").words.de == "Prüfung ft-audio"
    assert sheet.bullet_of("func-test/ft-audio").key == "3.1.1-b7"
    with pytest.raises(KeyError):
        sheet.step("no-such-step")
