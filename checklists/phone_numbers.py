"""Telephone numbers: to E.164, what may be shown as a caller's number, what may never be dialled as a test (sec 11.6, 11.8, 11.9)."""

import re
import unicodedata

from checklists.checked import Checked

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_GERMAN_LANDLINE = re.compile(r"\+49[2-9][0-9]{4,12}")
_GERMAN_MOBILE = re.compile(r"\+49(15[0-9]{9}|16[0-9]{8,9}|17[0-9]{8,9})")
_EATEN = re.compile(r"[0-9]+[.,]?[0-9]*E[+-]?[0-9]+", re.IGNORECASE)
_WRITTEN = re.compile(r"[\s()/.\-\u2010-\u2015]+")

# Calling code and the digit dialled inside the country before the number, which falls away abroad.
# Italy keeps its zero; the empty ones have none.
_COUNTRIES = {
    "DE": ("49", "0"),
    "AT": ("43", "0"),
    "CH": ("41", "0"),
    "NL": ("31", "0"),
    "BE": ("32", "0"),
    "FR": ("33", "0"),
    "GB": ("44", "0"),
    "SE": ("46", "0"),
    "IT": ("39", ""),
    "LI": ("423", ""),
    "LU": ("352", ""),
    "ES": ("34", ""),
    "PL": ("48", ""),
    "CZ": ("420", ""),
    "DK": ("45", ""),
}


def is_e164(text: str) -> bool:
    """Whether the text is E.164 as it stands, nothing cleaned."""
    return _E164.fullmatch(text) is not None and _german_problem(text) is None


def e164(text: str, *, country: str = "DE") -> Checked:
    """The number as `+49…`. National form is read with `country` (two letters); `00`, `(0)`, blanks and dashes are understood.

    Problems: phone-empty, phone-eaten (a spreadsheet rounded it), phone-form, phone-country (national form of a country whose
    dialling is not known here), phone-length, phone-emergency. Warning phone-special: neither landline nor mobile in Germany.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return Checked(value="", problem="phone-empty")
    if _EATEN.fullmatch(plain):
        return Checked(value=plain, problem="phone-eaten")
    if dialable(plain).problem == "emergency":
        return Checked(value=plain, problem="phone-emergency")
    if plain.startswith(("+", "00")):
        # "+49 (0)30 …": the bracketed zero is for callers inside the country only.
        plain = plain.replace("(0)", "")
    number = _WRITTEN.sub("", plain)
    if number.startswith("00"):
        number = "+" + number[2:]
    if not number.startswith("+"):
        if not (number.isascii() and number.isdigit()):
            return Checked(value=plain, problem="phone-form")
        known = _COUNTRIES.get(country.upper())
        if known is None:
            return Checked(value=plain, problem="phone-country")
        calling, trunk = known
        if trunk and not number.startswith(trunk):
            return Checked(value=plain, problem="phone-form")
        number = f"+{calling}{number[len(trunk) :]}"
    if not re.fullmatch(r"\+[0-9]+", number) or number.startswith("+0"):
        return Checked(value=plain, problem="phone-form")
    if not _E164.fullmatch(number):
        return Checked(value=number, problem="phone-length")
    problem = _german_problem(number)
    special = number.startswith("+49") and not (_GERMAN_LANDLINE.fullmatch(number) or _GERMAN_MOBILE.fullmatch(number))
    return Checked(value=number, problem=problem, warnings=("phone-special",) if special and problem is None else ())


def _german_problem(number: str) -> str | None:
    """German lengths are known (sec 11.8); other countries' are not judged here."""
    if not number.startswith("+49"):
        return None
    if number.startswith("+490"):
        return "phone-form"
    if number[3:5] in ("15", "16", "17"):
        return None if _GERMAN_MOBILE.fullmatch(number) else "phone-length"
    if number[3] >= "2":
        return None if _GERMAN_LANDLINE.fullmatch(number) else "phone-length"
    return None


def is_german_mobile(text: str) -> bool:
    """Whether the text is a German mobile number as it stands ("+49171…")."""
    return _GERMAN_MOBILE.fullmatch(text.strip()) is not None


_SIGNS = re.compile(r"[^0-9+]+")
_STAR_CODE = re.compile(r"(?:[*#][0-9]{2}#?)+")
_EMERGENCY = re.compile(r"(?:\+49|0049|0+)?11[02]")
_LONGER = re.compile(r"11[02][0-9]+")
# Medical service, authorities' number, premium, mass-call and directory numbers (sec 11.6).
_NO_TARGET = re.compile(r"(?:\+49|0049|0+)?(?:116117|115|900[0-9]*|137[0-9]*|118[0-9]*)")


def dialable(text: str) -> Checked:
    """Whether a test call may go there. 110 and 112 are refused in every guise: with 0, +49, 0049, blanks or a star code before."""
    plain = unicodedata.normalize("NFKC", text)
    number = _SIGNS.sub("", _STAR_CODE.sub("", plain.strip(), count=1))
    whole = _SIGNS.sub("", plain)
    if _EMERGENCY.fullmatch(number) or _EMERGENCY.fullmatch(whole):
        return Checked(value=number, problem="emergency")
    if _NO_TARGET.fullmatch(number):
        return Checked(value=number, problem="no-test-target")
    return Checked(value=number, warnings=("begins-emergency",) if _LONGER.fullmatch(number) else ())


_CLID_BANNED = re.compile(r"\+49(?:11[025]|116[0-9]{3}|118[0-9]+|12[0-9]+|137[0-9]+|900[0-9]+)")


def clid(text: str, *, country: str = "DE") -> Checked:
    """A number the customer may show as caller: German only, no emergency, short, premium or directory number (§ 120 TKG)."""
    plain = _WRITTEN.sub("", unicodedata.normalize("NFKC", text).replace("(0)", "").strip())
    read = e164(text, country=country)
    candidate = read.value if read.ok else plain
    if candidate.startswith("00"):
        candidate = "+" + candidate[2:]
    elif country.upper() == "DE" and candidate.startswith("0"):
        candidate = "+49" + candidate.lstrip("0")
    if _CLID_BANNED.fullmatch(candidate) or dialable(text).problem is not None:
        return Checked(value=candidate, problem="clid-banned")
    if not read.ok:
        return read
    if not candidate.startswith("+49"):
        return Checked(value=candidate, problem="clid-foreign")
    return Checked(value=candidate, warnings=("clid-some-networks",) if candidate.startswith("+49180") else ())
