"""Heute as a page of the field book: margin with the time, then the sentence; at the right what is not yet at HQ."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.place import SYNC, Place
from ui.screen_context import ScreenContext
from ui.screens.today import presenter
from ui.screens.today.presenter import StageLine, TodayCard, TodayPage, Waiting
from ui.theme.painting import fill
from ui.theme.theme import current_theme
from ui.theme.type import BODY, BODY_STRONG, CARD, LABEL, MEDIUM, SECOND, SMALL, TITLE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text

_MARGIN = 120
_CONCERNS = {What.JOBS, What.REPORT, What.SYNC, What.REVIEWS, What.TIMES, What.SIGN_OFF}


class TodayScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._page: TodayPage | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 24)
        self._columns = Columns(side=304, spacing=24)
        whole.addWidget(self._columns)

    def enter(self, place: Place) -> None:
        self._ctx.store(lambda: presenter.load(self._ctx.app, self._ctx.words, date.today()), self._show, self)

    def refresh(self, changed: Changed) -> None:
        if changed.what & _CONCERNS:
            self.enter(Place(screen="today"))

    def _show(self, page: TodayPage) -> None:
        if page == self._page:
            return
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        self._columns.show_parts(self._book(page), self._side(page))

    def _book(self, page: TodayPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        if not page.cards:
            empty = EmptyState(
                icon="calendar",
                title=page.empty_title,
                sentence=page.empty_sentence,
                action=self._ctx.words("Fetch jobs now"),
            )
            empty.acted.connect(self._ctx.frame.sync_now)
            column.addWidget(empty)
        else:
            sheet = Sheet(margin=_MARGIN, name=page.title)
            for index, card in enumerate(page.cards):
                if index:
                    sheet.column.addWidget(Rule(strong=True))
                sheet.column.addWidget(self._section(card))
            sheet.column.addStretch(1)
            column.addWidget(sheet)
        column.addStretch(1)
        return holder

    def _section(self, card: TodayCard) -> QWidget:
        words = self._ctx.words
        section = _Section(returned=card.returned)
        line = QHBoxLayout(section)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        margin = QWidget()
        margin.setFixedWidth(_MARGIN)
        left = QVBoxLayout(margin)
        left.setContentsMargins(20, 16, 6, 16)
        left.setSpacing(0)
        left.addWidget(Text(card.figure, TITLE))
        for text in card.below:
            left.addWidget(Text(text, SECOND, "ink2", wrap=True))
        if card.returned:
            left.addWidget(SignWord(words("Returned"), icon="return", ink="dev", style=LABEL))
        left.addStretch(1)
        line.addWidget(margin)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 18)
        body.setSpacing(10)
        body.addWidget(Text(card.customer, TITLE if card.next_act else CARD, wrap=True))
        flow = Flow(spacing=20, line_spacing=4)
        for fact in card.facts:
            flow.add(SignWord(fact.text, icon=fact.icon, ink="ink2", icon_ink="ink3", style=BODY))
        body.addWidget(flow)
        if card.note:
            body.addWidget(_Note(card.note))
        for label, text in card.remarks:
            row = QHBoxLayout()
            number = Text(label, BODY_STRONG)
            number.setFixedWidth(96)
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(text, BODY, wrap=True), 1)
            body.addLayout(row)
        body.addLayout(self._acts(card))
        line.addLayout(body, 1)
        return section

    def _acts(self, card: TodayCard) -> QHBoxLayout:
        words, ctx = self._ctx.words, self._ctx
        acts = QHBoxLayout()
        acts.setSpacing(12)
        kind = ButtonKind.NEXT_ACT if card.next_act else ButtonKind.STANDARD
        if card.remarks:
            answer = Button(card.remark_word)
            answer.clicked.connect(lambda: ctx.frame.go(Place(screen="returned", job=card.job)))
            acts.addWidget(answer)
        opening = Button(card.open_word, kind=kind, name=card.open_name)
        opening.clicked.connect(lambda: ctx.frame.go(Place(screen="job", job=card.job)))
        acts.addWidget(opening)
        if not card.openable:
            opening.set_off(card.why_not)
            acts.addWidget(Text(card.why_not, SECOND, "dev"))
        elif card.may_depart:
            drive = Button(words("Note departure"), icon="car", height=56)
            drive.clicked.connect(lambda: self._depart(card.job))
            acts.addWidget(drive)
        acts.addStretch(1)
        if card.check:
            icon, ink = ("tick", "done") if card.check_good else ("warning", "dev")
            acts.addWidget(SignWord(card.check, icon=icon, ink=ink, style=BODY.with_weight(MEDIUM)))
        return acts

    def _depart(self, job: str) -> None:
        def work() -> Changed:
            return self._ctx.app.answering.mark_time(self._ctx.app.jobs.open(job), "drive")

        self._ctx.write(work, self, lambda _: self._ctx.frame.toast(self._ctx.words("Departure noted")))

    def _side(self, page: TodayPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if page.waiting:
            column.addWidget(self._waiting(page.waiting))
        column.addWidget(self._stages(page))
        column.addStretch(1)
        return holder

    def _waiting(self, waiting: tuple[Waiting, ...]) -> QWidget:
        card = Sheet(name=self._ctx.words("Not yet at HQ"))
        body = QVBoxLayout()
        body.setContentsMargins(18, 16, 18, 16)
        body.setSpacing(4)
        body.addWidget(Text(self._ctx.words("Not yet at HQ"), BODY_STRONG))
        for one in waiting:
            body.addSpacing(8)
            body.addWidget(Text(one.customer, BODY.with_weight(MEDIUM)))
            body.addWidget(Text(one.second, SECOND, "ink2"))
            line = QHBoxLayout()
            line.addWidget(SignWord(one.stage, icon=one.icon, ink="begun", style=SECOND))
            line.addStretch(1)
            line.addWidget(Text(one.right, SECOND, "ink2"))
            body.addLayout(line)
        card.column.addLayout(body)
        return card

    def _stages(self, page: TodayPage) -> QWidget:
        card = Sheet(name=self._ctx.words("State of the last 14 days"))
        body = QVBoxLayout()
        body.setContentsMargins(18, 16, 18, 18)
        body.setSpacing(0)
        body.addWidget(Text(self._ctx.words("State of the last 14 days"), BODY_STRONG))
        body.addSpacing(6)
        for index, stage in enumerate(page.stages):
            if index:
                body.addWidget(Rule())
            body.addWidget(_stage_line(stage))
        body.addSpacing(8)
        body.addWidget(Text(page.receipt, SMALL, "ink3"))
        body.addSpacing(8)
        centre = Button(self._ctx.words("Open sync centre"), icon="sync")
        centre.clicked.connect(lambda: self._ctx.frame.go(SYNC))
        body.addWidget(centre, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addLayout(body)
        return card


def _stage_line(stage: StageLine) -> QWidget:
    row = QWidget()
    row.setFixedHeight(44)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    ink = "dev" if stage.amber else "ink" if stage.count else "ink3"
    line.addWidget(
        SignWord(stage.title, icon=stage.icon, ink=ink, icon_ink="dev" if stage.amber else "ink3", style=BODY)
    )
    line.addStretch(1)
    line.addWidget(Text(str(stage.count), CARD if stage.count else CARD.with_weight(MEDIUM), ink))
    return row


class _Section(QWidget):
    """A returned job wears an amber edge at the left."""

    def __init__(self, *, returned: bool) -> None:
        super().__init__()
        self._returned = returned

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._returned:
            painter = QPainter(self)
            fill(painter, 0, 0, 4, self.height(), current_theme().colour("dev_mark"))
            painter.end()


class _Note(Sheet):
    """What dispatch wrote for the way."""

    def __init__(self, text: str) -> None:
        super().__init__(ground="sunk", radius=6)
        line = QHBoxLayout()
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(SignWord("", icon="note"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text, BODY, wrap=True), 1)
        self.column.addLayout(line)
