"""A folder of catalogue files -> trees with lines, however the files came about: huge, tabbed, in another encoding, or no YAML.

Nothing is built but text, whole numbers, yes/no and nothing; a tag makes no object, and an alias is refused, so that no
small file can unfold into a large one.
"""

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from checklists.catalogue import Language
from checklists.catalogue_reader_names import stray_files
from checklists.catalogue_reader_yaml import in_plain_words
from checklists.catalogue_tree import Complaints, Fields, Node
from checklists.terminal_words import system_reason

LARGEST_FILE = 1024 * 1024
"""Bytes; the longest chapter is below 150 kB."""
MOST_FILES = 100
DEEPEST = 20
"""Lists and mappings inside each other; the catalogue needs 9."""

_LONGEST_NUMBER = 15
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolve: Any = yaml.resolver.Resolver().resolve
_TAGS = "tag:yaml.org,2002:"
_SORTS = {"bool": "yes or no", "float": "a number", "int": "a number", "timestamp": "a date"}
_OTHER = "something else"

FLAGS = frozenset(
    (
        "always",
        "asks_text",
        "blocks",
        "extra_cost",
        "free",
        "mandatory",
        "moment",
        "once",
        "one_by_one",
        "optional",
        "outsiders",
        "preset",
        "required",
        "restores",
        "starts_clock",
        "switches_on",
        "unique",
        "within_quota",
    )
)
COUNTS = frozenset(
    (
        "at_least",
        "at_most",
        "letters",
    )
)
"""Fields that hold yes or no, and those that hold a whole number: of them it is said so, however they are written."""

Lines = dict[str, tuple[str, int]]


def read_trees(folder: Traversable | Path, complaints: Complaints) -> tuple[dict[str, Fields], Lines, bool]:
    """File name -> what stands in it; key of a thing -> file and line; and whether every file could be read.

    Beside a file that does not belong there nothing is read: what it holds would be blamed on the others."""
    parts = sorted(folder.iterdir(), key=lambda part: part.name)
    if stray := tuple(stray_files([part.name for part in parts])):
        for name, what, allowed in stray:
            complaints.add(name, 1, what, allowed)
        return {}, {}, False
    named = [part for part in parts if part.name.endswith(".yaml")]
    if len(named) > MOST_FILES:
        complaints.add(named[MOST_FILES].name, 1, f"{len(named)} files", f"at most {MOST_FILES} files")
    trees: dict[str, Fields] = {}
    lines: Lines = {}
    for part in named[:MOST_FILES]:
        node = _read(part, complaints)
        if node is not None:
            trees[part.name] = Fields(node, part.name, complaints, "file")
            for key, line in _keys_in(node):
                lines.setdefault(key, (part.name, line))
    return trees, lines, len(trees) == len(named)


def _keys_in(node: Node) -> Iterator[tuple[str, int]]:
    """What the files call their things: chapter, key of an item or a detail, code of a reason."""
    for key, value in node.pairs or ():
        if key.value in ("chapter", "key", "code") and isinstance(value.value, str):
            yield value.value, value.line
        yield from _keys_in(value)
    for entry in node.entries or ():
        yield from _keys_in(entry)


def _read(part: Traversable | Path, complaints: Complaints) -> Node | None:
    text = read_text(part, complaints)
    if text is None:
        return None
    try:
        return _Tree(part.name, complaints).read(text)
    except yaml.MarkedYAMLError as error:
        complaints.add(part.name, *in_plain_words(text, error))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        complaints.add(part.name, line, "a sign that nobody sees stands in the line", "letters that can be seen")
    return None


def read_text(part: Traversable | Path, complaints: Complaints) -> str | None:
    """None, and a complaint, where it cannot be read, is too large or no UTF-8."""
    try:
        with part.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        complaints.add(
            part.name, 1, f"the file cannot be read: {system_reason(error, Language.EN)}", "a file that may be read"
        )
        return None
    if len(raw) > LARGEST_FILE:
        complaints.add(part.name, 1, "the file is too large", f"at most {LARGEST_FILE // 1024} kB")
        return None
    return _text(part.name, raw, complaints)


def _text(name: str, raw: bytes, complaints: Complaints) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        complaints.add(name, 1, "the file is UTF-16", "UTF-8")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        complaints.add(name, line, f"byte {error.start} is no UTF-8", "UTF-8")
        return None


def _field(open_: Sequence[tuple[bool, int, list[Node]]]) -> str:
    """The name that waits for its value."""
    if not open_:
        return ""
    mapping, _, parts = open_[-1]
    return str(parts[-1].value) if mapping and len(parts) % 2 else ""


class _Refused(Exception):
    """The file's form goes beyond what a catalogue needs; the complaint is made."""


class _Tree:
    """Builds nodes from the parser's events, one after the other: however deep a file is, nothing here calls itself."""

    def __init__(self, name: str, complaints: Complaints) -> None:
        self._name = name
        self._complaints = complaints
        self._line = 1

    def read(self, text: str) -> Node | None:
        """The file's one document; None where there is none, or where it was refused."""
        documents: list[Node] = []
        open_: list[tuple[bool, int, list[Node]]] = []
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._line = event.start_mark.line + 1 if event.start_mark else self._line
                done: Node | None = None
                match event:
                    case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                        self._check_depth(len(open_))
                        open_.append((isinstance(event, yaml.MappingStartEvent), self._line, []))
                    case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                        done = self._closed(*open_.pop())
                    case yaml.ScalarEvent():
                        done = self._scalar(event, _field(open_))
                    case yaml.AliasEvent():
                        self._refuse("an alias (*)", "the text itself")
                    case yaml.DocumentStartEvent() if documents:
                        self._refuse("a second document begins", "one document in a file")
                if done is not None:
                    (open_[-1][2] if open_ else documents).append(done)
        except _Refused:
            return None
        if not documents or documents[0] == Node(documents[0].line):
            self._complaints.add(self._name, 1, "file is empty", "key: value lines")
            return None
        return documents[0]

    def _check_depth(self, depth: int) -> None:
        if depth >= DEEPEST:
            self._refuse("lists and mappings too deep inside each other", f"at most {DEEPEST}")

    def _refuse(self, what: str, allowed: str) -> None:
        self._complain(what, allowed)
        raise _Refused

    def _complain(self, what: str, allowed: str) -> None:
        self._complaints.add(self._name, self._line, what, allowed)

    def _closed(self, mapping: bool, line: int, parts: list[Node]) -> Node:
        if not mapping:
            return Node(line, entries=tuple(parts))
        for key in parts[::2]:
            if key.value is None:
                self._complaints.add(self._name, key.line, "a key is no text", "a name before the colon")
        return Node(line, pairs=tuple(zip(parts[::2], parts[1::2], strict=True)))

    def _scalar(self, event: yaml.ScalarEvent, name: str) -> Node:
        """`name` is the field it is the value of, empty in a list and for a name itself."""
        value: str = event.value
        tag = str(event.tag or _resolve(yaml.ScalarNode, value, event.implicit)).removeprefix(_TAGS)
        if tag == "str":
            return Node(self._line, value)
        if tag == "bool" and value in ("true", "false"):
            return Node(self._line, value == "true")
        if tag == "int" and value.isdigit() and len(value) <= _LONGEST_NUMBER:
            return Node(self._line, int(value))
        if tag == "null":
            return Node(self._line)
        if event.tag and event.tag != "!":
            self._complain(f"a mark stands before {value!r}: {event.tag}", "the text without the mark")
        elif name in FLAGS:
            self._complain(f"{name!r} is neither true nor false", "true, false")
        elif name in COUNTS:
            self._complain(f"{name!r} is no whole number", "0, 1, 2 …")
        else:
            self._complain(
                f"{value!r} without quotes counts as {_SORTS.get(tag, _OTHER)}", f'the text in quotes: "{value}"'
            )
        return Node(self._line, spoiled=True)
