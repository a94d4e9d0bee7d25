"""Files that must live outside the database: written whole or not at all, and read back (rule S6)."""

import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

_LOCKED_BY_ANOTHER = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation (virus scanners)
_PATIENCE_SECONDS = 2.5


def write_safely(path: Path, data: bytes, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Temp name in the same folder, fsync, rename, fsync of the folder, read back. Raises OSError; the old file then still stands."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path, pause)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    if path.read_bytes() != data:
        raise OSError(f"read back other bytes: {path.name}")


def _replace(temporary: Path, path: Path, pause: Callable[[float], None]) -> None:
    waited = 0.0
    while True:
        try:
            os.replace(temporary, path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _LOCKED_BY_ANOTHER or waited >= _PATIENCE_SECONDS:
                raise
        pause(0.1)
        waited += 0.1


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open folders for fsync; NTFS journals the rename
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
