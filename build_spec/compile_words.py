"""Compiles every words/*.po of the packages into the .mo beside it; `make words`. Runs inside the environment, with Babel."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("app", "ui", "sync")


def sources() -> list[Path]:
    return sorted(po for package in PACKAGES for po in (ROOT / package).rglob("words/*.po"))


def stale(po: Path) -> bool:
    """Is the text newer than what was compiled from it?"""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def main() -> int:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    for po in sources():
        try:
            with po.open("rb") as file:
                catalog = read_po(file, locale=po.stem, abort_invalid=True)
        except PoFileError as error:
            print(
                f"{po.relative_to(ROOT)}: {error}. Mend this line; nothing was compiled from the file.", file=sys.stderr
            )
            return 1
        fresh = po.with_suffix(".mo.new")
        with fresh.open("wb") as file:
            write_mo(file, catalog)
        fresh.replace(po.with_suffix(".mo"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
