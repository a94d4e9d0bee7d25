"""Parts of the catalogue as lines for a terminal: a chapter, an item or precondition, a step, a sub-test."""

import textwrap
from collections.abc import Iterable, Iterator

from checklists import coverage
from checklists.catalogue import Catalogue, Chapter, Detail, Item, Precondition, SubTest
from ui.catalogue import terms
from ui.catalogue.facts import facts, origin
from ui.wording import Words

_LABEL = 16


class Page:
    """Lines of at most `width` letters in one language."""

    def __init__(self, words: Words, catalogue: Catalogue, width: int) -> None:
        self._words = words
        self._catalogue = catalogue
        self._width = width

    def overview(self, chapters: tuple[Chapter, ...]) -> Iterator[str]:
        words = self._words
        yield words("Catalogue {release}", release=self._catalogue.release)
        for chapter in chapters:
            details = sum(len(item.details) for item in chapter.items)
            counts = [
                words.count("{n} item", "{n} items", len(chapter.items)),
                words.count("{n} step", "{n} steps", details),
            ]
            yield f"{chapter.key:<7}{words.of(chapter.words)} · {' · '.join(counts)}"

    def chapter(self, chapter: Chapter) -> Iterator[str]:
        words = self._words
        yield f"{chapter.key}  {words.of(chapter.words)}"
        about = [
            words("Catalogue {release}", release=self._catalogue.release),
            terms.with_term(words, terms.PER, str(chapter.unit)),
        ]
        if chapter.needs:
            about.append(words("only together with {chapters}", chapters=", ".join(chapter.needs)))
        if chapter.always:
            about.append(words("belongs to every order"))
        yield from self.wrapped(" · ".join(about), 2)
        for notice in chapter.notices:
            named = ", ".join(f"fn{number}" for number in notice.footnotes)
            yield from self.pair(words("Notice"), f"{words.of(notice)} ({named})", 2)
        if chapter.preconditions:
            yield ""
            yield words("Preconditions")
            yield from self.bullets(chapter.preconditions)
        yield ""
        yield words("Service items")
        yield from self.bullets(chapter.items)
        yield ""
        yield words("! must be answered")

    def bullets(self, found: Iterable[Item | Precondition]) -> Iterator[str]:
        for bullet in found:
            yield ""
            yield from self.bullet(bullet)

    def bullet(self, bullet: Item | Precondition) -> Iterator[str]:
        yield from self.head(bullet)
        for detail in bullet.details:
            yield from self.detail(detail)

    def head(self, bullet: Item | Precondition) -> Iterator[str]:
        """What holds for all steps under it: name, repetition, source, when it applies."""
        yield self._name(bullet)
        words, about = self._words, []
        if isinstance(bullet, Item):
            sources = ", ".join(coverage.sources_of(bullet.src)) or bullet.src
            about.append(words("source {sources}", sources=sources))
            if bullet.feature:
                about.append(words("only if ordered: {feature}", feature=bullet.feature))
            if bullet.group_kinds:
                about.append(", ".join(str(one) for one in bullet.group_kinds))
            if not bullet.required:
                about.append(words("may stay open"))
            if not bullet.details:
                about.append(words("answered by its tick"))
        else:
            reason = self._catalogue.reason(bullet.reason)
            about.append(words("if missing: {reason}", reason=f"{reason.code} {words.of(reason.words)}"))
        yield from self.wrapped(" · ".join([terms.with_term(words, terms.PER, str(bullet.per)), *about]), 2)

    def _name(self, bullet: Item | Precondition) -> str:
        name = self._words.of(bullet.words)
        return f"{bullet.key}  {name}" if isinstance(bullet, Item) else name

    def detail(self, detail: Detail) -> Iterator[str]:
        words = self._words
        must = "!" if detail.required else ""
        yield from self.wrapped(
            f"{detail.key}{must}  {words.of(detail.words)}: {terms.with_term(words, terms.KINDS, str(detail.kind))}",
            4,
            6,
        )
        yield from self.wrapped(words.of(detail.hint), 6)
        for label, text in facts(words, detail, self._catalogue):
            yield from self.pair(label, text, 6)
        yield from self.wrapped(origin(words, detail), 6)
        for sub in detail.subs:
            yield from self.sub(sub, 6)

    def sub(self, sub: SubTest, indent: int) -> Iterator[str]:
        words = self._words
        must = "!" if sub.mandatory else ""
        number = f" [{self._number(sub)}]" if sub.number_unit or sub.number_min or sub.number_max else ""
        told = [words.of(sub.hint), words("After {step}.", step=sub.after) if sub.after else ""]
        told += [words("Restores the state before.")] if sub.restores else []
        text = f"{sub.key}{must}  {words.of(sub.words)}: {' '.join(one for one in told if one)}{number}"
        yield from self.wrapped(text, indent + 2, indent + 4)

    def _number(self, sub: SubTest) -> str:
        words, unit = self._words, f" {sub.number_unit}" if sub.number_unit else ""
        passed_from, passed_to = sub.number_pass_min, sub.number_pass_max
        if passed_from and passed_to:
            low, high = words.decimal(passed_from), words.decimal(passed_to)
            return words("passed from {low} to {high}{unit}", low=low, high=high, unit=unit)
        if passed_from:
            return words("passed from {low}{unit}", low=words.decimal(passed_from), unit=unit)
        if passed_to:
            return words("passed up to {high}{unit}", high=words.decimal(passed_to), unit=unit)
        return words("with a number{unit}", unit=unit)

    def pair(self, label: str, text: str, indent: int) -> Iterator[str]:
        yield from self.wrapped(f"{label:<{_LABEL}}{text}", indent, indent + _LABEL)

    def wrapped(self, text: str, indent: int, further: int | None = None) -> Iterator[str]:
        rest = indent if further is None else further
        yield from textwrap.wrap(
            text,
            self._width,
            initial_indent=" " * indent,
            subsequent_indent=" " * rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
