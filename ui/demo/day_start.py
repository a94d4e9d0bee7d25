"""Morning: first start with code and PIN, then Heute and the job."""

from typing import TYPE_CHECKING

from ui.demo.hand import Hand

if TYPE_CHECKING:
    from ui.wording import Words


def first_start(hand: Hand, words: "Words", code: str, pin: str) -> None:
    """From the welcome page to Heute."""
    hand.click(words("Set up with a code from HQ"))
    hand.type(words("Enrolment code"), code, end=False)
    hand.click(words("Check code"))
    hand.type(words("New PIN"), pin, end=False)
    hand.type(words("The PIN once more"), pin)
    hand.click(words("Enrol this device"))
    hand.find(words("Today"), patience=30)


def open_job(hand: Hand, words: "Words", customer: str) -> None:
    hand.click(words("Open job {customer}", customer=customer))
    hand.find(words("Overview"))


def note_times(hand: Hand, words: "Words") -> None:
    """Departure, then arrival: the second button comes when the first time is kept. Work done from HQ only begins."""
    begin, departure = words("Note begin"), words("Note departure")
    hand.wait(lambda: hand.sees(begin) or hand.sees(departure), "a button for the first time")
    if hand.sees(begin) is not None:
        hand.click(begin)
        hand.gone(begin)
        return
    hand.click(departure)
    hand.gone(departure)
    hand.click(words("Note arrival"))
    hand.gone(words("Note arrival"))
