"""Looking at a PDF as people and foreign tools do."""

import io
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """Text of every page as a viewer copies it, spaces and line ends as one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_text(document, index) for index in range(len(document))]
    finally:
        document.close()


def lines(pdf: bytes) -> list[str]:
    """Every line of every page, as a viewer copies it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found += text.get_text_bounded().splitlines()
            text.close()
            page.close()
        return found
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    text = page.get_textpage()
    raw = text.get_text_bounded()
    text.close()
    page.close()
    return unicodedata.normalize("NFC", " ".join(raw.split()))


def letter_boxes(pdf: bytes) -> Iterator[tuple[int, float, float, float, float]]:
    """(page, left, bottom, right, top) of every run of text, points from the lower left."""
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        for number in range(text.count_rects()):
            yield index, *text.get_rect(number)
        text.close()
        page.close()
    document.close()


def picture(pdf: bytes, index: int, scale: float = 1.0):  # type: ignore[no-untyped-def]
    """A page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[index]
    bitmap = page.render(scale=scale)
    found = bitmap.to_pil().convert("L")
    bitmap.close()
    page.close()
    document.close()
    return found


def images(pdf: bytes) -> list[bytes]:
    """Raw bytes of all image streams."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            bytes(item.read_raw_bytes())
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def actions(pdf: bytes) -> list[str]:
    """Everything in the file's structure that could act: annotations, actions, embedded files."""
    keys = {"/A", "/AA", "/OpenAction", "/Annots", "/EmbeddedFiles", "/JS", "/URI", "/Launch"}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        holders = [item for item in document.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]
        return [str(key) for item in holders for key in item.keys() & keys]
