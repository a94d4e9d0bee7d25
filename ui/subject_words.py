"""How a subject without a name of its own is called."""

from typing import Any

from ui.wording import Words


def subject_name(words: Words, subject: Any) -> str:
    """The name a person reads: the user, else the room, the site, the visit, the order."""
    if subject.label:
        return str(subject.label)
    kind = str(subject.kind)
    if kind == "workplace":
        return words("Room {room}", room=subject.room) if subject.room else words("Without user")
    if kind in ("group", "queue"):
        return words("Site")
    if kind == "visit":
        return words("Back office") if subject.remote else words("Visit")
    if kind == "order":
        return words("Order")
    if kind == "session":
        return words("Session {number}", number=subject.number) if subject.number else words("Session")
    return str(subject.number)


def subject_second(words: Words, subject: Any) -> str:
    """Second line of a desk: extension, room, model."""
    parts = [str(subject.second)]
    if subject.room:
        parts.append(words("R {room}", room=subject.room))
    parts.append(short_model(subject.model))
    return " · ".join(part for part in parts if part)


def short_model(model: str) -> str:
    """A model without its maker, where something is left: "Poly VVX 450" is read as "VVX 450" in a narrow line."""
    maker, _, rest = model.partition(" ")
    return rest if rest and maker.isalpha() else model
