"""One detail or sub-test judged: is it answered well, does it deviate, does it block? The rules of answers, kind by
kind.

Any detail may be answered by a `Tri` of n.a. or failed with a reason code instead of its own kind.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from checklists import allowances
from checklists.answer import (
    Auto,
    Files,
    Multi,
    Num,
    People,
    Person,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Verdict,
    When,
)
from checklists.answer_rules import untold
from checklists.attendance import all_signed, attendees
from checklists.beside_rules import beside, looks_beside
from checklists.between_cells import unencrypted
from checklists.book import Book
from checklists.book_facts import Answer
from checklists.catalogue import AnswerKind, Detail, Precondition, SubTest
from checklists.cell import Block, CellState, Look, State
from checklists.ids import StepKey, SubjectId
from checklists.job import Depth
from checklists.plan import leaves, sub_step
from checklists.pst import quota_bytes
from checklists.row_rules import incomplete_rows
from checklists.sheet import Sheet
from checklists.subjects import Subject

USER_NOT_MET = "K05"
"""No failure (R1): the desk stays completable and the contact briefs the user."""
AS_ORDERED = "as-ordered"
"""The option of a pick that is compared with the order: what was found is what was ordered."""
_NA_COUNTS_AS_DONE = ("N03", "N04")
_SERVED_BY = {StepKey("vm-brief"): StepKey("brief-who")}
"""In short depth one person briefed stands for telephone and voicemail."""


def answer_to(sheet: Sheet, answers: Mapping[StepKey, Answer], detail: Detail) -> Answer | None:
    """The answer that counts for a detail: its own, or in short depth the one that serves it. None where nothing
    holds."""
    own = answers.get(detail.key)
    if own is not None and own.value is not None:
        return own
    if sheet.job.depth is Depth.SHORT and detail.key in _SERVED_BY:
        other = answers.get(_SERVED_BY[detail.key])
        if other is not None and other.value is not None:
            return other
    return None


def detail_state(sheet: Sheet, book: Book, subject: Subject, detail: Detail) -> CellState:
    """How one detail stands on one subject."""
    answers = book.of(subject.subject_id)
    answer = answer_to(sheet, answers, detail)
    stored = book.sheets.get((subject.subject_id, detail.key))
    if stored is not None and stored.holds:
        found = _done() if stored.rows >= max(1, detail.at_least) and not stored.errors else _begun(detail.key)
    elif detail.kind is AnswerKind.SUB and detail.subs:
        found = _subs(sheet, book, subject.subject_id, detail, answer)
    elif answer is None:
        found = _unanswered(book, subject, detail)
    else:
        found = _answered(sheet, book, subject, detail, answer)
    allowance = sheet.limit_of(detail) if sheet.limits else None
    if allowance is not None and allowances.over(sheet, book, allowance, subject.subject_id):
        return _blocks(detail.key, Block.LIMIT_WITHOUT_CONSENT, None)
    return found


def sub_state(sheet: Sheet, book: Book, subject: SubjectId, detail: Detail, sub: SubTest) -> CellState:
    """How one line of a run sheet stands. n.a. of a line that is not mandatory is simply done."""
    step = sub_step(detail, sub)
    answer = book.of(subject).get(step)
    if answer is None or not isinstance(answer.value, Tri):
        return _open(step)
    value = answer.value
    if value.verdict is Verdict.NA:
        if not sub.mandatory and answer.reason is not None:
            return _done(Look.NA, answer.reason)
        return _not_applicable(step, answer.reason)
    if value.verdict is Verdict.FAILED or not _passes(value.number, sub):
        return _failed(step, answer.reason, Look.NOT_DONE)
    if sub.after is not None and not _was_done(sheet, book, subject, sub.after):
        return _blocks(step, Block.NEEDS_FIRST, None)
    if answer.reason is not None:
        return _deviates(Look.DEVIATES, answer.reason)
    return _done()


def _was_done(sheet: Sheet, book: Book, subject: SubjectId, step: StepKey) -> bool:
    """Whether that step is answered otherwise than by "not possible" or "not applicable"."""
    answer = book.answer(sheet.where(subject, step), step)
    value = answer.value if answer is not None else None
    return value is not None and not (isinstance(value, Tri) and value.verdict is not Verdict.DONE)


def _subs(sheet: Sheet, book: Book, subject: SubjectId, detail: Detail, answer: Answer | None) -> CellState:
    whole = answer.value if answer else None
    if answer is not None and isinstance(whole, Tri) and whole.verdict is not Verdict.DONE:
        verdict = _tri(detail, whole, answer.reason)
        size = leaves(detail)
        return _sized(verdict, size if verdict.state.complete else 0, size)
    states = [(sub, sub_state(sheet, book, subject, detail, sub)) for sub in detail.subs]
    done = sum(1 for _, state in states if state.state.complete)
    total = len(states)
    for _, state in states:
        if state.state is State.BLOCKS:
            return _sized(state, done, total)
    mandatory = [pair for pair in states if pair[0].mandatory] or states
    missing = next((state.missing for _, state in mandatory if not state.state.complete), None)
    if missing is not None:
        touched = done > 0 or whole is not None or any(state.state is State.BEGUN for _, state in states)
        kind = (State.BEGUN, Look.BEGUN) if touched else (State.OPEN, Look.OPEN)
        return CellState(state=kind[0], look=kind[1], done=done, total=total, missing=missing)
    deviating = next((state for _, state in states if state.state is State.DEVIATES), None)
    if deviating is not None:
        looks = {state.look for _, state in states if state.state.complete}
        look = deviating.look if len(looks) == 1 else Look.DEVIATES
        return _sized(_deviates(look, deviating.code), done, total)
    return _sized(_done(), done, total)


def _unanswered(book: Book, subject: Subject, detail: Detail) -> CellState:
    cell = (subject.subject_id, detail.key)
    if detail.kind is AnswerKind.PHOTO:
        taken = len(book.photos_at(*cell))
        if taken >= max(1, detail.at_least):
            return _done()
        if taken:
            return _begun(detail.key)
    return _begun(detail.key) if cell in book.running else _open(detail.key)


def _answered(sheet: Sheet, book: Book, subject: Subject, detail: Detail, answer: Answer) -> CellState:
    reason = answer.reason
    if reason is None and answer.value is not None and looks_beside(detail):
        elsewhere = tuple(beside(detail, answer.value, sheet.around(subject.subject_id)))
        if any(one.blocks for one in elsewhere):
            return _blocks(detail.key, Block.RULE_BROKEN, None)
        if elsewhere:
            return _begun(detail.key)
    match answer.value:
        case Tri() as value:
            return _tri(detail, value, reason)
        case Num(number=number):
            return _within(subject, detail, number, reason)
        case Timer(seconds=seconds):
            return _in_time(detail, seconds, answer, consented=sheet.limit_of(detail) is not None)
        case Text(text=text) as typed:
            if detail.twice_blocks and len(book.said_at(detail.key, typed)) > 1:
                return _blocks(detail.key, Block.TWICE, None)
            enough = len(text.strip()) >= max(1, detail.at_least)
            return _given(detail, enough, reason, as_ordered=_as_ordered(subject, detail, text))
        case Pick() as pick:
            return _given(
                detail, bool(pick.key), reason, as_ordered=_as_ordered(subject, detail, *_names(detail, pick))
            )
        case Scan(text=text) as scanned:
            if detail.unique_in_job and len(book.said_at(detail.key, scanned)) > 1:
                return _blocks(detail.key, Block.MAC_TWICE, None)
            return _given(detail, bool(text), reason, as_ordered=_as_ordered(subject, detail, text))
        case Multi(keys=keys):
            return _given(detail, len(keys) >= max(1, detail.at_least), reason)
        case Photo(photos=photos):
            taken = {str(p.photo) for p in book.photos_at(subject.subject_id, detail.key)}
            taken.update(p for p in photos if p in book.photos)
            return _given(detail, len(taken) >= max(1, detail.at_least), reason)
        case People(people=people):
            return _met(sheet, detail, people, reason)
        case Files(files=files):
            return _given(detail, len(files) >= max(1, detail.at_least), reason)
        case Rows() as rows:
            enough = len(rows.rows) >= max(1, detail.at_least)
            lacking = tuple(incomplete_rows(detail, rows, sheet.around(subject.subject_id)))
            if reason is None and unencrypted(lacking):
                return _blocks(detail.key, Block.UNENCRYPTED, None)
            if reason is None and any(one.blocks for one in lacking):
                return _blocks(detail.key, Block.RULE_BROKEN, None)
            return _given(detail, enough and not lacking, reason)
        case When(local=local):
            return _given(detail, bool(local), reason)
        case Sign(people=people, image_sha256=image) as signed:
            if detail.signed_by is None:
                return _given(detail, bool(people) and bool(image), reason)
            listed = book.answer(subject.subject_id, detail.signed_by)
            return _given(detail, all_signed(attendees(listed.value if listed else None, signed)), reason)
        case Auto() as check:
            return _checked(detail, check, answer)
        case None:
            return _open(detail.key)


def _tri(detail: Detail, value: Tri, reason: str | None) -> CellState:
    if value.verdict is Verdict.NA:
        return _not_applicable(detail.key, reason)
    if value.verdict is Verdict.FAILED:
        return _failed(detail.key, reason, Look.NOT_DONE)
    return _given(detail, detail.kind is AnswerKind.TRI or detail.done_means is not None, reason)


def _given(detail: Detail, well: bool, reason: str | None, *, as_ordered: bool = True) -> CellState:
    """`well` is false for an answer that is not enough: with a reason it deviates, without one it is only begun."""
    if reason is not None or not as_ordered:
        return _deviates(Look.DEVIATES, reason) if well or reason is not None else _begun(detail.key)
    return _done() if well else _begun(detail.key)


def _within(subject: Subject, detail: Detail, number: str, reason: str | None) -> CellState:
    try:
        value = Decimal(number)
    except InvalidOperation:
        return _begun(detail.key)
    maximum = _quota(subject) if detail.within_quota else detail.maximum
    if maximum is not None and value > Decimal(maximum):
        if detail.reason_when_exceeded is not None:
            if reason is None:
                return _blocks(detail.key, Block.FAILED_WITHOUT_REASON, detail.reason_when_exceeded)
            return _deviates(Look.DEVIATES, reason)
        return _given(detail, False, reason)
    return _given(detail, detail.minimum is None or value >= Decimal(detail.minimum), reason)


def _quota(subject: Subject) -> int | None:
    return quota_bytes(subject.quota_gb)


def _in_time(detail: Detail, seconds: int, answer: Answer, *, consented: bool) -> CellState:
    """Outside the row's minutes a short reason is asked for, in words or as a code; it is no deviation (L4). Where a
    consent stands for the longer time (L1) no reason is asked."""
    short = detail.minimum is not None and seconds < Decimal(detail.minimum) * 60
    long = detail.maximum is not None and seconds > Decimal(detail.maximum) * 60
    if (short or (long and not consented)) and answer.reason is None and answer.note is None:
        return _begun(detail.key)
    return _done()


def _met(sheet: Sheet, detail: Detail, people: tuple[Person, ...], reason: str | None) -> CellState:
    named = [person for person in people if person.name]
    if len(named) < max(1, detail.at_least):
        return _given(detail, False, reason)
    if all(person.met for person in named):
        return _given(detail, True, reason)
    bullet = sheet.bullet_of(detail.key)
    code = bullet.reason if isinstance(bullet, Precondition) else USER_NOT_MET
    return _deviates(Look.DEVIATES, reason or code)


def _checked(detail: Detail, check: Auto, answer: Answer) -> CellState:
    """A check is evidence, not a verdict: passed and notice are enough, given by hand with a word how; anything else needs
    a reason (facts sec 11.10)."""
    reason = answer.reason
    if check.verdict in ("passed", "notice"):
        if detail.hand_says_how and untold(check, reason, answer.note):
            return _begun(detail.key)
        return _given(detail, True, reason)
    if reason is not None:
        return _deviates(Look.DEVIATES, reason)
    if check.verdict == "failed":
        return _blocks(detail.key, Block.FAILED_WITHOUT_REASON, None)
    return _begun(detail.key)


def _as_ordered(subject: Subject, detail: Detail, *said: str) -> bool:
    match detail.must_equal:
        case "mac":
            ordered = subject.mac
        case "model":
            ordered = subject.model
        case "serial":
            ordered = subject.serial
        case _:
            return True
    wanted = _bare(ordered)
    return not wanted or AS_ORDERED in said or any(_bare(one) == wanted for one in said)


def _bare(text: str) -> str:
    """Blanks, separators and case are no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _names(detail: Detail, pick: Pick) -> tuple[str, ...]:
    """Everything a picked option is called: its key, its words, and words of one's own."""
    names = [pick.key, pick.text or ""]
    for option in detail.options:
        if option.key == pick.key:
            names += [option.words.de, option.words.en]
    return tuple(names)


def _passes(number: str | None, sub: SubTest) -> bool:
    """Whether the number of a sub-test lies where it passes; a sub-test without number passes by its tick."""
    if number is None:
        return True
    try:
        value = Decimal(number)
    except InvalidOperation:
        return True
    low = sub.number_pass_min is None or value >= Decimal(sub.number_pass_min)
    return low and (sub.number_pass_max is None or value <= Decimal(sub.number_pass_max))


def _not_applicable(step: StepKey, reason: str | None) -> CellState:
    if reason is None:
        return _begun(step)
    if reason in _NA_COUNTS_AS_DONE:
        return _done(Look.NA, reason)
    return _deviates(Look.NA, reason)


def _failed(step: StepKey, reason: str | None, look: Look) -> CellState:
    return _blocks(step, Block.FAILED_WITHOUT_REASON, None) if reason is None else _deviates(look, reason)


def tick_state(step: StepKey, answer: Answer | None) -> CellState:
    """What the tick of an item says by itself."""
    value = answer.value if answer else None
    if answer is None or not isinstance(value, Tri):
        return _open(step)
    if value.verdict is Verdict.NA:
        return _not_applicable(step, answer.reason)
    if value.verdict is Verdict.FAILED:
        return _failed(step, answer.reason, Look.NOT_DONE)
    return _done() if answer.reason is None else _deviates(Look.DEVIATES, answer.reason)


def _open(step: StepKey) -> CellState:
    return CellState(state=State.OPEN, look=Look.OPEN, missing=step)


def _begun(step: StepKey) -> CellState:
    return CellState(state=State.BEGUN, look=Look.BEGUN, missing=step)


_DONE = CellState(state=State.DONE, look=Look.DONE, done=1)


def _done(look: Look = Look.DONE, code: str | None = None) -> CellState:
    return _DONE if look is Look.DONE and code is None else CellState(state=State.DONE, look=look, code=code, done=1)


def _deviates(look: Look, code: str | None) -> CellState:
    return CellState(state=State.DEVIATES, look=look, code=code, done=1)


def _blocks(step: StepKey, why: Block, code: str | None) -> CellState:
    return CellState(state=State.BLOCKS, look=Look.BLOCKS, code=code, missing=step, why=why)


def _sized(found: CellState, done: int, total: int) -> CellState:
    return CellState(
        state=found.state,
        look=found.look,
        code=found.code,
        done=done,
        total=total,
        missing=found.missing,
        why=found.why,
    )
