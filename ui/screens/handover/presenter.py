"""Hand-over mode: the letter to the contact, drawn from the frozen record, and the decision."""

from dataclasses import dataclass
from datetime import datetime

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import Outcome, Record, Role, Strokes, done_remotely, signed_at_hq
from app.signing import Frozen, Sealed
from ui.wording import Words

_ORDER_DATA = "1"
"""The chapter every visit begins with; nobody orders it."""
_NAMED = 6
"""Paragraphs of one part that the letter spells out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """`lead` is set in bold before `text`."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart:
    icon: str
    ink: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    hand: bool = False
    """Tinted: the contact's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPage:
    customer: str
    second: str
    technician: str
    language: str
    pages: int
    title: str
    greeting: str
    letter: tuple[LetterPart, ...]
    contact: str
    contact_function: str
    place_time: str
    reservations: int
    asks_contact: bool
    contact_signed: bool
    all_signed: bool
    shown: bool
    edition: str
    report: str


def open_report(
    app: FieldApp, job_id: str, words_of: dict[str, Words], now: datetime
) -> tuple[HandoverPage, bytes] | None:
    """The page in the record's language and the PDF behind it; None where nothing is on its way."""
    frozen = app.signing.resume(app.jobs.open(job_id))
    if frozen is None:
        return None
    pages = app.signing.pages(frozen.report_id)
    words = words_of[frozen.record["report"]["language"]]
    return _page(frozen, words, now, _count(pages)), pages


def _count(pages: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pages)
    try:
        return len(document)
    finally:
        document.close()


def _page(frozen: Frozen, words: Words, now: datetime, pages: int) -> HandoverPage:
    record = frozen.record
    party, report = record["party"], record["report"]
    signed = {str(role) for role in frozen.signed}
    edition = {"fassung": words("Version {n}", n=report["index"]), "nachtrag": words("Addendum {n}", n=report["index"])}
    return HandoverPage(
        customer=party["customer"],
        second=words("Sign-off on {day} · Report {number}", day=words.plain_date(now.date()), number=report["number"]),
        technician=record["job"]["technician"],
        language=report["language"],
        pages=pages,
        title=words("This is what we did today"),
        greeting=_greeting(record, words, frozen.signer == "contact"),
        letter=letter(record, words),
        contact=party["contact"],
        contact_function=party["contact_function"],
        place_time=f"{_signed_at(record, words)}, {_short(words, now)}, {words.clock(now)}",
        reservations=sum(1 for one in record["reservations"] if one["kind"] == "reservation"),
        asks_contact=frozen.signer == "contact",
        contact_signed="contact" in signed,
        all_signed="technician" in signed,
        shown=str(frozen.phase) != "frozen",
        edition=edition.get(report["edition"], ""),
        report=frozen.report_id,
    )


def _signed_at(record: Record, words: Words) -> str:
    return words("Back office") if signed_at_hq(record) else record["party"]["city"]


def _greeting(record: Record, words: Words, asks_contact: bool) -> str:
    """Who reads and who signs."""
    contact, technician = record["party"]["contact"], record["job"]["technician"]
    if asks_contact:
        return words("Good day {name}, please read what is done and what is not. Then you decide.", name=contact)
    if record["report"]["previous"] is None:
        return words(
            "No signature of {contact} is needed here. {technician} signs alone.",
            contact=contact,
            technician=technician,
        )
    return words(
        "Nothing that {contact} signed has changed. {technician} signs alone.", contact=contact, technician=technician
    )


def _short(words: Words, now: datetime) -> str:
    """ "1.12.2026" / "1 Dec 2026"."""
    return f"{words.short_date(now.date())}{'' if words.language == 'de' else ' '}{now.year}"


def letter(record: Record, words: Words) -> tuple[LetterPart, ...]:
    """What is done, what is not, what differs, what it costs more, whom the contact briefs, what is reserved."""
    parts = [_done(record, words)]
    open_work = [
        Paragraph(
            lead=_place(words, record, one["subject"], one["number"], one["label"]),
            text=" ".join(
                text
                for text in (
                    words.count("{n} item open", "{n} items open", one["count"]) + ".",
                    f"{one['reason']}." if one["reason"] else "",
                    words("{owner} mends it.", owner=one["owner"]) if one["owner"] else "",
                )
                if text
            ),
        )
        for one in record["open_work"]
    ]
    undone: list[Paragraph] = []
    unlike: list[Paragraph] = []
    for one in record["deviations"]:
        text = "; ".join(_deviation(item) for item in one["items"])
        target = undone if one["look"] == "not_done" else unlike
        lead = _place(words, record, one["subject"], one["number"], one["label"])
        target.append(Paragraph(lead=lead, text=text + "."))
    if open_work or undone:
        parts.append(
            LetterPart(
                icon="cross", ink="dev", title=words("Not done"), paragraphs=_folded(words, [*undone, *open_work])
            )
        )
    if unlike:
        parts.append(
            LetterPart(icon="neq", ink="dev", title=words("Not as ordered"), paragraphs=_folded(words, unlike))
        )
    extra = _extra(record, words)
    if extra:
        parts.append(LetterPart(icon="clock", ink="ink2", title=words("Extra effort"), paragraphs=extra))
    if record["handover"]["people"]:
        names = [
            Paragraph(lead=f"{one['name']} ({one['number']})", text=", ".join(one["topics"]))
            for one in record["handover"]["people"]
        ]
        if record["handover"]["confirmed"]:
            names.append(Paragraph(lead="", text=words("You have agreed to brief them.")))
        parts.append(
            LetterPart(icon="people", ink="ink2", title=words("You will brief these users"), paragraphs=tuple(names))
        )
    added = [Paragraph(lead=one["label"], text=", ".join(one["fields"].values())) for one in record["added"]]
    if added:
        parts.append(
            LetterPart(icon="plus", ink="ink2", title=words("Not ordered, but added"), paragraphs=tuple(added))
        )
    for kind, title in (("reservation", words("Your reservations")), ("defect", words("Defects"))):
        own = [
            Paragraph(lead=f"{one['number']} {one['subject_label']}".strip(), text=one["text"])
            for one in record["reservations"]
            if one["kind"] == kind
        ]
        if own:
            parts.append(
                LetterPart(icon="pen", ink="ink2", title=title, paragraphs=tuple(own), hand=kind == "reservation")
            )
    if record["changed"]:
        parts.append(
            LetterPart(
                icon="pen",
                ink="ink2",
                title=words("Changed since the last report"),
                paragraphs=tuple(Paragraph(lead="", text=text) for text in record["changed"]),
            )
        )
    return tuple(parts)


def _done(record: Record, words: Words) -> LetterPart:
    summary = record["summary"]
    if summary["subjects_kind"] == "workplace":
        lead = words("{done} of {total} workplaces", done=summary["subjects_done"], total=summary["subjects_total"])
        text = words("are set up and tested.")
    else:
        counts = summary["counts"]
        lead = words("{done} of {total} items", done=counts["done"] + counts["na"], total=counts["total"])
        text = words("are done.")
    packages = " · ".join(one["title"] for one in record["packages"] if one["chapter"] != _ORDER_DATA)
    return LetterPart(
        icon="tick",
        ink="done",
        title=words("Done"),
        paragraphs=(Paragraph(lead=lead, text=f"{text} {words('Ordered: {packages}', packages=packages)}"),),
    )


def _deviation(item) -> str:  # type: ignore[no-untyped-def]
    reason = item["reason"] or (item["lines"][0]["text"] if item["lines"] else "")
    note = f" ({item['note']})" if item["note"] else ""
    return f"{item['title']}: {reason}{note}" if reason else item["title"]


def _extra(record: Record, words: Words) -> tuple[Paragraph, ...]:
    found = []
    minutes = record["summary"]["waiting_minutes"]
    if minutes:
        found.append(
            Paragraph(
                lead=words.count("{n} minute of waiting", "{n} minutes of waiting", minutes),
                text=words("claimable ({code}).", code=record["summary"]["waiting_code"] or "K12"),
            )
        )
    for one in record["allowances"]:
        if float(one["extra"]) > 0:
            found.append(
                Paragraph(
                    lead=one["title"],
                    text=words(
                        "{extra} {unit} beyond {top}. Agreed by {who}.",
                        extra=words.decimal(one["extra"]),
                        unit=one["unit"],
                        top=words.decimal(one["top"]),
                        who=one["consent"],
                    ),
                )
            )
    return tuple(found)


def _place(words: Words, record: Record, subject: str, number: str, label: str) -> str:
    if not label:
        visit = words("Back office") if done_remotely(record) else words("Visit")
        label = {"visit": visit, "order": words("Order")}.get(subject, "")
    return f"{number}, {label}:" if number and label else f"{number or label}:"


def _folded(words: Words, paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The letter names the first ones; all of them stand on the pages."""
    rest = len(paragraphs) - _NAMED
    if rest <= 1:
        return tuple(paragraphs)
    more = words.count("and {n} more, on the pages.", "and {n} more, on the pages.", rest)
    return (*paragraphs[:_NAMED], Paragraph(lead="", text=more))


# -- acts --------------------------------------------------------------------------------------------------------------


def turned(app: FieldApp, job_id: str) -> Changed:
    return app.signing.turned_to_end(app.jobs.open(job_id))


def sign_contact(
    app: FieldApp, job_id: str, name: str, function: str, strokes: Strokes | None, outcome: str, refusal: str
) -> Changed:
    return app.signing.sign(
        app.jobs.open(job_id),
        Role.CONTACT,
        name,
        function,
        strokes,
        outcome=Outcome(outcome),
        refusal=refusal or None,
    ).changed


def sign_technician(app: FieldApp, job_id: str, name: str, function: str, strokes: Strokes) -> Sealed:
    """The technician's signature and, since nobody else is missing then, the seal. A signature given before a kill stands."""
    job = app.jobs.open(job_id)
    resumed = app.signing.resume(job)
    if resumed is None or Role.TECHNICIAN not in resumed.signed:
        app.signing.sign(job, Role.TECHNICIAN, name, function, strokes)
    return app.signing.seal(job)


def check_pin(app: FieldApp, pin: str) -> None:
    app.unlocking.check(pin)
