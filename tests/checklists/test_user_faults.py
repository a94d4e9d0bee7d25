"""No false alarm and no fault missed: clean lists give no complaint, each single planted fault gives exactly one."""

import random

import pytest

from checklists.attributes import ATTRIBUTES
from checklists.table_file import read_tables
from checklists.user_sheet import UserSheet, check_users, pick_table
from tests.checklists.user_lists import FAULTS, KEYS, Fault, as_csv, as_workbook, clean_list

SEEDS = range(8)
HEADERS = (KEYS, [a.de for a in ATTRIBUTES], [a.en for a in ATTRIBUTES], [f"{a.de.upper()} *" for a in ATTRIBUTES])


def checked(raw: bytes) -> UserSheet:
    table = pick_table(read_tables(raw))
    assert table is not None
    return check_users(table)


def complaints(sheet: UserSheet) -> list[tuple[int | None, str, str, str]]:
    return [(p.row, p.column, p.code, p.value) for p in sheet.errors]


@pytest.mark.parametrize("seed", range(40))
def test_a_clean_list_gives_no_complaint_however_it_is_written(seed: int) -> None:
    people = clean_list(seed, 60)
    dice = random.Random(seed)
    headers = dice.choice(HEADERS)
    separator = dice.choice(";,\t|")
    encoding = dice.choice(("utf-8", "utf-8-sig", "utf-16"))
    raw = as_csv(people, headers=headers, separator=separator, encoding=encoding, ends=dice.choice(("\r\n", "\n")))
    found = checked(raw)
    assert found.problems == ()
    assert [dict(user.attributes) for user in found.users] == [{k: v for k, v in p.items() if v} for p in people]


@pytest.mark.parametrize("seed", range(4))
def test_a_clean_workbook_gives_no_complaint(seed: int) -> None:
    people = clean_list(seed, 40)
    found = checked(as_workbook(people, HEADERS[seed]))
    assert found.problems == ()
    assert [dict(user.attributes) for user in found.users] == [{k: v for k, v in p.items() if v} for p in people]


def test_western_lists_may_come_as_windows_text() -> None:
    people = [
        {**p, "givenName": "Jörg", "sn": f"Weiß {n}", "company": "„Büro“"} for n, p in enumerate(clean_list(1, 30))
    ]
    people = [{**p, "manager": "", "l": "Köln", "streetAddress": "Rue d’Été"} for p in people]
    found = checked(as_csv(people, encoding="cp1252"))
    assert found.errors == ()
    assert [p.code for p in found.warnings] == ["encoding-guessed"]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f.code} in {f.column} {n}" for n, f in enumerate(FAULTS)])
def test_a_single_fault_is_a_single_complaint(fault: Fault) -> None:
    for seed in SEEDS:
        people = clean_list(seed, 60)
        row = random.Random(f"{fault.code} {fault.column} {seed}").randrange(1, 60)
        value = fault.plant(people, row)
        expected = [(row + 2, fault.column, fault.code, value)]
        assert complaints(checked(as_csv(people))) == expected, f"list {seed}"
        if seed == 0 and "\x07" not in value and "\u202e" not in value:
            assert complaints(checked(as_workbook(people))) == expected


def test_a_lost_zero_is_found_where_the_country_has_five_digits() -> None:
    for seed in SEEDS:
        people = clean_list(seed, 60)
        row = next(nth for nth, p in enumerate(people) if p["co"] in ("Deutschland", "Germany", "DE"))
        people[row]["postalCode"] = "1067"
        assert complaints(checked(as_csv(people))) == [(row + 2, "postalCode", "post-code", "1067")]


def test_a_circle_is_one_complaint_at_its_first_row() -> None:
    people = [{**p, "manager": ""} for p in clean_list(3, 20)]
    for nth, chief in ((4, 9), (9, 12), (12, 4)):
        people[nth]["manager"] = people[chief]["mail"]
    assert complaints(checked(as_csv(people))) == [(6, "manager", "manager-cycle", people[9]["mail"])]


def test_the_chief_of_all_with_a_fault_of_his_own_is_not_called_unknown_as_well() -> None:
    people = [{**p, "manager": ""} for p in clean_list(5, 12)]
    people[0] |= {"givenName": "Jürgen", "sn": "Müller"}
    for nth, way in enumerate(("Jürgen Müller", "Müller, Jürgen", "CN=Jürgen Müller,OU=x,DC=y", "p0@firma.example")):
        people[nth + 1]["manager"] = way
    people[0]["userPrincipalName"] = "p0@firma.example"
    for change in ({"sn": "MÃ¼ller"}, {"givenName": ""}, {"sn": "Müller" * 20}):
        spoiled = [{**people[0], **change}, *people[1:]]
        assert [(row, column) for row, column, *_ in complaints(checked(as_csv(spoiled)))] == [(2, next(iter(change)))]
    spoiled = [{**people[0], "userPrincipalName": "p0@firma"}, *people[1:]]
    assert complaints(checked(as_csv(spoiled))) == [(2, "userPrincipalName", "upn", "p0@firma")]
    people[7]["manager"] = "Ganz Fremd"
    assert complaints(checked(as_csv(people))) == [(9, "manager", "manager-unknown", "Ganz Fremd")]


def test_many_faults_in_one_list_are_all_found_and_no_others() -> None:
    for seed in SEEDS:
        dice = random.Random(seed)
        people = clean_list(seed, 400)
        # Nobody leads here: a manager whose address is spoiled would rightly be missed by those who name it.
        people = [{**p, "manager": ""} for p in people]
        rows = dice.sample(range(1, 400), len(FAULTS))
        expected = []
        for row, fault in sorted(zip(rows, FAULTS, strict=True), key=lambda pair: pair[0]):
            expected.append((row + 2, fault.column, fault.code, fault.plant(people, row)))
        assert complaints(checked(as_csv(people))) == expected
