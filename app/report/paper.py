"""The growing report: pages of drawing steps with a cursor. Drawn only when all pages exist, so every page knows how many there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.report.measures import (
    CONTENT_BOTTOM,
    CONTENT_TOP,
    EDGE,
    FOOT_BOTTOM,
    FOOT_LINE,
    HAIR,
    LINE_GRAY,
    MARGIN_LINE,
    QR,
    RIGHT,
    RULE,
    TEXT,
    THICK,
    TOP,
    WIDTH,
    baseline,
)
from app.report.pen import Pen
from app.report.text import INK, SECOND, THIRD, Span, cut, fitted, wrap
from app.report.typeface import Weight, pieces, width
from app.report.wording import Words

BODY, BODY_LEADING = 9.0, 12.75
SMALL, SMALL_LEADING = 8.25, 11.25
_HEAD_ROOM = 230.0
"""For number and order at the right of the head; the title takes what they leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page says: head on the right, foot with QR code."""

    number: str
    order: str
    digest: str
    customer_and_date: str
    modules: list[list[bool]]


@dataclass(slots=True)
class Page:
    title: str
    subtitle: str
    steps: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    late: list[tuple[Callable[[], str], tuple[Any, ...]]] = field(default_factory=list)


class Paper:
    """`y` is the cursor of the current page. Places named by `mark` can be pointed at from any page, also earlier ones."""

    def __init__(self, words: Words, frame: Frame) -> None:
        self.words = words
        self.frame = frame
        self.pages: list[Page] = []
        self.y = 0.0
        self._marks: dict[str, int] = {}

    def new_page(self, title: str, subtitle: str) -> None:
        self.pages.append(Page(title, subtitle))
        self.y = CONTENT_TOP

    def need(self, height: float) -> bool:
        """Start the next page under the same head where `height` does not fit; True if it did."""
        if self.y + height <= CONTENT_BOTTOM:
            return False
        self.new_page(self.pages[-1].title, self.pages[-1].subtitle)
        return True

    def mark(self, name: str) -> None:
        self._marks.setdefault(name, len(self.pages))

    def page_of(self, name: str) -> int | None:
        """Page number from 1; only asked while drawing, when all marks are set."""
        return self._marks.get(name)

    def step(self, name: str, *values: Any) -> None:
        """One drawing step: a method of Pen and its values."""
        self.pages[-1].steps.append((name, values))

    def line(
        self, x: float, top: float, text: str, weight: Weight, size: float, leading: float, gray: float = INK
    ) -> float:
        """One line of text in a line box; returns the x behind it."""
        y = baseline(top, size, leading)
        for piece in pieces(text, weight):
            self.step("text", x, y, piece.font, size, gray, piece.text)
            x += piece.width * size
        return x

    def right(
        self, x: float, top: float, text: str, weight: Weight, size: float, leading: float, gray: float = INK
    ) -> None:
        self.line(x - width(text, weight, size), top, text, weight, size, leading, gray)

    def centre(
        self, x: float, top: float, text: str, weight: Weight, size: float, leading: float, gray: float = INK
    ) -> None:
        self.line(x - width(text, weight, size) / 2, top, text, weight, size, leading, gray)

    def late_line(
        self, x: float, top: float, size: float, leading: float, gray: float, text: Callable[[], str]
    ) -> None:
        """A line that is only known when all pages stand (page numbers)."""
        self.pages[-1].late.append((text, (x, baseline(top, size, leading), size, gray)))

    def block(
        self,
        spans: Sequence[Span],
        size: float,
        leading: float,
        x: float,
        top: float,
        room: float,
        most: int | None = None,
    ) -> float:
        """Wrapped text at a fixed place, never breaking the page, at most `most` lines; returns its height."""
        lines = wrap(spans, size, room)
        shown = lines[:most]
        for index, line in enumerate(shown):
            y = baseline(top + index * leading, size, leading)
            for part in line:
                name = "struck" if part.struck else "text"
                self.step(name, x + part.x, y, part.piece.font, size, part.gray, part.piece.text)
        if len(lines) > len(shown):
            self.line(x + room - size, top + (len(shown) - 1) * leading, "…", Weight.REGULAR, size, leading)
        return len(shown) * leading

    def flow(
        self,
        spans: Sequence[Span],
        size: float = BODY,
        leading: float = BODY_LEADING,
        x: float = TEXT,
        room: float = WIDTH,
    ) -> None:
        """Wrapped text at the cursor; breaks between lines, never leaving a single line behind."""
        lines = wrap(spans, size, room)
        for index, line in enumerate(lines):
            self.need(leading * (2 if index == 0 and len(lines) > 1 else 1))
            y = baseline(self.y, size, leading)
            for part in line:
                name = "struck" if part.struck else "text"
                self.step(name, x + part.x, y, part.piece.font, size, part.gray, part.piece.text)
            self.y += leading

    def rule(self, top: float, gray: float = INK, line: float = RULE, x: float = TEXT, right: float = RIGHT) -> None:
        self.step("line", x, top, right, top, line, gray)

    def section(self, title: str, number: int | str | None = None, follow: float = 36.0, ruled: bool = False) -> None:
        """A heading with its number in the margin, kept together with `follow` points of what comes next."""
        if self.y > CONTENT_TOP:
            self.y += 12
        self.need(18 + follow)
        if number is not None:
            shown, size = fitted(str(number), Weight.SEMIBOLD, 9.75, 37, 5)
            self.right(73.5, self.y, shown, Weight.SEMIBOLD, size, 15, SECOND)
        self.line(TEXT, self.y, title, Weight.SEMIBOLD, 10.5, 15)
        self.y += 18
        if ruled:
            self.rule(self.y)

    def entry(
        self, sign: str, spans: Sequence[Span], size: float = BODY, leading: float = BODY_LEADING, first: bool = False
    ) -> None:
        """One ruled line with its sign in the margin. Long ones break, with the sign at their first line."""
        lines = len(wrap(spans, size, WIDTH))
        self.need(min(lines, 2) * leading + 7.5)
        self.rule(self.y, INK if first else LINE_GRAY)
        self.y += 3.75
        self.step("sign", sign, 61.5, self.y + (leading - 12) / 2, 12)
        self.flow(spans, size, leading)
        self.y += 3.75

    def draw(self, canvas: Any) -> None:
        """All pages, in order."""
        pen = Pen(canvas)
        for index, page in enumerate(self.pages):
            if index:
                canvas.showPage()
                pen.begin()
            self._head(pen, page)
            for name, values in page.steps:
                getattr(pen, name)(*values)
            for text, (x, y, size, gray) in page.late:
                shown, smaller = fitted(text(), Weight.REGULAR, size, RIGHT - x)
                _write(pen, x, y, shown, Weight.REGULAR, smaller, gray)
            self._foot(pen, index + 1)
        canvas.showPage()

    def _head(self, pen: Pen, page: Page) -> None:
        pen.line(MARGIN_LINE, TOP, MARGIN_LINE, CONTENT_BOTTOM, HAIR, THIRD)
        pen.logo(37.5, TOP, 27)
        number, size = fitted(self.frame.number, Weight.SEMIBOLD, 9.75, _HEAD_ROOM)
        _write_right(pen, baseline(TOP, 9.75, 22.5), number, Weight.SEMIBOLD, size, INK)
        room = WIDTH - width(number, Weight.SEMIBOLD, size) - 18
        title, size = fitted(page.title, Weight.SEMIBOLD, 18, room, 12)
        _write(pen, TEXT, baseline(TOP, 18, 22.5), title, Weight.SEMIBOLD, size, INK)
        order, size = fitted(self.frame.order, Weight.REGULAR, 9, _HEAD_ROOM)
        _write_right(pen, baseline(55.5, 9, 12.75), order, Weight.REGULAR, size, SECOND)
        room = WIDTH - width(order, Weight.REGULAR, size) - 18
        subtitle, size = fitted(page.subtitle, Weight.REGULAR, 9, room)
        _write(pen, TEXT, baseline(55.5, 9, 12.75), subtitle, Weight.REGULAR, size, SECOND)
        pen.line(TEXT, 75.75, RIGHT, 75.75, THICK, INK)

    def _foot(self, pen: Pen, number: int) -> None:
        words, size, leading = self.words, 7.875, 10.5
        pen.line(EDGE, FOOT_LINE, RIGHT, FOOT_LINE, HAIR, INK)
        pen.qr(self.frame.modules, EDGE, FOOT_BOTTOM - QR, QR)
        tops = [FOOT_BOTTOM - (3 - row) * leading for row in range(3)]
        report = cut(words("Report {number}", number=self.frame.number), Weight.SEMIBOLD, size, WIDTH)
        _write(pen, TEXT, baseline(tops[0], size, leading), report, Weight.SEMIBOLD, size, INK)
        after = _write(
            pen, TEXT, baseline(tops[1], size, leading), words("Checksum") + " ", Weight.REGULAR, size, SECOND
        )
        _write(pen, after, baseline(tops[1], size, leading), self.frame.digest, Weight.FIGURES, size, INK)
        hint = words("The QR code opens the check page: known, unknown or superseded.")
        _write(pen, TEXT, baseline(tops[2], size, leading), hint, Weight.REGULAR, size, SECOND)
        who = cut(self.frame.customer_and_date, Weight.REGULAR, size, 250)
        _write_right(pen, baseline(tops[1], size, leading), who, Weight.REGULAR, size, SECOND)
        count = words("Page {page} of {total}", page=number, total=len(self.pages))
        _write_right(pen, baseline(tops[2], size, leading), count, Weight.SEMIBOLD, size, INK)


def _write(pen: Pen, x: float, y: float, text: str, weight: Weight, size: float, gray: float) -> float:
    for piece in pieces(text, weight):
        pen.text(x, y, piece.font, size, gray, piece.text)
        x += piece.width * size
    return x


def _write_right(pen: Pen, y: float, text: str, weight: Weight, size: float, gray: float) -> None:
    _write(pen, RIGHT - width(text, weight, size), y, text, weight, size, gray)
