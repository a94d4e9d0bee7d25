"""The one thing the demo reads of a workbook itself."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.journeys.small_orders import one_desk, write_order
from ui.demo.order_file import DEFAULT_TECHNICIAN, OWN_ORDERS, number_of, technician_of, with_technician


def test_number_and_technician_of_both_languages() -> None:
    assert [number_of(order) for order in OWN_ORDERS] == ["CF-2026-04711", "TE-2026-00815", "HB-2027-0042"]
    assert {technician_of(order) for order in OWN_ORDERS} == {DEFAULT_TECHNICIAN}


def test_an_order_for_nobody_gets_a_technician_in_a_copy(tmp_path: Path) -> None:
    order = write_order(tmp_path / "order.xlsx", [("2.1", None, 1)], technician=None)
    before = order.read_bytes()
    folder = tmp_path / "copies"
    folder.mkdir()
    copy = with_technician(order, folder)
    assert technician_of(copy) == DEFAULT_TECHNICIAN and order.read_bytes() == before
    names = [row[0].value for row in load_workbook(copy)["Auftrag"].iter_rows()]
    assert names.count("Techniker") == 1


def test_an_order_with_a_technician_is_played_as_it_is(tmp_path: Path) -> None:
    order = one_desk(tmp_path / "order.xlsx")
    assert with_technician(order, tmp_path) is order


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_workbook_is_left_to_hq(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "order.xlsx"
    file.write_bytes(content)
    assert number_of(file) == "" and technician_of(file) == ""
    assert with_technician(file, tmp_path) is file
