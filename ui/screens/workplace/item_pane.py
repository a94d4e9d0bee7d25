"""The middle of the card: the chosen item's tick and details. Panes are kept per item, so another desk only refills them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import Tri, Verdict
from ui.editors.editor import Editor
from ui.editors.kinds import editor_for
from ui.editors.model import Ask, Offer
from ui.editors.run_line import RunLine
from ui.editors.sub import SubEditor
from ui.screens.workplace.presenter import Card, Tick
from ui.theme.type import CARD, SECOND
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.run_row import Answer
from ui.widgets.sheet import Rule
from ui.widgets.text import Text
from ui.wording import Words


class ItemPane(QWidget):
    """Signals: made(editor) for each new editor, given(Offer), asked(Ask), every_wanted(), desk_wanted(model),
    consent_wanted()."""

    made = Signal(object)
    given = Signal(object)
    asked = Signal(object)
    every_wanted = Signal()
    desk_wanted = Signal(str)
    consent_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._card: Card | None = None
        self.editors: list[Editor] = []
        self._shape: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner = Banner(tone=Tone.DEV, icon="return")
        self._banner_holder = QWidget()
        banner = QVBoxLayout(self._banner_holder)
        banner.setContentsMargins(12, 12, 12, 4)
        banner.addWidget(self._banner)
        column.addWidget(self._banner_holder)
        column.addWidget(self._build_limit())
        self._head = self._build_head()
        column.addWidget(self._head)
        self._head_rule = Rule()
        column.addWidget(self._head_rule)
        self.tick = RunLine(number="", title="", second="", names=("", "", ""))
        self.tick.answered.connect(self._ticked)
        column.addWidget(self.tick)
        self._details = QVBoxLayout()
        self._details.setSpacing(0)
        column.addLayout(self._details)
        column.addWidget(self._build_foot())
        column.addStretch(1)

    def _build_limit(self) -> QWidget:
        agree = Button(self._words("Record consent"))
        agree.clicked.connect(self.consent_wanted)
        self._limit = Banner(tone=Tone.BLOCK, action=agree)
        self._limit_holder = QWidget()
        inner = QVBoxLayout(self._limit_holder)
        inner.setContentsMargins(12, 12, 12, 4)
        inner.addWidget(self._limit)
        return self._limit_holder

    def _build_head(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(16, 4, 12, 4)
        line.setSpacing(10)
        self._heading = Text("", CARD)
        self._counted = Text("", SECOND, "ink2")
        self._more = Button(icon="more", kind=ButtonKind.QUIET, name=self._words("more"))
        self._more.setFixedSize(48, 48)
        self._more.clicked.connect(self._menu)
        line.addWidget(self._heading)
        line.addWidget(self._counted, 1)
        line.addWidget(self._more)
        holder.setFixedHeight(56)
        return holder

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        self._foot.setMinimumWidth(1)  # or the two links side by side would keep the pane from getting narrow
        line = self._foot_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        line.setContentsMargins(4, 4, 4, 4)
        self._every = Button("", kind=ButtonKind.QUIET, icon="list")
        self._every.clicked.connect(self.every_wanted)
        self._desk = Button(self._words("Ask all steps on this desk"), kind=ButtonKind.QUIET, icon="pin")
        self._desk.clicked.connect(lambda: self.desk_wanted.emit(self._card.may_choose if self._card else ""))
        line.addWidget(self._every)
        line.addWidget(self._desk)
        line.addStretch(1)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        both = self._every.sizeHint().width() + self._desk.sizeHint().width() + 24
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot_line.setDirection(beside if self.width() >= both else below)

    def show_card(self, card: Card) -> None:
        self._card = card
        words = self._words
        shape = tuple(row.shape for row in card.rows)
        fresh = shape != self._shape
        if fresh:
            self._rebuild(card)
            self._shape = shape
        else:
            for editor, row in zip(self.editors, card.rows, strict=True):
                if row != editor.row:
                    editor.show_row(row)
        self._banner_holder.setVisible(bool(card.remark))
        if card.remark:
            self._banner.show_words(words("HQ asks: {text}", text=card.remark), card.remark_by)
        self._limit_holder.setVisible(bool(card.limit))
        if card.limit:
            self._limit.show_words(
                card.limit_words + ".", words("More is extra cost: without consent it stops the signature.")
            )
        alone = len(card.rows) == 1 and isinstance(self.editors[0], SubEditor) if card.rows else False
        whole = card.tick is not None and not card.rows
        self._head.setVisible(not (alone and card.tick is None))
        self._head_rule.setVisible(self._head.isVisibleTo(self))
        self._heading.set_words(card.heading)
        self._counted.set_words(card.counted)
        place = card.rows[0].name.rpartition(", ")[0] if card.rows else card.number or card.name
        self._more.set_face(name=f"{place}, {card.heading}, {words('whole item')}")
        self._more.setVisible(not card.precondition and not whole)
        self._show_tick(card.tick)
        self._every.setVisible(card.hidden > 0)
        self._every.set_face(words.count("Show the one step", "Show all {n} steps", card.hidden + len(card.rows)))
        self._desk.setVisible(bool(card.may_choose))
        self._foot.setVisible(card.hidden > 0)
        if fresh:
            self._settle()

    def _settle(self) -> None:
        """New rows stand with their height now, not one event later: no frame shows them squeezed or not at all."""
        for editor in self.editors:
            editor.show()
        layout, view = self.layout(), self.parentWidget()
        if layout is not None and view is not None:
            layout.activate()
            self.resize(view.width(), max(view.height(), self.minimumSizeHint().height()))

    def field_of(self, step: str) -> QWidget | None:
        """Where the answer to a step is given."""
        for editor in self.editors:
            if editor.row.step == step:
                return editor.first_field()
            if isinstance(editor, SubEditor) and (field := editor.field_of(step)) is not None:
                return field
        return self.tick.yes if self._card is not None and self._card.tick is not None else None

    def next_field(self, present: QWidget) -> QWidget | None:
        """Where Return leads: the field of the detail after the one at hand. A scanner's Return must not end on a button."""
        for place, editor in enumerate(self.editors):
            if editor is present or editor.isAncestorOf(present):
                return self.editors[place + 1].first_field() if place + 1 < len(self.editors) else None
        return None

    def _rebuild(self, card: Card) -> None:
        for editor in self.editors:
            self._details.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.editors = []
        for row in card.rows:
            editor = editor_for(row, self._words)
            self.editors.append(editor)
            self._details.addWidget(editor)
            self.made.emit(editor)

    # -- the whole item ------------------------------------------------------------------------------------------------

    def _show_tick(self, tick: Tick | None) -> None:
        self.tick.setVisible(tick is not None)
        if tick is None:
            return
        words = self._words
        self.tick.set_title(tick.title)
        self.tick.set_second(tick.second)
        self.tick.set_names(
            (
                f"{tick.name}, {words('done')}",
                f"{tick.name}, {words('not done')}",
                f"{tick.name}, {words('not applicable')}",
            )
        )
        self.tick.set_answer(Answer(tick.answer))

    def _ticked(self, answer: Answer) -> None:
        card = self._card
        if card is None or card.tick is None:
            return
        tick = card.tick
        if answer is Answer.PASSED:
            value = None if tick.answer == "passed" else Tri(verdict=Verdict.DONE)
            self.given.emit(Offer(subject=card.subject, step=tick.step, value=value))
        elif answer is Answer.NA:
            self._ask("na")
        else:
            if tick.answer not in ("failed", "excused"):
                self.given.emit(Offer(subject=card.subject, step=tick.step, value=Tri(verdict=Verdict.FAILED)))
            self._ask("failed")

    def _ask(self, what: str) -> None:
        card = self._card
        if card is None:
            return
        words = self._words
        title = {
            "na": words("{what}: not applicable", what=card.heading),
            "failed": words("{what}: not done", what=card.heading),
            "deviates": words("{what}: deviates", what=card.heading),
        }[what]
        place = card.number or card.name
        self.asked.emit(
            Ask(
                subject=card.subject,
                step=card.chosen,
                what=what,
                title=title,
                second=words("{place}. Why?", place=place),
            )
        )

    def _menu(self) -> None:
        words = self._words
        menu = QMenu(self)
        for what, text in (
            ("na", words("Whole item not applicable …")),
            ("failed", words("Whole item not done …")),
            ("deviates", words("Whole item deviates …")),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, w=what: self._ask(w))
        card = self._card
        if card is not None and card.tick is not None and card.tick.answer != "none":
            menu.addSeparator()
            take = menu.addAction(words("Take the tick back"))
            take.triggered.connect(
                lambda _on=False: self.given.emit(Offer(subject=card.subject, step=card.chosen, value=None))
            )
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
