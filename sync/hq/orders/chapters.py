"""Chapters and features an order may name (facts sec 2.1, fn16, fn17)."""

CHAPTERS = ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.2.1", "3.2.2")
BASIC = "3.1.1"
NEED_BASIC = ("3.1.2", "3.1.3", "3.1.4")
DESK_CHAPTERS = (BASIC, *NEED_BASIC)
SESSION_CHAPTERS = ("3.2.1", "3.2.2")
AUTO_ATTENDANT = "auto-attendant"
QUEUE_FEATURES = ("call-center-standard", "call-center-premium")
DESK_FEATURES = (
    "communicator-desktop",
    "communicator-mobile",
    "receptionist",
    "call-center-agent",
    "call-center-supervisor",
)
FEATURES: dict[str, str] = {
    AUTO_ATTENDANT: "3.1.2",
    **dict.fromkeys((*QUEUE_FEATURES, "ecsta", *DESK_FEATURES), "3.1.4"),
}
"""Feature key -> its chapter (fn16, fn17)."""


def normal_key(text: str) -> str:
    """A feature or kind as typed ("Auto Attendant") in its key form ("auto-attendant")."""
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
