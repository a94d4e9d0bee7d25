"""`feldbuch catalogue show KEY`: a chapter, an item, a step, a sub-test, a reason, a limit or a place of the service description."""

from collections.abc import Iterator
from difflib import get_close_matches

from checklists import coverage
from checklists.catalogue import Catalogue, Detail, Item, Precondition
from ui.catalogue import terms
from ui.catalogue.page import Page
from ui.wording import Words

_NARROWEST, _WIDEST = 60, 120


class Unknown(KeyError):
    """Nothing in the catalogue is called so; `near` are names that look like it."""

    def __init__(self, key: str, near: list[str]) -> None:
        super().__init__(key)
        self.key = key
        self.near = near


def show(words: Words, catalogue: Catalogue, key: str | None, columns: int) -> list[str]:
    """Lines of at most `columns` letters. Without a key: the chapters. Raises Unknown."""
    page = Page(words, catalogue, min(max(columns, _NARROWEST), _WIDEST))
    if key is None:
        return list(page.overview(catalogue.chapters))
    for find in (_chapter, _bullet, _step, _shared, _source, _group):
        if found := list(find(words, catalogue, page, key)):
            return found
    raise Unknown(key, get_close_matches(key, _names(catalogue), n=3, cutoff=0.5))


def _names(catalogue: Catalogue) -> list[str]:
    names = [place.source for place in coverage.places()]
    for chapter in catalogue.chapters:
        names.append(chapter.key)
        for bullet in coverage.bullets(chapter):
            names += [bullet.key, *(detail.key for detail in bullet.details)]
            names += dict.fromkeys(sub.key for detail in bullet.details for sub in detail.subs)
    return [*names, *(one.code for one in catalogue.reasons), *(one.key for one in catalogue.allowances)]


def _bullets(catalogue: Catalogue) -> Iterator[Item | Precondition]:
    for chapter in catalogue.chapters:
        yield from coverage.bullets(chapter)


def _chapter(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    for chapter in catalogue.chapters:
        if chapter.key == key:
            yield from page.chapter(chapter)


def _bullet(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    for bullet in _bullets(catalogue):
        if bullet.key == key and isinstance(bullet, Item):
            yield from page.bullet(bullet)


def _step(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    for bullet in _bullets(catalogue):
        for detail in bullet.details:
            if detail.key == key:
                yield from page.head(bullet)
                yield from page.detail(detail)
            yield from _sub(words, page, bullet, detail, key)


def _sub(words: Words, page: Page, bullet: Item | Precondition, detail: Detail, key: str) -> Iterator[str]:
    for sub in detail.subs:
        if key in (sub.key, f"{detail.key}/{sub.key}"):
            yield from page.head(bullet)
            yield f"{detail.key}  {words.of(detail.words)}"
            yield from page.sub(sub, 0)


def _shared(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    for reason in catalogue.reasons:
        if reason.code == key:
            yield f"{reason.code}  {words.of(reason.words)}"
            clock = [words("starts the waiting clock")] if reason.starts_clock else []
            yield from page.wrapped(", ".join([terms.term(words, terms.SIDES, str(reason.side)), *clock]), 2)
    for limit in catalogue.allowances:
        if limit.key == key:
            yield f"{limit.key}  {words.of(limit.words)}"
            yield from page.pair(words("At most"), f"{words.decimal(limit.top)} {limit.unit}", 2)
            yield from page.pair(words("Counted"), terms.term(words, terms.PER, str(limit.per)), 2)
            if limit.extra_cost:
                yield from page.pair(words("Beyond"), words("only with consent, extra cost"), 2)
    for hint in catalogue.patterns:
        if hint.key == key:
            yield f"{hint.key}  {words.of(hint.words)}"


def _source(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    """A place of the service description that is no item of its own."""
    for row in coverage.rows(catalogue):
        if row.place.source == key:
            yield f"{key}  {words.of(row.place.words)}"
            if row.note is not None:
                yield from page.wrapped(words.of(row.note), 2)
            yield from (f"  {step}" for step in row.steps)


def _group(words: Words, catalogue: Catalogue, page: Page, key: str) -> Iterator[str]:
    """ "3.1" has no items of its own, but preconditions, and chapters below it."""
    below = tuple(chapter for chapter in catalogue.chapters if chapter.key.startswith(f"{key}."))
    if not below:
        return
    yield from page.overview(below)
    owed = [one for chapter in below for one in chapter.preconditions if _is_of(one, key)]
    if owed:
        yield from ("", words("Preconditions"))
    yield from page.bullets(owed)


def _is_of(precondition: Precondition, chapter: str) -> bool:
    sources = (source for detail in precondition.details for source in coverage.sources_of(detail.src))
    return any(source.startswith(f"{chapter}-") for source in sources)
