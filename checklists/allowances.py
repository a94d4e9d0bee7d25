"""Allowances (facts sec 2.2): what of a contractual limit is used, what is left, what goes beyond it, and who agreed
to that.

Only limits that cost extra are counted here (L1 minutes, L2 devices, L3 mailboxes, L6 imports again, L7 runs, L8
exports); those that ask for a reason at
one desk (L4, L5) are rules of their detail.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from checklists.answer import Num, Rows, Timer, Tri, Verdict
from checklists.book import Book
from checklists.book_facts import Answer, Consent
from checklists.catalogue import Allowance, SubjectKind
from checklists.ids import StepKey, SubjectId
from checklists.sheet import Sheet

_SINGLE = (SubjectKind.ORDER, SubjectKind.VISIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """`top`, `used`, `left` and `extra` are decimal strings in `unit`; minutes are rounded up. `warn` from `warn_at`
    on."""

    key: str
    unit: str
    top: str
    used: str
    left: str
    extra: str
    warn: bool
    consent: Consent | None


def usages(sheet: Sheet, book: Book) -> tuple[Usage, ...]:
    """All extra-cost allowances of the chapters ordered, in catalogue order, also unused ones; what nobody is owed (top 0) only
    once it is used."""
    found = (_usage(sheet, book, allowance) for allowance in sheet.limits)
    return tuple(usage for usage in found if usage.top != "0" or usage.used != "0")


def over(sheet: Sheet, book: Book, allowance: Allowance, subject: SubjectId) -> bool:
    """Whether this subject stands beyond the allowance and nobody agreed to it."""
    if allowance.key in book.consents:
        return False
    top = _top(sheet, allowance)
    if _is_sum(sheet, allowance):
        return _sum(sheet, book, allowance) > top
    return subject in _counted(sheet, book, allowance)[int(top) :]


def _usage(sheet: Sheet, book: Book, allowance: Allowance) -> Usage:
    top = _top(sheet, allowance)
    summed = _is_sum(sheet, allowance)
    used = _sum(sheet, book, allowance) if summed else Decimal(len(_counted(sheet, book, allowance)))
    warn_at = top if allowance.warn_at is None else Decimal(allowance.warn_at)
    reached = used >= warn_at if allowance.warn_at is not None else used > top
    return Usage(
        key=allowance.key,
        unit=allowance.unit,
        top=plain(top),
        used=plain(used),
        left=plain(max(top - used, Decimal(0))),
        extra=plain(max(used - top, Decimal(0))),
        warn=reached,
        consent=book.consents.get(allowance.key),
    )


def _top(sheet: Sheet, allowance: Allowance) -> Decimal:
    """What is owed in this job. What is owed once per order is owed once for each package that has it: an order of 2.1 and 2.6
    holds two lines with one import each (L7)."""
    if allowance.per is not SubjectKind.ORDER:
        return Decimal(allowance.top)
    chapters = {sheet.bullet_of(step).chapter for step in sheet.steps_of(allowance)}
    return Decimal(allowance.top) * len(chapters)


def plain(number: Decimal) -> str:
    """Decimal string without trailing zeros or exponent ("1.5", "120")."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_sum(sheet: Sheet, allowance: Allowance) -> bool:
    return allowance.unit == "min" or sheet.bullet_of(sheet.steps_of(allowance)[0]).per in _SINGLE


def _sum(sheet: Sheet, book: Book, allowance: Allowance) -> Decimal:
    """Minutes of a timer, rows of a table or the number itself, over all subjects."""
    total = Decimal(0)
    seconds = 0
    for answer in _answers(sheet, book, allowance):
        match answer.value:
            case Timer(seconds=some):
                seconds += some
            case Rows(rows=rows):
                total += len(rows)
            case Num(number=number):
                total += _decimal(number)
            case Tri(verdict=Verdict.DONE):
                total += 1
            case _:
                pass
    return total + -(-seconds // 60)


def _answers(sheet: Sheet, book: Book, allowance: Allowance) -> Iterator[Answer]:
    steps = sheet.steps_of(allowance)
    for subject in sheet.subjects:
        answers = book.of(subject.subject_id)
        yield from (answers[step] for step in steps if step in answers)


def _decimal(number: str) -> Decimal:
    try:
        return Decimal(number)
    except InvalidOperation:
        return Decimal(0)


def _counted(sheet: Sheet, book: Book, allowance: Allowance) -> list[SubjectId]:
    """Subjects that use one unit each: every device written down on site, and every other subject on which the step
    was done."""
    step = sheet.steps_of(allowance)[0]
    bullet = sheet.bullet_of(step)
    found = []
    for subject in sheet.of(bullet.per):
        answers = book.of(subject.subject_id)
        answer = answers.get(step)
        done = _worked(answer) or _worked(answers.get(StepKey(bullet.key)))
        spared = _spared(answer) or _spared(answers.get(StepKey(bullet.key)))
        if done or (subject.kind is SubjectKind.DEVICE and not spared):
            found.append(subject.subject_id)
    return found


def _worked(answer: Answer | None) -> bool:
    return answer is not None and answer.value is not None and not _spared(answer)


def _spared(answer: Answer | None) -> bool:
    value = answer.value if answer else None
    return isinstance(value, Tri) and value.verdict is not Verdict.DONE
