"""A file with users at the desk: read, judged by every rule, and nothing written. Keeping it is the list's own matter."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from checklists.book_facts import SheetFlaw
from checklists.canonical import sha256_hex
from checklists.job import Job
from checklists.long_work import Watch, unwatched
from checklists.table import Table
from checklists.table_file import MAX_FILE_BYTES, TableFileError, read_tables
from checklists.user_asked import asked_rows
from checklists.user_judge import Memory, Pairs, judge_people
from checklists.user_problem import Problem
from checklists.user_rules import Terms
from checklists.user_sheet import User, check_users, pick_table

_NOT_MENDED_HERE = {"no-header", "header-short", "column-twice", "too-many-users", "no-users"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserImport:
    """What a file holds. `rows` are its users by the 18 attributes asked for, `numbers` their rows in the file; `problems` name
    row and column of the file.

    `flaws` are the errors that only the file's own cells tell, by the place of the row in `rows`, from 1; `notices` its warnings.
    """

    name: str
    sha256: str
    sheet: str
    rows: tuple[Pairs, ...]
    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]
    flaws: tuple[SheetFlaw, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    def flaws_behind(self, rows: int) -> tuple[SheetFlaw, ...]:
        """The flaws where so many rows stand before these."""
        return tuple(replace(flaw, row=flaw.row + rows) for flaw in self.flaws)

    @property
    def hopeless(self) -> Problem | None:
        """An error of the whole file: its rows say nothing for certain, so the file has to be corrected itself."""
        return next((problem for problem in self.errors if problem.code in _NOT_MENDED_HERE), None)

    @property
    def notices(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)


class UserImports:
    """Reading may take seconds; call it on the `work` lane."""

    def read(
        self,
        job: OpenJob,
        file: Path | bytes,
        name: str = "",
        *,
        watch: Watch = unwatched,
        memory: Memory | None = None,
    ) -> UserImport:
        """The users of a file and all its problems. Raises USER_LIST_UNREADABLE, and Stopped where `watch` does.

        `memory` is what the rows are judged with later on.
        """
        raw = file if isinstance(file, bytes) else _bytes_of(file)
        try:
            table = pick_table(read_tables(raw, watch)) or Table(name="", rows=())
        except TableFileError as error:
            raise FieldProblem(Code.USER_LIST_UNREADABLE, why=error.code, **error.values) from error
        terms = terms_of(job.job)
        found = check_users(table, phone_must=terms.phone_must, country=terms.country, watch=watch)
        rows, notices = asked_rows(found.users)
        problems = tuple(sorted((*found.problems, *notices), key=lambda one: (one.row or 0, one.severity)))
        again = judge_people(rows, terms, memory=memory, watch=watch)
        return UserImport(
            name=name or (file.name if isinstance(file, Path) else ""),
            sha256=sha256_hex(raw),
            sheet=table.name,
            rows=rows,
            numbers=tuple(user.row for user in found.users),
            problems=problems,
            flaws=_flaws(found.errors, again, found.users),
        )


def terms_of(job: Job) -> Terms:
    """fn4: the number is a must only where tengo communication is ordered together with porting."""
    return Terms(phone_must=job.tengo_communication and job.porting, country=job.site.country)


def _flaws(errors: tuple[Problem, ...], again: tuple[Problem, ...], users: tuple[User, ...]) -> tuple[SheetFlaw, ...]:
    """The file's errors that the rules do not find in the rows as they are kept."""
    place = {user.row: nth for nth, user in enumerate(users, start=1)}
    known = {(problem.row, problem.column) for problem in again if problem.is_error}
    return tuple(
        SheetFlaw(
            row=place[error.row],
            column=error.column,
            value=error.value,
            code=error.code,
            values=error.values,
        )
        for error in errors
        if error.row in place and (place[error.row], error.column) not in known
    )


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise FieldProblem(Code.USER_LIST_UNREADABLE, why="file-too-large", bytes=size, limit=MAX_FILE_BYTES)
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FieldProblem(Code.USER_LIST_UNREADABLE, why="unreachable") from error
