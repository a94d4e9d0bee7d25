"""Files: name, size and digest of what lies on the disk; the files themselves stay where they are."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import Files
from ui.editors.editor import Editor
from ui.editors.file_line import FileLine
from ui.widgets.button import Button, ButtonKind
from ui.widgets.list_row import ListRow


class FilesEditor(Editor):
    def build_body(self) -> None:
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.body.addLayout(self.list)
        self.line = FileLine(self.words, act=self.words("Add file"))
        self.line.chosen.connect(lambda path: self.act("file", text=path))
        self.body.addWidget(self.line)
        self.clear = Button(self.words("Remove last file"), kind=ButtonKind.QUIET, icon="trash")
        self.clear.clicked.connect(self._drop)
        self.body.addWidget(self.clear)
        self._shown: list[ListRow] = []

    def name_all(self) -> None:
        super().name_all()
        self.line.call(self.row.name)
        self.clear.setAccessibleName(self.spoken(self.words("remove last file")))

    def fill(self) -> None:
        for row in self._shown:
            row.hide()
            row.deleteLater()
        self._shown.clear()
        files = self._files()
        for one in files:
            row = ListRow(
                one.name, second=f"SHA-256 {one.sha256[:16]} …", value=self.words.size(one.size), margin=0, target=False
            )
            self.list.addWidget(row)
            self._shown.append(row)
        self.line.clear()
        self.clear.setVisible(bool(files))

    def first_field(self) -> QWidget:
        return self.line.path.edit

    def _files(self):  # type: ignore[no-untyped-def]
        return self.row.value.files if isinstance(self.row.value, Files) else ()

    def _drop(self) -> None:
        left = self._files()[:-1]
        self.offer(Files(files=left) if left else None)
