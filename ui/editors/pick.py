"""Pick: one of a few, side by side where they fit, else as radio rows; some choices ask for words of their own."""

from PySide6.QtWidgets import QWidget

from app.domain import Pick
from ui.editors.editor import FIELD_WIDTH, Editor
from ui.theme.painting import text_width
from ui.theme.type import BODY, SEMIBOLD
from ui.widgets.choice import RadioRow
from ui.widgets.input_box import InputBox
from ui.widgets.segments import Segments

_WIDEST = 640


class PickEditor(Editor):
    def build_body(self) -> None:
        row = self.row
        wide = sum(max(48.0, text_width(o.text, BODY.with_weight(SEMIBOLD)) + 30) for o in row.options)
        self.segments: Segments | None = None
        self.radios: dict[str, RadioRow] = {}
        if len(row.options) <= 4 and wide <= _WIDEST:
            self.segments = Segments([(o.key, o.text) for o in row.options], name=row.name)
            self.segments.chosen.connect(self._chosen)
            self.body.addWidget(self.segments)
        else:
            for option in row.options:
                radio = RadioRow(option.text)
                radio.clicked.connect(lambda _on=False, key=option.key: self._chosen(key))
                self.radios[option.key] = radio
                self.body.addWidget(radio)
            self.body.setSpacing(0)
        self.own = InputBox(name=row.name, placeholder=self.words("Which one?"))
        self.own.setMaximumWidth(FIELD_WIDTH)
        self.own.edit.editingFinished.connect(self._named)
        self.own.setVisible(False)
        self.body.addWidget(self.own)

    def name_all(self) -> None:
        super().name_all()
        for option in self.row.options:
            part = self.segments.part(option.key) if self.segments is not None else self.radios[option.key]
            part.setAccessibleName(self.spoken(option.text))
        self.own.edit.setAccessibleName(self.spoken(self.words("which one")))

    def fill(self) -> None:
        value = self.row.value
        key = value.key if isinstance(value, Pick) else ""
        self._mark(key)
        self.own.setVisible(self._asks(key))
        if not self.own.edit.hasFocus():
            self.own.edit.setText((value.text or "") if isinstance(value, Pick) else "")

    def first_field(self) -> QWidget:
        key = self.row.options[0].key
        return self.segments.part(key) if self.segments is not None else self.radios[key]

    def _mark(self, key: str) -> None:
        if self.segments is not None:
            self.segments.set_current(key)
            return
        for name, radio in self.radios.items():
            radio.setAutoExclusive(False)
            radio.setChecked(name == key)
            radio.setAutoExclusive(True)

    def _asks(self, key: str) -> bool:
        return any(option.asks_text for option in self.row.options if option.key == key)

    def _chosen(self, key: str) -> None:
        self.offer(Pick(key=key))
        if self._asks(key):
            self.own.show()
            self.own.edit.setFocus()

    def _named(self) -> None:
        value = self.row.value
        text = self.own.edit.text().strip()
        if isinstance(value, Pick) and text and text != (value.text or ""):
            self.offer(Pick(key=value.key, text=text))
