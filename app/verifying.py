"""Check a sealed report from a file, offline: `feldbuch verify` (rule Z7). Needs no PIN and opens no database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.file_facts import FileReading, cannot_open
from app.places import Places
from checklists.seal_form import SealVerdict

_LARGEST_TRUST = 1024 * 1024


class NoTrust(ValueError):
    """The file given as trusted authority holds no certificate."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def verify_file(path: Path, *, trust: Path | None, profile: Path | None) -> SealVerdict:
    """Trusted is the CA in `trust` (PEM), else that of the profile folder, else none. Raises FieldProblem for a file that cannot be
    read, NoTrust.
    """
    pdf = _pdf(path)
    # Late: pyHanko takes a third of a second, and a wrong path should not.
    from checklists.keys import BadKey, certificate_fingerprint
    from checklists.seal_check import verify_report

    authority = trust
    if authority is None and profile is not None and Places(profile).ca.exists():
        authority = Places(profile).ca
    trusted = [_whole(authority)] if authority is not None else []
    for pem in trusted:
        try:
            certificate_fingerprint(pem)
        except BadKey as error:
            assert authority is not None
            raise NoTrust(authority) from error
    return verify_report(pdf, trusted)


_HEAD = 1024
"""So far a reader looks for a PDF's first mark."""


def _pdf(path: Path) -> bytes:
    """All of a PDF, but only the beginning of anything else: however large that is, it is no report."""
    with _opened(path) as file:
        head = file.read(_HEAD)
        return head + file.read() if b"%PDF-" in head else head


def _whole(path: Path) -> bytes:
    with _opened(path) as file:
        return file.read(_LARGEST_TRUST)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    FileReading(path).close()  # refuses what is no file and would never end
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise cannot_open(error, path) from error
