"""Answers whole desks well, from the catalogue's own examples: what a technician without trouble would write."""

from collections.abc import Iterable, Iterator

from checklists.answer import People, Person, Pick, Rows, Scan, Sign, Text, Tri, Value, Verdict, from_json
from checklists.attendance import attendees, with_signature
from checklists.book import fold
from checklists.catalogue import AnswerKind, Catalogue, Column, Detail, Members, SubjectKind
from checklists.findings import AS_ORDERED
from checklists.plan import Bullet, sub_step
from checklists.sheet import Sheet, make_sheet
from checklists.subjects import Subject
from tests.checklists.sample import MET, Writer


def fill(w: Writer, catalogue: Catalogue, subjects: Iterable[str] | None = None) -> None:
    """Preconditions and items of these subjects (default: all) as the depth asks for them: ticks, and all required details."""
    sheet = make_sheet(w.job, catalogue, fold(w.entries))
    wanted = None if subjects is None else set(subjects)
    for row in sheet.subjects:
        if wanted is not None and row.subject_id not in wanted:
            continue
        for owed in sheet.preconditions(row.subject_id):
            for detail in owed.details:
                if detail.required:
                    _write(w, sheet, row, detail)
        for item in sheet.items(row.subject_id):
            for detail in asked_in_turn(w, catalogue, sheet, row, item):
                if detail.required:
                    _write(w, sheet, row, detail)
            if not item.details or not sheet.full(row.subject_id, item):
                w.done(row.subject_id, item.key)


def asked_in_turn(w: Writer, catalogue: Catalogue, sheet: Sheet, row: Subject, bullet: Bullet) -> Iterator[Detail]:
    """The details of an item as they come up while they are answered: one answer may bring others with it."""
    seen: set[str] = set()
    now = sheet
    while waiting := [d for d in now.details(row.subject_id, bullet.key) if d.key not in seen]:
        for detail in waiting:
            seen.add(detail.key)
            yield detail
        if all(detail.when is None for detail in bullet.details):
            return
        now = make_sheet(w.job, catalogue, fold(w.entries))


def example_of(sheet: Sheet, row: Subject, detail: Detail) -> Value:
    """The catalogue's example as it would be written here: with desks of this job, and nothing twice that stands once only."""
    value = from_json(dict(detail.example))
    if isinstance(value, Rows):
        named = {column.key: column for column in detail.columns}
        rows = (tuple((key, _cell(sheet, row, named[key], text)) for key, text in cells) for cells in value.rows)
        return Rows(rows=tuple(rows))
    if detail.unique_in_job and isinstance(value, Scan):
        return Scan(text=f"SN{row.number}")
    if detail.unique_in_job and isinstance(value, Text):
        return Text(text=f"{row.number}-{value.text}")
    return value


def all_drawn(listed: Value | None) -> Value:
    """Everybody who is there has signed."""
    signed: Sign | None = None
    for nth, one in enumerate(attendees(listed, None)):
        if one.person.met:
            signed = with_signature(signed, one.person, f"{nth:064x}", again=False, key=one.key)
    assert signed is not None
    return signed


def _cell(sheet: Sheet, row: Subject, column: Column, text: str) -> str:
    """Watched desks: where the example names this one itself, its neighbour is meant."""
    if column.members is not Members.OTHERS or text != row.number:
        return text
    return next(one.number for one in sheet.of(SubjectKind.WORKPLACE) if one.number != text)


def _write(w: Writer, sheet: Sheet, row: Subject, detail: Detail) -> None:
    if detail.kind is AnswerKind.SUB:
        for sub in detail.subs:
            w.answer(row.subject_id, sub_step(detail, sub), Tri(verdict=Verdict.DONE, number=sub.number_example))
        return
    value = example_of(sheet, row, detail)
    if detail.must_equal == "mac":
        value = Scan(text=row.mac or f"02000000{sheet.place(row.subject_id):04X}")
    elif detail.must_equal == "model":
        value = Pick(key=AS_ORDERED)
    elif detail.signed_by is not None:
        value = all_drawn(fold(w.entries).of(row.subject_id)[detail.signed_by].value)
    elif detail.kind is AnswerKind.PEOPLE and row.kind is SubjectKind.WORKPLACE:
        value = People(people=(Person(name=row.label, function="", met=True) if row.label else MET,))
    w.answer(row.subject_id, detail.key, value)
