"""Puts a theme in force on the application: fonts, palette, style sheet, focus ring."""

from PySide6.QtWidgets import QApplication

from ui.theme.focus import FocusRing
from ui.theme.fonts import register_fonts
from ui.theme.qss import native_rules
from ui.theme.theme import PROPERTY, FollowsTheme, Theme, palette, system_theme
from ui.theme.type import BODY, font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Puts a theme in force: palette, style sheet of native controls, every control that follows."""
    register_fonts()
    app.setProperty(PROPERTY, theme)
    app.setFont(font(BODY))
    app.setPalette(palette(theme))
    app.setStyleSheet(native_rules(theme))
    for widget in app.allWidgets():
        if isinstance(widget, FollowsTheme):
            widget.theme_changed(theme)
        widget.update()


def prepare_application(app: QApplication, theme: Theme | None = None) -> None:
    """Style, fonts, focus ring and theme; call once after the QApplication exists."""
    app.setStyle("Fusion")
    apply_theme(app, theme or system_theme())
    if app.findChild(FocusRing) is None:
        FocusRing(app)
