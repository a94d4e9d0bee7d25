"""The card of a place: everything that is open on it, then on to the next open one, until nothing is open any more."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ui.demo.day_editors import Editors, give_reason, insert_photo
from ui.demo.hand import Hand, name_of
from ui.demo.not_seen import NotSeen
from ui.demo.pictures import Album
from ui.demo.script import Script
from ui.demo.strokes import signature
from ui.widgets.run_row import Answer, RunRow

if TYPE_CHECKING:
    from ui.wording import Words

_MOST_PLACES = 20_000
_MOST_RETURNS = 12
"""To the same card in the same state: an answer that leaves nothing behind would be given for ever."""
_ROUNDS = 6
_MUCH = 3


class Card:
    """One pass over what the card shows now."""

    def __init__(self, hand: Hand, words: "Words", script: Script, album: Album) -> None:
        self.hand, self.words, self.script, self.album = hand, words, script, album
        self.editors = Editors(hand, words, script)
        self._failed = not script.failing
        self._pictured = self._photographed = False

    def answer(self) -> int:
        """Until nothing on this page waits; gives how many acts that took."""
        acts = 0
        for _ in range(_ROUNDS):
            self.hand.rest()
            done = (
                self._fail_one()
                + self._numbers()
                + self._all_passed()
                + self._ticks()
                + self._details()
                + self._consent()
            )
            if not done:
                return acts
            acts += done
        return acts

    def picture(self, acts: int) -> None:
        """One of the first card on which there was much to do; and a photo of the first place goes into the book."""
        if not self._pictured and acts > _MUCH:
            self._pictured = True
            self.album.take("workplace")
        if not self._photographed:
            self._photographed = self._photo()

    def _photo(self) -> bool:
        end = f", {self.words('add photo')}"
        name = next((name for name in self.hand.names(QAbstractButton) if name.endswith(end)), "")
        if not name:
            return False
        self.hand.click(self.hand.find(name, QAbstractButton))
        insert_photo(self.hand, self.words, self.script.photo, self.script.caption)
        self.hand.rest()
        return True

    def _fail_one(self) -> int:
        """On one desk one sub-test does not pass: why, and a photo."""
        if self._failed:
            return 0
        end = f", {self.words('not passed')}"
        lines = [name for name in self.hand.names(QAbstractButton) if name.endswith(end)]
        mine = [name for name in lines if name.startswith(f"{self.script.failing}, ")]
        if not mine:
            return 0
        self._failed = True
        button = self.hand.find(mine[min(2, len(mine) - 1)], QAbstractButton)
        self.hand.click(button)
        give_reason(self.hand, self.words, self.script.failure, self.script.photo, self.album)
        self.hand.rest()
        self.album.take("workplace-failed")
        return 1

    def _numbers(self) -> int:
        """Sub-tests that ask for a number: the example stands in the field."""
        end, acts = f", {self.words('number')}", 0
        lead = self.words("e.g. {example}", example="")
        for name, box in list(self.hand.names(QLineEdit).items()):
            if name.endswith(end) and isinstance(box, QLineEdit) and not box.text() and box.placeholderText():
                self.hand.type(box, box.placeholderText().removeprefix(lead))
                acts += 1
        if acts:
            self.hand.rest()
        return acts

    def _all_passed(self) -> int:
        end, acts = f", {self.words('all passed')}", 0
        for name, button in list(self.hand.names(QAbstractButton).items()):
            if name.endswith(end):
                self.hand.click(button)
                acts += 1
        if acts:
            self.hand.rest()
        return acts

    def _ticks(self) -> int:
        """Lines with a tick and no answer yet."""
        end, acts = f", {self.words('done')}", 0
        for row in list(self.hand.all(RunRow)):
            if isinstance(row, RunRow) and row.answer is Answer.NONE and row.yes.accessibleName().endswith(end):
                self.hand.click(row.yes)
                acts += 1
        return acts

    def _consent(self) -> int:
        """More than the contract holds: the contact agrees and signs for it."""
        hand, words = self.hand, self.words
        record = words("Record consent")
        if hand.sees(record, QAbstractButton) is None:
            return 0
        hand.click(record)
        hand.type(hand.find(words("Who agrees?"), QLineEdit), self.script.contact, end=False)
        hand.type(hand.find(words("Function"), QLineEdit), self.script.function, end=False)
        pad = words("Signature of the consent")
        hand.draw(hand.find(pad), signature(self.script.contact))
        # The card's own button has the same words; the sheet lies on top of it and came later.
        hand.click([one for one in hand.all(QAbstractButton) if name_of(one) == record][-1])
        hand.gone(pad)
        hand.rest()
        self.album.take_once("consent")
        return 1

    def _details(self) -> int:
        return sum(self.editors.answer(asked) for asked in list(self.editors.asked()))


def walk(card: Card) -> int:
    """Answer, press "next open one", and so on; gives how many acts that took."""
    hand, words = card.hand, card.words
    end = words("Nothing is open any more.")
    seen: Counter[tuple[str, ...]] = Counter()
    total = 0
    for _ in range(_MOST_PLACES):
        acts = card.answer()
        total += acts
        card.picture(acts)
        hand.click(words("Next open one"))
        hand.rest()
        if hand.sees(end) is not None:
            return total
        here = _place(hand)
        if here in seen and not acts:
            raise NotSeen(f"nothing on this card can be answered: {here}")
        seen[here] += 1
        if seen[here] > _MOST_RETURNS:
            raise NotSeen(f"what is answered on this card does not hold: {here}")
    raise NotSeen("the open ones do not end")


def _place(hand: Hand) -> tuple[str, ...]:
    """What the card shows: all spoken names of its lines."""
    return tuple(sorted(one.accessibleName() for one in hand.all(QWidget) if ", " in one.accessibleName()))
