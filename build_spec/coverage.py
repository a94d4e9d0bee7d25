"""Writes build_spec/coverage.md: each place of the service description, what the catalogue does for it, and what checks that.

Run `python -m build_spec.coverage` after changing the catalogue; a test compares the file with what this makes.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from checklists.catalogue import AnswerKind, Catalogue, Detail, Item, Precondition
from checklists.catalogue_reader import read_catalogue

ROOT = Path(__file__).resolve().parent.parent
PLACES = ROOT / "tests" / "checklists" / "data" / "service_places.tsv"
TARGET = ROOT / "build_spec" / "coverage.md"

# 1-p1 says what kind of contract this is; nobody does anything for it.
NOTHING_TO_DO = {"1-p1": "says what consulting is: no step"}
HEAD = """# Coverage: service description -> catalogue

Made by `python -m build_spec.coverage` from the catalogue's own `src` entries; `tests/checklists/test_coverage.py` fails when a
place has no line below, when a row of the facts is no step of its item, and when this file is out of date. A step in *italics* has
details of its own that are asked one by one; the others are covered by their item's tick. p paragraph, b bullet, fn footnote.

| place | about | in the catalogue | steps |
|---|---|---|---|
"""


def places() -> list[tuple[str, str]]:
    """Every place of the service description that owes something: (place, what it is about)."""
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    return [(place, about) for place, _, about in (line.partition("\t") for line in lines)]


def named(src: str) -> set[str]:
    """The places a `src` names: "3.1.4-b1 b1-1 fn17" -> 3.1.4-b1, 3.1.4-b1-1, fn17. "(practice)" names none."""
    found: set[str] = set()
    chapter = ""
    for word in src.split():
        if re.fullmatch(r"fn[0-9]+", word):
            found.add(word)
        elif match := re.fullmatch(r"([0-9.]+)-(.+)", word):
            chapter = match[1]
            found.add(word)
        elif re.fullmatch(r"[bp][0-9-]+|tab", word):
            found.add(f"{chapter}-{word}")
    return found


def covered(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """Place -> (what stands for it, its steps), in catalogue order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for chapter in catalogue.chapters:
        for precondition in chapter.preconditions:
            _note(found, precondition, f"precondition {precondition.key}", _steps(precondition.details, ()))
        for item in chapter.items:
            _note(found, item, f"item {item.key} {item.words.en}", _steps(item.details, item.steps))
        for notice in chapter.notices:
            for number in notice.footnotes:
                found.setdefault(f"fn{number}", []).append((f"notice in {chapter.key}", "printed"))
    for number in catalogue.trademark_notice.footnotes:
        found.setdefault(f"fn{number}", []).append(("trademark line", "printed"))
    return found


def _note(found: dict[str, list[tuple[str, str]]], bullet: Item | Precondition, what: str, steps: str) -> None:
    sources = [detail.src for detail in bullet.details]
    if isinstance(bullet, Item):
        sources.append(bullet.src)
    for place in sorted(set().union(*map(named, sources))):
        found.setdefault(place, []).append((what, steps))


def _steps(details: tuple[Detail, ...], rows: tuple[str, ...]) -> str:
    asked = {detail.key for detail in details}
    extra = [detail.key for detail in details if detail.key not in rows]
    words = [f"*{row}*" if row in asked else row for row in rows] + [f"*{key}*" for key in extra]
    tests = sum(len(detail.subs) for detail in details if detail.kind is AnswerKind.SUB)
    return ", ".join(words) + (f" ({tests} sub-tests)" if tests else "")


def uncovered(catalogue: Catalogue) -> list[str]:
    """Places nobody stands for. A bullet with sub-bullets is covered by them."""
    found = covered(catalogue)
    return [
        place
        for place, _ in places()
        if place not in found
        and place not in NOTHING_TO_DO
        and not any(other.startswith(f"{place}-") for other in found)
    ]


def page(catalogue: Catalogue) -> str:
    return HEAD + "".join(f"{line}\n" for line in _lines(catalogue))


def _lines(catalogue: Catalogue) -> Iterator[str]:
    found = covered(catalogue)
    for place, about in places():
        if place in NOTHING_TO_DO:
            yield f"| {place} | {about} | {NOTHING_TO_DO[place]} | |"
            continue
        stands = found.get(place) or [
            one for other, ones in found.items() if other.startswith(f"{place}-") for one in ones
        ]
        for nth, (what, steps) in enumerate(dict.fromkeys(stands) or [("**missing**", "")]):
            yield f"| {place if nth == 0 else ''} | {about if nth == 0 else ''} | {what} | {steps} |"


def main() -> int:
    catalogue = read_catalogue()
    TARGET.write_text(page(catalogue), encoding="utf-8")
    missing = uncovered(catalogue)
    for place in missing:
        print(f"not covered: {place}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
