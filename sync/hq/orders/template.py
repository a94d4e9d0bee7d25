"""The empty workbook people download: all sheets, all columns, a note and hints on every must."""

import io

from checklists.attributes import ATTRIBUTES
from sync.hq.orders.notes import NOTES
from sync.hq.orders.sheets import COLUMNS, FIELDS, SHEETS, SheetKey

_TEXT = "@"
_ROWS_AS_TEXT = 200


def empty_template() -> bytes:
    """An XLSX workbook with every sheet; the note stands in row 1 above the column names and is passed over when read.

    Cells below are formatted as text, so that a spreadsheet leaves "3.1.1", "01067" and telephone numbers as they are typed.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    for place, name in enumerate(SHEETS):
        key = SheetKey(name.key)
        sheet = book.create_sheet(name.de, place)
        sheet["A1"] = NOTES[key]
        sheet["A1"].alignment = Alignment(wrap_text=False)
        sheet["A1"].font = Font(italic=True, color="FF5B6470")
        headers = _headers(key)
        for column, header in enumerate(headers, start=1):
            cell = sheet.cell(row=2, column=column, value=header)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="FFE8EEF4")
            sheet.column_dimensions[get_column_letter(column)].width = max(14, len(header) + 4)
            for row in range(3, _ROWS_AS_TEXT + 3):
                sheet.cell(row=row, column=column).number_format = _TEXT
        if key is SheetKey.ORDER:
            sheet.column_dimensions["A"].width = 24
            sheet.column_dimensions["B"].width = 44
            for row, order_field in enumerate(FIELDS, start=3):
                sheet.cell(row=row, column=1, value=order_field.de + (" *" if order_field.must else ""))
        sheet.freeze_panes = "A3"
    del book[book.sheetnames[-1]]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _headers(key: SheetKey) -> list[str]:
    if key is SheetKey.USERS:
        return [attribute.de + (" *" if attribute.must else "") for attribute in ATTRIBUTES]
    return [name.de + (" *" if name.must else "") for name in COLUMNS[key]]
