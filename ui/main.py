"""Build the window and run it. `build` is what tests and the demo start; `main` runs the loop."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap import open_field_app
from app.settings import read_settings
from ui.background import Background
from ui.window import Window, theme_of
from ui.wording import LANGUAGES, Words

if TYPE_CHECKING:
    from ui.crash import CrashWords


def build(data: Path | None = None) -> tuple[Window, Background]:
    """The window on a profile, not yet shown. A QApplication must exist. Raises FieldProblem where the profile cannot be opened."""
    from PySide6.QtWidgets import QApplication

    from ui.theme.apply import prepare_application

    settings = read_settings(data)
    app = open_field_app(settings)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    prepare_application(qt, theme_of(settings.theme))
    lanes = Background()
    window = Window(app, lanes, Words(settings.language or _system_language()))

    def end() -> None:
        lanes.stop()
        app.close()

    window.closed.connect(end)
    window.start()
    return window, lanes


def main(data: Path | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    from PySide6.QtCore import QLibraryInfo, QTranslator
    from PySide6.QtWidgets import QApplication

    from app.problems import FieldProblem
    from ui.crash import CrashDialog
    from ui.problem_words import sentence

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Feldbuch")
    language = _system_language()
    german = QTranslator(qt)
    if language == "de" and german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(german)
    words = Words(language)
    crash = CrashDialog(crash_words(words))
    crash.install()
    try:
        window, lanes = build(data)
        lanes.broke.connect(crash.report)
    except FieldProblem as problem:
        print(sentence(words, problem), file=sys.stderr)
        return 1
    window.show()
    # What is there now stays to the end; a search for forgotten objects need not walk over it again and hold the window up.
    gc.collect()
    gc.freeze()
    return qt.exec()


def crash_words(words: Words) -> "CrashWords":
    from ui.crash import CrashWords

    return CrashWords(
        title=words("Feldbuch"),
        safe=words("Your work lies safe on this device."),
        todo=words("Something went wrong that should not. Please send the details to HQ."),
        close=words("Go on"),
    )


def _system_language() -> str:
    from PySide6.QtCore import QLocale

    name = QLocale.system().name()[:2]
    return name if name in LANGUAGES else "de"
