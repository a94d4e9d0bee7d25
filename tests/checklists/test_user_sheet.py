"""The rules T-ATTR over lists of users: what is wrong is found with row, column and value, and nothing else."""

import csv
import io
import json
import time
from pathlib import Path

import pytest

from checklists.attributes import ATTRIBUTES, key_of
from checklists.table_file import read_tables
from checklists.user_sheet import Problem, Severity, UserSheet, check_users, pick_table

DATA = Path(__file__).parents[1] / "data"
GOOD = {
    "givenName": "Jörg",
    "sn": "Weiß",
    "telephoneNumber": "+493023125001",
    "mail": "j.weiss@firma.example",
    "userPrincipalName": "j.weiss@firma.example",
}


def person(number: int, **changes: str) -> dict[str, str]:
    own = {
        "telephoneNumber": f"+4930231250{number:02d}",
        "mail": f"p{number}@firma.example",
        "userPrincipalName": f"p{number}@firma.example",
    }
    return {**GOOD, **own, **changes}


def listed(*people: dict[str, str], phone_must: bool = False, suffixes: tuple[str, ...] = ()) -> UserSheet:
    """The people as a CSV file with all 18 columns, read back."""
    keys = [attribute.key for attribute in ATTRIBUTES]
    keys += [key for key in ("c", "countryCode", "sAMAccountName") if any(key in p for p in people)]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, keys, delimiter=";")
    writer.writeheader()
    writer.writerows(people)
    (table,) = read_tables(stream.getvalue().encode())
    return check_users(table, phone_must=phone_must, suffixes=suffixes)


def codes(problems: tuple[Problem, ...]) -> list[tuple[int | None, str, str]]:
    return [(problem.row, problem.column, problem.code) for problem in problems]


def test_the_export_of_sixty_users_has_exactly_the_known_errors() -> None:
    (table,) = read_tables((DATA / "ad-export.csv").read_bytes())
    found = check_users(table)
    errors = [{"row": p.row, "column": p.column, "value": p.value} for p in found.errors]
    assert errors == json.loads((DATA / "ad-export-expected.json").read_text(encoding="utf-8"))
    assert [p.code for p in found.errors] == [
        "eaten",
        "post-code",
        "empty",
        "misread",
        "upn",
        "manager-unknown",
        "twice",
    ]
    assert codes(found.warnings) == [(33, "mail", "outer-blanks")]
    assert len(found.users) == 60
    assert found.users[31].attribute("mail") == "k.boehm31@beispiel.example", "outer blanks are left out"


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"givenName": " "}, "givenName", "empty"),
        ({"sn": ""}, "sn", "empty"),
        ({"mail": ""}, "mail", "empty"),
        ({"userPrincipalName": ""}, "userPrincipalName", "empty"),
        ({"givenName": "J" * 65}, "givenName", "too-long"),
        ({"initials": "ABCDEFG"}, "initials", "too-long"),
        ({"sn": "MÃ¼ller"}, "sn", "misread"),
        ({"l": "MÃ¼nchen"}, "l", "misread"),
        ({"department": "Ver\ufffdtrieb"}, "department", "misread"),
        ({"sn": "Wei\x7fß"}, "sn", "control-characters"),
        ({"streetAddress": "Am Tor 1\nHinterhaus"}, "streetAddress", "not-one-line"),
        ({"telephoneNumber": "030 23125001"}, "telephoneNumber", "phone-e164"),
        ({"telephoneNumber": "+49 30 23125001"}, "telephoneNumber", "phone-e164"),
        ({"telephoneNumber": "4,92E+11"}, "telephoneNumber", "eaten"),
        ({"mobile": "4.92E+11"}, "mobile", "eaten"),
        ({"mobile": "0151 23456789"}, "mobile", "phone-e164"),
        ({"facsimileTelephoneNumber": "+49"}, "facsimileTelephoneNumber", "phone-e164"),
        ({"mail": "j.weiss"}, "mail", "mail"),
        ({"userPrincipalName": "DOM\\weiss"}, "userPrincipalName", "upn"),
        ({"postalCode": "1067"}, "postalCode", "post-code"),
        ({"postalCode": "80331", "co": "Österreich"}, "postalCode", "post-code"),
        ({"co": "Deutschland", "c": "AT"}, "c", "country-differs"),
        ({"co": "Germany", "c": "DE", "countryCode": "40"}, "countryCode", "country-differs"),
        ({"sAMAccountName": "j.weiss@firma"}, "sAMAccountName", "sam"),
        ({"manager": "Niemand"}, "manager", "manager-unknown"),
        ({"manager": "CN=Niemand,OU=Nutzer,DC=firma"}, "manager", "manager-unknown"),
        ({"manager": "jörg  WEISS"}, "manager", "manager-self"),
    ],
)
def test_one_fault_in_one_cell_is_one_error(changes: dict[str, str], column: str, code: str) -> None:
    found = listed({**GOOD, **changes})
    assert codes(found.errors) == [(2, column, code)]


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"givenName": "Maximiliane-Friederike-Antonia-V"}, "givenName", "long"),
        ({"mail": "a" * 60 + "@" + "b" * 20 + ".example"}, "mail", "long"),
        ({"sn": "Weiß "}, "sn", "outer-blanks"),
        ({"postOfficeBox": "1234; 5678"}, "postOfficeBox", "several-values"),
        ({"co": "Absurdistan", "postalCode": "1"}, "co", "country-unknown"),
    ],
)
def test_what_is_odd_but_allowed_warns(changes: dict[str, str], column: str, code: str) -> None:
    found = listed({**GOOD, **changes})
    assert found.errors == ()
    assert codes(found.warnings) == [(2, column, code)]


@pytest.mark.parametrize(
    "changes",
    [
        {"sn": "Őri"},
        {"sn": "Şahin-Łukasik"},
        {"sn": "Ångström"},
        {"givenName": "Ãlvaro"},
        {"postalCode": "1010", "co": "Austria", "c": "AT", "countryCode": "40"},
        {"postalCode": "8001", "co": "Schweiz"},
        {"postalCode": "SW1A 1AA", "co": "United Kingdom"},
        {"telephoneNumber": ""},
        {"sAMAccountName": "j.weiss"},
    ],
)
def test_good_people_stay_without_a_word(changes: dict[str, str]) -> None:
    assert listed({**GOOD, **changes}).problems == ()


def test_the_first_of_several_post_office_boxes_counts() -> None:
    assert listed({**GOOD, "postOfficeBox": "1234; 5678"}).users[0].attribute("postOfficeBox") == "1234"


def test_a_number_is_a_must_only_with_tengo_communication_and_porting() -> None:
    without = {**GOOD, "telephoneNumber": ""}
    assert listed(without).errors == ()
    assert codes(listed(without, phone_must=True).errors) == [(2, "telephoneNumber", "empty")]


def test_doubled_values_are_named_at_the_later_row_with_the_first() -> None:
    found = listed(
        person(1),
        person(2, telephoneNumber=person(1)["telephoneNumber"]),
        person(3, mail="P1@FIRMA.example"),
        person(4, userPrincipalName="P2@firma.example"),
    )
    assert codes(found.errors) == [
        (3, "telephoneNumber", "twice"),
        (4, "mail", "twice"),
        (5, "userPrincipalName", "twice"),
    ]
    assert [dict(problem.values)["first_row"] for problem in found.errors] == ["2", "2", "3"]


@pytest.mark.parametrize(
    "named",
    [
        "Jörg Weiß",
        "Weiß, Jörg",
        "WEISS,jörg",
        "p1@firma.example",
        "CN=Jörg Weiß,OU=Leitung,DC=firma,DC=example",
        "CN=Weiß\\, Jörg,OU=Leitung,DC=firma",
        "CN=jw,OU=Leitung",
        "jw",
    ],
)
def test_a_manager_is_found_by_every_way_to_name_him(named: str) -> None:
    found = listed(person(1, sAMAccountName="jw"), person(2, givenName="Ilse", sn="Roth", manager=named))
    assert found.problems == ()


def test_two_people_of_one_name_make_a_manager_ambiguous() -> None:
    found = listed(person(1), person(2), person(3, givenName="Ilse", manager="Jörg Weiß"))
    assert codes(found.warnings) == [(4, "manager", "manager-ambiguous")]
    assert found.errors == ()


def test_a_circle_of_managers_is_named_once_at_its_first_row() -> None:
    def led(number: int, by: int) -> dict[str, str]:
        return person(number, manager=f"p{by}@firma.example")

    found = listed(led(1, 4), led(2, 3), led(3, 4), led(4, 2), led(5, 6), led(6, 5), person(7))
    assert codes(found.errors) == [(3, "manager", "manager-cycle"), (6, "manager", "manager-cycle")]


def test_a_logon_name_must_end_in_a_verified_domain_where_these_are_known() -> None:
    assert listed(GOOD, suffixes=("FIRMA.example",)).errors == ()
    assert codes(listed(GOOD, suffixes=("firma.de",)).errors) == [(2, "userPrincipalName", "upn-suffix")]


def test_headers_may_be_german_english_or_ldap_in_any_order() -> None:
    for attribute in ATTRIBUTES:
        assert key_of(attribute.de) == key_of(f" {attribute.en.upper()} ") == key_of(attribute.key) == attribute.key
    raw = "E-Mail;User logon name;sn;Vorname;Kostenstelle\nj.weiss@firma.example;j.weiss@firma.example;Weiß;Jörg;4711\n"
    (table,) = read_tables(raw.encode())
    found = check_users(table)
    assert found.errors == ()
    assert codes(found.warnings) == [(1, "", "column-unknown"), (1, "", "columns-absent")]
    assert dict(found.users[0].attributes) == {key: value for key, value in GOOD.items() if key != "telephoneNumber"}


def test_missing_and_doubled_columns_are_errors_of_the_header_row() -> None:
    (table,) = read_tables(b"\nVorname;First name;E-Mail\nJ;J;j@firma.example\n")
    found = check_users(table)
    assert codes(found.errors) == [
        (2, "givenName", "column-twice"),
        (2, "sn", "column-missing"),
        (2, "userPrincipalName", "column-missing"),
    ]


def test_the_directorys_street_is_not_the_street_address() -> None:
    (table,) = read_tables(b"givenName;sn;mail;userPrincipalName;street\nA;B;a@b.example;a@b.example;Tor 3\n")
    found = check_users(table)
    assert (1, "streetAddress", "column-street") in codes(found.warnings)
    assert found.users[0].attribute("streetAddress") == ""


def test_titles_above_the_header_and_empty_rows_are_named() -> None:
    raw = b"Nutzer der Firma\n\nVorname;Nachname;E-Mail;Benutzeranmeldename\n\nA;B;a@b.example;a@b.example\n"
    (table,) = read_tables(raw)
    found = check_users(table)
    assert found.errors == ()
    assert (1, "", "rows-above-header") in codes(found.warnings)
    assert (4, "", "empty-rows") in codes(found.warnings)
    assert [user.row for user in found.users] == [5]


def test_a_list_without_anybody_says_so() -> None:
    assert codes(listed().errors) == [(1, "", "no-users")]
    (empty,) = read_tables(b"\n")
    assert codes(check_users(empty).errors) == [(None, "", "no-users")]


def test_the_sheet_with_the_most_known_columns_is_the_user_list() -> None:
    (users,) = read_tables(b"Vorname;Nachname\nA;B\n")
    (other,) = read_tables(b"Frage;Antwort\nA;B\n")
    assert pick_table([other, users]) is users
    assert pick_table([]) is None


def test_twenty_thousand_users_are_judged_in_seconds_and_one_more_is_refused() -> None:
    lines = ["givenName;sn;mail;userPrincipalName;manager"]
    lines += [f"V{n};N{n};u{n}@f.example;u{n}@f.example;u{max(n - 1, 0)}@f.example" for n in range(1, 20_002)]
    (table,) = read_tables("\n".join(lines).encode())
    began = time.monotonic()
    found = check_users(table)
    assert time.monotonic() - began < 20
    assert len(found.users) == 20_000
    assert codes(found.errors) == [(2, "manager", "manager-unknown"), (20_002, "", "too-many-users")]
    assert all(problem.severity in Severity for problem in found.problems)
