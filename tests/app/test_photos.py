"""Pictures as cameras make them: turned, made small, stripped; what is no picture is refused and changes nothing."""

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.pictures import PHOTO_BYTES, PHOTO_EDGE, PRINT_BYTES, PRINT_EDGE, prepare
from app.problems import Code, FieldProblem
from checklists import catalogue_reader
from checklists.answer import Photo
from checklists.canonical import sha256_hex
from checklists.catalogue import AnswerKind, Catalogue
from checklists.ids import StepKey
from tests.app.tablet import Tablet, new_tablet, small_job


def jpeg(width: int, height: int, **more: object) -> bytes:
    out = io.BytesIO()
    picture = Image.effect_noise((width, height), 90).convert("RGB")
    picture.save(out, "JPEG", quality=95, **more)
    return out.getvalue()


def test_a_photo_is_small_upright_and_says_nothing_about_the_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "Kanarienvogel"
    exif.get_ifd(0x8825)[1] = "N"
    ready = prepare(jpeg(4000, 3000, exif=exif.tobytes(), comment=b"Kanarienvogel"))
    for data, edge, most in ((ready.photo, PHOTO_EDGE, PHOTO_BYTES), (ready.print, PRINT_EDGE, PRINT_BYTES)):
        assert len(data) <= most
        shown = Image.open(io.BytesIO(data))
        assert shown.height > shown.width and max(shown.size) <= edge
        assert not shown.getexif() and b"Kanarienvogel" not in data
    assert (ready.width, ready.height) == Image.open(io.BytesIO(ready.photo)).size


def test_what_was_transparent_becomes_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    ready = prepare(out.getvalue())
    assert Image.open(io.BytesIO(ready.photo)).getpixel((20, 20)) == (255, 255, 255)


def png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", Code.PHOTO_EMPTY),
        (b"no picture at all", Code.PHOTO_NOT_READABLE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Code.PHOTO_NOT_READABLE),
        (jpeg(300, 300)[:2000], Code.PHOTO_NOT_READABLE),
        (b"\0\0\0\x18ftypheic" + b"\0" * 64, Code.PHOTO_HEIC),
        (png_claiming(8000, 8000), Code.PHOTO_TOO_LARGE),
        (png_claiming(60000, 60000), Code.PHOTO_TOO_LARGE),
    ],
)
def test_what_is_no_picture_changes_nothing(tablet: Tablet, raw: bytes, code: Code) -> None:
    job = tablet.job()
    before = tablet.app.session.journal.head
    with pytest.raises(FieldProblem) as problem:
        tablet.app.photos.add(job, "ap-01", "3.1.1-b1", raw)
    assert problem.value.code is code
    assert tablet.app.session.journal.head == before
    assert tablet.app.syncing.status().blobs_waiting == 0


def catalogue_with_a_photo_step() -> tuple[Catalogue, StepKey]:
    """The real catalogue with the first step of the first bullet asked as photos."""
    catalogue = catalogue_reader.read_catalogue()
    item = catalogue.item("3.1.1-b1")
    step = replace(item.details[0], kind=AnswerKind.PHOTO, at_least=1, example={"kind": "photo", "photos": ["a"]})
    asked = replace(item, details=(step, *item.details[1:]))
    chapters = tuple(
        replace(chapter, items=tuple(asked if one.key == item.key else one for one in chapter.items))
        for chapter in catalogue.chapters
    )
    return replace(catalogue, chapters=chapters), step.key


def test_a_photo_lies_in_the_book_and_can_be_withdrawn_with_a_reason(tmp_path: Path) -> None:
    catalogue, step = catalogue_with_a_photo_step()
    bundle = catalogue_reader.bundle_bytes(catalogue)
    ordered = replace(small_job(), cat_hash=sha256_hex(bundle))
    tablet = new_tablet(tmp_path / "profile", ordered, bundle=bundle)
    job = tablet.job()
    first = tablet.app.photos.add(job, "ap-01", step, jpeg(800, 600), " Dose ")
    second = tablet.app.photos.add(job, "ap-01", step, jpeg(640, 480))
    answer = job.book.answer("ap-01", step)
    assert answer is not None and answer.value == Photo(photos=(first.photo_id, second.photo_id))
    job = tablet.restart().jobs.open(job.job.job_id)
    assert job.book.photos[first.photo_id].caption == "Dose"
    assert Image.open(io.BytesIO(tablet.app.photos.small(job, first.photo_id))).format == "JPEG"
    with pytest.raises(FieldProblem) as problem:
        tablet.app.photos.withdraw(job, first.photo_id, " ")
    assert problem.value.code is Code.TEXT_MISSING
    tablet.app.photos.withdraw(job, first.photo_id, "Gesicht im Bild")
    answer = job.book.answer("ap-01", step)
    assert answer is not None and answer.value == Photo(photos=(second.photo_id,))
    assert job.book.withdrawn_photos == {first.photo_id: "Gesicht im Bild"}
    tablet.app.close()
