"""Arbeitsplätze × Positionen: paint ticks, type only the exceptions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.models.matrix import Act
from ui.place import Place
from ui.reason_sheet import ReasonSheet
from ui.screen_context import ScreenContext
from ui.screens.matrix import presenter
from ui.screens.matrix.bulk_bar import BulkBar
from ui.screens.matrix.hints import key_hints
from ui.screens.matrix.presenter import Filter, Page
from ui.widgets.empty import EmptyState
from ui.widgets.filter_button import FilterButton
from ui.widgets.input_box import InputBox
from ui.widgets.key_hints import KeyHints
from ui.widgets.matrix.geometry import Density
from ui.widgets.matrix.view import MatrixView
from ui.widgets.mini_map import MiniMap
from ui.widgets.narrow import is_narrow
from ui.widgets.sheet import Sheet

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.TIMES, What.REVIEWS}
_KINDS = ("all", "open", "deviating", "not-met")


class MatrixScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._filter = Filter()
        self._floors: tuple[str, ...] = ()
        words = ctx.words
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        column = self._column = QVBoxLayout()
        column.setSpacing(8)
        whole.addLayout(column, 1)
        column.addLayout(self._build_filters())
        body = QHBoxLayout()
        body.setSpacing(12)
        sheet = self._sheet = Sheet(name=words("Workplaces and items"))
        self._view = MatrixView(name=words("Workplaces and items"))
        sheet.column.addWidget(self._view)
        self._map = MiniMap(words("Overview of all cells"), self._view)
        body.addWidget(sheet, 1)
        body.addWidget(self._map)
        column.addLayout(body, 1)
        self._nothing = EmptyState(
            icon="search",
            title=words("No workplace fits"),
            sentence=words("Filter and search together leave nothing over."),
            action=words("Show all workplaces"),
        )
        self._nothing.acted.connect(self._show_all)
        self._nothing.hide()
        body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._bulk = BulkBar(words)
        self._bulk.hide()
        whole.addWidget(self._bulk)
        self._keys = KeyHints(key_hints(words))
        whole.addWidget(self._keys)
        self._connect()

    def enter(self, place: Place) -> None:
        if place.job and place.job != self._job:
            self._job = place.job
            self._filter = Filter()
            self._view.clear_selection()
        self._load(place)

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and changed.what & _CONCERNS:
            self._load(None)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _build_filters(self) -> QHBoxLayout:
        words = self._ctx.words
        line = QHBoxLayout()
        line.setSpacing(8)
        titles = (words("All"), words("Open items"), words("Deviating"), words("Not briefed"))
        icons = ("list", "", "neq", "")
        self._titles = dict(zip(_KINDS, titles, strict=True))
        self._kinds: dict[str, FilterButton] = {}
        for kind, title, icon in zip(_KINDS, titles, icons, strict=True):
            button = FilterButton(title, icon=icon)
            button.clicked.connect(lambda _on=False, kind=kind: self._filtered(kind=kind))
            self._kinds[kind] = button
            line.addWidget(button)
        self._kind = FilterButton(words("Show"), value=titles[0], picker=True)
        self._kind.clicked.connect(self._pick_kind)
        self._kind.hide()
        line.addWidget(self._kind)
        self._floor = FilterButton(words("Floor"), value=words("all"), picker=True)
        self._floor.clicked.connect(self._pick_floor)
        line.addWidget(self._floor)
        self._search = InputBox(name=words("Search"), placeholder=words("Search"), icon="search")
        self._search.edit.textChanged.connect(lambda text: self._filtered(search=text))
        self._search.edit.returnPressed.connect(self._jump)
        self._search.setMinimumWidth(110)
        line.addWidget(self._search, 1)
        self._painting = FilterButton(words("Painting"), icon="brush")
        self._painting.setChecked(True)
        self._painting.toggled.connect(self._paint_mode)
        line.addWidget(self._painting)
        return line

    def _connect(self) -> None:
        view = self._view
        view.set_painting(True)
        view.cell_activated.connect(self._open)
        view.row_activated.connect(lambda subject: self._go(subject, None))
        view.edit_requested.connect(self._open)
        view.paint_requested.connect(self._asked)
        view.selection_changed.connect(self._show_bulk)
        view.undo_requested.connect(self._undo)
        view.redo_requested.connect(self._redo)
        view.painting_toggled.connect(self._painting.setChecked)
        view.search_requested.connect(self._search.edit.setFocus)
        view.left.connect(self._ctx.frame.back)
        self._bulk.cancelled.connect(view.clear_selection)
        self._bulk.asked.connect(view.ask)
        QShortcut(QKeySequence("Ctrl+F"), self, self._search.edit.setFocus)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._undo)

    def _load(self, place: Place | None) -> None:
        job, chosen, words = self._job, self._filter, self._ctx.words

        def show(page: Page) -> None:
            self._show(page)
            if place is not None and place.subject:
                column = place.item or (page.matrix.columns[0].key if page.matrix.columns else "")
                self._view.set_current(place.subject, column)
            if place is not None:
                self._view.setFocus()

        self._ctx.store(lambda: presenter.load(self._ctx.app, job, words, chosen), show, self)

    def _show(self, page: Page) -> None:
        self._ctx.frame.set_title(page.title, page.second)
        self._floors = page.floors
        self._floor.setVisible(len(page.floors) > 1)
        for kind, count in zip(_KINDS, page.counts, strict=True):
            self._kinds[kind].set_face(count=str(count))
            self._kinds[kind].setChecked(kind == self._filter.kind)
        self._kind.set_face(value=f"{self._titles[self._filter.kind]} {page.counts[_KINDS.index(self._filter.kind)]}")
        self._view.show_page(page.matrix)
        self._nothing.setVisible(not page.matrix.rows and self._filter != Filter())
        self._lay_out()
        self._show_bulk()

    # -- acts ----------------------------------------------------------------------------------------------------------

    def _filtered(self, *, kind: str | None = None, floor: str | None = None, search: str | None = None) -> None:
        old = self._filter
        self._filter = Filter(
            kind=old.kind if kind is None else kind,
            floor=old.floor if floor is None else floor,
            search=old.search if search is None else search,
        )
        self._load(None)

    def _show_all(self) -> None:
        self._filter = Filter()
        self._floor.set_face(value=self._ctx.words("all"))
        self._search.edit.clear()
        self._load(None)

    def _pick_kind(self) -> None:
        menu = QMenu(self)
        for kind, title in self._titles.items():
            action = menu.addAction(title)
            action.triggered.connect(lambda _on=False, kind=kind: self._filtered(kind=kind))
        menu.popup(self._kind.mapToGlobal(self._kind.rect().bottomLeft()))

    def _pick_floor(self) -> None:
        menu = QMenu(self)
        for floor in ("", *self._floors):
            action = menu.addAction(floor or self._ctx.words("all"))
            action.triggered.connect(lambda _on=False, floor=floor: self._choose_floor(floor))
        menu.popup(self._floor.mapToGlobal(self._floor.rect().bottomLeft()))

    def _choose_floor(self, floor: str) -> None:
        self._floor.set_face(value=floor or self._ctx.words("all"))
        self._filtered(floor=floor)

    def _jump(self) -> None:
        """Return in the search field: a scanner types a label or a MAC and ends with Return."""
        text, job = self._search.edit.text(), self._job

        def found(subject: str | None) -> None:
            if subject is not None:
                self._search.edit.clear()
                self._go(subject, None)

        self._ctx.store(lambda: presenter.find(self._ctx.app, job, text), found, self)

    def _paint_mode(self, on: bool) -> None:
        self._painting.set_face(self._ctx.words("Painting"))
        self._view.set_painting(on)
        self._show_keys()

    def _show_keys(self) -> None:
        """Who does not paint works by keys; below 1200 px each row of cells is worth more."""
        some = self._nothing.isHidden() and self._bulk.isHidden()
        self._keys.setVisible(some and not self._painting.isChecked() and not self._narrow())

    def _open(self, subject: str, column: str) -> None:
        self._go(subject, column.removeprefix(presenter.PRECONDITION))

    def _go(self, subject: str, item: str | None) -> None:
        self._ctx.frame.go(Place(screen="workplace", job=self._job, subject=subject, item=item))

    def _show_bulk(self) -> None:
        view = self._view
        chosen = view.selected()
        self._bulk.setVisible(bool(chosen))
        self._show_keys()
        if chosen:
            rows = {row.subject: row for row in view.page.rows}
            columns = {column.key: column for column in view.page.columns}
            numbers = [rows[subject].number for subject, _ in chosen]
            titles = list(dict.fromkeys(columns[key].title for _, key in chosen))
            self._bulk.show_choice(len(chosen), titles, (numbers[0], numbers[-1]), len(view.changing(Act.DONE)))

    def _asked(self, cells: Sequence[tuple[str, str]], act: Act) -> None:
        if act in (Act.DONE, Act.OPEN):
            self._paint(cells, act, None, None)
            return
        job, words = self._job, self._ctx.words
        title = {
            Act.DEVIATES: words("Deviates: why?"),
            Act.NA: words("Not applicable: why?"),
            Act.NOT_DONE: words("Not done: why?"),
        }[act]
        second = words.count("{n} cell", "{n} cells", len(cells))

        def show(reasons: tuple[presenter.Reason, ...]) -> None:
            kinds = [(str(Act.DEVIATES), words("Deviates")), (str(Act.NOT_DONE), words("Not done"))]
            if act is Act.NOT_DONE:
                kinds.reverse()
            sheet = ReasonSheet(
                self, words, title=title, second=second, reasons=reasons, kinds=() if act is Act.NA else kinds
            )
            sheet.given.connect(lambda code, note: self._paint(cells, Act(sheet.kind() or act), code, note))
            sheet.open()

        not_applicable = act is Act.NA
        self._ctx.store(lambda: presenter.reasons(self._ctx.app, job, words, not_applicable=not_applicable), show, self)

    def _paint(self, cells: Sequence[tuple[str, str]], act: Act, reason: str | None, note: str | None) -> None:
        job, words = self._job, self._ctx.words

        def done(painted: presenter.Painted) -> None:
            self._view.clear_selection()
            self._ctx.frame.changed(painted.changed)
            text = words.count("{n} cell entered", "{n} cells entered", painted.written)
            if painted.kept:
                text += " · " + words.count("{n} stays as it was", "{n} stay as they were", painted.kept)
            self._ctx.frame.toast(text, self._undo if painted.written else None)

        self._ctx.store(lambda: presenter.paint(self._ctx.app, job, cells, str(act), reason, note), done, self)

    def _undo(self) -> None:
        words = self._ctx.words
        self._ctx.write(
            lambda: presenter.undo(self._ctx.app, self._job), self, lambda _: self._ctx.frame.toast(words("Taken back"))
        )

    def _redo(self) -> None:
        words = self._ctx.words
        self._ctx.write(
            lambda: presenter.redo(self._ctx.app, self._job),
            self,
            lambda _: self._ctx.frame.toast(words("Entered again")),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._narrow()
        self._lay_out()
        self._view.set_density(Density.SMALL if narrow else Density.TOUCH)
        side = 16 if narrow else 24
        self._column.setContentsMargins(side, 8, side, 0)
        self._bulk.set_narrow(narrow)
        self._show_keys()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _narrow(self) -> bool:
        return is_narrow(self)

    def _lay_out(self) -> None:
        """Which parts are seen: in a narrow window one picker stands for the four filters."""
        narrow = self._narrow()
        some = self._nothing.isHidden()
        self._sheet.setVisible(some)
        self._map.setVisible(some and not narrow)
        self._kind.setVisible(narrow)
        for button in self._kinds.values():
            button.setVisible(not narrow)
