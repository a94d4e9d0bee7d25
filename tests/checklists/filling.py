"""Answers whole desks well, from the catalogue's own examples: what a technician without trouble would write."""

from collections.abc import Iterable

from checklists.answer import People, Person, Pick, Scan, Tri, Verdict, from_json
from checklists.book import fold
from checklists.catalogue import AnswerKind, Catalogue, Detail, SubjectKind
from checklists.findings import AS_ORDERED
from checklists.plan import sub_step
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
            for detail in sheet.details(row.subject_id, item):
                if detail.required:
                    _write(w, sheet, row, detail)
            if not item.details or not sheet.full(row.subject_id, item):
                w.done(row.subject_id, item.key)


def _write(w: Writer, sheet: Sheet, row: Subject, detail: Detail) -> None:
    if detail.kind is AnswerKind.SUB:
        for sub in detail.subs:
            w.answer(row.subject_id, sub_step(detail, sub), Tri(verdict=Verdict.DONE, number=sub.number_example))
        return
    value = from_json(dict(detail.example))
    if detail.must_equal == "mac":
        value = Scan(text=row.mac or f"02000000{sheet.place(row.subject_id):04X}")
    elif detail.must_equal == "model":
        value = Pick(key=AS_ORDERED)
    elif detail.kind is AnswerKind.PEOPLE and row.kind is SubjectKind.WORKPLACE:
        value = People(people=(Person(name=row.label, function="", met=True) if row.label else MET,))
    w.answer(row.subject_id, detail.key, value)
