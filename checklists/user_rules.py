"""What may stand in one row of a user list, cell by cell (facts sec 3.4 and 11.9). A cell has one error at most: the first cause."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from checklists.attributes import BY_KEY, PHONE, Attribute
from checklists.broken_text import has_control_characters, is_spreadsheet_error, looks_eaten, looks_misread
from checklists.countries import Country
from checklists.countries import country as country_of
from checklists.patterns import is_e164, is_mail, is_post_code, is_sam, is_upn
from checklists.table import Cell, CellKind

PHONES = (PHONE, "mobile", "facsimileTelephoneNumber")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a list is judged by. `phone_must`: tengo communication is ordered together with number porting (fn4). `country` (two
    letters) is meant where a row names none. `suffixes`: verified mail domains for logon names; empty means they are not known.
    """

    phone_must: bool = False
    country: str = "DE"
    suffixes: Collection[str] = ()

    def must(self, attribute: Attribute) -> bool:
        return attribute.must or (attribute.key == PHONE and self.phone_must)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`mild` findings warn, the others are errors."""

    code: str
    mild: bool = False
    values: dict[str, str] = field(default_factory=dict)


def row_findings(cells: Mapping[str, Cell], texts: Mapping[str, str], terms: Terms) -> list[tuple[str, Finding]]:
    """(LDAP name, finding) of one row; `texts` are the trimmed texts of `cells`."""
    found: list[tuple[str, Finding]] = []
    wrong: set[str] = set()
    for key, cell in cells.items():
        error = _error(BY_KEY[key], cell, texts, terms)
        if error is not None:
            wrong.add(key)
            found.append((key, error))
        found.extend((key, mild) for mild in _oddities(BY_KEY[key], cell, texts[key]))
    found.extend((key, finding) for key, finding in _country_agreement(texts) if key not in wrong)
    return found


def _error(attribute: Attribute, cell: Cell, texts: Mapping[str, str], terms: Terms) -> Finding | None:
    text = texts[attribute.key]
    if cell.kind is CellKind.UNCOMPUTED:
        return Finding(code="formula-without-value")
    if cell.kind is CellKind.ERROR or is_spreadsheet_error(text):
        return Finding(code="spreadsheet-error")
    if not text:
        return Finding(code="empty") if terms.must(attribute) else None
    if looks_misread(text):
        return Finding(code="misread")
    if has_control_characters(text):
        return Finding(code="not-one-line" if "\n" in text or "\r" in text else "control-characters")
    if looks_eaten(text) and (attribute.key in PHONES or cell.kind is CellKind.NUMBER):
        return Finding(code="eaten")
    if len(text) > attribute.longest:
        return Finding(code="too-long", values={"limit": str(attribute.longest)})
    return _form(attribute.key, text, texts, terms)


def _form(key: str, text: str, texts: Mapping[str, str], terms: Terms) -> Finding | None:
    """What can be wrong with this attribute's form."""
    if key in PHONES:
        return None if is_e164(text) else Finding(code="phone-e164")
    if key == "mail":
        return None if is_mail(text) else Finding(code="mail")
    if key == "userPrincipalName":
        if not is_upn(text):
            return Finding(code="upn")
        if terms.suffixes and text.rpartition("@")[2].casefold() not in {s.casefold() for s in terms.suffixes}:
            return Finding(code="upn-suffix", values={"suffixes": ", ".join(sorted(terms.suffixes))})
    elif key == "sAMAccountName":
        return None if is_sam(text) else Finding(code="sam")
    elif key == "postalCode":
        where = _row_country(texts, terms.country)
        if where is not None and not is_post_code(text, where):
            return Finding(code="post-code", values={"country": where})
    return None


def _oddities(attribute: Attribute, cell: Cell, text: str) -> Iterator[Finding]:
    """What is odd but allowed."""
    if cell.kind is CellKind.DATE:
        yield Finding(code="became-date", mild=True)
    if cell.text != cell.text.strip() and text:
        yield Finding(code="outer-blanks", mild=True)
    if attribute.comfortable is not None and attribute.comfortable < len(text) <= attribute.longest:
        yield Finding(code="long", mild=True, values={"limit": str(attribute.comfortable)})
    if attribute.key == "postOfficeBox" and len(boxes(text)) > 1:
        yield Finding(code="several-values", mild=True)


def boxes(text: str) -> list[str]:
    """The directory allows several post office boxes; the first one counts."""
    return [box.strip() for box in text.replace("|", ";").split(";")]


def _country_agreement(texts: Mapping[str, str]) -> Iterator[tuple[str, Finding]]:
    """The three country attributes name the same country (Deutschland, DE, 276)."""
    named = country_of(texts["co"]) if texts.get("co") else None
    if texts.get("co") and named is None:
        yield "co", Finding(code="country-unknown", mild=True)
    short = country_of(texts["c"]) if texts.get("c") else None
    expected = named or short
    if texts.get("c") and (short is None or (expected is not None and short.code != expected.code)):
        yield "c", Finding(code="country-differs", values=_expectation(expected))
    number = texts.get("countryCode", "")
    if number and (not number.isdecimal() or (expected is not None and int(number) != expected.number)):
        yield "countryCode", Finding(code="country-differs", values=_expectation(expected))


def _expectation(expected: Country | None) -> dict[str, str]:
    return {} if expected is None else {"expected": f"{expected.de}, {expected.code}, {expected.number}"}


def _row_country(texts: Mapping[str, str], fallback: str) -> str | None:
    """Two letters of the row's country; None where it names one we do not know and so cannot judge."""
    named = texts.get("co") or texts.get("c") or fallback
    found = country_of(named)
    return None if found is None else found.code
