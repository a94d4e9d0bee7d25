"""Rückfragen: what HQ asks, a tap jumps to the cell, an answer under each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.returned import presenter
from ui.screens.returned.presenter import Question, ReturnedPage
from ui.theme.type import BODY, BODY_STRONG, SECOND
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text


class ReturnedScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        self._scroll = Scroll()
        column.addWidget(self._scroll)

    def enter(self, place: Place) -> None:
        self._job = place.job or self._job
        job = self._job
        self._ctx.store(lambda: presenter.load(self._ctx.app, job, self._ctx.words), self._show, self)

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs:
            self.enter(Place(screen="returned", job=self._job))

    def _show(self, page: ReturnedPage) -> None:
        words = self._ctx.words
        self._ctx.frame.set_title(page.title, page.second)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if not page.questions:
            column.addWidget(
                EmptyState(
                    icon="tickdisc",
                    title=words("HQ has no question"),
                    sentence=words("Questions of dispatch about this job appear here."),
                )
            )
        else:
            go = Button(words("To the sign-off"), kind=ButtonKind.NEXT_ACT)
            go.clicked.connect(lambda: self._ctx.frame.go(Place(screen="sign_off", job=self._job)))
            fact = words.count("{by} asks {n} thing.", "{by} asks {n} things.", len(page.questions), by=page.by)
            rest = (
                words("{n} still open. Correct at the cell or answer here.", n=page.open)
                if page.open
                else words("All answered. Make the next version at the sign-off.")
            )
            action = go if not page.open else None
            column.addWidget(Banner(tone=Tone.DEV, fact=fact, rest=rest, icon="return", action=action))
            for one in page.questions:
                column.addWidget(self._question(one))
        column.addStretch(1)
        self._scroll.set_content(holder)

    def _question(self, one: Question) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=f"{one.label}, {one.text}")
        line = QHBoxLayout()
        line.setContentsMargins(14, 14, 16, 14)
        line.setSpacing(0)
        done = one.answer is not None
        sign = SignWord("", icon="tick" if done else "return", ink="done" if done else "dev")
        sign.setFixedWidth(34)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setContentsMargins(14, 0, 0, 0)
        text.setSpacing(8)
        title = f"{one.label}, {one.item}" if one.item else one.label
        text.addWidget(Text(title, BODY_STRONG, wrap=True))
        text.addWidget(Text(one.text, BODY, wrap=True))
        if done:
            text.addWidget(
                Text(words("Your answer: {text}", text=one.answer or words("corrected")), SECOND, "ink2", wrap=True)
            )
        acts = QHBoxLayout()
        acts.setSpacing(12)
        reply = Field(words("Answer to {label}", label=one.label), text=one.answer or "")
        acts.addWidget(reply, 1)
        send = Button(words("Enter answer"), name=words("Enter answer to {label}", label=one.label))
        job = self._job
        send.clicked.connect(
            lambda: self._ctx.write(
                lambda: presenter.answer(self._ctx.app, job, one.remark, reply.text().strip()), self
            )
        )
        acts.addWidget(send, 0, Qt.AlignmentFlag.AlignBottom)
        if one.place is not None:
            jump = Button(
                words("To the cell"), trailing="arrow-right", name=words("To the cell {label}", label=one.label)
            )
            place = one.place
            jump.clicked.connect(lambda: self._ctx.frame.go(place))
            acts.addWidget(jump, 0, Qt.AlignmentFlag.AlignBottom)
        text.addLayout(acts)
        line.addLayout(text, 1)
        card.column.addLayout(line)
        return card
