"""When the tablet turns to HQ by itself: at start, soon after an entry, after a failure as the pace says, and when asked."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap import FieldApp
from app.syncing import RunReport
from ui.background import Background, Lane

SOON_MS = 1500  # entries of one desk go together
QUIET_MS = 60_000  # nothing to send: look for news of HQ


class SyncPulse(QObject):
    """Signals: `changed` with what a run altered, `moved` whenever the state to show may be another one."""

    changed = Signal(object)
    moved = Signal()

    def __init__(self, app: FieldApp, lanes: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._lanes = app, lanes
        self._running = self._again = self._on = self._failing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def start(self) -> None:
        self._on = True
        self._failing = False
        self._timer.start(0)

    def stop(self) -> None:
        self._on = False
        self._timer.stop()

    def soon(self) -> None:
        """An entry was written; a back-off that waits is not shortened by it."""
        if self._running:
            self._again = True
        elif self._on and not self._failing:
            self._timer.start(SOON_MS)

    def now(self) -> None:
        """The person asked: at once, whatever the pace says."""
        self._on = True
        if self._running:
            self._again = True
        else:
            self._timer.start(0)

    def _run(self) -> None:
        if self._running or not self._on:
            return
        self._running, self._again = True, False
        self.moved.emit()
        self._lanes.run(Lane.NET, lambda: self._app.syncing.run(), receiver=self, done=self._done, failed=self._failed)

    def _done(self, report: RunReport) -> None:
        self._running = False
        self._failing = report.next_try_s is not None
        self.changed.emit(report.changed)
        self.moved.emit()
        if not self._on:
            return
        if self._again:
            self._timer.start(0 if not self._failing else round((report.next_try_s or 0) * 1000))
        else:
            self._timer.start(QUIET_MS if report.next_try_s is None else round(report.next_try_s * 1000))

    def _failed(self, error: Exception) -> None:
        """A defect in a run: the next look comes later; the work is on the device."""
        self._running = False
        self.moved.emit()
        if self._on:
            self._timer.start(QUIET_MS)
            self._lanes.broke.emit(error)
