"""What ends a played day before its end."""


class NotSeen(Exception):
    """What should have come did not come; the text says what, and what was there instead."""
