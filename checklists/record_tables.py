"""The dense parts of a record: the tables of items over subjects, the written details, the preconditions."""

from dataclasses import replace

from checklists.answer import People, Pick, Scan, Timer
from checklists.answer_text import option_text
from checklists.catalogue import AnswerKind, Detail, Item, Precondition, SubjectKind
from checklists.cell import CellState, Look, State
from checklists.findings import AS_ORDERED, answer_to
from checklists.handover import missed
from checklists.record_form import (
    CellPart,
    ColumnPart,
    DetailItem,
    DetailsPart,
    LinePart,
    PreconditionPart,
    RowPart,
    TablePart,
)
from checklists.record_view import View
from checklists.sheet import Table
from checklists.subjects import Subject


def tables(view: View) -> list[TablePart]:
    """Chapter by chapter; what was added on site has its own list and stands in no table."""
    found: list[TablePart] = []
    for table in view.sheet.tables():
        rows = [row for row in table.rows if row.ordered]
        columns = tuple(item for item in table.columns if any(_stands(view, row, item) for row in rows))
        if rows and columns:
            found.append(
                {
                    "chapter": table.chapter.key,
                    "title": view.words(table.chapter.words),
                    "kind": str(table.kind),
                    "columns": [_column(view, item) for item in columns],
                    "rows": [_row(view, replace(table, columns=columns), row) for row in rows],
                }
            )
    return found


def _column(view: View, item: Item) -> ColumnPart:
    return {
        "item": item.key,
        "number": item.number,
        "title": view.words(item.words),
        "head": [view.words(line) for line in item.head],
        "brief": view.words(item.brief),
    }


def _row(view: View, table: Table, row: Subject) -> RowPart:
    return {
        "subject": row.subject_id,
        "number": row.number,
        "label": view.label(row),
        "second": row.second,
        "floor": row.floor,
        "room": row.room,
        "model": _model(view, row),
        "mac": _mac(view, row),
        "minutes": _minutes(view, table, row),
        "met": _met(view, table, row),
        "cells": [_cell(view, row, item) for item in table.columns],
    }


def _stands(view: View, row: Subject, item: Item) -> bool:
    return view.sheet.applies(row.subject_id, item.key) and not view.left_out(row.subject_id, item)


def _cell(view: View, row: Subject, item: Item) -> CellPart:
    if not _stands(view, row, item):
        return {"item": item.key, "look": "", "code": None, "covered": False}
    state = view.state(row.subject_id, item.key)
    return {"item": item.key, "look": str(state.look), "code": state.code, "covered": state.covered}


def _compared(view: View, row: Subject, with_field: str) -> Detail | None:
    """The detail of this desk that is compared with that field of the order."""
    for item in view.sheet.items(row.subject_id):
        for detail in item.details:
            if detail.must_equal == with_field:
                return detail
    return None


def _mac(view: View, row: Subject) -> str:
    """As found, else as ordered."""
    detail = _compared(view, row, "mac")
    answer = view.answer(row.subject_id, detail.key) if detail else None
    value = answer.value if answer else None
    return value.text if isinstance(value, Scan) else row.mac


def _model(view: View, row: Subject) -> str:
    detail = _compared(view, row, "model")
    answer = view.answer(row.subject_id, detail.key) if detail else None
    value = answer.value if answer else None
    if detail is None or not isinstance(value, Pick) or value.key == AS_ORDERED:
        return row.model
    return value.text or option_text(detail.options, value.key, view.language)


def _briefings(table: Table) -> list[Item]:
    """Items in which a person is briefed."""
    return [item for item in table.columns if any(d.kind is AnswerKind.PEOPLE for d in item.details)]


def _minutes(view: View, table: Table, row: Subject) -> int | None:
    if row.kind is not SubjectKind.WORKPLACE:
        return None
    for item in _briefings(table):
        for detail in item.details:
            answer = view.answer(row.subject_id, detail.key)
            if detail.kind is AnswerKind.TIMER and answer is not None and isinstance(answer.value, Timer):
                return (answer.value.seconds + 30) // 60
    return None


def _met(view: View, table: Table, row: Subject) -> str:
    """Who was briefed at a desk: the user, the contact in the user's place, nobody."""
    if row.kind is not SubjectKind.WORKPLACE:
        return ""
    answers = view.book.of(row.subject_id)
    for item in _briefings(table):
        if not view.sheet.applies(row.subject_id, item.key):
            continue
        if missed(view.sheet, answers, item) is not None:
            return "not-met"
        for detail in item.details:
            answer = answer_to(view.sheet, answers, detail)
            if answer is not None and isinstance(answer.value, People) and answer.value.people:
                contact = view.sheet.job.contact.name
                in_place = row.label != contact and all(person.name == contact for person in answer.value.people)
                return "contact" if in_place or not row.label else "met"
    return ""


def details(view: View) -> list[DetailsPart]:
    """Every written answer, subject by subject; subjects without any are left out."""
    found: list[DetailsPart] = []
    for row in view.sheet.subjects:
        items = [_precondition_item(view, row, one) for one in view.sheet.preconditions(row.subject_id)]
        items += [_detail_item(view, row, item) for item in view.sheet.items(row.subject_id)]
        written = [item for item in items if item["lines"]]
        confirmed = [
            view.words(item.words)
            for item in view.sheet.items(row.subject_id)
            if view.state(row.subject_id, item.key).covered
        ]
        if written or confirmed:
            found.append(
                {
                    "subject": row.subject_id,
                    "number": row.number,
                    "label": view.label(row),
                    "items": written,
                    "confirmed": confirmed,
                }
            )
    return found


def _detail_item(view: View, row: Subject, item: Item) -> DetailItem:
    return {
        "item": item.key,
        "number": item.number,
        "title": view.words(item.words),
        "look": str(view.state(row.subject_id, item.key).look),
        "lines": list(view.lines(row.subject_id, item)),
    }


def _precondition_item(view: View, row: Subject, one: Precondition) -> DetailItem:
    """Preconditions have no number of their own: 0."""
    return {
        "item": one.key,
        "number": 0,
        "title": view.words(one.words),
        "look": str(view.precondition(row.subject_id, one.key).look),
        "lines": list(view.lines(row.subject_id, one)),
    }


def preconditions(view: View) -> list[PreconditionPart]:
    """One part per precondition, over all subjects it is asked for; `missing_labels` go with `missing` one by one."""
    found: list[PreconditionPart] = []
    for chapter in view.sheet.chapters:
        for one in chapter.preconditions:
            rows = [
                row
                for row in view.sheet.subjects
                if row.ordered and any(owed.key == one.key for owed in view.sheet.preconditions(row.subject_id))
            ]
            if rows:
                found.append(_precondition(view, one, rows))
    return found


def _precondition(view: View, one: Precondition, rows: list[Subject]) -> PreconditionPart:
    states = [(row, view.precondition(row.subject_id, one.key)) for row in rows]
    lacking = [(row, state) for row, state in states if state.state is State.DEVIATES]
    return {
        "key": one.key,
        "title": view.words(one.words),
        "per": str(one.per),
        "look": str(_look_of([state for _, state in states])),
        "met": sum(1 for _, state in states if state.state is State.DONE),
        "total": len(states),
        "missing": [_missing_line(view, row, one, state) for row, state in lacking],
        "missing_labels": [view.short(row.subject_id) for row, _ in lacking],
    }


def _look_of(states: list[CellState]) -> Look:
    looks = {state.look for state in states}
    if any(state.state is State.DEVIATES for state in states):
        if Look.NOT_DONE in looks:
            return Look.NOT_DONE
        return Look.NA if looks == {Look.NA} else Look.DEVIATES
    if all(state.state is State.DONE for state in states):
        return Look.NA if looks == {Look.NA} else Look.DONE
    return Look.OPEN if looks == {Look.OPEN} else Look.BEGUN


def _missing_line(view: View, row: Subject, one: Precondition, state: CellState) -> LinePart:
    """What was said where the precondition is not met: the first answer that differs."""
    lines = view.deviating_lines(row.subject_id, one)
    if lines:
        return lines[0]
    return {
        "step": one.key,
        "title": view.words(one.words),
        "text": "",
        "look": str(state.look),
        "code": state.code,
        "reason": view.reason(state.code),
        "note": "",
        "at": "",
        "tz": "",
        "former": [],
    }
