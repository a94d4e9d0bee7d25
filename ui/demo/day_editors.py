"""One detail after the other: each kind of editor is served as a person serves it, by typing, tapping, ticking or drawing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from ui.demo.hand import Hand, name_of
from ui.demo.not_seen import NotSeen
from ui.demo.pictures import Album
from ui.demo.script import Sample, Script
from ui.demo.strokes import signature
from ui.widgets.choice import BoxRow, RadioRow

if TYPE_CHECKING:
    from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An editor that waits: its spoken name "AP-07, MAC-Adresse", the place before the comma, the label behind it."""

    name: str
    place: str
    label: str
    samples: tuple[Sample, ...]

    @property
    def kind(self) -> str:
        return self.samples[0].kind


class Editors:
    """What a card or page asks, and how it is answered."""

    def __init__(self, hand: Hand, words: "Words", script: Script) -> None:
        self.hand, self.words, self.script = hand, words, script
        self._waiting = (words("open"), words("begun"))
        self._serials: set[str] = set()
        self._by_kind: dict[str, Callable[[Asked], None]] = {
            "num": self._typed,
            "text": self._typed,
            "scan": self._scanned,
            "timer": self._minutes,
            "pick": self._picked,
            "multi": self._ticked,
            "people": self._named,
            "rows": self._rows,
            "sign": self._signed,
            "when": lambda asked: self._press(asked, "now"),
            "auto": self._checked,
            "files": self._filed,
            "photo": self._photographed,
        }

    def asked(self) -> Iterator[Asked]:
        """Editors that are still open or begun ("AP-07, MAC-Adresse: offen")."""
        for widget in self.hand.all():
            if isinstance(widget, QLineEdit | QAbstractButton):
                continue
            name, colon, state = widget.accessibleName().rpartition(": ")
            label = self._label(name) if colon and state.startswith(self._waiting) else ""
            if label and self.script.samples[label][0].kind in self._by_kind:
                yield Asked(name=name, place=name[: -len(label) - 2], label=label, samples=self.script.samples[label])

    def answer(self, asked: Asked) -> bool:
        """True when something was entered."""
        if asked.kind == "scan" and not self._scan_text(asked):
            return False
        self._by_kind[asked.kind](asked)
        return True

    def _label(self, name: str) -> str:
        fitting = [label for label in self.script.samples if name.endswith(f", {label}")]
        return max(fitting, key=len, default="")

    # -- kinds ---------------------------------------------------------------------------------------------------------

    def _typed(self, asked: Asked) -> None:
        sample = asked.samples[0]
        own = asked.place.lower().replace(" ", "-")
        self.hand.type(self._field(asked.name), f"{own}-{sample.typed}" if sample.once else sample.typed)

    def _field(self, name: str) -> QWidget:
        return self.hand.find(name, QLineEdit)

    def _scan_text(self, asked: Asked) -> str:
        """The MAC and serial the order names; a serial nobody ordered is typed once, for it belongs to one device."""
        desk = next((desk for desk in self.script.desks if desk.number == asked.place), None)
        sample = asked.samples[0].typed
        if ":" in sample:
            return desk.mac if desk is not None else sample
        if desk is not None and desk.serial:
            return desk.serial
        if asked.label in self._serials:
            return ""
        return sample

    def _scanned(self, asked: Asked) -> None:
        """A hand scanner types and ends with Return."""
        text = self._scan_text(asked)
        self._serials.add(asked.label)
        self._press(asked, "scan")
        field = self._field(asked.name)
        self.hand.keys(field, text)
        self.hand.key(field, Qt.Key.Key_Return)

    def _minutes(self, asked: Asked) -> None:
        field, script = f"{asked.name}, {self.words('minutes')}", self.script
        if asked.label != script.briefing or asked.place != script.absent:
            self.hand.type(self._field(field), asked.samples[0].typed)
            return
        self.hand.type(self._field(field), "0")
        self.hand.rest()
        self.hand.type(self._field(f"{asked.name}, {self.words('why')}"), script.not_met)

    def _picked(self, asked: Asked) -> None:
        for sample in asked.samples:
            button = self.hand.sees(f"{asked.name}, {sample.choices[0]}", QAbstractButton) if sample.choices else None
            if button is None:
                continue
            self.hand.click(button)
            if sample.typed:
                self.hand.rest()
                self.hand.type(self._field(f"{asked.name}, {self.words('which one')}"), sample.typed)
            return
        raise NotSeen(f"no choice of the example is offered at {asked.name}")

    def _ticked(self, asked: Asked) -> None:
        for sample in asked.samples:
            boxes = [self.hand.sees(f"{asked.name}, {choice}", BoxRow) for choice in sample.choices]
            if boxes and all(boxes):
                for box in boxes:
                    if isinstance(box, BoxRow) and not box.isChecked():
                        self.hand.click(box)
                return
        raise NotSeen(f"no tick of the example is offered at {asked.name}")

    def _named(self, asked: Asked) -> None:
        """Who is proposed first is meant; without a proposal the name is typed, as are all further people of the example."""
        take = self._proposal(asked)
        first, *others = asked.samples[0].rows
        if take is not None:
            self.hand.click(take)
        else:
            self._type_person(asked.name, dict(first))
        self.hand.rest()
        for nth, row in enumerate(others, start=2):
            self._press(asked, "another person")
            self._type_person(f"{asked.name}, {self.words('person {n}', n=nth)}", dict(row))
            self.hand.rest()
        if asked.place == self.script.absent and asked.place and asked.kind == "people":
            self._press(asked, "not met")

    def _type_person(self, name: str, person: dict[str, str]) -> None:
        self.hand.type(self._field(f"{name}, {self.words('name')}"), person["name"])
        self.hand.rest()
        self.hand.type(self._field(f"{name}, {self.words('function')}"), person["function"])

    def _proposal(self, asked: Asked) -> QWidget | None:
        user = next((desk.user for desk in self.script.desks if desk.number == asked.place), "")
        for name in (user, self.script.contact):
            found = (
                self.hand.sees(f"{asked.name}, {self.words('take {name}', name=name)}", QAbstractButton)
                if name
                else None
            )
            if found is not None:
                return found
        return None

    def _rows(self, asked: Asked) -> None:
        """What is proposed where something is, else two rows of the example; a wide table has a page of its own."""
        words, hand = self.words, self.hand
        if hand.sees(f"{asked.name}, {words('open the table')}") is not None:
            return
        defaults = hand.sees(f"{asked.name}, {words('take the defaults')}", QAbstractButton)
        if defaults is not None:
            hand.click(defaults)
            return
        order = hand.sees(f"{asked.name}, {words('from the order')}", QAbstractButton)
        if order is not None:
            hand.click(order)
            hand.rest()
            self._fill_found(asked)
            return
        for nth, row in enumerate(self._fitting(asked)[:2], start=1):
            line = f"{asked.name}, {words('line {n}', n=nth)}"
            if nth > 1:
                hand.rest()
                more = hand.sees(f"{asked.name}, {words('another line')}", QAbstractButton)
                if more is None:
                    return
                hand.click(more)
            for title, text in row:
                hand.type(self._field(f"{line}, {title}"), self._member(asked, text))

    def _fitting(self, asked: Asked) -> list[tuple[tuple[str, str], ...]]:
        """Rows that name no more desks than there are besides the one asked; the first in any case."""
        others = len(self._others(asked))
        rows = asked.samples[0].rows
        named = [max((int(text[1:]) for _, text in row if _is_member(text)), default=0) for row in rows]
        return [row for nth, row in enumerate(rows) if nth == 0 or named[nth] <= others]

    def _member(self, asked: Asked, text: str) -> str:
        """ "@2" is the second desk besides the one asked; a desk set up alone watches somebody who is there already."""
        if not _is_member(text):
            return text
        others = self._others(asked)
        return others[int(text[1:]) - 1] if others else self.script.contact

    def _others(self, asked: Asked) -> list[str]:
        return [desk.number for desk in self.script.desks if desk.number != asked.place]

    def _fill_found(self, asked: Asked) -> None:
        """The order says how many there should be; as many were found. What it does not know is as in the example."""
        samples = [dict(row) for row in asked.samples[0].rows]
        for row in range(1, 60):
            line = f"{asked.name}, {self.words('line {n}', n=row)}"
            cells = [box for name, box in self.hand.names(QLineEdit).items() if name.startswith(f"{line}, ")]
            if not cells:
                return
            empty = [box for box in cells if isinstance(box, QLineEdit) and not box.text()]
            number = next((box.text() for box in cells if isinstance(box, QLineEdit) and box.text().isdigit()), "1")
            sample = samples[min(row, len(samples)) - 1]
            for box in empty:
                text = sample.get(box.accessibleName().removeprefix(f"{line}, "), "")
                self.hand.type(box, number if text.isdigit() or not text else text)
                self.hand.rest()

    def _signed(self, asked: Asked) -> None:
        """One pen for all who are named; an attendance list has one for everybody on it, as soon as the list itself is kept."""
        words, hand = self.words, self.hand
        pen = f"{asked.name}, {words('sign')}"

        def own() -> list[str]:
            names = [name for name in hand.names(QAbstractButton) if name.startswith(f"{asked.name}, ")]
            return [name for name in names if name.endswith(f", {words('sign')}")]

        hand.wait(lambda: own() or hand.sees(f"{asked.name}, {words('name')}", QLineEdit), f"a pen at {asked.name}")
        pens = own()
        if not pens:
            self._named(asked)
        for name in pens or [pen]:
            hand.click(hand.find(name, QAbstractButton))
            pad = hand.find(words("Signature"))
            hand.draw(pad, signature(name if name != pen else asked.place or asked.label))
            hand.click(words("Enter signature"))
            hand.gone(words("Enter signature"))
            hand.rest()

    def _checked(self, asked: Asked) -> None:
        """By the device where it can, else by hand with a word how; what needs a file or a host is checked by hand as well."""
        run = self.hand.sees(f"{asked.name}, {self.words('Check')}", QAbstractButton)
        needs = [self.hand.sees(f"{asked.name}, {self.words(what)}") for what in ("File", "Host")]
        if run is not None and needs == [None, None]:
            self.hand.click(run)
            return
        self._press(asked, "passed")
        self.hand.rest()
        self.hand.type(self._field(f"{asked.name}, {self.words('how checked')}"), self.script.checked_how)

    def _filed(self, asked: Asked) -> None:
        """A file with the ending the example has."""
        suffix = Path(asked.samples[0].typed).suffix
        file = self.script.files.get(suffix, self.script.file)
        self.hand.type(self._field(f"{asked.name}, {self.words('File')}"), str(file))

    def _photographed(self, asked: Asked) -> None:
        self._press(asked, "add photo")
        insert_photo(self.hand, self.words, self.script.photo)

    def _press(self, asked: Asked, what: str) -> None:
        self.hand.click(self.hand.find(f"{asked.name}, {self.words(what)}", QAbstractButton))


def _is_member(text: str) -> bool:
    return text[:1] == "@" and text[1:].isdigit()


def insert_photo(hand: Hand, words: "Words", photo: Path, caption: str = "") -> None:
    """The side sheet for a photo from a file, until it closes."""
    if caption:
        hand.type(words("Caption"), caption, end=False)
    hand.type(hand.find(words("File"), QLineEdit), str(photo))
    hand.gone(words("Caption"))


def give_reason(hand: Hand, words: "Words", note: str, photo: Path, album: Album) -> None:
    """The side sheet that asks why: a reason of the provider, what was seen, a photo beside it."""

    def reasons() -> list[QWidget]:
        return [row for row in hand.all(RadioRow) if name_of(row)[:1] in "PKX" and name_of(row)[1:3].isdigit()]

    hand.click(hand.wait(reasons, "reasons to choose from")[0])
    seen = hand.find(words("What did you see?"), QPlainTextEdit)
    hand.click(seen)
    hand.keys(seen, note)
    hand.click(words("Add a photo to this answer"))
    hand.type(hand.find(words("File"), QLineEdit), str(photo))
    hand.find(words("Add a photo to this answer"), patience=30)
    album.take("reason")
    hand.click(words("Enter problem"))
    hand.gone(words("Enter problem"))
