"""What does not stand in the matrix: preconditions of the visit, groups and sessions, users, pilot devices, mailboxes."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from ui.demo.day_desk import Card, walk
from ui.demo.hand import name_of

_ITEMS = "4210"


def _opens(card: Card, *tabs: str) -> bool:
    """Go to the first of these tabs that the job has."""
    for tab in tabs:
        found = card.hand.sees(tab, QAbstractButton)
        if found is not None:
            card.hand.click(found)
            card.hand.rest()
            return True
    return False


def check_preconditions(card: Card) -> None:
    """Those of the visit are answered on their own page."""
    if _opens(card, card.words("Preconditions")):
        card.answer()
        card.album.take("preconditions")


def tick_blocks(card: Card) -> None:
    """Groups, queues, sessions, steps of order and visit: whole blocks where nothing differs. The last one is left for its card."""
    if not _opens(card, card.words("Groups"), card.words("Steps")):
        return
    end = f", {card.words('all done')}"
    for button in [one for one in card.hand.all(QAbstractButton) if name_of(one).endswith(end)][:-1]:
        card.hand.click(button)
    card.hand.rest()
    card.album.take("blocks")


def capture_users(card: Card) -> None:
    """The list of the customer, read from a file; with nothing wrong in it, it is entered."""
    hand, words = card.hand, card.words
    if not _opens(card, words("Users")) or hand.sees(words("Read file"), QAbstractButton) is None:
        return
    hand.click(words("Read file"))
    hand.type(hand.find(words("File"), QLineEdit), str(card.script.users_file))
    hand.gone(words("File"))
    hand.rest()
    keep = words.count("Enter {n} user", "Enter {n} users", card.script.users)
    if hand.sees(keep, QAbstractButton) is not None:
        hand.click(keep)
        hand.gone(keep)
    hand.rest()
    card.album.take("users")


def add_devices(card: Card) -> None:
    """Two pilot devices; what is to be done on them is asked on their cards."""
    hand, words = card.hand, card.words
    if not _opens(card, words("Devices")):
        return
    for name, owner in card.script.devices:
        hand.click(hand.find(words("Add device"), QAbstractButton))
        hand.type(hand.find(words("Device name"), QLineEdit), name, end=False)
        hand.type(hand.find(words("Owner"), QLineEdit), owner)
        hand.gone(words("Device name"))
        hand.rest()
    card.album.take("devices")


def check_mailboxes(card: Card) -> None:
    """A file beside each mailbox is checked, and what was found taken over, where the order asks for it."""
    hand, words = card.hand, card.words
    if not _opens(card, words("Mailboxes")):
        return
    for mail, file in card.script.mailbox_files:
        button = hand.sees(words("Check PST file, {mail}", mail=mail), QAbstractButton)
        if button is None:
            continue
        hand.click(button)
        hand.type(hand.find(words("File"), QLineEdit), str(file))
        hand.rest()
        card.album.take_once("mailbox-check")
        # Only where the export is helped with (2.6) is Outlook's count asked.
        items = hand.sees(words("Items"), QLineEdit)
        if items is not None:
            hand.type(items, _ITEMS)
        else:
            hand.click(words("Take over result"))
        hand.gone(words("Check file"))
        hand.rest()
    card.album.take("mailboxes")


def go_on(card: Card) -> None:
    """From the overview to whatever is open still, as long as anything is."""
    hand, words = card.hand, card.words
    hand.click(hand.find(words("Overview"), QAbstractButton))
    hand.rest()
    lead = words("Go on at {place}", place="")
    button = next((one for one in hand.all(QAbstractButton) if name_of(one).startswith(lead)), None)
    if button is not None:
        hand.click(button)
        hand.find(words("Next open one"))
        walk(card)


def mend(card: Card) -> int:
    """Where a blocker leads: on a card everything that is open, elsewhere what the page asks."""
    card.hand.rest()
    if card.hand.sees(card.words("Next open one"), QAbstractButton) is not None:
        return walk(card)
    return card.answer()
