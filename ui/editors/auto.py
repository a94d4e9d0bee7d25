"""Auto: what a check found. What the device can check itself it does at a touch; else the verdict is said by hand, and a note says how."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import Auto
from ui.editors.editor import FIELD_WIDTH, Editor
from ui.editors.file_line import FileLine
from ui.editors.target_line import TargetLine
from ui.theme.type import SECOND
from ui.widgets.button import Button
from ui.widgets.input_box import InputBox
from ui.widgets.segments import Segments
from ui.widgets.text import Text

_VERDICTS = ("passed", "notice", "failed", "not-run")


class AutoEditor(Editor):
    def build_body(self) -> None:
        words = self.words
        self.run: Button | None = None
        self.file: FileLine | None = None
        self.target: TargetLine | None = None
        if self.row.check == "file":
            self.file = FileLine(words, act=words("Check"))
            self.file.setMaximumWidth(FIELD_WIDTH + 160)
            self.file.chosen.connect(lambda path: self.act("check", text=path))
            self.body.addWidget(self.file)
        elif self.row.check == "line":
            self.target = TargetLine(words, placeholder=self.row.placeholder)
            self.target.setMaximumWidth(FIELD_WIDTH)
            self.target.asked.connect(lambda host: self.act("ask", text=host))
            self.target.empty.connect(lambda: self.refuse(words("Please enter a host, such as mail.firma.de.")))
            self.target.enough.connect(lambda: self.act("enough"))
            self.body.addWidget(self.target)
        elif self.row.check in ("now", "mailboxes"):
            elsewhere = self.row.check == "mailboxes"
            self.run = Button(
                words("Check beside the mailboxes") if elsewhere else words("Check"),
                icon="" if elsewhere else "tick",
                trailing="arrow-right" if elsewhere else "",
            )
            self.run.clicked.connect(lambda: self.act("mailboxes" if elsewhere else "check"))
            line = QHBoxLayout()
            line.addWidget(self.run)
            line.addStretch(1)
            self.body.addLayout(line)
        self.found = Text("", SECOND, "ink2", wrap=True)
        self.body.addWidget(self.found)
        texts = (words("passed"), words("notice"), words("failed"), words("not run"))
        self.verdict = Segments(list(zip(_VERDICTS, texts, strict=True)), name=self.row.name)
        self.verdict.chosen.connect(lambda _key: self._said())
        self.why = InputBox(name="", placeholder=words("How was it checked?"))
        self.why.setMaximumWidth(FIELD_WIDTH)
        self.why.edit.editingFinished.connect(self._said)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.why)

    def name_all(self) -> None:
        super().name_all()
        words = self.words
        texts = (words("passed"), words("notice"), words("failed"), words("not run"))
        for key, text in zip(_VERDICTS, texts, strict=True):
            self.verdict.part(key).setAccessibleName(self.spoken(text))
        if self.file is not None:
            self.file.call(self.row.name)
        if self.target is not None:
            self.target.call(self.row.name)
        if self.run is not None:
            self.run.set_face(name=self.spoken(self.run.text()))
        self.why.edit.setAccessibleName(self.spoken(words("how checked")))

    def fill(self) -> None:
        value = self.row.value
        self.verdict.set_current(value.verdict if isinstance(value, Auto) else "")
        if not self.why.edit.hasFocus():
            self.why.edit.setText(self.row.note)
        if self.target is not None:
            self.target.propose(self.row.target)
        told = isinstance(value, Auto) and bool(value.raw)
        said, _, found = self.row.shown.partition(": ")
        # Of a check over a network every port begins a line.
        self.found.set_words(found.replace("; ", "\n") if self.row.check == "line" else found)
        self.found.setVisible(told and bool(found))
        if isinstance(value, Auto) and told and self.row.message is None:
            tone = {"passed": "right", "notice": "notice"}.get(value.verdict, "wrong")
            self.message(said, tone if not self.row.reason else "notice")

    def show_asking(self, host: str) -> None:
        """A host is being asked over the network; empty: nobody is."""
        if self.target is not None:
            self.target.show_asking(host)

    def refuse(self, sentence: str) -> None:
        if self.target is not None:
            self.target.refuse()
        super().refuse(sentence)

    def first_field(self) -> QWidget:
        return self.target.host.edit if self.target is not None else self.verdict.part("passed")

    def _said(self) -> None:
        verdict = self.verdict.current()
        if verdict not in _VERDICTS:
            return
        note = self.why.edit.text().strip()
        before = self.row.value if isinstance(self.row.value, Auto) else None
        # What a check has found stays beside the verdict said over it, and so does what it had asked.
        found = before if before is not None and before.raw else None
        asked, raw = (found.asked, found.raw) if found else (self.row.label, "")
        # A word beside the device's own verdict is no other verdict.
        by_hand = found is None or found.overridden or found.verdict != verdict
        value = Auto(verdict=verdict, asked=asked, raw=raw, overridden=by_hand)  # type: ignore[arg-type]
        if value != self.row.value or note != self.row.note:
            self.offer(value, note=note)
            if verdict in ("failed", "not-run") and not self.row.reason:
                self.ask("deviates", value=value)
