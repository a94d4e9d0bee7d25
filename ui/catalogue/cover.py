"""`feldbuch catalogue coverage`: each place of the service description and the steps that stand for it; as table, JSON or page."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checklists import coverage
from checklists.catalogue import Catalogue
from checklists.catalogue_places import Place
from ui.wording import Words

_HEAD = """# Coverage: service description -> steps of the catalogue

Made by `feldbuch catalogue coverage --markdown` from what each step says about its source; a test fails when this page is out
of date, when a place has neither step nor note, and when a step cannot be reached in a job that orders its chapter. p paragraph, b bullet,
fn footnote; (16) the number of sub-tests.

| place | about | steps | note |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row in one language. `note` is empty where the steps say everything."""

    source: str
    about: str
    steps: tuple[str, ...]
    note: str
    bare: bool


def told(words: Words, catalogue: Catalogue, places: tuple[Place, ...] | None = None) -> tuple[Told, ...]:
    """By default the places of the program's own catalogue."""
    return tuple(
        Told(
            source=row.place.source,
            about=words.of(row.place.words),
            steps=row.steps,
            note=_note(words, row),
            bare=row.bare,
        )
        for row in coverage.rows(catalogue, places)
    )


def _note(words: Words, row: coverage.Row) -> str:
    if row.note is not None:
        return words.of(row.note)
    return words("stands as a notice in every report of its chapter") if row.printed else ""


def as_json(rows: Sequence[Told]) -> str:
    plain = [{"source": row.source, "steps": list(row.steps), "note": row.note or None} for row in rows]
    return "[\n" + ",\n".join(map(json.dumps, plain)) + "\n]"


def as_lines(rows: Sequence[Told], columns: int) -> Iterator[str]:
    """Source, what it is about, and below it the steps and the note, wrapped."""
    width = min(max(columns, 60), 120)
    indent = " " * 12
    for row in rows:
        yield f"{row.source:<12}{row.about}"
        for text in (", ".join(row.steps), row.note):
            yield from textwrap.wrap(
                text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
            )


def as_markdown(catalogue: Catalogue, places: tuple[Place, ...] | None = None) -> str:
    """The page build_spec/coverage.md; always English, as all that lies there."""
    subs = {
        str(detail.key): len(detail.subs)
        for chapter in catalogue.chapters
        for bullet in coverage.bullets(chapter)
        for detail in bullet.details
    }
    lines = [
        f"| {row.source} | {row.about} | {', '.join(_counted(step, subs) for step in row.steps)} | {row.note} |\n"
        for row in told(Words("en"), catalogue, places)
    ]
    return _HEAD + "".join(lines)


def _counted(step: str, subs: Mapping[str, int]) -> str:
    return f"{step} ({subs[step]})" if subs.get(step) else step
