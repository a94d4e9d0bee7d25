"""Every test of the kit runs offscreen, in the light theme, without movement."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator  # noqa: E402

import pytest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402

from ui.theme.apply import prepare_application  # noqa: E402
from ui.theme.theme import Theme  # noqa: E402
from ui.theme.tokens import Scheme  # noqa: E402

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    prepare_application(qapp, Theme(scheme=Scheme.LIGHT, less_motion=True))
    yield qapp


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows a widget in an active window, waits for it, and keeps it until pytest-qt has closed it.

    A window that Python frees while Qt still has an activation event for it takes the process down.
    """
    kept: list[QWidget] = []

    def _show(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitExposed(widget)
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    yield _show
    kept.clear()
