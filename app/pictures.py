"""A picture from a camera or file, made fit for the book: turned upright, small, and without anything about place or person (S5)."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from app.problems import Code, FieldProblem

PHOTO_EDGE, PHOTO_BYTES = 2048, 600_000
PRINT_EDGE, PRINT_BYTES = 1000, 120_000
JPEG_MEGAPIXELS = 120
"""JPEG is decoded small (draft mode), so even a very large one takes little memory."""
PNG_MEGAPIXELS = 40
FILE_BYTES = 64 * 1024 * 1024
_QUALITIES = (88, 80, 72, 64, 56, 48, 40, 32)
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The photo (at most 2,048 px, 600 kB) and its print (at most 1,000 px, 120 kB), both JPEG without any metadata."""

    photo: bytes
    print: bytes
    width: int
    height: int


def prepare(raw: bytes) -> Prepared:
    """Raises PHOTO_EMPTY, PHOTO_HEIC, PHOTO_NOT_READABLE, PHOTO_TOO_LARGE."""
    if not raw:
        raise FieldProblem(Code.PHOTO_EMPTY)
    if len(raw) > FILE_BYTES:
        raise FieldProblem(Code.PHOTO_TOO_LARGE, megapixels=0, most=JPEG_MEGAPIXELS)
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIC_BRANDS:
        raise FieldProblem(Code.PHOTO_HEIC)
    picture = _decode(raw)
    photo, width, height = _shrink(picture, PHOTO_EDGE, PHOTO_BYTES)
    print_, _, _ = _shrink(picture, PRINT_EDGE, PRINT_BYTES)
    return Prepared(photo=photo, print=print_, width=width, height=height)


def _decode(raw: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns of bombs above 89 Mpx; our own limits below decide, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(raw), formats=("JPEG", "PNG"))
            _refuse_too_large(picture)
            picture.draft("RGB", (PHOTO_EDGE, PHOTO_EDGE))
            upright = ImageOps.exif_transpose(picture)
            return _on_white(upright)
    except Image.DecompressionBombError as error:
        raise FieldProblem(Code.PHOTO_TOO_LARGE, megapixels=0, most=PNG_MEGAPIXELS) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise FieldProblem(Code.PHOTO_NOT_READABLE) from error


def _refuse_too_large(picture: Image.Image) -> None:
    most = JPEG_MEGAPIXELS if picture.format == "JPEG" else PNG_MEGAPIXELS
    pixels = picture.width * picture.height
    if pixels > most * 1_000_000:
        raise FieldProblem(Code.PHOTO_TOO_LARGE, megapixels=pixels // 1_000_000, most=most)
    if min(picture.size) < 1:
        raise FieldProblem(Code.PHOTO_NOT_READABLE)


def _on_white(picture: Image.Image) -> Image.Image:
    """A plain RGB copy: what was transparent becomes paper, and no metadata comes along."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGB", layer.size, (255, 255, 255))
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    return plain


def _shrink(picture: Image.Image, edge: int, most: int) -> tuple[bytes, int, int]:
    for size, quality in _attempts(edge):
        small = picture.copy()
        small.thumbnail((size, size), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= most:
            return out.getvalue(), small.width, small.height
    raise FieldProblem(Code.PHOTO_NOT_READABLE)


def _attempts(edge: int) -> Iterator[tuple[int, int]]:
    """Quality falls first; a picture of pure noise also gets smaller."""
    for part in (1.0, 0.8, 0.6, 0.4, 0.25):
        for quality in _QUALITIES:
            yield int(edge * part), quality
