"""Strokes as PDF drawing and back, without loss: what stands on the sheet can be hashed again (rules Z7, Z8).

A pad is drawn in thousandths of a point, so a stroke's point (0..1000 of the pad's sides) becomes two whole numbers: x * width, and
y * height counted from the top. Black, at most 1.8 points wide, round caps and joins.
"""

import re

from checklists.seal_form import Box
from checklists.sign_off import Strokes

_LINE = b"1 J 1 j 0 G %d w\n"
_HEAD = re.compile(rb"1 J 1 j 0 G (\d{1,6}) w\n")
_PATH = re.compile(rb"(-?\d{1,9}) (-?\d{1,9}) m((?: -?\d{1,9} -?\d{1,9} l)+)( h)? S\n")
_POINT = re.compile(rb" (-?\d{1,9}) (-?\d{1,9}) l")


class NoStrokes(ValueError):
    """A drawing that is not exactly what `draw` makes for the pad."""


def draw(strokes: Strokes, box: Box) -> bytes:
    """Content of the pad's form, in thousandths of a point with the origin at the box's lower left corner."""
    lines = [_LINE % _width(box)]
    for stroke in strokes.strokes:
        if not stroke:
            raise NoStrokes("empty stroke")
        points = [(x * box.width, (1000 - y) * box.height) for x, y in stroke]
        # A tap is one point: a closed line to itself is a dot under round caps, and reads back as one point.
        rest, end = (points[1:], b" S\n") if len(points) > 1 else (points, b" h S\n")
        lines.append(b"%d %d m" % points[0] + b"".join(b" %d %d l" % point for point in rest) + end)
    return b"".join(lines)


def read(content: bytes, box: Box) -> Strokes:
    """The strokes behind `draw(strokes, box)`. Raises NoStrokes."""
    head = _HEAD.match(content)
    if head is None or box.width <= 0 or box.height <= 0:
        raise NoStrokes("head")
    position, strokes = head.end(), []
    while position < len(content):
        path = _PATH.match(content, position)
        if path is None:
            raise NoStrokes("path")
        points = [(int(path[1]), int(path[2]))] + [(int(p[1]), int(p[2])) for p in _POINT.finditer(path[3])]
        stroke = tuple((x // box.width, 1000 - y // box.height) for x, y in points)
        strokes.append(stroke[:1] if path[4] else stroke)
        position = path.end()
    found = Strokes(strokes=tuple(strokes))
    if draw(found, box) != content:
        raise NoStrokes("form")
    return found


def _width(box: Box) -> int:
    """Thousandths of a point: 1.8 on the big pads (2.4 px at 96 dpi, as drawn), thinner on small ones."""
    return min(1800, 900 + box.height * 8)
