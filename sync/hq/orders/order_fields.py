"""The sheet Auftrag: one row per field."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal

from checklists.catalogue import Language
from checklists.countries import country as country_of
from checklists.job import Contact, Customer, Depth, Site
from checklists.patterns import e164, mail, post_code
from checklists.table import Row
from checklists.table_words import post_code_form
from sync.hq.orders import values
from sync.hq.orders.complaint import Findings, Place
from sync.hq.orders.reading import LONGEST, LONGEST_NOTE, read_text
from sync.hq.orders.sheets import FIELDS, Name, Sheet, find, label

_ORDER_NUMBER = re.compile(r"\w[\w ./-]{0,39}")
_LENGTHS = {"order_number": 40, "notes": LONGEST_NOTE, "technician": 64, "mail": 254, "phone": 40}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the sheet Auftrag says. Where a complaint was made, the field holds an empty or default value."""

    order_number: str = ""
    customer: Customer = field(default_factory=lambda: Customer(name=""))
    site: Site = field(default_factory=lambda: Site(street="", post_code="", city=""))
    contact: Contact = field(default_factory=lambda: Contact(name="", function="", phone="", mail=""))
    planned: str = ""
    hours: str = ""
    technician: str = ""
    language: Language = Language.DE
    depth: Depth = Depth.SHORT
    tengo: bool = False
    porting: bool = False
    notes: str = ""


def read_head(sheet: Sheet, findings: Findings, people: Collection[str] | None) -> Head:
    """All fields of the sheet Auftrag, each judged by itself; `people` are known logon names, None: not to be judged."""
    return _Reader(sheet, findings).head(people)


class _Reader:
    def __init__(self, sheet: Sheet, findings: Findings) -> None:
        self._sheet = sheet
        self._findings = findings
        self._rows: dict[str, Row] = {}
        self._names: dict[str, str] = {}
        for row in sheet.rows:
            shown = label(sheet.shown(row, "field"))
            name = find(FIELDS, shown)
            place = Place(
                sheet=sheet.title, row=row.number, column=shown, value=sheet.shown(row, "value"), is_field=True
            )
            if not shown:
                findings.warn(place, "field-unnamed")
            elif name is None:
                findings.warn(place, "field-unknown")
            elif name.key in self._rows:
                findings.complain(place, "field-twice", first_row=str(self._rows[name.key].number))
            else:
                self._rows[name.key], self._names[name.key] = row, shown
        self._texts: dict[str, str | None] = {name.key: self._read(name) for name in FIELDS}

    def _place(self, key: str) -> Place:
        row = self._rows.get(key)
        if row is None:
            return Place(sheet=self._sheet.title)
        return Place(
            sheet=self._sheet.title,
            row=row.number,
            column=self._names[key],
            value=self._sheet.shown(row, "value"),
            is_field=True,
        )

    def _read(self, name: Name) -> str | None:
        row = self._rows.get(name.key)
        if row is None:
            if not name.must:
                return ""
            place = Place(sheet=self._sheet.title, row=self._sheet.header_row, column=name.de, is_field=True)
            self._findings.complain(place, "field-missing", de=name.de, en=name.en)
            return None
        longest = _LENGTHS.get(name.key, LONGEST)
        place = self._place(name.key)
        return read_text(self._sheet, row, "value", place, self._findings, must=name.must, longest=longest)

    def _text(self, key: str) -> str:
        return self._texts[key] or ""

    def _complain(self, key: str, code: str, **words: str) -> None:
        self._findings.complain(self._place(key), code, **words)

    def head(self, people: Collection[str] | None) -> Head:
        country = self._country()
        technician = self._text("technician")
        if technician and people is not None and technician.casefold() not in {person.casefold() for person in people}:
            self._findings.warn(self._place("technician"), "technician-unknown")
        return Head(
            order_number=self._order_number(),
            customer=Customer(name=self._text("customer")),
            site=Site(
                street=self._text("street"),
                post_code=self._post_code(country),
                city=self._text("city"),
                country=country or "DE",
            ),
            contact=Contact(
                name=self._text("contact"),
                function=self._text("function"),
                phone=self._phone(country),
                mail=self._mail(),
            ),
            planned=self._planned(),
            hours=self._hours(),
            technician=technician,
            language=self._language(),
            depth=self._depth(),
            tengo=self._yes("tengo"),
            porting=self._yes("porting"),
            notes=self._text("notes"),
        )

    def _order_number(self) -> str:
        number = self._text("order_number")
        if number and _ORDER_NUMBER.fullmatch(number) is None:
            self._complain("order_number", "order-number")
        return number

    def _country(self) -> str | None:
        """Two letters; DE where none is named; None where it is unknown, so that nothing is judged by a wrong one."""
        text = self._texts["country"]
        if not text:
            return "DE" if text == "" else None
        found = country_of(text)
        if found is None:
            self._complain("country", "country-unknown")
        return found.code if found else None

    def _post_code(self, country: str | None) -> str:
        text = self._text("post_code")
        if text and country and not post_code(text, country=country).ok:
            form = post_code_form(country)
            self._complain("post_code", "post-code", country=country, expected_de=form.de, expected_en=form.en)
        return text

    def _phone(self, country: str | None) -> str:
        text = self._text("phone")
        if not text or country is None:
            return text
        found = e164(text, country=country)
        if not found.ok:
            self._complain("phone", "eaten" if found.problem == "phone-eaten" else "phone")
        return found.value

    def _mail(self) -> str:
        text = self._text("mail")
        if text and not mail(text).ok:
            self._complain("mail", "mail")
        return text

    def _planned(self) -> str:
        text = self._text("planned")
        if not text:
            return ""
        try:
            return values.planned(self._sheet.cell(self._rows["planned"], "value"), text)
        except values.NoTime as error:
            self._complain("planned", error.code)
            return ""

    def _hours(self) -> str:
        text = self._text("hours")
        if not text:
            return ""
        found = values.decimal(text.removesuffix("h").strip(), top=Decimal(999))
        if found is None:
            self._complain("hours", "hours")
        return found or ""

    def _language(self) -> Language:
        text = self._text("language")
        found = values.language(text) if text else Language.DE
        if found is None:
            self._complain("language", "language")
        return found or Language.DE

    def _depth(self) -> Depth:
        text = self._text("depth")
        found = values.depth(text) if text else Depth.SHORT
        if found is None:
            self._complain("depth", "depth")
        return found or Depth.SHORT

    def _yes(self, key: str) -> bool:
        text = self._text(key)
        found = values.yes_or_no(text) if text else False
        if found is None:
            self._complain(key, "yes-no")
        return bool(found)
