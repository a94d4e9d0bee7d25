"""How long the mailboxes take over the customer's line, against the hours agreed (A-BW). Knows no Qt."""

from dataclasses import dataclass

from app.domain import Auto, Num
from app.mail_domain import BandwidthField, NotANumber, Transfer, mail_steps, read_asked, total, transfer
from app.open_job import OpenJob
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferForm:
    """What the fields hold to begin with, as this language writes numbers: what was entered, else the sum of the mailboxes.

    `asked` is the entered check as it keeps it, empty where there is none; `overridden`: somebody gave the verdict by hand.
    """

    volume: str
    line: str
    window: str
    asked: str
    overridden: bool
    subject: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`look` open | done | not_done; `wrong` names the field that holds no number, None where all do or one is empty."""

    look: str
    text: str
    found: Transfer | None = None
    wrong: BandwidthField | None = None


def of(job: OpenJob, words: Words) -> TransferForm | None:
    """None where the check is not ordered. Call it while reading the job."""
    subject = mail_steps.whole_with(job.sheet, mail_steps.BANDWIDTH)
    if subject is None:
        return None
    said = job.book.answer(subject, mail_steps.BANDWIDTH)
    auto = said.value if said is not None and isinstance(said.value, Auto) else None
    entered = read_asked(auto.asked) if auto is not None else None
    volumes = (job.book.answer(one.subject_id, mail_steps.VOLUME) for one in mail_steps.mailboxes(job.sheet))
    summed = total([one.value.number for one in volumes if one is not None and isinstance(one.value, Num)])
    volume = entered.volume if entered else summed if summed != "0" else ""
    return TransferForm(
        volume=words.decimal(volume),
        line=words.decimal(entered.line if entered else ""),
        window=words.decimal(entered.window if entered else ""),
        asked=entered.asked if entered else "",
        overridden=auto is not None and auto.overridden,
        subject=subject,
        item=str(job.sheet.bullet_of(mail_steps.BANDWIDTH).key),
    )


def judge(words: Words, volume: str, line: str, window: str) -> Judged:
    """What three typed numbers come to, in one sentence."""
    if not all(text.strip() for text in (volume, line, window)):
        return Judged(look="open", text=words("Enter all three and the time is worked out."))
    try:
        found = transfer(volume, line, window)
    except NotANumber as error:
        return Judged(look="open", text=words("Please enter a number above zero."), wrong=error.field)
    told = {name: words.decimal(getattr(found, name)) for name in ("volume", "line", "window", "hours", "needed")}
    if found.fits:
        text = words("{volume} GB take {hours} h, agreed are {window} h: it fits.", **told)
        return Judged(look="done", text=text, found=found)
    text = words("{volume} GB take {hours} h, agreed are {window} h: too long. {needed} Mbit/s would do.", **told)
    return Judged(look="not_done", text=text, found=found)


def volume_words(words: Words, value: object) -> str:
    """ "12,5 GB Daten" of what a mailbox holds, empty where that is not known."""
    return words("{size} GB of data", size=words.decimal(value.number)) if isinstance(value, Num) else ""
