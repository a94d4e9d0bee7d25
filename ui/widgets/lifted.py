"""The one shadow (0 6 20, 16 %) for what lies above the page: side sheet, toast, dragged card."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from ui.theme.theme import Theme


def lift(widget: QWidget, theme: Theme) -> None:
    """Puts the shadow of a theme under a widget, or takes it away where the theme has none."""
    strength = theme.tokens.shadow_strength
    if strength <= 0:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        return
    colour = QColor(theme.tokens.ink_shadow)
    colour.setAlphaF(strength)
    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setOffset(0, 6)
    shadow.setBlurRadius(40)  # Qt counts the whole reach, the looks half of it
    shadow.setColor(colour)
    widget.setGraphicsEffect(shadow)
