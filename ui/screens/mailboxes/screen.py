"""Postfächer: each with the state of its items; PST files checked one by one or by the folder; what the protocols carry, how long
the line takes, in whose hands the device was.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from app.domain import Sign
from ui.consent_sheet import ask_consent
from ui.editors.attendance import sign_act
from ui.editors.host import EditorHost
from ui.editors.model import Ask, Attendee
from ui.limit_head import LimitHead
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.mailboxes import custody, presenter
from ui.screens.mailboxes.add_sheet import AddMailboxSheet
from ui.screens.mailboxes.check_sheet import PstCheckSheet
from ui.screens.mailboxes.coverage_card import CoverageCard
from ui.screens.mailboxes.custody import Chain
from ui.screens.mailboxes.custody_card import CustodyCard
from ui.screens.mailboxes.folder_sheet import PstFolderSheet
from ui.screens.mailboxes.handover_sheet import HandoverSheet
from ui.screens.mailboxes.presenter import MailboxesPage, MailboxLine
from ui.screens.mailboxes.transfer import Judged
from ui.screens.mailboxes.transfer_card import TransferCard
from ui.subject_line import SubjectLine
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty import EmptyState
from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Rule, Sheet

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.SIGN_OFF}


class MailboxesScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._page: MailboxesPage | None = None
        self._transfer: TransferCard | None = None
        self._host = EditorHost(ctx, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._head = LimitHead(ctx.words, add=ctx.words("Add mailbox"), kind=ButtonKind.STANDARD)
        self._head.add_wanted.connect(self._ask_mailbox)
        self._head.consent_wanted.connect(self._ask_consent)
        self._folder = Button(
            ctx.words("Check PST files"), icon="folder", name=ctx.words("Check PST files of a folder")
        )
        self._folder.clicked.connect(self._ask_folder)
        self._head.add_act(self._folder)
        self._column.addWidget(self._head)
        self._list = Scroll()
        self._column.addWidget(self._list, 1)

    @property
    def _job(self) -> str:
        return self._host.job

    def enter(self, place: Place) -> None:
        self._host.close_sheet()
        if place.job and place.job != self._job:
            self._transfer = None
            self._host.job = place.job
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
        self._folder.setVisible(page.folder)
        self._head.show_limit(
            page.heading, page.limit, counted=page.counted, fact=page.fact, rest=page.rest, hold=False
        )
        self._list.set_content(self._content(page))

    def _content(self, page: MailboxesPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if page.clash is not None:
            column.addWidget(self._clash(page))
        column.addWidget(self._rows(page) if page.lines else self._empty())
        for card in self._cards(page):
            column.addWidget(card)
        column.addStretch(1)
        return holder

    def _rows(self, page: MailboxesPage) -> QWidget:
        sheet = Sheet(margin=48, name=page.heading)
        for nth, one in enumerate(page.lines):
            if nth:
                sheet.column.addWidget(Rule())
            sheet.column.addLayout(self._line(one))
        return sheet

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
        return EmptyState(
            icon="mail",
            title=words("No mailbox yet"),
            sentence=words("Add each mailbox whose export you help with. Its steps then stand on its own card."),
        )

    def _clash(self, page: MailboxesPage) -> Banner:
        app, job, words, clash = self._ctx.app, self._job, self._ctx.words, page.clash
        assert clash is not None
        act = None
        if clash.enter:
            act = Button(words("Enter result"), icon="tick", name=words("Enter result of the names"))
            act.clicked.connect(lambda: self._ctx.write(lambda: presenter.keep_clash(app, job), self))
        return Banner(tone=Tone.DEV if clash.trouble else Tone.NOTE, fact=clash.fact, rest=clash.rest, action=act)

    def _cards(self, page: MailboxesPage) -> list[QWidget]:
        cards: list[QWidget] = []
        words = self._ctx.words
        if page.coverage is not None:
            table = page.coverage
            coverage = CoverageCard(words, table)
            coverage.opened.connect(lambda: self._open(table.subject, table.item))
            cards.append(coverage)
        if page.transfer is not None:
            typed = self._transfer.typed if self._transfer is not None else None
            fresh = self._transfer is None or self._transfer.form != page.transfer
            self._transfer = TransferCard(words, page.transfer)
            if typed is not None and not fresh:
                self._transfer.retype(typed)
            self._transfer.entered.connect(self._keep_transfer)
            cards.append(self._transfer)
        for chain in page.custody:
            hands = CustodyCard(words, chain)
            hands.row_wanted.connect(lambda nth, chain=chain: self._ask_handover(chain, nth))
            hands.sign_wanted.connect(lambda chain=chain: self._open(chain.subject, step=chain.sign))
            hands.signer_wanted.connect(lambda one, chain=chain: self._sign(chain, one))
            hands.dropped.connect(lambda one, chain=chain: self._unsign(chain, one))
            hands.why_wanted.connect(lambda chain=chain: self._ask_why(chain))
            cards.append(hands)
        return cards

    def _open(self, subject: str, item: str = "", *, step: str = "") -> None:
        place = Place(screen="workplace", job=self._job, subject=subject, item=item or None, step=step or None)
        self._ctx.frame.go(place)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def _keep_transfer(self, judged: Judged) -> None:
        """A line that is too slow deviates, and what deviates has a reason."""
        app, job, words, found = self._ctx.app, self._job, self._ctx.words, judged.found
        if found is None or self._page is None or self._page.transfer is None:
            return
        if found.fits:
            self._ctx.write(lambda: presenter.keep_transfer(app, job, found), self)
            return
        form = self._page.transfer
        value = presenter.transfer_value(found)
        ask = Ask(
            subject=form.subject,
            step=presenter.TRANSFER_STEP,
            what="deviates",
            title=words("The line is too slow"),
            second=judged.text,
            value=value,
        )
        self._host.ask(ask)

    def _ask_mailbox(self) -> None:
        app, job = self._ctx.app, self._job
        sheet = AddMailboxSheet(self, self._ctx.words)
        sheet.given.connect(lambda mail, quota: self._ctx.write(lambda: presenter.add(app, job, mail, quota), self))
        self._host.show(sheet)

    def _ask_consent(self) -> None:
        if self._page is None:
            return
        page = self._page
        self._host.show(ask_consent(self._ctx, self, self._job, presenter.ALLOWANCE, second=page.fact, what=page.what))

    def _ask_file(self, one: MailboxLine) -> None:
        app, job = self._ctx.app, self._job
        sheet = PstCheckSheet(self, self._ctx, job, one)
        sheet.accepted.connect(
            lambda report, items, stage: self._ctx.write(
                lambda: presenter.keep(app, job, [(one.row.subject, report)], items, stage), self
            )
        )
        self._host.show(sheet)

    def _ask_folder(self) -> None:
        if self._page is None:
            return
        app, job = self._ctx.app, self._job
        sheet = PstFolderSheet(self, self._ctx, job, self._page.lines)
        sheet.accepted.connect(
            lambda reports, stage: self._ctx.write(lambda: presenter.keep(app, job, reports, "", stage), self)
        )
        self._host.show(sheet)

    def _ask_handover(self, chain: Chain, nth: int) -> None:
        app, job = self._ctx.app, self._job
        sheet = HandoverSheet(self, self._ctx.words, chain, nth)
        sheet.given.connect(
            lambda cells, drawn: self._ctx.write(lambda: custody.put(app, job, chain, nth, cells, drawn), self)
        )
        sheet.dropped.connect(lambda: self._ctx.write(lambda: custody.drop(app, job, chain, nth), self))
        self._host.show(sheet)

    def _sign(self, chain: Chain, one: Attendee) -> None:
        self._host.act(sign_act(chain.subject, chain.sign, chain.title, one))

    def _unsign(self, chain: Chain, one: Attendee) -> None:
        app, job = self._ctx.app, self._job
        self._ctx.write(lambda: custody.unsign(app, job, chain, one), self)

    def _ask_why(self, chain: Chain) -> None:
        """Whoever signed stays signed; where nobody did, the whole is not possible."""
        words, alone = self._ctx.words, chain.alone
        value = alone.value if alone is not None and isinstance(alone.value, Sign) else None
        ask = Ask(
            subject=chain.subject,
            step=chain.sign,
            what="deviates" if value is not None else "failed",
            title=words("Why does somebody not sign?"),
            second=chain.title,
            value=value,
            proposed=custody.AWAY,
        )
        self._host.ask(ask)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 16 if is_narrow(self) else 24
        self._column.setContentsMargins(side, 12, side, side)
