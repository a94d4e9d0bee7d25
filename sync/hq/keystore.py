"""HQ's own keys as files: the CA that signs device certificates, the receipt key, the recovery key (K2)."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from checklists import keys
from checklists.keys import KeyPair
from sync.hq import moments
from sync.hq.settings import Places

NAMES = ("ca", "receipts", "recovery")
PASSPHRASE_VARIABLE = "FELDBUCH_HQ_KEY_PASSPHRASE"
CA_NAME = "Feldbuch HQ"


class BadKeys(Exception):
    """Keys HQ cannot work with. `code` is missing | lost | readable | locked | damaged; `path` names the file."""

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(f"{code}: {path}")
        self.code = code
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class HqKeys:
    ca: KeyPair
    receipts: KeyPair
    recovery: KeyPair
    ca_pem: bytes

    @property
    def ca_sha256(self) -> str:
        """SHA-256 of the CA certificate's DER: the pin in an enrolment code."""
        return keys.certificate_fingerprint(self.ca_pem)


def find_lost(places: Places) -> None:
    """Raises BadKeys("lost") where an HQ that has worked lacks a file: a new key in its place would be a stranger to every tablet."""
    for path in (*(places.keys / f"{name}.key" for name in NAMES), places.ca):
        if not path.is_file():
            raise BadKeys("lost", path)


def make_missing(places: Places, passphrase: str | None) -> bool:
    """Make what is not there yet; True if something was made. A key that exists is never touched."""
    places.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = False
    for name in NAMES:
        path = places.keys / f"{name}.key"
        if not path.exists():
            _write_new(path, keys.make_key().to_pkcs8(passphrase), 0o600)
            made = True
    if not places.ca.exists():
        ca = _load(places.keys / "ca.key", passphrase)
        _write_new(places.ca, keys.make_ca(ca, CA_NAME, moments.now()), 0o644)
        made = True
    return made


def load(places: Places, passphrase: str | None) -> HqKeys:
    """Raises BadKeys where a key is missing, readable by others, locked or damaged."""
    if not places.ca.is_file():
        raise BadKeys("missing", places.ca)
    find_lost(places)
    found = {name: _load(places.keys / f"{name}.key", passphrase) for name in NAMES}
    ca_pem = places.ca.read_bytes()
    try:
        fits = keys.certificate_jwk(ca_pem) == found["ca"].public_jwk
    except keys.BadKey as error:
        raise BadKeys("damaged", places.ca) from error
    if not fits:
        raise BadKeys("damaged", places.ca)
    return HqKeys(ca=found["ca"], receipts=found["receipts"], recovery=found["recovery"], ca_pem=ca_pem)


def _load(path: Path, passphrase: str | None) -> KeyPair:
    if not path.is_file():
        raise BadKeys("missing", path)
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise BadKeys("readable", path)
    raw = path.read_bytes()
    try:
        # A passphrase that is set but not needed is no reason to stay down.
        return keys.load_key(raw, passphrase if b"ENCRYPTED" in raw else None)
    except keys.BadKey as error:
        raise BadKeys("locked" if b"ENCRYPTED" in raw else "damaged", path) from error


def _write_new(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
