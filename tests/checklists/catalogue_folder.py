"""A copy of the package's own catalogue files to spoil."""

from pathlib import Path

from checklists.catalogue_reader import OWN_FOLDER


def copy_to(folder: Path) -> Path:
    """All that lies beside the package's catalogue, the keys of earlier releases included."""
    for part in OWN_FOLDER.iterdir():
        if part.is_file():
            (folder / part.name).write_bytes(part.read_bytes())
    shelf = folder / "released"
    shelf.mkdir()
    for part in (OWN_FOLDER / "released").iterdir():
        (shelf / part.name).write_bytes(part.read_bytes())
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old`; the line it begins in."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def cut(folder: Path, name: str, begin: str, end: str) -> str:
    """Take out everything from `begin` up to `end`; what was taken."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    start = text.index(begin)
    stop = text.index(end, start + len(begin))
    path.write_text(text[:start] + text[stop:], encoding="utf-8")
    return text[start:stop]
