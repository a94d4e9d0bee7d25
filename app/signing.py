"""From draft to sealed report: draft -> frozen -> shown -> signed -> sealed (rule Z1), each step one transaction.

A kill resumes at the last step. Nothing asks for a signature twice: once given it stands until something changes.
"""

import time
from dataclasses import dataclass

from app import freezing, signatures, user_lists
from app.changed import Changed, What
from app.freezing import Chain
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.reports import Reports, read_record
from app.store import blob_store, profile_store, report_store
from app.store.journal_store import Line, Writing
from app.store.report_store import Report, ReportState
from app.writing import drop_frozen, stepping
from checklists import canonical, progress, record
from checklists.book_facts import Phase
from checklists.catalogue import Language
from checklists.ids import ReportId, new_id
from checklists.journal import EntryKind
from checklists.progress import Blocker
from checklists.record_form import Record
from checklists.seal_form import step_pad, stroke_digest
from checklists.sign_off import Outcome, Role, Signature, Signer, Strokes

_TO_SIGN = (Phase.FROZEN, Phase.SHOWN, Phase.SIGNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A record on its way to the signature. `signer` contact | technician-only; the pages are `Signing.pages(report_id)`."""

    changed: Changed
    report_id: ReportId
    number: str
    edition: str
    index: int
    phase: Phase
    record: Record
    signer: str
    signed: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """`complete` once everyone who must has signed: sealing comes next."""

    changed: Changed
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """`sha256` of the sealed PDF."""

    changed: Changed
    report_id: ReportId
    number: str
    sha256: str
    seconds: float


class Signing(Reports):
    """Freezing and sealing are heavy (pages, seal): call them on the `work` lane."""

    def blockers(self, job: OpenJob) -> tuple[Blocker, ...]:
        """What stops the signature, each with the place to mend it."""
        with job.reading():
            return progress.blockers(job.sheet, job.book)

    def freeze(self, job: OpenJob, language: Language) -> Frozen:
        """Freeze the record in that language and render its pages; one frozen before is void.

        Raises SIGNING_BLOCKED, NOT_ENROLLED.
        """
        blocking = self.blockers(job)
        if blocking:
            raise FieldProblem(Code.SIGNING_BLOCKED, blockers=blocking)
        enrolment = self._session.known()
        about = job.about(enrolment.person.person_id)
        user_lists.settle(self._session, job)
        entries = self._session.journal.of_job(job.job.job_id)
        report_id = ReportId(new_id())
        with stepping(self._session, job) as writing:
            drop_frozen(job, writing, self._session, "again")
            place = freezing.chain(writing.connection, job, enrolment.device_short)
            at = self._session.clock.now()

            def line(signer: str) -> Line:
                body = freezing.frozen_body(
                    job, enrolment, place, writing.head, at, report_id=report_id, language=language, signer=signer
                )
                return Line(kind=EntryKind.RECORD_FROZEN, body=body)

            before = [*entries, *writing.entries]
            _, probe = writing.make(about, line(freezing.CONTACT), at)
            signer = _signer(job, place, record.make(job.job, job.catalogue, [*before, probe]))
            frozen = writing.append(about, line(signer), at)
            made = record.make(job.job, job.catalogue, [*before, frozen])
            raw = record.to_bytes(made)
            row = Report(
                report_id=report_id,
                job_id=job.job.job_id,
                number=frozen.body["number"],
                running=place.running,
                edition=place.edition,
                index=place.index,
                language=str(language),
                signer=signer,
                state=ReportState.FROZEN,
                frozen_at=at.wall,
                record_sha256=canonical.sha256_hex(raw),
                substance=record.substance(made),
            )
            report_store.add(writing.connection, row, raw)
        resumed = self.resume(job)
        assert resumed is not None
        return resumed

    def resume(self, job: OpenJob) -> Frozen | None:
        """The record on its way, None in draft or when sealed. Pages a kill has cost are rendered again from the same record."""
        if job.book.frozen is None or job.phase not in _TO_SIGN:
            return None
        report, _ = self._on_the_way(job)
        return Frozen(
            changed=Changed(what=frozenset({What.SIGN_OFF, What.REPORT}), jobs=frozenset({job.job.job_id})),
            report_id=report.report_id,
            number=report.number,
            edition=report.edition,
            index=report.index,
            phase=job.phase,
            record=self.record(report.report_id),
            signer=report.signer,
            signed=tuple(job.book.signatures),
        )

    def turned_to_end(self, job: OpenJob) -> Changed:
        """The pages were turned to the last one on this screen. Raises NOTHING_FROZEN."""
        from app.report.document import count_pages

        report, pages = self._on_the_way(job)
        if job.phase is not Phase.FROZEN:
            return Changed()
        body = {
            "report": report.report_id,
            "pages": count_pages(pages),
            "pages_sha256": report.pages_sha256,
            "pages_length": report.pages_length,
        }
        about = job.about(self._session.known().person.person_id)
        with stepping(self._session, job) as writing:
            writing.append(about, Line(kind=EntryKind.PAGES_SHOWN, body=body))
            report_store.move(writing.connection, report.report_id, ReportState.SHOWN)
        return _changed(job, writing)

    def sign(
        self,
        job: OpenJob,
        role: Role,
        name: str,
        function: str,
        strokes: Strokes | None,
        *,
        outcome: Outcome | None = None,
        refusal: str | None = None,
    ) -> Signed:
        """One person's act; the contact decides with an `outcome`. The last one completes `signature.json`.

        Raises NOTHING_FROZEN, PAGES_NOT_SHOWN, SIGNER_NOT_ASKED, ALREADY_SIGNED, NAME_MISSING, STROKES_MISSING,
        OUTCOME_MISSING, REFUSAL_MISSING, RESERVATIONS_MISSING.
        """
        report, _ = self._on_the_way(job)
        made = self.record(report.report_id)
        name, function, refusal = name.strip(), function.strip(), (refusal or "").strip() or None
        drawn = None if strokes is None or strokes.empty else strokes
        signatures.judge(job, report, role)
        if role is Role.CONTACT:
            signatures.judge_contact(made, outcome, name, drawn, refusal)
        else:
            signatures.judge_technician(name, drawn)
            outcome = refusal = None
        at = self._session.clock.now()
        image = None if drawn is None else stroke_digest(drawn)
        company = signatures.company(made, role)
        own = Signature(
            signer=Signer(role=role, name=name, function=function, company=company), at=at.wall, image_sha256=image
        )
        complete = signatures.complete(report, job, role)
        signed: bytes | None = None
        if complete:
            signed = signatures.to_bytes(signatures.sign_off(job, report, made, own, outcome, refusal))
        body = {
            "report": report.report_id,
            "role": str(role),
            "outcome": str(outcome) if outcome else None,
            "signer": {"name": name, "function": function},
            "image_sha256": image,
            "refusal": refusal,
            "signature_sha256": None if signed is None else canonical.sha256_hex(signed),
        }
        about = job.about(self._session.known().person.person_id)
        with stepping(self._session, job) as writing:
            writing.append(about, Line(kind=EntryKind.SIGNATURE_GIVEN, body=body), at)
            if drawn is not None:
                report_store.save_strokes(writing.connection, report.report_id, str(role), drawn)
            if signed is not None:
                report_store.move(writing.connection, report.report_id, ReportState.SIGNED, signature=signed)
        return Signed(changed=_changed(job, writing), complete=complete)

    def seal(self, job: OpenJob) -> Sealed:
        """Seal what was signed; from here on nothing changes it.

        Raises NOTHING_FROZEN, NOT_SIGNED, and checklists.seal_form.SealRefused where the parts do not fit together.
        """
        from app.report.sealing import seal_report

        started = time.perf_counter()
        report, pages = self._on_the_way(job)
        if job.phase is not Phase.SIGNED:
            raise FieldProblem(Code.NOT_SIGNED)
        enrolment = self._session.known()
        with self._session.database.read() as connection:
            raw = report_store.record(connection, report.report_id) or b""
            signature = report_store.signature(connection, report.report_id) or b""
            drawn = report_store.strokes(connection, [report.report_id, report.job_id])
            key = profile_store.device_key(connection)
        assert key is not None
        at = self._session.clock.now()
        made = read_record(raw)
        # A step whose answer was taken back is not on the pages; its strokes go with this seal. One signed for an earlier report
        # has none any more.
        by_image = {stroke_digest(lines): lines for lines in drawn.values()}
        strokes = {str(role): drawn[str(role)] for role in Role if str(role) in drawn}
        for one in made["signed_steps"]:
            if one["image_sha256"] in by_image:
                strokes[step_pad(one["subject"], one["step"])] = by_image[one["image_sha256"]]
        sealed = seal_report(
            record=made,
            record_bytes=raw,
            pages=pages,
            sign_off=signatures.from_bytes(signature),
            strokes=strokes,
            key_pem=key.to_pkcs8(),
            certificate_pem=enrolment.certificate_pem.encode("ascii"),
            at=at.wall,
            tz=at.tz,
        )
        body = {
            "report": report.report_id,
            "number": report.number,
            "pdf_sha256": sealed.pdf_sha256,
            "pdf_size": len(sealed.pdf),
            "report_sha256": sealed.report_sha256,
            "signature_sha256": sealed.signature_sha256,
            "certificate": sealed.certificate,
        }
        about = job.about(enrolment.person.person_id)
        with stepping(self._session, job) as writing:
            entry = writing.append(about, Line(kind=EntryKind.REPORT_SEALED, body=body), at)
            blob_store.add(writing.connection, blob_store.PDF, report.job_id, sealed.pdf)
            report_store.drop_strokes(writing.connection, [report.report_id, report.job_id])
            report_store.drop_pages(writing.connection, report.report_id)
            report_store.move(
                writing.connection,
                report.report_id,
                ReportState.SEALED,
                sealed_at=at.wall,
                sealed_seq=entry.seq,
                pdf_sha256=sealed.pdf_sha256,
            )
        return Sealed(
            changed=_changed(job, writing),
            report_id=report.report_id,
            number=report.number,
            sha256=sealed.pdf_sha256,
            seconds=time.perf_counter() - started,
        )

    def reopen(self, job: OpenJob, why: str) -> Changed:
        """Back to draft by an act of the technician; strokes are void. Nothing happens where nothing was frozen."""
        with stepping(self._session, job) as writing:
            drop_frozen(job, writing, self._session, why)
        return _changed(job, writing)

    def _on_the_way(self, job: OpenJob) -> tuple[Report, bytes]:
        frozen = job.book.frozen
        if frozen is None or job.phase not in _TO_SIGN:
            raise FieldProblem(Code.NOTHING_FROZEN)
        with self._session.database.read() as connection:
            pages = report_store.pages(connection, frozen.report)
        if pages is None:
            pages = self._render(frozen.report)
        return self.report(frozen.report), pages

    def _render(self, report_id: ReportId) -> bytes:
        from app.report.document import render_pages

        made = self.record(report_id)
        with self._session.database.read() as connection:
            prints = {
                photo["print_sha256"]: blob_store.read(connection, photo["print_sha256"]) or b""
                for photo in made["photos"]
            }
            drafts = report_store.strokes(connection, [made["job"]["job_id"]])
        drawn = {stroke_digest(strokes): strokes for strokes in drafts.values()}
        pages = render_pages(made, prints, drawn, public_address=self._session.known().public_address)
        digest = canonical.sha256_hex(pages)
        with self._session.database.write() as connection:
            report_store.save_pages(connection, report_id, pages)
            report_store.note_pages(connection, report_id, digest, len(pages))
        return pages


def _signer(job: OpenJob, place: Chain, made: Record) -> str:
    """The contact signs again if and only if what he signed has changed (rule C2)."""
    if place.previous is None:
        return freezing.CONTACT if progress.asks_contact(job.sheet) else freezing.TECHNICIAN_ONLY
    if place.previous.signer == freezing.CONTACT and freezing.contact_decided(job.book.sealed) is None:
        return freezing.CONTACT
    same = place.previous.substance == record.substance(made)
    return freezing.TECHNICIAN_ONLY if same else freezing.CONTACT


def _changed(job: OpenJob, writing: Writing) -> Changed:
    last = writing.entries[-1] if writing.entries else None
    return Changed(
        what=frozenset({What.SIGN_OFF, What.REPORT}) if last else frozenset(),
        jobs=frozenset({job.job.job_id}) if last else frozenset(),
        saved_at=last.at.wall if last else None,
        seq=last.seq if last else None,
    )
