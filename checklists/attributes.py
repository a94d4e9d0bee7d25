"""T-ATTR: the 18 user attributes with their German, English and directory names and lengths (service description 2.3, table)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """`key` is the LDAP name. `longest` is the directory's bound, `comfortable` the telephony platform's, beyond which one warns."""

    key: str
    de: str
    en: str
    must: bool = False
    longest: int = 1024
    comfortable: int | None = None


PHONE = "telephoneNumber"
ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute(key="givenName", de="Vorname", en="First name", must=True, longest=64, comfortable=30),
    Attribute(key="initials", de="Initialen", en="Initials", longest=6),
    Attribute(key="sn", de="Nachname", en="Last name", must=True, longest=64, comfortable=30),
    Attribute(key=PHONE, de="Rufnummer", en="Telephone Number", longest=64),
    Attribute(key="mail", de="E-Mail", en="E-Mail", must=True, longest=256, comfortable=80),
    Attribute(key="streetAddress", de="Straße", en="Street", longest=1024),
    Attribute(key="postOfficeBox", de="Postfach", en="P.O. Box", longest=40),
    Attribute(key="l", de="Ort", en="City", longest=128),
    Attribute(key="st", de="Bundesland/Kanton", en="State/province", longest=128),
    Attribute(key="postalCode", de="PLZ", en="Zip/Postal Code", longest=40),
    Attribute(key="co", de="Land/Region", en="Country/region", longest=128),
    Attribute(key="userPrincipalName", de="Benutzeranmeldename", en="User logon name", must=True, longest=1024),
    Attribute(key="mobile", de="Rufnummer Mobil", en="Telephone numbers Mobile", longest=64, comfortable=30),
    Attribute(key="facsimileTelephoneNumber", de="Rufnummer Fax", en="Telephone numbers Fax", longest=64),
    Attribute(key="title", de="Position", en="Title", longest=128, comfortable=50),
    Attribute(key="department", de="Abteilung", en="Department", longest=64),
    Attribute(key="company", de="Firma", en="Company", longest=64),
    Attribute(key="manager", de="Vorgesetzter Name", en="Manager Name", longest=1024),
)
SIDE_ATTRIBUTES: tuple[Attribute, ...] = (
    Attribute(key="c", de="Ländercode", en="Country code", longest=2),
    Attribute(key="countryCode", de="Ländernummer", en="Country number", longest=5),
    Attribute(
        key="sAMAccountName",
        de="Benutzeranmeldename (Prä-Windows 2000)",
        en="User logon name (pre-Windows 2000)",
        longest=20,
    ),
)
"""Not of the 18, but understood where a directory export holds them beside."""

BY_KEY: dict[str, Attribute] = {attribute.key: attribute for attribute in (*ATTRIBUTES, *SIDE_ATTRIBUTES)}


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for attribute in (*ATTRIBUTES, *SIDE_ATTRIBUTES):
        for name in (attribute.key, attribute.de, attribute.en):
            found[_plain(name)] = attribute.key
    found[_plain("Email")] = "mail"
    found[_plain("Strasse")] = "streetAddress"
    return found


def _plain(header: str) -> str:
    return " ".join(header.split()).rstrip("*: ").casefold()


_BY_NAME = _names()


def key_of(header: str) -> str | None:
    """The LDAP name behind a column header in German, English or LDAP, case and outer blanks ignored."""
    return _BY_NAME.get(_plain(header))
