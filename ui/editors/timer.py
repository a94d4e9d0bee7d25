"""Timer: a clock that survives a kill, and minutes typed by hand."""

import time

from PySide6.QtCore import QTimer

from app.domain import Timer
from ui.editors.amounts import kept
from ui.editors.field_editor import FieldEditor
from ui.theme.type import FIGURE, Figures
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox
from ui.widgets.text import Text


class TimerEditor(FieldEditor):
    def build_body(self) -> None:
        super().build_body()
        self.box.setFixedWidth(130)
        self.clock = Text("", FIGURE.with_figures(Figures.COLUMN), "begun")
        self.line.insertWidget(2, self.clock)
        self.why = InputBox(name=self.row.name, placeholder=self.words("Why shorter or longer?"))
        self.why.edit.editingFinished.connect(self._explained)
        self.body.addWidget(self.why)
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._show_clock)
        self._begin = 0.0

    def buttons(self) -> tuple[Button, ...]:
        self.start = Button(self.words("Start"), icon="play")
        self.start.clicked.connect(self._toggle)
        return (self.start,)

    def name_all(self) -> None:
        super().name_all()
        self.box.edit.setAccessibleName(self.spoken(self.words("minutes")))
        self.why.edit.setAccessibleName(self.spoken(self.words("why")))

    def shown_text(self) -> str:
        value = self.row.value
        if not isinstance(value, Timer):
            return ""
        minutes = value.seconds / 60
        return str(round(minutes)) if value.seconds >= 60 else self.words.decimal(f"{minutes:.1f}")

    def commit(self, text: str) -> None:
        minutes = kept(text)
        if minutes is None or minutes.startswith("-"):
            self.refuse(self.words("Please enter minutes, such as 10"))
            return
        self.offer(Timer(seconds=round(float(minutes) * 60)))

    def fill(self) -> None:
        super().fill()
        running = self.row.running
        words = self.words
        word = words("Start") if running is None else words("Stop")
        self.start.set_face(word, icon="play" if running is None else "tick", name=self.spoken(word))
        self.clock.setVisible(running is not None)
        if running is None:
            self._ticks.stop()
        else:
            self._begin = time.monotonic() - running
            self._show_clock()
            self._ticks.start()
        outside = self.row.message is not None
        self.why.setVisible(outside)
        if outside and not self.why.edit.hasFocus():
            self.why.edit.setText(self.row.note)

    def _show_clock(self) -> None:
        seconds = int(time.monotonic() - self._begin)
        self.clock.set_words(f"{seconds // 60}:{seconds % 60:02d}")

    def _toggle(self) -> None:
        self.act("start" if self.row.running is None else "stop")

    def _explained(self) -> None:
        note = self.why.edit.text().strip()
        if note != self.row.note and isinstance(self.row.value, Timer):
            self.offer(self.row.value, note=note)
