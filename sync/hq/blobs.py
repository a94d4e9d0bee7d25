"""Blobs: bytes under their SHA-256, durable before they are acknowledged (B0)."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync.hq import moments
from sync.hq.refusal import Refusal
from sync.hq.tables import BlobRow
from sync.wire import problems
from sync.wire.limits import MAX_BLOB_BYTES

_NAME = re.compile(r"[0-9a-f]{64}")


def check_name(sha256: str) -> str:
    """Raises Refusal for anything but 64 lowercase hex digits."""
    if not _NAME.fullmatch(sha256):
        raise Refusal(problems.BAD_REQUEST, reason="sha256")
    return sha256


class Arriving:
    """One upload on its way: written to a temporary file and hashed as it comes; either `keep` or `drop` ends it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix="arriving-", dir=folder)
        self._path = Path(name)
        self._file = os.fdopen(descriptor, "wb")
        self._hash = hashlib.sha256()
        self._folder = folder
        self.size = 0

    def write(self, chunk: bytes) -> None:
        """Raises Refusal once it grows too large."""
        self.size += len(chunk)
        if self.size > MAX_BLOB_BYTES:
            raise Refusal(problems.TOO_LARGE, limit=MAX_BLOB_BYTES)
        self._hash.update(chunk)
        self._file.write(chunk)

    def keep(self, sha256: str) -> int:
        """Make the bytes durable under their name; gives their size. Raises Refusal(digest-mismatch) where they are others."""
        if self.size == 0 or self._hash.hexdigest() != sha256:
            self.drop()
            raise Refusal(problems.DIGEST_MISMATCH)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        target = place(self._folder, sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self._path, target)
        _sync_folder(target.parent)
        _sync_folder(self._folder)
        return self.size

    def drop(self) -> None:
        if not self._file.closed:
            self._file.close()
        self._path.unlink(missing_ok=True)


def place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def note(session: Session, sha256: str, size: int, device_id: str) -> None:
    """Say that a durable blob is there; the second time changes nothing."""
    if session.get(BlobRow, sha256) is None:
        session.add(BlobRow(sha256=sha256, size=size, device_id=device_id, received_at=moments.now_written()))
        session.flush()


def size_of(session: Session, sha256: str) -> int | None:
    """Bytes of a blob HQ holds, None where it holds none."""
    return session.scalars(select(BlobRow.size).where(BlobRow.sha256 == sha256)).one_or_none()


def held(session: Session, names: set[str]) -> set[str]:
    """Which of these HQ holds."""
    found: set[str] = set()
    ordered = sorted(names)
    for start in range(0, len(ordered), 500):
        some = ordered[start : start + 500]
        found.update(session.scalars(select(BlobRow.sha256).where(BlobRow.sha256.in_(some))))
    return found


def read(folder: Path, sha256: str) -> bytes:
    """The bytes; raises FileNotFoundError."""
    return place(folder, sha256).read_bytes()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
