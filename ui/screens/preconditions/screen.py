"""Vorleistungen: each of the visit with its fields, those of the desks as sums that lead to the matrix."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.editors.host import EditorHost
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.preconditions import presenter
from ui.screens.preconditions.owed_card import OwedCard
from ui.screens.preconditions.presenter import Page, Summed
from ui.screens.preconditions.waive_sheet import WaiveSheet
from ui.theme.signs import sign, state_ink
from ui.theme.type import CARD, SECOND, TITLE
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.list_row import ListRow
from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.side_sheet import WIDTH as SHEET_WIDTH
from ui.widgets.text import Text

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.TIMES, What.REVIEWS, What.SIGN_OFF}


class PreconditionsScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._wanted = ""
        self._cards: dict[str, OwedCard] = {}
        self._sums: dict[str, ListRow] = {}
        self._shape: tuple[object, ...] = ()
        self._host = EditorHost(ctx, self)
        self._host.sheet_moved.connect(lambda _open: self._make_room())
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(12)
        words = ctx.words
        head = QHBoxLayout()
        head.addWidget(Text(words("Preconditions"), TITLE))
        head.addSpacing(12)
        self._summary = Text("", SECOND, "ink2")
        head.addWidget(self._summary, 1)
        self._outer.addLayout(head)
        stop = Button(words("End waiting"), icon="clock")
        stop.clicked.connect(self._end_wait)
        self._waiting = Banner(tone=Tone.DEV, icon="clock", action=stop)
        self._waiting.hide()
        self._outer.addWidget(self._waiting)
        self._scroll = Scroll()
        self._outer.addWidget(self._scroll, 1)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._host.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self, self._host.redo)
        self._make_room()

    def enter(self, place: Place) -> None:
        self._host.flush()
        self._host.close_sheet()
        self._job = self._host.job = place.job or self._job
        self._wanted = place.step or ""
        self._load()

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and changed.what & _CONCERNS:
            self._load()

    def _load(self) -> None:
        app, job, words = self._ctx.app, self._job, self._ctx.words
        self._ctx.store(lambda: presenter.load(app, job, words), self._show, self)

    def _show(self, page: Page) -> None:
        words = self._ctx.words
        self._ctx.frame.set_title(page.title, page.second)
        self._summary.set_words(page.summary)
        shape = (self._job, *(one.key for one in page.owed), *(one.key for one in page.desks), bool(page.waived))
        if shape != self._shape:
            self._shape = shape
            self._build(page)
        for one in page.owed:
            self._cards[one.key].show_owed(one, waiting=page.waiting, waived=bool(page.waived))
        for summed in page.desks:
            self._show_sum(summed)
        self._waiting.setVisible(page.waiting)
        if page.waiting:
            self._waiting.show_words(
                words("Waiting since {time}.", time=page.waiting_since), words("The time counts as claimable delay.")
            )
        if self._wanted:
            self._jump(self._wanted)
            self._wanted = ""

    def _build(self, page: Page) -> None:
        words = self._ctx.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        if page.waived:
            note = Banner(tone=Tone.NOTE, icon="phone")
            note.show_words(page.waived, words("The report is then signed by the technician alone."))
            column.addWidget(note)
        self._cards.clear()
        self._sums.clear()
        for one in page.owed:
            card = OwedCard(one, words)
            card.made.connect(self._host.adopt)
            card.wait_wanted.connect(self._wait)
            card.absent.connect(self._waive)
            self._cards[one.key] = card
            card.show_owed(one, waiting=page.waiting, waived=bool(page.waived))
            column.addWidget(card)
        if page.desks:
            column.addWidget(self._desk_sheet(page))
        self._scroll.set_content(holder)

    def _desk_sheet(self, page: Page) -> Sheet:
        words = self._ctx.words
        sheet = Sheet(margin=48, name=words("At the workplaces"))
        head = QHBoxLayout()
        head.setContentsMargins(62, 10, 16, 10)
        head.addWidget(Text(words("At the workplaces"), CARD))
        sheet.column.addLayout(head)
        for one in page.desks:
            sheet.column.addWidget(Rule())
            row = ListRow(one.title, trailing="chevron-right", rule=False)
            row.clicked.connect(
                lambda _on=False, key=one.key: self._ctx.frame.go(
                    Place(screen="matrix", job=self._job, item=f"pre:{key}")
                )
            )
            self._sums[one.key] = row
            sheet.column.addWidget(row)
        return sheet

    def _show_sum(self, one: Summed) -> None:
        odd = one.look in ("deviates", "not_done", "blocks")
        self._sums[one.key].set_face(
            one.title,
            spoken=one.spoken,
            second=one.second,
            icon=sign(one.look).icon,
            icon_ink=state_ink(one.look),
            value=one.value,
            value_ink=state_ink(one.look) if odd else "ink2",
            tone="block" if one.look == "blocks" else "dev" if odd else "",
        )

    def _jump(self, key: str) -> None:
        target: QWidget | None = self._cards.get(key) or self._sums.get(key)
        if target is not None:
            self._scroll.ensureWidgetVisible(target, 0, 60)
            if isinstance(target, OwedCard) and target.editors:
                target.editors[0].first_field().setFocus()
            else:
                target.setFocus()

    # -- acts ----------------------------------------------------------------------------------------------------------

    def _wait(self, code: str) -> None:
        app, job = self._ctx.app, self._job
        self._ctx.write(lambda: presenter.wait(app, job, code), self)

    def _end_wait(self) -> None:
        app, job = self._ctx.app, self._job
        self._ctx.write(lambda: presenter.end_wait(app, job), self)

    def _waive(self) -> None:
        app, job = self._ctx.app, self._job
        sheet = WaiveSheet(self, self._ctx.words)
        sheet.given.connect(
            lambda who, at, note: self._ctx.write(lambda: presenter.waive(app, job, who, at, note), self)
        )
        self._host.show(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._host.flush()
            self._ctx.frame.back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        narrow = is_narrow(self)
        side = 16 if narrow else 24
        beside = SHEET_WIDTH + 16 if self._host.sheet is not None and not narrow else side
        self._outer.setContentsMargins(side, 16, beside, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
