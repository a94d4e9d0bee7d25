"""States in words, for screen readers and second lines (looks, state vocabulary)."""

from ui.wording import Words


def look_word(words: Words, look: str) -> str:
    """The state of a cell in one word; raises KeyError for a word that is no state."""
    return {
        "open": words("open"),
        "begun": words("begun"),
        "done": words("done"),
        "na": words("not applicable"),
        "deviates": words("deviates"),
        "not_done": words("not done"),
        "blocks": words("blocks"),
        "single": words("one by one"),
    }[look]


def spoken_state(words: Words, look: str, code: str | None) -> str:
    word = look_word(words, look)
    return f"{word}, {code}" if code else word
