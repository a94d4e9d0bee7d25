"""Seal the pages people saw: only append strokes, stamp, report.json, signature.json and the device's seal (rules Z2, Z8).

Importing this is slow (pyHanko); whoever paints first loads it late. The words are in `checklists.seal_form`.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_date, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from checklists import seal_hole, seal_strokes
from checklists.seal_check import verify_report
from checklists.seal_form import (
    DEVICE_FIELD,
    HQ_FIELD,
    REPORT_FILE,
    SIGNATURE_FILE,
    Box,
    Problem,
    SealRefused,
    StampPlaces,
)
from checklists.sign_off import Strokes

__all__ = ["seal"]


class _AppendingWriter(IncrementalPdfFileWriter):
    """Leaves the shown file's own metadata as they were: signing touches the signature sheet and nothing else."""

    def _update_meta(self) -> None:
        return None


def seal(
    *,
    pages: bytes,
    record_bytes: bytes,
    signature_bytes: bytes,
    places: StampPlaces,
    strokes: Mapping[str, Strokes],
    overlay: bytes,
    key_pem: bytes,
    certificate_pem: bytes,
    at: datetime,
) -> bytes:
    """The sealed PDF. It starts with exactly `pages`, and `verify_report` has passed it but for its issuer.

    `strokes` by pad name; a pad without strokes stays empty. `overlay` is a one-page PDF as large as the signature sheet, laid over it.
    `at` is aware. Raises SealRefused where key and certificate, pads, digests or pages do not belong together.
    """
    if at.utcoffset() is None:
        raise ValueError("time without offset")
    certificate, key = _key_and_certificate(certificate_pem, key_pem)
    unknown = [name for name, drawn in strokes.items() if name not in places.pads and drawn.strokes]
    if unknown:
        raise SealRefused("pads")
    try:
        writer = _AppendingWriter(BytesIO(pages))
        _stamp(writer, places, strokes, overlay)
        _embed(writer, record_bytes, signature_bytes, at)
        append_signature_field(writer, _hq_field(places.hq))
        sealed = _sign(writer, certificate, key, at)
    except (PdfError, seal_strokes.NoStrokes) as error:
        raise SealRefused("pages-form") from error
    # A seal that cannot be checked must never leave this room: better no seal than a wrong one.
    verdict = verify_report(sealed, [])
    if verdict.problem is not Problem.UNKNOWN_ISSUER:
        raise SealRefused(str(verdict.problem))
    return sealed


def _key_and_certificate(certificate_pem: bytes, key_pem: bytes) -> tuple[bytes, ec.EllipticCurvePrivateKey]:
    try:
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        key = serialization.load_pem_private_key(key_pem, None)
    except (ValueError, TypeError) as error:
        raise SealRefused("certificate") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SealRefused("certificate")
    if certificate.public_key() != key.public_key():
        raise SealRefused("certificate")
    return pem.unarmor(certificate_pem)[2], key


def _stamp(writer: _AppendingWriter, places: StampPlaces, strokes: Mapping[str, Strokes], overlay: bytes) -> None:
    """One new content stream on the last page that shows one form per drawn pad and the overlay."""
    forms: dict[str, generic.IndirectObject] = {}
    lines: list[str] = []
    for index, (name, box) in enumerate(places.pads.items()):
        drawn = strokes.get(name)
        if drawn is None or not drawn.strokes:
            continue
        form = f"/FbPad{index}"
        forms[form] = writer.add_object(_pad(name, box, drawn))
        lines.append(f"q 1 0 0 1 {box.x} {box.y} cm {form} Do Q\n")
    forms["/FbStamp"] = writer.import_page_as_xobject(PdfFileReader(BytesIO(overlay)))
    lines.append("q /FbStamp Do Q\n")
    content = writer.add_object(generic.StreamObject(stream_data="".join(lines).encode("ascii")))
    page: Any = writer.find_page_for_modification(-1)[0].get_object()
    shown = page.raw_get("/Contents")
    resources = page["/Resources"]
    if not isinstance(shown, generic.IndirectObject) or isinstance(page.raw_get("/Resources"), generic.IndirectObject):
        raise SealRefused("pages-form")
    page["/Contents"] = generic.ArrayObject([shown, content])
    drawn_objects = resources.setdefault(pdf_name("/XObject"), generic.DictionaryObject())
    for form, reference in forms.items():
        drawn_objects[pdf_name(form)] = reference
    writer.update_container(page)


def _pad(name: str, box: Box, drawn: Strokes) -> generic.StreamObject:
    numbers = [generic.NumberObject(n) for n in (0, 0, box.width * 1000, box.height * 1000)]
    thousandth = [generic.FloatObject("0.001"), *[generic.NumberObject(0)] * 2, generic.FloatObject("0.001")]
    return generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(numbers),
            pdf_name("/Matrix"): generic.ArrayObject([*thousandth, generic.NumberObject(0), generic.NumberObject(0)]),
            pdf_name("/Resources"): generic.DictionaryObject(),
            pdf_name("/FeldbuchPad"): pdf_string(name),
        },
        stream_data=seal_strokes.draw(drawn, box),
    )


def _embed(writer: _AppendingWriter, record_bytes: bytes, signature_bytes: bytes, at: datetime) -> None:
    """Both files in the catalog's name tree and as associated files (PDF/A-3): the source of the pages, and data about their signing."""
    names, files = generic.ArrayObject(), generic.ArrayObject()
    for name, raw, relation in ((REPORT_FILE, record_bytes, "/Source"), (SIGNATURE_FILE, signature_bytes, "/Data")):
        stream = generic.StreamObject(
            {
                pdf_name("/Type"): pdf_name("/EmbeddedFile"),
                pdf_name("/Subtype"): pdf_name("/application/json"),
                pdf_name("/Params"): generic.DictionaryObject(
                    {pdf_name("/Size"): generic.NumberObject(len(raw)), pdf_name("/ModDate"): pdf_date(at)}
                ),
            },
            stream_data=raw,
        )
        stream.compress()
        content = writer.add_object(stream)
        file = writer.add_object(
            generic.DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/Filespec"),
                    pdf_name("/F"): pdf_string(name),
                    pdf_name("/UF"): pdf_string(name),
                    pdf_name("/Desc"): pdf_string(name),
                    pdf_name("/AFRelationship"): pdf_name(relation),
                    pdf_name("/EF"): generic.DictionaryObject({pdf_name("/F"): content, pdf_name("/UF"): content}),
                }
            )
        )
        names.extend([pdf_string(name), file])
        files.append(file)
    root: Any = writer.root
    tree = generic.DictionaryObject({pdf_name("/Names"): names})
    root[pdf_name("/Names")] = generic.DictionaryObject({pdf_name("/EmbeddedFiles"): writer.add_object(tree)})
    root[pdf_name("/AF")] = files
    writer.update_root()


def _hq_field(box: Box) -> SigFieldSpec:
    """Empty and without a face of its own: a grey placeholder would hide what the sheet prints in that box."""
    return SigFieldSpec(HQ_FIELD, on_page=-1, box=(box.x, box.y, box.x + box.width, box.y + box.height))


def _sign(writer: _AppendingWriter, certificate: bytes, key: ec.EllipticCurvePrivateKey, at: datetime) -> bytes:
    embedding = PdfCMSEmbedder(SigFieldSpec(DEVICE_FIELD, on_page=-1)).write_cms(DEVICE_FIELD, writer)
    next(embedding)
    placeholder = SignatureObject(
        timestamp=at, subfilter=SigSeedSubFilter.PADES, bytes_reserved=seal_hole.room(certificate)
    )
    level = SigMDPSetup(md_algorithm=seal_hole.DIGEST, certify=True, docmdp_perms=MDPPerm.FILL_FORMS)
    embedding.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=level))
    prepared, output = embedding.send(SigIOSetup(md_algorithm=seal_hole.DIGEST))
    embedding.send(seal_hole.sign(prepared.document_digest, certificate, key))
    sealed: bytes = output.getvalue()
    return sealed
