"""One dialog for a defect of the program: first that the work is safe, then what to do, the details on demand.

Further errors while it is open are only logged: a person must never be buried in dialogs.
"""

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashWords:
    """`safe` is the first sentence (the work is stored), `todo` the second."""

    title: str
    safe: str
    todo: str
    close: str


class CrashDialog(QObject):
    """Catches what nobody caught, in this thread and others. `shown` carries the text of the details."""

    shown = Signal(str)
    _caught = Signal(object)

    def __init__(self, words: CrashWords, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._words, self._window = words, window
        self._box: QMessageBox | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on uncaught errors come here (Python prints them to nobody on a tablet)."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.report(args.exc_value) if args.exc_value else None

    def set_words(self, words: CrashWords) -> None:
        self._words = words

    def report(self, error: BaseException) -> None:
        """Logs an error and shows it, from any thread."""
        log.error("uncaught", exc_info=error)
        self._caught.emit(error)

    @property
    def box(self) -> QMessageBox | None:
        """The dialog while it is open."""
        return self._box

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(error)

    def _show(self, error: BaseException) -> None:
        if self._box is not None:
            return
        details = "".join(traceback.format_exception(error))
        box = QMessageBox(QMessageBox.Icon.NoIcon, self._words.title, self._words.safe, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(self._words.todo)
        box.setDetailedText(details)
        box.addButton(self._words.close, QMessageBox.ButtonRole.AcceptRole)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.finished.connect(self._closed)
        self._box = box
        box.open()
        self.shown.emit(details)

    def _closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
