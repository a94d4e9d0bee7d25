"""From PIN to database key (rule K1, wrap A): AES-256-GCM under HKDF(Argon2id(PIN), secret of the operating system's keystore).

The key file holds nothing that opens the database without the PIN. Wrong tries cost a growing wait that survives a restart.
"""

import base64
import json
import math
import os
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from app.clock import Clock
from app.places import Places
from app.problems import Code, FieldProblem
from app.safe_file import write_safely
from checklists import keys

LEAST_DIGITS_WITH_KEYSTORE = 6
LEAST_DIGITS_ALONE = 8
"""Without a keystore a shorter PIN falls in minutes to whoever holds the disk."""
LEAST_LETTERS = 10
"""A passphrase: at least this long as soon as anything but digits is in it."""

_PURPOSE = "feldbuch/wrap-a/v1"
_SERVICE = "feldbuch"
_ARGON2 = {"time_cost": 3, "memory_kib": 65536, "lanes": 4}
_WAITS = (0, 0, 5, 15, 30, 60, 300)
"""Seconds to wait after the first, second, ... wrong try in a row; the last holds for all further."""


class ProfileState(StrEnum):
    NEW = "new"
    LOCKED = "locked"
    NOT_ENROLLED = "not-enrolled"
    """Open, but HQ does not know this tablet yet."""
    READY = "ready"


class Keystore(Protocol):
    """A place of the operating system for one secret of this person."""

    def put(self, name: str, secret: str) -> None: ...

    def get(self, name: str) -> str | None: ...


class OsKeystore:
    """Windows Credential Locker, Secret Service, KWallet: whatever `keyring` finds."""

    def put(self, name: str, secret: str) -> None:
        import keyring

        keyring.set_password(_SERVICE, name, secret)

    def get(self, name: str) -> str | None:
        import keyring

        return keyring.get_password(_SERVICE, name)


def pick_keystore(wanted: bool) -> Keystore | None:
    """The operating system's keystore, None where it is not wanted or there is none (a Linux without a desktop session)."""
    if not wanted:
        return None
    import keyring
    from keyring.backends import fail

    return None if isinstance(keyring.get_keyring(), fail.Keyring) else OsKeystore()


@dataclass(frozen=True, slots=True)
class _Tries:
    wrong: int
    until_wall: str
    until_mono_ms: int
    boot_id: str


class Unlocking:
    """The door. `opened` gets the database key and must bring the profile up; `closed` takes it down."""

    def __init__(
        self,
        places: Places,
        clock: Clock,
        keystore: Keystore | None,
        *,
        opened: Callable[[bytes, bool], bool],
        closed: Callable[[], None],
    ) -> None:
        """`opened(key, new)` says whether the profile is enrolled."""
        self._places = places
        self._clock = clock
        self._keystore = keystore
        self._opened = opened
        self._closed = closed
        self._state = ProfileState.LOCKED if places.key_file.exists() else ProfileState.NEW

    @property
    def state(self) -> ProfileState:
        return self._state

    @property
    def keystore(self) -> bool:
        """Whether a new PIN is helped by the operating system's keystore."""
        return self._keystore is not None

    @property
    def least_digits(self) -> int:
        return LEAST_DIGITS_WITH_KEYSTORE if self.keystore else LEAST_DIGITS_ALONE

    @property
    def wait_s(self) -> int:
        """Whole seconds until the next try is looked at."""
        return self._remaining(self._read_tries())

    def create(self, pin: str) -> None:
        """A new profile behind a new PIN. Raises PIN_TOO_SHORT, PASSPHRASE_TOO_SHORT, PIN_TOO_SIMPLE, PROFILE_EXISTS, KEYSTORE_UNREACHABLE."""
        if self._state is not ProfileState.NEW:
            raise FieldProblem(Code.PROFILE_EXISTS)
        pin = _clean(pin)
        self._judge(pin)
        self._set_orphan_aside()
        key, salt, name = secrets.token_bytes(keys.KEY_BYTES), secrets.token_bytes(16), secrets.token_hex(8)
        helped = b""
        if self._keystore is not None:
            helped = secrets.token_bytes(keys.KEY_BYTES)
            try:
                self._keystore.put(name, helped.hex())
            except Exception as error:  # every backend has its own errors
                raise FieldProblem(Code.KEYSTORE_UNREACHABLE) from error
        wrapped = keys.wrap(_wrapping(pin, salt, helped, _ARGON2), key, _PURPOSE)
        data = {
            "v": 1,
            "name": name,
            "keystore": self._keystore is not None,
            "salt": _b64(salt),
            "argon2": _ARGON2,
            "wrapped": _b64(wrapped),
        }
        # The database first: a key file without one would look like a loss at the next start.
        self._opened(key, True)
        try:
            write_safely(self._places.key_file, json.dumps(data, indent=1).encode())
        except OSError as error:
            self._closed()
            raise FieldProblem(Code.PROFILE_UNWRITABLE, path=str(self._places.profile)) from error
        self._state = ProfileState.NOT_ENROLLED

    def unlock(self, pin: str) -> None:
        """Open the profile. Raises PIN_WAIT, PIN_WRONG, KEY_FILE_DAMAGED, KEYSTORE_SECRET_MISSING and what opening can raise."""
        if self._state in (ProfileState.READY, ProfileState.NOT_ENROLLED):
            return
        key = self._key(pin)
        if not self._places.database.exists():
            raise FieldProblem(Code.DATABASE_MISSING, path=str(self._places.database))
        enrolled = self._opened(key, False)
        self._state = ProfileState.READY if enrolled else ProfileState.NOT_ENROLLED

    def check(self, pin: str) -> None:
        """The PIN again, as for leaving hand-over mode. Raises as `unlock`."""
        self._key(pin)

    def lock(self) -> None:
        if self._state in (ProfileState.READY, ProfileState.NOT_ENROLLED):
            self._closed()
            self._state = ProfileState.LOCKED

    def enrolled(self) -> None:
        """The open profile has become known to HQ."""
        self._state = ProfileState.READY

    def _key(self, pin: str) -> bytes:
        tries = self._read_tries()
        wait = self._remaining(tries)
        if wait > 0:
            raise FieldProblem(Code.PIN_WAIT, wait_s=wait)
        data = self._read_key_file()
        helped = self._secret(data) if data["keystore"] else b""
        # Counted before it is looked at: a killed program must not give a free try.
        wrong = tries.wrong + 1
        wait = _WAITS[min(wrong, len(_WAITS)) - 1]
        self._write_tries(wrong, wait)
        try:
            wrapping = _wrapping(_clean(pin), data["salt"], helped, data["argon2"])
            key = keys.unwrap(wrapping, data["wrapped"], _PURPOSE)
        except keys.WrongSecret as error:
            raise FieldProblem(Code.PIN_WRONG, wait_s=wait) from error
        self._places.tries.unlink(missing_ok=True)
        return key

    def _judge(self, pin: str) -> None:
        if not pin or pin.isdigit():
            if len(pin) < self.least_digits:
                raise FieldProblem(Code.PIN_TOO_SHORT, least=self.least_digits)
            steps = {(ord(b) - ord(a)) for a, b in zip(pin, pin[1:], strict=False)}
            if steps in ({0}, {1}, {-1}):
                raise FieldProblem(Code.PIN_TOO_SIMPLE)
        elif len(pin) < LEAST_LETTERS:
            raise FieldProblem(Code.PASSPHRASE_TOO_SHORT, least=LEAST_LETTERS)
        elif len(set(pin)) < 4:
            raise FieldProblem(Code.PIN_TOO_SIMPLE)

    def _secret(self, data: dict[str, Any]) -> bytes:
        keystore = self._keystore or pick_keystore(True)
        if keystore is None:
            raise FieldProblem(Code.KEYSTORE_UNREACHABLE)
        try:
            secret = keystore.get(data["name"])
        except Exception as error:  # every backend has its own errors
            raise FieldProblem(Code.KEYSTORE_UNREACHABLE) from error
        if not secret:
            raise FieldProblem(Code.KEYSTORE_SECRET_MISSING)
        return bytes.fromhex(secret)

    def _read_key_file(self) -> dict[str, Any]:
        try:
            data = json.loads(self._places.key_file.read_text(encoding="utf-8"))
            return {
                "name": str(data["name"]),
                "keystore": bool(data["keystore"]),
                "salt": base64.b64decode(data["salt"], validate=True),
                "wrapped": base64.b64decode(data["wrapped"], validate=True),
                "argon2": {name: int(data["argon2"][name]) for name in _ARGON2},
            }
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FieldProblem(Code.KEY_FILE_DAMAGED, path=str(self._places.key_file)) from error

    def _read_tries(self) -> _Tries:
        try:
            data = json.loads(self._places.tries.read_text(encoding="utf-8"))
            datetime.fromisoformat(data["until_wall"])
            return _Tries(int(data["wrong"]), data["until_wall"], int(data["until_mono_ms"]), str(data["boot_id"]))
        except (OSError, ValueError, KeyError, TypeError):
            return _Tries(0, "1970-01-01T00:00:00+00:00", 0, "")

    def _write_tries(self, wrong: int, wait: int) -> None:
        now = self._clock.now()
        data = {
            "wrong": wrong,
            "until_wall": datetime.fromtimestamp(now.local().timestamp() + wait).astimezone().isoformat(),
            "until_mono_ms": now.mono_ms + wait * 1000,
            "boot_id": now.boot_id,
        }
        write_safely(self._places.tries, json.dumps(data).encode())

    def _remaining(self, tries: _Tries) -> int:
        if tries.wrong == 0:
            return 0
        now = self._clock.now()
        # The count of the running machine cannot be set; after a restart the wall clock is all there is, so it is capped.
        if tries.boot_id == now.boot_id:
            return max(0, math.ceil((tries.until_mono_ms - now.mono_ms) / 1000))
        left = datetime.fromisoformat(tries.until_wall).timestamp() - now.local().timestamp()
        return max(0, min(math.ceil(left), _WAITS[min(tries.wrong, len(_WAITS)) - 1]))

    def _set_orphan_aside(self) -> None:
        """A database without a key file opens for nobody; it is kept beside, never overwritten."""
        for path in (self._places.database, *self._places.profile.glob("feldbuch.db-*")):
            if path.exists():
                os.replace(path, path.with_name(f"{path.name}.aside-{secrets.token_hex(3)}"))


def _clean(pin: str) -> str:
    return unicodedata.normalize("NFC", pin.strip())


def _wrapping(pin: str, salt: bytes, helped: bytes, cost: dict[str, int]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    stretched = hash_secret_raw(
        pin.encode(),
        salt,
        time_cost=cost["time_cost"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=keys.KEY_BYTES,
        type=Type.ID,
    )
    return keys.derive(stretched + helped, salt, _PURPOSE)


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
