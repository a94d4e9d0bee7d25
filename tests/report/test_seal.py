"""A report is sealed by appending only, and the check says so; foreign tools agree."""

import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.report.document import render_pages
from checklists import canonical
from checklists.seal_check import verify_report
from checklists.seal_form import Problem, SealRefused, step_pad
from checklists.sign_off import Outcome, Strokes
from tests.report.reading import texts
from tests.report.sample_record import PUBLIC_ADDRESS
from tests.report.signing import AT, drawn, seal_it, sealed, shown, sign_off, strokes_of, world
from tests.report.stress_record import signed_visit


def test_a_sealed_report_is_valid_and_says_by_whom_and_when() -> None:
    verdict = verify_report(sealed().pdf, [world().ca_pem])
    assert verdict.problem is None and verdict.valid and verdict.unchanged and verdict.issuer_known
    assert (verdict.signer, verdict.technician, verdict.sealed_at) == ("Tablet 07", "T. Becker", AT)
    assert (verdict.report_number, verdict.outcome) == ("CF-2026-04711-07-1", "with-reservations")
    assert verdict.report_sha256 == sealed().report_sha256
    assert verdict.signature_sha256 == sealed().signature_sha256
    assert verdict.certificate == sealed().certificate
    assert not verdict.outside_validity


def test_the_sealed_file_starts_with_exactly_the_shown_bytes() -> None:
    record, pages = shown()
    assert sealed().pdf.startswith(pages)
    verdict = verify_report(sealed().pdf, [world().ca_pem])
    assert (verdict.pages_length, verdict.pages_sha256) == (len(pages), hashlib.sha256(pages).hexdigest())
    assert verdict.record_bytes == canonical.to_bytes(record)


def test_both_files_are_embedded_with_their_relation() -> None:
    import io

    with pikepdf.open(io.BytesIO(sealed().pdf)) as pdf:
        related = {str(file.UF): str(file.AFRelationship) for file in pdf.Root.AF}
        assert related == {"report.json": "/Source", "signature.json": "/Data"}
        names = pdf.Root.Names.EmbeddedFiles.Names
        assert bytes(names[1].EF.F.read_bytes()) == canonical.to_bytes(shown()[0])
        assert bytes(names[3].EF.F.read_bytes()) == sealed().signature_bytes
        fields = {str(field.T): "/V" in field for field in pdf.Root.AcroForm.Fields}
        assert fields == {"DeviceSeal": True, "HQ": False}
        transform = pdf.Root.Perms.DocMDP.Reference[0].TransformParams
        assert int(transform.P) == 2


def test_without_a_trusted_authority_it_is_unchanged_but_unknown() -> None:
    for trust in ([], [world().foreign_ca_pem]):
        verdict = verify_report(sealed().pdf, trust)
        assert verdict.problem is Problem.UNKNOWN_ISSUER
        assert verdict.unchanged and not verdict.valid and not verdict.issuer_known


def test_a_seal_of_a_foreign_hq_is_not_ours() -> None:
    record, pages = shown()
    foreign = seal_it(record, pages, sign_off(record, pages), device=world().foreign)
    assert verify_report(foreign.pdf, [world().ca_pem]).problem is Problem.UNKNOWN_ISSUER
    assert verify_report(foreign.pdf, [world().foreign_ca_pem]).valid
    assert verify_report(foreign.pdf, [world().ca_pem, world().foreign_ca_pem]).valid


def test_a_certificate_is_no_authority() -> None:
    """The device's own certificate as trust would let every device found an HQ."""
    assert verify_report(sealed().pdf, [world().other.certificate_pem]).problem is Problem.UNKNOWN_ISSUER


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00+01:00", "2034-01-01T00:00:00+01:00"])
def test_a_wrong_clock_does_not_stop_the_seal_but_is_said(at: str) -> None:
    record, pages = shown()
    verdict = verify_report(seal_it(record, pages, sign_off(record, pages), at=at).pdf, [world().ca_pem])
    assert verdict.valid and verdict.outside_validity and verdict.sealed_at == at


@pytest.mark.parametrize("outcome", list(Outcome))
def test_all_four_outcomes_can_be_sealed(outcome: Outcome) -> None:
    record, pages = shown()
    signed = sign_off(record, pages, outcome, refusal="Zu laut." if outcome is Outcome.REFUSED else None)
    contact, technician = signed.signatures
    strokes = dict(strokes_of(record))
    if outcome is Outcome.REFUSED:
        signed = replace(signed, signatures=(replace(contact, image_sha256=None), technician))
        strokes["contact"] = Strokes(strokes=())
    if outcome is Outcome.CONTACT_ABSENT:
        signed = replace(signed, signatures=(technician,))
        del strokes["contact"]
    verdict = verify_report(seal_it(record, pages, signed, strokes=strokes).pdf, [world().ca_pem])
    assert verdict.valid and verdict.outcome == outcome


def test_what_does_not_belong_together_is_not_sealed() -> None:
    record, pages = shown()
    signed = sign_off(record, pages)
    refused = {
        "strokes of another hand": ({"strokes": {**strokes_of(record), "contact": drawn(9)}}, Problem.STROKES),
        "a pad nobody knows": ({"strokes": {**strokes_of(record), "step:x/y": drawn(3)}}, "pads"),
        "strokes left out": ({"strokes": {"technician": drawn(2)}}, Problem.STROKES),
        "other pages": ({"pages": pages + b"\n"}, Problem.PAGES),
        "another record": ({"record_bytes": b"{}"}, Problem.RECORD),
        "the key of another device": ({"key_pem": world().other.key_pem}, "certificate"),
        "no key": ({"key_pem": b"?"}, "certificate"),
        "a report of another id": ({"sign_off": replace(signed, report_id="other")}, Problem.RECORD),
    }
    for what, (change, code) in refused.items():
        with pytest.raises(SealRefused) as refusal:
            seal_it(record, pages, change.pop("sign_off", signed), **change)
        assert refusal.value.code == code, what


def test_a_signed_step_is_bound_to_its_strokes() -> None:
    record = signed_visit()
    pages = render_pages(record, {}, public_address=PUBLIC_ADDRESS)
    signed = sign_off(record, pages, Outcome.ACCEPTED)
    assert verify_report(seal_it(record, pages, signed).pdf, [world().ca_pem]).valid
    for strokes in (drawn(8), Strokes(strokes=())):
        other = strokes_of(record, **{step_pad("visit", "ini-brief-ok"): strokes})
        with pytest.raises(SealRefused) as refusal:
            seal_it(record, pages, signed, strokes=other)
        assert refusal.value.code == Problem.STROKES


def test_a_step_signed_for_an_earlier_report_says_where_its_strokes_stand() -> None:
    """They were deleted with that report's seal; a first report has no such excuse."""
    record = signed_visit()
    record["report"]["previous"] = {"number": "CF-2026-04720-07-1", "sha256": "c" * 64}
    pages = render_pages(record, {}, public_address=PUBLIC_ADDRESS)
    later = seal_it(record, pages, sign_off(record, pages, Outcome.ACCEPTED), strokes=strokes_of(shown()[0]))
    assert verify_report(later.pdf, [world().ca_pem]).valid
    assert "see CF-2026-04720-07-1" in texts(later.pdf)[-1]


def test_the_technician_alone_signs_what_did_not_change() -> None:
    record = signed_visit()
    record["report"]["signer"] = "technician-only"
    record["report"]["edition"], record["report"]["index"] = "nachtrag", 1
    record["report"]["previous"] = {"number": "CF-2026-04720-07-1", "sha256": "c" * 64}
    record["signed_steps"] = []
    pages = render_pages(record, {}, public_address=PUBLIC_ADDRESS)
    signed = sign_off(record, pages, Outcome.ACCEPTED)
    signed = replace(signed, signatures=signed.signatures[1:])
    sealed_alone = seal_it(record, pages, signed, strokes={"technician": drawn(2)})
    assert verify_report(sealed_alone.pdf, [world().ca_pem]).valid
    last = texts(sealed_alone.pdf)[-1]
    assert "the technician signs alone" in last and "The contact signed CF-2026-04720-07-1." in last
    assert "Dörte Faßbender, IT" not in last


def test_what_signing_prints_on_the_sheet() -> None:
    last = texts(sealed().pdf)[-1]
    for said in (
        "Dörte Faßbender, IT-Leitung Dresden, 1.12.2026, 16:32 Uhr",
        "T. Becker, Servicetechniker Dresden, 1.12.2026, 16:34 Uhr",
        "1.12.2026, 16:34:41 (MEZ, UTC+1)",
    ):
        assert said in last and said not in texts(shown()[1])[-1]
    record, pages = shown()
    refused = seal_it(record, pages, sign_off(record, pages, Outcome.REFUSED, refusal="Zu laut <b>&amp;"))
    assert "Zu laut <b>&amp;" in texts(refused.pdf)[-1]


def test_a_time_without_offset_is_no_time() -> None:
    record, pages = shown()
    with pytest.raises(ValueError, match="offset"):
        seal_it(record, pages, sign_off(record, pages), at="2026-12-01T16:34:41")


def test_pdfsig_says_the_signature_is_valid(tmp_path: Path) -> None:
    assert shutil.which("pdfsig"), "poppler-utils is one of the test programs"
    file = tmp_path / "report.pdf"
    file.write_bytes(sealed().pdf)
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert "Signer Certificate Common Name: Tablet 07" in said
