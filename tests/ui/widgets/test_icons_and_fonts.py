"""Signs and letters: every one drawn, tinted, and there without any font of the system."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QRawFont

from ui.models.matrix import Look
from ui.theme.fonts import register_fonts
from ui.theme.icons import UnknownIcon, icon_names, icon_pixmap, logo_icon, stroke_for
from ui.theme.signs import SIGNS
from ui.theme.type import BODY, Figures, font

SYNC = ("tablet", "up", "receipt", "receipt-full", "tickdisc", "return")


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_draws_something_in_its_colour(name: str) -> None:
    image = icon_pixmap(name, 24, QColor("#B3211C"), 4.0).toImage()
    solid = [
        image.pixelColor(x, y) for x in range(96) for y in range(96) if image.pixelColor(x, y).alpha() == 255
    ]  # fmt: skip
    assert solid
    assert all(abs(colour.red() - 0xB3) < 6 and colour.green() < 0x30 for colour in solid)


def test_every_state_and_stage_has_a_drawing() -> None:
    assert set(SIGNS) == set(Look)
    drawn = {look: sign.icon for look, sign in SIGNS.items() if look is not Look.ABSENT}
    assert set(drawn.values()) | set(SYNC) <= set(icon_names())
    assert len(set(drawn.values())) == len(drawn)


def test_an_unknown_icon_is_refused_by_name() -> None:
    with pytest.raises(UnknownIcon, match="no-such-sign"):
        icon_pixmap("no-such-sign", 24, QColor("black"))


def test_small_icons_get_a_thicker_line() -> None:
    assert [stroke_for(size) for size in (14, 16, 18, 20, 24)] == [2.5, 2.25, 2.25, 2.0, 1.75]


def test_the_logo_has_its_own_drawing_for_small_sizes() -> None:
    icon = logo_icon()
    assert icon.pixmap(16, 16).toImage() != icon.pixmap(32, 32).scaled(16, 16).toImage()


def test_inter_comes_with_four_weights_and_dejavu_stands_in() -> None:
    families = register_fonts()
    assert "Inter" in families and "DejaVu Sans" in families
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Inter"))


@pytest.mark.parametrize("letter", "řőşİßŁČ✓ẞ")
def test_names_of_customers_have_their_letters(letter: str) -> None:
    assert QRawFont.fromFont(font(BODY)).supportsCharacter(ord(letter))


def test_columns_of_digits_are_equally_wide() -> None:
    column = QFontMetricsF(font(BODY.with_figures(Figures.COLUMN)))
    assert column.horizontalAdvance("1111") == column.horizontalAdvance("8888")
    plain = QFontMetricsF(font(BODY))
    assert plain.horizontalAdvance("1111") != plain.horizontalAdvance("8888")


def test_licences_lie_beside_the_fonts() -> None:
    folder = Path(__file__).parents[3] / "app" / "report" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text()
    assert "Bitstream" in (folder / "LICENSE-DejaVu.txt").read_text()
    notice = (folder / "NOTICE").read_text()
    assert "Inter" in notice and "DejaVu" in notice
