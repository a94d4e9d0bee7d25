"""Bodies of entries read into facts, one function per kind.

Each raises KeyError, TypeError, ValueError or AttributeError for a body that is none.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from checklists.answer import (
    Auto,
    Files,
    Multi,
    Num,
    Origin,
    People,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    When,
)
from checklists.answer import from_json as value_from_json
from checklists.book_facts import (
    AddedSubject,
    Answer,
    Consent,
    FrozenReport,
    GivenSignature,
    PagesShown,
    PhotoFact,
    RemarkAnswer,
    Reservation,
    Rest,
    SheetCorrection,
    SheetFlaw,
    StoredSheet,
    TimeMark,
    Waiver,
)
from checklists.catalogue import Language, SubjectKind
from checklists.ids import PhotoId, ReportId, StepKey, SubjectId
from checklists.journal import Entry
from checklists.sign_off import Outcome, Role

Body = Mapping[str, Any]


def text(body: Body, key: str) -> str:
    """A text that must be there."""
    value = body[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def maybe(body: Body, key: str) -> str | None:
    """A text, or None where it is null, empty or absent."""
    value = body.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def number(body: Body, key: str) -> int:
    """A whole number that must be there."""
    value = body[key]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(key)
    return value


def flag(body: Body, key: str) -> bool:
    """Yes or no; no where it is absent."""
    value = body.get(key, False)
    if not isinstance(value, bool):
        raise TypeError(key)
    return value


def cell(body: Body) -> tuple[SubjectId, StepKey]:
    return SubjectId(text(body, "subject")), StepKey(text(body, "step"))


def answer(entry: Entry, nth: int, former: tuple[Answer, ...]) -> Answer:
    body = entry.body
    given = body["value"]
    return Answer(
        value=None if given is None else _sound(value_from_json(given)),
        reason=maybe(body, "reason"),
        note=maybe(body, "note"),
        origin=Origin(body["origin"]),
        gesture=maybe(body, "gesture"),
        undoes=maybe(body, "undoes"),
        at=entry.at,
        actor=entry.actor,
        seq=entry.seq,
        entry_id=entry.entry_id,
        nth=nth,
        former=former,
    )


def _sound(value: Value) -> Value:
    """The value itself; raises TypeError or ValueError where its fields are not what their kind says."""
    texts: list[object] = []
    match value:
        case Tri(number=number):
            texts += [number or ""]
        case Text(text=said) | Scan(text=said):
            texts += [said]
        case Pick(key=key, text=said):
            texts += [key, said or ""]
        case Multi(keys=keys):
            texts += keys
        case Photo(photos=photos):
            texts += photos
        case People(people=people):
            texts += [part for person in people for part in (person.name, person.function, person.phone or "")]
        case Sign(people=people, image_sha256=image, images=images):
            texts += [image, *images, *(part for person in people for part in (person.name, person.function))]
        case Files(files=files):
            texts += [part for file in files for part in (file.name, file.sha256)]
        case When(local=local, zone=zone):
            texts += [local, zone]
        case Auto(verdict=verdict, asked=asked, raw=raw):
            texts += [asked, raw]
            if verdict not in ("passed", "notice", "failed", "not-run"):
                raise ValueError(f"verdict {verdict}")
        case Timer(seconds=seconds):
            if seconds < 0:
                raise ValueError(f"seconds {seconds}")
        case Num() | Rows():
            pass
    if not all(isinstance(part, str) for part in texts):
        raise TypeError(f"{value.kind} with a field that is no text")
    return value


def added_subject(body: Body) -> AddedSubject:
    return AddedSubject(
        subject_id=SubjectId(text(body, "subject")),
        kind=SubjectKind(body["kind"]),
        label=maybe(body, "label") or "",
        fields={str(key): str(value) for key, value in sorted(body["fields"].items())},
    )


def time_mark(entry: Entry) -> TimeMark:
    return TimeMark(
        entry_id=entry.entry_id,
        mark=text(entry.body, "mark"),
        at=maybe(entry.body, "at") or "",
        tz=entry.at.tz,
        reason=maybe(entry.body, "reason"),
        note=maybe(entry.body, "note"),
    )


def photo(entry: Entry) -> PhotoFact:
    body = entry.body
    subject, step = cell(body)
    return PhotoFact(
        photo=PhotoId(text(body, "photo")),
        subject=subject,
        step=step,
        sha256=text(body, "sha256"),
        size=number(body, "size"),
        print_sha256=text(body, "print_sha256"),
        print_size=number(body, "print_size"),
        width=number(body, "width"),
        height=number(body, "height"),
        caption=maybe(body, "caption") or "",
        at=entry.at,
    )


def consent(entry: Entry) -> Consent:
    body = entry.body
    return Consent(
        allowance=text(body, "allowance"),
        who=text(body, "who"),
        function=maybe(body, "function") or "",
        what=maybe(body, "what") or "",
        approval=maybe(body, "approval"),
        image_sha256=maybe(body, "image_sha256"),
        at=entry.at,
    )


def waiver(entry: Entry) -> Waiver:
    body = entry.body
    return Waiver(
        hq_person=text(body, "hq_person"), at=maybe(body, "at") or entry.at.wall, note=maybe(body, "note") or ""
    )


def stored_sheet(body: Body, former: StoredSheet | None) -> StoredSheet:
    """`former` is what was stored at the cell before; a body that continues it keeps its file and corrections."""
    kept = former if former is not None and flag(body, "continues") else None
    source = body.get("source") or {}
    return StoredSheet(
        sha256=text(body, "sha256"),
        rows=number(body, "rows"),
        errors=number(body, "errors") if "errors" in body else 0,
        name=kept.name if kept else maybe(source, "name") or "",
        source_sha256=kept.source_sha256 if kept else maybe(source, "sha256") or "",
        flaws=tuple(_flaw(one) for one in body.get("flaws", ())),
        corrections=kept.corrections if kept else (),
    )


def _flaw(body: Body) -> SheetFlaw:
    return SheetFlaw(
        row=number(body, "row"),
        column=maybe(body, "column") or "",
        value=maybe(body, "value") or "",
        code=text(body, "code"),
        values=tuple((str(key), str(value)) for key, value in body.get("values", {}).items()),
    )


def corrected_sheet(body: Body, sheet: StoredSheet) -> StoredSheet:
    """The sheet with one more correction."""
    correction = SheetCorrection(
        row=number(body, "row"),
        column=maybe(body, "column") or "",
        old=maybe(body, "old") or "",
        new=maybe(body, "new") or "",
        agreed_with=maybe(body, "agreed_with") or "",
        when=maybe(body, "when") or "",
    )
    whole = not correction.column and correction.old != correction.new
    return replace(
        sheet,
        rows=sheet.rows + (0 if not whole else -1 if correction.old else 1),
        errors=number(body, "errors") if "errors" in body else sheet.errors,
        corrections=(*sheet.corrections, correction),
        fresh=sheet.fresh + 1,
    )


def reservation(entry: Entry) -> Reservation:
    body = entry.body
    kind = text(body, "kind")
    if kind not in ("reservation", "defect"):
        raise ValueError(f"kind {kind}")
    subject = maybe(body, "subject")
    return Reservation(
        reservation=text(body, "reservation"),
        kind=kind,
        subject=None if subject is None else SubjectId(subject),
        text=text(body, "text"),
        owner=maybe(body, "owner") or "",
        due=maybe(body, "due") or "",
        at=entry.at,
    )


def rest(body: Body) -> Rest | None:
    """None where the reason is null: the rest is no longer handed over."""
    reason = maybe(body, "reason")
    if reason is None:
        return None
    return Rest(
        reason=reason, owner=maybe(body, "owner") or "", due=maybe(body, "due") or "", note=maybe(body, "note") or ""
    )


def frozen(entry: Entry) -> FrozenReport:
    body = entry.body
    previous = body["previous"]
    return FrozenReport(
        report=ReportId(text(body, "report")),
        number=text(body, "number"),
        edition=text(body, "edition"),
        index=number(body, "index"),
        previous=None if previous is None else (text(previous, "number"), text(previous, "sha256")),
        language=Language(body["language"]),
        app_version=text(body, "app_version"),
        clock=_clock(body["clock"]),
        device={key: text(body["device"], key) for key in ("device_id", "label", "short")},
        statement=text(body, "statement"),
        signer=text(body, "signer"),
        reply_to=maybe(body, "reply_to"),
        head_seq=number(body["head"], "seq"),
        head_hash=text(body["head"], "hash"),
        log_id=entry.log_id,
        seq=entry.seq,
        at=entry.at,
        body=dict(body),
    )


def _clock(body: Body) -> dict[str, Any]:
    checked = body["checked"]
    if not isinstance(checked, bool):
        raise TypeError("checked")
    clock: dict[str, Any] = {"checked": checked}
    for key in ("skew_ms", "skew_age_s"):
        clock[key] = None if body[key] is None else number(body, key)
    return clock


def pages(body: Body) -> PagesShown:
    return PagesShown(
        report=ReportId(text(body, "report")),
        pages=number(body, "pages"),
        pages_sha256=text(body, "pages_sha256"),
        pages_length=number(body, "pages_length"),
    )


def signature(entry: Entry) -> GivenSignature:
    body = entry.body
    outcome = maybe(body, "outcome")
    return GivenSignature(
        report=ReportId(text(body, "report")),
        role=Role(body["role"]),
        outcome=None if outcome is None else Outcome(outcome),
        name=text(body["signer"], "name"),
        function=maybe(body["signer"], "function") or "",
        image_sha256=maybe(body, "image_sha256"),
        refusal=maybe(body, "refusal"),
        signature_sha256=maybe(body, "signature_sha256"),
        at=entry.at,
    )


def remark_answer(entry: Entry) -> RemarkAnswer:
    body = entry.body
    return RemarkAnswer(
        report=ReportId(text(body, "report")), remark=text(body, "remark"), text=maybe(body, "text") or "", at=entry.at
    )
