"""The hand-over list (Übergabeliste): users not met, whom the technical contact will brief (fn14, fn15, rule R1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from checklists.answer import People, Tri, Verdict
from checklists.book import Book
from checklists.book_facts import Answer
from checklists.catalogue import AnswerKind, Item, SubjectKind
from checklists.findings import USER_NOT_MET, answer_to
from checklists.ids import StepKey
from checklists.sheet import Sheet
from checklists.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One user not met. `items` are what the contact will brief on; `nth` is the place in the book where that was
    last said."""

    subject: Subject
    name: str
    items: tuple[Item, ...]
    nth: int


def handover(sheet: Sheet, book: Book) -> tuple[Handover, ...]:
    """All users not met, in order-sheet order."""
    found = []
    for desk in sheet.of(SubjectKind.WORKPLACE):
        answers = book.of(desk.subject_id)
        if not answers:
            continue
        topics = [(item, said) for item in sheet.items(desk.subject_id) if (said := missed(sheet, answers, item))]
        if topics:
            found.append(
                Handover(
                    subject=desk,
                    name=_name([said for _, said in topics]) or desk.label,
                    items=tuple(item for item, _ in topics),
                    nth=max(said.nth for _, said in topics),
                )
            )
    return tuple(found)


def handover_confirmed(sheet: Sheet, book: Book) -> bool:
    """Whether the contact agreed to the list as it stands now; a user who came onto it later must be confirmed anew."""
    people = handover(sheet, book)
    return bool(people) and book.handover_confirmed and all(one.nth < book.handover_confirmed_nth for one in people)


def missed(sheet: Sheet, answers: Mapping[StepKey, Answer], item: Item) -> Answer | None:
    """The answer that says the user of this briefing was not met."""
    if not any(detail.kind is AnswerKind.PEOPLE for detail in item.details):
        return None
    tick = answers.get(StepKey(item.key))
    if tick is not None and _not_met(tick):
        return tick
    for detail in item.details:
        answer = answer_to(sheet, answers, detail)
        if answer is not None and _not_met(answer):
            return answer
    return None


def _not_met(answer: Answer) -> bool:
    match answer.value:
        case People(people=people):
            return any(person.name and not person.met for person in people)
        case Tri(verdict=Verdict.FAILED):
            return answer.reason == USER_NOT_MET
        case _:
            return False


def _name(answers: list[Answer]) -> str:
    names: dict[str, None] = {}
    for answer in answers:
        if isinstance(answer.value, People):
            names.update((person.name, None) for person in answer.value.people if not person.met)
    return ", ".join(names)
