"""The list at the right: what is to be cleared up, errors first; a tap leads to the cell. Below it what was corrected, and how."""

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.users.page import Complaint, Correction, Page, Standing
from ui.screens.users.presenter import SHOWN
from ui.theme.icons import draw_icon
from ui.theme.painting import draw_text, fill, prepare
from ui.theme.textblock import Run, TextBlock
from ui.theme.theme import current_theme
from ui.theme.type import CARD, LABEL, ROW, SECOND, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text
from ui.wording import Words

WIDTH = 278
_ROOM = WIDTH - 14
"""Beside the scroll bar."""


class ComplaintRow(QAbstractButton):
    focus_ring = True
    focus_radius = 2

    def __init__(self, complaint: Complaint) -> None:
        super().__init__()
        self.complaint = complaint
        self._set: dict[int, TextBlock] = {}
        self.chosen = False
        self.rule = True
        self.setAccessibleName(f"{complaint.title}: {complaint.text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _block(self, width: int) -> TextBlock:
        if width not in self._set:
            self._set[width] = TextBlock([Run(text=self.complaint.text)], SECOND, max(60, width - 56), max_lines=5)
        return self._set[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._block(width).height + 22 + 22

    def sizeHint(self) -> QSize:
        return QSize(_ROOM, self.heightForWidth(_ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, one = current_theme(), self.complaint
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        if self.chosen or self.isDown():
            fill(painter, 0, 0, wide, tall, theme.colour("accent_tint"))
        elif self.underMouse():
            fill(painter, 0, 0, wide, tall, theme.colour("sunk"))
        if self.rule:
            fill(painter, 0, tall - 1, wide, 1, theme.colour("line"))
        ink = "block" if one.error else "dev"
        draw_icon(painter, "bang" if one.error else "neq", 12, 13, 18, theme.colour(ink))
        draw_text(painter, QRectF(40, 10, wide - 42, 22), one.title, ROW.with_weight(SEMIBOLD), theme.colour("ink"))
        self._block(self.width()).paint(painter, 40, 33, theme, "ink2")
        painter.end()


class CorrectionRow(QWidget):
    """What stands there now, what stood there struck out, with whom that was agreed and when."""

    def __init__(self, words: Words, one: Correction) -> None:
        super().__init__()
        self._one = one
        self._set: dict[int, list[TextBlock]] = {}
        spoken = words("{new} instead of {old}", new=one.new or "–", old=one.old or "–") if one.new or one.old else ""
        self.setAccessibleName(f"{one.title}: " + ", ".join(part for part in (spoken, one.second) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _blocks(self, width: int) -> list[TextBlock]:
        if width not in self._set:
            self._set[width] = self._laid_out(width)
        return self._set[width]

    def _laid_out(self, width: int) -> list[TextBlock]:
        room, one = max(60, width - 56), self._one
        runs = [Run(text=one.new, ink="ink")] if one.new else []
        runs += [Run(text="  " if one.new else "")] if one.old else []
        runs += [Run(text=one.old, struck=True, ink="ink3")] if one.old else []
        blocks = [TextBlock(runs, SECOND, room, max_lines=4)] if runs else []
        return [*blocks, *([TextBlock([Run(text=one.second, ink="ink3")], SECOND, room)] if one.second else [])]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(block.height for block in self._blocks(width)) + 22 + 22

    def sizeHint(self) -> QSize:
        return QSize(_ROOM, self.heightForWidth(_ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        fill(painter, 0, tall - 1, wide, 1, theme.colour("line"))
        draw_icon(painter, "pen", 12, 13, 18, theme.colour("ink3"))
        draw_text(painter, QRectF(40, 10, wide - 42, 22), self._one.title, LABEL, theme.colour("ink"))
        top = 33.0
        for block in self._blocks(self.width()):
            block.paint(painter, 40, top, theme, "ink2")
            top += block.height
        painter.end()


class ClearList(Sheet):
    """Signals: picked(Complaint); fixed(Complaint) when what the device suggests is taken."""

    picked = Signal(object)
    fixed = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__(name=words("To clear up"))
        self._words = words
        self.setFixedWidth(WIDTH)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(2)
        self._title = Text(words("To clear up"), CARD)
        head.addWidget(self._title)
        self._second = Text("", SECOND, "ink2", wrap=True)
        head.addWidget(self._second)
        self.column.addWidget(self._head)
        self.column.addWidget(Rule(strong=True))
        self._scroll = Scroll()
        self.column.addWidget(self._scroll, 1)
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.set_content(holder)
        self._made: dict[Hashable, QWidget] = {}
        self.rows: list[ComplaintRow] = []

    def show_page(self, page: Page) -> None:
        """A line that stays is not built anew: with each correction one of them goes and one comes."""
        words, complaints = self._words, page.complaints
        second = words("Only errors stop the entry.") if complaints else words("Nothing to clear up.")
        if page.standing is Standing.PREVIEW:
            second = words("Not entered yet.") + " " + (second if page.errors else "")
        elif page.standing is Standing.TYPING:
            second = words("What is red is not entered yet.")
        self._second.set_words(second.strip())
        wanted: dict[Hashable, Callable[[], QWidget]] = {}
        for nth, one in enumerate(complaints[:SHOWN]):
            wanted["complaint", one, nth if one in complaints[:nth] else 0] = partial(self._complaint, one)
        more = len(complaints) - SHOWN
        if more > 0:
            wanted["more complaints", more] = partial(self._more, more)
        if page.corrections:
            wanted["title", page.corrected] = partial(self._corrections_title, page.corrected)
        for nth, change in enumerate(page.corrections):
            wanted["correction", page.corrected - nth] = partial(CorrectionRow, words, change)
        more = page.corrected - len(page.corrections)
        if more > 0:
            wanted["more corrections", more] = partial(self._more, more)
        self._show_lines(wanted)
        self.rows = [row for key in wanted for row in self._made[key].findChildren(ComplaintRow)]

    def _show_lines(self, wanted: dict[Hashable, Callable[[], QWidget]]) -> None:
        for key in [key for key in self._made if key not in wanted]:
            gone = self._made.pop(key)
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (key, make) in enumerate(wanted.items()):
            line = self._made.get(key)
            if line is None:
                line = self._made[key] = make()
            item = self._lines.itemAt(at)
            if item is None or item.widget() is not line:
                self._lines.insertWidget(at, line)

    def _complaint(self, one: Complaint) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = ComplaintRow(one)
        row.clicked.connect(lambda _on=False: self.pick(one))
        column.addWidget(row)
        if one.fix_word:
            row.rule = False
            column.addWidget(self._offer(one))
        return holder

    def _more(self, more: int) -> QWidget:
        return _indented(Text(self._words.count("and {n} more", "and {n} more", more), SECOND, "ink2"), 40)

    def _corrections_title(self, count: int) -> QWidget:
        return _indented(Text(self._words.count("{n} correction", "{n} corrections", count), LABEL), 16)

    def _offer(self, one: Complaint) -> QWidget:
        """What could stand there, as a button below the complaint."""
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(40, 0, 4, 10)
        take = Button(one.fix_word, name=f"{one.title}: {one.fix_word}")
        take.setMaximumWidth(WIDTH - 40 - 18)  # beside the scroll bar
        take.clicked.connect(lambda _on=False: self.fixed.emit(one))
        line.addWidget(take)
        line.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(holder)
        column.addWidget(Rule())
        return below

    def set_narrow(self, narrow: bool) -> None:
        """Narrow, the list has the whole width below the table and shows three lines at a time."""
        self.setMinimumWidth(0 if narrow else WIDTH)
        self.setMaximumWidth(16777215 if narrow else WIDTH)
        self.setMaximumHeight(236 if narrow else 16777215)
        self._head.setVisible(not narrow)

    def pick(self, one: Complaint) -> None:
        for row in self.rows:
            row.chosen = row.complaint == one
            row.update()
            if row.chosen:
                self._scroll.ensureWidgetVisible(row)
        self.picked.emit(one)


def _indented(text: Text, left: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(left, 14, 12, 10)
    column.addWidget(text)
    return holder
