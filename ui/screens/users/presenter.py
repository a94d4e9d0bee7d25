"""The users of a job: 18 attributes each, with everything the rules find. Knows no Qt.

A list from a file is shown first; entering it, or correcting its first cell, keeps it. Typed rows are kept as they are typed.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from heapq import nlargest
from pathlib import Path
from typing import Any

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import ATTRIBUTES, PHONE, Language, Problem, Watch, unwatched, user_place, user_sentence
from app.open_job import OpenJob
from app.user_lists import Edit, HeldList, refuse_hopeless
from ui.screens.users.fixes import Suggestions
from ui.screens.users.page import KEYS, Column, Complaint, Correction, Draft, Line, Page, Pairs, Standing
from ui.wording import Words

CAPTURE = "ini-capture"
SHOWN = 60
"""So many complaints and corrections are listed; the figures count all."""
_WIDEST = 6


def load(app: FieldApp, job_id: str, words: Words, watch: Watch = unwatched) -> Page:
    """What is kept: the capture of a 2.6 visit, else the users of the order."""
    job = app.jobs.open(job_id)
    if _captures(job):
        held = app.user_lists.held(job, watch=watch)
        problems = app.user_lists.judge(job, held.rows, held.flaws, watch=watch) if held.rows else ()
        return _page(job, words, held.rows, problems, Standing.KEPT, held=held)
    rows = tuple(user.attributes for user in job.job.users)
    problems = app.user_lists.judge(job, rows, watch=watch) if rows else ()
    return _page(job, words, rows, problems, Standing.KEPT)


def judge(app: FieldApp, job_id: str, words: Words, lines: Sequence[Line], watch: Watch = unwatched) -> Page:
    """Rows as they are being typed, with everything that is wrong with them."""
    job = app.jobs.open(job_id)
    rows = tuple(_pairs(line) for line in lines)
    problems = app.user_lists.judge(job, rows, watch=watch) if rows else ()
    errors = any(problem.is_error for problem in problems)
    return _page(job, words, rows, problems, Standing.TYPING if errors else Standing.KEPT)


def read_file(
    app: FieldApp, job_id: str, words: Words, path: str, before: Sequence[Line], watch: Watch = unwatched
) -> Page:
    """The users of a file behind `before`, shown and not stored. Raises USER_LIST_UNREADABLE, Stopped."""
    job = app.jobs.open(job_id)
    file = Path(path).expanduser()
    found = app.user_imports.read(job, file, watch=watch, memory=app.user_lists.memory(job))
    refuse_hopeless(found)
    draft = Draft(found=found, beside=tuple(_pairs(line) for line in before))
    rows = (*draft.beside, *found.rows)
    held = HeldList(rows=rows, noted=True, name=found.name)
    problems = app.user_lists.judge(job, rows, draft.found.flaws_behind(len(draft.beside)), watch=watch)
    place = {number: len(draft.beside) + nth for nth, number in enumerate(found.numbers, start=1)}
    return _page(
        job, words, rows, problems, Standing.PREVIEW, held=held, draft=draft, notices=found.notices, place=place
    )


def enter(app: FieldApp, job_id: str, draft: Draft, watch: Watch = unwatched) -> Changed:
    """Keeps the file that was shown. Raises USER_LIST_TOO_LONG, USER_LIST_TORN."""
    return app.user_lists.take(app.jobs.open(job_id), draft.found, beside=draft.beside, watch=watch)


def change(
    app: FieldApp, job_id: str, page: Page, edits: Sequence[Edit], agreed_with: str, watch: Watch = unwatched
) -> Changed:
    """Corrections in a list from a file; the first one keeps the file as it was shown. Raises as `enter`."""
    job = app.jobs.open(job_id)
    if page.draft is None:
        return app.user_lists.correct(job, edits, agreed_with=agreed_with, watch=watch)
    draft = page.draft
    return app.user_lists.take(job, draft.found, beside=draft.beside, edits=edits, agreed_with=agreed_with, watch=watch)


def type_lines(app: FieldApp, job_id: str, lines: Sequence[Line], watch: Watch = unwatched) -> Changed:
    """What is right of lines typed at the desk; a cell with an error is written once it is corrected."""
    return app.user_lists.type_rows(app.jobs.open(job_id), tuple(_pairs(line) for line in lines), watch=watch)


def drop(app: FieldApp, job_id: str) -> Changed:
    return app.user_lists.drop(app.jobs.open(job_id))


def export(app: FieldApp, job_id: str, path: str, watch: Watch = unwatched) -> Path:
    """Raises USER_LIST_FAULTY, FOLDER_MISSING, COPY_FAILED, Stopped."""
    return app.user_lists.export(app.jobs.open(job_id), Path(path).expanduser(), watch=watch)


# -- the page ----------------------------------------------------------------------------------------------------------


def _captures(job: OpenJob) -> bool:
    return any(str(package.chapter) == "2.6" for package in job.job.packages)


def _page(
    job: OpenJob,
    words: Words,
    rows: tuple[Pairs, ...],
    problems: Sequence[Problem],
    standing: Standing,
    *,
    held: HeldList | None = None,
    draft: Draft | None = None,
    notices: Sequence[Problem] = (),
    place: Mapping[int, int] | None = None,
) -> Page:
    """`notices` are a file's own, their rows counted as the file does; `place` turns these into rows of the list."""
    people = [dict(pairs) for pairs in rows]
    lines = tuple(tuple(person.get(key, "") for key in KEYS) for person in people)
    known = {(problem.row, problem.column) for problem in problems}
    told = [(problem, problem.row) for problem in problems]
    for problem in notices:
        row = (place or {}).get(problem.row) if problem.row is not None else None
        if row is None or (row, problem.column) not in known:
            # What only the file's own cells tell: dates, formulas, columns left out.
            told.append((problem, row))
    told.sort(key=lambda one: (not one[0].is_error, one[1] or 0, _column(one[0])))
    suggestions = Suggestions(words, people, job.job.site.country)
    complaints = tuple(
        _complaint(words, problem, row, suggestions if nth < SHOWN else None) for nth, (problem, row) in enumerate(told)
    )
    errors = sum(one.error for one in complaints)
    editable = _captures(job)
    ordered = tuple(_line(dict(user.attributes)) for user in job.job.users) if editable and not lines else ()
    held = held or HeldList()
    return Page(
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        heading=_heading(words, len(lines), editable, standing),
        columns=_columns(job, words),
        lines=lines,
        complaints=complaints,
        errors=errors,
        notices=len(complaints) - errors,
        standing=standing,
        editable=editable,
        noted=held.noted,
        contact=job.job.contact.name,
        corrections=tuple(_correction(words, one) for one in reversed(held.corrections[-SHOWN:])),
        corrected=len(held.corrections),
        ordered=ordered,
        take_word=words.count("Take over {n} user of the order", "Take over {n} users of the order", len(ordered)),
        draft=draft,
        widest=tuple(tuple(nlargest(_WIDEST, column, key=len)) for column in zip(*lines, strict=True)),
        widest_names=tuple(nlargest(_WIDEST, (f"{line[0]} {line[2]}".strip() or line[4] for line in lines), key=len)),
        filled=tuple(any(column) for column in zip(*lines, strict=True)),
        tones=_tones(complaints),
    )


def _heading(words: Words, count: int, editable: bool, standing: Standing) -> str:
    if standing is Standing.PREVIEW:
        return words.count("{n} user read", "{n} users read", count)
    if editable:
        return words.count("{n} user captured", "{n} users captured", count)
    return words.count("{n} user of the order", "{n} users of the order", count)


def _tones(complaints: Sequence[Complaint]) -> dict[tuple[int, int], str]:
    tones: dict[tuple[int, int], str] = {}
    for one in reversed(complaints):
        if one.row is not None and one.column >= 0:
            tones[one.row, one.column] = "block" if one.error else "dev"
    return tones


def _columns(job: OpenJob, words: Words) -> tuple[Column, ...]:
    porting = job.job.tengo_communication and job.job.porting
    example = _example(job)
    found = []
    for attribute in ATTRIBUTES:
        second = words("mandatory") if attribute.must else ""
        if attribute.key == PHONE and porting:
            second = words("mandatory (porting)")
        found.append(
            Column(
                key=attribute.key,
                title=_title(words, attribute.key),
                second=second,
                must=bool(second),
                example=example.get(attribute.key, ""),
            )
        )
    return tuple(found)


def _title(words: Words, key: str) -> str:
    attribute = ATTRIBUTES[KEYS.index(key)]
    return attribute.de if words.language == "de" else attribute.en


def _example(job: OpenJob) -> dict[str, str]:
    try:
        step: Any = job.sheet.step(CAPTURE)
        return dict(step.example["rows"][0])
    except (KeyError, IndexError):
        return {}


def _column(problem: Problem) -> int:
    return KEYS.index(problem.column) if problem.column in KEYS else -1


def _complaint(words: Words, problem: Problem, row: int | None, suggestions: Suggestions | None) -> Complaint:
    """`row` counts the list from 1; without one the file itself is meant, and its own place is said."""
    column = _column(problem)
    language = Language(words.language)
    title = words("The list") if row is None else words("Row {n}", n=row)
    if row is not None and column >= 0:
        title += f", {_title(words, problem.column)}"
    fix, fix_word = suggestions.of(problem) if suggestions and row is not None and column >= 0 else ("", "")
    text = user_sentence(problem, language)
    return Complaint(
        row=None if row is None else row - 1,
        column=column,
        title=title,
        text=user_place(problem, language) + text if row is None else text,
        error=problem.is_error,
        fix=fix,
        fix_word=fix_word,
    )


def _correction(words: Words, one: Any) -> Correction:
    title = words("Row {n}", n=one.row)
    if one.column:
        title += f", {_title(words, one.column)}" if one.column in KEYS else f", {one.column}"
    elif one.old == one.new:
        title += ", " + words("looked at")
    else:
        title += ", " + (words("removed") if one.old else words("added"))
    at = _moment(one.when)
    when = f"{words.short_date(at.date())} {words.clock(at)}" if at else ""
    return Correction(
        title=title,
        new="" if one.old == one.new else one.new or ("–" if one.column else ""),
        old=one.old if one.old != one.new else "",
        second=", ".join(part for part in (one.agreed_with, when) if part),
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _line(cells: Mapping[str, str]) -> Line:
    return tuple(cells.get(key, "") for key in KEYS)


def _pairs(line: Line) -> Pairs:
    return tuple(sorted((key, text) for key, text in zip(KEYS, line, strict=True) if text))
