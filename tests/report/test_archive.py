"""The marks of PDF/A-3b, structurally: prepared, not certified."""

import io
import re

import pikepdf
import pytest

from app.report.document import render_pages
from tests.report.sample_record import PUBLIC_ADDRESS, visit
from tests.report.signing import sealed, shown


def variants() -> list[bytes]:
    record, prints = visit()
    return [shown()[1], sealed().pdf, render_pages(record, prints, public_address=PUBLIC_ADDRESS)]


@pytest.mark.parametrize("index", range(3))
def test_marks(index: int) -> None:
    with pikepdf.open(io.BytesIO(variants()[index])) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFA1" and intent.DestOutputProfile.N == 3
        assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert "<pdfaid:part>3</pdfaid:part>" in xmp and "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
        assert str(pdf.Root.Lang) == ("en-GB" if index == 2 else "de-DE")
        assert not pdf.is_encrypted and "/Info" not in pdf.trailer
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "3B"


@pytest.mark.parametrize("index", range(3))
def test_every_font_has_its_file_and_nothing_is_transparent_or_active(index: int) -> None:
    with pikepdf.open(io.BytesIO(variants()[index])) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            descriptor = font.get("/FontDescriptor")
            assert descriptor is not None and "/FontFile2" in descriptor, font.get("/BaseFont")
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                assert item.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm")
                assert "/SMask" not in item or item.SMask == "/None"
                assert item.get("/Filter") != "/LZWDecode"


def test_annotations_of_the_sealed_file_are_printed_and_not_hidden() -> None:
    with pikepdf.open(io.BytesIO(sealed().pdf)) as pdf:
        assert [len(page.get("/Annots", [])) for page in pdf.pages][:-1] == [0] * (len(pdf.pages) - 1)
        for annotation in pdf.pages[-1].Annots:
            flags = int(annotation.F)
            assert flags & 4 and not flags & 0b10
            rect = [float(number) for number in annotation.Rect]
            assert rect[0] == rect[2] or "/AP" in annotation


def test_the_shown_pages_are_one_plain_revision() -> None:
    pages = shown()[1]
    assert pages.count(b"%%EOF") == 1 and b"/XRef" not in pages and b"/ObjStm" not in pages
    assert pages.startswith(b"%PDF-1.7")
