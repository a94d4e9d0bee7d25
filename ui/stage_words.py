"""The words and signs of the way to HQ; no others are used anywhere (rule R2)."""

from ui.wording import Words

STAGE_ICONS = {
    "on-device": "tablet",
    "on-its-way": "up",
    "received": "receipt",
    "complete": "receipt-full",
    "accepted": "tickdisc",
    "returned": "return",
}


def stage_title(words: Words, stage: str, *, capital: bool = False) -> str:
    """The stage in words; raises KeyError for a word that is no stage."""
    title = {
        "on-device": words("on this device"),
        "on-its-way": words("on its way"),
        "received": words("received by HQ"),
        "complete": words("complete at HQ"),
        "accepted": words("accepted"),
        "returned": words("returned"),
    }[stage]
    return title[0].upper() + title[1:] if capital else title
