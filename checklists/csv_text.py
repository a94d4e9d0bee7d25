"""Bytes of a CSV file -> its lines: which encoding it has, also where it declares another one or mixes two."""

import io
import re

from checklists.table import Notice, Oddity

_BOM = b"\xef\xbb\xbf"
_LOOKED_AT = 100_000
_MOST_CONTROLS = 0.02
"""Share of control characters beyond which bytes are no text; a stray NUL in a list of users is far below."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


class NoText(ValueError):
    """These bytes are no text."""


def read_lines(raw: bytes) -> tuple[list[str], tuple[Notice, ...]]:
    """The lines with their ends, and what had to be guessed. Raises NoText."""
    text, notices = _decode(raw)
    sample = text[:_LOOKED_AT]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise NoText
    return list(io.StringIO(text, newline="")), notices


def _decode(raw: bytes) -> tuple[str, tuple[Notice, ...]]:
    wide = _wide(raw)
    if wide:
        try:
            return raw.decode(wide), ()
        except UnicodeDecodeError as error:
            raise NoText from error
    declared = raw.startswith(_BOM)
    body = raw.removeprefix(_BOM)
    try:
        return body.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    lines = body.split(b"\n")
    ours, others = 0, 0
    for line in lines:
        if not line.isascii():
            good = _is_utf8(line)
            ours, others = ours + good, others + (not good)
    if ours >= others:
        # Single lines came from elsewhere: only their letters are lost, and the rules name those cells.
        return body.decode("utf-8", errors="replace"), ()
    guessed = Oddity.ENCODING_DECLARED if declared else Oddity.ENCODING_GUESSED
    # Windows-1252 leaves five bytes undefined; a text of ours never holds them.
    return body.decode("cp1252", errors="replace"), (Notice(oddity=guessed),)


def _wide(raw: bytes) -> str:
    """The name of a two-byte encoding, by its mark or by the empty half of every letter; empty for none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = raw[:2000]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[first::2]
        if len(half) > 20 and half.count(0) > 0.8 * len(half):
            return name
    return ""


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
