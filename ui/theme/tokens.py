"""The colours, by what they are for. Five state colours mean state, `accent` is the hand, the rest is paper.

A value is `#RRGGBB`. `*_tint` is the ground under a state, `*_mark` fills bars, edges and rings, the plain name is for
text and signs. Contrast of every pair that is used together is held by a test.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    canvas: str
    sheet: str
    sunk: str
    line: str
    line2: str
    ctrl: str
    track: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_press: str
    accent_tint: str
    on_accent: str
    margin: str
    spine: str
    spine_ink: str
    spine_line: str
    spine_accent: str
    begun: str
    begun_tint: str
    begun_mark: str
    done: str
    done_tint: str
    done_mark: str
    dev: str
    dev_tint: str
    dev_mark: str
    on_dev_mark: str
    block: str
    block_tint: str
    block_mark: str
    on_block: str
    open_mark: str
    shadow_strength: float
    """Darkness of the one shadow, 0 (none) to 1."""
    ink_shadow: str


LIGHT = Tokens(
    canvas="#EDF1EF", sheet="#FFFFFF", sunk="#F5F8F7",
    line="#DBE2DF", line2="#BFC9C5", ctrl="#74817C", track="#DBE2DF",
    ink="#14201D", ink2="#43514C", ink3="#5B6964",
    accent="#56307F", accent_press="#44246A", accent_tint="#EFE8F7", on_accent="#FFFFFF",
    margin="#C9B8DE",
    spine="#1C2430", spine_ink="#C3CCD6", spine_line="#323C4A", spine_accent="#D9C2F6",
    begun="#1B5A9E", begun_tint="#E2EDF9", begun_mark="#3C7DC4",
    done="#1B6B3E", done_tint="#E5F3E9", done_mark="#338A58",
    dev="#8A4B00", dev_tint="#FDEFD0", dev_mark="#C5820C", on_dev_mark="#14201D",
    block="#B3211C", block_tint="#FBE3E0", block_mark="#B3211C", on_block="#FFFFFF",
    open_mark="#86938E",
    shadow_strength=0.16, ink_shadow="#14201D",
)  # fmt: skip

DARK = Tokens(
    canvas="#0F1315", sheet="#171C1E", sunk="#13181A",
    line="#293134", line2="#3C474A", ctrl="#7A878A", track="#293134",
    ink="#E8EDEB", ink2="#B4BFBC", ink3="#93A09C",
    accent="#C8A8F0", accent_press="#D9C2F6", accent_tint="#2D2340", on_accent="#1D1030",
    margin="#54427A",
    spine="#0A0D0F", spine_ink="#A9B4B9", spine_line="#262E31", spine_accent="#D9C2F6",
    begun="#86BBF5", begun_tint="#13273D", begun_mark="#4E86C4",
    done="#7DCB97", done_tint="#14291C", done_mark="#4C9A68",
    dev="#F2B950", dev_tint="#38290A", dev_mark="#C68D23", on_dev_mark="#14201D",
    block="#FF8D84", block_tint="#44191A", block_mark="#BF352E", on_block="#FFFFFF",
    open_mark="#667276",
    shadow_strength=0.55, ink_shadow="#000000",
)  # fmt: skip

HIGH_CONTRAST = Tokens(
    canvas="#FFFFFF", sheet="#FFFFFF", sunk="#FFFFFF",
    line="#5A5A5A", line2="#000000", ctrl="#000000", track="#E0E0E0",
    ink="#000000", ink2="#1A1A1A", ink3="#2E2E2E",
    accent="#3F1470", accent_press="#2A0A50", accent_tint="#FFFFFF", on_accent="#FFFFFF",
    margin="#000000",
    spine="#000000", spine_ink="#FFFFFF", spine_line="#FFFFFF", spine_accent="#FFFFFF",
    begun="#003E80", begun_tint="#FFFFFF", begun_mark="#003E80",
    done="#00461F", done_tint="#FFFFFF", done_mark="#00461F",
    dev="#5C3000", dev_tint="#FFFFFF", dev_mark="#5C3000", on_dev_mark="#FFFFFF",
    block="#8A0000", block_tint="#FFFFFF", block_mark="#8A0000", on_block="#FFFFFF",
    open_mark="#000000",
    shadow_strength=0.0, ink_shadow="#000000",
)  # fmt: skip

TOKENS: dict[Scheme, Tokens] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}
