"""Sub: the run sheet. Passed lines fold together, a failed one asks why, all open ones can be passed at once."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import Tri, Verdict
from ui.editors.amounts import kept, within
from ui.editors.editor import Editor
from ui.editors.model import Ask, Offer, SubLine
from ui.editors.run_line import RunLine
from ui.theme.type import CARD, SECOND
from ui.widgets.button import Button
from ui.widgets.list_row import ListRow
from ui.widgets.run_row import Answer
from ui.widgets.sheet import Rule
from ui.widgets.text import Text

FOLD_FROM = 3
"""So many passed lines in a row fold together."""


class SubEditor(Editor):
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(56, 4, 12, 4)
        head.setSpacing(8)
        self.label = Text(self.row.label, CARD)
        self.counted = Text("", SECOND, "ink2")
        self.all = Button(self.words("All passed"), icon="tick")
        self.all.clicked.connect(self._pass_all)
        head.addWidget(self.label)
        head.addWidget(self.counted, 1)
        head.addWidget(self.all)
        self.holder = QWidget()
        self.holder.setFixedHeight(56)
        self.holder.setLayout(head)
        column.addWidget(self.holder)
        column.addWidget(Rule())
        self.lines: list[RunLine] = []
        self.folds: list[ListRow] = []
        for nth, sub in enumerate(self.row.subs):
            fold = ListRow("", icon="tick", icon_ink="done", trailing="chevron-down", margin=44)
            fold.clicked.connect(lambda _on=False, place=nth: self._unfold(place))
            fold.hide()
            line = RunLine(
                number=sub.number,
                title=sub.title,
                second=sub.second,
                names=self._names(sub),
                unit=sub.unit,
                figure_name=f"{self._place()}, {sub.title}, {self.words('number')}",
                placeholder=self.words("e.g. {example}", example=sub.example) if sub.example else "",
            )
            line.answered.connect(lambda answer, place=nth: self._answered(place, answer))
            line.typed.connect(lambda text, place=nth: self._typed(place, text))
            column.addWidget(fold)
            column.addWidget(line)
            self.folds.append(fold)
            self.lines.append(line)
        self._open: set[int] = set()
        self._subject = self.row.subject

    def _place(self) -> str:
        return self.row.name.removesuffix(f", {self.row.label}")

    def _names(self, sub: SubLine) -> tuple[str, str, str]:
        words, name = self.words, f"{self._place()}, {sub.title}"
        return (
            f"{name}, {words('passed')}",
            f"{name}, {words('not passed')}",
            f"{name}, {words('not applicable')}",
        )

    def name_all(self) -> None:
        self.all.setAccessibleName(self.spoken(self.words("all passed")))
        for line, sub in zip(self.lines, self.row.subs, strict=True):
            line.set_names(self._names(sub), f"{self._place()}, {sub.title}, {self.words('number')}")

    def _show_words(self) -> None:
        row, words = self.row, self.words
        passed = sum(1 for sub in row.subs if sub.answer in ("passed", "na"))
        failed = sum(1 for sub in row.subs if sub.answer in ("failed", "excused"))
        left = len(row.subs) - passed - failed
        parts = [words("{n} passed", n=passed)] if passed else []
        if failed:
            parts.append(words("{n} failed", n=failed))
        if left:
            parts.append(words("{n} open", n=left))
        self.counted.set_words(", ".join(parts))
        self.all.setVisible(bool(left))
        self.setAccessibleName(f"{row.name}: {row.spoken}")
        self.setAccessibleDescription(row.spoken)

    def fill(self) -> None:
        if self._subject != self.row.subject:
            self._subject = self.row.subject
            self._open.clear()
        for line, sub in zip(self.lines, self.row.subs, strict=True):
            line.set_answer(Answer(sub.answer), sub.why)
            line.set_second(sub.why or sub.second)
            line.set_figure(sub.figure)
        self._fold()

    def refuse(self, sentence: str) -> None:
        self.counted.set_words(sentence)

    def first_field(self) -> QWidget:
        for line, sub in zip(self.lines, self.row.subs, strict=True):
            if sub.answer == "none":
                return line.yes
        return self.lines[0].yes

    def field_of(self, step: str) -> QWidget | None:
        """The line of one sub-test, unfolded."""
        for nth, sub in enumerate(self.row.subs):
            if sub.step == step:
                self._unfold(self._start_of(nth))
                return self.lines[nth].yes
        return None

    # -- folding -------------------------------------------------------------------------------------------------------

    def _groups(self) -> list[tuple[int, int]]:
        """Stretches [start, end) of passed lines long enough to fold."""
        subs = self.row.subs
        found, start = [], 0
        for nth in range(len(subs) + 1):
            if nth == len(subs) or subs[nth].answer != "passed":
                if nth - start >= FOLD_FROM:
                    found.append((start, nth))
                start = nth + 1
        return found

    def _start_of(self, place: int) -> int:
        return next((start for start, end in self._groups() if start <= place < end), place)

    def _fold(self) -> None:
        hidden: set[int] = set()
        for nth, fold in enumerate(self.folds):
            end = next((end for start, end in self._groups() if start == nth), None)
            folded = end is not None and nth not in self._open
            fold.setVisible(folded)
            if folded and end is not None:
                subs = self.row.subs[nth:end]
                title = self.words("{a} to {b} passed", a=nth + 1, b=end)
                fold.set_face(
                    title,
                    second=", ".join(sub.title for sub in subs),
                    spoken=f"{self.row.name}, {title}, {self.words('show')}",
                )
                hidden.update(range(nth, end))
        for nth, line in enumerate(self.lines):
            line.setVisible(nth not in hidden)

    def _unfold(self, place: int) -> None:
        self._open.add(place)
        self._fold()

    # -- answers -------------------------------------------------------------------------------------------------------

    def _offer_of(self, sub: SubLine, verdict: Verdict, figure: str | None) -> Offer:
        return Offer(subject=self.row.subject, step=sub.step, value=Tri(verdict=verdict, number=figure))

    def _figure(self, place: int) -> str | None:
        box = self.lines[place].figure
        return kept(box.edit.text()) if box is not None else None

    def _answered(self, place: int, answer: Answer) -> None:
        sub = self.row.subs[place]
        if answer is Answer.PASSED:
            again = sub.answer == "passed"
            figure = self._figure(place)
            if again:
                self.given.emit(Offer(subject=self.row.subject, step=sub.step, value=None))
            else:
                self._open.add(place)
                self.given.emit(self._offer_of(sub, Verdict.DONE, figure))
                self._go_on(place)
        elif answer is Answer.NA:
            self._why(sub, "na", Tri(verdict=Verdict.NA))
        else:
            self._fail(place)

    def _fail(self, place: int) -> None:
        sub = self.row.subs[place]
        value = Tri(verdict=Verdict.FAILED, number=self._figure(place))
        self._open.clear()
        if sub.answer not in ("failed", "excused"):
            self.given.emit(Offer(subject=self.row.subject, step=sub.step, value=value))
        self._why(sub, "failed", value)

    def _why(self, sub: SubLine, what: str, value: Tri) -> None:
        words = self.words
        title = words("{what} not passed", what=sub.title) if what == "failed" else ""
        self.asked.emit(
            Ask(
                subject=self.row.subject,
                step=sub.step,
                what=what,
                title=title or words("{what}: not applicable", what=sub.title),
                second=words("{place}, {sheet} {n}. Why?", place=self._place(), sheet=self.row.label, n=sub.number),
                value=value,
            )
        )

    def _typed(self, place: int, text: str) -> None:
        """A number that passes is an answer; one that does not fails the line and asks why."""
        sub, line = self.row.subs[place], self.lines[place]
        assert line.figure is not None
        figure = kept(text)
        if figure is None:
            line.figure.set_wrong(bool(text.strip()))
            return
        if within(figure, sub.pass_min, sub.pass_max):
            self._fail(place)
        else:
            self._open.add(place)
            self.given.emit(self._offer_of(sub, Verdict.DONE, figure))

    def _go_on(self, place: int) -> None:
        for nth in range(place + 1, len(self.lines)):
            if self.row.subs[nth].answer == "none":
                self.lines[nth].yes.setFocus()
                return

    def _pass_all(self) -> None:
        offers = tuple(
            self._offer_of(sub, Verdict.DONE, self._figure(nth))
            for nth, sub in enumerate(self.row.subs)
            if sub.answer == "none"
        )
        self._open.clear()
        self.act("all", offers=offers)
