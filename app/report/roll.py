"""Those who sign alone (attendance, hand-overs): two side by side, each with name, function and the own signature, or why there is
none.
"""

from collections.abc import Callable, Mapping, Sequence

from app.report.measures import LINE_GRAY, TEXT, WIDTH
from app.report.paper import SMALL, Paper
from app.report.text import SECOND, Span, cut, fitted, wrap
from app.report.typeface import Weight
from checklists.record_form import Record, RollPart
from checklists.sign_off import Strokes

_GAP = 12.0
_SIDE = (WIDTH - _GAP) / 2
_PAD_WIDTH, _PAD_HEIGHT = 87.0, 30.0
"""A pad's own shape, 2.9 to 1."""
_ROW = _PAD_HEIGHT + 6
_NAME_ROOM = _SIDE - _PAD_WIDTH - 9


class Roll:
    """`drawn`: image digest -> strokes. A signature given for an earlier report has none left and says where it stands."""

    def __init__(self, paper: Paper, record: Record, drawn: Mapping[str, Strokes]) -> None:
        previous = record["report"]["previous"]
        self._paper, self._drawn = paper, drawn
        self._earlier = previous["number"] if previous is not None else ""

    def print(self, people: Sequence[RollPart], keep: Callable[[float], object]) -> None:
        """`keep(height)` makes room for a row, on the next page if need be."""
        paper = self._paper
        paper.y += 3 if people else 0
        for start in range(0, len(people), 2):
            keep(_ROW)
            for place, person in enumerate(people[start : start + 2]):
                self._person(person, TEXT + place * (_SIDE + _GAP), paper.y)
            paper.y += _ROW

    def _person(self, person: RollPart, x: float, top: float) -> None:
        paper = self._paper
        name = [Span(person["name"], Weight.MEDIUM)]
        # A long name takes a second line: nowhere else on the pages does it stand in full.
        lines = min(len(wrap(name, SMALL, _NAME_ROOM)), 2)
        paper.block(name, SMALL, 9.75, x, top + 20.25 - 9.75 * lines, _NAME_ROOM, 2)
        function = cut(person["function"], Weight.REGULAR, 7.125, _NAME_ROOM)
        paper.line(x, top + 20.25, function, Weight.REGULAR, 7.125, 9, SECOND)
        pad = x + _SIDE - _PAD_WIDTH
        low = top + _PAD_HEIGHT + 2
        paper.step("line", pad, low, pad + _PAD_WIDTH, low, 0.75, LINE_GRAY)
        strokes = self._drawn.get(person["image_sha256"] or "")
        if strokes is not None:
            paper.step("strokes", strokes, pad, top + 2, _PAD_WIDTH, _PAD_HEIGHT, 1.05)
            return
        text, size = fitted(self._instead(person), Weight.REGULAR, 7.125, _PAD_WIDTH, 4)
        paper.line(pad, top + 20.25, text, Weight.REGULAR, size, 9, SECOND)

    def _instead(self, person: RollPart) -> str:
        words = self._paper.words
        if person["image_sha256"] is not None:
            return words("see {number}", number=self._earlier) if self._earlier else words("signed")
        return words("not signed") if person["met"] else words("not present")
