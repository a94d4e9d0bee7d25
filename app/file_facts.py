"""What is told of a file that stays where it is: name, size and SHA-256, read once from its beginning to its end.

A file of many gigabytes takes minutes, so it is read in goes: between two of them it can be put aside for a meal or a pulled
stick and gone on with from where it stood. A file that is written meanwhile has no digest and is refused.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.problems import Code, FieldProblem
from checklists.answer import FileFact

PIECE = 512 * 1024
"""Bytes read at once: fits a processor's cache, and `hashlib` lets other threads run meanwhile."""
HEAD = 512
"""So many of the first bytes are kept for whoever asks what sort of file it is."""
_SHARING, _LOCKED = 32, 33
"""Windows: another program holds the file, or a part of it."""


class OpenFile(Protocol):
    def readinto(self, buffer: memoryview, /) -> int | None: ...

    def fileno(self) -> int: ...

    def close(self) -> None: ...


def open_unbuffered(path: Path) -> OpenFile:
    return path.open("rb", buffering=0)


class FileReading:
    """One file on its way to its facts. `path`, `size` (bytes, as it began), `done` (bytes read), `seconds` (spent reading).

    Not for two threads at once. Making one raises FILE_MISSING, FILE_NOT_A_FILE, FILE_FORBIDDEN, FILE_IN_USE or
    FILE_NOT_READABLE; reading besides FILE_LOST and FILE_CHANGING. All carry `path`.
    """

    def __init__(self, path: Path, *, open_file: Callable[[Path], OpenFile] = open_unbuffered) -> None:
        self.path = path
        self.done = 0
        self.seconds = 0.0
        self._open_file = open_file
        self._file: OpenFile | None = None
        self._digest = hashlib.sha256()
        self._buffer = memoryview(b"")
        self._head = bytearray()
        # Not every thing with a path ends when read: a pipe would keep us waiting for ever.
        self._state = self._look()
        self.size = self._state.st_size
        self._open()

    @property
    def head(self) -> bytes:
        """The first bytes, HEAD of them where the file has so many; the first time it is asked it reads them."""
        if not self._head:
            self._read_on(lambda: bool(self._head))
        return bytes(self._head)

    def go_on(self, enough: Callable[[], bool] | None = None) -> FileFact | None:
        """Reads on to the end, or until `enough` (asked after every piece) says so: None then. The file stays open."""
        began = time.monotonic()
        try:
            if not self._read_on(enough):
                return None
            self._refuse_changed()
        finally:
            self.seconds += time.monotonic() - began
        self.close()
        return FileFact(name=self.path.name, size=self.done, sha256=self._digest.hexdigest())

    def close(self) -> None:
        """Puts the file aside; the next `go_on` opens it again, and refuses it if it is another one by then."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._buffer = memoryview(b"")  # a folder of files put aside holds none

    def _read_on(self, enough: Callable[[], bool] | None) -> bool:
        """True at the end of the file."""
        if self._file is None:
            self._open_again()
        assert self._file is not None
        while count := self._read(self._file):
            piece = self._buffer[:count]
            self._digest.update(piece)
            self._head += piece[: HEAD - len(self._head)]
            self.done += count
            if self.done > self.size:
                raise self._refused(Code.FILE_CHANGING)
            if enough is not None and enough():
                return False
        return True

    def _read(self, file: OpenFile) -> int:
        try:
            return file.readinto(self._buffer) or 0
        except OSError as error:
            self.close()
            held = _code(error) is Code.FILE_IN_USE
            raise FieldProblem(Code.FILE_IN_USE if held else Code.FILE_LOST, path=str(self.path)) from error

    def _open(self) -> None:
        try:
            self._file = self._open_file(self.path)
        except (OSError, ValueError) as error:
            raise cannot_open(error, self.path) from error
        self._buffer = memoryview(bytearray(PIECE))

    def _open_again(self) -> None:
        try:
            now = self._look()
        except FieldProblem as problem:
            raise self._refused(Code.FILE_LOST) from problem
        if _changed(now, self._state):
            raise self._refused(Code.FILE_CHANGING)
        self._open()
        assert self._file is not None
        os.lseek(self._file.fileno(), self.done, os.SEEK_SET)

    def _look(self) -> os.stat_result:
        try:
            state = self.path.stat()
        except (OSError, ValueError) as error:
            raise cannot_open(error, self.path) from error
        if not stat.S_ISREG(state.st_mode):
            raise FieldProblem(Code.FILE_NOT_A_FILE, path=str(self.path))
        return state

    def _refuse_changed(self) -> None:
        """Longer, shorter, written or put in another's place since it was first looked at."""
        assert self._file is not None
        try:
            read, there = os.fstat(self._file.fileno()), self.path.stat()
        except OSError as error:
            raise self._refused(Code.FILE_LOST) from error
        another = (read.st_dev, read.st_ino) != (there.st_dev, there.st_ino)
        if self.done != self.size or another or _changed(read, self._state):
            raise self._refused(Code.FILE_CHANGING)

    def _refused(self, code: Code) -> FieldProblem:
        self.close()
        return FieldProblem(code, path=str(self.path))


def read_facts(path: Path) -> FileFact:
    """All at once. Raises what FileReading raises."""
    fact = FileReading(path).go_on()
    assert fact is not None
    return fact


def cannot_open(error: OSError | ValueError, path: Path) -> FieldProblem:
    """Why a file or folder cannot be opened."""
    return FieldProblem(_code(error), path=str(path))


def copy_failed(error: OSError, path: Path) -> FieldProblem:
    """Why a file could not be written."""
    return FieldProblem(Code.COPY_FAILED, path=str(path), number=error.errno, text=error.strerror or str(error))


def _changed(now: os.stat_result, before: os.stat_result) -> bool:
    return (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns)


def _code(error: OSError | ValueError) -> Code:
    if getattr(error, "winerror", None) in (_SHARING, _LOCKED):
        return Code.FILE_IN_USE
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return Code.FILE_MISSING
        case IsADirectoryError():
            return Code.FILE_NOT_A_FILE
        case PermissionError():
            return Code.FILE_FORBIDDEN
        case OSError(errno=errno.EBUSY | errno.ETXTBSY):
            return Code.FILE_IN_USE
        case _:
            return Code.FILE_NOT_READABLE
