"""How long the mailboxes take over the line, against the hours agreed: exact, rounded only for the eye."""

import pytest

from checklists.bandwidth import BandwidthField, NotANumber, Transfer, read_asked, total, transfer


def test_the_formula_of_the_facts() -> None:
    # 63 GB x 8000 / (50 x 0.7 x 3600) = 4 h exactly
    found = transfer("63", "50", "10")
    assert (found.hours, found.spare, found.fits, found.verdict) == ("4", "6", True, "passed")


@pytest.mark.parametrize(
    ("volume", "line", "window", "hours", "spare", "needed", "fits"),
    [
        ("63", "50", "4", "4", "0", "50", True),
        ("63", "50", "3.9", "4", "-0.1", "51.3", False),
        ("63.000001", "50", "4", "4.1", "-0.1", "50.1", False),
        ("100", "16", "12", "19.9", "-7.9", "26.5", False),
        ("0,5", "2,5", "1", "0.7", "0.3", "1.6", True),
        ("1", "999999999", "1", "0.1", "0.9", "3.2", True),
        ("2000", "1000", "8", "6.4", "1.6", "793.7", True),
    ],
)
def test_hours_round_up_and_what_is_left_rounds_down(
    volume: str, line: str, window: str, hours: str, spare: str, needed: str, fits: bool
) -> None:
    found = transfer(volume, line, window)
    assert (found.hours, found.spare, found.needed, found.fits) == (hours, spare, needed, fits)
    assert found.verdict == ("passed" if fits else "failed")


def test_a_line_as_fast_as_needed_fits() -> None:
    slow = transfer("100", "16", "12")
    assert transfer("100", slow.needed, "12").fits


@pytest.mark.parametrize("text", ["", "0", "0,0", "-1", "viel", "1e3", "1.000,5", "٣", "1.1234567", "1" * 10])
@pytest.mark.parametrize("field", list(BandwidthField))
def test_what_is_no_number_is_named_by_its_field(field: BandwidthField, text: str) -> None:
    given = {"volume": "10", "line": "50", "window": "8"} | {str(field): text}
    with pytest.raises(NotANumber) as refused:
        transfer(**given)
    assert (refused.value.field, refused.value.text) == (field, text)


def test_what_was_asked_can_be_read_again() -> None:
    found = transfer(" 12,50 ", "50.0", "8")
    assert found.asked == "12.5 GB, 50 Mbit/s, 8 h"
    assert found.raw == "0.8 h ≤ 8 h"
    assert read_asked(found.asked) == found
    assert isinstance(read_asked("100 GB, 16 Mbit/s, 12 h"), Transfer)
    assert read_asked("Bandbreite reicht") is None
    assert read_asked("0 GB, 16 Mbit/s, 12 h") is None


def test_volumes_of_mailboxes_add_up_without_rounding() -> None:
    assert total(["0.1", "0,2", " 10 ", "", "viel", "0.0"]) == "10.3"
    assert total([]) == "0"
