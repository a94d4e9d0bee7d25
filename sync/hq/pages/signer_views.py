"""What a report page shows of those who signed alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerView:
    """One who signs alone: `state` signed | waiting | absent | changed (what was signed is another one now). `lines` are SVG points of
    the strokes, none where they stand in an earlier report.
    """

    name: str
    function: str
    state: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverView:
    number: int
    handed_by: str
    taken_by: str
    text: str
    signers: tuple[SignerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """A custody chain; `changed` signed a hand-over that was entered otherwise since."""

    title: str
    rows: tuple[HandOverView, ...]
    changed: tuple[SignerView, ...]
