"""Three numbers and what they come to: data, line, hours agreed. The answer stands below while one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.screens.mailboxes.card import Card
from ui.screens.mailboxes.transfer import Judged, TransferForm, judge
from ui.theme.signs import sign, state_ink
from ui.theme.type import BODY_STRONG, SECOND
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.sign_word import SignWord
from ui.widgets.text import Text
from ui.wording import Words


class TransferCard(Card):
    """Signal: entered(Judged)."""

    entered = Signal(object)

    def __init__(self, words: Words, form: TransferForm) -> None:
        super().__init__(words("Transfer over the line"))
        self._words = words
        self.form = form
        self._judged = Judged(look="open", text="")
        self._enter = Button(words("Enter result"), icon="tick", name=words("Enter result of the line"))
        self._enter.clicked.connect(lambda: self.entered.emit(self._judged))
        self.add_act(self._enter)
        line = QHBoxLayout()
        line.setSpacing(12)
        example = {"volume": "63", "line": "50", "window": "10"}
        labels = {
            "volume": (words("Data of all mailboxes"), "GB"),
            "line": (words("Line to the Internet, upwards"), "Mbit/s"),
            "window": (words("Hours agreed"), "h"),
        }
        self._fields: dict[str, Field] = {}
        for key, (label, unit) in labels.items():
            field = Field(
                label,
                text=getattr(form, key),
                placeholder=words("e.g. {example}", example=example[key]),
                unit=unit,
            )
            field.edit.textChanged.connect(lambda _text: self._judge())
            self._fields[key] = field
            line.addWidget(field, 1)
        self.body.addLayout(line)
        said = QHBoxLayout()
        said.setSpacing(8)
        self._sign = SignWord("", icon="open")
        self._said = Text("", BODY_STRONG, wrap=True)
        said.addWidget(self._sign)
        said.addWidget(self._said, 1)
        self.body.addLayout(said)
        self._rest = Text("", SECOND, "ink2", wrap=True)
        self.body.addWidget(self._rest)
        self._judge()

    @property
    def typed(self) -> tuple[str, str, str]:
        return self._fields["volume"].text(), self._fields["line"].text(), self._fields["window"].text()

    def retype(self, typed: tuple[str, str, str]) -> None:
        """What a person typed and has not entered yet outlives a refresh of the screen."""
        for field, text in zip(self._fields.values(), typed, strict=True):
            field.set_text(text)

    def _judge(self) -> None:
        words = self._words
        self._judged = judged = judge(words, *self.typed)
        for key, field in self._fields.items():
            if judged.wrong == key:
                field.set_wrong(judged.text)
            else:
                field.set_plain()
        wrong = judged.wrong is not None
        self._sign.setVisible(not wrong)
        self._said.setVisible(not wrong)
        self._sign.set_face("", icon=sign(judged.look).icon, ink=state_ink(judged.look))
        self._said.set_words(judged.text, "ink2" if judged.look == "open" else state_ink(judged.look))
        entered = judged.found is not None and judged.found.asked == self.form.asked
        if judged.found is None:
            self._enter.set_off(judged.text)
        elif entered and not self.form.overridden:
            self._enter.set_off(words("This result is entered."))
        else:
            self._enter.set_on()
        rest = words("Counted are 70 % of the line; 1 GB is 8,000 megabit.")
        if judged.look == "not_done":
            rest += " " + words("An export on site with an encrypted device is possible; it costs extra.")
        self._rest.set_words(words("Entered.") + " " + rest if entered else rest)
