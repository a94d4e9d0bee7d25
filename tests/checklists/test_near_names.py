"""A member who is no desk of the job: somebody outside the order, or a slip of the pen."""

import pytest

from checklists.cell_text import bare
from checklists.near_names import DeskNames

NAMES = DeskNames(
    {
        bare(name): desk
        for desk, names in {
            "AP-01": ("AP-01", "201", "+493023125201", "Petra Öztürk", "p.oeztuerk@firma.de"),
            "AP-02": ("AP-02", "202", "+493023125202", "Jürgen Weiß", ""),
        }.items()
        for name in names
        if name
    }
)


@pytest.mark.parametrize(
    ("name", "desk"),
    [
        ("AP-1", "AP-01"),
        ("ap 002", "AP-02"),
        ("0201", "AP-01"),
        ("Petra Öztrük", "AP-01"),
        ("Petra Özturk", "AP-01"),
        ("Jürgn Weiß", "AP-02"),
        ("Jürgen Weiss", "AP-02"),
        ("p.oezturk@firma.de", "AP-01"),
    ],
)
def test_a_slip_of_the_pen_names_the_desk_that_was_meant(name: str, desk: str) -> None:
    assert NAMES.meant_by(name) == desk


@pytest.mark.parametrize("name", ["AP-99", "AP 3", "250", "31"])
def test_what_has_the_form_of_a_desk_or_an_extension_is_asked_about(name: str) -> None:
    assert NAMES.meant_by(name) == ""


@pytest.mark.parametrize(
    "name", ["Lager Nord 250", "Max Meier", "+493023125203", "030 23125203", "Tor 3", "info@firma.de", "Empfang", "Li"]
)
def test_anybody_else_is_outside_the_order(name: str) -> None:
    assert NAMES.meant_by(name) is None


def test_a_job_without_desks_knows_nobody() -> None:
    assert DeskNames({}).meant_by("AP-01") is None
    assert DeskNames({}).meant_by("201") == ""
