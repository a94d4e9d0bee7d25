"""When: a day and a time, typed or taken from the clock."""

import re
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import When
from ui.editors.editor import Editor
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox

_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


class WhenEditor(Editor):
    def build_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.day = InputBox(name="", placeholder=self.words("e.g. {example}", example="1.12.2026"))
        self.clock = InputBox(name="", placeholder=self.words("e.g. {example}", example="08:30"))
        self.day.setFixedWidth(170)
        self.clock.setFixedWidth(130)
        self.now = Button(self.words("Now"), icon="clock")
        self.now.clicked.connect(self._take_now)
        for box in (self.day, self.clock):
            box.edit.editingFinished.connect(self._typed)
            line.addWidget(box)
        line.addWidget(self.now)
        line.addStretch(1)
        self.body.addLayout(line)

    def name_all(self) -> None:
        super().name_all()
        self.day.edit.setAccessibleName(self.spoken(self.words("day")))
        self.clock.edit.setAccessibleName(self.spoken(self.words("time")))
        self.now.setAccessibleName(self.spoken(self.words("now")))

    def fill(self) -> None:
        value = self.row.value
        day = clock = ""
        if isinstance(value, When):
            moment = datetime.fromisoformat(value.local)
            day, clock = f"{moment.day}.{moment.month}.{moment.year}", f"{moment:%H:%M}"
        for box, text in ((self.day, day), (self.clock, clock)):
            if not (box.edit.hasFocus() and box.edit.isModified()):
                box.edit.setText(text)

    def first_field(self) -> QWidget:
        return self.day.edit

    def _take_now(self) -> None:
        now = datetime.now().astimezone()
        self.offer(When(local=f"{now:%Y-%m-%dT%H:%M}", zone=str(now.tzname())))

    def _typed(self) -> None:
        day, clock = self.day.edit.text().strip(), self.clock.edit.text().strip()
        if not day or not clock:
            if not day and not clock and self.row.value is not None:
                self.offer(None)
            return
        found = _DAY.fullmatch(day)
        try:
            if found is None:
                moment = datetime.fromisoformat(f"{day}T{clock.zfill(5)}")
            else:
                d, m, y = (int(part) for part in found.groups())
                moment = datetime.fromisoformat(f"{y:04d}-{m:02d}-{d:02d}T{clock.zfill(5)}")
        except ValueError:
            self.refuse(self.words("Please enter date and time, such as 1.12.2026 and 08:30"))
            return
        value = When(local=f"{moment:%Y-%m-%dT%H:%M}", zone=str(moment.astimezone().tzname()))
        if value != self.row.value:
            self.offer(value)
