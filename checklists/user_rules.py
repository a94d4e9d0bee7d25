"""What may stand in one cell of a user list (facts sec 3.4 and 11.9)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from checklists.attributes import PHONE, Attribute
from checklists.broken_text import has_control_characters, looks_eaten, looks_misread
from checklists.countries import Country
from checklists.countries import country as country_of
from checklists.patterns import is_e164, is_mail, is_post_code, is_sam, is_upn
from checklists.table import Cell, CellKind

PHONES = (PHONE, "mobile", "facsimileTelephoneNumber")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`mild` findings warn, the others are errors."""

    code: str
    mild: bool = False
    values: dict[str, str] = field(default_factory=dict)


def eaten(key: str, text: str) -> bool:
    """Whether a spreadsheet swallowed a telephone number."""
    return key in PHONES and looks_eaten(text)


def text_findings(attribute: Attribute, cell: Cell, text: str) -> Iterator[Finding]:
    """What can be wrong with any text: damaged, too long, a number or date where words should be."""
    if looks_misread(text):
        yield Finding(code="misread")
    elif has_control_characters(text):
        yield Finding(code="not-one-line" if "\n" in text or "\r" in text else "control-characters")
    if eaten(attribute.key, text) or (cell.kind is CellKind.NUMBER and looks_eaten(text)):
        yield Finding(code="eaten")
    if cell.kind is CellKind.DATE:
        yield Finding(code="became-date", mild=True)
    if cell.text != cell.text.strip():
        yield Finding(code="outer-blanks", mild=True)
    if len(text) > attribute.longest:
        yield Finding(code="too-long", values={"limit": str(attribute.longest)})
    elif attribute.comfortable is not None and len(text) > attribute.comfortable:
        yield Finding(code="long", mild=True, values={"limit": str(attribute.comfortable)})


def pattern_findings(
    attribute: Attribute, text: str, texts: Mapping[str, str], country: str, suffixes: Collection[str]
) -> Iterator[Finding]:
    """What can be wrong with this attribute's form."""
    key = attribute.key
    if key in PHONES and not looks_eaten(text) and not is_e164(text):
        yield Finding(code="phone")
    elif key == "mail" and not is_mail(text):
        yield Finding(code="mail")
    elif key == "userPrincipalName":
        if not is_upn(text):
            yield Finding(code="upn")
        elif suffixes and text.rpartition("@")[2].casefold() not in {suffix.casefold() for suffix in suffixes}:
            yield Finding(code="upn-suffix", values={"suffixes": ", ".join(sorted(suffixes))})
    elif key == "sAMAccountName" and not is_sam(text):
        yield Finding(code="sam")
    elif key == "postalCode":
        where = _row_country(texts, country)
        if where is not None and not is_post_code(text, where):
            yield Finding(code="post-code", values={"country": where})


def country_agreement(texts: Mapping[str, str]) -> Iterator[tuple[str, Finding]]:
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
