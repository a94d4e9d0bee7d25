"""How far a long reading is: amounts, speed, time left, and the two acts "Anhalten" and "Abbrechen"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reading_words import HowFar, how_far, how_fast
from ui.theme.type import SECOND, Figures
from ui.widgets.button import Button
from ui.widgets.progress import Progress
from ui.widgets.text import Text
from ui.wording import Words


class ReadingBar(QWidget):
    """Signals: pause_wanted(), on_wanted(), stop_wanted()."""

    pause_wanted = Signal()
    on_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._progress = Progress(words("Reading"))
        self._speed = Text("", SECOND.with_figures(Figures.COLUMN), "ink2", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._pause = Button(words("Pause reading"), icon="pause", name=words("Pause reading"))
        self._pause.clicked.connect(self.pause_wanted)
        self._on = Button(words("Go on"), icon="play", name=words("Go on reading"))
        self._on.clicked.connect(self.on_wanted)
        self._stop = Button(words("Stop check"), name=words("Stop check"))
        self._stop.clicked.connect(self.stop_wanted)
        for button in (self._pause, self._on, self._stop):
            line.addWidget(button, 1)
        column.addWidget(self._progress)
        column.addWidget(self._speed)
        column.addLayout(line)
        self.show_paused(False)

    def show_amount(self, far: HowFar) -> None:
        share = far.done / far.size if far.size else 0.0
        self._progress.show_amount(how_far(self._words, far), share)
        if self._on.isHidden():
            self._speed.set_words(how_fast(self._words, far))

    def show_paused(self, paused: bool) -> None:
        words = self._words
        self._pause.setVisible(not paused)
        self._on.setVisible(paused)
        self._progress.show_title(words("Paused") if paused else words("Reading"))
        if paused:
            self._speed.set_words(words("The stick may be pulled; reading goes on where it stopped."))
