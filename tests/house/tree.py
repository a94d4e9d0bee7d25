"""The project's own files, as the house tests walk them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "checklists", "sync", "ui")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control that is there, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(path for name in listed.split("\0") if name and (ROOT / (path := Path(name))).is_file())


def modules() -> list[tuple[str, Path]]:
    """(dotted name, file) of every module of the four packages; a package's `__init__` has the package's name."""
    return [
        (".".join(path.with_suffix("").parts).removesuffix(".__init__"), path)
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in PACKAGES
    ]
