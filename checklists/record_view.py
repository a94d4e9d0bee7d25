"""What every part of a record is made from: one frozen sheet and book, their states, texts in the report's language."""

import unicodedata
from collections.abc import Iterator

from checklists.answer import Rows, Sign, Tri, Verdict
from checklists.answer_text import OUTSIDE, answer_text, place_text, sheet_text
from checklists.attendance import attendees
from checklists.book import Book
from checklists.book_facts import Answer, FrozenReport, StoredSheet
from checklists.catalogue import Detail, Item, Precondition, SubTest, Words
from checklists.cell import CellState, Look
from checklists.ids import ItemKey, StepKey, SubjectId
from checklists.item_states import item_state, precondition_state, step_state
from checklists.plan import Bullet, sub_step
from checklists.progress import left_out
from checklists.record_form import LinePart, RollPart
from checklists.row_rules import outsiders
from checklists.sheet import Sheet
from checklists.subjects import Subject


class View:
    """A sheet and a book that no longer change, read in one language. States are worked out once."""

    def __init__(self, sheet: Sheet, book: Book, frozen: FrozenReport) -> None:
        self.sheet = sheet
        self.book = book
        self.frozen = frozen
        self.language = frozen.language
        self._states: dict[tuple[SubjectId, ItemKey], CellState] = {}
        self._reasons = {reason.code: reason for reason in sheet.catalogue.reasons}

    def words(self, words: Words) -> str:
        return words.to(self.language)

    def state(self, subject: SubjectId, item: ItemKey) -> CellState:
        known = self._states.get((subject, item))
        if known is None:
            known = item_state(self.sheet, self.book, subject, item)
            self._states[subject, item] = known
        return known

    def left_out(self, subject: SubjectId, item: Item) -> bool:
        return left_out(self.sheet, subject, item, self.state(subject, item.key))

    def precondition(self, subject: SubjectId, key: StepKey) -> CellState:
        return precondition_state(self.sheet, self.book, subject, key)

    def reason(self, code: str | None) -> str:
        """The words of a reason code; empty for none, the code itself where the catalogue does not know it."""
        if code is None:
            return ""
        known = self._reasons.get(code)
        return code if known is None else self.words(known.words)

    def side(self, code: str | None) -> str:
        known = self._reasons.get(code or "")
        return "" if known is None else str(known.side)

    def label(self, subject: Subject) -> str:
        """A name: of the user, the group, the mailbox; of a training its title."""
        if subject.chapter is not None and not subject.label:
            return next((self.words(c.words) for c in self.sheet.chapters if c.key == subject.chapter), "")
        return subject.label

    def short(self, subject_id: str | None) -> str:
        """Number and name of a subject as one text ("AP-21, Tomáš Roth"); empty for none."""
        if subject_id is None or not self.sheet.has(subject_id):
            return ""
        subject = self.sheet.subject(subject_id)
        return ", ".join(part for part in (subject.number, self.label(subject)) if part)

    def place(self, subject: Subject) -> str:
        return place_text(subject.floor, subject.room, self.language)

    def title(self, step_key: str) -> str:
        """The words of an item, detail or sub-test; the key where the catalogue does not know it."""
        try:
            return self.words(self.sheet.step(step_key).words)
        except KeyError:
            return step_key

    def answer(self, subject: SubjectId, step: StepKey) -> Answer | None:
        return self.book.of(subject).get(step)

    def line(self, subject: SubjectId, step_key: StepKey, *, state: CellState | None = None) -> LinePart | None:
        """One answer as a line, None where nothing was ever said. A cleared answer keeps its struck-out values."""
        answer = self.answer(subject, step_key)
        if answer is None:
            return None
        step = self.sheet.step(step_key)
        text = "" if answer.value is None else answer_text(answer.value, step, self.language)
        strangers = self._outsiders(subject, step, answer)
        former = self._former(answer, step, text, listed=(subject, step_key) in self.book.sheets)
        if answer.value is None and not former and not answer.note:
            return None
        found = state or step_state(self.sheet, self.book, subject, step_key)
        line: LinePart = {
            "step": step_key,
            "title": self.words(step.words),
            "text": f"{text} ({OUTSIDE.to(self.language)}: {'; '.join(strangers)})" if strangers else text,
            "look": str(found.look),
            "code": found.code or answer.reason,
            "reason": self.reason(found.code or answer.reason),
            "note": answer.note or "",
            "at": answer.at.wall,
            "tz": answer.at.tz,
            "former": former,
        }
        if isinstance(step, Detail) and step.signed_by is not None and isinstance(answer.value, Sign):
            line["roll"] = self.roll(subject, step)
            line["roll_of"] = step.signed_by
        return line

    def _outsiders(self, subject: SubjectId, step: Item | Detail | SubTest, answer: Answer) -> tuple[str, ...]:
        """Members of a group who have no desk in this order; the reader is told so."""
        if not isinstance(step, Detail) or not isinstance(answer.value, Rows):
            return ()
        return outsiders(step, answer.value, self.sheet.around(subject))

    def roll(self, subject: SubjectId, step: Detail) -> list[RollPart]:
        """Who signs a step alone, and who did. The list of whom is the answer to `step.signed_by`."""
        signed = self.answer(subject, step.key)
        listed = self.answer(subject, step.signed_by) if step.signed_by is not None else None
        rows = self.sheet.step(step.signed_by) if step.signed_by is not None else step
        sides = {one.key: self.words(one.words) for one in rows.columns} if isinstance(rows, Detail) else {}
        found: list[RollPart] = []
        for one in attendees(listed.value if listed else None, signed.value if signed else None):
            part: RollPart = {
                "name": one.person.name,
                "function": one.person.function,
                "met": one.person.met,
                "image_sha256": one.image_sha256,
            }
            if one.hand is not None:
                part["hand_over"] = one.hand.row + 1
                part["function"] = f"{one.hand.row + 1}. {sides.get(one.hand.side, '')}"
            elif sides:
                part["hand_over"] = 0
            found.append(part)
        return found

    def lines(self, subject: SubjectId, bullet: Bullet) -> Iterator[LinePart]:
        """All written answers of an item or precondition, sub-tests after their detail, in catalogue order."""
        tick = self.answer(subject, StepKey(bullet.key))
        if isinstance(bullet, Item) and tick is not None and (tick.reason or tick.note):
            yield from _given(self.line(subject, StepKey(bullet.key)))
        hidden = self.sheet.plan(subject, bullet.key).hidden
        for detail in bullet.details:
            if detail.key not in hidden:
                yield from self.detail_lines(subject, bullet, detail)

    def detail_lines(self, subject: SubjectId, bullet: Bullet, detail: Detail) -> Iterator[LinePart]:
        stored = self.book.sheets.get((subject, detail.key))
        if stored is not None and stored.holds:
            yield self._stored_line(subject, detail, stored)
            return
        own = self.answer(subject, detail.key)
        whole = isinstance(bullet, Precondition) and detail.key == bullet.key
        if own is not None and (not detail.subs or whole or _spoken(own)):
            state = self.precondition(subject, bullet.key) if isinstance(bullet, Precondition) and whole else None
            yield from _given(self.line(subject, detail.key, state=state))
        several = sum(1 for one in bullet.details if one.subs) > 1
        for sub in detail.subs:
            line = self.line(subject, sub_step(detail, sub))
            if line is not None and several:
                line["sheet"] = self.words(detail.words)
            yield from _given(line)

    def _stored_line(self, subject: SubjectId, detail: Detail, stored: StoredSheet) -> LinePart:
        state = step_state(self.sheet, self.book, subject, detail.key)
        return {
            "step": detail.key,
            "title": self.words(detail.words),
            "text": sheet_text(stored, self.language),
            "look": str(state.look),
            "code": state.code,
            "reason": self.reason(state.code),
            "note": "",
            "at": "",
            "tz": "",
            "former": [],
        }

    def deviating_lines(self, subject: SubjectId, bullet: Bullet) -> list[LinePart]:
        """The written answers that are not plain done."""
        plain = (str(Look.DONE), str(Look.OPEN), str(Look.BEGUN))
        return [line for line in self.lines(subject, bullet) if line["look"] not in plain]

    def _former(self, answer: Answer, step: Item | Detail | SubTest, now: str, *, listed: bool) -> list[str]:
        """Values struck out on the way to the present one; the same value written again is no correction. Of a list from a file
        every correction is named by itself.
        """
        if listed:
            return []
        texts: list[str] = []
        for one in answer.former:
            if one.value is not None:
                text = _composed(answer_text(one.value, step, self.language))
                if text not in texts:
                    texts.append(text)
        return [text for text in texts if text != _composed(now)]


def _composed(text: str) -> str:
    """NFC, as the bytes of the entry have it: the tablet's memory and HQ's bytes must compare alike."""
    return unicodedata.normalize("NFC", text)


def _given(line: LinePart | None) -> Iterator[LinePart]:
    if line is not None:
        yield line


def _spoken(answer: Answer) -> bool:
    """An answer to a run sheet as a whole: not applicable or not possible."""
    return isinstance(answer.value, Tri) and answer.value.verdict is not Verdict.DONE
