"""Prints of the photos, three in a row, each with its number, time and the checksum of the full photo."""

from collections.abc import Mapping, Sequence

from app.report import phrases
from app.report.measures import TEXT, WIDTH
from app.report.paper import Paper
from app.report.text import SECOND, cut
from app.report.typeface import Weight, width
from app.report.wording import moment
from checklists.record_form import PhotoPart

_GAP = 12.0
_SIDE = (WIDTH - 2 * _GAP) / 3
_TALLEST = 120.0
_CAPTION = 30.0


class MissingPrint(LookupError):
    """The record names a photo whose print was not given; `photo` is its id. A report without it would say less than was signed."""

    def __init__(self, photo: str) -> None:
        super().__init__(photo)
        self.photo = photo


def photos(
    paper: Paper, parts: Sequence[PhotoPart], prints: Mapping[str, bytes], *, with_subject: bool = False
) -> None:
    for start in range(0, len(parts), 3):
        row = parts[start : start + 3]
        sizes = [_fitted(part) for part in row]
        height = max(high for _, high in sizes)
        paper.need(height + _CAPTION + 9)
        paper.y += 6
        for index, (part, (wide, high)) in enumerate(zip(row, sizes, strict=True)):
            x = TEXT + index * (_SIDE + _GAP)
            jpeg = prints.get(part["print_sha256"])
            if jpeg is None:
                raise MissingPrint(part["photo"])
            paper.step("image", part["print_sha256"], jpeg, x, paper.y, wide, high)
            _caption(paper, part, x, paper.y + height + 3, with_subject)
        paper.y += height + _CAPTION + 3


def _fitted(part: PhotoPart) -> tuple[float, float]:
    wide, high = max(part["width"], 1), max(part["height"], 1)
    scale = min(_SIDE / wide, _TALLEST / high)
    # A strip of one pixel stays visible.
    return max(wide * scale, 3), max(high * scale, 3)


def _caption(paper: Paper, part: PhotoPart, x: float, top: float, with_subject: bool) -> None:
    words, at = paper.words, moment(part["at"])
    head = words("Photo {n}", n=part["number"]) + " "
    after = paper.line(x, top, head, Weight.SEMIBOLD, 7.125, 9)
    where = phrases.place(part["subject_label"] if with_subject else "", part["step_title"])
    when = f", {words.clock(at)}" if at else ""
    room = x + _SIDE - after - width(when, Weight.REGULAR, 7.125)
    where = cut(where, Weight.REGULAR, 7.125, room) + when
    paper.line(after, top, where, Weight.REGULAR, 7.125, 9, SECOND)
    below = top + 9
    if part["caption"]:
        paper.line(x, below, cut(part["caption"], Weight.REGULAR, 7.125, _SIDE), Weight.REGULAR, 7.125, 9)
        below += 9
    digest = phrases.grouped(part["sha256"])
    paper.line(x, below, digest, Weight.FIGURES, 7.125, 9, SECOND)
