"""Text: one line, with the catalogue's example as placeholder."""

from app.domain import Text
from ui.editors.field_editor import FieldEditor


class TextEditor(FieldEditor):
    def shown_text(self) -> str:
        return self.row.value.text if isinstance(self.row.value, Text) else ""

    def commit(self, text: str) -> None:
        self.offer(Text(text=text))
