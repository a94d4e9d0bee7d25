"""The QR code of the footer: HQ's public page, the report's number and the whole digest, so paper can be compared with HQ."""

from typing import Any
from urllib.parse import quote

import qrcode
from qrcode.constants import ERROR_CORRECT_L


def address(public_address: str, number: str, sha256: str) -> str:
    """`<public address>/v/<number>#<64 hex>`. The digest stands behind the hash sign: it never reaches HQ's logs."""
    return f"{public_address.rstrip('/')}/v/{quote(number, safe='-._~')}#{sha256}"


def matrix(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    return rows


def draw(canvas: Any, modules: list[list[bool]], left: float, bottom: float, size: float) -> None:
    """Black runs as one filled path; without antialias seams because whole rows of modules are one rectangle."""
    unit = size / len(modules)
    path = canvas.beginPath()
    for row, line in enumerate(modules):
        start = None
        for column, black in enumerate([*line, False]):
            if black and start is None:
                start = column
            elif not black and start is not None:
                y = bottom + size - (row + 1) * unit
                path.rect(left + start * unit, y, (column - start) * unit, unit)
                start = None
    canvas.drawPath(path, stroke=0, fill=1)
