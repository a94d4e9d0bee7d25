"""Files built to deceive: by strangers without a key, and by a device that signs what it must not."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from checklists import seal_hole
from checklists.seal_check import verify_report
from checklists.seal_form import Problem
from tests.report.signing import sealed, shown, world
from tests.report.test_seal_bits import hole


def problem(pdf: bytes) -> Problem | None:
    return verify_report(pdf, [world().ca_pem]).problem


def resealed(pdf: bytes) -> bytes:
    """A dishonest device: the same file with something changed outside the hole, sealed again by its real key."""
    start, end = hole(pdf)
    digest = hashes.Hash(hashes.SHA256())
    digest.update(pdf[:start] + pdf[end:])
    key = serialization.load_pem_private_key(world().device.key_pem, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_pem_x509_certificate(world().device.certificate_pem)
    seal = seal_hole.sign(digest.finalize(), certificate.public_bytes(serialization.Encoding.DER), key)
    return pdf[:start] + b"<" + seal.hex().upper().encode().ljust(end - start - 2, b"0") + b">" + pdf[end:]


def appended(pdf: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the appended part only, keeping its length."""
    length = len(shown()[1])
    new = change(pdf[length:])
    assert len(new) == len(pdf) - length and new != pdf[length:]
    return pdf[:length] + new


def test_sealing_again_without_a_change_is_still_valid() -> None:
    """The control: what the attacks below change is what is refused, not the resealing."""
    assert problem(resealed(sealed().pdf)) is None


def test_a_revision_appended_behind_the_seal() -> None:
    from pyhanko.pdf_utils.generic import NumberObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(sealed().pdf))
    page = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Rotate")] = NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    assert problem(out.getvalue()) is Problem.APPENDED
    assert problem(sealed().pdf + b"\n") is Problem.APPENDED
    assert problem(b"x" + sealed().pdf) is not None


def test_a_file_written_anew_has_lost_its_seal() -> None:
    with pikepdf.open(io.BytesIO(sealed().pdf)) as pdf:
        out = io.BytesIO()
        pdf.save(out)
    assert problem(out.getvalue()) not in (None, Problem.UNKNOWN_ISSUER)


def test_a_page_of_the_shown_part_swapped() -> None:
    pdf = sealed().pdf
    refs = re.search(rb"/Kids \[ ?(\d+ 0 R) (\d+ 0 R)", pdf)
    assert refs and len(refs[1]) == len(refs[2])
    swapped = pdf[: refs.start(1)] + refs[2] + b" " + refs[1] + pdf[refs.end(2) :]
    assert problem(swapped) is Problem.BYTES
    assert problem(resealed(swapped)) is Problem.PAGES


def test_the_appended_part_may_touch_no_other_page() -> None:
    """The redefined sheet becomes a redefined other page: number of the object and its line in the table."""
    pdf = sealed().pdf
    kids = re.search(rb"/Kids \[([^]]*)\]", shown()[1])
    assert kids
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]
    last = numbers[-1]
    first = next(number for number in numbers[:-1] if len(str(number)) == len(str(last)))

    def change(part: bytes) -> bytes:
        part = part.replace(b"\n%d 0 obj" % last, b"\n%d 0 obj" % first, 1)
        return re.sub(rb"\n%d (\d+)\n(\d{10} )" % last, rb"\n%d \1\n\2" % first, part, count=1)

    changed = resealed(appended(pdf, change))
    assert problem(changed) in (Problem.PAGES, Problem.FORM)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"q /FbStamp Do Q", b"q /FbStamp Do  ", Problem.PAGES),
        (b"q 1 0 0 1 100 ", b"q 9 0 0 9 100 ", Problem.PAGES),
        (b"1 J 1 j 0 G ", b"1 J 1 j 1 G ", Problem.STROKES),
        (b"/FeldbuchPad (contact)", b"/FeldbuchPad (c0ntact)", Problem.STROKES),
        (b"/UF (report\\056json)", b"/UF (rep0rt\\056json)", Problem.FORM),
        (b"/AFRelationship /Source", b"/AFRelationship /Sourse", Problem.FORM),
        (b"/T (HQ)", b"/T (QH)", Problem.FORM),
        (b"/T (DeviceSeal)", b"/T (DeviceSea1)", Problem.FORM),
        (b"/Perms", b"/Berms", Problem.PAGES),
    ],
)
def test_a_dishonest_device_is_seen(old: bytes, new: bytes, expected: Problem) -> None:
    pdf = appended(sealed().pdf, lambda part: part.replace(old, new, 1))
    assert problem(pdf) is Problem.BYTES
    assert problem(resealed(pdf)) is expected


def test_one_moved_point_of_a_stroke() -> None:
    def change(part: bytes) -> bytes:
        found = re.search(rb" (\d+) \d+ l", part)
        assert found
        moved = b"%d" % (int(found[1]) + 210)
        assert len(moved) == len(found[1])
        return part[: found.start(1)] + moved + part[found.end(1) :]

    assert problem(resealed(appended(sealed().pdf, change))) is Problem.STROKES


def test_the_parts_of_two_reports_do_not_mix() -> None:
    """report.json and signature.json exchanged with each other: each is then not what it says."""

    def change(part: bytes) -> bytes:
        refs = re.findall(rb"/EF\s*<<\s*/F (\d+ 0 R)", part)
        assert len(refs) == 2 and len(refs[0]) == len(refs[1])
        other = {refs[0]: refs[1], refs[1]: refs[0]}
        return re.sub(rb"(?<=F )(%s|%s)" % tuple(refs), lambda found: other[found[1]], part)

    assert problem(resealed(appended(sealed().pdf, change))) in (Problem.SIGNATURE, Problem.RECORD, Problem.FORM)


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.7", b"PK\x03\x04", b"<!doctype html>", b"%PDF-1.7\n/ByteRange [0 1 2 3]"]
)
def test_something_else_is_no_report(raw: bytes) -> None:
    assert problem(raw) in (Problem.NO_PDF, Problem.NO_SEAL, Problem.APPENDED)


def test_the_pages_before_signing_are_no_sealed_report() -> None:
    verdict = verify_report(shown()[1], [world().ca_pem])
    assert verdict.problem is Problem.NO_SEAL and not verdict.is_report


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_the_check_fail(data: st.DataObject) -> None:
    """Random surgery, sealed again by the device, so that the parsers behind the digest see it too."""
    pdf = bytearray(sealed().pdf)
    start, end = hole(bytes(pdf))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(len(shown()[1]), len(pdf) - 1))
        if not start - 60 <= place < end + 60:
            pdf[place] = data.draw(st.integers(0, 255))
    verdict = verify_report(resealed(bytes(pdf)), [world().ca_pem])
    assert verdict.problem is None or isinstance(verdict.problem, Problem)
