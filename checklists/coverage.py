"""The service description place by place, and the steps of a catalogue that stand for each.

A place is named as the facts' sec 12 names it: chapter and paragraph ("2.1-p1"), bullet ("3.1.1-b7", "3.1.4-b3-2"), table
("2.3-table"), precondition ("2.6-pre-b1") or footnote ("fn14"). The places stand in `service_places.tsv` beside the
chapters (`catalogue_places`); which step serves which place is said by the step's own `src`.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checklists.catalogue import Catalogue, Chapter, Detail, Item, Precondition, Words
from checklists.catalogue_places import Place, read_places

_OWN = files("checklists") / "catalogue_files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place and what stands for it. `printed`: a notice of the catalogue carries the footnote into the report."""

    place: Place
    steps: tuple[str, ...]
    note: Words | None
    printed: bool

    @property
    def bare(self) -> bool:
        """Nobody does it and nothing says where it stands."""
        return not self.steps and self.note is None and not self.printed


@cache
def places() -> tuple[Place, ...]:
    """Every chapter's paragraphs, bullets and tables, then the footnotes, in the order of the service description."""
    return read_places(_OWN)


def sources_of(src: str) -> tuple[str, ...]:
    """The places a `src` names: "3.1.4-b1 b1-1 fn17" -> 3.1.4-b1, 3.1.4-b1-1, fn17. "(practice)" names none."""
    found: list[str] = []
    chapter = ""
    for word in src.split():
        if re.fullmatch(r"fn[0-9]+", word):
            found.append(word)
        elif match := re.fullmatch(r"([0-9.]+)-(.+)", word):
            chapter = match[1]
            found.append(_whole(chapter, match[2]))
        elif re.fullmatch(r"(pre-)?[bp][0-9-]*|tab", word):
            found.append(_whole(chapter, word))
    return tuple(dict.fromkeys(found))


def _whole(chapter: str, rest: str) -> str:
    return f"{chapter}-{'table' if rest == 'tab' else rest}"


def bullets(chapter: Chapter) -> tuple[Item | Precondition, ...]:
    """What stands under a chapter: what the customer owes, then what we owe."""
    return (*chapter.preconditions, *chapter.items)


def steps_of(bullet: Item | Precondition) -> tuple[tuple[str, str], ...]:
    """(step, src) of everything that is answered under a bullet: its details, else the tick on the item itself."""
    if isinstance(bullet, Item) and not bullet.details:
        return ((bullet.key, bullet.src),)
    details: tuple[Detail, ...] = bullet.details
    return tuple((detail.key, detail.src) for detail in details)


def rows(catalogue: Catalogue, those: tuple[Place, ...] | None = None) -> tuple[Row, ...]:
    """One row for each place, by default those of the program's own catalogue. A place with parts of its own is served by the
    steps of its parts, too."""
    serving: dict[str, list[str]] = {}
    for chapter in catalogue.chapters:
        for bullet in bullets(chapter):
            for step, src in steps_of(bullet):
                for source in sources_of(src):
                    serving.setdefault(source, []).append(step)
    printed = {f"fn{n}" for chapter in catalogue.chapters for notice in chapter.notices for n in notice.footnotes}
    trademarks = {f"fn{n}" for n in catalogue.trademark_notice.footnotes}
    return tuple(_row(place, serving, printed, trademarks) for place in (places() if those is None else those))


def _row(place: Place, serving: dict[str, list[str]], printed: set[str], trademarks: set[str]) -> Row:
    if place.source.startswith("fn") and place.note is not None:
        # A name that is somebody's mark asks for no act, only for the line that says whose it is.
        note = place.note if place.source in trademarks else None
        return Row(place=place, steps=(), note=note, printed=False)
    parts = [source for source in serving if source == place.source or source.startswith(f"{place.source}-")]
    steps = dict.fromkeys(step for source in parts for step in serving[source])
    return Row(place=place, steps=tuple(steps), note=place.note, printed=place.source in printed)


def strangers(catalogue: Catalogue, those: tuple[Place, ...] | None = None) -> tuple[tuple[str, str], ...]:
    """(step, source) of every `src` that names a place the service description does not have."""
    known = {place.source for place in (places() if those is None else those)}
    return tuple(
        (step, source)
        for chapter in catalogue.chapters
        for bullet in bullets(chapter)
        for step, src in steps_of(bullet)
        for source in sources_of(src)
        if source not in known
    )
