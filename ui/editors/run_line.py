"""A run-sheet row with a third answer, "entfällt", and a number where one is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.input_box import InputBox
from ui.widgets.run_row import Answer, AnswerButton, RunRow

THIRD_FROM = 540
"""Below this width the third button gives its place to the words."""


class RunLine(RunRow):
    """`names` are the spoken names of passed, failed and n.a. Signal: typed(str) when a number is left or Return is pressed."""

    typed = Signal(str)

    def __init__(
        self,
        *,
        number: str,
        title: str,
        second: str,
        names: tuple[str, str, str],
        unit: str = "",
        figure_name: str = "",
        placeholder: str = "",
        margin: int = 44,
    ) -> None:
        super().__init__(number=number, title=title, second=second, passed="", failed="", margin=margin)
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        self.na = AnswerButton("dash", names[2])
        self.na.clicked.connect(lambda: self.answered.emit(Answer.NA))
        line.addWidget(self.na)
        self.figure: InputBox | None = None
        self._last = ""
        if unit:
            self.figure = InputBox(name=figure_name, placeholder=placeholder, unit=unit)
            self.figure.setFixedWidth(150)
            line.insertWidget(1, self.figure)
            self.figure.edit.editingFinished.connect(self._commit)
        self.set_names(names, figure_name)

    def set_names(self, names: tuple[str, str, str], figure_name: str = "") -> None:
        for button, name in zip((self.yes, self.no, self.na), names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(name)
        if self.figure is not None:
            self.figure.edit.setAccessibleName(figure_name)

    def set_title(self, title: str) -> None:
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def set_second(self, second: str) -> None:
        self._second = second
        self.setAccessibleDescription(second)
        self.update()

    def set_figure(self, text: str) -> None:
        if self.figure is not None and not self.figure.edit.hasFocus():
            self._last = text
            self.figure.edit.setText(text)
            self.figure.set_wrong(False)

    def set_answer(self, answer: Answer, spoken: str = "") -> None:
        super().set_answer(answer, spoken)
        if not hasattr(self, "na"):
            return
        self.na.wear("sheet", "ctrl", "ink2")
        if answer is Answer.NA:
            self.no.wear("sheet", "ctrl", "ink2", "cross")
            self.na.wear("done_tint", "done_mark", "done")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_E:
            self.answered.emit(Answer.NA)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.na.setVisible(self.width() >= THIRD_FROM)

    def _words_end(self) -> int:
        return self.yes.x() if self.figure is None else self.figure.x()

    def _commit(self) -> None:
        assert self.figure is not None
        if self.figure.edit.text() != self._last:
            self._last = self.figure.edit.text()
            self.typed.emit(self._last)
