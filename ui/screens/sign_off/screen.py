"""Abnahme, first part: technician and contact go through what is said before the pages are made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed
from app.signing import Frozen
from ui.place import Place
from ui.reason_sheet import ReasonSheet
from ui.screen_context import ScreenContext
from ui.screens.matrix.presenter import reasons
from ui.screens.sign_off import presenter
from ui.screens.sign_off.presenter import SignOffPage
from ui.theme.type import BODY, BODY_STRONG, CARD, SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import BoxRow
from ui.widgets.columns import Columns
from ui.widgets.field import Field
from ui.widgets.list_row import ListRow
from ui.widgets.segments import Segments
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.side_sheet import SideSheet
from ui.widgets.text import Text

_FOLD_FROM = 8
"""More rows than this are folded, so that reservations and hand-over list stay in sight."""


class SignOffScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._page: SignOffPage | None = None
        self._unfolded = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 24)
        self._columns = Columns(side=400, spacing=24)
        whole.addWidget(self._columns)

    def enter(self, place: Place) -> None:
        self._job = place.job or self._job
        job = self._job
        self._ctx.store(lambda: presenter.load(self._ctx.app, job, self._ctx.words), self._show, self)

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs:
            self.enter(Place(screen="sign_off", job=self._job))

    def _show(self, page: SignOffPage) -> None:
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        self._columns.show_parts(self._draft(page), self._act(page))

    # -- left: what will stand on the pages ---------------------------------------------------------------------------

    def _draft(self, page: SignOffPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._blocks(page))
        if page.people:
            column.addWidget(self._people(page))
        column.addWidget(self._reservations(page))
        if page.open_count or page.rest:
            column.addWidget(self._rest(page))
        column.addStretch(1)
        return holder

    def _blocks(self, page: SignOffPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=words("What still blocks the signature"))
        card.column.addWidget(_head(words("What still blocks the signature"), str(len(page.blocks) or "")))
        if not page.blocks:
            row = ListRow(words("Nothing. The pages can be made."), icon="tick", icon_ink="done", target=False)
            card.column.addWidget(row)
        shown = page.blocks if self._unfolded or len(page.blocks) <= _FOLD_FROM else page.blocks[: _FOLD_FROM - 2]
        for one in shown:
            card.column.addWidget(Rule())
            row = ListRow(
                one.title,
                second=one.second,
                icon="open" if one.open_cells else "bang",
                icon_ink="ink3" if one.open_cells else "block",
                trailing="chevron-right",
                rule=False,
            )
            row.clicked.connect(lambda _on=False, place=one.place: self._ctx.frame.go(place))
            card.column.addWidget(row)
        if len(shown) < len(page.blocks):
            rest = len(page.blocks) - len(shown)
            card.column.addWidget(Rule())
            more = ListRow(
                words.count("Show {n} more", "Show {n} more", rest), icon="chevron-down", rule=False, weight=600
            )
            more.clicked.connect(self._unfold)
            card.column.addWidget(more)
        return card

    def _unfold(self) -> None:
        self._unfolded = True
        if self._page is not None:
            self._show(self._page)

    def _people(self, page: SignOffPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=words("Hand-over list"))
        card.column.addWidget(_head(words("Hand-over list"), words("users who were not met")))
        body = QVBoxLayout()
        body.setContentsMargins(62, 0, 16, 12)
        body.addWidget(Text(", ".join(page.people), BODY, wrap=True))
        box = BoxRow(page.people_sentence)
        box.setChecked(page.people_confirmed)
        job = self._job
        box.toggled.connect(lambda on: self._ctx.write(lambda: presenter.confirm(self._ctx.app, job, on), self))
        body.addWidget(box)
        card.column.addLayout(body)
        return card

    def _reservations(self, page: SignOffPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=words("Reservations and defects"))
        card.column.addWidget(_head(words("Reservations and defects"), ""))
        for one in page.reservations:
            card.column.addWidget(Rule())
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 8, 0)
            row = ListRow(one.title, second=one.second, number=one.number, rule=False, target=False)
            line.addWidget(row, 1)
            take = Button(words("Withdraw"), kind=ButtonKind.QUIET, name=words("Withdraw {what}", what=one.number))
            take.clicked.connect(
                lambda _on=False, key=one.key: self._ctx.write(
                    lambda: presenter.withdraw(self._ctx.app, self._job, key), self
                )
            )
            line.addWidget(take)
            card.column.addLayout(line)
        card.column.addWidget(Rule())
        acts = QHBoxLayout()
        acts.setContentsMargins(62, 12, 16, 12)
        acts.setSpacing(12)
        for kind, word in (("reservation", words("Write reservation")), ("defect", words("Write defect"))):
            button = Button(word, icon="plus")
            button.clicked.connect(lambda _on=False, kind=kind, word=word: self._ask(kind, word))
            acts.addWidget(button)
        acts.addStretch(1)
        card.column.addLayout(acts)
        return card

    def _rest(self, page: SignOffPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(margin=48, name=words("Open work"))
        card.column.addWidget(
            _head(words("Open work"), words.count("{n} item open", "{n} items open", page.open_count))
        )
        body = QVBoxLayout()
        body.setContentsMargins(62, 0, 16, 12)
        body.setSpacing(8)
        if page.rest:
            body.addWidget(Text(page.rest, BODY, wrap=True))
            back = Button(words("Take back"))
            job = self._job
            back.clicked.connect(lambda: self._ctx.write(lambda: presenter.take_back(self._ctx.app, job), self))
            body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            sentence = words("What is open need not be ticked away: hand it over with one reason, an owner and a date.")
            body.addWidget(Text(sentence, SECOND, "ink2", wrap=True))
            hand = Button(words("Hand over the rest as open"))
            hand.clicked.connect(self._ask_rest)
            body.addWidget(hand, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addLayout(body)
        return card

    # -- right: make the pages ----------------------------------------------------------------------------------------

    def _act(self, page: SignOffPage) -> QWidget:
        words = self._ctx.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        card = Sheet()
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 20)
        body.setSpacing(12)
        body.addWidget(Text(words("{done} of {total} items", done=page.done, total=page.total), CARD))
        if page.signer:
            body.addWidget(Text(words("{who} signs for the customer.", who=page.signer), BODY, "ink2", wrap=True))
        body.addWidget(Text(words("Language of the pages"), SECOND.with_weight(600)))
        language = Segments(
            [("de", "Deutsch"), ("en", "English")],
            name=words("Language of the pages"),
            current=page.language,
            wide=True,
        )
        body.addWidget(language)
        if page.report:
            body.addWidget(
                Text(words("The pages of report {number} are made.", number=page.report), SECOND, "ink2", wrap=True)
            )
        go = Button(words("To the signature"), kind=ButtonKind.NEXT_ACT)
        if page.blocks:
            go.set_off(words("Something still blocks the signature. The list names each point."))
        go.clicked.connect(lambda: self._freeze(go, language.current() or page.language))
        body.addWidget(go)
        if page.blocks:
            body.addWidget(Text(go.accessibleDescription(), SECOND, "ink2", wrap=True))
        card.column.addLayout(body)
        column.addWidget(card)
        column.addStretch(1)
        return holder

    def _freeze(self, button: Button, language: str) -> None:
        words, job = self._ctx.words, self._job
        button.set_off(words("The pages are being made"))

        def done(frozen: Frozen) -> None:
            button.set_on()
            self._ctx.frame.changed(frozen.changed)
            self._ctx.frame.go(Place(screen="handover", job=job, report=frozen.report_id))

        def failed(error: BaseException) -> None:
            button.set_on()
            self._ctx.frame.failed(error)

        self._ctx.work(lambda: presenter.freeze(self._ctx.app, job, language), done, self, failed)

    # -- side sheets --------------------------------------------------------------------------------------------------

    def _ask(self, kind: str, title: str) -> None:
        words, page, job = self._ctx.words, self._page, self._job
        assert page is not None
        sheet = SideSheet(self, title=title, close_name=words("Close"))
        body = QVBoxLayout()
        body.setContentsMargins(20, 14, 20, 14)
        body.setSpacing(12)
        body.addWidget(Text(words("Where?"), SECOND.with_weight(600)))
        where = QComboBox()
        where.setAccessibleName(words("Where?"))
        where.setMinimumHeight(48)
        where.addItem(words("Whole job"), "")
        for one in page.subjects:
            where.addItem(one.label, one.subject)
        body.addWidget(where)
        text = Field(words("What is reserved?") if kind == "reservation" else words("What is wrong?"))
        body.addWidget(text)
        sheet.body.addLayout(body)
        sheet.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(sheet.dismiss)
        enter = Button(words("Enter"), kind=ButtonKind.PRIMARY)

        def give() -> None:
            said, subject = text.text().strip(), str(where.currentData() or "")
            if not said:
                text.set_wrong(words("Please write what is meant."))
                return
            sheet.dismiss()
            self._ctx.write(lambda: presenter.write(self._ctx.app, job, kind, said, subject), self)

        enter.clicked.connect(give)
        text.edit.returnPressed.connect(give)
        sheet.foot.addWidget(cancel)
        sheet.foot.addWidget(enter, 1)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()
        text.edit.setFocus()

    def _ask_rest(self) -> None:
        words, job = self._ctx.words, self._job

        def show(found: tuple) -> None:  # type: ignore[type-arg]
            sheet = ReasonSheet(
                self,
                words,
                title=words("Hand over the rest as open"),
                second=words("One reason for all open items"),
                reasons=found,
                note_label=words("Note"),
                act=words("Hand over"),
            )
            owner = Field(words("Who mends it?"))
            due = Field(words("By when?"), placeholder=words("e. g. {example}", example="15.12.2026"))
            sheet.extra.addWidget(owner)
            sheet.extra.addWidget(due)
            sheet.given.connect(
                lambda code, note: self._ctx.write(
                    lambda: presenter.leave_open(self._ctx.app, job, code, owner.text(), due.text(), note), self
                )
            )
            sheet.open()

        self._ctx.store(lambda: reasons(self._ctx.app, job, words, not_applicable=False), show, self)


def _head(title: str, second: str) -> QWidget:
    head = QWidget()
    line = QHBoxLayout(head)
    line.setContentsMargins(62, 12, 16, 10)
    line.addWidget(Text(title, BODY_STRONG))
    line.addStretch(1)
    if second:
        line.addWidget(Text(second, SECOND, "ink2"))
    return head
