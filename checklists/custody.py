"""The custody chain of a device that carries mail (T-CUSTODY, facts sec 4.2): one row for each hand-over, judged as a whole.

Rules: who took it over hands it on; times rise; it ends wiped or returned; an unencrypted device goes nowhere. A table may hold
several devices: rows with one serial number are one chain.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checklists import canonical

Row = Mapping[str, str]
COLUMNS = (
    "type",
    "serial",
    "capacity",
    "encryption",
    "key_apart",
    "seal",
    "handed_by",
    "taken_by",
    "when",
    "place",
    "manifest",
    "condition",
    "wiped_at",
    "proof",
)
SIDES = ("handed_by", "taken_by")
"""The columns of the two who sign a hand-over."""
_LATER = ("wiped_at", "proof")
"""What is learned after the hand-over. Everything else in the line stood above the signature: with another text it is another one."""

UNENCRYPTED = "custody-unencrypted"
BLOCKING = (UNENCRYPTED,)
"""The device must not be handed over."""
CONTRADICTIONS = (
    "custody-broken",
    "custody-same-person",
    "custody-time-order",
    "custody-manifest-changed",
    "custody-key-together",
)
"""Two things said do not go together."""
GAPS = (
    "custody-encryption-missing",
    "custody-serial-missing",
    "custody-person-missing",
    "custody-time-form",
    "custody-open-end",
    "custody-proof-missing",
)
"""Something is not said yet; an open end is usual until HQ has wiped the device."""
CODES = (*BLOCKING, *CONTRADICTIONS, *GAPS)

# What people write into a cell instead of leaving it empty.
_NO = frozenset(("no", "none", "nein", "kein", "keine", "ohne", "-", "–", "—"))
_NOT_ENCRYPTED = re.compile(
    r"\b(un(verschlüsselt|verschluesselt|encrypted)|(nicht|not) (verschlüsselt|verschluesselt|encrypted))\b"
)
_ENDED = re.compile(r"\b(returned|zurück\w*|zurueck\w*|rückgabe|rueckgabe|wiped|gelöscht|geloescht)\b")
_GERMAN_TIME = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})[ ,T]+(\d{1,2}):(\d{2})", re.ASCII)
_ISO_TIME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[ ,T]+(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainProblem:
    """`row` counts from 0; `column` is the cell to mend; `other` is what it was compared with (a name, a time), else empty."""

    row: int
    column: str
    code: str
    other: str = ""

    @property
    def blocks(self) -> bool:
        return self.code in BLOCKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One of the two who sign a hand-over: `row` from 0, `side` of SIDES, `name` as entered. `key` stands for this side of just this
    hand-over, wherever its line goes ("taken_by:5f0c…"); two lines alike share it.
    """

    row: int
    side: str
    name: str
    key: str


def hands(rows: Sequence[Row]) -> tuple[Hand, ...]:
    """Everybody who is named in a hand-over, line by line, the one who hands over first."""
    found = []
    for number, row in enumerate(rows):
        facts = {
            column: text for column, said in row.items() if column not in _LATER and (text := " ".join(said.split()))
        }
        digest = canonical.sha256_hex(canonical.to_bytes(facts))[:16]
        found += [
            Hand(row=number, side=side, name=facts[side], key=f"{side}:{digest}") for side in SIDES if side in facts
        ]
    return tuple(found)


def judge_chain(rows: Sequence[Row]) -> tuple[ChainProblem, ...]:
    """What is wrong with a chain, by row. `rows` map COLUMNS to text in the order handed over; cells may be missing."""
    found: list[ChainProblem] = []
    for chain in _chains(rows):
        for nth, number in enumerate(chain):
            found.extend(_row(number, rows[number]))
            if nth:
                found.extend(_link(number, rows[chain[nth - 1]], rows[number]))
        found.extend(_manifests(chain, rows))
        found.extend(_end(chain[-1], rows[chain[-1]]))
    order = {code: place for place, code in enumerate(CODES)}
    return tuple(sorted(found, key=lambda problem: (problem.row, order[problem.code])))


def is_encrypted(text: str) -> bool:
    """Whether a cell names a way of encryption ("BitLocker", "Hardware"); empty and "nein" do not."""
    plain = _plain(text)
    return bool(plain) and not _denies(plain) and not _NOT_ENCRYPTED.search(plain)


def read_time(text: str) -> datetime | None:
    """ "1.12.2026 08:30" or "2026-12-01T08:30", local wall time; None where it is neither."""
    german, iso = _GERMAN_TIME.fullmatch(text.strip()), _ISO_TIME.fullmatch(text.strip())
    if german:
        day, month, year, hour, minute = map(int, german.groups())
    elif iso:
        year, month, day, hour, minute = map(int, iso.groups())
    else:
        return None
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def is_ended(row: Row) -> bool:
    """Whether the chain may end here: the device was wiped, or is back with the provider."""
    return bool(_plain(row.get("wiped_at", ""))) or bool(_ENDED.search(_plain(row.get("condition", ""))))


def _chains(rows: Sequence[Row]) -> list[list[int]]:
    """Row numbers by device, as they first appear; a row without a serial number belongs to the device before it."""
    serials = [re.sub(r"[\s-]+", "", row.get("serial", "")).casefold() for row in rows]
    chains: dict[str, list[int]] = {}
    last = next(filter(None, serials), "")
    for number, serial in enumerate(serials):
        last = serial or last
        chains.setdefault(last, []).append(number)
    return list(chains.values())


def _row(number: int, row: Row) -> Iterator[ChainProblem]:
    encryption = _plain(row.get("encryption", ""))
    if not encryption:
        yield ChainProblem(row=number, column="encryption", code="custody-encryption-missing")
    elif not is_encrypted(encryption):
        yield ChainProblem(row=number, column="encryption", code=UNENCRYPTED)
    if not _plain(row.get("serial", "")):
        yield ChainProblem(row=number, column="serial", code="custody-serial-missing")
    handed, taken = _plain(row.get("handed_by", "")), _plain(row.get("taken_by", ""))
    for column, name in (("handed_by", handed), ("taken_by", taken)):
        if not name:
            yield ChainProblem(row=number, column=column, code="custody-person-missing")
    if handed and handed == taken:
        yield ChainProblem(row=number, column="taken_by", code="custody-same-person", other=row["handed_by"].strip())
    if read_time(row.get("when", "")) is None:
        yield ChainProblem(row=number, column="when", code="custody-time-form")
    if _denies(_plain(row.get("key_apart", ""))):
        yield ChainProblem(row=number, column="key_apart", code="custody-key-together")
    wiped = row.get("wiped_at", "")
    if _plain(wiped) and read_time(wiped) is None:
        yield ChainProblem(row=number, column="wiped_at", code="custody-time-form")
    if _plain(wiped) and not _plain(row.get("proof", "")):
        yield ChainProblem(row=number, column="proof", code="custody-proof-missing")


def _link(number: int, before: Row, row: Row) -> Iterator[ChainProblem]:
    taken, handed = before.get("taken_by", ""), row.get("handed_by", "")
    if _plain(taken) and _plain(handed) and _plain(taken) != _plain(handed):
        yield ChainProblem(row=number, column="handed_by", code="custody-broken", other=taken.strip())
    earlier, later = read_time(before.get("when", "")), read_time(row.get("when", ""))
    if earlier and later and later <= earlier:
        yield ChainProblem(row=number, column="when", code="custody-time-order", other=before["when"].strip())


def _manifests(chain: Sequence[int], rows: Sequence[Row]) -> Iterator[ChainProblem]:
    """The digest of the file list, once said, stays the same on the way; people may write its beginning only."""
    said = ""
    for number in chain:
        manifest = re.sub(r"[\s…]+", "", rows[number].get("manifest", "")).casefold()
        if said and manifest and not (said.startswith(manifest) or manifest.startswith(said)):
            yield ChainProblem(row=number, column="manifest", code="custody-manifest-changed", other=said)
        said = manifest or said


def _end(number: int, row: Row) -> Iterator[ChainProblem]:
    if not is_ended(row):
        yield ChainProblem(row=number, column="condition", code="custody-open-end")


def _denies(plain: str) -> bool:
    """ "nein", "nein, liegt bei", "ohne Verschlüsselung"."""
    return plain.partition(" ")[0].strip(",;:.") in _NO


def _plain(text: str) -> str:
    """Case, doubled blanks and the way umlauts are composed do not make two names of one."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
