"""The custody chain of an encrypted device: who hands on what he took, in rising times, to an end."""

import pytest

from checklists.custody import (
    BLOCKING,
    CODES,
    COLUMNS,
    ChainProblem,
    is_encrypted,
    is_ended,
    judge_chain,
    read_time,
)

DIGEST = "9f2c41d807bea65e9f2c41d807bea65e9f2c41d807bea65e9f2c41d807bea65e"


def row(handed: str, taken: str, when: str, **cells: str) -> dict[str, str]:
    plain = dict.fromkeys(COLUMNS, "") | {
        "type": "USB-SSD",
        "serial": "S5GXNX0T",
        "capacity": "1 TB",
        "encryption": "BitLocker",
        "key_apart": "ja, per Telefon",
        "seal": "4711",
        "handed_by": handed,
        "taken_by": taken,
        "when": when,
        "place": "Köln",
        "manifest": DIGEST,
        "condition": "unversehrt",
    }
    return plain | cells


def chain() -> list[dict[str, str]]:
    return [
        row("HQ", "Ayşe Demir", "1.12.2026 08:30", manifest=""),
        row("Ayşe Demir", "Kurier Nord", "1.12.2026, 16:05"),
        row("Kurier Nord", "HQ", "2026-12-02T09:00", wiped_at="4.12.2026 10:00", proof="Protokoll 18"),
    ]


def found(rows: list[dict[str, str]]) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code) for one in judge_chain(rows)]


def test_a_whole_chain_has_no_problem() -> None:
    assert judge_chain(chain()) == ()
    assert judge_chain(()) == ()


@pytest.mark.parametrize(
    ("number", "cells", "column", "code"),
    [
        (1, {"handed_by": "Ayse Demir"}, "handed_by", "custody-broken"),
        (1, {"taken_by": "Ayşe  DEMIR"}, "taken_by", "custody-same-person"),
        (1, {"when": "1.12.2026 08:30"}, "when", "custody-time-order"),
        (1, {"when": "30.11.2026 16:00"}, "when", "custody-time-order"),
        (2, {"when": "02/12/2026 9 am"}, "when", "custody-time-form"),
        (1, {"when": "31.11.2026 08:00"}, "when", "custody-time-form"),
        (0, {"when": ""}, "when", "custody-time-form"),
        (0, {"encryption": "nein"}, "encryption", "custody-unencrypted"),
        (2, {"encryption": "unverschlüsselt"}, "encryption", "custody-unencrypted"),
        (1, {"encryption": " "}, "encryption", "custody-encryption-missing"),
        (0, {"serial": ""}, "serial", "custody-serial-missing"),
        (1, {"serial": ""}, "serial", "custody-serial-missing"),
        (0, {"handed_by": ""}, "handed_by", "custody-person-missing"),
        (2, {"taken_by": ""}, "taken_by", "custody-person-missing"),
        (0, {"key_apart": "Nein, liegt bei"}, "key_apart", "custody-key-together"),
        (2, {"manifest": "0" * 64}, "manifest", "custody-manifest-changed"),
        (2, {"wiped_at": "", "proof": ""}, "condition", "custody-open-end"),
        (2, {"wiped_at": "gestern"}, "wiped_at", "custody-time-form"),
        (2, {"proof": ""}, "proof", "custody-proof-missing"),
    ],
)
def test_one_fault_is_found_at_its_cell(number: int, cells: dict[str, str], column: str, code: str) -> None:
    rows = chain()
    rows[number] |= cells
    if "taken_by" in cells and number < 2:
        rows[number + 1]["handed_by"] = cells["taken_by"]
    assert found(rows) == [(number, column, code)]
    assert code in CODES


def test_a_break_names_who_had_the_device() -> None:
    rows = chain()
    rows[1]["handed_by"] = "Jan Novák"
    assert judge_chain(rows) == (ChainProblem(row=1, column="handed_by", code="custody-broken", other="Ayşe Demir"),)


def test_only_an_unencrypted_device_blocks() -> None:
    rows = chain()
    rows[0]["encryption"] = "keine"
    rows[1]["handed_by"] = "Jan Novák"
    assert [one.code for one in judge_chain(rows) if one.blocks] == list(BLOCKING)


def test_names_are_the_same_whatever_their_case_blanks_and_accents_are_made_of() -> None:
    rows = chain()
    rows[0]["taken_by"] = "Ays\u0327e  Demir "
    assert judge_chain(rows) == ()


def test_the_chain_may_end_returned_instead_of_wiped() -> None:
    rows = chain()
    rows[2] |= {"wiped_at": "", "proof": "", "condition": "zurückgegeben, Siegel heil"}
    assert judge_chain(rows) == ()
    assert is_ended(rows[2]) and not is_ended(rows[1])
    assert is_ended({"condition": "wiped"}) and is_ended({"condition": "Sicher gelöscht"})


def test_each_device_has_a_chain_of_its_own() -> None:
    other = [
        row("HQ", "Ayşe Demir", "1.12.2026 08:30", serial="T-99", manifest="11"),
        row("Ayşe Demir", "HQ", "1.12.2026 18:00", serial="t 99", manifest="11", condition="returned"),
    ]
    first = chain()
    assert found([first[0], other[0], first[1], other[1], first[2]]) == []
    assert found([first[0], other[0], first[1], first[2]]) == [(1, "condition", "custody-open-end")]


def test_a_manifest_may_be_written_by_its_beginning() -> None:
    rows = chain()
    rows[1]["manifest"] = "9F2C 41D8 …"
    assert judge_chain(rows) == ()


def test_a_table_with_missing_cells_is_judged_without_a_crash() -> None:
    codes = {one.code for one in judge_chain([{}, {"serial": "S"}])}
    assert {"custody-serial-missing", "custody-person-missing", "custody-encryption-missing"} <= codes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("BitLocker", True),
        ("Hardware (PIN)", True),
        ("VeraCrypt, AES-256", True),
        ("verschlüsselt", True),
        ("", False),
        ("–", False),
        ("No", False),
        ("ohne Verschlüsselung", False),
        ("nicht verschlüsselt", False),
        ("Stick unencrypted", False),
    ],
)
def test_a_cell_tells_whether_the_device_is_encrypted(text: str, yes: bool) -> None:
    assert is_encrypted(text) is yes


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1.12.2026 08:30", "2026-12-01T08:30:00"),
        ("01.12.2026, 8:30", "2026-12-01T08:30:00"),
        ("2026-12-01T08:30", "2026-12-01T08:30:00"),
        ("2026-12-01 08:30:59", "2026-12-01T08:30:00"),
        ("1.12.26 08:30", None),
        ("1.12.2026 24:00", None),
        ("08:30", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, iso: str | None) -> None:
    read = read_time(text)
    assert (read.isoformat() if read else None) == iso
