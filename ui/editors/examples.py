"""Placeholders: the catalogue's own example, as a person would type it."""

from typing import Any

from app.checking import OVER_A_LINE
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
    elif kind == "auto" and detail.check in OVER_A_LINE:
        text = str(given.get("asked", ""))
    elif kind == "timer":
        seconds = given.get("seconds")
        text = str(round(seconds / 60)) if isinstance(seconds, int) else ""
    else:
        text = ""
    return words("e.g. {example}", example=text) if text else ""


def example_words(words: Words, detail: Detail) -> str:
    """The example of a choice in words: "z. B. Telefon, Hörer"; spoken, not shown."""
    given: Any = detail.example or {}
    keys = given.get("keys") or ([given["key"]] if "key" in given else [])
    texts = {option.key: words.of(option.words) for option in detail.options}
    named = ", ".join(texts[key] for key in keys if key in texts)
    return words("e.g. {example}", example=named) if named else example_text(words, detail)
