"""The book of a job: its entries folded into what holds now, each answer with its history.

A book is changed only by `apply`; it belongs to one owner and is made again from the entries whenever that is simpler. An entry
that came twice (re-logged after a roll-back, rule U2) is applied once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from checklists import entry_facts
from checklists.answer import Scan, Text, Timer, Tri, Value, Verdict
from checklists.book_facts import (
    AddedSubject,
    Answer,
    Consent,
    FrozenReport,
    GivenSignature,
    PagesShown,
    Phase,
    PhotoFact,
    RemarkAnswer,
    Reservation,
    Rest,
    SealedReport,
    StoredSheet,
    TimeMark,
    Waiver,
)
from checklists.ids import EntryId, PhotoId, ReportId, StepKey, SubjectId
from checklists.journal import Entry, EntryKind
from checklists.moment import Moment
from checklists.sign_off import Role

Cell = tuple[SubjectId, StepKey]
_NOTHING: Mapping[StepKey, Answer] = {}

# Entries that move the sign-off along or stand beside it; every other one is content and drops a frozen record (rule Z1).
_NOT_CONTENT = {
    EntryKind.JOB_OPENED,
    EntryKind.RECORD_FROZEN,
    EntryKind.RECORD_REOPENED,
    EntryKind.PAGES_SHOWN,
    EntryKind.SIGNATURE_GIVEN,
    EntryKind.REPORT_SEALED,
    EntryKind.REMARK_ANSWERED,
}
# The way home is no new work: it leaves a sealed report sealed.
_AFTER_THE_WORK = {EntryKind.TIME_MARKED, EntryKind.TIMER_STARTED, EntryKind.TIMER_STOPPED}


class BadEntry(ValueError):
    """An entry whose body is not what its kind says; the book is unchanged. `what` names the field or value."""

    def __init__(self, entry: Entry, what: str) -> None:
        super().__init__(f"{entry.kind} {entry.entry_id}: {what}")
        self.entry_id = entry.entry_id
        self.kind = entry.kind
        self.what = what


class Book:
    """What holds after the entries applied so far."""

    def __init__(self) -> None:
        self.answers: dict[Cell, Answer] = {}
        self.added: list[AddedSubject] = []
        self.photos: dict[PhotoId, PhotoFact] = {}
        self.withdrawn_photos: dict[PhotoId, str] = {}
        self.running: dict[Cell, Moment] = {}
        self.marks: list[TimeMark] = []
        self.consents: dict[str, Consent] = {}
        self.waived: Waiver | None = None
        self.sheets: dict[Cell, StoredSheet] = {}
        self.desks: dict[str, SubjectId] = {}
        self.reservations: list[Reservation] = []
        self.handover_confirmed = False
        self.handover_confirmed_at: Moment | None = None
        self.handover_confirmed_nth = 0
        self.rest: Rest | None = None
        self.frozen: FrozenReport | None = None
        self.pages: PagesShown | None = None
        self.signatures: dict[Role, GivenSignature] = {}
        self.sealed: list[SealedReport] = []
        self.remark_answers: dict[str, RemarkAnswer] = {}
        self.opened = False
        self.phase = Phase.DRAFT
        self.nth = 0
        """How many different entries were applied."""
        self.shape = 0
        """Counts what changes rows or depth: a sheet made at another shape must be made again."""
        self.troubled: dict[SubjectId, set[StepKey]] = {}
        """Steps now answered failed or n.a.: they open an item's full details on a short desk."""
        self._by_subject: dict[SubjectId, dict[StepKey, Answer]] = {}
        self._texts: dict[tuple[StepKey, str], dict[SubjectId, None]] = {}
        self._photos_at: dict[Cell, dict[PhotoId, None]] = {}
        self._seen: set[EntryId] = set()

    def answer(self, subject: str, step: str) -> Answer | None:
        """The last answer, also a cleared one (its value is None); None where nothing was ever said."""
        return self.answers.get((SubjectId(subject), StepKey(step)))

    def of(self, subject: SubjectId) -> Mapping[StepKey, Answer]:
        """All answers of one subject by step."""
        return self._by_subject.get(subject, _NOTHING)

    def said_at(self, step: StepKey, value: Scan | Text) -> tuple[SubjectId, ...]:
        """The subjects whose answer to `step` is this scanned text, or this typed one in whatever case, in the order given."""
        return tuple(self._texts.get((step, _plain(value)), ()))

    def photos_at(self, subject: SubjectId, step: StepKey) -> tuple[PhotoFact, ...]:
        """Photos beside a step that were not withdrawn, in the order taken."""
        return tuple(self.photos[photo] for photo in self._photos_at.get((subject, step), ()))

    def apply(self, entry: Entry) -> None:
        """Fold one entry in. Raises BadEntry, and then nothing has changed."""
        if entry.entry_id in self._seen:
            return
        try:
            _FOLDS[entry.kind](self, entry)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadEntry(entry, f"{type(error).__name__} {error}") from error
        self._seen.add(entry.entry_id)
        self.nth += 1
        if entry.kind not in _NOT_CONTENT and not (self.phase is Phase.SEALED and entry.kind in _AFTER_THE_WORK):
            self._back_to_draft()

    def _back_to_draft(self) -> None:
        if self.phase is not Phase.DRAFT:
            self.phase = Phase.DRAFT
            self.frozen = None
            self.pages = None
            self.signatures = {}

    def _answer_given(self, entry: Entry) -> None:
        cell = entry_facts.cell(entry.body)
        old = self.answers.get(cell)
        former = () if old is None else (*old.former, replace(old, former=()))
        answer = entry_facts.answer(entry, self.nth + 1, former)
        if old is not None:
            self._forget(cell, old.value)
        self.answers[cell] = answer
        if answer.value is None:
            self.sheets.pop(cell, None)
        elif cell in self.sheets:
            self.sheets[cell] = replace(self.sheets[cell], holds=False)
        self._by_subject.setdefault(cell[0], {})[cell[1]] = answer
        value = answer.value
        if isinstance(value, Scan | Text) and value.text:
            self._texts.setdefault((cell[1], _plain(value)), {})[cell[0]] = None
        elif isinstance(value, Tri) and value.verdict is not Verdict.DONE:
            self.troubled.setdefault(cell[0], set()).add(cell[1])
        elif isinstance(value, Timer):
            self.running.pop(cell, None)

    def _forget(self, cell: Cell, value: Value | None) -> None:
        if isinstance(value, Scan | Text):
            self._texts.get((cell[1], _plain(value)), {}).pop(cell[0], None)
        elif isinstance(value, Tri):
            self.troubled.get(cell[0], set()).discard(cell[1])

    def _subject_added(self, entry: Entry) -> None:
        subject = entry_facts.added_subject(entry.body)
        for place, known in enumerate(self.added):
            if known.subject_id == subject.subject_id:
                self.added[place] = subject
                break
        else:
            self.added.append(subject)
        self.shape += 1

    def _timer_started(self, entry: Entry) -> None:
        self.running[entry_facts.cell(entry.body)] = entry.at

    def _timer_stopped(self, entry: Entry) -> None:
        self.running.pop(entry_facts.cell(entry.body), None)

    def _time_marked(self, entry: Entry) -> None:
        mark = entry_facts.time_mark(entry)
        replaces = entry_facts.maybe(entry.body, "replaces")
        place = next((n for n, known in enumerate(self.marks) if known.entry_id == replaces), None)
        if place is None:
            if mark.at:
                self.marks.append(mark)
        elif mark.at:
            old = self.marks[place]
            former = old.former if old.at == mark.at else (*old.former, old.at)
            self.marks[place] = replace(mark, former=former)
        else:
            del self.marks[place]

    def _photo_added(self, entry: Entry) -> None:
        photo = entry_facts.photo(entry)
        self.photos[photo.photo] = photo
        self._photos_at.setdefault((photo.subject, photo.step), {})[photo.photo] = None

    def _photo_withdrawn(self, entry: Entry) -> None:
        photo = PhotoId(entry_facts.text(entry.body, "photo"))
        why = entry_facts.maybe(entry.body, "why") or ""
        fact = self.photos.pop(photo, None)
        if fact is not None:
            self._photos_at.get((fact.subject, fact.step), {}).pop(photo, None)
        self.withdrawn_photos[photo] = why

    def _consent_given(self, entry: Entry) -> None:
        consent = entry_facts.consent(entry)
        self.consents[consent.allowance] = consent

    def _contact_waived(self, entry: Entry) -> None:
        self.waived = entry_facts.waiver(entry)

    def _sheet_stored(self, entry: Entry) -> None:
        cell = entry_facts.cell(entry.body)
        self.sheets[cell] = entry_facts.stored_sheet(entry.body, self.sheets.get(cell))

    def _sheet_corrected(self, entry: Entry) -> None:
        cell = entry_facts.cell(entry.body)
        self.sheets[cell] = entry_facts.corrected_sheet(entry.body, self.sheets[cell])

    def _desk_chosen(self, entry: Entry) -> None:
        model = entry_facts.text(entry.body, "model")
        self.desks[model] = SubjectId(entry_facts.text(entry.body, "subject"))
        self.shape += 1

    def _reservation_written(self, entry: Entry) -> None:
        written = entry_facts.reservation(entry)
        for place, known in enumerate(self.reservations):
            if known.reservation == written.reservation:
                self.reservations[place] = written
                return
        self.reservations.append(written)

    def _reservation_withdrawn(self, entry: Entry) -> None:
        gone = entry_facts.text(entry.body, "reservation")
        self.reservations = [r for r in self.reservations if r.reservation != gone]

    def _handover_confirmed(self, entry: Entry) -> None:
        confirmed = entry.body["confirmed"]
        if not isinstance(confirmed, bool):
            raise TypeError("confirmed")
        self.handover_confirmed = confirmed
        self.handover_confirmed_at = entry.at if confirmed else None
        self.handover_confirmed_nth = self.nth + 1 if confirmed else 0

    def _rest_left_open(self, entry: Entry) -> None:
        self.rest = entry_facts.rest(entry.body)

    def _record_frozen(self, entry: Entry) -> None:
        self.frozen = entry_facts.frozen(entry)
        self.pages = None
        self.signatures = {}
        self.phase = Phase.FROZEN

    def _record_reopened(self, entry: Entry) -> None:
        self._back_to_draft()

    def _pages_shown(self, entry: Entry) -> None:
        pages = entry_facts.pages(entry.body)
        if self.frozen is not None and self.frozen.report == pages.report:
            self.pages = pages
            if self.phase is Phase.FROZEN:
                self.phase = Phase.SHOWN

    def _signature_given(self, entry: Entry) -> None:
        signature = entry_facts.signature(entry)
        if self.frozen is None or self.frozen.report != signature.report or self.phase is Phase.SEALED:
            return
        self.signatures[signature.role] = signature
        needed = {Role.TECHNICIAN} if self.frozen.signer == "technician-only" else {Role.CONTACT, Role.TECHNICIAN}
        if needed <= set(self.signatures):
            self.phase = Phase.SIGNED

    def _report_sealed(self, entry: Entry) -> None:
        body = entry.body
        report = ReportId(entry_facts.text(body, "report"))
        ours = self.frozen if self.frozen is not None and self.frozen.report == report else None
        self.sealed.append(
            SealedReport(
                report=report,
                number=entry_facts.text(body, "number"),
                pdf_sha256=entry_facts.text(body, "pdf_sha256"),
                pdf_size=entry_facts.number(body, "pdf_size"),
                report_sha256=entry_facts.text(body, "report_sha256"),
                signature_sha256=entry_facts.text(body, "signature_sha256"),
                certificate=entry_facts.text(body, "certificate"),
                frozen=ours,
                signatures=tuple(self.signatures.values()) if ours else (),
                at=entry.at,
                seq=entry.seq,
            )
        )
        self.phase = Phase.SEALED

    def _remark_answered(self, entry: Entry) -> None:
        answer = entry_facts.remark_answer(entry)
        self.remark_answers[answer.remark] = answer

    def _job_opened(self, entry: Entry) -> None:
        self.opened = True


def _plain(value: Scan | Text) -> str:
    """A label is read as it is; what is typed has its case by chance."""
    return value.text if isinstance(value, Scan) else value.text.strip().casefold()


_FOLDS: dict[EntryKind, Callable[[Book, Entry], None]] = {
    EntryKind.JOB_OPENED: Book._job_opened,
    EntryKind.ANSWER_GIVEN: Book._answer_given,
    EntryKind.SUBJECT_ADDED: Book._subject_added,
    EntryKind.TIMER_STARTED: Book._timer_started,
    EntryKind.TIMER_STOPPED: Book._timer_stopped,
    EntryKind.TIME_MARKED: Book._time_marked,
    EntryKind.PHOTO_ADDED: Book._photo_added,
    EntryKind.PHOTO_WITHDRAWN: Book._photo_withdrawn,
    EntryKind.CONSENT_GIVEN: Book._consent_given,
    EntryKind.CONTACT_WAIVED: Book._contact_waived,
    EntryKind.SHEET_STORED: Book._sheet_stored,
    EntryKind.SHEET_CORRECTED: Book._sheet_corrected,
    EntryKind.DESK_CHOSEN: Book._desk_chosen,
    EntryKind.RESERVATION_WRITTEN: Book._reservation_written,
    EntryKind.RESERVATION_WITHDRAWN: Book._reservation_withdrawn,
    EntryKind.HANDOVER_CONFIRMED: Book._handover_confirmed,
    EntryKind.REST_LEFT_OPEN: Book._rest_left_open,
    EntryKind.RECORD_FROZEN: Book._record_frozen,
    EntryKind.RECORD_REOPENED: Book._record_reopened,
    EntryKind.PAGES_SHOWN: Book._pages_shown,
    EntryKind.SIGNATURE_GIVEN: Book._signature_given,
    EntryKind.REPORT_SEALED: Book._report_sealed,
    EntryKind.REMARK_ANSWERED: Book._remark_answered,
}


def fold(entries: Iterable[Entry]) -> Book:
    """The book of these entries. Raises BadEntry at the first one whose body is not what its kind says."""
    book = Book()
    for entry in entries:
        book.apply(entry)
    return book
