"""The keys most people need in the matrix; what each does is decided in ui.widgets.matrix.keys."""

from ui.wording import Words


def key_hints(words: Words) -> tuple[tuple[str, str], ...]:
    """(key, what it does), the most wanted first: as many as fit are shown."""
    return (
        (words("Space"), words("done")),
        ("W", words("deviates")),
        ("E", words("not applicable")),
        (words("Shift+arrow"), words("choose")),
        (words("Ctrl+Z"), words("take back")),
        ("F8", words("next deviation")),
        (words("Return"), words("open workplace")),
    )
