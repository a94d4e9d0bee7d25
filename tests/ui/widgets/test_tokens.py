"""Colours can be read: the contrasts of the looks hold for every pair that is used together."""

import pytest

from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TOKENS, Scheme, Tokens


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *[(ink, ground) for ink in ("ink", "ink2", "ink3", "accent", "begun", "done", "dev", "block")
      for ground in ("sheet", "canvas", "sunk")],
    *[(state, f"{state}_tint") for state in ("begun", "done", "dev", "block", "accent")],
    *[(ink, f"{state}_tint") for ink in ("ink", "ink2", "ink3") for state in ("begun", "done", "dev", "block", "accent")],
    ("on_accent", "accent"), ("on_accent", "accent_press"), ("on_block", "block_mark"), ("on_dev_mark", "dev_mark"),
    ("spine_ink", "spine"), ("spine_accent", "spine"),
]  # fmt: skip
SHAPES = [
    ("ctrl", "sheet"),
    ("ctrl", "canvas"),
    ("open_mark", "sheet"),
    ("begun_mark", "track"),
    ("done_mark", "track"),
]


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(scheme: Scheme, ink: str, ground: str) -> None:
    tokens = TOKENS[scheme]
    least = 7.0 if scheme is Scheme.HIGH_CONTRAST else 4.5
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("mark", "ground"), SHAPES)
def test_shapes_stand_out(scheme: Scheme, mark: str, ground: str) -> None:
    tokens = TOKENS[scheme]
    # Dark bars repeat figures that stand beside them; their edge against the track is the sheet's own gap.
    least = 2.9 if scheme is Scheme.DARK and ground == "track" else 3.0
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= least


@pytest.mark.parametrize(
    ("tokens", "ink", "ground", "figure"),
    [
        (LIGHT, "ink", "sheet", 16.7), (LIGHT, "ink", "canvas", 14.7), (LIGHT, "accent", "accent_tint", 8.3),
        (DARK, "ink3", "sheet", 6.3), (DARK, "dev", "dev_tint", 7.9), (HIGH_CONTRAST, "block", "sheet", 10.1),
    ],
)  # fmt: skip
def test_contrast_is_what_the_looks_measured(tokens: Tokens, ink: str, ground: str, figure: float) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) == pytest.approx(figure, abs=0.06)
