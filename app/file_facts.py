"""What is told of a file that stays where it is: name, size and SHA-256, read once with progress."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from app.problems import Code, FieldProblem
from checklists.answer import FileFact

_PIECE = 4 * 1024 * 1024


def read_facts(
    path: Path, progress: Callable[[int, int], None] | None = None, stop: Callable[[], bool] | None = None
) -> FileFact | None:
    """None where `stop` said so. `progress(read, size)` in bytes. Raises FILE_NOT_READABLE {path}."""
    digest, done = hashlib.sha256(), 0
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if stop is not None and stop():
                    return None
                digest.update(piece)
                done += len(piece)
                if progress is not None:
                    progress(done, max(size, done))
    except OSError as error:
        raise FieldProblem(Code.FILE_NOT_READABLE, path=str(path)) from error
    return FileFact(name=path.name, size=done, sha256=digest.hexdigest())
