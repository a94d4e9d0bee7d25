"""A job as it is worked on: its sheet and book in memory, kept up to date entry by entry."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.changed import Changed, What
from app.gestures import Gestures
from app.problems import Code, FieldProblem
from app.store.journal_store import About
from checklists.book import BadEntry, Book
from checklists.book_facts import Phase
from checklists.catalogue import Catalogue
from checklists.ids import PersonId
from checklists.job import Job
from checklists.journal import Entry, EntryKind
from checklists.review import Remark, Review, ReviewState
from checklists.sheet import Sheet, make_sheet

_WHAT = {
    EntryKind.ANSWER_GIVEN: What.ANSWERS,
    EntryKind.SHEET_STORED: What.ANSWERS,
    EntryKind.SHEET_CORRECTED: What.ANSWERS,
    EntryKind.SUBJECT_ADDED: What.ADDED,
    EntryKind.DESK_CHOSEN: What.ADDED,
    EntryKind.TIMER_STARTED: What.TIMES,
    EntryKind.TIMER_STOPPED: What.TIMES,
    EntryKind.TIME_MARKED: What.TIMES,
    EntryKind.PHOTO_ADDED: What.PHOTOS,
    EntryKind.PHOTO_WITHDRAWN: What.PHOTOS,
    EntryKind.REMARK_ANSWERED: What.REVIEWS,
    EntryKind.REPORT_SEALED: What.REPORT,
    EntryKind.JOB_OPENED: What.JOBS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRemark:
    """A question of HQ; `answer` is what the technician wrote to it, None while it is open."""

    remark: Remark
    report_id: str
    answer: str | None


class OpenJob:
    """`job`, `catalogue`, `sheet`, `book` are for reading; they change only through the use cases.

    Whoever iterates over them on another thread holds `reading()`.
    """

    def __init__(
        self, job: Job, catalogue: Catalogue, entries: Iterable[Entry], *, unassigned: str | None, review: Review | None
    ) -> None:
        self.job = job
        self.catalogue = catalogue
        self.unassigned = unassigned
        self.review = review
        self.book = Book()
        self.unread: list[str] = []
        """Entries the book cannot use (a later program wrote them); they stay in the log and go to HQ all the same."""
        for entry in entries:
            try:
                self.book.apply(entry)
            except BadEntry:
                self.unread.append(entry.entry_id)
        self.sheet: Sheet = make_sheet(job, catalogue, self.book)
        self.gestures = Gestures()
        self.last_saved: str | None = None
        self._lock = threading.RLock()

    @property
    def phase(self) -> Phase:
        return self.book.phase

    @property
    def remarks(self) -> tuple[OpenRemark, ...]:
        """HQ's remarks on the last report, answered ones too; none unless it was returned."""
        if self.review is None or self.review.state is not ReviewState.RETURNED:
            return ()
        found = []
        for remark in self.review.remarks:
            answer = self.book.remark_answers.get(remark.remark_id)
            text = None if answer is None else answer.text or ""
            found.append(OpenRemark(remark=remark, report_id=self.review.report_id, answer=text))
        return tuple(found)

    def remark_at(self, subject: str, step: str) -> OpenRemark | None:
        """The remark that points at this cell, an open one first."""
        here = [one for one in self.remarks if one.remark.subject == subject and one.remark.step == step]
        return next((one for one in here if one.answer is None), here[0] if here else None)

    @contextmanager
    def reading(self) -> Iterator["OpenJob"]:
        with self._lock:
            yield self

    def about(self, actor: PersonId) -> About:
        return About(job_id=self.job.job_id, job_rev=self.job.job_rev, cat_hash=self.job.cat_hash, actor=actor)

    def absorb(self, entries: Iterable[Entry]) -> Changed:
        """Fold in what was committed, and say what that altered."""
        what: set[What] = set()
        subjects: set[str] = set()
        last: Entry | None = None
        with self._lock:
            before = self.book.phase
            for entry in entries:
                self.book.apply(entry)
                what.add(_WHAT.get(entry.kind, What.SIGN_OFF))
                if isinstance(entry.body.get("subject"), str):
                    subjects.add(entry.body["subject"])
                last = entry
            if self.book.shape != self.sheet.shape:
                self.sheet = make_sheet(self.job, self.catalogue, self.book)
            if self.book.phase is not before:
                what.add(What.SIGN_OFF)
            if last is not None:
                self.last_saved = last.at.wall
        return Changed(
            what=frozenset(what),
            jobs=frozenset({self.job.job_id}) if last else frozenset(),
            subjects=frozenset(subjects),
            saved_at=last.at.wall if last else None,
            seq=last.seq if last else None,
        )

    def refuse_unknown(self, subject: str, step: str) -> None:
        """Raises FieldProblem(STEP_UNKNOWN) for a cell that is not on this sheet."""
        try:
            self.sheet.subject(subject)
            self.sheet.step(step)
        except KeyError as error:
            raise FieldProblem(Code.STEP_UNKNOWN, subject=subject, step=step) from error
