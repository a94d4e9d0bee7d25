"""A file's facts against `sha256sum` on the same file, both from the page cache, run in pairs: at most 1 / 0.9 of its time."""

import hashlib
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.file_facts import read_facts
from tests.bench.row import Row

MOST = 1 / 0.9
SIZE = 1024**3
PAIRS = 5


def file_of(folder: Path, size: int) -> Path:
    """`size` bytes that no disk can leave out."""
    path = folder / "r.nunez.pst"
    with path.open("wb") as file:
        for _ in range(size // 1024**2):
            file.write(os.urandom(1024**2))
    return path


def by_sha256sum(path: Path) -> str:
    return subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout.split()[0]


def by_hashlib(path: Path) -> str:
    """Nothing but the library: the floor."""
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def share_of_time(path: Path, peer: Callable[[Path], str], pairs: int) -> float:
    """Ours over the peer's, median of so many pairs run one after the other."""
    digest, shares = peer(path), []
    for _ in range(pairs):
        began = time.perf_counter()
        theirs = peer(path)
        between = time.perf_counter()
        ours = read_facts(path).sha256
        ended = time.perf_counter()
        assert ours == theirs == digest
        shares.append((ended - between) / (between - began))
    return statistics.median(shares)


def measure() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = file_of(Path(folder), SIZE)
        share = share_of_time(path, by_sha256sum, PAIRS)
    return Row(number=19, what="time of hashing 1 GB, of sha256sum's", unit="×", most=MOST, measured=share)
