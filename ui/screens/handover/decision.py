"""The right side of hand-over mode: four outcomes, the pad, the one violet button. After the contact the technician signs here."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import Strokes
from ui.screens.handover.presenter import HandoverPage
from ui.theme.type import BODY, SMALL, TITLE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice import RadioRow
from ui.widgets.field import Field
from ui.widgets.note_field import NoteField
from ui.widgets.scroll import Scroll
from ui.widgets.sign_word import SignWord
from ui.widgets.signature import SignaturePad
from ui.widgets.text import Text
from ui.wording import Words

ABSENT = "contact-absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    name: str
    function: str
    outcome: str
    refusal: str
    strokes: Strokes


class Decision(QWidget):
    """Signals: signed(), pin_wanted() when the outcome only a technician may choose is asked for."""

    signed = Signal()
    pin_wanted = Signal()

    def __init__(self, page: HandoverPage, words: Words) -> None:
        super().__init__()
        self._page, self._words = page, words
        self._contact_turn = page.asks_contact and not page.contact_signed
        self._shown = page.shown
        self._upright = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._rows: dict[str, RadioRow] = {}
        self._refusal = NoteField(words("Why not?"), lines=2)
        self._refusal.hide()
        if self._contact_turn:
            self._build_outcomes(column)
        title = words("Your signature") if self._contact_turn else words("Signature of the technician")
        self._own = QWidget()
        """Where the person signs; gone where nobody does."""
        column.addWidget(self._own)
        outside, column = column, QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(title, TITLE), 1)
        other = Button(words("Somebody else signs"), kind=ButtonKind.QUIET)
        head.addWidget(other)
        column.addLayout(head)
        name, function = page.contact, page.contact_function
        if not self._contact_turn:
            name, function = page.technician, words("Service technician")
        self._name = Field(words("Name"), text=name)
        self._function = Field(words("Function"), text=function)
        for field in (self._name, self._function):
            field.edit.textChanged.connect(self._show_state)
        # Who signs stands below the line; it is asked only where it is not known or somebody else takes the pen.
        who = QWidget()
        line = QHBoxLayout(who)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self._name)
        line.addWidget(self._function)
        column.addWidget(who)
        who.setVisible(not name)
        other.setVisible(bool(name) and self._contact_turn)

        def ask_who() -> None:
            other.hide()
            who.show()
            self._name.edit.setFocus()

        other.clicked.connect(ask_who)
        self._pad = SignaturePad(
            name=title, caption=f"{name}, {function}", when=page.place_time, clear_word=words("Clear")
        )
        self._pad.setMinimumHeight(150)
        self._pad.changed.connect(self._show_state)
        column.addWidget(self._pad)
        note = words("Simple electronic signature. The device then seals the report against change. You get a copy.")
        column.addWidget(Text(note, SMALL, "ink3", wrap=True))
        outside.addStretch(1)
        self._scroll = Scroll(inside)
        outer.addWidget(self._scroll, 1)
        self._turned = SignWord("", icon="tick", ink="done", style=BODY.with_weight(500))
        outer.addWidget(self._turned)
        self._button = Button("", kind=ButtonKind.NEXT_ACT)
        self._button.clicked.connect(self.signed)
        outer.addWidget(self._button)
        self._why = Text("", SMALL, "ink2", wrap=True)
        outer.addWidget(self._why)
        self._show_state()

    def _build_outcomes(self, column: QVBoxLayout) -> None:
        words, page = self._words, self._page
        column.addWidget(Text(words("Your decision"), TITLE))
        reserved = words.count("{n} reservation written", "{n} reservations written", page.reservations)
        rows = (
            ("accepted", words("I accept"), words("without reservation"), False),
            ("with-reservations", words("I accept with reservations"), reserved, page.reservations == 0),
            ("refused", words("I do not accept"), words("with a reason"), False),
            (ABSENT, words("Contact not here"), words("technician only, with PIN"), False),
        )
        group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        for key, title, second, off in rows:
            row = RadioRow(title, second=second, card=True)
            row.setEnabled(not off)
            group.addButton(row)
            row.clicked.connect(self._chosen)
            self._rows[key] = row
        self._refusal.edit.textChanged.connect(self._show_state)
        self._absent_allowed = False

    def set_upright(self, upright: bool) -> None:
        """The outcomes below each other, held upright two by two; then the letter gets all the height that is left."""
        self._upright = upright
        tall = QSizePolicy.Policy.Maximum if upright else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self._fit()
        if not self._rows:
            return
        rows = list(self._rows.values())
        while self._grid.count():
            self._grid.takeAt(0)
        if upright:
            for nth, row in enumerate(rows):
                self._grid.addWidget(row, nth // 2, nth % 2)
            self._grid.addWidget(self._refusal, 2, 0, 1, 2)
            return
        for nth, row in enumerate(rows[:-1]):
            self._grid.addWidget(row, nth, 0, 1, 2)
        self._grid.addWidget(self._refusal, len(rows) - 1, 0, 1, 2)
        self._grid.addWidget(rows[-1], len(rows), 0, 1, 2)

    def _fit(self) -> None:
        """Held upright everything down to the note is to be seen without scrolling."""
        inside = self._scroll.widget()
        if inside is not None:
            self._scroll.setMinimumHeight(inside.sizeHint().height() if self._upright else 0)

    # -- asked by the screen ------------------------------------------------------------------------------------------

    def given(self) -> Given:
        return Given(
            name=self._name.text().strip(),
            function=self._function.text().strip(),
            outcome=self.outcome(),
            refusal=self._refusal.text().strip(),
            strokes=self._pad.drawn(),
        )

    def outcome(self) -> str:
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def set_shown(self) -> None:
        self._shown = True
        self._show_state()

    def allow_absent(self) -> None:
        self._absent_allowed = True
        self._rows[ABSENT].setChecked(True)
        self._chosen()

    def set_busy(self, why: str) -> None:
        self._button.set_off(why)
        self._why.set_words(why)
        self._why.setVisible(bool(why))

    def set_free(self) -> None:
        self._show_state()

    # -- state --------------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        if self.outcome() == ABSENT and not self._absent_allowed:
            group = self._rows[ABSENT].group()
            if group is not None:
                group.setExclusive(False)
                self._rows[ABSENT].setChecked(False)
                group.setExclusive(True)
            self.pin_wanted.emit()
            return
        self._refusal.setVisible(self.outcome() == "refused")
        self._show_state()
        self._fit()
        self._reveal()

    def _reveal(self) -> None:
        """What comes after the choice is brought into sight, once the column has its new height."""
        if self.outcome():
            next_part = self._refusal if self.outcome() == "refused" else self._pad
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(next_part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal()

    def _show_state(self) -> None:
        words = self._words
        turned = words("Turned to the end") if self._shown else words("Not turned to the end yet")
        self._turned.set_face(turned, icon="tick" if self._shown else "document", ink="done" if self._shown else "ink2")
        name, function = self._name.text().strip(), self._function.text().strip()
        self._pad.set_caption(f"{name}, {function}")
        outcome = self.outcome()
        self._own.setVisible(outcome != ABSENT)
        label = {
            "with-reservations": words("Sign with reservations"),
            "refused": words("Sign the refusal"),
            ABSENT: words("Go on without the contact"),
        }.get(outcome, words("Sign"))
        if not self._contact_turn:
            label = words("Seal") if self._page.all_signed else words("Sign and seal")
        self._button.set_face(label)
        why = self._missing(outcome, name)
        if why:
            self._button.set_off(why)
        else:
            self._button.set_on()
        self._why.set_words(why)
        self._why.setVisible(bool(why))

    def _missing(self, outcome: str, name: str) -> str:
        """What is still missing, in one sentence; empty where the button may be pressed."""
        words = self._words
        if self._page.all_signed:
            return ""
        if self._contact_turn and not outcome:
            return words("Please choose a decision.")
        if not self._shown:
            return words("Please turn the pages to the end first.")
        if outcome == ABSENT:
            return ""
        if not name:
            return words("Please enter the name of the person who signs.")
        if outcome == "refused":
            return "" if self._refusal.text().strip() else words("Please enter why it is not accepted.")
        return words("Please sign in the field.") if self._pad.is_empty() else ""
