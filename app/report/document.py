"""A record, its prints and the signatures of those who sign alone -> the pages people are shown. The same again: the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from app.report import phrases, qr
from app.report.archive import archive
from app.report.cover import cover
from app.report.details import details
from app.report.lists import lists
from app.report.mail_proof import mail_proof
from app.report.measures import PAGE_HEIGHT, PAGE_WIDTH
from app.report.paper import Frame, Paper
from app.report.photos import MissingPrint
from app.report.roll import Roll
from app.report.sheet import sheet
from app.report.tables import tables
from app.report.typeface import BASE_FONT, load
from app.report.wording import Words, moment
from checklists import canonical
from checklists.record_form import Record
from checklists.sign_off import Strokes

__all__ = ["MissingPrint", "count_pages", "render_pages"]


def render_pages(
    record: Record,
    prints: Mapping[str, bytes],
    drawn: Mapping[str, Strokes] = MappingProxyType({}),
    *,
    public_address: str,
) -> bytes:
    """The complete PDF, signature sheet last with empty boxes. `prints`: SHA-256 of a print -> its JPEG bytes, embedded unchanged.
    `drawn`: image digest -> strokes of those who signed alone, which stand beside their names.

    `public_address` is HQ's ("https://hq.example.org"), for the QR code. Raises MissingPrint for a photo without its print.
    """
    load()
    words = Words(record["report"]["language"])
    digest = canonical.sha256_hex(canonical.to_bytes(record))
    number = record["report"]["number"]
    frozen = moment(record["report"]["frozen_at"])
    date = words.date_short(frozen.date()) if frozen else ""
    frame = Frame(
        number=number,
        order=words("Order {number}", number=record["job"]["order_number"]),
        digest=phrases.grouped(digest),
        customer_and_date=" · ".join(part for part in (record["party"]["customer"], date) if part),
        modules=qr.matrix(qr.address(public_address, number, digest)),
    )
    paper = Paper(words, frame)
    cover(paper, record)
    tables(paper, record)
    roll = Roll(paper, record, drawn)
    details(paper, record, prints, roll)
    mail_proof(paper, record, roll)
    lists(paper, record)
    sheet(paper, record)
    raw = BytesIO()
    size = (PAGE_WIDTH, PAGE_HEIGHT)
    canvas = Canvas(raw, size, invariant=1, pageCompression=1, initialFontName=BASE_FONT, pdfVersion=(1, 7))
    paper.draw(canvas)
    canvas.save()
    return archive(raw.getvalue(), record, words("Service report {number}", number=number))


def count_pages(pages: bytes) -> int:
    with pikepdf.open(BytesIO(pages)) as pdf:
        return len(pdf.pages)
