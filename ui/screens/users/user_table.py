"""The table of users: a row each, heads of two lines, cells in error tinted with their sign, corrected in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.screens.users.page import Column, Line, Page
from ui.screens.users.sheets import LONGEST
from ui.theme.icons import draw_icon
from ui.theme.painting import CENTRE, draw_box, draw_text, fill, prepare, text_width
from ui.theme.theme import current_theme
from ui.theme.type import BODY, LABEL, MEDIUM, SECOND, SEMIBOLD, SMALL, font

_ROW = 48
_HEAD = 48
_NUMBER = 40
_STRONG = BODY.with_weight(MEDIUM)
Index = QModelIndex | QPersistentModelIndex


class UserModel(QAbstractTableModel):
    """Signal: edited(row, column, text)."""

    edited = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.tones: Mapping[tuple[int, int], str] = {}
        self.editable = True
        self.row_word = "{n}"

    def show_page(self, page: Page) -> None:
        """Same shape repaints, another one resets."""
        same = (len(self.lines), self.columns) == (len(page.lines), page.columns)
        if not same:
            self.beginResetModel()
        self.columns, self.lines, self.editable, self.tones = page.columns, page.lines, page.editable, page.tones
        if not same:
            self.endResetModel()
        elif self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.columns) - 1))

    def put(self, lines: tuple[Line, ...], row: int, column: int) -> None:
        """The same rows with one other cell; whether it is right now is told later."""
        self.lines = lines
        self.tones = {place: tone for place, tone in self.tones.items() if place != (row, column)}
        self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self.lines[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}, {self.columns[index.column()].title}, {text}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.lines[index.row()][index.column()]:
            return False
        self.edited.emit(index.row(), index.column(), text)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if section < len(self.columns) else None
        return f"{section + 1} {self.name_of(section)}" if section < len(self.lines) else None

    def name_of(self, row: int) -> str:
        """First and last name, the mail where both are missing."""
        named = dict(zip((column.key for column in self.columns), self.lines[row], strict=True))
        return f"{named['givenName']} {named['sn']}".strip() or named["mail"]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags


class _Cells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, UserModel)
        theme = current_theme()
        painter.save()
        prepare(painter)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        tone = model.tones.get((index.row(), index.column()), "")
        ground = f"{tone}_tint" if tone else "sheet"
        fill(painter, area.x(), area.y(), area.width(), area.height(), theme.colour(ground))
        fill(painter, area.x(), area.bottom() - 1, area.width(), 1, theme.colour("line"))
        fill(painter, area.right() - 1, area.y(), 1, area.height(), theme.colour("line"))
        if tone:
            edge = "block" if tone == "block" else "dev_mark"
            draw_box(painter, area.adjusted(0, 0, -1, -1), None, theme.colour(edge), radius=0)
        view = self.parent()
        if isinstance(view, QTableView) and view.currentIndex() == index and view.hasFocus():
            draw_box(painter, area.adjusted(0, 0, -1, -1), None, theme.colour("accent"), width=3, radius=0)
        text = model.lines[index.row()][index.column()]
        right = area.right() - 10
        if tone:
            icon = "bang" if tone == "block" else "neq"
            draw_icon(painter, icon, right - 16, area.center().y() - 8, 16, theme.colour(tone))
            right -= 22
        style = BODY.with_weight(SEMIBOLD) if tone else _STRONG if model.columns[index.column()].must else BODY
        ink = tone or ("ink" if text else "ink3")
        draw_text(
            painter,
            QRectF(area.x() + 10, area.y(), right - area.x() - 10, area.height()),
            text or "–",
            style,
            theme.colour(ink),
        )
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setFont(font(BODY))
        edit.setMaxLength(LONGEST)
        model = index.model()
        assert isinstance(model, UserModel)
        column = model.columns[index.column()]
        row = model.row_word.format(n=index.row() + 1)
        edit.setAccessibleName(f"{row}, {column.title}")
        edit.setPlaceholderText(column.example)
        return edit

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW)


class _Heads(QHeaderView):
    """Above: title, and below it whether the column is mandatory. At the left: number, margin line and name, which stay."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.number = _NUMBER
        self.setSectionsClickable(orientation == Qt.Orientation.Vertical)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect, section: int) -> None:  # type: ignore[no-untyped-def,override]
        theme = current_theme()
        painter.save()
        prepare(painter)
        area = QRectF(rect)
        fill(painter, area.x(), area.y(), area.width(), area.height(), theme.colour("sunk"))
        fill(painter, area.right() - 1, area.y(), 1, area.height(), theme.colour("line"))
        fill(painter, area.x(), area.bottom() - 1, area.width(), 1, theme.colour("line2"))
        model = self.model()
        if self.orientation() == Qt.Orientation.Vertical:
            fill(painter, area.x(), area.y(), area.width(), area.height(), theme.colour("sheet"))
            fill(painter, area.x(), area.bottom() - 1, area.width(), 1, theme.colour("line"))
            fill(painter, area.right() - 1, area.y(), 1, area.height(), theme.colour("line"))
            fill(painter, area.x() + self.number, area.y(), 1, area.height(), theme.colour("margin"))
            number = QRectF(area.x(), area.y(), self.number, area.height())
            draw_text(painter, number, str(section + 1), SECOND, theme.colour("ink3"), CENTRE, elide=False)
            if isinstance(model, UserModel):
                name = area.adjusted(self.number + 11, 0, -8, 0)
                draw_text(painter, name, model.name_of(section), _STRONG, theme.colour("ink"))
        elif isinstance(model, UserModel):
            column = model.columns[section]
            room = area.width() - 18
            top = area.y() + (6 if column.second else 14)
            draw_text(painter, QRectF(area.x() + 10, top, room, 20), column.title, LABEL, theme.colour("ink"))
            if column.second:
                draw_text(
                    painter, QRectF(area.x() + 10, top + 19, room, 16), column.second, SMALL, theme.colour("ink2")
                )
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, end = current_theme(), float(self.length())
        painter = QPainter(self.viewport())
        wide, tall = float(self.viewport().width()), float(self.viewport().height())
        if self.orientation() == Qt.Orientation.Vertical:
            fill(painter, 0, end, wide, max(0.0, tall - end), theme.colour("sheet"))
        else:
            fill(painter, 0, tall - 1, wide, 1, theme.colour("line2"))
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(self.number, _HEAD)


class _Corner(QWidget):
    """The head above the names."""

    def __init__(self, title: str, second: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._second = title, second
        self.number = _NUMBER
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = prepare(QPainter(self))
        wide, tall = float(self.width()), float(self.height())
        fill(painter, 0, 0, wide, tall, theme.colour("sunk"))
        fill(painter, self.number, 0, 1, tall, theme.colour("margin"))
        fill(painter, wide - 1, 0, 1, tall, theme.colour("line"))
        fill(painter, 0, tall - 1, wide, 1, theme.colour("line2"))
        room = wide - self.number - 20
        draw_text(painter, QRectF(self.number + 11, 6, room, 20), self._title, LABEL, theme.colour("ink"))
        draw_text(painter, QRectF(self.number + 11, 25, room, 16), self._second, SMALL, theme.colour("ink2"))
        painter.end()


class UserTable(QTableView):
    """`only` shows these columns; the model's `edited` tells of a corrected cell. Names stand at the left and stay there;
    a tap on one is `named`.
    """

    named = Signal(int)

    def __init__(self, name: str, *, row_word: str, corner: tuple[str, str]) -> None:
        super().__init__()
        self.users = UserModel()
        self.users.row_word = row_word
        self.setModel(self.users)
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self._names = _Heads(Qt.Orientation.Vertical, self)
        self.setVerticalHeader(self._names)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().sectionClicked.connect(self.named)
        self._corner = _Corner(*corner, self)
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.horizontalHeader().setMinimumSectionSize(60)
        self.horizontalHeader().setStretchLastSection(True)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.SelectedClicked
        )
        self.setCornerButtonEnabled(False)

    def show_page(self, page: Page, only: Sequence[int]) -> None:
        self.users.show_page(page)
        shown = set(only)
        names = max((text_width(name, _STRONG) for name in page.widest_names), default=0.0)
        digits = text_width(str(len(page.lines)), SECOND)
        self._corner.number = self._names.number = round(max(_NUMBER, digits + 16))
        self.verticalHeader().setFixedWidth(round(self._names.number + min(190.0, max(90.0, names)) + 24))
        self.updateGeometries()
        toned = {column for _, column in page.tones}
        for place, column in enumerate(page.columns):
            self.setColumnHidden(place, bool(shown) and place not in shown)
            texts = page.widest[place] if page.widest else ()
            widest = max((text_width(text, _STRONG) for text in texts), default=0.0)
            head = text_width(column.title, LABEL)
            extra = 26 if place in toned else 0
            self.setColumnWidth(
                place, round(min(264.0, max(widest + extra, head, text_width(column.second, SMALL)) + 20))
            )

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_corner"):
            frame = self.contentsRect()
            self._corner.setGeometry(
                frame.x(), frame.y(), self.verticalHeader().width(), self.horizontalHeader().height()
            )
            self._corner.raise_()

    def go_to(self, row: int, column: int, *, edit: bool) -> None:
        """Show a cell, and open it for correction."""
        if self.isColumnHidden(column):
            self.setColumnHidden(column, False)
        index = self.users.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        if edit and self.users.editable:
            self.edit(index)
