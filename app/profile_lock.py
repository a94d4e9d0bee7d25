"""One process per profile: an advisory lock the operating system drops with the process, and who holds it (rule S3)."""

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO

from app.problems import Code, FieldProblem


class ProfileLock:
    """Held until `release` or the end of the process."""

    def __init__(self, path: Path, boot_id: str) -> None:
        """Raises FieldProblem(PROFILE_IN_USE) where another process holds it."""
        file = path.open("a+b")
        try:
            _take(file)
        except OSError as error:
            pid = _holder(file)
            file.close()
            raise FieldProblem(Code.PROFILE_IN_USE, pid=pid) from error
        self._file = file
        file.seek(0)
        file.truncate()
        file.write(json.dumps({"pid": os.getpid(), "boot_id": boot_id}).encode())
        file.flush()

    def release(self) -> None:
        self._file.close()


def _holder(file: BinaryIO) -> int:
    try:
        file.seek(0)
        return int(json.loads(file.read())["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        # Far behind the text, so that the next process can still read who holds it.
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
