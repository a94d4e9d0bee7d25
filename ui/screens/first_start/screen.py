"""First start as four quiet pages in the middle of the window, one question each."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.changed import Changed
from ui.place import Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.screens.first_start import presenter
from ui.screens.first_start.presenter import Stage
from ui.theme.type import BODY, FIGURE, SECOND, TITLE
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.logo import Logo
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text


class FirstStartScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._code = ""
        words = ctx.words
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        sheet = Sheet(margin=64, name=words("First start"))
        sheet.setFixedWidth(640)
        self._pages = QStackedWidget()
        body = QVBoxLayout()
        body.setContentsMargins(88, 40, 40, 40)
        body.addWidget(self._pages)
        sheet.column.addLayout(body)
        outer.addWidget(sheet, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)

        self._code_field = Field(words("Enrolment code"), identity=True, placeholder="FB1.…")
        self._pin = Field(words("New PIN"))
        self._again = Field(words("The PIN once more"))
        for field in (self._pin, self._again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._label = Field(words("Name of this device"), text=platform.node() or "Tablet")
        self._answer = Text("", BODY, "block", wrap=True)
        self._answer.hide()
        self._enrol_button = Button(words("Enrol this device"), kind=ButtonKind.NEXT_ACT)
        self._places: dict[Stage, int] = {}
        self._build_welcome()
        self._build_code()
        self._build_pin()
        self._build_enrol()

    def enter(self, place: Place) -> None:
        self._ctx.frame.set_title(self._ctx.words("First start"), "")
        self._show(presenter.stage_of(self._ctx.app))

    def refresh(self, changed: Changed) -> None:
        """Nothing here changes by itself."""

    def _show(self, stage: Stage) -> None:
        if stage is Stage.DONE:
            self._ctx.frame.unlocked()
            return
        self._pages.setCurrentIndex(self._places[stage])
        field = {Stage.CODE: self._code_field, Stage.PIN: self._pin, Stage.ENROL: self._label}.get(stage)
        if field is not None:
            field.edit.setFocus()

    def _page(self, stage: Stage, title: str, *sentences: str) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Text(title, FIGURE if stage is Stage.WELCOME else TITLE, wrap=True))
        for sentence_ in sentences:
            column.addWidget(Text(sentence_, BODY, "ink2", wrap=True))
        self._places[stage] = self._pages.addWidget(page)
        return column

    def _build_welcome(self) -> None:
        words = self._ctx.words
        column = self._page(
            Stage.WELCOME,
            words("Feldbuch"),
            words("Your jobs, checklists and signed reports, with or without a network."),
            words(
                "What you enter is saved at once on this device, encrypted. HQ gets it as soon as there is a network."
            ),
        )
        column.insertWidget(0, Logo(56), 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        start = Button(words("Set up with a code from HQ"), kind=ButtonKind.NEXT_ACT)
        start.clicked.connect(lambda: self._show(Stage.CODE))
        line.addWidget(start)
        line.addStretch(1)
        column.addSpacing(8)
        column.addLayout(line)
        column.addStretch(1)

    def _build_code(self) -> None:
        words = self._ctx.words
        column = self._page(
            Stage.CODE,
            words("Which code did HQ give you?"),
            words("It works once, for one day. Paste it, or open the picture of its QR code."),
        )
        column.addWidget(self._code_field)
        line = QHBoxLayout()
        line.setSpacing(12)
        on = Button(words("Check code"), kind=ButtonKind.NEXT_ACT)
        on.clicked.connect(self._check_code)
        self._code_field.edit.returnPressed.connect(self._check_code)
        picture = Button(words("From a picture"), icon="image", height=56)
        picture.clicked.connect(self._from_picture)
        line.addWidget(on)
        line.addWidget(picture)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _build_pin(self) -> None:
        words = self._ctx.words
        column = self._page(Stage.PIN, words("Choose a PIN"), presenter.pin_rule(self._ctx.app, words))
        column.addWidget(self._pin)
        column.addWidget(self._again)
        line = QHBoxLayout()
        on = Button(words("Set PIN"), kind=ButtonKind.NEXT_ACT)
        on.clicked.connect(self._choose_pin)
        self._again.edit.returnPressed.connect(self._choose_pin)
        line.addWidget(on)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def _build_enrol(self) -> None:
        words = self._ctx.words
        column = self._page(
            Stage.ENROL,
            words("Enrol this device"),
            words("HQ now learns the key of this device and sends your jobs. This needs a network once."),
        )
        column.addWidget(self._label)
        column.addWidget(self._answer)
        line = QHBoxLayout()
        self._enrol_button.clicked.connect(self._enrol)
        line.addWidget(self._enrol_button)
        again = Button(words("Another code"), kind=ButtonKind.QUIET)
        again.clicked.connect(lambda: self._show(Stage.CODE))
        line.addWidget(again)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(Text(words("You can repeat this as often as needed; nothing gets lost."), SECOND, "ink2"))
        column.addStretch(1)

    def _from_picture(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self._ctx.words("Picture of the QR code"), "", "*.png *.jpg *.jpeg *.webp"
        )
        if not path:
            return
        text = presenter.code_in_picture(Path(path))
        if text:
            self._code_field.set_text(text)
            self._check_code()
        else:
            self._code_field.set_wrong(self._ctx.words("There is no readable QR code in this picture."))

    def _check_code(self) -> None:
        self._code = self._code_field.text().strip()
        try:
            page = presenter.read_code(self._ctx.app, self._code)
        except Exception as error:
            self._code_field.set_wrong(sentence(self._ctx.words, error))
            return
        self._code_field.set_right(self._ctx.words("Code of {address}", address=page.address))
        state = presenter.stage_of(self._ctx.app)
        self._show(Stage.PIN if state is Stage.WELCOME else Stage.ENROL)

    def _choose_pin(self) -> None:
        pin, again = self._pin.text(), self._again.text()
        self._pin.set_plain()
        self._again.set_plain()
        if pin != again:
            self._again.set_wrong(self._ctx.words("The two entries differ. Please type the PIN once more."))
            return

        def failed(error: BaseException) -> None:
            self._pin.set_wrong(sentence(self._ctx.words, error))

        self._ctx.store(
            lambda: presenter.choose_pin(self._ctx.app, pin), lambda _: self._show(Stage.ENROL), self, failed
        )

    def _enrol(self) -> None:
        if not self._code:
            self._show(Stage.CODE)
            return
        self._enrol_button.set_off(self._ctx.words("HQ is being asked"))
        self._answer.hide()
        label = self._label.text().strip() or "Tablet"
        self._ctx.net(lambda: presenter.enrol(self._ctx.app, self._code, label), self._enrolled, self, self._refused)

    def _enrolled(self, changed: Changed) -> None:
        self._enrol_button.set_on()
        self._ctx.frame.changed(changed)
        self._ctx.frame.unlocked()
        self._ctx.frame.sync_now()

    def _refused(self, error: BaseException) -> None:
        self._enrol_button.set_on()
        self._answer.set_words(presenter.refusal(self._ctx.words, error))
        self._answer.show()
