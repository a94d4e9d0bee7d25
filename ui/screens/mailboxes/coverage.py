"""What the protocols chosen for a migration carry, against what chapter 2.5 promises (T-COVER). Knows no Qt."""

from dataclasses import dataclass

from app.domain import Multi, Sign, Text
from app.mail_domain import Carried, Coverage, MailPart, Protocol, coverages, mail_steps, protocol_of, together
from app.open_job import OpenJob
from ui.wording import Words

_LOOKS = {
    Carried.YES: "done",
    Carried.NO: "not_done",
    Carried.INBOX_ONLY: "deviates",
    Carried.FROM_PROTOCOL_14: "deviates",
}
_NAMES = {
    Protocol.IMAP4: "IMAP4",
    Protocol.POP3: "POP3",
    Protocol.ACTIVE_SYNC: "ActiveSync",
    Protocol.OUTLOOK_ANYWHERE: "Outlook Anywhere",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`look` done | not_done | deviates; `word` stands beside the sign where the sign alone does not say it."""

    look: str
    word: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTable:
    """`chosen` is false while no protocol is; all four are shown then. `fact` says what stays behind, `short` that something does.

    `agreed` names who accepted it, empty where nobody did; `subject` and `item` are where that, or the protocol, is answered.
    """

    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    chosen: bool
    short: bool
    fact: str
    agreed: str
    subject: str
    item: str


def of(job: OpenJob, words: Words) -> CoverageTable | None:
    """None where no migration is ordered. Call it while reading the job."""
    subject = mail_steps.whole_with(job.sheet, mail_steps.PROTOCOLS)
    if subject is None:
        return None
    said = job.book.answer(subject, mail_steps.PROTOCOLS)
    keys = said.value.keys if said is not None and isinstance(said.value, Multi) else ()
    protocols = [one for one in map(protocol_of, keys) if one is not None]
    told = job.book.answer(subject, mail_steps.PROTOCOL_VERSION)
    version = told.value.text if told is not None and isinstance(told.value, Text) else ""
    best = together(protocols, version=version)
    signed = job.book.answer(subject, mail_steps.COVER)
    people = signed.value.people if signed is not None and isinstance(signed.value, Sign) else ()
    wanted = mail_steps.PROTOCOLS if best is None else mail_steps.COVER
    return CoverageTable(
        heads=tuple(part_word(words, part) for part in MailPart),
        lines=tuple(_line(words, one) for one in coverages(protocols or Protocol, version=version)),
        chosen=best is not None,
        short=best is not None and bool(best.short),
        fact=_fact(words, best),
        agreed=", ".join(person.name for person in people),
        subject=subject,
        item=str(job.sheet.bullet_of(wanted).key),
    )


def part_word(words: Words, part: MailPart) -> str:
    return {
        MailPart.MAIL: words("Mails"),
        MailPart.FOLDERS: words("Mail folders"),
        MailPart.CONTACTS: words("Contacts"),
        MailPart.CALENDAR: words("Calendar"),
        MailPart.TASKS: words("Tasks"),
        MailPart.NOTES: words("Notes"),
    }[part]


def _line(words: Words, one: Coverage) -> Line:
    assert one.protocol is not None
    name = _NAMES[one.protocol]
    return Line(name=name, cells=tuple(_cell(words, name, part, carried) for part, carried in one.parts))


def _cell(words: Words, name: str, part: MailPart, carried: Carried) -> Cell:
    word = {
        Carried.YES: "",
        Carried.NO: "",
        Carried.INBOX_ONLY: words("inbox only"),
        Carried.FROM_PROTOCOL_14: words("from protocol 14"),
    }[carried]
    plain = {Carried.YES: words("carried"), Carried.NO: words("not carried")}.get(carried, word)
    return Cell(look=_LOOKS[carried], word=word, spoken=f"{name}, {part_word(words, part)}: {plain}")


def _fact(words: Words, best: Coverage | None) -> str:
    """One sentence for all protocols chosen together."""
    if best is None:
        return words("No protocol is chosen yet.")
    if not best.short:
        return words("Everything promised is carried.")
    sentences = []
    lost = [part_word(words, part) for part in best.short if best.of(part) is Carried.NO]
    if lost:
        first, last = ", ".join(lost[:-1]), lost[-1]
        what = words("{first} and {last}", first=first, last=last) if first else last
        sentences.append(words("Stays behind: {what}.", what=what))
    if best.of(MailPart.MAIL) is Carried.INBOX_ONLY:
        sentences.append(words("Of the mails only those in the inbox are carried."))
    if best.of(MailPart.NOTES) is Carried.FROM_PROTOCOL_14:
        sentences.append(words("Notes are carried from protocol 14 on; please look at the server's version."))
    return " ".join(sentences)
