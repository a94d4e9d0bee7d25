"""Breaking text into lines: spans of one weight and grey each, no markup, words that are too long are cut by letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.report.typeface import Piece, Weight, pieces, width

INK, SECOND, THIRD = 0.0, 0.227, 0.353
"""Greys of print.css: text, second line, margin."""

_TOKENS = re.compile(r"\n| +|[^ \n]+")


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    weight: Weight = Weight.REGULAR
    gray: float = INK
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Something of one font in a line, `x` points from the line's left end."""

    x: float
    piece: Piece
    gray: float
    struck: bool


Line = tuple[Part, ...]


def wrap(spans: Sequence[Span], size: float, room: float) -> list[Line]:
    """Lines of at most `room` points; at least one, empty text gives one empty line. `\\n` starts a new line."""
    lines: list[list[tuple[str, Span]]] = [[]]
    used = 0.0
    gap: tuple[str, Span] | None = None
    for span in spans:
        for token in _TOKENS.findall(span.text.replace("\r\n", "\n")):
            if token == "\n":
                lines.append([])
                used, gap = 0.0, None
                continue
            if token[0] == " ":
                gap = (token, span) if lines[-1] else None
                continue
            before = width(gap[0], gap[1].weight, size) if gap else 0.0
            wide = width(token, span.weight, size)
            if used + before + wide <= room:
                if gap:
                    lines[-1].append(gap)
                used += before
            else:
                if lines[-1]:
                    lines.append([])
                used = 0.0
                while wide > room and len(token) > 1:
                    count = _fitting(token, span.weight, size, room)
                    lines[-1].append((token[:count], span))
                    lines.append([])
                    token = token[count:]
                    wide = width(token, span.weight, size)
            lines[-1].append((token, span))
            used += wide
            gap = None
    return [_line(line, size) for line in lines]


def cut(text: str, weight: Weight, size: float, room: float) -> str:
    """`text` on one line, ended by … where it is too long."""
    flat = " ".join(text.split("\n"))
    if width(flat, weight, size) <= room:
        return flat
    low, high = 0, len(flat)
    while low < high:
        middle = (low + high + 1) // 2
        if width(flat[:middle].rstrip() + "…", weight, size) <= room:
            low = middle
        else:
            high = middle - 1
    return flat[:low].rstrip() + "…"


def fitted(text: str, weight: Weight, size: float, room: float, least: float = 6.5) -> tuple[str, float]:
    """`text` on one line in letters as large as fit, cut only where the smallest are too large."""
    flat = " ".join(text.split("\n"))
    wide = width(flat, weight, size)
    if wide > room:
        # A hair less, or rounding would cut the last letter off.
        size = max(least, 0.999 * size * room / wide)
    return cut(flat, weight, size, room), size


def _fitting(token: str, weight: Weight, size: float, room: float) -> int:
    low, high = 1, len(token)
    while low < high:
        middle = (low + high + 1) // 2
        if width(token[:middle], weight, size) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _line(tokens: list[tuple[str, Span]], size: float) -> Line:
    """Neighbours of one look become one text, so that a line is few drawing steps and copies as written."""
    merged: list[tuple[str, Span]] = []
    for text, span in tokens:
        if merged and (merged[-1][1].weight, merged[-1][1].gray, merged[-1][1].struck) == (
            span.weight,
            span.gray,
            span.struck,
        ):
            merged[-1] = (merged[-1][0] + text, span)
        else:
            merged.append((text, span))
    parts: list[Part] = []
    x = 0.0
    for text, span in merged:
        for piece in pieces(text, span.weight):
            parts.append(Part(x, piece, span.gray, span.struck))
            x += piece.width * size
    return tuple(parts)
