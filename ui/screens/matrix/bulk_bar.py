"""The bar below the matrix: what is chosen, and the acts on it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.models.matrix import Act
from ui.widgets.button import Button, ButtonKind
from ui.widgets.foot_bar import FootBar
from ui.wording import Words


class BulkBar(FootBar):
    """Signals: cancelled(), asked(Act)."""

    cancelled = Signal()
    asked = Signal(object)

    def __init__(self, words: Words) -> None:
        enter = Button("", icon="tick", kind=ButtonKind.NEXT_ACT)
        super().__init__(enter)
        self._words, self._enter = words, enter
        cancel = Button(words("Cancel"), kind=ButtonKind.QUIET)
        cancel.clicked.connect(self.cancelled)
        self.add_act(cancel)
        for act, icon, word in (
            (Act.NA, "dash", words("Not applicable …")),
            (Act.DEVIATES, "neq", words("Deviates …")),
        ):
            button = Button(word, icon=icon)
            button.clicked.connect(lambda _on=False, act=act: self.asked.emit(act))
            self.add_act(button)
        enter.clicked.connect(lambda: self.asked.emit(Act.DONE))

    def show_choice(self, count: int, titles: Sequence[str], ends: tuple[str, str], changing: int) -> None:
        """`changing` of the chosen cells would become done; the others stay."""
        words = self._words
        parts = [words.count("{n} cell", "{n} cells", count)]
        parts.append(titles[0] if len(titles) == 1 else words.count("{n} item", "{n} items", len(titles)))
        parts.append(ends[0] if ends[0] == ends[1] else words("{first} to {last}", first=ends[0], last=ends[1]))
        kept = count - changing
        second = words("Not entered yet.")
        if kept:
            second += " " + words.count("{n} is already done and stays.", "{n} are already done and stay.", kept)
        self.show_words(" · ".join(parts), second)
        if changing:
            self._enter.set_on()
            self._enter.set_face(words.count("Enter {n} as done", "Enter {n} as done", changing))
        else:
            self._enter.set_face(words("Nothing to enter"))
            self._enter.set_off(second)
