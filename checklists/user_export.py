"""A list of users as the provider's template wants it: an XLSX of text cells, or a CSV no spreadsheet computes with.

The same rows give the same CSV bytes, wherever they are written: a stored list is named by the SHA-256 of its CSV.
"""

import csv
import io
from collections.abc import Sequence

from checklists.attributes import ATTRIBUTES, key_of
from checklists.guarded_text import with_guard, without_guard
from checklists.long_work import Watch, unwatched
from checklists.user_judge import Pairs

SHEET = "Nutzer"
_EVERY = 200
_TEXT = "@"


def to_csv(rows: Sequence[Pairs], watch: Watch = unwatched) -> bytes:
    """UTF-8 with its mark, semicolons, CRLF (RFC 4180). What a spreadsheet would compute with has an apostrophe before it, which
    our own reader takes off again.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([attribute.de for attribute in ATTRIBUTES])
    for nth, pairs in enumerate(rows):
        if nth % _EVERY == 0:
            watch(nth, len(rows))
        texts = dict(pairs)
        writer.writerow([with_guard(texts.get(attribute.key, "")) for attribute in ATTRIBUTES])
    return stream.getvalue().encode("utf-8-sig")


def from_csv(raw: bytes, watch: Watch = unwatched) -> tuple[Pairs, ...]:
    """The rows behind `to_csv`, without a word about what is right. Raises ValueError for other bytes.

    `watch` hears of rows; how many there are is guessed.
    """
    about = max(1, raw.count(b"\n") - 1)
    records = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";")
    keys = [key_of(name) for name in next(records, [])]
    if None in keys or not keys:
        raise ValueError("no list of users")
    rows = []
    for nth, record in enumerate(records):
        if nth % _EVERY == 0:
            watch(min(nth, about), about)
        pairs = ((str(key), without_guard(text)) for key, text in zip(keys, record, strict=True) if text)
        rows.append(tuple(sorted(pairs)))
    return tuple(rows)


def to_xlsx(rows: Sequence[Pairs], watch: Watch = unwatched) -> bytes:
    """One sheet with the 18 German headers. Every cell is text, so that no zero, plus or equals sign is lost on the way."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for column, attribute in enumerate(ATTRIBUTES, start=1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = max(14, len(attribute.de) + 4)
        dimension.number_format = _TEXT  # also below the last row: a number typed there later stays as typed
    head = []
    for attribute in ATTRIBUTES:
        cell = WriteOnlyCell(sheet, value=attribute.de)
        cell.font = Font(bold=True)
        head.append(cell)
    sheet.append(head)
    cells = {attribute.key: WriteOnlyCell(sheet) for attribute in ATTRIBUTES}
    for cell in cells.values():
        cell.number_format = _TEXT
    for nth, pairs in enumerate(rows):
        if nth % _EVERY == 0:
            watch(nth, len(rows))
        for key, text in pairs:
            if key in cells:
                cells[key].value = text
                cells[key].data_type = "s"  # the library takes "=…" for a formula
        filled = {key for key, text in pairs if text}
        sheet.append([cells[a.key] if a.key in filled else None for a in ATTRIBUTES])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
