"""Between editors and the tablet: runs what they ask for, opens side sheets, tells the window what was saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.changed import Changed
from ui.editors import acts
from ui.editors.acts import Outcome, Why
from ui.editors.asking import Asking
from ui.editors.editor import Editor
from ui.editors.model import Act, Ask, Offer, PhotoTile
from ui.editors.sheets import NoteSheet, PhotoSheet, PictureSheet, SignSheet, WhySheet
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.widgets.side_sheet import SideSheet


class EditorHost(QObject):
    """One per screen. Signal: sheet_moved(open) when a side sheet came or went."""

    sheet_moved = Signal(bool)

    def __init__(self, ctx: ScreenContext, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        self._sheet: SideSheet | None = None
        self._asking = Asking(ctx, page)
        self.job = ""
        self.opened: Callable[[], None] | None = None

    def adopt(self, editor: Editor) -> None:
        """Serve an editor."""
        editor.given.connect(lambda offer: self.give(offer, editor))
        editor.asked.connect(self.ask)
        editor.acted.connect(lambda act: self.act(act, editor))
        self._asking.adopt(self.job, editor)

    @property
    def sheet(self) -> SideSheet | None:
        return self._sheet

    def close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()

    def flush(self) -> None:
        """What stands half typed in a field is entered before the page changes."""
        focused = QApplication.focusWidget()
        if focused is not None and self._page.isAncestorOf(focused):
            focused.clearFocus()

    # -- answers ---------------------------------------------------------------------------------------------------------

    def give(self, offer: Offer, editor: Editor | None = None) -> None:
        app, job, words = self._ctx.app, self.job, self._ctx.words

        def done(outcome: Outcome) -> None:
            if outcome.changed is not None:
                self._ctx.frame.changed(outcome.changed)
            elif editor is not None and editor.row.subject == offer.subject:
                editor.refuse(outcome.refused)

        self._ctx.store(lambda: acts.give(app, job, words, offer), done, self._page)

    def ask(self, ask: Ask) -> None:
        app, job, words = self._ctx.app, self.job, self._ctx.words
        self._ctx.store(lambda: acts.why(app, job, words, ask), lambda why: self._show_why(ask, why), self._page)

    def act(self, act: Act, editor: Editor | None = None) -> None:
        app, job = self._ctx.app, self.job
        subject, step = act.subject, act.step
        if act.what in ("start", "stop"):
            work = acts.start if act.what == "start" else acts.stop
            self._write(lambda: work(app, job, subject, step))
        elif act.what == "all":
            self._all(act)
        elif act.what == "photo":
            self.open_photo(subject, step, act.title)
        elif act.what == "file":
            self._work(lambda: acts.add_file(app, job, subject, step, act.text))
        elif act.what == "check":
            self._work(lambda: acts.check(app, job, subject, step, act.text))
        elif act.what == "ask":
            self._asking.begin(job, act, editor)
        elif act.what == "enough":
            self._asking.enough(job, act)
        elif act.what == "sign":
            self._open_sign(act)
        elif act.what == "mailboxes":
            self._ctx.frame.go(Place(screen="mailboxes", job=job))
        elif act.what == "table":
            self._ctx.frame.go(Place(screen="users", job=job))

    def undo(self) -> None:
        self._write(lambda: acts.undo(self._ctx.app, self.job))

    def redo(self) -> None:
        self._write(lambda: acts.redo(self._ctx.app, self.job))

    def _all(self, act: Act) -> None:
        app, job, words = self._ctx.app, self.job, self._ctx.words
        offers = act.offers
        text = act.text or words.count("{n} point passed", "{n} points passed", len(offers))
        self._write(lambda: acts.give_all(app, job, offers), lambda _: self._ctx.frame.toast(text, self.undo))

    # -- sheets --------------------------------------------------------------------------------------------------------

    def show(self, sheet: SideSheet) -> None:
        """Open a side sheet; the one before it closes."""
        self.close_sheet()
        self._sheet = sheet
        sheet.closed.connect(lambda: self._gone(sheet))
        self.sheet_moved.emit(True)
        sheet.open()

    def _gone(self, sheet: SideSheet) -> None:
        if self._sheet is sheet:
            self._sheet = None
            self.sheet_moved.emit(False)

    def _show_why(self, ask: Ask, why: Why) -> None:
        app, job = self._ctx.app, self.job
        if ask.what == "note":
            note = NoteSheet(self._page, self._ctx.words, second=ask.second, note=why.note)
            note.given.connect(lambda text: self._write(lambda: acts.give_note(app, job, ask.subject, ask.step, text)))
            self.show(note)
            return
        sheet = WhySheet(self._page, self._ctx.words, ask, why)
        sheet.given.connect(
            lambda code, note: self._write(lambda: acts.give_reason(app, job, ask, code or None, note or None))
        )
        taken = [0]

        def kept(_changed: Changed) -> None:
            taken[0] += 1
            if self._sheet is sheet:
                sheet.show_taken(taken[0])

        def refused(error: BaseException) -> None:
            if self._sheet is sheet:
                sheet.show_refused(sentence(self._ctx.words, error))

        sheet.photo_wanted.connect(
            lambda path: self._work(lambda: acts.add_photo(app, job, ask.subject, ask.step, path, ""), kept, refused)
        )
        self.show(sheet)

    def open_photo(self, subject: str, step: str, second: str) -> None:
        app, job = self._ctx.app, self.job
        sheet = PhotoSheet(self._page, self._ctx.words, second=second)

        def kept(_changed: Changed) -> None:
            if self._sheet is sheet:
                sheet.dismiss()
            self._ctx.frame.toast(self._ctx.words("Photo added"))

        def refused(error: BaseException) -> None:
            if self._sheet is sheet:
                sheet.show_refused(sentence(self._ctx.words, error))

        sheet.chosen.connect(
            lambda path, caption: self._work(
                lambda: acts.add_photo(app, job, subject, step, path, caption), kept, refused
            )
        )
        self.show(sheet)

    def open_picture(self, tile: PhotoTile) -> None:
        app, job = self._ctx.app, self.job
        sheet = PictureSheet(self._page, self._ctx.words, caption=tile.caption)
        sheet.withdrawn.connect(lambda why: self._write(lambda: acts.withdraw_photo(app, job, tile.photo_id, why)))
        self.show(sheet)

        def arrived(data: bytes) -> None:
            if self._sheet is sheet:
                sheet.show_picture(data)

        self._ctx.work(lambda: acts.picture(app, job, tile.photo_id, small=False), arrived, self._page)

    def _open_sign(self, act: Act) -> None:
        app, job = self._ctx.app, self.job
        sheet = SignSheet(self._page, self._ctx.words, title=act.title, people=act.people, about=act.text)
        sheet.signed.connect(lambda strokes: self._write(lambda: acts.sign(app, job, act, strokes)))
        self.show(sheet)

    # -- lanes ---------------------------------------------------------------------------------------------------------

    def _write(self, work: Callable[[], Changed], done: Callable[[Changed], None] | None = None) -> None:
        self._ctx.write(work, self._page, done)

    def _work(
        self,
        work: Callable[[], Changed],
        done: Callable[[Changed], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Heavy work that ends in an entry."""

        def told(changed: Any) -> None:
            self._ctx.frame.changed(changed)
            if done is not None:
                done(changed)

        self._ctx.work(work, told, self._page, failed)
