"""What every editor has: label, body, what was said before, and the way to "entfällt", "geht nicht" and a note."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.domain import Tri, Value
from ui.editors.model import Act, Ask, Offer, Row
from ui.theme.painting import fill
from ui.theme.signs import sign, state_ink
from ui.theme.textblock import Run
from ui.theme.theme import current_theme
from ui.theme.type import LABEL, SECOND, SEMIBOLD
from ui.widgets.button import Button, ButtonKind
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words

FIELD_WIDTH = 560
"""Fields grow no wider than this: a serial number needs no line of 900 pixels."""


class Editor(QWidget):
    """One detail. `given` carries an Offer, `asked` an Ask, `acted` an Act; the host writes and shows the row anew."""

    given = Signal(object)
    asked = Signal(object)
    acted = Signal(object)

    def __init__(self, row: Row, words: Words) -> None:
        super().__init__()
        self.row, self.words = row, words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()
        self.show_row(row)

    # -- for the kinds ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Head, body, words about the answer; a kind fills `self.body`."""
        row = self.row
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 12, 13)
        line.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.label = Text(row.label, LABEL)
        self.state = SignWord("", icon="tick", style=LABEL)
        head.addWidget(self.label)
        head.addWidget(self.state)
        head.addStretch(1)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)
        self.hint = Text("", SECOND, "ink2", wrap=True)
        self.answer = SignWord("", icon="tick", style=LABEL, gap=6)
        self.reason = Text("", SECOND, "ink2", wrap=True)
        self.former = Text("", SECOND, "ink3", wrap=True)
        for part in (self.hint, self.answer, self.reason, self.former):
            column.addWidget(part)
        line.addLayout(column, 1)
        self.more = Button(icon="more", kind=ButtonKind.QUIET, name=self.spoken(self.words("more")))
        self.more.setFixedSize(48, 48)
        self.more.clicked.connect(self._open_menu)
        tools = QVBoxLayout()
        tools.addSpacing(24)
        tools.addWidget(self.more)
        tools.addStretch(1)
        line.addLayout(tools)
        self.build_body()

    def build_body(self) -> None:
        """Make the widgets of this kind."""

    def fill(self) -> None:
        """Put `self.row` into them."""

    def message(self, text: str, tone: str) -> None:
        """Below the body; fields say it themselves."""
        icon, ink = {"right": ("tick", "done"), "notice": ("neq", "dev"), "wrong": ("bang", "block")}[tone]
        self.answer.set_face(text, icon=icon, ink=ink)
        self.answer.setVisible(bool(text))

    # -- for the host ----------------------------------------------------------------------------------------------------

    def show_row(self, row: Row) -> None:
        """Other values, the same widgets."""
        self.row = row
        self.name_all()
        self._show_words()
        self.fill()

    def refuse(self, sentence: str) -> None:
        """What was entered was not taken; it stays visible with the reason."""
        self.message(sentence, "wrong")

    def name_all(self) -> None:
        """Spoken names follow the subject; kinds with more widgets add theirs."""
        self.more.set_face(name=self.spoken(self.words("more")))

    def first_field(self) -> QWidget:
        """What takes the focus when this row is gone to."""
        return self.more

    # -- shared --------------------------------------------------------------------------------------------------------

    def spoken(self, what: str) -> str:
        return f"{self.row.name}, {what}"

    def offer(self, value: Value | None, *, note: str | None = None, origin: str = "typed") -> None:
        row = self.row
        self.given.emit(Offer(subject=row.subject, step=row.step, value=value, note=note, origin=origin))

    def ask(self, what: str, *, value: Value | None = None, proposed: str = "") -> None:
        row, words = self.row, self.words
        title = {
            "na": words("{what}: not applicable", what=row.label),
            "failed": words("{what}: not possible", what=row.label),
            "deviates": words("{what}: deviates", what=row.label),
            "note": words("Note"),
        }[what]
        second = words("{place}. Why?", place=row.name) if what != "note" else row.name
        self.asked.emit(
            Ask(
                subject=row.subject,
                step=row.step,
                what=what,
                title=title,
                second=second,
                value=value,
                proposed=proposed,
            )
        )

    def act(self, what: str, *, text: str = "", offers: tuple[Offer, ...] = ()) -> None:
        row = self.row
        self.acted.emit(Act(subject=row.subject, step=row.step, what=what, title=row.name, text=text, offers=offers))

    def _show_words(self) -> None:
        row, words = self.row, self.words
        odd = row.look in ("na", "deviates", "not_done", "blocks")
        self.state.setVisible(row.look not in ("open", "begun"))
        code = row.spoken if odd else ""
        self.state.set_face(code, icon=sign(row.look).icon, ink=state_ink(row.look))
        self.hint.set_words(row.hint)
        self.hint.setVisible(bool(row.hint) and row.value is None)
        if row.message is None:
            self.answer.hide()
        else:
            self.message(row.message.text, row.message.tone)
        runs = []
        if row.reason:
            runs.append(
                Run(text=f"{row.reason} ", weight=SEMIBOLD, ink="dev" if not row.reason.startswith("N") else "ink")
            )
            runs.append(Run(text=row.reason_text))
        if row.note:
            runs.append(Run(text=(" · " if runs else "") + row.note))
        self.reason.set_words(runs)
        self.reason.setVisible(bool(runs))
        struck = [Run(text=words("before:") + " "), Run(text=row.former, struck=True)] if row.former else []
        self.former.set_words(struck)
        self.former.setVisible(bool(row.former))
        self.setAccessibleName(f"{row.name}: {row.spoken}")
        self.setAccessibleDescription(", ".join(part for part in (row.spoken, row.example, row.hint) if part))

    def _open_menu(self) -> None:
        words = self.words
        menu = QMenu(self)
        answered = self.row.value is not None
        plain = not isinstance(self.row.value, Tri)
        for what, text, fits in (
            ("na", words("Not applicable …"), True),
            ("failed", words("Not possible …"), True),
            ("deviates", words("Deviates …"), answered and plain),
            ("note", words("Note …"), answered),
        ):
            if fits:
                value = self.row.value if what == "deviates" else None
                menu.addAction(text).triggered.connect(lambda _on=False, w=what, v=value: self.ask(w, value=v))
        menu.addAction(words("Photo …")).triggered.connect(lambda _on=False: self.act("photo"))
        if answered:
            menu.addSeparator()
            menu.addAction(words("Clear answer")).triggered.connect(lambda _on=False: self.offer(None))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        tall = self.height()
        if self.row.remark:
            fill(painter, 0, 0, 4, tall - 1, theme.colour("dev_mark"))
        fill(painter, 0, tall - 1, self.width(), 1, theme.colour("line"))
        painter.end()
