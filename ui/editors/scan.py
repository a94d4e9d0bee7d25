"""Scan: an identity field a hand scanner types into; compared with the order as soon as it is kept."""

from PySide6.QtCore import Qt

from app.domain import Scan
from ui.editors.field_editor import FieldEditor
from ui.widgets.button import Button


class ScanEditor(FieldEditor):
    def buttons(self) -> tuple[Button, ...]:
        self.scan = Button(self.words("Scan"), icon="scan", name=self.spoken(self.words("scan")))
        self.scan.clicked.connect(self._ready)
        return (self.scan,)

    def name_all(self) -> None:
        super().name_all()
        self.scan.setAccessibleName(self.spoken(self.words("scan")))

    def shown_text(self) -> str:
        return self.row.shown if isinstance(self.row.value, Scan) else ""

    def commit(self, text: str) -> None:
        self.offer(Scan(text=text), origin="scanned" if self._by_scanner else "typed")
        self._by_scanner = False

    _by_scanner = False

    def _ready(self) -> None:
        """The field waits for the scanner: what comes next replaces what stands there."""
        self._by_scanner = True
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.edit.selectAll()
