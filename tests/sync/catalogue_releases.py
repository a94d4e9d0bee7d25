"""Folders of catalogue files as a person at HQ writes them: the program's own, changed in one place, with the next number."""

from pathlib import Path

from checklists.catalogue_reader import OWN_FOLDER, read_catalogue
from checklists.catalogue_release import number_of

OWN = read_catalogue()


def later(steps: int = 1) -> str:
    """The number so many releases after the program's own."""
    year, number = number_of(OWN.release)
    return f"{year}.{number + steps}"


def write(folder: Path, release: str, *changes: tuple[str, str, str]) -> Path:
    """The program's own files under another number, after changes of (file, old text, new text)."""
    folder.mkdir()
    for part in OWN_FOLDER.iterdir():
        if part.name.endswith(".yaml"):
            (folder / part.name).write_bytes(part.read_bytes())
    for name, old, new in (("shared.yaml", f'release: "{OWN.release}"', f'release: "{release}"'), *changes):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


REQUIRED = ("subtests.yaml", "{key: ft-pcport, ", "{key: ft-pcport, mandatory: true, ")
"""Facts sec 6.4 leave it optional."""
WORDED = ("3.1.1.yaml", 'words: {de: "Strom", en: "Power"}', 'words: {de: "Stromversorgung", en: "Power"}')
ANOTHER_KIND = ("3.1.1.yaml", "kind: timer", "kind: text")
GONE = ("3.1.1.yaml", "- key: boot-fw\n", "- key: boot-firmware\n")
