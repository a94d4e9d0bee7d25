"""The sync centre: send, see that HQ is gone, send again when it is back, see the answer of dispatch."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.demo.hand import Hand, breathe

if TYPE_CHECKING:
    from ui.wording import Words


def send_until_lost(hand: Hand, words: "Words") -> None:
    """Press "send" and see that the way to HQ broke: the banner counts down to the next try."""
    _send(hand, words)
    hand.wait(lambda: _says(hand, words("No HQ")), "the word that HQ does not answer", 40)
    hand.rest()


def send_until_complete(hand: Hand, words: "Words") -> None:
    """Until the report is proven to be complete at HQ."""
    _until(hand, words, words("complete at HQ"))


def look_until_accepted(hand: Hand, words: "Words") -> None:
    _send(hand, words)
    one = words.count("{n} report accepted", "{n} reports accepted", 1)
    hand.wait(lambda: hand.sees(one), "the accepted report", 40)


def _until(hand: Hand, words: "Words", stage: str) -> None:
    """The wheel of back-off may be slow: whoever stands at the tablet presses again."""
    for _ in range(20):
        _send(hand, words)
        if _comes(hand, stage):
            return
    hand.wait(lambda: _says(hand, stage), f'the stage "{stage}"')


def _send(hand: Hand, words: "Words") -> None:
    if hand.sees(words("Send everything now")) is None:
        hand.click(words("Sync"))
    hand.click(words("Send everything now"))


def _comes(hand: Hand, stage: str, looks: int = 600) -> bool:
    for _ in range(looks):
        if _says(hand, stage):
            return True
        breathe()
    return False


def _says(hand: Hand, text: str) -> QWidget | None:
    """Anything on the window whose spoken name holds these words."""
    return next((one for name, one in hand.names().items() if text in name), None)
