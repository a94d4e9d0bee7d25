"""Nutzer: the table of 18 attributes, what stops the entry, a file to read, a user typed by hand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from app.domain import PHONE
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.users import presenter
from ui.screens.users.clear_list import ClearList
from ui.screens.users.presenter import NAMES, Complaint, Line, Page
from ui.screens.users.sheets import FileSheet, UserSheet
from ui.screens.users.user_table import UserTable
from ui.theme.type import LABEL, TITLE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty import EmptyState
from ui.widgets.filter_button import FilterButton
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.side_sheet import SideSheet
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text

_NARROW = 1200


class UsersScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._page: Page | None = None
        self._draft = False
        self._sheet: SideSheet | None = None
        self._at = -1
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addLayout(self._build_head())
        self._body = body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setSpacing(16)
        words = ctx.words
        self._table_sheet = Sheet(name=words("Users"))
        self._table = UserTable(
            words("Captured users"),
            row_word=words("Row {n}"),
            corner=(words("Name"), words("mandatory")),
        )
        self._table.users.edited.connect(self._edited)
        self._table.named.connect(self._open_change)
        # The table has an edge of its own; the sheet's lies on it.
        self._table_sheet.column.setContentsMargins(0, 0, 0, 0)
        self._table_sheet.column.addWidget(self._table)
        body.addWidget(self._table_sheet, 1)
        self._empty = EmptyState(
            icon="people",
            title=words("No users yet"),
            sentence=words("Read a list of the customer, or enter the first user by hand."),
        )
        self._waiting = EmptyState(
            icon="people",
            title=words("No users yet"),
            sentence=words("Take over those of the order, read a list, or enter the first user by hand."),
        )
        body.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        body.addWidget(self._waiting, 1, Qt.AlignmentFlag.AlignTop)
        self._clear = ClearList(words)
        self._clear.picked.connect(self._show_cell)
        self._clear.fixed.connect(lambda one: self._edited(one.row, one.column, one.fix))
        self._next = Button(words("Next error"), kind=ButtonKind.PRIMARY, trailing="chevron-down")
        self._next.clicked.connect(self._next_error)
        self._keep = Button("", kind=ButtonKind.PRIMARY, icon="tick")
        self._keep.clicked.connect(self._keep_draft)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(self._next)
        foot.addWidget(self._keep)
        self._clear.column.addWidget(Rule(strong=True))
        self._clear.column.addLayout(foot)
        body.addWidget(self._clear)
        self._column.addLayout(body, 1)
        self._make_room()

    def _build_head(self) -> QHBoxLayout:
        words = self._ctx.words
        line = QHBoxLayout()
        line.setSpacing(8)
        self._heading = Text("", TITLE)
        self._errors = SignWord("", icon="bang", ink="block", style=LABEL)
        self._notices = SignWord("", icon="neq", ink="dev", style=LABEL)
        self._unsaved = SignWord(words("not entered yet"), icon="pen", ink="accent", style=LABEL)
        self._asked = FilterButton(words("Columns with questions"), icon="filter", checkable=True)
        self._asked.setChecked(True)
        self._asked.toggled.connect(lambda _on: self._show_page())
        self._read = Button(words("Read file"), icon="download")
        self._read.clicked.connect(self._open_file)
        self._take = Button("", kind=ButtonKind.NEXT_ACT, icon="tick", height=48)
        self._take.clicked.connect(self._take_ordered)
        self._add = Button(words("User"), icon="plus", name=words("Add user"))
        self._add.clicked.connect(self._open_user)
        line.addWidget(self._heading)
        line.addSpacing(12)
        line.addWidget(self._errors)
        line.addSpacing(4)
        line.addWidget(self._notices)
        line.addWidget(self._unsaved)
        line.addStretch(1)
        line.addWidget(self._asked)
        line.addWidget(self._read)
        line.addWidget(self._add)
        line.addWidget(self._take)
        return line

    # -- frame ---------------------------------------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        if place.job and place.job != self._job:
            self._job, self._draft = place.job, False
        if not self._draft:
            self._load()

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and What.ANSWERS in changed.what and not self._draft:
            self._load()

    def _load(self) -> None:
        app, job, words = self._ctx.app, self._job, self._ctx.words
        self._ctx.store(lambda: presenter.load(app, job, words), self._show, self)

    def _show(self, page: Page) -> None:
        self._page, self._draft = page, not page.saved
        self._ctx.frame.set_title(page.title, page.second)
        self._show_page()

    def _show_page(self) -> None:
        page, words = self._page, self._ctx.words
        if page is None:
            return
        asked = self._asked_columns(page)
        self._heading.set_words(page.heading)
        self._errors.set_face(words.count("{n} error", "{n} errors", page.errors))
        self._errors.setVisible(page.errors > 0)
        self._notices.set_face(words.count("{n} notice", "{n} notices", page.notices))
        self._notices.setVisible(page.notices > 0)
        self._name_asked(page, self._counted(page, asked))
        self._table.show_page(page, asked if self._asked.isChecked() else ())
        self._table_sheet.setVisible(bool(page.lines))
        self._empty.setVisible(not page.lines and not page.ordered)
        self._waiting.setVisible(bool(page.ordered))
        self._clear.show_complaints(page.complaints)
        self._clear.setVisible(self._clears(page))
        self._asked.setVisible(bool(page.lines))
        self._read.setVisible(page.editable)
        self._add.setVisible(page.editable)
        self._take.set_face(page.take_word)
        self._take.setVisible(bool(page.ordered))
        ready = not page.saved and not page.errors
        self._next.setVisible(bool(page.complaints) and not ready)
        self._next.set_face(words("Next error") if page.errors else words("Next notice"))
        self._keep.setVisible(ready)
        self._keep.set_face(words.count("Enter {n} user", "Enter {n} users", len(page.lines)))

    def _name_asked(self, page: Page, shown: int) -> None:
        """The filter's face; below 1200 px its figure says enough."""
        words = self._ctx.words
        title = words("Columns with questions") if page.complaints else words("Filled columns")
        count = words("{a} of {b}", a=shown, b=len(page.columns))
        self._asked.set_face("" if self._narrow() else title, count=count)
        self._asked.setAccessibleName(f"{title} {count}")
        self._unsaved.setVisible(not page.saved and not self._narrow())

    def _counted(self, page: Page, asked: tuple[int, ...]) -> int:
        """How many of the 18 are in sight, both names among them."""
        names = {place for place, one in enumerate(page.columns) if one.key in NAMES}
        return len(names | set(asked))

    def _asked_columns(self, page: Page) -> tuple[int, ...]:
        """Number, mail and what a complaint names; without complaints what is mandatory or filled. Names stand at the left."""
        keys = [column.key for column in page.columns]
        named = {one.column for one in page.complaints if one.column >= 0}
        if named:
            named.update((keys.index(PHONE), keys.index("mail")))
        else:
            named.update(
                place
                for place, one in enumerate(page.columns)
                if one.key not in NAMES and (one.must or any(line[place] for line in page.lines))
            )
        return tuple(sorted(named))

    # -- cells ---------------------------------------------------------------------------------------------------------

    def _show_cell(self, one: Complaint) -> None:
        if one.row is not None and one.column >= 0:
            self._table.go_to(one.row, one.column, edit=one.error)

    def _next_error(self) -> None:
        page = self._page
        if page is None or not page.complaints:
            return
        wanted = [one for one in page.complaints if one.error] or list(page.complaints)
        self._at = (self._at + 1) % len(wanted)
        self._clear.pick(wanted[self._at])

    def _edited(self, row: int, column: int, text: str) -> None:
        page = self._page
        if page is None:
            return
        lines = list(page.lines)
        changed = list(lines[row])
        changed[column] = text
        lines[row] = tuple(changed)
        self._at = -1
        self._try(tuple(lines), page.origin)

    def _try(self, lines: tuple[Line, ...], origin: str) -> None:
        """Judge the lines. Typed ones are entered at once, all but the cells with an error; those of a file are a draft
        until the last error is gone and somebody takes them over.
        """
        app, job, words = self._ctx.app, self._job, self._ctx.words

        def judged(page: Page) -> None:
            if page.errors or origin == "imported":
                self._show(page)
                if origin == "typed":
                    self._ctx.write(lambda: presenter.keep_right(app, job, lines), self)
            else:
                self._write(lambda: presenter.keep_right(app, job, lines))

        self._ctx.store(lambda: presenter.judge(app, job, words, lines, origin), judged, self)

    def _keep_draft(self) -> None:
        page = self._page
        if page is not None:
            app, job = self._ctx.app, self._job
            self._write(lambda: presenter.keep(app, job, page.lines, page.origin))

    def _write(self, work: Callable[[], Changed]) -> None:
        def done(_changed: Changed) -> None:
            self._load()

        def before(changed: Changed) -> None:
            # The draft ends with the entry that holds it, before the window tells everyone.
            self._draft = False
            self._ctx.frame.changed(changed)
            done(changed)

        self._ctx.store(work, before, self)

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
        had = self._page.lines if self._page is not None else ()
        sheet = FileSheet(self, words, has_users=bool(had))

        def arrived(page: Page) -> None:
            if self._sheet is sheet:
                sheet.dismiss()
            if page.errors or page.notices:
                self._show(page)
            else:
                self._write(lambda: presenter.keep(app, job, page.lines, page.origin))

        def refused(error: BaseException) -> None:
            if self._sheet is sheet:
                sheet.show_refused(sentence(words, error))

        def read(path: str, replace: bool) -> None:
            before = () if replace else had
            self._ctx.work(lambda: presenter.read_file(app, job, words, path, before), arrived, self, refused)

        sheet.chosen.connect(read)
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
        words, lines = self._ctx.words, page.lines
        sheet = UserSheet(self, words, page.columns, line=lines[row], second=words("Row {n}", n=row + 1))
        sheet.given.connect(lambda line: self._try((*lines[:row], line, *lines[row + 1 :]), page.origin))
        sheet.removed.connect(lambda: self._try((*lines[:row], *lines[row + 1 :]), page.origin))
        self._open(sheet)

    def _take_ordered(self) -> None:
        if self._page is not None and self._page.ordered:
            self._try(self._page.ordered, "typed")

    def _add_line(self, line: Line) -> None:
        if self._page is not None:
            self._try((*self._page.lines, line), self._page.origin)

    # -- room ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ctx.frame.back()
        elif event.key() == Qt.Key.Key_F8:
            self._next_error()
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> bool:
        return self.window().width() < _NARROW

    def _clears(self, page: Page) -> bool:
        """Whether the list of complaints has something to say, or a list waits to be taken over."""
        ready = not page.saved and not page.errors
        return bool(page.complaints) or ready

    def _make_room(self) -> None:
        narrow = self._narrow()
        side = 16 if narrow else 24
        self._column.setContentsMargins(side, 12, side, side)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else across)
        self._clear.set_narrow(narrow)
        if self._page is not None:
            self._name_asked(self._page, self._counted(self._page, self._asked_columns(self._page)))
            self._clear.setVisible(self._clears(self._page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
