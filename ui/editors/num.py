"""Num: a number with its unit, its range told while it is typed."""

from app.domain import Num, Tri, Verdict
from ui.answer_words import allowed
from ui.editors.amounts import kept, within
from ui.editors.field_editor import FieldEditor
from ui.widgets.button import Button


class NumEditor(FieldEditor):
    """Beyond the maximum a measurement is kept where the catalogue has a reason for it, and the reason is asked at once."""

    def build_body(self) -> None:
        super().build_body()
        self.box.setMaximumWidth(200)
        self.box.edit.textEdited.connect(self._judge)

    def buttons(self) -> tuple[Button, ...]:
        if not self.row.plain_tick:
            return ()
        self.tick = Button(self.row.plain_tick, icon="tick", name=self.spoken(self.row.plain_tick))
        self.tick.clicked.connect(lambda: self.offer(Tri(verdict=Verdict.DONE)))
        return (self.tick,)

    def name_all(self) -> None:
        super().name_all()
        if self.row.plain_tick:
            self.tick.setAccessibleName(self.spoken(self.row.plain_tick))

    def shown_text(self) -> str:
        return self.words.decimal(self.row.value.number) if isinstance(self.row.value, Num) else ""

    def commit(self, text: str) -> None:
        number = kept(text)
        if number is None:
            self.refuse(self.words("Please enter a number"))
            return
        self.offer(Num(number=number))
        if self.row.exceeds_with and within(number, "", self.row.maximum) > 0:
            self.ask("deviates", value=Num(number=number), proposed=self.row.exceeds_with)

    def _judge(self, text: str) -> None:
        row = self.row
        number = kept(text) if text.strip() else "0"
        if number is None:
            self._live(self.words("Please enter a number"))
        elif text.strip() and within(number, row.minimum, row.maximum):
            self._live(allowed(self.words, row.minimum, row.maximum, row.unit))
        else:
            self.box.set_wrong(False)
            self.answer.hide()

    def _live(self, sentence: str) -> None:
        self.box.set_wrong(True)
        self.hint.hide()
        self.message(sentence, "wrong")
