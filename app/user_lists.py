"""The list of users a visit holds: typed by hand, taken from the order, or given as a file and corrected by agreement.

Up to a hundred rows without an error are an answer like any other. A longer list, or one from a file that still has errors, is a
blob, and every correction is an entry of its own with old and new value and with whom it was agreed: nothing typed waits for the
last error to be gone. A list from a file always says so; one typed by hand has no corrections, only the answer's history.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answering import Answering
from app.changed import Changed
from app.file_facts import copy_failed
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.safe_file import write_safely
from app.session import Session
from app.stored_lists import ListBlobs, corrected_line, stored_line
from app.user_import import UserImport, terms_of
from app.writing import say
from checklists.answer import Origin, Rows
from checklists.book_facts import SheetCorrection, SheetFlaw, StoredSheet
from checklists.ids import VISIT_SUBJECT, StepKey
from checklists.long_work import Watch, unwatched
from checklists.user_corrections import corrected, flaws_left
from checklists.user_export import to_csv, to_xlsx
from checklists.user_judge import Memory, Pairs, judge_people
from checklists.user_problem import Problem, Severity
from checklists.user_sheet import MAX_USERS

CAPTURE = StepKey("ini-capture")
CELL = (VISIT_SUBJECT, CAPTURE)
MOST_ROWS = 100
"""Longer lists are no answers: an entry is at most 256 kB, a page of the report has to hold it (rule E5)."""
MOST_FLAWS = 200
_WRITERS = {".xlsx": to_xlsx, ".csv": to_csv}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change by hand. `row` counts from 1. With a `column` its value becomes `new`; without one the row is `gone`, is
    `added` with these pairs, or was only looked at and is right as it is.
    """

    row: int
    column: str = ""
    new: str = ""
    gone: bool = False
    added: Pairs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldList:
    """`noted`: the list came from a file, or is too long for an answer; each change is a correction by agreement."""

    rows: tuple[Pairs, ...] = ()
    noted: bool = False
    name: str = ""
    flaws: tuple[SheetFlaw, ...] = ()
    corrections: tuple[SheetCorrection, ...] = ()


class UserLists:
    """With thousands of rows every act takes a moment; call them on the `work` lane."""

    def __init__(self, session: Session, answering: Answering) -> None:
        self._session = session
        self._answering = answering
        self._blobs = ListBlobs(session)
        self._memory: tuple[str, Memory] = ("", Memory())

    def held(self, job: OpenJob, *, watch: Watch = unwatched) -> HeldList:
        """What is kept now."""
        with job.reading():
            sheet = job.book.sheets.get(CELL)
            answer = job.book.answer(*CELL)
        if sheet is not None and sheet.holds:
            return HeldList(
                rows=corrected(self._blobs.rows(sheet.sha256, watch), sheet.not_in_blob),
                noted=True,
                name=sheet.name,
                flaws=flaws_left(sheet.flaws, sheet.not_in_blob),
                corrections=sheet.corrections,
            )
        rows = answer.value.rows if answer is not None and isinstance(answer.value, Rows) else ()
        if sheet is None:
            return HeldList(rows=rows)
        return HeldList(rows=rows, noted=True, name=sheet.name, corrections=sheet.corrections)

    def memory(self, job: OpenJob) -> Memory:
        """What was found in rows of this job before; another job's is forgotten."""
        if self._memory[0] != job.job.job_id:
            self._memory = (job.job.job_id, Memory())
        return self._memory[1]

    def judge(
        self, job: OpenJob, rows: Sequence[Pairs], flaws: Sequence[SheetFlaw] = (), *, watch: Watch = unwatched
    ) -> tuple[Problem, ...]:
        """Everything wrong with these rows; a problem's row counts from 1."""
        found = judge_people(rows, terms_of(job.job), memory=self.memory(job), watch=watch)
        return tuple(sorted((*found, *map(_problem, flaws)), key=lambda one: (one.row or 0, one.severity)))

    # -- lists from a file ---------------------------------------------------------------------------------------------

    def take(
        self,
        job: OpenJob,
        found: UserImport,
        *,
        beside: Sequence[Pairs] = (),
        edits: Sequence[Edit] = (),
        agreed_with: str = "",
        watch: Watch = unwatched,
    ) -> Changed:
        """Keeps the users of a file behind the rows `beside` that are to stay, with what was corrected in it already.

        Raises USER_LIST_TOO_LONG, USER_LIST_TORN, and USER_LIST_UNREADABLE for a file that has to be corrected itself.
        """
        refuse_hopeless(found)
        rows = (*beside, *found.rows)
        flaws = found.flaws_behind(len(beside))
        _refuse_too_long(rows)
        if len(flaws) > MOST_FLAWS:
            raise FieldProblem(Code.USER_LIST_TORN, count=len(flaws), most=MOST_FLAWS)
        corrections = self._corrections(rows, edits, agreed_with)
        after = corrected(rows, corrections)
        errors = self._errors(job, after, flaws_left(flaws, corrections), watch)
        blob = to_csv(rows, watch)
        source = {"name": found.name, "sha256": found.sha256}
        lines = [stored_line(CELL, blob, len(rows), errors, source=source, flaws=flaws)]
        lines += [corrected_line(CELL, one, errors) for one in corrections]
        if errors or len(after) > MOST_ROWS:
            return say(self._session, job, lines, self._blobs.writer(job, rows, blob))
        value = Rows(rows=after) if after else None
        also = self._blobs.writer(job, rows, blob)
        return self._answering.give_beside(job, *CELL, value, lines, also, origin=Origin.IMPORTED)

    def correct(self, job: OpenJob, edits: Sequence[Edit], *, agreed_with: str, watch: Watch = unwatched) -> Changed:
        """Changes in a list that is `noted`; each is written with its old value. Raises USER_LIST_TOO_LONG."""
        held = self.held(job, watch=watch)
        corrections = self._corrections(held.rows, edits, agreed_with)
        if not corrections:
            return Changed()
        after = corrected(held.rows, corrections)
        _refuse_too_long(after)
        flaws = flaws_left(held.flaws, corrections)
        errors = self._errors(job, after, flaws, watch)
        lines = [corrected_line(CELL, one, errors) for one in corrections]
        if not errors and len(after) <= MOST_ROWS:
            value = Rows(rows=after) if after else None
            return self._answering.give_beside(job, *CELL, value, lines, None, origin=Origin.IMPORTED)
        if job.book.sheets[CELL].holds:
            return say(self._session, job, lines)
        blob = to_csv(after, watch)
        lines.append(stored_line(CELL, blob, len(after), errors, flaws=flaws, continues=True))
        return say(self._session, job, lines, self._blobs.writer(job, after, blob))

    def drop(self, job: OpenJob) -> Changed:
        """No list is kept any more; what was written stays in the book. Can be undone only where it was an answer."""
        return self._answering.give(job, *CELL, None)

    # -- typed lists ---------------------------------------------------------------------------------------------------

    def type_rows(
        self, job: OpenJob, rows: Sequence[Pairs], *, origin: Origin = Origin.TYPED, watch: Watch = unwatched
    ) -> Changed:
        """Rows typed at the desk or taken from the order. Up to a hundred: a cell with an error stays empty until it is corrected,
        so that nothing typed is lost for one wrong letter (rule S4) and no wrong value is an answer. Writes nothing where that
        is what stands there. Raises USER_LIST_TOO_LONG.
        """
        _refuse_too_long(rows)
        if len(rows) > MOST_ROWS:
            blob = to_csv(rows, watch)
            line = stored_line(CELL, blob, len(rows), self._errors(job, rows, (), watch))
            return say(self._session, job, [line], self._blobs.writer(job, rows, blob))
        right = self._without_errors(job, rows)
        said = job.book.answer(*CELL)
        value = Rows(rows=right) if right else None
        if (said.value if said is not None else None) == value:
            return Changed()
        return self._answering.give(job, *CELL, value, origin=origin)

    def _without_errors(self, job: OpenJob, rows: Sequence[Pairs]) -> tuple[Pairs, ...]:
        """Emptying one cell may make another wrong (a manager whose own name is gone), so until nothing more is found."""
        left = [dict(row) for row in rows]
        while True:
            pairs = tuple(tuple(sorted((key, text) for key, text in row.items() if text)) for row in left)
            wrong = [(p.row, p.column) for p in self.judge(job, pairs) if p.is_error and p.row]
            full = [(row, column) for row, column in wrong if left[row - 1].get(column)]
            if not full:
                return tuple(row for row in pairs if row)
            for row, column in full:
                left[row - 1].pop(column, None)

    # -- out of the house ----------------------------------------------------------------------------------------------

    def export(self, job: OpenJob, target: Path, *, watch: Watch = unwatched) -> Path:
        """The list as the provider's template wants it, XLSX or CSV by the name's ending, whole or not at all; a folder gets an
        XLSX. Raises USER_LIST_FAULTY while there is an error, FOLDER_MISSING, COPY_FAILED.
        """
        held = self.held(job, watch=watch)
        errors = [problem for problem in self.judge(job, held.rows, held.flaws, watch=watch) if problem.is_error]
        if errors:
            raise FieldProblem(Code.USER_LIST_FAULTY, count=len(errors))
        path = target / f"{_file_name(job)}.xlsx" if target.is_dir() else target
        if path.suffix.lower() not in _WRITERS or not path.parent.is_dir():
            raise FieldProblem(Code.FOLDER_MISSING, path=str(target))
        try:
            write_safely(path, _WRITERS[path.suffix.lower()](held.rows, watch))
        except OSError as error:
            raise copy_failed(error, path) from error
        return path

    # -- inner ---------------------------------------------------------------------------------------------------------

    def _errors(self, job: OpenJob, rows: Sequence[Pairs], flaws: Sequence[SheetFlaw], watch: Watch) -> int:
        return sum(problem.is_error for problem in self.judge(job, rows, flaws, watch=watch))

    def _corrections(self, rows: Sequence[Pairs], edits: Sequence[Edit], agreed_with: str) -> list[SheetCorrection]:
        when = self._session.clock.now().wall
        found: list[SheetCorrection] = []
        for edit in edits:
            now = list(_as_corrections(rows, edit, agreed_with.strip(), when))
            rows = corrected(rows, now) if len(edits) > 1 else rows
            found += now
        return found


def _as_corrections(rows: Sequence[Pairs], edit: Edit, who: str, when: str) -> Iterator[SheetCorrection]:
    texts = dict(rows[edit.row - 1]) if 0 < edit.row <= len(rows) else {}

    def one(column: str, old: str, new: str) -> SheetCorrection:
        return SheetCorrection(row=edit.row, column=column, old=old, new=new, agreed_with=who, when=when)

    if edit.column:
        old = texts.get(edit.column, "")
        if old != edit.new:
            yield one(edit.column, old, edit.new)
    elif edit.gone:
        yield one("", _called(texts), "")
    elif edit.added is not None:
        yield one("", "", _called(dict(edit.added)))
        yield from (one(column, "", text) for column, text in edit.added)
    else:
        yield one("", _called(texts), _called(texts))


def _called(texts: dict[str, str]) -> str:
    """Whom a row is about; never empty."""
    name = " ".join(part for part in (texts.get("givenName"), texts.get("sn")) if part)
    return ", ".join(part for part in (name, texts.get("mail", "")) if part) or "–"


def _problem(flaw: SheetFlaw) -> Problem:
    return Problem(
        row=flaw.row,
        column=flaw.column,
        header="",
        value=flaw.value,
        code=flaw.code,
        severity=Severity.ERROR,
        values=flaw.values,
    )


def refuse_hopeless(found: UserImport) -> None:
    """Raises USER_LIST_UNREADABLE with the one problem that says why nothing of the file can be taken."""
    if found.hopeless is not None:
        raise FieldProblem(Code.USER_LIST_UNREADABLE, why=found.hopeless.code, problem=found.hopeless)


def _refuse_too_long(rows: Sequence[Pairs]) -> None:
    if len(rows) > MAX_USERS:
        raise FieldProblem(Code.USER_LIST_TOO_LONG, rows=len(rows), most=MAX_USERS)


def _file_name(job: OpenJob) -> str:
    number = "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in job.job.order_number)
    return f"{number}-nutzer"


def settle(session: Session, job: OpenJob) -> Changed:
    """Before the record is frozen: a long list whose corrections are not in its blob yet gets a blob that holds them, so that the
    checksum in the report is that of the list as it is. Writes nothing where there is none.
    """
    blobs, changed = ListBlobs(session), Changed()
    for cell, sheet in list(job.book.sheets.items()):
        if sheet.holds and sheet.fresh:
            changed |= _settled(session, job, blobs, cell, sheet)
    return changed


def _settled(session: Session, job: OpenJob, blobs: ListBlobs, cell: tuple[str, str], sheet: StoredSheet) -> Changed:
    rows = corrected(blobs.rows(sheet.sha256), sheet.not_in_blob)
    flaws = flaws_left(sheet.flaws, sheet.not_in_blob)
    blob = to_csv(rows)
    line = stored_line(cell, blob, len(rows), sheet.errors, flaws=flaws, continues=True)
    return say(session, job, [line], blobs.writer(job, rows, blob))
