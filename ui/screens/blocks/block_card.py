"""One block: its head with "Alle erledigt" (of a training "Alle Themen geschult"), a run row for every tick, a row that opens the card
where there are details.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import Tri, Verdict
from ui.editors.model import Act, Ask, Offer
from ui.editors.run_line import RunLine
from ui.screens.blocks.presenter import Block, Line
from ui.theme.signs import sign, state_ink
from ui.theme.type import CARD, SECOND
from ui.widgets.button import Button
from ui.widgets.list_row import ListRow
from ui.widgets.run_row import Answer
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.text import Text
from ui.wording import Words


class BlockCard(Sheet):
    """Signals: given(Offer), asked(Ask), acted(Act), opened(subject, item)."""

    given = Signal(object)
    asked = Signal(object)
    acted = Signal(object)
    opened = Signal(str, str)

    def __init__(self, block: Block, words: Words) -> None:
        super().__init__(name=block.title)
        self._words, self.block = words, block
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._title = Text(block.title, CARD)
        self._second = Text(block.second, SECOND, "ink2")
        names.addWidget(self._title)
        names.addWidget(self._second)
        self._counted = Text("", SECOND, "ink2")
        self._all = Button(words("All done"), icon="tick", name=f"{block.place}, {words('all done')}")
        self._all.clicked.connect(self._all_done)
        topics = words("All topics taught")
        self._taught = Button(topics, icon="tick", name=f"{block.place}, {words('all topics taught')}")
        self._taught.clicked.connect(self._all_taught)
        head.addLayout(names, 1)
        head.addWidget(self._counted)
        head.addWidget(self._taught)
        head.addWidget(self._all)
        self.column.addLayout(head)
        self.column.addWidget(Rule())
        self._rows: dict[str, QWidget] = {}
        for line in block.lines:
            self._rows[line.step] = self._row(line)
            self.column.addWidget(self._rows[line.step])
        self.show_block(block)

    def show_block(self, block: Block) -> None:
        """Other answers on the same lines."""
        self.block = block
        self._counted.set_words(block.counted)
        self._all.setVisible(len(block.open_steps) > 1)
        self._taught.setVisible(len(block.topics) > 1)
        for line in block.lines:
            row = self._rows[line.step]
            if isinstance(row, RunLine):
                row.set_answer(Answer(line.answer), line.spoken)
                row.set_second(line.second)
            elif isinstance(row, ListRow):
                look = sign(line.look)
                row.set_face(
                    line.title,
                    spoken=line.spoken,
                    second=line.second,
                    value=line.value,
                    icon=look.icon if line.look != "open" else "",
                    icon_ink=state_ink(line.look),
                    tone="block" if line.look == "blocks" else "dev" if line.look in ("deviates", "not_done") else "",
                )

    def _row(self, line: Line) -> QWidget:
        words, block = self._words, self.block
        if line.details:
            row = ListRow(line.title, number=line.number, trailing="chevron-right", margin=44)
            row.clicked.connect(lambda: self.opened.emit(block.subject, line.step))
            return row
        name = f"{block.place}, {line.title}"
        run = RunLine(
            number=line.number,
            title=line.title,
            second="",
            names=(
                f"{name}, {words('done')}",
                f"{name}, {words('not done')}",
                f"{name}, {words('not applicable')}",
            ),
        )
        run.answered.connect(lambda answer, step=line.step: self._answered(step, answer))
        return run

    def _line(self, step: str) -> Line:
        return next(line for line in self.block.lines if line.step == step)

    def _answered(self, step: str, answer: Answer) -> None:
        line, subject = self._line(step), self.block.subject
        if answer is Answer.PASSED:
            value = None if line.answer == "passed" else Tri(verdict=Verdict.DONE)
            self.given.emit(Offer(subject=subject, step=step, value=value))
        elif answer is Answer.NA:
            self._ask(line, "na")
        else:
            if line.answer not in ("failed", "excused"):
                self.given.emit(Offer(subject=subject, step=step, value=Tri(verdict=Verdict.FAILED)))
            self._ask(line, "failed")

    def _ask(self, line: Line, what: str) -> None:
        words = self._words
        na = words("{what}: not applicable", what=line.title)
        title = na if what == "na" else words("{what}: not done", what=line.title)
        second = words("{place}. Why?", place=self.block.place)
        self.asked.emit(Ask(subject=self.block.subject, step=line.step, what=what, title=title, second=second))

    def _all_taught(self) -> None:
        """Entered as shown; what was practised, or asked, is said at the topic."""
        block = self.block
        text = self._words.count("{n} topic entered as shown", "{n} topics entered as shown", len(block.topics))
        self.acted.emit(
            Act(subject=block.subject, step="", what="all", offers=block.topics, title=block.title, text=text)
        )

    def _all_done(self) -> None:
        block = self.block
        offers = tuple(
            Offer(subject=block.subject, step=step, value=Tri(verdict=Verdict.DONE)) for step in block.open_steps
        )
        text = self._words.count("{n} item entered as done", "{n} items entered as done", len(offers))
        self.acted.emit(Act(subject=block.subject, step="", what="all", offers=offers, title=block.title, text=text))
