"""Jobs and books for tests: a small job (three desks), Musterbau with its 24 desks, and a writer of chained entries.

No real person: names and telephone numbers are invented or officially never assigned.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from checklists.answer import Origin, Person, Tri, Value, Verdict, to_json
from checklists.catalogue import Catalogue, GroupKind, Language
from checklists.ids import ChapterKey, EntryId, JobId, LogId, OrderId, PersonId, SubjectId
from checklists.job import (
    Contact,
    Customer,
    Depth,
    Group,
    Job,
    JobStanding,
    Mailbox,
    OrderedPackage,
    Session,
    Site,
    Workplace,
)
from checklists.journal import NO_PREVIOUS, Entry, EntryKind, entry_hash
from checklists.moment import Moment

TECHNICIAN = PersonId("00000000-0000-7000-8000-00000000aaaa")
NO_CATALOGUE = "0" * 64
MET = Person(name="Dörte Faßbender", function="IT-Leitung", met=True)


def desk(
    number: str,
    *,
    floor: str = "EG",
    room: str = "",
    first: str = "",
    last: str = "",
    model: str = "Poly VVX 450",
    mac: str = "",
    extension: str = "",
    packages: Iterable[str] = ("3.1.1",),
    features: Iterable[str] = (),
) -> Workplace:
    """A desk whose subject id is its number in small letters ("ap-01")."""
    return Workplace(
        subject_id=SubjectId(number.lower()),
        number=number,
        floor=floor,
        room=room,
        first_name=first,
        last_name=last,
        mail="",
        extension=extension,
        phone=f"+493023125{extension}" if extension else "",
        model=model,
        mac=mac,
        serial="",
        packages=tuple(ChapterKey(package) for package in packages),
        features=tuple(features),
    )


def package(chapter: str, quantity: int | None = None, feature: str | None = None) -> OrderedPackage:
    return OrderedPackage(chapter=ChapterKey(chapter), feature=feature, quantity=quantity)


def small_job(
    *,
    cat_hash: str = NO_CATALOGUE,
    depth: Depth = Depth.SHORT,
    language: Language = Language.DE,
    packages: Iterable[OrderedPackage] = (package("3.1.1", 3),),
    workplaces: Iterable[Workplace] | None = None,
    **changes: Any,
) -> Job:
    """Three desks: two Poly VVX 450 (AP-01, AP-02), one Yealink T54W (AP-03); a contact with name and function."""
    desks = (
        desk("AP-01", room="1", first="Petra", last="Öztürk", mac="0293C13DA58A", extension="201"),
        desk("AP-02", room="2", first="Jürgen", last="Weiß", mac="02F6E5C15B62", extension="202"),
        desk(
            "AP-03", room="3", first="Zoë", last="Kowalczyk", model="Yealink T54W", mac="027EA7ACE732", extension="203"
        ),
    )
    job = Job(
        job_id=JobId("00000000-0000-7000-8000-000000000001"),
        job_rev=1,
        order_id=OrderId("00000000-0000-7000-8000-000000000002"),
        order_number="CF-2026-04711",
        standing=JobStanding.PLANNED,
        cat_hash=cat_hash,
        customer=Customer(name="Musterbau Weiß & Söhne GmbH"),
        site=Site(street="Am Gleisdreieck 7a", post_code="01067", city="Dresden"),
        contact=Contact(
            name="Dörte Faßbender",
            function="IT-Leitung",
            phone="+493023125110",
            mail="d.fassbender@musterbau.example",
        ),
        planned="2026-12-01T08:30",
        hours="8",
        technician=TECHNICIAN,
        technician_name="Tilo Becker",
        language=language,
        depth=depth,
        tengo_communication=False,
        porting=False,
        notes="Zufahrt über Tor 3",
        packages=tuple(packages),
        workplaces=desks if workplaces is None else tuple(workplaces),
        groups=(),
        users=(),
        mailboxes=(),
        sessions=(),
    )
    return replace(job, **changes)


def musterbau(*, cat_hash: str = NO_CATALOGUE, depth: Depth = Depth.SHORT, language: Language = Language.DE) -> Job:
    """The order of the 24-desk example workbook as a job: 3.1.1 to 3.1.4 and a training, one auto attendant, one
    queue."""
    desks = [_musterbau_desk(place, *row) for place, row in enumerate(_MUSTERBAU, start=1)]
    groups = [
        _group("park", "Parken Erdgeschoss", "AP-01 AP-02 AP-03 AP-04", setting="Rückruf 45 s"),
        _group("pickup", "Anrufübernahme Buchhaltung", "AP-09 AP-10 AP-11"),
        _group("hunt", "Sammelrufnummer Einkauf", "AP-12 AP-13 AP-14", "+493023125300", "gleichmäßig"),
        _group("moh", "Wartemusik Standard", setting="wartemusik.wav"),
        *(_group(kind, "") for kind in ("clid", "paging", "plan")),
        _group("auto-attendant", "Zentrale", phone="+493023125100", setting="1 Einkauf, 2 Buchhaltung, 0 Empfang"),
        _group("queue", "Hotline", "AP-07 AP-08 AP-09", "+493023125400", "25 Plätze"),
    ]
    return small_job(
        cat_hash=cat_hash,
        depth=depth,
        language=language,
        packages=(
            package("3.1.1", 24),
            package("3.1.2", 6),
            package("3.1.2", 1, "auto-attendant"),
            package("3.1.3", 1),
            package("3.1.4", 1, "call-center-standard"),
            package("3.1.4", 3, "call-center-agent"),
            package("3.1.4", 1, "receptionist"),
            package("3.2.2", 1),
        ),
        workplaces=desks,
        groups=tuple(groups),
        sessions=(Session(subject_id=SubjectId("session-3.2.2-1"), chapter=ChapterKey("3.2.2"), number=1),),
        notes="Zufahrt über Tor 3; Serverraum Schlüssel beim Empfang",
    )


def setup_job(*, cat_hash: str = NO_CATALOGUE, mailboxes: int = 6) -> Job:
    """A 2.6 visit with that many mailboxes."""
    return small_job(
        cat_hash=cat_hash,
        packages=(package("2.6", 1),),
        workplaces=(),
        mailboxes=tuple(
            Mailbox(
                subject_id=SubjectId(f"mb-{n}"), mail=f"nutzer{n}@kanzlei.example", quota_gb="50", source="Exchange"
            )
            for n in range(1, mailboxes + 1)
        ),
    )


class Writer:
    """Writes entries as a tablet would: one log, chained, half a minute apart from 08:30 on. `entries` is the book so
    far."""

    def __init__(
        self,
        job: Job,
        catalogue: Catalogue | None = None,
        *,
        log_id: str = "a" * 32,
        actor: PersonId = TECHNICIAN,
        start: datetime = datetime(2026, 12, 1, 8, 30, tzinfo=timezone(timedelta(hours=1))),
        tz: str = "MEZ",
    ) -> None:
        self.job = job
        self.cat_hash = catalogue.cat_hash if catalogue else job.cat_hash
        self.log_id = LogId(log_id)
        self.actor = actor
        self.now = start
        self.tz = tz
        self.entries: list[Entry] = []
        self._head = NO_PREVIOUS

    def write(self, kind: EntryKind, body: dict[str, Any], *, entry_id: str | None = None) -> Entry:
        """Append one entry of any kind."""
        seq = len(self.entries) + 1
        entry = Entry(
            entry_id=EntryId(entry_id or f"{self.log_id[:8]}-0000-7000-8000-{seq:012d}"),
            log_id=self.log_id,
            seq=seq,
            prev=self._head,
            kind=kind,
            job_id=self.job.job_id,
            job_rev=self.job.job_rev,
            cat_hash=self.cat_hash,
            actor=self.actor,
            at=Moment(
                wall=self.now.isoformat(), tz=self.tz, mono_ms=seq * 30_000, boot_id="boot", skew_ms=200, skew_age_s=60
            ),
            seen=0,
            body=body,
        )
        self.now += timedelta(seconds=30)
        self._head = entry_hash(entry.to_bytes())
        self.entries.append(entry)
        return entry

    def answer(
        self,
        subject: str,
        step: str,
        value: Value | None,
        *,
        reason: str | None = None,
        note: str | None = None,
        origin: Origin = Origin.TYPED,
        gesture: str | None = None,
        undoes: str | None = None,
    ) -> Entry:
        return self.write(
            EntryKind.ANSWER_GIVEN,
            {
                "subject": subject,
                "step": step,
                "value": None if value is None else to_json(value),
                "reason": reason,
                "note": note,
                "origin": str(origin),
                "gesture": gesture,
                "undoes": undoes,
            },
        )

    def done(self, subject: str, *steps: str) -> None:
        """Tick items, tri details or sub-tests as done."""
        for step in steps:
            self.answer(subject, step, Tri(verdict=Verdict.DONE))

    def failed(self, subject: str, step: str, reason: str | None = None, note: str | None = None) -> Entry:
        return self.answer(subject, step, Tri(verdict=Verdict.FAILED), reason=reason, note=note)

    def not_applicable(self, subject: str, step: str, reason: str | None = None) -> Entry:
        return self.answer(subject, step, Tri(verdict=Verdict.NA), reason=reason)

    def write_timer(self, subject: str, step: str, *, started: bool) -> Entry:
        kind = EntryKind.TIMER_STARTED if started else EntryKind.TIMER_STOPPED
        return self.write(kind, {"subject": subject, "step": step})

    def choose_desk(self, model: str, subject: str) -> Entry:
        return self.write(EntryKind.DESK_CHOSEN, {"model": model, "subject": subject})

    def add_subject(self, subject: str, kind: str, label: str, **fields: str) -> Entry:
        body = {"subject": subject, "kind": kind, "label": label, "fields": fields}
        return self.write(EntryKind.SUBJECT_ADDED, body)

    def consent(self, allowance: str, who: str = "Dörte Faßbender", function: str = "IT-Leitung") -> Entry:
        body = {"allowance": allowance, "who": who, "function": function, "what": "länger", "approval": None}
        return self.write(EntryKind.CONSENT_GIVEN, body)

    def confirm_handover(self, confirmed: bool = True) -> Entry:
        return self.write(EntryKind.HANDOVER_CONFIRMED, {"confirmed": confirmed})

    def mark(self, mark: str, at: str | None, *, replaces: str | None = None, reason: str | None = None) -> Entry:
        body = {"mark": mark, "at": at, "reason": reason, "note": None, "replaces": replaces}
        return self.write(EntryKind.TIME_MARKED, body)

    def photo(self, photo: str, subject: str, step: str, caption: str = "") -> Entry:
        return self.write(
            EntryKind.PHOTO_ADDED,
            {
                "photo": photo,
                "subject": subject,
                "step": step,
                "sha256": "7" * 64,
                "size": 450_000,
                "print_sha256": "8" * 64,
                "print_size": 90_000,
                "width": 2048,
                "height": 1536,
                "caption": caption,
            },
        )

    def reservation(
        self, reservation: str, text: str, *, kind: str = "reservation", subject: str | None = None
    ) -> Entry:
        body = {
            "reservation": reservation,
            "kind": kind,
            "subject": subject,
            "text": text,
            "owner": None,
            "due": None,
        }
        return self.write(EntryKind.RESERVATION_WRITTEN, body)

    def rest_left_open(self, reason: str | None = "P06", owner: str = "HQ", due: str = "2026-12-08") -> Entry:
        return self.write(EntryKind.REST_LEFT_OPEN, {"reason": reason, "owner": owner, "due": due, "note": ""})

    def freeze(self, *, report: str = "r-1", index: int = 1, **changes: Any) -> Entry:
        """`record.frozen` as a tablet writes it; `changes` replace fields of its body."""
        body: dict[str, Any] = {
            "report": report,
            "number": f"{self.job.order_number}-07-{index}",
            "edition": "first" if index == 1 else "fassung",
            "index": index,
            "previous": None,
            "language": str(self.job.language),
            "app_version": "0.1.0",
            "clock": {"checked": True, "skew_ms": 200, "skew_age_s": 60},
            "device": {"device_id": "d-7", "label": "Tablet 07", "short": "07"},
            "statement": "feldbuch-statement-1",
            "head": {"seq": len(self.entries), "hash": self._head},
            "signer": "contact",
            "reply_to": None,
        }
        return self.write(EntryKind.RECORD_FROZEN, body | changes)

    def show(self, report: str = "r-1") -> Entry:
        body = {"report": report, "pages": 5, "pages_sha256": "1" * 64, "pages_length": 1000}
        return self.write(EntryKind.PAGES_SHOWN, body)

    def sign(self, role: str = "contact", report: str = "r-1", outcome: str | None = "accepted") -> Entry:
        return self.write(
            EntryKind.SIGNATURE_GIVEN,
            {
                "report": report,
                "role": role,
                "outcome": outcome if role == "contact" else None,
                "signer": {"name": "Dörte Faßbender", "function": "IT-Leitung"},
                "image_sha256": "2" * 64,
                "refusal": None,
                "signature_sha256": None,
            },
        )

    def seal(self, report: str = "r-1", number: str = "CF-2026-04711-07-1") -> Entry:
        return self.write(
            EntryKind.REPORT_SEALED,
            {
                "report": report,
                "number": number,
                "pdf_sha256": "3" * 64,
                "pdf_size": 2000,
                "report_sha256": "4" * 64,
                "signature_sha256": "5" * 64,
                "certificate": "6" * 64,
            },
        )


def _group(kind: str, name: str, members: str = "", phone: str = "", setting: str = "") -> Group:
    return Group(
        subject_id=SubjectId(f"group-{kind}"),
        kind=GroupKind(kind),
        name=name,
        members=tuple(members.split()),
        phone=phone,
        setting=setting,
    )


def _musterbau_desk(place: int, floor: str, room: str, first: str, last: str, mac: str) -> Workplace:
    number = f"AP-{place:02d}"
    model = ("Poly VVX 450", "Yealink T54W", "Cisco 8851 MPP")[(place - 1) % 3]
    packages = ["3.1.1"]
    features: list[str] = []
    if place <= 6:
        packages.append("3.1.2")
    if place == 1:
        packages.append("3.1.4")
        features.append("receptionist")
    if place in (7, 8, 9):
        packages.append("3.1.4")
        features.append("call-center-agent")
    return desk(
        number,
        floor=floor,
        room=room,
        first=first,
        last=last,
        model="Poly Trio 8500" if place == 20 else model,
        mac=mac,
        extension=str(200 + place),
        packages=packages,
        features=features,
    )


_MUSTERBAU = (
    ("EG", "1", "Petra", "Öztürk", "0293C13DA58A"),
    ("EG", "2", "Jürgen", "Weiß", "02F6E5C15B62"),
    ("EG", "3", "Zoë", "Kowalczyk", "027EA7ACE732"),
    ("EG", "4", "Søren", "Łukasik", "022C28F00481"),
    ("EG", "5", "Anneliese", "Großmann", "028FD015B0DC"),
    ("EG", "6", "Mehmet", "Şahin", "028A16BC1732"),
    ("EG", "7", "Katarzyna", "Müller-Lüdenscheidt", "0260DA679F81"),
    ("EG", "8", "Björn", "Nørgaard", "02BC637D6EFA"),
    ("1. OG", "101", "Chloé", "Straße", "02072F960063"),
    ("1. OG", "102", "Łukasz", "Yılmaz", "02FAA78BEB7E"),
    ("1. OG", "103", "İpek", "Dvořák", "021912E74F7B"),
    ("1. OG", "104", "Dörte", "Őri", "02A76CACE4D5"),
    ("1. OG", "105", "Friedrich", "Vogel", "02BA458BFED0"),
    ("1. OG", "106", "Maren", "Böhm", "02AC1C5989F1"),
    ("1. OG", "107", "Giovanni", "Ćosić", "020DCDC83011"),
    ("1. OG", "108", "Yusuf", "Jäger", "0257482C590E"),
    ("2. OG", "201", "Ilse", "Schröder", "02A97777682C"),
    ("2. OG", "202", "Renée", "Núñez", "020B53A12945"),
    ("2. OG", "203", "Ömer", "Becker", "020FF2E91AC7"),
    ("2. OG", "204", "", "", "0245C20DBC21"),
    ("2. OG", "205", "Tomáš", "Roth", "02780CE8FCC9"),
    ("2. OG", "206", "Aylin", "Ahrens", "02DDD2840277"),
    ("2. OG", "207", "Karl-Heinz", "Lindqvist", "0290C1CC0AFF"),
    ("2. OG", "208", "Greta", "Faßbender", "023CFB14628E"),
)
