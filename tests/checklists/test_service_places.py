"""Every place and footnote of the service description has steps that a technician can reach, or a note saying where it stands."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from checklists import coverage
from checklists.answer import Auto, Multi, Pick, Rows, Tri, Value, Verdict, from_json
from checklists.book import fold
from checklists.catalogue import AnswerKind, Condition, Detail, GroupKind, Item, Precondition, SubjectKind
from checklists.catalogue_reader import read_catalogue
from checklists.coverage import places, rows, sources_of
from checklists.ids import ChapterKey, SubjectId
from checklists.job import Depth, Group, Job, Mailbox, OrderedUser, Session
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import Writer, desk, package, small_job

CATALOGUE = read_catalogue()
ROWS = {row.place.source: row for row in rows(CATALOGUE)}
BULLETS = [bullet for chapter in CATALOGUE.chapters for bullet in coverage.bullets(chapter)]
BULLET_OF = {step: bullet for bullet in BULLETS for step, _ in coverage.steps_of(bullet)}
SRC_OF = {step: src for bullet in BULLETS for step, src in coverage.steps_of(bullet)}
DETAILS = {detail.key: detail for bullet in BULLETS for detail in bullet.details}
TRADEMARKS = ("fn1", "fn2", "fn7", "fn11", "fn12")


# -- the places -------------------------------------------------------------------------------------------------------


def test_the_places_are_those_of_the_service_description() -> None:
    """Counted in the description itself: paragraphs, bullets, tables and footnotes by chapter, lead-ins of a list left out."""
    counts = {
        "1": 2, "2.1": 2, "2.2": 2, "2.3": 5, "2.4": 7, "2.5": 5, "2.6": 11, "3.1": 2, "3.1.1": 11, "3.1.2": 7,
        "3.1.3": 8, "3.1.4": 14, "3.2": 1, "3.2.1": 5, "3.2.2": 10,
    }  # fmt: skip
    found: dict[str, int] = {}
    for place in places():
        chapter, dash, _ = place.source.partition("-")
        if dash:
            found[chapter] = found.get(chapter, 0) + 1
    assert found == counts
    assert [p.source for p in places() if p.source.startswith("fn")] == [f"fn{n}" for n in range(1, 18)]
    assert len({place.source for place in places()}) == len(places()) == sum(counts.values()) + 17


def test_a_place_says_in_both_languages_what_it_is_about() -> None:
    for place in places():
        assert place.words.de and place.words.en
        assert place.note is None or (place.note.de and place.note.en and place.note.de != place.note.en)


def test_no_place_is_left_out() -> None:
    assert [row.place.source for row in ROWS.values() if row.bare] == []


def test_a_place_whose_steps_are_taken_away_is_bare() -> None:
    poorer = replace(CATALOGUE, chapters=tuple(c for c in CATALOGUE.chapters if c.key != "3.2.1"))
    assert [row.place.source for row in rows(poorer) if row.bare] == [f"3.2.1-b{n}" for n in range(1, 6)]


def test_a_step_that_names_no_place_leaves_its_place_bare() -> None:
    def unsourced(bullet: Item) -> Item:
        return replace(bullet, src="", details=tuple(replace(detail, src="") for detail in bullet.details))

    spoilt = tuple(
        replace(c, items=tuple(unsourced(i) if i.key == "3.1.1-b7" else i for i in c.items)) for c in CATALOGUE.chapters
    )
    assert [row.place.source for row in rows(replace(CATALOGUE, chapters=spoilt)) if row.bare] == ["3.1.1-b7"]


# -- what stands for them ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", TRADEMARKS)
def test_a_trademark_has_a_note_and_no_step(source: str) -> None:
    row = ROWS[source]
    assert row.steps == ()
    assert row.note is not None and "Markenhinweis" in row.note.de
    silent = replace(CATALOGUE, trademark_notice=replace(CATALOGUE.trademark_notice, footnotes=()))
    assert next(one for one in rows(silent) if one.place.source == source).bare


@pytest.mark.parametrize(
    ("chapter", "number"), [("2.4", 5), ("2.4", 6), ("2.5", 8), ("2.5", 9), ("2.6", 10), ("2.6", 13)]
)
def test_a_footnote_that_must_be_printed_is_a_notice_of_its_chapter(chapter: str, number: int) -> None:
    notices = CATALOGUE.chapter(chapter).notices
    assert any(number in notice.footnotes and notice.de and notice.en for notice in notices)
    assert ROWS[f"fn{number}"].printed


def test_every_step_listed_names_its_place_back() -> None:
    listed = [(source, step) for source, row in ROWS.items() for step in row.steps]
    assert len(listed) > 100
    for source, step in listed:
        named = sources_of(SRC_OF[step])
        assert any(one == source or one.startswith(f"{source}-") for one in named), (source, step)


def test_every_step_that_names_a_place_is_listed_there() -> None:
    for step, src in SRC_OF.items():
        for source in sources_of(src):
            assert source in TRADEMARKS or step in ROWS[source].steps, (source, step)
    assert coverage.strangers(CATALOGUE) == ()


def test_sources_are_read() -> None:
    assert sources_of("3.1.4-b1 b1-1 fn17") == ("3.1.4-b1", "3.1.4-b1-1", "fn17")
    assert sources_of("2.4-p2 tab") == ("2.4-p2", "2.4-table")
    assert sources_of("2.6-pre-b1 pre-p") == ("2.6-pre-b1", "2.6-pre-p")
    assert sources_of("3.1-p2 (practice)") == ("3.1-p2",)


# -- reached in a job -------------------------------------------------------------------------------------------------


def _whole_order(chapter: str) -> Job:
    """A job that orders the chapter with all its features, and what it needs; something of every kind to work on."""
    found = CATALOGUE.chapter(chapter)
    features = sorted({item.feature for item in found.items if item.feature})
    ordered = [] if found.always else [chapter, *found.needs]
    queues = [_group(GroupKind.QUEUE, n) for n in (1, 2)]
    groups = [_group(kind, 1) for kind in GroupKind if kind is not GroupKind.QUEUE]
    users = [("givenName", "Renée"), ("mail", "r.nunez@kanzlei.example"), ("sn", "Núñez")]
    return small_job(
        depth=Depth.FULL,
        packages=[*(package(one, 2) for one in ordered), *(package(chapter, 1, feature) for feature in features)],
        workplaces=[desk("AP-01", packages=ordered, features=features)],
        groups=(*groups, *queues),
        users=(OrderedUser(subject_id=SubjectId("user-1"), attributes=tuple(users)),),
        mailboxes=(Mailbox(subject_id=SubjectId("mb-1"), mail="a@firma.example", quota_gb="50", source="Exchange"),),
        sessions=(Session(subject_id=SubjectId("session-1"), chapter=ChapterKey(chapter), number=1),),
    )


def _group(kind: GroupKind, number: int) -> Group:
    subject = SubjectId(f"{kind}-{number}")
    return Group(subject_id=subject, kind=kind, name=f"{kind} {number}", members=(), phone="", setting="")


def _answering(when: Condition) -> Value:
    asked, said = DETAILS[when.step], when.is_any[0]
    match asked.kind:
        case AnswerKind.PICK:
            return Pick(key=said)
        case AnswerKind.MULTI:
            return Multi(keys=(said,))
        case AnswerKind.ROWS:
            column = next(one for one in asked.columns if said in [option.key for option in one.options])
            row = dict(from_json(dict(asked.example)).rows[0])  # type: ignore[union-attr]
            return Rows(rows=(tuple(sorted({**row, column.key: said}.items())),))
        case AnswerKind.AUTO:
            return Auto(verdict=said, asked="", raw="")  # type: ignore[arg-type]
        case _:
            return Tri(verdict=Verdict(said))


def _steps(sheet: Sheet) -> Iterator[str]:
    for subject in sheet.subjects:
        bullets: tuple[Item | Precondition, ...] = (
            *sheet.preconditions(subject.subject_id),
            *sheet.items(subject.subject_id),
        )
        for bullet in bullets:
            details = sheet.details(subject.subject_id, bullet.key)
            yield from (detail.key for detail in details)
            if not bullet.details:
                yield bullet.key


def _reached(chapter: str, conditions: list[Condition]) -> set[str]:
    """Steps that are asked once the conditions hold."""
    writer = Writer(_whole_order(chapter), CATALOGUE)
    if chapter == "2.6":
        writer.add_subject("device-1", str(SubjectKind.DEVICE), "NB-014")
    sheet = make_sheet(writer.job, CATALOGUE, fold(writer.entries))
    for when in conditions:
        for subject in sheet.subjects:
            writer.answer(subject.subject_id, when.step, _answering(when))
    return set(_steps(make_sheet(writer.job, CATALOGUE, fold(writer.entries))))


def _conditions(detail: Detail | None) -> list[Condition]:
    """What must hold for the detail, and for the step that says so, and so on."""
    if detail is None or detail.when is None:
        return []
    return [*_conditions(DETAILS[detail.when.step]), detail.when]


@pytest.mark.parametrize("chapter", [chapter.key for chapter in CATALOGUE.chapters])
def test_every_step_listed_can_be_reached_in_a_job_that_orders_its_chapter(chapter: str) -> None:
    listed = {step for row in ROWS.values() for step in row.steps if BULLET_OF[step].chapter == chapter}
    assert listed
    plain = _reached(chapter, [])
    for step in sorted(listed):
        conditions = _conditions(DETAILS.get(step))  # type: ignore[call-overload]
        assert step in (_reached(chapter, conditions) if conditions else plain), step
        assert bool(conditions) != (step in plain), f"{step} is asked without what it depends on"


def test_a_step_is_not_reached_where_its_chapter_is_not_ordered() -> None:
    other = _reached("3.2.2", [])
    assert "func-test" not in other and "func-test" in _reached("3.1.1", [])
    assert not {step for step, bullet in BULLET_OF.items() if bullet.chapter == "3.1.3"} & other


def test_the_whole_catalogue_is_listed() -> None:
    """Every step of the catalogue serves some place; practice rows name their chapter, too."""
    listed = {step for row in ROWS.values() for step in row.steps}
    assert set(SRC_OF) - listed == set()
