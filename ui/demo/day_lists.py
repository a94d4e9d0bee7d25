"""What does not stand in the matrix: preconditions of the visit, users, devices, mailboxes, groups and sessions."""

from ui.demo.day_desk import Card


def check_preconditions(card: Card) -> None:
    """Those of the visit are answered on their own page."""
    hand, words = card.hand, card.words
    if hand.sees(words("Preconditions")) is None:
        return
    hand.click(words("Preconditions"))
    hand.rest()
    card.answer()
    card.album.take("preconditions")


def fill_lists(card: Card) -> None:
    """The other tabs of the job, as far as it has them."""
    del card
