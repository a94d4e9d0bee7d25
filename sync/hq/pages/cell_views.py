"""What a report page shows of one cell: its history and its photos."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoView:
    photo: str
    number: int
    label: str
    title: str
    caption: str
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """`kind` is answer | photo; `struck` was replaced later in the same step. An answer without text was taken back.

    `earlier` are the answers of the same step before this one, where they are too many to stand among the others: a table is
    stored after each of its fields.
    """

    kind: str
    at: str
    title: str
    text: str
    struck: bool
    earlier: tuple["HistoryLine", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDetail:
    subject: str
    item: str
    number: str
    label: str
    title: str
    look: str
    code: str
    reason: str
    note: str
    history: tuple[HistoryLine, ...]
    photos: tuple[PhotoView, ...]
