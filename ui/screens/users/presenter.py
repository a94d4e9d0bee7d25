"""The users of a job: 18 attributes each, with everything the rules find. Knows no Qt.

A list with errors is no answer yet: it is a draft of the screen until the last error is gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import ATTRIBUTES, PHONE, Origin, Rows
from app.open_job import OpenJob
from ui.screens.users.complaints import sentence_of
from ui.screens.users.fixes import fix_of
from ui.wording import Words

KEYS = tuple(attribute.key for attribute in ATTRIBUTES)
NAMES = ("givenName", "sn")
CAPTURE = "ini-capture"
VISIT = "visit"

Line = tuple[str, ...]
"""One user: a text per column, in the order of KEYS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    key: str
    title: str
    second: str
    must: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """`row` counts from 0, None where no row of the table is meant; `column` is a place in KEYS or -1."""

    row: int | None
    column: int
    title: str
    text: str
    error: bool
    fix: str = ""
    """What could stand there instead, empty where nothing can be guessed; `fix_word` offers it."""
    fix_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    title: str
    second: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    complaints: tuple[Complaint, ...]
    saved: bool
    """False while the lines are a draft."""
    editable: bool
    heading: str
    origin: str
    """Of a draft: typed | imported."""
    ordered: tuple[Line, ...]
    """The users of the order, as long as nothing is captured: offered to be taken over."""
    take_word: str

    @property
    def errors(self) -> int:
        return sum(1 for one in self.complaints if one.error)

    @property
    def notices(self) -> int:
        return len(self.complaints) - self.errors


def load(app: FieldApp, job_id: str, words: Words) -> Page:
    """What is kept: the capture of a 2.6 visit, else the users of the order."""
    job = app.jobs.open(job_id)
    with job.reading():
        editable = any(str(package.chapter) == "2.6" for package in job.job.packages)
        if editable:
            answer = job.book.answer(VISIT, CAPTURE)  # type: ignore[arg-type]
            value = answer.value if answer else None
            rows = value.rows if isinstance(value, Rows) else ()
        else:
            rows = tuple(user.attributes for user in job.job.users)
        lines = tuple(_line(dict(row)) for row in rows)
        return _page(app, job, words, lines, saved=True, editable=editable, origin="typed")


def judge(app: FieldApp, job_id: str, words: Words, lines: Sequence[Line], origin: str) -> Page:
    """A draft with everything that is wrong with it."""
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(app, job, words, tuple(lines), saved=False, editable=True, origin=origin)


def read_file(app: FieldApp, job_id: str, words: Words, path: str, before: Sequence[Line]) -> Page:
    """The users of a file behind `before`, as a draft. Raises USER_LIST_UNREADABLE."""
    job = app.jobs.open(job_id)
    found = app.user_imports.read(job, Path(path).expanduser())
    fresh = tuple(_line(dict(user.attributes)) for user in found.users)
    with job.reading():
        page = _page(app, job, words, (*before, *fresh), saved=False, editable=True, origin="imported")
        known = {(one.row, one.column) for one in page.complaints}
        place = {user.row: len(before) + nth for nth, user in enumerate(found.users)}
        extra = []
        for problem in found.problems:
            row = place.get(problem.row) if problem.row is not None else None
            column = KEYS.index(problem.column) if problem.column in KEYS else -1
            if row is None or (row, column) not in known:
                # What only the file's own cells tell: dates, formulas, columns left out.
                extra.append(_complaint(words, problem, row))
    return replace(page, complaints=tuple(sorted((*page.complaints, *extra), key=_order)))


def keep(app: FieldApp, job_id: str, lines: Sequence[Line], origin: str) -> Changed:
    """Raises USER_LIST_FAULTY, USER_LIST_TOO_LONG."""
    job = app.jobs.open(job_id)
    rows = Rows(rows=tuple(_cells(line) for line in lines))
    return app.user_imports.keep_rows(job, rows, origin=Origin(origin))


def keep_right(app: FieldApp, job_id: str, lines: Sequence[Line]) -> Changed:
    """What is right of lines typed at the desk; a cell with an error is written once it is corrected."""
    return app.user_imports.keep_right(app.jobs.open(job_id), Rows(rows=tuple(_cells(line) for line in lines)))


def _page(
    app: FieldApp, job: OpenJob, words: Words, lines: tuple[Line, ...], *, saved: bool, editable: bool, origin: str
) -> Page:
    rows = Rows(rows=tuple(_cells(line) for line in lines))
    problems = app.user_imports.judge_rows(job, rows) if lines else ()
    people = [dict(zip(KEYS, line, strict=True)) for line in lines]
    complaints = [_complaint(words, one, one.row - 1 if one.row else None, people) for one in problems]
    count = words.count("{n} user captured", "{n} users captured", len(lines))
    taken = tuple(_line(dict(user.attributes)) for user in job.job.users) if editable and not lines else ()
    ordered = words.count("{n} user of the order", "{n} users of the order", len(lines))
    return Page(
        title=job.job.customer.name,
        second=f"{job.job.order_number} · {job.job.site.city}",
        columns=_columns(job, words),
        lines=lines,
        complaints=tuple(sorted(complaints, key=_order)),
        saved=saved,
        editable=editable,
        heading=count if editable else ordered,
        origin=origin,
        ordered=taken,
        take_word=words.count("Take over {n} user of the order", "Take over {n} users of the order", len(taken)),
    )


def _columns(job: OpenJob, words: Words) -> tuple[Column, ...]:
    porting = job.job.tengo_communication and job.job.porting
    example = _example(job)
    found = []
    for attribute in ATTRIBUTES:
        second = words("mandatory") if attribute.must else ""
        if attribute.key == PHONE and porting:
            second = words("mandatory (porting)")
        title = attribute.de if words.language == "de" else attribute.en
        found.append(
            Column(
                key=attribute.key,
                title=title,
                second=second,
                must=bool(second),
                example=example.get(attribute.key, ""),
            )
        )
    return tuple(found)


def _example(job: OpenJob) -> dict[str, str]:
    try:
        step: Any = job.sheet.step(CAPTURE)
        return dict(step.example["rows"][0])
    except (KeyError, IndexError):
        return {}


def _complaint(words: Words, problem: Any, row: int | None, people: Sequence[Mapping[str, str]] = ()) -> Complaint:
    column = KEYS.index(problem.column) if problem.column in KEYS else -1
    title = words("The list") if row is None else words("Row {n}", n=row + 1)
    if column >= 0:
        attribute = ATTRIBUTES[column]
        title += f", {attribute.de if words.language == 'de' else attribute.en}"
    fix, fix_word = fix_of(words, problem, people) if row is not None and column >= 0 else ("", "")
    return Complaint(
        row=row,
        column=column,
        title=title,
        text=sentence_of(words, problem),
        error=str(problem.severity) == "error",
        fix=fix,
        fix_word=fix_word,
    )


def _order(one: Complaint) -> tuple[bool, int, int]:
    return (not one.error, -1 if one.row is None else one.row, one.column)


def _line(cells: dict[str, str]) -> Line:
    return tuple(cells.get(key, "") for key in KEYS)


def _cells(line: Line) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, text) for key, text in zip(KEYS, line, strict=True) if text))
