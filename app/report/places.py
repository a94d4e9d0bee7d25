"""Where signing may draw on the signature sheet. Page and stamp both take their boxes from here, so neither can wander off alone."""

from dataclasses import dataclass

from app.report.measures import PAGE_HEIGHT, TEXT, WIDTH
from checklists.record_form import Record
from checklists.seal_form import CONTACT_PAD, TECHNICIAN_PAD, Box, StampPlaces, step_pad
from checklists.sign_off import Outcome

CHOICE_TOP, CHOICE_HEIGHT, CHOICE_WIDTH = 145.5, 26.25, 228.75
CHOICES = {
    Outcome.ACCEPTED: (TEXT, CHOICE_TOP),
    Outcome.WITH_RESERVATIONS: (327.75, CHOICE_TOP),
    Outcome.REFUSED: (TEXT, CHOICE_TOP + 32.25),
    Outcome.CONTACT_ABSENT: (327.75, CHOICE_TOP + 32.25),
}
REFUSAL_TOP, REFUSAL_HEIGHT = 207.0, 20.0
MIDDLE_TOP = 229.0
SHORT_LINES, SHORT_LEADING = 4, 12.0
"""What the middle needs at least: one line for each of its groups."""
STEP_HEADING = 16.5
SIGN_TOP = 442.5
"""Top of the heading "Unterschriften"."""
BOX_TOP, BOX_HEIGHT, BOX_WIDTH = 460.5, 111.0, 224.25
CONTACT_X, TECHNICIAN_X = TEXT, 332.25
BOX_LINE = 538.5
"""The line one signs on."""
SEAL_TOP, SEAL_HEIGHT = 630.0, 82.5
_STEP_GAP, _STEP_TALLEST, _PAD_SHAPE = 6.0, 51.0, 2.9
STEP_TEXT = 17.0
"""Room below the pad of a signed step for its two lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBox:
    """Frame of one signed step, from the page's top left."""

    x: float
    top: float
    width: float
    height: float


def step_boxes(count: int) -> list[StepBox]:
    """One frame each above the signatures: four in a row while they fit, then more and lower ones. Never two pages: only one may change."""
    if not count:
        return []
    room = SIGN_TOP - 3 - STEP_HEADING - (MIDDLE_TOP + SHORT_LINES * SHORT_LEADING + 6)
    # As many columns as leave the largest pad of a pad's usual shape.
    columns, height = max(
        ((columns, min(_STEP_TALLEST, room / -(-count // columns) - _STEP_GAP)) for columns in range(4, 25)),
        key=lambda pair: min(_step_width(pair[0]) / _PAD_SHAPE, pair[1] - STEP_TEXT),
    )
    wide = _step_width(columns)
    top = SIGN_TOP - 3 - -(-count // columns) * (height + _STEP_GAP)
    return [
        StepBox(
            x=TEXT + (index % columns) * (wide + _STEP_GAP),
            top=top + (index // columns) * (height + _STEP_GAP),
            width=wide,
            height=height,
        )
        for index in range(count)
    ]


def _step_width(columns: int) -> float:
    return (WIDTH - (columns - 1) * _STEP_GAP) / columns


def places(record: Record) -> StampPlaces:
    """The pads of this report's sheet and HQ's box, in whole points from the lower left."""
    pads = {
        CONTACT_PAD: _from_top(CONTACT_X + 7, BOX_TOP + 25.5, 210, 72),
        TECHNICIAN_PAD: _from_top(TECHNICIAN_X + 7, BOX_TOP + 25.5, 210, 72),
    }
    steps = record["signed_steps"]
    for step, box in zip(steps, step_boxes(len(steps)), strict=True):
        pad = _from_top(box.x + 3, box.top + 2, box.width - 6, max(box.height - STEP_TEXT - 2, 8))
        pads[step_pad(step["subject"], step["step"])] = pad
    return StampPlaces(pads=pads, hq=_from_top(TECHNICIAN_X + 1, SEAL_TOP + 1, BOX_WIDTH - 2, SEAL_HEIGHT - 2))


def _from_top(x: float, top: float, width: float, height: float) -> Box:
    return Box(x=round(x), y=round(PAGE_HEIGHT - top - height), width=int(width), height=int(height))
