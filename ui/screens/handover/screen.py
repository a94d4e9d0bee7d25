"""The tablet in the contact's hands: the letter, all pages, the decision, the signature. Leaving needs the PIN."""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changed import Changed
from app.signing import Frozen, Sealed
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.handover import presenter
from ui.screens.handover.decision import Decision
from ui.screens.handover.letter import Letter
from ui.screens.handover.pin_sheet import PinSheet
from ui.screens.handover.presenter import HandoverPage
from ui.screens.sign_off.presenter import freeze
from ui.theme.type import BODY, CARD, SECOND
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.logo import Logo
from ui.widgets.pdf_pages import PdfDocument, PdfPages
from ui.widgets.scroll import Scroll
from ui.widgets.segments import Segments
from ui.widgets.sheet import Rule
from ui.widgets.text import Text
from ui.wording import LANGUAGES, Words

_DECISION = 456
_WIDEST = 16_777_215
"""Qt's word for no limit."""


class HandoverScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._page: HandoverPage | None = None
        self._words = ctx.words
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._built: QWidget | None = None

    def enter(self, place: Place) -> None:
        self._job = place.job or self._job
        if self._built is not None and self._page is not None and place.report not in (None, self._page.report):
            self._built.hide()  # the letter of another report is not to be seen, not even for a moment
        job, now = self._job, datetime.now().astimezone()
        words_of = {language: Words(language) for language in LANGUAGES}

        def show(found: tuple[HandoverPage, bytes] | None) -> None:
            if found is None:
                self._ctx.frame.go(Place(screen="sign_off", job=job))
            else:
                self._show(*found)

        self._ctx.work(lambda: presenter.open_report(self._ctx.app, job, words_of, now), show, self)

    def refresh(self, changed: Changed) -> None:
        """The record is frozen: nothing here follows other changes."""

    # -- what is shown ------------------------------------------------------------------------------------------------

    def _show(self, page: HandoverPage, pdf: bytes) -> None:
        self._page = page
        self._words = Words(page.language)
        if self._built is not None:
            self._outer.removeWidget(self._built)
            self._built.hide()
            self._built.deleteLater()
        self._built = QWidget()
        column = QVBoxLayout(self._built)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top(page))
        column.addWidget(Rule(strong=True))
        self._notice = QVBoxLayout()
        self._notice.setContentsMargins(24, 0, 24, 0)
        column.addLayout(self._notice)
        self._pages_or_letter = QStackedWidget()
        self._pages_or_letter.addWidget(self._letter_page(page))
        self._pages = self._pdf_page(pdf)
        self._pages_or_letter.addWidget(self._pages)
        column.addWidget(self._pages_or_letter, 1)
        self._outer.addWidget(self._built)
        self._built.show()

    def _top(self, page: HandoverPage) -> QWidget:
        top = QWidget()
        top.setFixedHeight(64)
        line = QHBoxLayout(top)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(14)
        line.addWidget(Logo(36))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(Text(page.customer, CARD))
        names.addWidget(Text(page.second, SECOND, "ink2"))
        names.addStretch(1)
        line.addLayout(names, 1)
        language = Segments([("de", "DE"), ("en", "EN")], name=self._words("Language"), current=page.language)
        language.chosen.connect(self._other_language)
        language.setEnabled(not page.contact_signed)
        line.addWidget(language)
        back = Button(self._words("Back to {name}", name=page.technician), icon="lock")
        back.clicked.connect(self._leave)
        line.addWidget(back)
        return top

    def _letter_page(self, page: HandoverPage) -> QWidget:
        holder = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._line.setContentsMargins(24, 20, 24, 20)
        self._line.setSpacing(24)
        letter = Letter(page, self._words)
        letter.all_pages.connect(self._turn_pages)
        self._decision = Decision(page, self._words)
        self._decision.signed.connect(self._signed)
        self._decision.pin_wanted.connect(self._absent)
        self._line.addWidget(Scroll(letter), 1)
        self._line.addWidget(self._decision)
        self._lay_out()
        return holder

    def _pdf_page(self, pdf: bytes) -> QWidget:
        words = self._words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        line = QHBoxLayout()
        close = Button(words("Back to the summary"), icon="arrow-left")
        close.clicked.connect(lambda: self._pages_or_letter.setCurrentIndex(0))
        line.addWidget(close)
        line.addWidget(Text(words("These pages are what you sign."), BODY, "ink2"), 1)
        column.addLayout(line)
        view = PdfPages(
            name=words("Pages of the report"),
            back=words("Previous page"),
            on=words("Next page"),
            counted=lambda page, pages: words("Page {page} of {pages}", page=page, pages=pages),
            draw=lambda work, done: self._ctx.work(work, done, self),
        )
        view.at_end.connect(self._turned)
        self._document = PdfDocument(pdf)
        self._view = view
        column.addWidget(view, 1)
        return holder

    # -- acts ---------------------------------------------------------------------------------------------------------

    def _turn_pages(self) -> None:
        self._pages_or_letter.setCurrentIndex(1)
        self._view.show_document(self._document)
        self._view.setFocus()

    def _turned(self) -> None:
        job = self._job
        self._ctx.write(
            lambda: presenter.turned(self._ctx.app, job), self, lambda _: self._decision.set_shown(), self._refused
        )

    def _other_language(self, language: str) -> None:
        """Another language is another record: frozen anew, strokes void."""
        job = self._job

        def done(frozen: Frozen) -> None:
            self._ctx.frame.changed(frozen.changed)
            self.enter(Place(screen="handover", job=job))

        self._ctx.work(lambda: freeze(self._ctx.app, job, language), done, self, self._refused)

    def _leave(self) -> None:
        def left() -> None:
            self._ctx.frame.go(Place(screen="sign_off", job=self._job))

        self._ask_pin(self._words("Back to {name}", name=self._page.technician if self._page else ""), left)

    def _absent(self) -> None:
        self._ask_pin(self._words("Contact not here"), self._decision.allow_absent)

    def _ask_pin(self, title: str, then) -> None:  # type: ignore[no-untyped-def]
        sheet = PinSheet(self, self._words, title=title)

        def right(_: object) -> None:
            sheet.dismiss()
            then()

        def check(pin: str) -> None:
            self._ctx.store(
                lambda: presenter.check_pin(self._ctx.app, pin),
                right,
                self,
                lambda error: sheet.refuse(sentence(self._words, error)),
            )

        sheet.given.connect(check)
        sheet.open()

    def _signed(self) -> None:
        page, decision, job = self._page, self._decision, self._job
        assert page is not None
        given = decision.given()
        if page.asks_contact and not page.contact_signed:
            self._ctx.write(
                lambda: presenter.sign_contact(
                    self._ctx.app,
                    job,
                    given.name,
                    given.function,
                    given.strokes,
                    given.outcome,
                    given.refusal,
                ),
                self,
                lambda _: self.enter(Place(screen="handover", job=job)),
                self._refused,
            )
            return
        decision.set_busy(self._words("The report is being sealed"))
        self._ctx.work(
            lambda: presenter.sign_technician(self._ctx.app, job, given.name, given.function, given.strokes),
            self._sealed,
            self,
            self._refused,
        )

    def _sealed(self, sealed: Sealed) -> None:
        self._ctx.frame.changed(sealed.changed)
        self._ctx.frame.go(Place(screen="report", job=self._job, report=sealed.report_id))
        self._ctx.frame.toast(self._ctx.words("Report {number} is sealed", number=sealed.number))

    def _refused(self, error: BaseException) -> None:
        self._decision.set_free()
        while self._notice.count():
            item = self._notice.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.deleteLater()
        self._notice.setContentsMargins(24, 12, 24, 0)
        self._notice.addWidget(Banner(tone=Tone.DEV, fact=sentence(self._words, error)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        """Side by side, held upright one below the other."""
        portrait = self.height() > self.width()
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight)
        self._decision.set_upright(portrait)
        self._decision.setMinimumWidth(0 if portrait else _DECISION)
        self._decision.setMaximumWidth(_WIDEST if portrait else _DECISION)
