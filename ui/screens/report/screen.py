"""The very pages that were signed, and a copy for the customer at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.place import SYNC, Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.report import presenter
from ui.screens.report.presenter import ReportPage
from ui.theme.type import BODY, BODY_STRONG, CARD, SECOND, Figures
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.pdf_pages import PdfDocument, PdfPages
from ui.widgets.sheet import Sheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text

_SIDE = 356
_WIDEST = 16_777_215
"""Qt's word for no limit."""


class ReportScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        words = ctx.words
        self._place = Place(screen="report")
        self._shown = ""
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        line.setContentsMargins(24, 16, 24, 16)
        line.setSpacing(24)
        self._view = PdfPages(
            name=words("Pages of the report"),
            back=words("Previous page"),
            on=words("Next page"),
            counted=lambda page, pages: words("Page {page} of {pages}", page=page, pages=pages),
            draw=lambda work, done: self._ctx.work(work, done, self),
        )
        line.addWidget(self._view, 1)
        self._beside = QWidget()
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._beside)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(16)
        line.addWidget(self._beside)
        self._lay_out()

    def enter(self, place: Place) -> None:
        self._place = place
        job, report = place.job or "", place.report or ""
        self._ctx.store(lambda: presenter.load(self._ctx.app, job, report, self._ctx.words), self._show, self)

    def refresh(self, changed: Changed) -> None:
        if changed.what & {What.SYNC, What.REPORT, What.REVIEWS}:
            self.enter(self._place)

    def _show(self, page: ReportPage) -> None:
        self._ctx.frame.set_title(page.title, page.second)
        if self._shown != page.number:
            self._shown = page.number
            self._view.show_document(PdfDocument(page.pdf))
            self._copy = Field(self._ctx.words("Folder or stick for the copy"), text=str(Path.home()))
        while self._side.count():
            item = self._side.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.setParent(None)
        self._side.addWidget(self._facts(page), 0, Qt.AlignmentFlag.AlignTop)
        self._side.addWidget(self._copies(page), 0, Qt.AlignmentFlag.AlignTop)
        self._side.addStretch(1)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Held upright the two cards stand side by side below the pages."""
        upright = self.height() > self.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if upright else across)
        self._side.setDirection(across if upright else down)
        for nth in range(self._side.count()):
            # Side by side the cards share the width; below each other what is left over lies under them.
            last = nth == self._side.count() - 1
            self._side.setStretch(nth, int(last != upright))
        self._beside.setMinimumWidth(0 if upright else _SIDE)
        self._beside.setMaximumWidth(_WIDEST if upright else _SIDE)

    def _facts(self, page: ReportPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(name=page.number)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(8)
        body.addWidget(Text(f"{page.edition} {page.number}", CARD, wrap=True))
        if page.sealed:
            body.addWidget(SignWord(words("Sealed. Nothing changes it any more."), icon="seal", ink="done"))
        body.addWidget(SignWord(page.stage, icon=page.stage_icon, ink="ink2"))
        body.addWidget(Text(words("Digest"), SECOND, "ink2"))
        body.addWidget(Text(page.digest, BODY.with_figures(Figures.IDENTITY)))
        centre = Button(words("Open sync centre"), icon="sync")
        centre.clicked.connect(lambda: self._ctx.frame.go(SYNC))
        body.addWidget(centre)
        card.column.addLayout(body)
        return card

    def _copies(self, page: ReportPage) -> QWidget:
        words = self._ctx.words
        card = Sheet(name=words("Copy for the customer"))
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 16)
        body.setSpacing(12)
        body.addWidget(Text(words("Copy for the customer"), BODY_STRONG))
        if page.mail:
            body.addWidget(Text(words("HQ can mail it later to {mail}.", mail=page.mail), SECOND, "ink2", wrap=True))
        body.addWidget(self._copy)
        line = QHBoxLayout()
        line.setSpacing(8)
        choose = Button(words("Choose …"), icon="folder")
        choose.clicked.connect(self._choose)
        save = Button(words("Save copy"), kind=ButtonKind.PRIMARY)
        save.clicked.connect(self._save)
        line.addWidget(choose)
        line.addWidget(save, 1)
        body.addLayout(line)
        card.column.addLayout(body)
        return card

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._ctx.words("Folder or stick for the copy"))
        if folder:
            self._copy.set_text(folder)

    def _save(self) -> None:
        report, target, words = self._place.report or "", self._copy.text().strip(), self._ctx.words
        if not target:
            self._copy.set_wrong(words("Please choose a folder."))
            return
        self._ctx.work(
            lambda: presenter.save_copy(self._ctx.app, report, target),
            lambda path: self._copy.set_right(words("Written: {name}", name=path.name)),
            self,
            lambda error: self._copy.set_wrong(sentence(words, error)),
        )
