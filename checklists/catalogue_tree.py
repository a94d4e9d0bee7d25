"""The catalogue's YAML as a tree that knows its lines, read field by field; every complaint is kept until all are found."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from checklists.catalogue import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueProblem:
    """One complaint for whoever writes the catalogue. `line` counts from 1; `allowed` says what may stand there."""

    file: str
    line: int
    what: str
    allowed: str
    german: tuple[str, str] | None = None
    """Both in German, where they are put together from more than `catalogue_german` can know."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; allowed: {self.allowed}"


class CatalogueUnreadable(ValueError):
    """The files are no catalogue; `problems` holds every complaint, in the order of files and lines."""

    def __init__(self, problems: tuple[CatalogueProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the file: text, whole number, yes/no or nothing; or a list's entries; or a mapping's pairs of key and value.

    `spoiled`: a complaint about it was made while it was read, so it is no further one.
    """

    line: int
    value: str | int | bool | None = None
    entries: "tuple[Node, ...] | None" = None
    pairs: "tuple[tuple[Node, Node], ...] | None" = None
    spoiled: bool = False


@dataclass(slots=True)
class Complaints:
    found: list[CatalogueProblem] = field(default_factory=list)

    def add(self, file: str, line: int, what: str, allowed: str) -> None:
        self.found.append(CatalogueProblem(file=file, line=line, what=what, allowed=allowed))

    def add_words(self, file: str, line: int, what: Words, allowed: Words) -> None:
        german = (what.de, allowed.de)
        self.found.append(CatalogueProblem(file=file, line=line, what=what.en, allowed=allowed.en, german=german))

    def raise_if_any(self) -> None:
        if self.found:
            raise CatalogueUnreadable(tuple(sorted(self.found, key=lambda p: (p.file, p.line))))


_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{0,5}[1-9])?")


class Fields:
    """A mapping read strictly: what was not asked for by `done` is a complaint, what is missing comes back as an empty stand-in."""

    def __init__(self, node: Node, file: str, complaints: Complaints, what: str = "entry") -> None:
        self.file = file
        self.line = node.line
        self.whole_node = node
        self.complaints = complaints
        self._asked: list[str] = []
        self._nodes: dict[str, Node] = {}
        self._told = False
        """What is no mapping is said once; that it lacks each of its fields says nothing more."""
        if node.pairs is None:
            if not node.spoiled:
                self.complain(f"{what} is no mapping", "key: value lines")
            self._told = True
            return
        for key, value in node.pairs:
            name = str(key.value)
            if name in self._nodes:
                self.complain(f"key {name!r} stands twice", "each key once", key.line)
            self._nodes[name] = value

    def complain(self, what: str, allowed: str, line: int | None = None) -> None:
        if not self._told:
            self.complaints.add(self.file, line or self.line, what, allowed)

    def complain_words(self, what: Words, allowed: Words, line: int) -> None:
        """A complaint that comes in both languages."""
        if not self._told:
            self.complaints.add_words(self.file, line, what, allowed)

    def has(self, key: str) -> bool:
        return self.node(key) is not None

    def node(self, key: str) -> Node | None:
        if key not in self._asked:
            self._asked.append(key)
        return self._nodes.get(key)

    def line_of(self, key: str) -> int:
        node = self._nodes.get(key)
        return node.line if node else self.line

    def text(self, key: str, *, default: str | None = None) -> str:
        node = self.node(key)
        if node is None:
            if default is None:
                self.complain(f"{key!r} is missing", "a text")
            return default or ""
        return self._text(node, key)

    def maybe(self, key: str) -> str | None:
        node = self.node(key)
        return (self._text(node, key) or None) if node is not None else None

    def decimal(self, key: str) -> str | None:
        """A decimal as text, in the printed unit without trailing zeros (rule E2); None where it is missing or none."""
        text = self.maybe(key)
        if text is not None and not _DECIMAL.fullmatch(text):
            self.complain(f"{key!r} is {text!r}", "a decimal in quotes, as '2' or '0.1'", self.line_of(key))
            return None
        return text

    def _text(self, node: Node, what: str) -> str:
        if node.spoiled:
            return ""
        if not isinstance(node.value, str) or not node.value.strip():
            self.complain(f"{what!r} is no text", 'a text, in quotes where it looks like a number or "no"', node.line)
            return ""
        return unicodedata.normalize("NFC", node.value.strip())

    def flag(self, key: str) -> bool:
        node = self.node(key)
        if node is None or node.spoiled:
            return False
        if not isinstance(node.value, bool):
            self.complain(f"{key!r} is neither true nor false", "true, false", node.line)
            return False
        return node.value

    def whole(self, key: str) -> int | None:
        node = self.node(key)
        if node is None or node.spoiled:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 0:
            self.complain(f"{key!r} is no whole number", "0, 1, 2 …", node.line)
            return None
        return node.value

    def one_of(self, key: str, allowed: Collection[str], *, default: str | None = None) -> str:
        text = self.text(key, default=default)
        if text and text not in allowed:
            self.complain(f"{key!r} is {text!r}", ", ".join(sorted(allowed)), self.line_of(key))
            return ""
        return text

    def maybe_one_of(self, key: str, allowed: Collection[str]) -> str | None:
        """None where it is missing or not allowed."""
        return (self.one_of(key, allowed) or None) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text(node, key) for node in self.list(key))

    def list(self, key: str) -> tuple[Node, ...]:
        node = self.node(key)
        if node is None or node.spoiled:
            return ()
        if node.entries is None:
            self.complain(f"{key!r} is no list", "a list", node.line)
            return ()
        return node.entries

    def maps(self, key: str) -> "Iterator[Fields]":
        for node in self.list(key):
            yield Fields(node, self.file, self.complaints, key)

    def fields(self, key: str) -> "Fields | None":
        node = self.node(key)
        return None if node is None else Fields(node, self.file, self.complaints, key)

    def words(self, key: str) -> Words:
        pair = self.fields(key)
        if pair is None:
            self.complain(f"{key!r} is missing", "de and en")
            return Words(de="", en="")
        words = Words(de=pair.text("de"), en=pair.text("en"))
        pair.done()
        return words

    def done(self) -> None:
        """Complain about every key nobody asked for."""
        for key, node in self._nodes.items():
            if key not in self._asked:
                self.complain(f"unknown key {key!r}", ", ".join(sorted(self._asked)), node.line)
