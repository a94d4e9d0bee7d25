"""Inter's figures of one width and its struck zero. ReportLab knows no OpenType features, so the digits are pointed at other glyphs."""

import struct

from reportlab.pdfbase.ttfonts import TTFont

_FEATURES = (b"tnum", b"zero")


def tabular(font: TTFont) -> None:
    """Let 0 to 9 of this font show `tnum` and `zero`; a font without these features stays as it is."""
    glyphs = dict(font.face.charToGlyph)
    table = font.face.get_table("GSUB") if "GSUB" in font.face.table else b""
    for feature in _FEATURES:
        swaps = _single_swaps(table, feature)
        for code in range(ord("0"), ord("9") + 1):
            glyphs[code] = swaps.get(glyphs[code], glyphs[code])
    widths = font.face.charWidths
    for code in range(ord("0"), ord("9") + 1):
        widths[code] = _advance(font, glyphs[code], widths[code])
    font.face.charToGlyph = glyphs


def _single_swaps(table: bytes, feature: bytes) -> dict[int, int]:
    """Glyph -> glyph of a feature's single substitutions (OpenType GSUB, lookup type 1)."""
    if len(table) < 10:
        return {}
    features, lookups = struct.unpack_from(">HH", table, 6)
    swaps: dict[int, int] = {}
    for index in range(_u16(table, features)):
        tag, offset = struct.unpack_from(">4sH", table, features + 2 + 6 * index)
        if tag != feature:
            continue
        at = features + offset
        for number in range(_u16(table, at + 2)):
            lookup = lookups + _u16(table, lookups + 2 + 2 * _u16(table, at + 4 + 2 * number))
            for part in range(_u16(table, lookup + 4)):
                swaps.update(_subtable(table, _u16(table, lookup), lookup + _u16(table, lookup + 6 + 2 * part)))
    return swaps


def _subtable(table: bytes, kind: int, at: int) -> dict[int, int]:
    if kind == 7:  # extension: the real subtable lies elsewhere
        kind, offset = struct.unpack_from(">HI", table, at + 2)
        at += offset
    if kind != 1:
        return {}
    form, coverage = struct.unpack_from(">HH", table, at)
    covered = _coverage(table, at + coverage)
    if form == 1:
        delta = _u16(table, at + 4)
        return {glyph: (glyph + delta) & 0xFFFF for glyph in covered}
    return {glyph: _u16(table, at + 6 + 2 * index) for index, glyph in enumerate(covered)}


def _coverage(table: bytes, at: int) -> list[int]:
    form, count = struct.unpack_from(">HH", table, at)
    if form == 1:
        return [_u16(table, at + 4 + 2 * index) for index in range(count)]
    glyphs: list[int] = []
    for index in range(count):
        first, last = struct.unpack_from(">HH", table, at + 4 + 6 * index)
        glyphs.extend(range(first, last + 1))
    return glyphs


def _advance(font: TTFont, glyph: int, otherwise: float) -> float:
    """Width of a glyph in thousandths of the size, from `hmtx`."""
    face = font.face
    if "hmtx" not in face.table or "hhea" not in face.table:
        return otherwise
    measured = _u16(face.get_table("hhea"), 34)
    units = _u16(face.get_table("head"), 18)
    return 1000 * _u16(face.get_table("hmtx"), 4 * min(glyph, measured - 1)) / units


def _u16(table: bytes, at: int) -> int:
    value: int = struct.unpack_from(">H", table, at)[0]
    return value
