"""One who signs alone, as a row: signed, still to sign, not there, or signed for what no longer stands; a tap opens the pad."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editors.model import Attendee
from ui.widgets.button import Button, ButtonKind
from ui.widgets.list_row import ListRow
from ui.wording import Words

_FACES = {
    "signed": ("tick", "done"),
    "waiting": ("open", "ink3"),
    "absent": ("dash", "ink3"),
    "against": ("neq", "dev"),
    "besides": ("neq", "dev"),
}


class SignerLine(QWidget):
    """`spoken` begins its names ("Schulung 1, Anwesenheit, Petra Öztürk"). Signals: sign_wanted, dropped."""

    sign_wanted = Signal()
    dropped = Signal()

    def __init__(self, words: Words, one: Attendee, *, spoken: str, margin: int = 44) -> None:
        super().__init__()
        icon, ink = _FACES[one.state]
        acts = {"signed": words("sign anew"), "waiting": words("sign")}
        gone = words("hand-over changed since") if one.hand else words("no longer on the list")
        self.row = ListRow(
            one.name,
            second=words("signed, but entered as not met") if one.state == "against" else one.function,
            icon=icon,
            icon_ink=ink,
            value={
                "signed": words("signed"),
                "waiting": words("Sign …"),
                "absent": words("not met"),
                "against": "",
                "besides": gone,
            }[one.state],
            value_ink="accent" if one.state == "waiting" else "ink2",
            trailing="pen" if one.state in acts else "",
            margin=margin,
            target=one.state in acts,
            spoken=f"{spoken}, {acts[one.state]}" if one.state in acts else "",
        )
        self.row.clicked.connect(lambda _on=False: self.sign_wanted.emit())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.row, 1)
        if one.state in ("against", "besides"):
            drop = Button(icon="trash", kind=ButtonKind.QUIET, name=f"{spoken}, {words('remove')}")
            drop.setFixedSize(48, 48)
            drop.clicked.connect(lambda _on=False: self.dropped.emit())
            across.addWidget(drop)
