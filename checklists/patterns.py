"""What a MAC, a serial, a number, a name may look like: one pure function each (facts sec 11.3, 11.6, 11.9).

Each answers with the cleaned value, a problem code or None, and codes of what is odd but allowed. No sentences here:
the catalogue's pattern hints hold them.
"""

import re
from collections.abc import Callable

from checklists.checked import Checked
from checklists.phone_numbers import clid, dialable, e164, is_e164
from checklists.topics import agreed_topic

# IEEE registry, looked up for the makers the order sheets name (sec 11.3).
_MAKERS = {
    "0004F2": "Poly",
    "64167F": "Poly",
    "001565": "Yealink",
    "805EC0": "Yealink",
    "805E0C": "Yealink",
    "249AD8": "Yealink",
    "000413": "Snom",
    "7C2F80": "Gigaset",
    "589EC6": "Gigaset",
    "002104": "Gigaset",
    "BCC342": "Panasonic",
    "080023": "Panasonic",
    "0080F0": "Panasonic",
}
_MAC_JUNK = re.compile(r"[\s:.\-]+")
_HEX12 = re.compile(r"[0-9A-F]{12}")


def mac(text: str) -> Checked:
    """Twelve upper-case hex digits. Input may carry `: - .`, blanks or a prefix "MAC"; group, all-zero and all-F are refused."""
    raw = _MAC_JUNK.sub("", text).upper()
    value = raw.removeprefix("MAC").removeprefix("ADDRESS").removeprefix("ADRESSE")
    # Unicode grows in upper case ("ﬀ" becomes "FF"), so only plain letters count.
    if not text.isascii() or not _HEX12.fullmatch(value):
        return Checked(value=text.strip(), problem="mac-form")
    if value in ("0" * 12, "F" * 12):
        return Checked(value=value, problem="mac-empty")
    if int(value[1], 16) & 1:
        return Checked(value=value, problem="mac-group")
    if int(value[1], 16) & 2:
        # A local address has no maker: one warning is enough.
        return Checked(value=value, warnings=("mac-local",))
    return Checked(value=value, warnings=() if maker(value) else ("mac-maker-unknown",))


def maker(value: str) -> str | None:
    """Who made the device with this cleaned MAC, where its prefix is one we know."""
    return _MAKERS.get(value[:6])


_SERIAL = re.compile(r"[0-9A-Z][0-9A-Z-]{5,29}")
_CISCO = re.compile(r"[A-Z]{3}[0-9]{4}[0-9A-Z]{4}")


def serial(text: str, *, model: str = "") -> Checked:
    """Six to 30 letters and digits, upper case; a Cisco one unlike Cisco's own form is odd, not wrong."""
    value = re.sub(r"\s+", "", text).upper()
    value = re.sub(r"^(S/?N|SN)[:#]", "", value)
    if not text.isascii() or not _SERIAL.fullmatch(value):
        return Checked(value=text.strip(), problem="serial-form")
    if "cisco" in model.casefold() and not _CISCO.fullmatch(value):
        return Checked(value=value, warnings=("serial-unlike-maker",))
    return Checked(value=value)


_EXTENSION = re.compile(r"[1-9][0-9]{1,5}")
_DIGITS = re.compile(r"[1-9][0-9]{0,5}")
_BEGINS_EMERGENCY = re.compile(r"11[02]")


def extension(text: str, *, access_digit: str = "") -> Checked:
    """Two to six digits, not beginning 110 or 112, not equal to the outside-line digit."""
    value = text.strip()
    if not _EXTENSION.fullmatch(value):
        return Checked(value=value, problem="extension-form")
    if _BEGINS_EMERGENCY.match(value):
        return Checked(value=value, problem="extension-emergency")
    if access_digit and value == access_digit:
        return Checked(value=value, problem="extension-access-digit")
    return Checked(value=value)


def number_or_extension(text: str, *, country: str = "DE", access_digit: str = "") -> Checked:
    """A number as `+49…`, or where up to six digits stand alone an extension: both reach a service inside the house."""
    value = text.strip()
    return extension(value, access_digit=access_digit) if _DIGITS.fullmatch(value) else e164(value, country=country)


def mail(text: str) -> Checked:
    """One @, local part up to 64, whole up to 254, no blanks, a domain with a dot. `@firma.local` is allowed."""
    value = text.strip()
    local, at, domain = value.partition("@")
    fits = (
        bool(at and local and domain)
        and "@" not in domain
        and len(local) <= 64
        and len(value) <= 254
        and all(not c.isspace() and c.isprintable() for c in value)
        and not local.startswith(".")
        and not local.endswith(".")
        and ".." not in value
        and "." in domain
        and all(label and not label.startswith("-") and not label.endswith("-") for label in domain.split("."))
    )
    if not fits:
        return Checked(value=value, problem="mail-form")
    return Checked(value=value, warnings=("mail-long",) if len(value) > 80 else ())


_UPN = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


def logon(text: str) -> Checked:
    """User logon name, `name@domain.tld` (userPrincipalName)."""
    value = text.strip()
    return Checked(value=value, problem=None if _UPN.fullmatch(value) else "logon-form")


_SAM_FORBIDDEN = frozenset('"/\\[]:;|=,+*?<>@')


def sam(text: str) -> Checked:
    """Logon name from before Windows 2000: up to 20 letters, none of the fifteen the directory refuses."""
    value = text.strip()
    fits = 0 < len(value) <= 20 and value.isprintable() and not _SAM_FORBIDDEN.intersection(value)
    return Checked(value=value, problem=None if fits else "sam-form")


_VERSION = re.compile(r"(?=.*[0-9])\w[\w.+/ -]{0,59}", re.ASCII)


def version(text: str) -> Checked:
    """A version as the device shows it: at least one digit, up to 60 letters."""
    value = text.strip()
    return Checked(value=value, problem=None if _VERSION.fullmatch(value) else "version-form")


_BLF = re.compile(r"(?:sip:)?[A-Za-z0-9._-]+@[A-Za-z0-9.-]+")


def blf_uri(text: str) -> Checked:
    """List address of a busy lamp field: `name@domain`, up to 161 letters, `sip:` allowed in front."""
    value = text.strip()
    fits = len(value) <= 161 and _BLF.fullmatch(value) is not None
    return Checked(value=value, problem=None if fits else "blf-form")


# Letters Windows cannot keep in a file name, and names it keeps for devices (sec 4.1, pst-clash).
_UNSTORABLE = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))))


def pst_name(text: str, *, address: str = "") -> Checked:
    """`<local part of the current address>.pst`. Only other case is odd; without an address the form alone is judged."""
    value = text.strip()
    local, dot, ending = value.rpartition(".")
    if not dot or ending.casefold() != "pst" or not local or "@" in local or local != local.strip():
        return Checked(value=value, problem="pst-form")
    if _UNSTORABLE.intersection(local) or local.split(".")[0].casefold() in _RESERVED or not local.isprintable():
        return Checked(value=value, problem="pst-unstorable")
    wanted = address.rpartition("@")[0]
    if wanted and local != wanted:
        if local.casefold() != wanted.casefold():
            return Checked(value=value, problem="pst-other-name")
        return Checked(value=value, warnings=("pst-case",))
    return Checked(value=value, warnings=() if ending == "pst" else ("pst-case",))


def ipv4(text: str, *, prefix: int | None = None) -> Checked:
    """Four octets; not self-assigned 169.254, and with `prefix` (bits) neither network nor broadcast address."""
    value = text.strip()
    octets = value.split(".")
    if len(octets) != 4 or not all(o.isascii() and o.isdigit() and len(o) <= 3 and int(o) <= 255 for o in octets):
        return Checked(value=value, problem="ipv4-form")
    numbers = [int(o) for o in octets]
    value = ".".join(str(n) for n in numbers)
    if numbers[:2] == [169, 254]:
        return Checked(value=value, problem="ipv4-self-assigned")
    if numbers[0] in (0, 127) or numbers[0] >= 224:
        return Checked(value=value, problem="ipv4-no-host")
    if prefix is not None and prefix < 31:
        host = int.from_bytes(bytes(numbers)) & ((1 << (32 - prefix)) - 1)
        if host in (0, (1 << (32 - prefix)) - 1):
            return Checked(value=value, problem="ipv4-no-host")
    return Checked(value=value)


_POST_CODE_DIGITS = {"DE": 5, "AT": 4, "CH": 4}


def post_code(text: str, *, country: str = "DE") -> Checked:
    """Germany five digits, Austria and Switzerland four, kept as text; elsewhere any code of 3 to 10 letters and digits."""
    value = text.strip()
    digits = _POST_CODE_DIGITS.get(country.upper())
    if digits is None:
        fits = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{1,8}[A-Za-z0-9]", value) is not None
    else:
        fits = re.fullmatch(rf"[0-9]{{{digits}}}", value) is not None
    return Checked(value=value, problem=None if fits else "post-code-form")


def is_mail(text: str) -> bool:
    return text == text.strip() and mail(text).ok


def is_upn(text: str) -> bool:
    return text == text.strip() and logon(text).ok


def is_sam(text: str) -> bool:
    return text == text.strip() and sam(text).ok


def is_post_code(text: str, country: str) -> bool:
    return text == text.strip() and post_code(text, country=country).ok


_CHECKS: dict[str, Callable[[str, dict[str, str]], Checked]] = {
    "P-BLFURI": lambda text, _: blf_uri(text),
    "P-CLIDBAN": lambda text, given: clid(text, country=given.get("country", "DE")),
    "P-DIAL": lambda text, given: number_or_extension(
        text, country=given.get("country", "DE"), access_digit=given.get("access_digit", "")
    ),
    "P-E164": lambda text, given: e164(text, country=given.get("country", "DE")),
    "P-EMERG": lambda text, _: dialable(text),
    "P-EXT": lambda text, given: extension(text, access_digit=given.get("access_digit", "")),
    "P-IPV4": lambda text, _: ipv4(text),
    "P-MAC": lambda text, _: mac(text),
    "P-MAIL": lambda text, _: mail(text),
    "P-PSTNAME": lambda text, given: pst_name(text, address=given.get("address", "")),
    "P-SAM": lambda text, _: sam(text),
    "P-SERIAL": lambda text, given: serial(text, model=given.get("model", "")),
    "P-TOPIC": lambda text, _: agreed_topic(text),
    "P-UPN": lambda text, _: logon(text),
    "P-VERSION": lambda text, _: version(text),
}
PATTERN_NAMES = frozenset(_CHECKS)

__all__ = [
    "PATTERN_NAMES",
    "Checked",
    "agreed_topic",
    "blf_uri",
    "checked",
    "clid",
    "dialable",
    "e164",
    "extension",
    "ipv4",
    "is_e164",
    "is_mail",
    "is_post_code",
    "is_sam",
    "is_upn",
    "logon",
    "mac",
    "mail",
    "maker",
    "number_or_extension",
    "post_code",
    "pst_name",
    "sam",
    "serial",
    "version",
]


def checked(name: str, text: str, **context: str) -> Checked:
    """`text` by the pattern of that name ("P-MAC"). `context` as the pattern's function takes it (country, model, address,
    access_digit); what it does not need is ignored. Raises KeyError for an unknown name.
    """
    return _CHECKS[name](text, context)
