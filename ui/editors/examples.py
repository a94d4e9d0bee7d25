"""Placeholders: the catalogue's own example, as a person would type it."""

from typing import Any

from app.domain import Detail, mac_text
from ui.wording import Words


def example_text(words: Words, detail: Detail) -> str:
    """ "z. B. 5.9.4.3247", empty where the kind has no line of typing."""
    given: Any = detail.example or {}
    kind = str(detail.kind)
    if kind == "num":
        text = words.decimal(str(given.get("number", "")))
    elif kind == "text":
        text = str(given.get("text", ""))
    elif kind == "scan":
        text = str(given.get("text", ""))
        text = mac_text(text) if detail.pattern == "P-MAC" else text
    elif kind == "timer":
        seconds = given.get("seconds")
        text = str(round(seconds / 60)) if isinstance(seconds, int) else ""
    else:
        text = ""
    return words("e.g. {example}", example=text) if text else ""
