"""Nutzer: the table of 18 attributes, what stops the entry, a file to read, a user typed by hand, the list written out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from app.domain import PHONE, Stopped
from app.user_lists import Edit
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.users import presenter
from ui.screens.users.clear_list import ClearList
from ui.screens.users.foot import Foot
from ui.screens.users.head import Head
from ui.screens.users.page import KEYS, NAMES, Complaint, Line, Page, Standing
from ui.screens.users.sheets import ExportSheet, FileSheet, UserSheet, WatchedProgress
from ui.screens.users.user_table import UserTable
from ui.watched import Watched, undisturbed
from ui.widgets.empty import EmptyState
from ui.widgets.narrow import is_narrow
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.side_sheet import SideSheet


class UsersScreen(QWidget):
    """Everything runs on the lane of long work, one after the other: a list may have thousands of rows."""

    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        words = ctx.words
        self._job = ""
        self._page: Page | None = None
        self._sheet: SideSheet | None = None
        self._at = -1
        self._pending = 0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._head = Head(words)
        self._head.columns.toggled.connect(lambda _on: self._show_page())
        self._head.read.clicked.connect(self._open_file)
        self._head.write.clicked.connect(self._open_export)
        self._head.add.clicked.connect(self._open_user)
        self._head.take.clicked.connect(self._take_ordered)
        self._column.addWidget(self._head)
        self._progress = WatchedProgress(words, words("Checking the list"))
        self._column.addWidget(self._progress)
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(16)
        self._table_sheet = Sheet(name=words("Users"))
        self._table = UserTable(
            words("Captured users"), row_word=words("Row {n}"), corner=(words("Name"), words("mandatory"))
        )
        self._table.users.edited.connect(self._edited)
        self._table.named.connect(self._open_change)
        # The table has an edge of its own; the sheet's lies on it.
        self._table_sheet.column.setContentsMargins(0, 0, 0, 0)
        self._table_sheet.column.addWidget(self._table)
        body.addWidget(self._table_sheet, 1)
        title = words("No users yet")
        by_hand = words("Read a list of the customer, or enter the first user by hand.")
        ordered = words("Take over those of the order, read a list, or enter the first user by hand.")
        self._empty = EmptyState(icon="people", title=title, sentence=by_hand)
        self._waiting = EmptyState(icon="people", title=title, sentence=ordered)
        body.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._waiting, 1, Qt.AlignmentFlag.AlignTop)
        self._clear = ClearList(words)
        self._clear.picked.connect(self._show_cell)
        self._clear.fixed.connect(lambda one: self._edited(one.row, one.column, one.fix))
        self._clear.column.addWidget(Rule(strong=True))
        self._foot = Foot(words)
        self._foot.next.clicked.connect(self._next_error)
        self._foot.keep.clicked.connect(self._enter)
        self._foot.discard.clicked.connect(self._load)
        self._clear.column.addWidget(self._foot)
        body.addWidget(self._clear)
        self._column.addLayout(body, 1)
        self._make_room()

    # -- frame ---------------------------------------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        if place.job and place.job != self._job:
            self._job, self._page = place.job, None
            self._foot.forget()
        self._load_stored()

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and What.ANSWERS in changed.what:
            self._load_stored()

    def _load_stored(self) -> None:
        """Not over a file that is being looked at, over letters being typed or over what is being written."""
        if not self._pending and (self._page is None or self._page.saved):
            self._load()

    def _load(self) -> None:
        app, job, words, watch = self._ctx.app, self._job, self._ctx.words, self._watched()

        def arrived(page: Page) -> None:
            if not self._pending:
                self._progress.end()
                self._show(page)

        def failed(error: BaseException) -> None:
            self._progress.end()
            self._ctx.frame.failed(error)

        self._ctx.work(undisturbed(lambda: presenter.load(app, job, words, watch)), arrived, self, failed)

    def _watched(self) -> Watched:
        return self._progress.begin(Watched())

    def _show(self, page: Page) -> None:
        self._page = page
        self._ctx.frame.set_title(page.title, page.second)
        self._show_page()

    def _show_page(self) -> None:
        page = self._page
        if page is None:
            return
        asked = self._asked_columns(page)
        self._name_head(page, asked)
        self._table.show_page(page, asked if self._head.columns.isChecked() else ())
        self._table_sheet.setVisible(bool(page.lines))
        self._empty.setVisible(not page.lines and not page.ordered)
        self._waiting.setVisible(bool(page.ordered))
        self._clear.show_page(page)
        self._clear.setVisible(self._clears(page))
        self._foot.show_page(page)

    def _name_head(self, page: Page, asked: tuple[int, ...]) -> None:
        """With both names, which stand at the left."""
        names = {place for place, one in enumerate(page.columns) if one.key in NAMES}
        self._head.show_page(page, len(names | set(asked)), narrow=self._narrow())

    def _asked_columns(self, page: Page) -> tuple[int, ...]:
        """Number, mail and what a complaint names; without complaints what is mandatory or filled. Names stand at the left."""
        named = {one.column for one in page.complaints if one.column >= 0}
        if named:
            return tuple(sorted(named | {KEYS.index(PHONE), KEYS.index("mail")}))
        return tuple(
            place
            for place, one in enumerate(page.columns)
            if one.key not in NAMES and (one.must or (page.filled and page.filled[place]))
        )

    # -- cells ---------------------------------------------------------------------------------------------------------

    def _show_cell(self, one: Complaint) -> None:
        if one.row is None:
            return
        if one.column >= 0:
            self._table.go_to(one.row, one.column, edit=one.error)
        else:
            self._table.go_to(one.row, KEYS.index("mail"), edit=False)
            self._open_change(one.row)

    def _next_error(self) -> None:
        page = self._page
        if page is None or not page.complaints:
            return
        count = page.errors or len(page.complaints)  # errors stand first
        self._at = (self._at + 1) % count
        self._clear.pick(page.complaints[self._at])

    def _edited(self, row: int, column: int, text: str) -> None:
        page = self._page
        if page is None:
            return
        line = list(page.lines[row])
        line[column] = text
        self._change_line(row, tuple(line))

    def _change_line(self, row: int, line: Line) -> None:
        page = self._page
        if page is None:
            return
        old = page.lines[row]
        edits = [
            Edit(row=row + 1, column=key, new=new) for key, was, new in zip(KEYS, old, line, strict=True) if was != new
        ]
        if not edits and row in page.torn_rows:
            edits = [Edit(row=row + 1)]  # looked at, and right as it is
        if not edits:
            return
        lines = (*page.lines[:row], line, *page.lines[row + 1 :])
        for edit in edits:
            if edit.column:
                self._table.users.put(lines, row, KEYS.index(edit.column))
        self._make(lines, edits)

    def _make(self, lines: tuple[Line, ...], edits: Sequence[Edit]) -> None:
        """Corrections in a list from a file, or another list typed by hand. The next change builds upon this one at once."""
        page, app, job, words = self._page, self._ctx.app, self._job, self._ctx.words
        if page is None:
            return
        self._at = -1
        if page.noted:
            agreed, watch = self._foot.agreed_with, self._watched()
            self._page = replace(page, lines=lines, draft=None, standing=Standing.KEPT)
            self._write(lambda: presenter.change(app, job, page, edits, agreed, watch), page)
            return
        self._page = replace(page, lines=lines)
        self._pending += 1
        watch = self._watched()

        def typed() -> tuple[Changed, Page]:
            changed = presenter.type_lines(app, job, lines, watch)
            return changed, presenter.judge(app, job, words, lines, watch)

        def done(found: tuple[Changed, Page]) -> None:
            changed, judged = found
            if self._pending == 1:
                self._progress.end()
                self._show(judged)
            self._written(changed)

        self._ctx.work(undisturbed(typed), done, self, lambda error: self._undone(error, page))

    def _written(self, changed: Changed) -> None:
        """The window is told, and with the last of several changes the page is read anew."""
        self._pending -= 1
        if self._pending == 0 and self._page is not None and self._page.standing is not Standing.TYPING:
            self._load()
        self._ctx.frame.changed(changed)

    def _enter(self) -> None:
        page, app, job = self._page, self._ctx.app, self._job
        if page is not None and page.draft is not None:
            draft, watch = page.draft, self._watched()
            self._page = replace(page, standing=Standing.KEPT)
            self._write(lambda: presenter.enter(app, job, draft, watch), page)

    def _write(self, work: Callable[[], Changed], before: Page) -> None:
        """Where it is refused, the page before it stands again."""
        self._pending += 1
        self._ctx.work(undisturbed(work), self._written, self, lambda error: self._undone(error, before))

    def _undone(self, error: BaseException, before: Page) -> None:
        self._pending -= 1
        self._progress.end()
        self._show(before)
        if not isinstance(error, Stopped):
            self._ctx.frame.failed(error)

    # -- sheets --------------------------------------------------------------------------------------------------------

    def _open(self, sheet: SideSheet) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()
        self._sheet = sheet
        sheet.closed.connect(lambda: self._gone(sheet))
        sheet.open()

    def _gone(self, sheet: SideSheet) -> None:
        if self._sheet is sheet:
            self._sheet = None

    def _open_file(self) -> None:
        app, job, words = self._ctx.app, self._job, self._ctx.words
        page = self._page
        if page is None:
            return
        had = page.lines
        sheet = FileSheet(self, words, has_users=bool(had))

        def arrived(found: Page) -> None:
            if self._sheet is sheet:
                sheet.dismiss()
            self._at = -1
            self._show(found)
            if not found.complaints:
                self._enter()

        def refused(error: BaseException) -> None:
            if self._sheet is sheet:
                if isinstance(error, Stopped):
                    sheet.show_stopped()
                else:
                    sheet.show_refused(sentence(words, error))

        def read(path: str, instead: bool, watch: Watched) -> None:
            before = () if instead else had

            def work() -> Page:
                return presenter.read_file(app, job, words, path, before, watch)

            self._ctx.work(undisturbed(work), arrived, self, refused)

        sheet.chosen.connect(read)
        sheet.dropped.connect(lambda: self._drop(page))
        self._open(sheet)

    def _drop(self, page: Page) -> None:
        app, job = self._ctx.app, self._job
        self._page = replace(page, standing=Standing.KEPT)
        self._write(lambda: presenter.drop(app, job), page)

    def _open_export(self) -> None:
        page, app, job, words = self._page, self._ctx.app, self._job, self._ctx.words
        if page is None:
            return
        held = words("Only a list without errors is written out.") if page.errors else ""
        sheet = ExportSheet(self, words, name=page.second.partition(" · ")[0] + "-nutzer", held=held)

        def refused(error: BaseException) -> None:
            if self._sheet is sheet:
                sheet.show_refused("" if isinstance(error, Stopped) else sentence(words, error))

        def write(path: str, watch: Watched) -> None:
            self._ctx.work(
                undisturbed(lambda: presenter.export(app, job, path, watch)),
                lambda written: sheet.show_written(written.name) if self._sheet is sheet else None,
                self,
                refused,
            )

        sheet.chosen.connect(write)
        self._open(sheet)

    def _open_user(self) -> None:
        if self._page is None:
            return
        sheet = UserSheet(self, self._ctx.words, self._page.columns)
        sheet.given.connect(self._add_line)
        self._open(sheet)

    def _open_change(self, row: int) -> None:
        page = self._page
        if page is None or not page.editable:
            return
        second = self._ctx.words("Row {n}", n=row + 1)
        sheet = UserSheet(self, self._ctx.words, page.columns, line=page.lines[row], second=second)
        sheet.given.connect(lambda line: self._change_line(row, line))
        sheet.removed.connect(lambda: self._remove_line(row))
        self._open(sheet)

    def _remove_line(self, row: int) -> None:
        if self._page is not None:
            lines = self._page.lines
            self._make((*lines[:row], *lines[row + 1 :]), [Edit(row=row + 1, gone=True)])

    def _take_ordered(self) -> None:
        if self._page is not None and self._page.ordered:
            self._make(self._page.ordered, ())

    def _add_line(self, line: Line) -> None:
        if self._page is not None:
            added = tuple(sorted((key, text) for key, text in zip(KEYS, line, strict=True) if text))
            row = len(self._page.lines) + 1
            self._make((*self._page.lines, line), [Edit(row=row, added=added)])

    # -- room ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ctx.frame.back()
        elif event.key() == Qt.Key.Key_F8:
            self._next_error()
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> bool:
        return is_narrow(self)

    def _clears(self, page: Page) -> bool:
        """Whether there is something to say: complaints, corrections, a list that waits to be taken over."""
        return bool(page.complaints or page.corrections) or page.standing is Standing.PREVIEW

    def _make_room(self) -> None:
        narrow = self._narrow()
        side = 16 if narrow else 24
        self._column.setContentsMargins(side, 12, side, side)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else across)
        self._clear.set_narrow(narrow)
        self._foot.set_narrow(narrow)
        if self._page is not None:
            self._name_head(self._page, self._asked_columns(self._page))
            self._clear.setVisible(self._clears(self._page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
