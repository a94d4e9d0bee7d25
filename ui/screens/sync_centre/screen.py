"""Abgleich: nothing is lost, why it waits, when it tries again."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.place import SYNC, Place
from ui.screen_context import ScreenContext
from ui.screens.sync_centre import presenter
from ui.screens.sync_centre.presenter import Line, SyncPage
from ui.theme.type import BODY, BODY_STRONG, SECOND
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.stage_path import Stage, StagePath, Step
from ui.widgets.text import Text

_CONCERNS = {What.SYNC, What.REPORT, What.REVIEWS, What.ANSWERS, What.PHOTOS, What.JOBS}


_UPRIGHT_BELOW = 900  # px of the window
_PATH_UPRIGHT = 400


class SyncCentreScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        self._scroll = Scroll()
        column.addWidget(self._scroll)
        self._page: SyncPage | None = None
        self._banner: Banner | None = None
        self._upright = False
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._count)

    def enter(self, place: Place) -> None:
        self._ctx.store(
            lambda: presenter.load(self._ctx.app, self._ctx.words, datetime.now().astimezone()), self._show, self
        )

    def refresh(self, changed: Changed) -> None:
        if changed.what & _CONCERNS:
            self.enter(SYNC)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Held upright, the stages stand below the name."""
        super().resizeEvent(event)
        upright = self.window().width() < _UPRIGHT_BELOW
        if upright != self._upright:
            self._upright = upright
            page, self._page = self._page, None
            if page is not None:
                self._show(page)

    def _count(self) -> None:
        """The seconds to the next try go down before one's eyes."""
        if self.isVisible():
            self.enter(SYNC)

    def _show(self, page: SyncPage) -> None:
        words = self._ctx.words
        if page.amber:
            self._countdown.start()
        else:
            self._countdown.stop()
        if self._banner is not None and self._page is not None and replace(self._page, rest=page.rest) == page:
            self._banner.show_words(page.fact, page.rest)
            return
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        send = Button(words("Send everything now"), icon="sync")
        send.clicked.connect(self._ctx.frame.sync_now)
        icon = "wifi-off" if page.amber else "up" if page.waiting else "tickdisc"
        self._banner = Banner(
            tone=Tone.DEV if page.amber else Tone.NOTE, fact=page.fact, rest=page.rest, icon=icon, action=send
        )
        column.addWidget(self._banner)
        if page.lines:
            sheet = Sheet(margin=64, name=words("Not finished yet"))
            sheet.column.addWidget(self._head())
            for line in page.lines:
                sheet.column.addWidget(Rule())
                sheet.column.addWidget(self._line(line))
            column.addWidget(sheet)
        else:
            column.addWidget(
                EmptyState(
                    icon="tickdisc",
                    title=words("No report is waiting"),
                    sentence=words("Sealed reports appear here until HQ has accepted them."),
                )
            )
        if page.accepted:
            column.addWidget(self._accepted(page))
        column.addStretch(1)
        self._scroll.set_content(holder)

    def _head(self) -> QWidget:
        words = self._ctx.words
        head = QWidget()
        head.setFixedHeight(44)
        line = QHBoxLayout(head)
        line.setContentsMargins(84, 0, 16, 0)
        line.setSpacing(0)
        line.addWidget(Text(words("Not finished yet"), SECOND.with_weight(600)), 1)
        if self._upright:
            return head
        titles = (words("on this device"), words("on its way"), words("at HQ"), words("answer"))
        for title in titles:
            text = Text(title, SECOND, "ink2", align=Qt.AlignmentFlag.AlignHCenter)
            text.setFixedWidth(113)
            line.addWidget(text)
        line.addSpacing(156)
        return head

    def _line(self, one: Line) -> QWidget:
        row = QWidget()
        row.setMinimumHeight(100)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 14, 16, 14)
        line.setSpacing(0)
        sign = SignWord("", icon=one.icon, ink="ink2")
        sign.setFixedWidth(62)
        sign.setContentsMargins(22, 0, 0, 0)
        line.addSpacing(22)
        line.addWidget(sign)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Text(one.customer, BODY_STRONG))
        text.addWidget(Text(one.second, SECOND, "ink2"))
        if one.third:
            text.addWidget(Text(one.third, SECOND))
        line.addLayout(text, 1)
        path = StagePath([Stage(icon=s.icon, step=Step(s.step), words=s.words, spoken=s.spoken) for s in one.stages])
        if self._upright:
            text.addSpacing(10)
            path.setFixedWidth(_PATH_UPRIGHT)
            text.addWidget(path)
        else:
            line.addWidget(path)
        holder = QWidget()
        holder.setFixedWidth(156)
        acts = QHBoxLayout(holder)
        acts.setContentsMargins(16, 0, 0, 0)
        acts.addStretch(1)
        if one.act:
            button = Button(one.act, name=one.act_name)
            if one.returned:
                button.clicked.connect(lambda: self._ctx.frame.go(Place(screen="returned", job=one.job)))
            else:
                button.clicked.connect(self._ctx.frame.sync_now)
            acts.addWidget(button)
        elif one.report:
            button = Button(self._ctx.words("Look at"), name=f"{self._ctx.words('Look at')} {one.second}")
            button.clicked.connect(lambda: self._ctx.frame.go(Place(screen="report", job=one.job, report=one.report)))
            acts.addWidget(button)
        line.addWidget(holder)
        return row

    def _accepted(self, page: SyncPage) -> QWidget:
        card = Sheet(name=page.accepted_title)
        line = QHBoxLayout()
        line.setContentsMargins(20, 14, 20, 14)
        line.setSpacing(14)
        line.addWidget(SignWord("", icon="tickdisc", ink="ink2"))
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Text(page.accepted_title, BODY_STRONG))
        text.addWidget(Text(page.accepted_second, BODY, "ink2", wrap=True))
        line.addLayout(text, 1)
        card.column.addLayout(line)
        return card
