"""Lists of users as offices have them: clean ones by chance, and single faults to plant in them."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import openpyxl

from checklists.attributes import ATTRIBUTES

KEYS = [attribute.key for attribute in ATTRIBUTES]
FIRST = (
    "Jörg Ilse Mehmet Renée Łukasz Chloé Søren İpek Ömer Dörte Zoë Ðuro Þóra Ægir Åsa Ñuria Maëlle Ştefan Nikolaï "
    "Karl-Heinz Anne-Sophie D’Angelo Élodie Ümit Ève Ivo Žofia Øystein Ļubova Ġorġ Ħasan Ŷves Ƀo Αλέξης Олена"
).split()
LAST = (
    "Weiß Őri Dvořák Şahin Müller-Lüdenscheidt Großmann Nørgaard Yılmaz Ćosić Núñez Łukasik O’Brien Ångström Čapek "
    "Ďurišová Ņikitins Škoda Žižka Ğüler Ørsted Ærø Þórsson Ðurić Brânză Ïkaré Ãlvares Papadópoulos Кравченко"
).split() + ["van der Berg", "de la Cruz", "'t Hooft", "Freiherr von Ü", "St. John", "Ã Gaorach"]
CITIES = (
    ("München", "80331", "Deutschland"),
    ("Dresden", "01067", "Germany"),
    ("Köln", "50667", "DE"),
    ("Zürich", "8001", "Schweiz"),
    ("Wien", "1010", "Österreich"),
    ("Łódź", "90-001", "Polen"),
    ("London", "SW1A 1AA", "United Kingdom"),
    ("", "", ""),
)
STREETS = ("Hauptstraße 1", "Am Tor 3a", "C/ Núñez 5, 2º", "Rue d’Été 12–14", "Straße des 17. Juni 135", "")
TITLES = ("Leitung", "Sachbearbeitung (Teilzeit)", "Büroleitung & Einkauf", "IT/TK", "Azubi 2. Lehrjahr", "R&D #3", "")
FIRMS = (
    "Beispiel AG",
    "Kanzlei „Dr. Őri“",
    "A = B GmbH",
    "+plus Büro",
    "@work e. K.",
    "-",
    "Müller; Söhne",
    "5E3 KG",
    "",
)
Person = dict[str, str]
German = {attribute.key: attribute.de for attribute in ATTRIBUTES}


def clean_list(seed: int, size: int) -> list[Person]:
    """People whose every value is right; each third has a manager, named in one of the ways that are understood."""
    dice = random.Random(seed)
    people: list[Person] = []
    for nth in range(size):
        city, code, country = dice.choice(CITIES)
        person = {
            "givenName": dice.choice(FIRST),
            "initials": dice.choice(("", "J.", "ÄB")),
            # A number makes the name one of its own, so that it names one person only.
            "sn": f"{dice.choice(LAST)} {nth}" if dice.random() < 0.7 else dice.choice(LAST),
            "telephoneNumber": f"+493023125{nth:03d}" if dice.random() < 0.8 else "",
            "mail": f"p{nth}@firma.example",
            "streetAddress": dice.choice(STREETS),
            "postOfficeBox": dice.choice(("", "10 01 02")),
            "l": city,
            "st": dice.choice(("Bayern", "NRW", "")),
            "postalCode": code,
            "co": country,
            "userPrincipalName": f"P{nth}@ad.firma.example",
            "mobile": f"+49151{nth:08d}" if dice.random() < 0.5 else "",
            "facsimileTelephoneNumber": dice.choice(("", "+442079460000")),
            "title": dice.choice(TITLES),
            "department": dice.choice(("Vertrieb", "2024", "Über-/Unterbau", "")),
            "company": dice.choice(FIRMS),
            "manager": "",
        }
        people.append(person)
    names = [f"{one['givenName']} {one['sn']}" for one in people]
    for nth, person in enumerate(people[1:], start=1):
        chief = dice.randrange(nth)  # only earlier rows lead: no circles
        boss = people[chief]
        ways = [boss["mail"].upper(), boss["userPrincipalName"]]
        if names.count(names[chief]) == 1:
            ways += [
                names[chief],
                f"{boss['sn']}, {boss['givenName']}",
                f"CN={names[chief]},OU=Nutzer,DC=firma,DC=example",
            ]
        if dice.random() < 0.4:
            person["manager"] = dice.choice(ways)
    return people


@dataclass(frozen=True, slots=True)
class Fault:
    """`plant(people, nth)` spoils one cell of that row and gives the value now shown there."""

    code: str
    column: str
    plant: Callable[[list[Person], int], str]


def put(text: str) -> Callable[[str], Callable[[list[Person], int], str]]:
    def in_column(column: str) -> Callable[[list[Person], int], str]:
        def plant(people: list[Person], nth: int) -> str:
            people[nth][column] = text
            return text

        return plant

    return in_column


def _same_as_first(column: str) -> Callable[[list[Person], int], str]:
    def plant(people: list[Person], nth: int) -> str:
        people[0][column] = people[0][column] or "+493023125999"
        people[nth][column] = people[0][column]
        return people[nth][column]

    return plant


def _self(people: list[Person], nth: int) -> str:
    people[nth]["manager"] = people[nth]["userPrincipalName"]
    return people[nth]["manager"]


def fault(code: str, column: str, text: str) -> Fault:
    return Fault(code, column, put(text)(column))


FAULTS: tuple[Fault, ...] = (
    *(fault("empty", column, "") for column in ("givenName", "sn", "mail", "userPrincipalName")),
    fault("misread", "sn", "MÃ¼ller"),
    fault("misread", "givenName", "J\ufffdrg"),
    fault("misread", "l", "M„nchen"),
    fault("misread", "department", "VerkÃ¤ufe"),
    fault("control-characters", "sn", "We\x07iß"),
    fault("control-characters", "title", "Chef\u202ereversed"),
    fault("not-one-line", "streetAddress", "Am Tor 1\nHinterhaus"),
    fault("eaten", "telephoneNumber", "4,98999E+11"),
    fault("eaten", "mobile", "4.92E+11"),
    fault("eaten", "facsimileTelephoneNumber", "4,9E+10"),
    fault("phone-e164", "telephoneNumber", "030 23125110"),
    fault("phone-e164", "telephoneNumber", "+49 30 23125110"),
    fault("phone-e164", "mobile", "492214710200"),
    fault("phone-e164", "mobile", "004915112345678"),
    fault("phone-e164", "facsimileTelephoneNumber", "+49 (0)30/23125110"),
    fault("mail", "mail", "j.weiss"),
    fault("mail", "mail", "j.weiss@firma"),
    fault("mail", "mail", "j weiss@firma.example"),
    fault("mail", "mail", "j..weiss@firma.example"),
    fault("upn", "userPrincipalName", "kein upn"),
    fault("upn", "userPrincipalName", "FIRMA\\weiss"),
    fault("too-long", "givenName", "J" * 65),
    fault("too-long", "initials", "ABCDEFG"),
    fault("too-long", "mail", "a" * 250 + "@firma.example"),
    fault("spreadsheet-error", "department", "#NV"),
    fault("spreadsheet-error", "company", "#REF!"),
    fault("manager-unknown", "manager", "Niemand Nirgends"),
    fault("manager-unknown", "manager", "CN=Niemand,OU=Nutzer,DC=firma,DC=example"),
    *(Fault("twice", column, _same_as_first(column)) for column in ("telephoneNumber", "mail", "userPrincipalName")),
    Fault("manager-self", "manager", _self),
)
"""One cell each. A lost zero needs a German row and has its own test."""


def as_csv(
    people: Sequence[Person],
    *,
    headers: Sequence[str] = (),
    separator: str = ";",
    encoding: str = "utf-8-sig",
    ends: str = "\r\n",
) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=ends)
    writer.writerow(headers or KEYS)
    writer.writerows([person[key] for key in KEYS] for person in people)
    return stream.getvalue().encode(encoding)


def as_workbook(people: Sequence[Person], headers: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, values in enumerate([list(headers or KEYS), *([p[key] for key in KEYS] for p in people)], start=1):
        for column, value in enumerate(values, start=1):
            if value:
                cell = sheet.cell(row=number, column=column)
                cell.value = value
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
