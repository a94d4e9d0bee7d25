"""Signatures drawn on the pages themselves (attendance, hand-overs): marked in the page's content, and read back from a report.

They are kept nowhere else: entries and record name only their digest, and the tablet forgets the strokes with the seal. What is read
back is what was signed: its digest is that of the record, or there is no picture.
"""

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any

from checklists.seal_form import stroke_digest
from checklists.sign_off import Strokes

END = "EMC"
_MARK = "FeldbuchInk"
_INK = re.compile(rb"/FeldbuchInk <</Pad \[([-.0-9 ]+)\]>> BDC\s(.*?)\sEMC", re.DOTALL)
_PATH = re.compile(rb"n\s((?:-?[.0-9]+\s-?[.0-9]+\s[ml]\s)+)S")
_POINT = re.compile(rb"(-?[.0-9]+)\s(-?[.0-9]+)\s[ml]")


def mark(pad: tuple[float, float, float, float]) -> str:
    """Begins a drawing in the page's content; `pad` is x, y of the lower left corner, width and height in points."""
    return f"/{_MARK} <</Pad [{' '.join(f'{side:.4f}' for side in pad)}]>> BDC"


def drawn(pdf: bytes, wanted: Collection[str]) -> dict[str, Strokes]:
    """Digest -> strokes, for those of `wanted` that are drawn on the pages of a report. Raises ValueError where it is no PDF."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    found: dict[str, Strokes] = {}
    try:
        reader = PdfFileReader(BytesIO(pdf))
        for content in _contents(reader.root["/Pages"]):
            for pad, ink in _INK.findall(content):
                strokes = _read(tuple(map(float, pad.split())), ink)
                digest = stroke_digest(strokes)
                if digest in wanted:
                    found[digest] = strokes
    except (PdfError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError("no report") from error  # what a tablet sent may be anything, and is looked at all the same
    return found


def _contents(node: Any) -> Iterator[bytes]:
    kids = node["/Kids"]
    for kid in (kids[nth] for nth in range(len(kids))):
        if kid["/Type"] == "/Pages":
            yield from _contents(kid)
            continue
        content = kid["/Contents"]
        parts = [content[nth] for nth in range(len(content))] if isinstance(content, list) else [content]
        yield b"\n".join(part.data for part in parts)


def _read(pad: tuple[float, ...], ink: bytes) -> Strokes:
    """As `app.report.pen` drew it: thousandths of the pad, y counted from the top; a tap is a line to itself."""
    left, low, width, height = pad
    strokes = []
    for path in _PATH.findall(ink):
        points = [
            (round((float(x) - left) * 1000 / width), round((low + height - float(y)) * 1000 / height))
            for x, y in _POINT.findall(path)
        ]
        strokes.append(tuple(points[:1] if len(points) == 2 and points[0] == points[1] else points))
    return Strokes(strokes=tuple(strokes))
