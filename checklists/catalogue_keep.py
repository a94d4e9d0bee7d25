"""Keeping a release's keys in the folder of its files, so that the check holds later ones to them."""

from pathlib import Path

from checklists.catalogue import Catalogue
from checklists.catalogue_check import RELEASED
from checklists.catalogue_release import keys_of, to_text


def place_of_keys(folder: Path, catalogue: Catalogue) -> Path:
    return folder / RELEASED / f"{catalogue.release}.tsv"


def keep_keys(folder: Path, catalogue: Catalogue) -> Path:
    """Writes the keys and gives the file's path. Raises OSError.

    Of a catalogue that `check_folder` let pass: it refuses a kept number with other content, so nothing else is written over."""
    kept = place_of_keys(folder, catalogue)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(to_text(keys_of(catalogue)), encoding="utf-8", newline="\n")
    return kept
