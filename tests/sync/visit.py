"""A technician's visit over the bare wire: answers for every desk, a sealed report, all of it pushed. No tablet code in it.

Good enough to have real entries, a record HQ can make again and a real seal; the pages are a single plain sheet.
"""

import base64
import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from app.report.pen import Pen
from checklists import canonical, journal, record, seal
from checklists.book import fold
from checklists.catalogue import AnswerKind, Catalogue, Detail, Item, Language, Precondition
from checklists.catalogue_reader import catalogue_from_bundle
from checklists.ids import new_id
from checklists.job import Job, Workplace
from checklists.journal import EntryKind
from checklists.moment import Moment
from checklists.seal_form import Box, StampPlaces, step_pad, stroke_digest
from checklists.sheet import make_sheet
from checklists.sign_off import STATEMENT_ID, Outcome, Role, Signature, Signer, SignOff, Strokes
from sync.wire import endpoints
from sync.wire.messages import CatalogueAnswer
from tests.sync.hq_process import Device

STROKES = Strokes(strokes=(((100, 500), (400, 200), (700, 800)), ((200, 300), (900, 350))))
PADS = StampPlaces(
    pads={"contact": Box(x=60, y=120, width=200, height=60), "technician": Box(x=320, y=120, width=200, height=60)},
    hq=Box(x=60, y=40, width=200, height=40),
)


@dataclass
class Visit:
    """One job on one device. `sealed` are the reports made so far."""

    device: Device
    job: Job
    catalogue: Catalogue
    photos: list[bytes] = field(default_factory=list)
    pdfs: list[bytes] = field(default_factory=list)
    sealed: list[dict[str, Any]] = field(default_factory=list)
    minute: int = 0
    pdf_of: Callable[[bytes], bytes] = lambda pdf: pdf
    """What becomes of the sealed file before it is delivered."""

    @classmethod
    def begin(cls, device: Device, order_number: str) -> "Visit":
        """Pull the job and its catalogue."""
        jobs = [change.body for change in device.changes().changes if change.kind == "job"]
        body = [job for job in jobs if job["order_number"] == order_number][-1]
        path = endpoints.CATALOGUE.format(cat_hash=body["cat_hash"])
        bundle = device.read(CatalogueAnswer, device.ask("GET", path)).bundle
        assert canonical.sha256_hex(bundle.encode()) == body["cat_hash"]
        return cls(device=device, job=Job.from_json(body), catalogue=catalogue_from_bundle(bundle.encode()))

    def write(self, kind: EntryKind, body: dict[str, Any]) -> None:
        self.minute += 1
        hours, minutes = divmod(8 * 60 + 20 + self.minute // 8 % 480, 60)
        wall = f"2026-12-01T{hours:02d}:{minutes:02d}:07+01:00"
        job = {"job_id": self.job.job_id, "job_rev": self.job.job_rev, "cat_hash": self.job.cat_hash}
        at = Moment(wall=wall, tz="MEZ", mono_ms=self.minute * 1000, boot_id="b", skew_ms=2000, skew_age_s=60)
        self.device.write(kind, body, job, at=at)

    def answer(self, subject: str, step: str, value: dict[str, Any] | None, **more: Any) -> None:
        body = {"subject": subject, "step": step, "value": value, "reason": None, "note": None}
        self.write(EntryKind.ANSWER_GIVEN, {**body, "origin": "painted", "gesture": None, "undoes": None, **more})

    def mark(self, mark: str, at: str, **more: Any) -> None:
        body = {"mark": mark, "at": f"2026-12-01T{at}:00+01:00", "reason": None, "note": None, "replaces": None}
        self.write(EntryKind.TIME_MARKED, {**body, **more})

    def photo(self, subject: str, step: str, caption: str) -> str:
        """A drawn socket as a JPEG; gives the photo's id."""
        drawn = Image.new("RGB", (640, 480), "#DAD7CF")
        pen = ImageDraw.Draw(drawn)
        pen.rounded_rectangle((60, 120, 300, 360), 16, fill="#F6F5F1", outline="#B9B6AD", width=4)
        pen.ellipse((110, 170, 250, 310), fill="#E9E7E1", outline="#B9B6AD", width=4)
        pen.text((340, 200), caption[:30], fill="#3C4441")
        raw = io.BytesIO()
        drawn.save(raw, "JPEG")
        content, photo_id = raw.getvalue(), new_id()
        self.photos.append(content)
        self.write(
            EntryKind.PHOTO_ADDED,
            {
                "photo": photo_id,
                "subject": subject,
                "step": step,
                "sha256": canonical.sha256_hex(content),
                "size": len(content),
                "print_sha256": canonical.sha256_hex(content),
                "print_size": len(content),
                "width": 640,
                "height": 480,
                "caption": caption,
            },
        )
        return photo_id

    def do_desk(self, desk: Workplace, *, without: tuple[str, ...] = ()) -> None:
        """Tick every item of the desk's chapters but those in `without`, no details."""
        self.do_all([desk.subject_id], without=without, details=False)

    def do_all(
        self,
        subjects: Sequence[str] | None = None,
        *,
        without: tuple[str, ...] = (),
        details: bool = True,
    ) -> None:
        """Every precondition and item of these subjects (all by default): details by their example, then the tick."""
        sheet = make_sheet(self.job, self.catalogue, fold([journal.read_entry(raw) for raw in self.device.raws]))
        chosen = [one.subject_id for one in sheet.subjects] if subjects is None else subjects
        for subject in chosen:
            for bullet in (*sheet.preconditions(subject), *sheet.items(subject)):
                if bullet.key in without:
                    continue
                if details or isinstance(bullet, Precondition):
                    for step in sheet.details(subject, bullet.key):
                        if step.required or isinstance(bullet, Precondition):
                            self.answer_by_example(subject, step)
                if isinstance(bullet, Item):
                    self.answer(subject, bullet.key, {"kind": "tri", "is": "done"})

    def answer_by_example(self, subject: str, step: Detail) -> None:
        """What the detail's own example says; a MAC as ordered, photos drawn, every line of a run sheet passed."""
        desk = next((one for one in self.job.workplaces if one.subject_id == subject), None)
        value = dict(step.example)
        match step.kind:
            case AnswerKind.SUB:
                for sub in step.subs:
                    tick = {"kind": "tri", "is": "done"}
                    if sub.number_unit is not None:
                        tick["number"] = sub.number_pass_min or sub.number_min or "1"
                    self.answer(subject, f"{step.key}/{sub.key}", tick)
                return
            case AnswerKind.PHOTO:
                ids = [self.photo(subject, step.key, step.words.de) for _ in range(max(1, step.at_least))]
                value = {"kind": "photo", "photos": ids}
            case AnswerKind.TRI:
                value = {"kind": "tri", "is": "done"}
            case AnswerKind.SIGN:
                value["image_sha256"] = stroke_digest(STROKES)
            case AnswerKind.SCAN if desk is not None and step.must_equal in ("mac", "serial"):
                ordered = desk.mac if step.must_equal == "mac" else desk.serial
                value = {"kind": "scan", "text": ordered or str(value.get("text", ""))}
        self.answer(subject, step.key, value, origin="typed")

    def fail(self, desk: Workplace, item: str, code: str, note: str, verdict: str = "failed") -> None:
        self.answer(desk.subject_id, item, {"kind": "tri", "is": verdict}, reason=code, note=note, origin="typed")

    def open_job(self) -> None:
        self.write(EntryKind.JOB_OPENED, {})
        self.mark("drive", "07:35")
        self.mark("arrival", "08:22")

    def reserve(self, text: str, subject: str | None = None, kind: str = "reservation") -> None:
        body = {"reservation": new_id(), "kind": kind, "subject": subject, "text": text, "owner": None, "due": None}
        self.write(EntryKind.RESERVATION_WRITTEN, body)

    def leave_open(self, reason: str, owner: str, due: str, note: str) -> None:
        self.write(EntryKind.REST_LEFT_OPEN, {"reason": reason, "owner": owner, "due": due, "note": note})

    def seal(
        self, outcome: Outcome = Outcome.ACCEPTED, *, previous: bool = False, tamper: Any = None, alone: bool = False
    ) -> dict[str, Any]:
        """Freeze, show, sign and seal; gives the body of `report.sealed`. `tamper(record)` changes the embedded record; `alone`: nobody of
        the customer is asked.
        """
        me = self.device.me
        assert me is not None
        number = f"{self.job.order_number}-{me.device_short}-{len(self.sealed) + 1}"
        report_id, last = new_id(), self.sealed[-1] if self.sealed else None
        self.write(
            EntryKind.RECORD_FROZEN,
            {
                "report": report_id,
                "number": number,
                "edition": "fassung" if previous else "first",
                "index": len(self.sealed) + 1,
                "previous": {"number": last["number"], "sha256": last["report_sha256"]} if previous and last else None,
                "language": str(Language.DE),
                "app_version": "0.1.0",
                "clock": {"checked": True, "skew_ms": 2000, "skew_age_s": 60},
                "device": {"device_id": me.device_id, "label": me.label, "short": me.device_short},
                "statement": STATEMENT_ID,
                "head": {"seq": len(self.device.raws), "hash": journal.entry_hash(self.device.raws[-1])},
                "signer": "technician-only" if alone else "contact",
                "reply_to": None,
            },
        )
        made = record.make(self.job, self.catalogue, [journal.read_entry(raw) for raw in self.device.raws])
        if tamper is not None:
            tamper(made)
        pads = [step_pad(step["subject"], step["step"]) for step in made["signed_steps"]]
        reservations = [one["reservation"] for one in made["reservations"]]
        return self._sign(report_id, number, record.to_bytes(made), outcome, reservations, pads, alone)

    def _sign(
        self,
        report_id: str,
        number: str,
        raw: bytes,
        outcome: Outcome,
        reservations: list[str],
        step_pads: list[str],
        alone: bool,
    ) -> dict[str, Any]:
        me = self.device.me
        assert me is not None
        pages = _pages(number)
        digest, image = canonical.sha256_hex(raw), stroke_digest(STROKES)
        shown = {
            "report": report_id,
            "pages": 1,
            "pages_sha256": canonical.sha256_hex(pages),
            "pages_length": len(pages),
        }
        self.write(EntryKind.PAGES_SHOWN, shown)
        contact, technician = self.job.contact, me.person["name"]
        people: tuple[Signer, ...] = (
            Signer(role=Role.CONTACT, name=contact.name, function=contact.function, company=self.job.customer.name),
            Signer(role=Role.TECHNICIAN, name=technician, function="Servicetechniker", company="Feldbuch Service"),
        )
        people = people[1:] if alone else people
        sign_off = SignOff(
            report_id=report_id,
            report_sha256=digest,
            pages_length=len(pages),
            pages_sha256=canonical.sha256_hex(pages),
            statement=STATEMENT_ID,
            language=Language.DE,
            outcome=outcome,
            reservations=tuple(reservations),
            refusal=None,
            signatures=tuple(
                Signature(signer=person, at="2026-12-01T16:32:00+01:00", image_sha256=image) for person in people
            ),
        )
        signed = canonical.to_bytes(sign_off.to_json())
        for person in people:
            self.write(
                EntryKind.SIGNATURE_GIVEN,
                {
                    "report": report_id,
                    "role": str(person.role),
                    "outcome": str(outcome) if person.role is Role.CONTACT else None,
                    "signer": {"name": person.name, "function": person.function},
                    "image_sha256": image,
                    "refusal": None,
                    "signature_sha256": canonical.sha256_hex(signed) if person.role is Role.TECHNICIAN else None,
                },
            )
        steps = {pad: Box(x=60 + 20 * nth, y=300, width=100, height=40) for nth, pad in enumerate(step_pads)}
        places = StampPlaces(pads={**PADS.pads, **steps}, hq=PADS.hq)
        pdf = seal.seal(
            pages=pages,
            record_bytes=raw,
            signature_bytes=signed,
            places=places,
            strokes=dict.fromkeys((pad for pad in places.pads if pad != "contact" or not alone), STROKES),
            overlay=_pages(""),
            key_pem=self.device.key.to_pkcs8(),
            certificate_pem=me.certificate_pem.encode(),
            at=datetime(2026, 12, 1, 15, 34, tzinfo=UTC),
        )
        pdf = self.pdf_of(pdf)
        body = {
            "report": report_id,
            "number": number,
            "pdf_sha256": canonical.sha256_hex(pdf),
            "pdf_size": len(pdf),
            "report_sha256": digest,
            "signature_sha256": canonical.sha256_hex(signed),
            "certificate": base64.b64encode(os.urandom(4)).decode(),
        }
        self.write(EntryKind.REPORT_SEALED, body)
        self.pdfs.append(pdf)
        self.sealed.append(body)
        return body

    def push(self) -> None:
        """All entries, in batches."""
        for first in range(1, len(self.device.raws) + 1, 200):
            self.device.push(first, min(first + 199, len(self.device.raws)))

    def deliver(self) -> None:
        """Entries, photos and reports."""
        self.push()
        for blob in (*self.photos, *self.pdfs):
            self.device.put(blob)


def _pages(title: str) -> bytes:
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=(595, 842), invariant=1, pageCompression=0)
    canvas.setFont("Helvetica", 18)
    canvas.drawString(60, 780, title)
    Pen(canvas).strokes(STROKES, 60, 100, 87, 30, 1.05)  # as of somebody who signed alone
    canvas.showPage()
    canvas.save()
    # As the tablet's pages: one plain revision without an information dictionary.
    plain = io.BytesIO()
    with pikepdf.open(raw) as pdf:
        del pdf.trailer["/Info"]
        pdf.save(plain, static_id=True, min_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue()
