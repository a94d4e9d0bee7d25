"""Sign-off: what blocks is followed to its place, reservations are written, the contact reads, decides and signs."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ui.demo.hand import Hand
from ui.demo.not_seen import NotSeen
from ui.demo.pictures import Album
from ui.demo.strokes import signature
from ui.widgets.list_row import ListRow

if TYPE_CHECKING:
    from ui.wording import Words

_MOST_PAGES = 2000
_MOST_TRIES = 3


def open_sign_off(hand: Hand, words: "Words") -> None:
    if hand.sees(words("Sign-off"), QAbstractButton) is None:
        hand.click(hand.find(words("Job"), QAbstractButton))
    hand.click(hand.find(words("Sign-off"), QAbstractButton))
    hand.find(words("What still blocks the signature"))


def follow_blockers(hand: Hand, words: "Words", mend: Callable[[], int]) -> None:
    """Press on each point of the list, do there what is asked, come back; until nothing is on the list."""
    tried: Counter[str] = Counter()
    while (row := _next_blocker(hand, words)) is not None:
        name = row.accessibleName()
        tried[name] += 1
        if tried[name] > _MOST_TRIES:
            raise NotSeen(f"nothing to be done about: {name}")
        hand.click(row)
        hand.gone(words("What still blocks the signature"))
        mend()
        open_sign_off(hand, words)


def _next_blocker(hand: Hand, words: "Words") -> QWidget | None:
    """The first line that leads elsewhere, once what is ticked on this very page is ticked."""
    free = words("Nothing. The pages can be made.")

    def card() -> QWidget | None:
        """The list with at least one line in it."""
        found = hand.sees(words("What still blocks the signature"))
        return found if found is not None and found.findChildren(ListRow) else None

    listed = hand.wait(card, "the list of what blocks")
    confirm_handover(hand)
    listed = hand.wait(card, "the list of what blocks")
    rows = [row for row in listed.findChildren(ListRow) if row.isVisible() and row.accessibleName() != free]
    return rows[0] if rows else None


def confirm_handover(hand: Hand) -> None:
    """Tick the box under the list of users the contact will brief, where there is one."""

    def left() -> list[QCheckBox]:
        return [one for one in hand.all(QCheckBox) if isinstance(one, QCheckBox) and not one.isChecked()]

    count = hand.count(QCheckBox)
    for box in left():
        hand.click(box)
    # The page shows itself anew once the tick is kept; an old box that is still ticked proves nothing.
    hand.wait(lambda: not left() and hand.count(QCheckBox) == count, "the tick under the hand-over list")
    hand.rest()


def write_reservation(hand: Hand, words: "Words", text: str) -> None:
    hand.click(words("Write reservation"))
    hand.type(words("What is reserved?"), text)
    hand.find(words("Withdraw {what}", what="V1"))


def to_signature(hand: Hand, words: "Words") -> None:
    """The pages are made, then the tablet is in hand-over mode."""
    open_sign_off(hand, words)
    hand.rest()
    hand.click(hand.find(words("To the signature"), QAbstractButton))


def contact_signs(hand: Hand, words: "Words", album: Album) -> None:
    """The contact reads the letter and all pages, accepts with the reservation that was written, and signs.

    A remote order asks for no signature of the contact; then the technician reads and signs alone.
    """
    hand.find(words("This is what we did today"), patience=90)
    album.take("handover-letter")
    read_pages(hand, words, album)
    if hand.sees(words("Your signature")) is None:
        return
    hand.click(hand.find(words("I accept with reservations"), QRadioButton))
    _draw(hand, words("Your signature"))
    album.take("handover-signed")
    hand.click(words("Sign with reservations"))


def technician_signs(hand: Hand, words: "Words", album: Album) -> None:
    _draw(hand, words("Signature of the technician"))
    album.take("handover-technician")
    hand.click(words("Sign and seal"))


def _draw(hand: Hand, name: str) -> None:
    hand.draw(hand.find(name), signature(name))


def read_pages(hand: Hand, words: "Words", album: Album) -> int:
    """All pages to the end, as the contact must; gives how many."""
    names = {words("The page")} | {words.count("The page", "All {n} pages", n) for n in range(1, _MOST_PAGES)}

    def opener() -> QWidget | None:
        return next((one for one in hand.all(QAbstractButton) if one.accessibleName() in names), None)

    hand.click(hand.wait(opener, "the button to all pages"))
    back = hand.find(words("Back to the summary"))
    pages = 1
    while (on := hand.sees(words("Next page"), QAbstractButton)) is not None and pages < _MOST_PAGES:
        hand.click(on)
        pages += 1
        if pages == 2:
            hand.rest()
            album.take("handover-pages")
    hand.click(back)
    return pages


def save_copy(hand: Hand, words: "Words", folder: Path) -> None:
    """Type where the stick is, press; the file lies there when the answer stands below the field."""
    hand.type(words("Folder or stick for the copy"), str(folder), end=False)
    hand.click(words("Save copy"))
    hand.wait(lambda: any(folder.glob("*.pdf")), "the copy on the stick")
