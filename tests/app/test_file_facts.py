"""A file is read once for name, size and digest: in goes, and never past a change."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.file_facts import PIECE, FileReading, OpenFile, open_unbuffered, read_facts
from app.problems import Code, FieldProblem
from checklists.answer import FileFact
from tests.bench import hash_speed

CONTENT = os.urandom(3 * PIECE + 17)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r.nunez.pst"
    path.write_bytes(CONTENT)
    return path


def fact(content: bytes = CONTENT) -> FileFact:
    return FileFact(name="r.nunez.pst", size=len(content), sha256=hashlib.sha256(content).hexdigest())


def after_first_piece(act: Callable[[], object]) -> Callable[[], bool]:
    """Does something to the file while it is read, and lets the reading go on."""
    left = [act]

    def meanwhile() -> bool:
        if left:
            left.pop()()
        return False

    return meanwhile


def refused(code: Code, path: Path, act: Callable[[], object]) -> None:
    with pytest.raises(FieldProblem) as raised:
        act()
    assert (raised.value.code, raised.value.values) == (code, {"path": str(path)})


def test_the_facts_are_name_size_and_digest(file: Path) -> None:
    assert read_facts(file) == fact()
    file.write_bytes(b"")
    assert read_facts(file) == fact(b"")


def test_a_file_read_in_goes_has_the_same_digest(file: Path) -> None:
    reading = FileReading(file)
    amounts = []
    while (found := reading.go_on(lambda: True)) is None:
        amounts.append((reading.done, reading.size))
    assert found == fact()
    assert amounts == [(PIECE * n, len(CONTENT)) for n in (1, 2, 3)] + [(len(CONTENT), len(CONTENT))]


def test_a_file_put_aside_is_closed_and_gone_on_with(file: Path) -> None:
    reading = FileReading(file)
    assert reading.go_on(lambda: True) is None
    reading.close()
    moved = file.rename(file.with_name("elsewhere"))  # an open file could not be moved on Windows
    moved.rename(file)
    assert reading.go_on(lambda: True) is None
    assert reading.go_on() == fact()


def test_the_first_bytes_can_be_asked_before_the_rest_is_read(file: Path) -> None:
    reading = FileReading(file)
    assert reading.head == CONTENT[:512]
    assert reading.done == PIECE
    assert reading.go_on() == fact()
    file.write_bytes(b"!BDN")
    short = FileReading(file)
    assert short.head == b"!BDN"
    short.close()


def append(file: Path) -> None:
    with file.open("ab") as more:
        more.write(b"one more mail")


def replace(file: Path) -> None:
    before = file.stat()
    other = file.with_name("new")
    other.write_bytes(bytes(len(CONTENT)))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)


CHANGES: dict[str, Callable[[Path], None]] = {
    "growing": append,
    "shrinking": lambda file: os.truncate(file, PIECE + 1),
    "written in place": lambda file: os.utime(file, ns=(0, 0)),
    "replaced by a twin": replace,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_file_that_changes_while_it_is_read_is_refused(file: Path, change: Callable[[Path], None]) -> None:
    reading = FileReading(file)
    refused(Code.FILE_CHANGING, file, lambda: reading.go_on(after_first_piece(lambda: change(file))))


def test_a_file_that_never_stops_growing_is_not_read_for_ever(file: Path) -> None:
    def grow() -> bool:
        append(file)
        return False

    reading = FileReading(file)
    refused(Code.FILE_CHANGING, file, lambda: reading.go_on(grow))


def test_a_file_changed_while_it_was_put_aside_is_refused(file: Path) -> None:
    reading = FileReading(file)
    reading.go_on(lambda: True)
    reading.close()
    append(file)
    refused(Code.FILE_CHANGING, file, reading.go_on)


def test_a_file_gone_while_it_was_put_aside_can_come_back(file: Path) -> None:
    reading = FileReading(file)
    reading.go_on(lambda: True)
    reading.close()
    away = file.rename(file.with_name("pocket"))
    refused(Code.FILE_LOST, file, reading.go_on)
    away.rename(file)
    assert reading.go_on() == fact()


class _PulledStick:
    """The file on a stick that is pulled out: what the system says once it is gone."""

    def __init__(self, file: OpenFile, pieces: int, error: OSError) -> None:
        self._file, self._pieces, self._error = file, pieces, error

    def readinto(self, buffer: memoryview, /) -> int | None:
        if self._pieces == 0:
            raise self._error
        self._pieces -= 1
        return self._file.readinto(buffer)

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ENXIO])
def test_a_stick_pulled_out_while_reading_is_told_and_can_be_put_back(file: Path, number: int) -> None:
    pulls = [2]

    def opened(path: Path) -> OpenFile:
        plain = open_unbuffered(path)
        return _PulledStick(plain, pulls.pop(), OSError(number, os.strerror(number))) if pulls else plain

    reading = FileReading(file, open_file=opened)
    refused(Code.FILE_LOST, file, reading.go_on)
    assert reading.done == 2 * PIECE
    assert reading.go_on() == fact()


def windows_error(number: int, winerror: int) -> OSError:
    error = OSError(number, "")
    error.winerror = winerror  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    "error", [windows_error(errno.EACCES, 32), windows_error(errno.EACCES, 33), OSError(errno.EBUSY, "")]
)
def test_a_file_outlook_holds_is_told(file: Path, error: OSError) -> None:
    def held(path: Path) -> OpenFile:
        raise error

    refused(Code.FILE_IN_USE, file, lambda: FileReading(file, open_file=held))
    reading = FileReading(file, open_file=lambda path: _PulledStick(open_unbuffered(path), 1, error))
    refused(Code.FILE_IN_USE, file, reading.go_on)


@contextmanager
def as_somebody_without_rights(file: Path) -> Iterator[None]:
    """The superuser may read everything, so the test steps down from it."""
    file.chmod(0)
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_right_to_read_is_told(file: Path) -> None:
    with as_somebody_without_rights(file):
        refused(Code.FILE_FORBIDDEN, file, lambda: FileReading(file))


def test_what_is_no_file_is_told_without_waiting_for_it(file: Path, tmp_path: Path) -> None:
    refused(Code.FILE_NOT_A_FILE, tmp_path, lambda: FileReading(tmp_path))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused(Code.FILE_NOT_A_FILE, pipe, lambda: FileReading(pipe))


def test_a_path_that_leads_nowhere_is_told(file: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.pst", file / "below a file.pst"):
        refused(Code.FILE_MISSING, path, lambda path=path: FileReading(path))
    for odd in (tmp_path / ("x" * 300), Path(f"{tmp_path}/a\0b")):
        refused(Code.FILE_NOT_READABLE, odd, lambda path=odd: FileReading(path))


def test_hashing_keeps_pace_with_the_library_alone(tmp_path: Path) -> None:
    """The floor under the bench against sha256sum, which no coreutils passes; half again for a machine with other work."""
    path = hash_speed.file_of(tmp_path, 64 * 1024**2)
    assert hash_speed.share_of_time(path, hash_speed.by_hashlib, 7) < 1.5 * hash_speed.MOST
