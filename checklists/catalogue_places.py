"""service_places.tsv of a catalogue's folder: every place of the service description, so that `coverage` can miss one."""

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from checklists.catalogue import Words
from checklists.catalogue_reader_files import read_text
from checklists.catalogue_tree import Complaints

PLACES = "service_places.tsv"
_HEAD = ["source", "de", "en", "note_de", "note_en"]
_SOURCE = re.compile(r"fn[0-9]+|[0-9]+(\.[0-9]+)*-(table|(pre-)?[bp][0-9]*(-[0-9]+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`note` says where the place is served when no step does it: a rule, a line of the report."""

    source: str
    words: Words
    note: Words | None = None


def read_places(folder: Traversable | Path) -> tuple[Place, ...]:
    """In the order of the file. Raises CatalogueUnreadable with all complaints about it."""
    complaints = Complaints()
    part = folder / PLACES
    text = None
    if part.is_file():
        text = read_text(part, complaints)
    else:
        complaints.add(PLACES, 1, "the file is missing", "the file of the program's own catalogue, changed or not")
    found = _places(text, complaints) if text is not None else {}
    complaints.raise_if_any()
    return tuple(found.values())


def _places(text: str, complaints: Complaints) -> dict[str, Place]:
    head, *lines = text.splitlines() or [""]
    if head.rstrip().split("\t") != _HEAD:
        complaints.add(
            PLACES, 1, "the first line does not name the columns", "source, de, en, note_de, note_en, parted by tabs"
        )
        return {}
    found: dict[str, Place] = {}
    at: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        # A table program ends each line with the tabs of the empty cells.
        parts = [one.strip() for one in line.rstrip().split("\t")]
        if len(parts) not in (3, 5) or not all(parts):
            complaints.add(
                PLACES, number, "the line is not complete", "source, de, en, perhaps note_de, note_en, parted by tabs"
            )
            continue
        source, german, english, *note = parts
        if not _SOURCE.fullmatch(source):
            complaints.add(PLACES, number, f"{source!r} is no place", "a name as 3.1.1-b7, 2.3-table or fn14")
        elif source in found:
            complaints.add(
                PLACES, number, f"place {source!r} stands twice", f"once; it stands in {PLACES}:{at[source]}"
            )
        else:
            at[source] = number
            words = Words(de=german, en=english)
            found[source] = Place(source=source, words=words, note=Words(de=note[0], en=note[1]) if note else None)
    if not lines:
        complaints.add(PLACES, 1, "no places stand in the file", "at least one place")
    return found
