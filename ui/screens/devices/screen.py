"""Geräte: the pilot devices of the visit, each with the state of its items; tap one to open its card."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.consent_sheet import ask_consent
from ui.limit_head import LimitHead
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.devices import presenter
from ui.screens.devices.add_sheet import AddDeviceSheet
from ui.screens.devices.presenter import DevicesPage
from ui.subject_line import SubjectLine
from ui.widgets.empty import EmptyState
from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.SIGN_OFF}


class DevicesScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._page: DevicesPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._head = LimitHead(ctx.words, add=ctx.words("Add device"))
        self._head.add_wanted.connect(self._ask_device)
        self._head.consent_wanted.connect(self._ask_consent)
        self._column.addWidget(self._head)
        self._list = Scroll()
        self._column.addWidget(self._list, 1)

    def enter(self, place: Place) -> None:
        self._job = place.job or self._job
        self._load()

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and changed.what & _CONCERNS:
            self._load()

    def _load(self) -> None:
        app, job, words = self._ctx.app, self._job, self._ctx.words
        self._ctx.store(lambda: presenter.load(app, job, words), self._show, self)

    def _show(self, page: DevicesPage) -> None:
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        self._head.show_limit(page.heading, page.limit, fact=page.fact, rest=page.rest)
        self._list.set_content(self._rows(page) if page.rows else self._empty())

    def _rows(self, page: DevicesPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet(margin=48, name=page.heading)
        for nth, one in enumerate(page.rows):
            row = SubjectLine(one, rule=nth + 1 < len(page.rows))
            row.clicked.connect(lambda _on=False, subject=one.subject: self._open(subject))
            sheet.column.addWidget(row)
        column.addWidget(sheet)
        column.addStretch(1)
        return holder

    def _empty(self) -> QWidget:
        words = self._ctx.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            EmptyState(
                icon="tablet",
                title=words("No pilot device yet"),
                sentence=words(
                    "Add each device on which the programs are installed. Its steps then stand on its own card."
                ),
            )
        )
        column.addStretch(1)
        return holder

    def _open(self, subject: str) -> None:
        self._ctx.frame.go(Place(screen="workplace", job=self._job, subject=subject))

    # -- side sheets --------------------------------------------------------------------------------------------------

    def _ask_device(self) -> None:
        app, job = self._ctx.app, self._job
        sheet = AddDeviceSheet(self, self._ctx.words)
        sheet.given.connect(lambda name, owner: self._ctx.write(lambda: presenter.add(app, job, name, owner), self))
        sheet.open()

    def _ask_consent(self) -> None:
        if self._page is None:
            return
        page = self._page
        ask_consent(self._ctx, self, self._job, presenter.ALLOWANCE, second=page.fact, what=page.what).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 16 if is_narrow(self) else 24
        self._column.setContentsMargins(side, 12, side, side)
