"""Where a window counts as narrow (looks, layout rules): every part that lays itself out anew asks here."""

from PySide6.QtWidgets import QWidget

NARROW_BELOW = 1200
"""Width of the window in px."""


def is_narrow(widget: QWidget) -> bool:
    """Of the window the widget stands in."""
    return widget.window().width() < NARROW_BELOW
