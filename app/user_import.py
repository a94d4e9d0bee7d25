"""Capture of users on site (2.6): from an XLSX or CSV file or typed rows, every rule T-ATTR checked at the desk.

Reading writes nothing; keeping is one imported answer, one gesture, and can be undone like any other.
"""

from dataclasses import dataclass
from pathlib import Path

from app.answering import Answering
from app.changed import Changed
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from checklists.answer import Origin, Rows
from checklists.attributes import ATTRIBUTES, BY_KEY
from checklists.canonical import sha256_hex
from checklists.ids import VISIT_SUBJECT, StepKey
from checklists.job import Job
from checklists.table import EMPTY, Cell, CellKind, Row, Table
from checklists.table_file import MAX_FILE_BYTES, TableFileError, read_tables
from checklists.user_sheet import Problem, User, UserSheet, check_users, pick_table

CAPTURE = StepKey("ini-capture")
MOST_ROWS = 100
"""Longer lists are no answers: an entry is at most 256 kB, a page of the report has to hold it (rule E5)."""
_ASKED = {attribute.key for attribute in ATTRIBUTES}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserImport:
    """What a file holds. `sheet` is the sheet's name (empty for CSV); problems name row and column of the file."""

    name: str
    sha256: str
    sheet: str
    users: tuple[User, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return UserSheet(users=self.users, problems=self.problems).errors

    @property
    def rows(self) -> Rows:
        """The users as the answer's rows: only the 18 attributes that are asked for."""
        return Rows(rows=tuple(tuple(pair for pair in user.attributes if pair[0] in _ASKED) for user in self.users))


class UserImports:
    """Reading may take seconds; call it on the `work` lane."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def read(self, job: OpenJob, file: Path | bytes, name: str = "") -> UserImport:
        """The users of a file and all its problems. Raises USER_LIST_UNREADABLE."""
        raw = file if isinstance(file, bytes) else _bytes_of(file)
        try:
            table = pick_table(read_tables(raw))
        except TableFileError as error:
            raise FieldProblem(Code.USER_LIST_UNREADABLE, why=error.code) from error
        found = _judge(table or Table(name="", rows=()), job.job)
        return UserImport(
            name=name or (file.name if isinstance(file, Path) else ""),
            sha256=sha256_hex(raw),
            sheet=table.name if table else "",
            users=found.users,
            problems=found.problems,
        )

    def judge_rows(self, job: OpenJob, rows: Rows) -> tuple[Problem, ...]:
        """The same rules over rows typed by hand or kept before; a problem's row counts from 1."""
        return _judge(_as_table(rows), job.job).problems

    def keep(self, job: OpenJob, found: UserImport, *, beside: Rows | None = None) -> Changed:
        """Writes the users as the answer of the visit's capture, after the rows `beside` that are to stay.

        Raises USER_LIST_FAULTY while there is any error, doubled users among `beside` too, USER_LIST_TOO_LONG, STEP_UNKNOWN.
        """
        if found.errors:
            raise FieldProblem(Code.USER_LIST_FAULTY, count=len(found.errors), problems=found.errors)
        rows = Rows(rows=((beside.rows if beside else ()) + found.rows.rows))
        return self.keep_rows(job, rows, origin=Origin.IMPORTED)

    def keep_rows(self, job: OpenJob, rows: Rows, *, origin: Origin = Origin.TYPED) -> Changed:
        """The same for rows typed or corrected at the desk. Raises USER_LIST_FAULTY, USER_LIST_TOO_LONG, STEP_UNKNOWN."""
        if len(rows.rows) > MOST_ROWS:
            raise FieldProblem(Code.USER_LIST_TOO_LONG, rows=len(rows.rows), most=MOST_ROWS)
        errors = _judge(_as_table(rows), job.job).errors if rows.rows else ()
        if errors:
            raise FieldProblem(Code.USER_LIST_FAULTY, count=len(errors), problems=errors)
        return self._answering.give(job, VISIT_SUBJECT, CAPTURE, rows if rows.rows else None, origin=origin)

    def keep_right(self, job: OpenJob, rows: Rows) -> Changed:
        """Rows typed at the desk as far as they are right: a cell with an error stays empty until it is corrected, so that
        nothing typed is lost for one wrong letter (rule S4) and no wrong value is an answer. Writes nothing where that is
        what stands there. Raises USER_LIST_TOO_LONG.
        """
        if len(rows.rows) > MOST_ROWS:
            raise FieldProblem(Code.USER_LIST_TOO_LONG, rows=len(rows.rows), most=MOST_ROWS)
        right = _without_errors(rows, job.job)
        said = job.book.answer(VISIT_SUBJECT, CAPTURE)
        value = right if right.rows else None
        if (said.value if said is not None else None) == value:
            return Changed()
        return self._answering.give(job, VISIT_SUBJECT, CAPTURE, value)


def _without_errors(rows: Rows, job: Job) -> Rows:
    """Emptying one cell may make another wrong (a manager whose own name is gone), so until nothing more is found."""
    left = [dict(row) for row in rows.rows]
    while True:
        found = _judge(_as_table(Rows(rows=tuple(_pairs(row) for row in left))), job).errors
        wrong = [(p.row, p.column) for p in found if p.row and left[p.row - 1].get(p.column)]
        if not wrong:
            return Rows(rows=tuple(_pairs(row) for row in left if row))
        for row, column in wrong:
            left[row - 1].pop(column, None)


def _pairs(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, text) for key, text in row.items() if text))


def _judge(table: Table, job: Job) -> UserSheet:
    # fn4: the number is a must only where tengo communication is ordered together with porting.
    return check_users(table, phone_must=job.tengo_communication and job.porting, country=job.site.country)


def _as_table(rows: Rows) -> Table:
    """Rows of an answer as the table the rules read; the header is row 0, so that rows count from 1."""
    keys = [attribute.key for attribute in ATTRIBUTES]
    header = Row(number=0, cells=tuple(Cell(text=BY_KEY[key].de, kind=CellKind.TEXT) for key in keys))
    body = []
    for number, pairs in enumerate(rows.rows, start=1):
        texts = dict(pairs)
        cells = (Cell(text=texts[key], kind=CellKind.TEXT) if texts.get(key) else EMPTY for key in keys)
        body.append(Row(number=number, cells=tuple(cells)))
    return Table(name="", rows=(header, *body))


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FieldProblem(Code.USER_LIST_UNREADABLE, why="unreachable") from error
