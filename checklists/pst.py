"""What can be told of an Outlook data file (PST) without opening it: its name, its first bytes, its size (facts sec 4.1, A-PST)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from checklists.patterns import pst_name

HEADER_BYTES = 192
"""How many of the file's first bytes `check_pst` wants."""
GIB = 1024**3
ANSI_CEILING = 2 * GIB
FAT32_CEILING = 4 * GIB - 1
DVD_BYTES = 4_700_000_000
_MOST_GB = 1024 * 1024
_MAGIC = b"!BDN"
_OFFLINE_FOLDER = b"SO"
_PERSONAL_FOLDER = b"SM"
_ANSI_VERSIONS = (14, 15)
_FIRST_UNICODE_VERSION = 23


class PstFormat(StrEnum):
    ANSI = "ansi"
    """Before Outlook 2003: at most 2 GB, no letters outside the old code page."""
    UNICODE = "unicode"


OVER_QUOTA = "pst-over-quota"
_BEGINNING = 12
"""Bytes that tell what a file is; shorter than that it is nothing."""
_ENDS = {PstFormat.UNICODE: slice(184, 192), PstFormat.ANSI: slice(168, 172)}
"""Where the head says how long the file is (ibFileEof of the root, MS-PST 2.2.2.5 and 2.2.2.6)."""
PROBLEMS = (
    "pst-form",
    "pst-other-name",
    "pst-no-mailbox",
    "pst-clash",
    "pst-unstorable",
    "pst-empty",
    "pst-no-pst",
    "pst-is-ost",
    "pst-version-unknown",
    "pst-cut",
    OVER_QUOTA,
)
"""Any of these refuses the file (name P-PSTNAME, format, L6)."""
NAME_PROBLEMS = PROBLEMS[:5]
TWICE = "pst-twice"
QUOTA_UNKNOWN = "pst-quota-unknown"
NOTICES = (
    "pst-case",
    TWICE,
    "pst-ansi",
    "pst-ansi-full",
    "pst-over-fat32",
    "pst-over-dvd",
    QUOTA_UNKNOWN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PstCheck:
    """`version` is the word at byte 10, None where the header is none. `problems` refuse the file, `notices` only warn."""

    format: PstFormat | None
    version: int | None
    problems: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems

    @property
    def well_named(self) -> bool:
        return not set(self.problems).intersection(NAME_PROBLEMS)


def check_pst(
    *, name: str, size: int, header: bytes, address: str, quota: int | None, astray: str | None = None
) -> PstCheck:
    """Judge one file. `size` and `quota` in bytes (quota None: not known), `header` its first HEADER_BYTES, `address` the
    mailbox's current address, whose local part the file must be named by; empty with `astray` (see `mailbox_of`) saying why
    it belongs to none.
    """
    named = pst_name(name, address=address)
    problem = named.problem or astray
    if address and not storable(address):
        # No name would be right: the mailbox cannot have a file named by its address at all.
        problem = "pst-unstorable"
    problems = [problem] if problem else []
    notices = list(named.warnings)
    version = _version(header)
    kind = _format(version)
    problems.extend(_header_problems(size, header, kind))
    if quota is not None and size > quota:
        problems.append(OVER_QUOTA)
    # Of a file that belongs to no mailbox nobody can know a quota.
    notices.extend(code for code in size_notices(size, quota, kind) if not (astray and code == QUOTA_UNKNOWN))
    return PstCheck(format=kind, version=version, problems=tuple(problems), notices=tuple(notices))


def size_notices(size: int, quota: int | None, kind: PstFormat | None) -> tuple[str, ...]:
    """What is odd about a size in bytes, whatever the name."""
    found = []
    if kind is PstFormat.ANSI:
        found.append("pst-ansi-full" if size >= ANSI_CEILING else "pst-ansi")
    if quota is None:
        found.append(QUOTA_UNKNOWN)
    if size > FAT32_CEILING:
        found.append("pst-over-fat32")
    if size > DVD_BYTES:
        found.append("pst-over-dvd")
    return tuple(found)


def twice(check: PstCheck) -> PstCheck:
    """The same file as the second one of its mailbox: one archive per mailbox (pst-list), and only the customer knows which."""
    return replace(check, notices=(TWICE, *check.notices))


def quota_bytes(quota_gb: str) -> int | None:
    """A quota as the order names it ("50", "2.5") in bytes; mail servers count 1024³ to a gigabyte. None where it is no number
    of a mailbox: nothing, or more than a petabyte.
    """
    try:
        gigabytes = Decimal(quota_gb)
    except InvalidOperation:
        return None
    return int(gigabytes * GIB) if gigabytes.is_finite() and 0 < gigabytes <= _MOST_GB else None


def name_clashes(addresses: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Addresses whose files would have the same name: one local part in several domains, case ignored (pst-clash).

    Each group needs a folder per domain; groups and addresses stand in the order given.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        local = address.strip().rpartition("@")[0].casefold()
        if local and address.strip().casefold() not in {known.casefold() for known in groups[local]}:
            groups[local].append(address.strip())
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def storable(address: str) -> bool:
    """Whether Windows can store a file named by this address's local part (pst-clash); where not, HQ names another one."""
    return pst_name(f"{address.strip().rpartition('@')[0]}.pst").problem != "pst-unstorable"


def mailbox_of(name: str, folder: str, addresses: Sequence[str]) -> tuple[str, str | None]:
    """(address, None) of the mailbox a file belongs to, or ("", code) where that cannot be told. `folder` is the file's own.

    One mailbox alone is always meant. Of several it is the one whose local part the file is named by; share domains that local
    part, the one whose domain the folder is called.
    """
    if len(addresses) == 1:
        return addresses[0], None
    local = name.rpartition(".")[0].casefold()
    fitting = [one for one in addresses if one.rpartition("@")[0].casefold() == local]
    if len(fitting) > 1:
        fitting = [one for one in fitting if one.rpartition("@")[2].casefold() == folder.casefold()] or fitting
    if len(fitting) == 1:
        return fitting[0], None
    return "", "pst-clash" if fitting else "pst-no-mailbox"


def _version(header: bytes) -> int | None:
    if len(header) < _BEGINNING or header[:4] != _MAGIC or header[8:10] != _PERSONAL_FOLDER:
        return None
    return int.from_bytes(header[10:12], "little")


def _format(version: int | None) -> PstFormat | None:
    if version in _ANSI_VERSIONS:
        return PstFormat.ANSI
    return PstFormat.UNICODE if version is not None and version >= _FIRST_UNICODE_VERSION else None


def _header_problems(size: int, header: bytes, kind: PstFormat | None) -> list[str]:
    if size == 0:
        return ["pst-empty"]
    if kind is not None:
        told = int.from_bytes(header[_ENDS[kind]], "little")
        return ["pst-cut"] if told > size else []
    if header[:4] == _MAGIC and header[8:10] == _OFFLINE_FOLDER:
        # An offline folder file belongs to one profile and cannot be imported.
        return ["pst-is-ost"]
    return ["pst-no-pst" if _version(header) is None else "pst-version-unknown"]
