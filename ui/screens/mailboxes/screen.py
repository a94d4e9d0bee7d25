"""Postfächer: each with the state of its items; tap one to open its card, or check its PST file at the desk."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from app.mailbox_check import PstReport
from ui.consent_sheet import ask_consent
from ui.limit_head import LimitHead
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import presenter
from ui.screens.mailboxes.add_sheet import AddMailboxSheet
from ui.screens.mailboxes.check_sheet import PstCheckSheet, Reading
from ui.screens.mailboxes.presenter import MailboxesPage, MailboxLine
from ui.subject_line import SubjectLine
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty import EmptyState
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.SIGN_OFF}
_NARROW = 1200


class MailboxesScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._page: MailboxesPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._head = LimitHead(ctx.words, add=ctx.words("Add mailbox"), kind=ButtonKind.STANDARD)
        self._head.add_wanted.connect(self._ask_mailbox)
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

    def _show(self, page: MailboxesPage) -> None:
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        self._head.show_limit(
            page.heading, page.limit, counted=page.counted, fact=page.fact, rest=page.rest, hold=False
        )
        self._list.set_content(self._rows(page) if page.lines else self._empty())

    def _rows(self, page: MailboxesPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet(margin=48, name=page.heading)
        for nth, one in enumerate(page.lines):
            if nth:
                sheet.column.addWidget(Rule())
            sheet.column.addLayout(self._line(one))
        column.addWidget(sheet)
        column.addStretch(1)
        return holder

    def _line(self, one: MailboxLine) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 12 if one.check else 0, 0)
        line.setSpacing(12)
        row = SubjectLine(one.row, spoken=f"{one.mail}, {one.row.state}")
        row.clicked.connect(lambda _on=False: self._open(one.row.subject))
        line.addWidget(row, 1)
        if one.check:
            check = Button(self._ctx.words("Check PST file"), icon="document", name=one.check)
            check.clicked.connect(lambda _on=False: self._ask_file(one))
            line.addWidget(check)
        return line

    def _empty(self) -> QWidget:
        words = self._ctx.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            EmptyState(
                icon="mail",
                title=words("No mailbox yet"),
                sentence=words("Add each mailbox whose export you help with. Its steps then stand on its own card."),
            )
        )
        column.addStretch(1)
        return holder

    def _open(self, subject: str) -> None:
        self._ctx.frame.go(Place(screen="workplace", job=self._job, subject=subject))

    # -- side sheets --------------------------------------------------------------------------------------------------

    def _ask_mailbox(self) -> None:
        app, job = self._ctx.app, self._job
        sheet = AddMailboxSheet(self, self._ctx.words)
        sheet.given.connect(lambda mail, quota: self._ctx.write(lambda: presenter.add(app, job, mail, quota), self))
        sheet.open()

    def _ask_consent(self) -> None:
        if self._page is None:
            return
        page = self._page
        ask_consent(self._ctx, self, self._job, presenter.ALLOWANCE, second=page.fact, what=page.what).open()

    def _ask_file(self, one: MailboxLine) -> None:
        app, job, subject, words = self._ctx.app, self._job, one.row.subject, self._ctx.words
        held = words("The allowance is used up. Please enter the customer's consent first.") if one.held else ""
        sheet = PstCheckSheet(self, words, mail=one.mail, held=held)

        def read(path: str, reading: Reading) -> None:
            self._ctx.work(
                lambda: presenter.check(app, job, subject, path, reading.progress, lambda: reading.stopped),
                sheet.show_report,
                sheet,
                lambda error: sheet.show_refused(sentence(words, error)),
            )

        def keep(report: PstReport, items: str) -> None:
            self._ctx.write(lambda: presenter.keep(app, job, subject, report, items), self)

        sheet.wanted.connect(read)
        sheet.accepted.connect(keep)
        sheet.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 16 if self.window().width() < _NARROW else 24
        self._column.setContentsMargins(side, 12, side, side)
