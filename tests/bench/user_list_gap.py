"""The longest time the window stands still while a list of 20,000 users is read, shown, corrected and kept.

Counted in processor time of this process between two beats of the event loop: what others do on the machine is not in it.
"""

import gc
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.app.tablet import new_tablet
from tests.bench.row import Row
from tests.checklists.user_lists import as_csv, clean_list
from tests.ui.screens.visit_window import visit_job
from ui.background import Background
from ui.place import Place
from ui.theme.apply import prepare_application
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme
from ui.window import Window
from ui.wording import Words

USERS = 20_000
MOST_SECONDS = 0.1
_BEAT_MS, _REST_MS = 5, 30


class Heart:
    """Beats as long as the event loop turns; `longest` is the most processor time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.process_time()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def forget(self) -> None:
        self.longest, self._last = 0.0, time.process_time()

    def stop(self) -> None:
        self._timer.stop()


def write_list(path: Path, size: int) -> Path:
    """Many users, some hundred of them with a fault."""
    some = clean_list(6, 500)
    people = []
    for nth in range(size):
        person = {**some[nth % 500], "telephoneNumber": "", "manager": f"p{nth // 9}@f.example" if nth > 8 else ""}
        person |= {"mail": f"p{nth}@f.example", "userPrincipalName": f"P{nth}@f.example", "sn": f"Weiß {nth}"}
        if nth % 60 == 40:
            person["sn"] = "MÃ¼ller"
        people.append(person)
    path.write_bytes(as_csv(people))
    return path


def longest_gaps(folder: Path, size: int) -> dict[str, float]:
    """Seconds of processor time by what was being done. A QApplication must exist; the folder must be new."""
    path = write_list(folder / "export.csv", size)
    tablet = new_tablet(folder / "profile", visit_job())
    tablet.restart()
    lanes = Background()
    window = Window(tablet.app, lanes, Words("de"))
    window.resize(1280, 800)
    window.show()
    window.start()
    found: dict[str, float] = {}

    def rest() -> None:
        quiet = 0
        while quiet < 2:
            loop = QEventLoop()
            QTimer.singleShot(_REST_MS, loop.quit)
            loop.exec()
            quiet = quiet + 1 if lanes.under_way == 0 else 0

    def act(name: str, what, *values: object) -> None:  # type: ignore[no-untyped-def]
        heart.forget()
        what(*values)
        rest()
        found[name] = heart.longest

    def there(name: str) -> QWidget:
        return next(w for w in window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible())

    def click(name: str) -> None:
        QTest.mouseClick(there(name), Qt.MouseButton.LeftButton)

    def enter(field: QWidget, text: str) -> None:
        assert isinstance(field, QLineEdit)
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    rest()
    gc.collect()
    gc.freeze()  # as the program does once its window stands
    heart = Heart()
    try:
        window.go(Place(screen="users", job=visit_job().job_id))
        rest()
        click("Datei einlesen")
        rest()
        act("read", enter, there("Datei"), str(path))
        act("jump", click, "Nächster Fehler")
        act("first correction", enter, there("Zeile 41, Nachname"), "Müller")
        act("jump again", click, "Nächster Fehler")
        table = there("Erfasste Nutzer")
        editor = next(w for w in table.findChildren(QLineEdit) if w.isVisible())
        act("next correction", enter, editor, "Müller")
        window.go(Place(screen="matrix", job=visit_job().job_id))
        rest()
        act("coming back", window.go, Place(screen="users", job=visit_job().job_id))
    finally:
        heart.stop()
        gc.unfreeze()
        window.close()
        lanes.stop()
        tablet.app.close()
    return found


def measure() -> Row:
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    prepare_application(qt, Theme(scheme=Scheme.LIGHT, less_motion=True))
    with tempfile.TemporaryDirectory() as folder:
        gaps = longest_gaps(Path(folder), USERS)
    return Row(
        number=19, what="longest halt of the window, 20,000 users", unit="s", most=MOST_SECONDS,
        measured=max(gaps.values()),
    )  # fmt: skip
