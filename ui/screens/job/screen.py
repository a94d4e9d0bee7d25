"""Einsatz in three columns: the times, what the customer owes, how far we are."""

from datetime import datetime

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed
from ui.place import Place
from ui.reason_sheet import ReasonSheet
from ui.screen_context import ScreenContext
from ui.screens.job import presenter
from ui.screens.job.presenter import JobPage, TimeButton
from ui.screens.job.time_column import TimeColumn
from ui.screens.matrix.presenter import reasons
from ui.theme.signs import sign, state_ink
from ui.theme.type import BODY, BODY_STRONG, CARD, SECOND, TITLE
from ui.widgets.bar import Bar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.list_row import ListRow
from ui.widgets.meter import Meter
from ui.widgets.narrow import is_narrow
from ui.widgets.ring import Ring
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text


class JobScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(24, 20, 24, 24)
        self._line.setSpacing(20)
        self._times = TimeColumn(ctx.words)
        self._times.asked.connect(self._mark)
        self._columns = Columns(side=356, spacing=20, side_first=True)
        self._line.addWidget(self._times)
        self._line.addWidget(self._columns, 1)

    def enter(self, place: Place) -> None:
        self._job = place.job or self._job
        job = self._job
        now = datetime.now().astimezone()
        self._ctx.store(lambda: presenter.load(self._ctx.app, job, self._ctx.words, now), self._show, self)

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs:
            self.enter(Place(screen="job", job=self._job))

    def _show(self, page: JobPage) -> None:
        self._ctx.frame.set_title(page.title, page.second)
        self._times.show_times(page.times, page.buttons)
        self._columns.show_parts(self._middle_column(page), self._right_column(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the times are one row above everything else."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._times.set_row(narrow)

    def _middle_column(self, page: JobPage) -> QWidget:
        holder, column = _column()
        column.addWidget(self._customer(page))
        if page.owed:
            column.addWidget(self._owed(page))
        column.addStretch(1)
        return holder

    def _customer(self, page: JobPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(name=page.customer)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(2)
        body.addWidget(Text(page.customer, TITLE, wrap=True))
        body.addWidget(Text(page.address, BODY, "ink2", wrap=True))
        if page.note:
            body.addWidget(Text(page.note, BODY, "ink2", wrap=True))
        body.addSpacing(12)
        body.addWidget(Rule())
        body.addSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(12)
        contact = QVBoxLayout()
        contact.setSpacing(0)
        contact.addWidget(Text(page.contact, BODY_STRONG))
        contact.addWidget(Text(page.contact_second, SECOND, "ink2"))
        line.addLayout(contact, 1)
        if page.phone:
            call = Button(words("Call"), icon="phone", name=words("Call {name}", name=page.contact))
            call.clicked.connect(lambda: _open_outside("tel:" + "".join(s for s in page.phone if s in "+0123456789")))
            line.addWidget(call)
        if page.mail:
            mail = Button(icon="mail", kind=ButtonKind.SQUARE, name=words("Mail to {name}", name=page.contact))
            mail.clicked.connect(lambda: _open_outside(f"mailto:{page.mail}"))
            line.addWidget(mail)
        body.addLayout(line)
        card.column.addLayout(body)
        return card

    def _owed(self, page: JobPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=words("Preconditions"))
        head = QHBoxLayout()
        head.setContentsMargins(62, 10, 16, 10)
        head.addWidget(Text(words("Preconditions"), BODY_STRONG))
        head.addStretch(1)
        head.addWidget(Text(page.owed_summary, SECOND, "ink2"))
        card.column.addLayout(head)
        for one in page.owed:
            card.column.addWidget(Rule())
            differs = one.look in ("deviates", "not_done", "blocks")
            row = ListRow(
                one.title,
                second=one.second,
                icon=sign(one.look).icon,
                icon_ink=state_ink(one.look),
                value=one.value,
                value_ink=state_ink(one.look) if differs else "ink2",
                value_weight=600 if differs else 400,
                tone="block" if one.look == "blocks" else "dev" if differs else "",
                rule=False,
                spoken=one.spoken,
            )
            row.clicked.connect(
                lambda _on=False, key=one.key: self._ctx.frame.go(
                    Place(screen="preconditions", job=self._job, step=key)
                )
            )
            card.column.addWidget(row)
        return card

    def _right_column(self, page: JobPage) -> QWidget:
        holder, column = _column()
        column.addWidget(self._progress(page))
        column.addWidget(self._packages(page))
        column.addStretch(1)
        return holder

    def _progress(self, page: JobPage) -> QWidget:
        card = Sheet(name=page.headline)
        body = QVBoxLayout()
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(16)
        line = QHBoxLayout()
        line.setSpacing(16)
        ring = Ring(page.headline)
        ring.show_share(done=page.share_done, deviates=page.share_deviates, label=page.percent)
        line.addWidget(ring)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addStretch(1)
        text.addWidget(Text(page.headline, CARD, wrap=True))
        text.addWidget(Text(page.headline_second, SECOND, "ink2", wrap=True))
        text.addStretch(1)
        line.addLayout(text, 1)
        body.addLayout(line)
        go = Button(page.next_word, kind=ButtonKind.NEXT_ACT, trailing="arrow-right")
        go.clicked.connect(lambda: self._go_on(page))
        body.addWidget(go)
        card.column.addLayout(body)
        return card

    def _packages(self, page: JobPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(name=words("Packages"))
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(Text(words("Packages"), BODY_STRONG))
        card.column.addLayout(head)
        for one in page.packages:
            card.column.addWidget(Rule())
            body = QVBoxLayout()
            body.setContentsMargins(16, 9, 16, 10)
            body.setSpacing(4)
            line = QHBoxLayout()
            line.setSpacing(0)
            chapter = Text(one.chapter, SECOND, "ink3")
            chapter.setFixedWidth(54)
            line.addWidget(chapter)
            line.addWidget(Text(one.title, BODY.with_weight(500)), 1)
            line.addSpacing(8)
            line.addWidget(Text(f"{one.settled}/{one.total}", SECOND.with_weight(600)))
            body.addLayout(line)
            below = QHBoxLayout()
            below.setSpacing(0)
            below.addSpacing(54)
            bar = Bar(f"{one.title} {one.settled}/{one.total}", height=4)
            bar.show_share(one.done + one.deviates, begun=False)
            below.addWidget(bar, 1)
            body.addLayout(below)
            card.column.addLayout(body)
        for meter in page.meters:
            card.column.addWidget(Rule())
            line = QHBoxLayout()
            line.setContentsMargins(16, 10, 16, 10)
            text = QVBoxLayout()
            text.setSpacing(0)
            text.addWidget(Text(meter.title, BODY.with_weight(500)))
            text.addWidget(Text(meter.second, SECOND, "ink2"))
            line.addLayout(text, 1)
            gauge = Meter(meter.title, width=100)
            gauge.show_used(used=meter.used, limit=meter.limit, whole=meter.whole, spoken=meter.second)
            line.addWidget(gauge)
            card.column.addLayout(line)
        return card

    def _go_on(self, page: JobPage) -> None:
        if page.next_subject:
            self._ctx.frame.go(Place(screen="workplace", job=self._job, subject=page.next_subject, item=page.next_item))
        else:
            self._ctx.frame.go(Place(screen="sign_off", job=self._job))

    def _mark(self, button: TimeButton) -> None:
        if not button.needs_reason:
            self._write(button.mark, None, None)
            return
        words, job = self._ctx.words, self._job

        def show(found: tuple) -> None:  # type: ignore[type-arg]
            customer = [one for one in found if one.side in ("customer", "third")]
            sheet = ReasonSheet(
                self,
                words,
                title=words("What are you waiting for?"),
                second=words("The time counts as claimable delay."),
                reasons=customer,
                act=words("Start waiting time"),
            )
            sheet.given.connect(lambda code, note: self._write(button.mark, code, note))
            sheet.open()

        self._ctx.store(lambda: reasons(self._ctx.app, job, words, not_applicable=False), show, self)

    def _write(self, kind: str, reason: str | None, note: str | None) -> None:
        job = self._job
        self._ctx.write(lambda: presenter.mark(self._ctx.app, job, kind, reason, note or None), self)


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(20)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return holder, column


def _open_outside(address: str) -> None:
    """Hands a call or a mail to the system's own program."""
    QDesktopServices.openUrl(QUrl(address))
