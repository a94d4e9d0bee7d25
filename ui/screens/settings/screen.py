"""Options, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.settings import presenter
from ui.screens.settings.presenter import THEMES, SettingsPage
from ui.theme.type import BODY, BODY_STRONG
from ui.widgets.scroll import Scroll
from ui.widgets.segments import Segments
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text


class SettingsScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        self._scroll = Scroll()
        column.addWidget(self._scroll)

    def enter(self, place: Place) -> None:
        self._ctx.frame.set_title(self._ctx.words("Options"), "")
        self._ctx.store(lambda: presenter.load(self._ctx.app, self._ctx.words), self._show, self)

    def refresh(self, changed: Changed) -> None:
        """Shown anew on entering."""

    def _show(self, page: SettingsPage) -> None:
        words = self._ctx.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        sheet = Sheet(name=words("Options"))
        sheet.setMaximumWidth(832)
        language = Segments([("de", "Deutsch"), ("en", "English")], name=words("Language"))
        language.set_current(page.language)
        language.chosen.connect(self._ctx.frame.set_language)
        titles = {
            "system": words("As the system"),
            "light": words("Light"),
            "dark": words("Dark"),
            "contrast": words("High contrast"),
        }
        theme = Segments([(key, titles[key]) for key in THEMES], name=words("Appearance"))
        theme.set_current(page.theme)
        theme.chosen.connect(self._ctx.frame.set_theme)
        sheet.column.addWidget(_row(words("Language"), language))
        sheet.column.addWidget(Rule())
        sheet.column.addWidget(_row(words("Appearance"), theme))
        for title, text in page.facts:
            sheet.column.addWidget(Rule())
            sheet.column.addWidget(_row(title, Text(text, BODY, "ink2")))
        column.addWidget(sheet)
        column.addStretch(1)
        self._scroll.set_content(holder)


def _row(title: str, content: QWidget) -> QWidget:
    row = QWidget()
    row.setMinimumHeight(72)
    line = QHBoxLayout(row)
    line.setContentsMargins(20, 8, 20, 8)
    label = Text(title, BODY_STRONG)
    label.setFixedWidth(200)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(content, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return row
