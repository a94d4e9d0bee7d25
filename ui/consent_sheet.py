"""The side sheet that asks who agreed to pass a limit, to what, and for the proof of it: an allowance is passed only with a name
and a signature, or the number under which HQ approved it (facts sec 2.2)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.saying import ConsentGiven
from ui.screen_context import ScreenContext
from ui.theme.type import SECOND
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.segments import Segments
from ui.widgets.side_sheet import SideSheet
from ui.widgets.signature import SignaturePad
from ui.widgets.text import Text
from ui.wording import Words


class ConsentSheet(SideSheet):
    """Signal: given(ConsentGiven), complete."""

    given = Signal(object)

    def __init__(self, host: QWidget, words: Words, *, second: str, what: str) -> None:
        super().__init__(host, title=words("Consent to extra cost"), second=second, close_name=words("Close"))
        self._words = words
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(12)
        self.who = Field(words("Who agrees?"), placeholder=words("e.g. {example}", example="Renée Núñez"))
        self.function = Field(words("Function"), placeholder=words("e.g. {example}", example=words("Head of office")))
        self.what = Field(words("To what?"), text=what)
        self.proof = Segments(
            [("signature", words("Signature")), ("approval", words("Approval by HQ"))], name=words("Proof of consent")
        )
        self.proof.set_current("signature")
        self.proof.chosen.connect(self._proven_by)
        self.pad = SignaturePad(name=words("Signature of the consent"), caption="", clear_word=words("Clear"))
        self.pad.setMinimumHeight(160)
        self.approval = Field(
            words("Approval number of HQ"), placeholder=words("e.g. {example}", example="HQ-2026-118")
        )
        self.problem = Text("", SECOND, "block", wrap=True)
        self._fields = (self.who, self.function, self.what)
        for part in (*self._fields, self.proof, self.pad, self.approval, self.problem):
            column.addWidget(part)
        self.who.edit.returnPressed.connect(self.function.edit.setFocus)
        self.function.edit.returnPressed.connect(self.what.edit.setFocus)
        self.approval.edit.returnPressed.connect(self._give)
        self.body.addLayout(column)
        self.body.addStretch(1)
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.dismiss)
        enter = Button(words("Record consent"), kind=ButtonKind.PRIMARY)
        enter.clicked.connect(self._give)
        self.foot.addWidget(cancel)
        self.foot.addWidget(enter, 1)
        self.closed.connect(self.deleteLater)
        self._proven_by("signature")

    def _proven_by(self, way: str) -> None:
        self.pad.setVisible(way == "signature")
        self.approval.setVisible(way == "approval")
        self.problem.hide()

    def _give(self) -> None:
        signed = self.proof.current() == "signature"
        asked = self._fields if signed else (*self._fields, self.approval)
        for field in asked:
            field.set_plain()
        empty = [field for field in asked if not field.text().strip()]
        for field in reversed(empty):
            field.set_wrong(self._words("Please fill this in."))
            field.edit.setFocus()
        unsigned = signed and self.pad.is_empty()
        self.problem.set_words(self._words("Please sign in the field.") if unsigned else "")
        self.problem.setVisible(unsigned)
        if empty or unsigned:
            return
        who, function, what = (field.text().strip() for field in self._fields)
        consent = ConsentGiven(
            who=who,
            function=function,
            what=what,
            approval="" if signed else self.approval.text().strip(),
            strokes=self.pad.drawn() if signed else None,
        )
        self.dismiss()
        self.given.emit(consent)


def ask_consent(
    ctx: ScreenContext, screen: QWidget, job: str, allowance: str, *, second: str, what: str
) -> ConsentSheet:
    """The sheet over that screen, not open yet; what it gives is written."""
    app = ctx.app
    sheet = ConsentSheet(screen, ctx.words, second=second, what=what)
    sheet.given.connect(
        lambda given: ctx.write(lambda: app.answering.consent(app.jobs.open(job), allowance, given), screen)
    )
    return sheet
