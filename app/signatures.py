"""Who may sign what, and the `signature.json` that binds the strokes to exactly these pages."""

from typing import Any

from app import freezing
from app.open_job import OpenJob
from app.problems import Code, FieldProblem
from app.store.report_store import Report
from checklists import canonical
from checklists.book_facts import GivenSignature, Phase
from checklists.catalogue import Language
from checklists.record_form import Record
from checklists.sign_off import Outcome, Role, Signature, Signer, SignOff, Strokes


def judge(job: OpenJob, report: Report, role: Role) -> None:
    """Whether that person is asked now. Raises PAGES_NOT_SHOWN, SIGNER_NOT_ASKED, ALREADY_SIGNED."""
    if job.phase is Phase.FROZEN:
        raise FieldProblem(Code.PAGES_NOT_SHOWN)
    if role is Role.CONTACT and report.signer == freezing.TECHNICIAN_ONLY:
        raise FieldProblem(Code.SIGNER_NOT_ASKED, role=str(role))
    if role in job.book.signatures:
        raise FieldProblem(Code.ALREADY_SIGNED, role=str(role))


def judge_technician(name: str, drawn: Strokes | None) -> None:
    """Raises NAME_MISSING, STROKES_MISSING."""
    if not name:
        raise FieldProblem(Code.NAME_MISSING)
    if drawn is None:
        raise FieldProblem(Code.STROKES_MISSING)


def judge_contact(made: Record, outcome: Outcome | None, name: str, drawn: Strokes | None, refusal: str | None) -> None:
    """Raises OUTCOME_MISSING, REFUSAL_MISSING, RESERVATIONS_MISSING, NAME_MISSING, STROKES_MISSING."""
    if outcome is None:
        raise FieldProblem(Code.OUTCOME_MISSING)
    if outcome is Outcome.CONTACT_ABSENT:
        return
    if outcome is Outcome.REFUSED and refusal is None:
        raise FieldProblem(Code.REFUSAL_MISSING)
    if outcome is Outcome.WITH_RESERVATIONS and not made["reservations"]:
        # They stand on the pages or they do not exist: written after the signature they would be worth nothing.
        raise FieldProblem(Code.RESERVATIONS_MISSING)
    if not name:
        raise FieldProblem(Code.NAME_MISSING)
    if drawn is None and outcome is not Outcome.REFUSED:
        raise FieldProblem(Code.STROKES_MISSING)


def company(made: Record, role: Role) -> str:
    """The customer for the contact; a technician signs for the provider, whose name is no part of a job."""
    return made["party"]["customer"] if role is Role.CONTACT else ""


def complete(report: Report, job: OpenJob, role: Role) -> bool:
    """Whether this signature is the last that is needed."""
    needed = {Role.TECHNICIAN} if report.signer == freezing.TECHNICIAN_ONLY else {Role.CONTACT, Role.TECHNICIAN}
    return needed <= {*job.book.signatures, role}


def sign_off(
    job: OpenJob, report: Report, made: Record, own: Signature, outcome: Outcome | None, refusal: str | None
) -> SignOff:
    """Everything that was decided, with the signatures of contact and technician in this order."""
    others = [_signature(made, given) for role, given in job.book.signatures.items() if role is not own.signer.role]
    contact = job.book.signatures.get(Role.CONTACT)
    if contact is not None:
        outcome, refusal = contact.outcome, contact.refusal
    if outcome is None:
        # Nothing the contact signed has changed, so his decision stands; remote work has no contact on site.
        outcome = freezing.contact_decided(job.book.sealed) or Outcome.CONTACT_ABSENT
    reservations = [r["number"] for r in made["reservations"]] if outcome is Outcome.WITH_RESERVATIONS else []
    return SignOff(
        report_id=report.report_id,
        report_sha256=report.record_sha256,
        pages_length=report.pages_length or 0,
        pages_sha256=report.pages_sha256 or "",
        statement=made["report"]["statement"],
        language=Language(report.language),
        outcome=outcome,
        reservations=tuple(reservations),
        refusal=refusal,
        signatures=tuple(sorted([*others, own], key=lambda one: one.signer.role is not Role.CONTACT)),
    )


def to_bytes(signed: SignOff) -> bytes:
    return canonical.to_bytes(signed.to_json())


def from_bytes(raw: bytes) -> SignOff:
    """The SignOff behind stored bytes of `to_bytes`."""
    data: dict[str, Any] = canonical.from_bytes(raw, limit=None)
    return SignOff(
        report_id=data["report_id"],
        report_sha256=data["report_sha256"],
        pages_length=data["pages_length"],
        pages_sha256=data["pages_sha256"],
        statement=data["statement"]["id"],
        language=Language(data["language"]),
        outcome=Outcome(data["outcome"]),
        reservations=tuple(data["reservations"]),
        refusal=data["refusal"],
        signatures=tuple(
            Signature(
                signer=Signer(role=Role(s["role"]), name=s["name"], function=s["function"], company=s["company"]),
                at=s["at"],
                image_sha256=s["image_sha256"],
            )
            for s in data["signatures"]
        ),
    )


def _signature(made: Record, given: GivenSignature) -> Signature:
    return Signature(
        signer=Signer(role=given.role, name=given.name, function=given.function, company=company(made, given.role)),
        at=given.at.wall,
        image_sha256=given.image_sha256,
    )
