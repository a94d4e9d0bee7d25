"""One quick walk over a worksheet's XML before the reader opens it: how far it reaches, what is hidden, merged or computed.

The reader proper pads every hole and trusts every claimed size; this walk finds out first how much there really is, and it
sees what that reader does not say: a formula without a stored value, merged ranges, hidden rows and columns.
"""

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

MAX_ELEMENTS = 3_000_000
MAX_FILLED = 1_000_000
MAX_ROW = 100_000
MAX_COLUMN = 500
_CHUNK = 1 << 16
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class ScanError(ValueError):
    """`code` is "damaged" or "too-many-cells"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A merged range; rows from 1, columns from 0, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(slots=True, kw_only=True)
class SheetScan:
    """`last_row` counts from 1, `columns` is the number of columns with content; both 0 for an empty sheet."""

    last_row: int = 0
    columns: int = 0
    filled: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    """(row from 1, column from 0) -> whether a value is stored beside the formula."""


def scan(stream: IO[bytes]) -> SheetScan:
    """Walk over one worksheet part. Raises ScanError."""
    walk = _Walk()
    try:
        while chunk := stream.read(_CHUNK):
            walk.parser.Parse(chunk, False)
        walk.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise error if isinstance(error, ScanError) else ScanError("damaged") from error
    return walk.found


def check_size(stream: IO[bytes], most: int) -> None:
    """Refuse any other XML part with more than `most` elements: the reader proper builds it whole in memory. Raises ScanError."""
    count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > most:
            raise ScanError("too-many-cells")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ScanError("damaged") from error


def reference(text: str) -> tuple[int, int]:
    """Row from 1 and column from 0 of "B7". Raises ValueError."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1


class _Walk:
    def __init__(self) -> None:
        self.found = SheetScan()
        self._elements = 0
        self._row = 0
        self._column = -1
        self._kind = "n"
        self._formula = False
        self._value: bool = False
        self._text = ""
        self._in_value = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        # A worksheet never declares a document type; entities are how XML bombs are built.
        raise ScanError("damaged")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise ScanError("too-many-cells")
        local = name.rpartition(" ")[2]
        if local == "c":
            if "r" in attributes:
                self._row, self._column = reference(attributes["r"])
            else:
                self._column += 1
            self._kind = attributes.get("t", "n")
            self._formula = self._value = False
            self._text = ""
        elif local == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.found.hidden_rows.add(self._row)
        elif local == "f":
            self._formula = True
        elif local in ("v", "is"):
            self._value = self._in_value = True
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            columns = range(max(int(attributes["min"]), 1) - 1, min(int(attributes["max"]), MAX_COLUMN))
            self._elements += len(columns)
            self.found.hidden_columns.update(columns)
        elif local == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _characters(self, text: str) -> None:
        if self._in_value and len(self._text) < 2:
            self._text += text[:2]

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local in ("v", "is"):
            self._in_value = False
        elif local == "c" and (self._formula or (self._value and self._text)):
            self._fill()

    def _fill(self) -> None:
        found = self.found
        found.filled += 1
        found.last_row = max(found.last_row, self._row)
        found.columns = max(found.columns, self._column + 1)
        if found.filled > MAX_FILLED or self._row > MAX_ROW or self._column >= MAX_COLUMN:
            raise ScanError("too-many-cells")
        if self._formula:
            # A formula may well give an empty text; then the value element is there and typed, but empty.
            stored = bool(self._text) or (self._value and self._kind == "str")
            found.formulas[(self._row, self._column)] = stored

    def _merge(self, text: str) -> None:
        first, _, last = text.partition(":")
        first_row, first_column = reference(first)
        last_row, last_column = reference(last or first)
        if len(self.found.merged) >= MAX_ROW:
            raise ScanError("too-many-cells")
        self.found.merged.append(
            Area(
                first_row=min(first_row, last_row),
                last_row=max(first_row, last_row),
                first_column=min(first_column, last_column),
                last_column=max(first_column, last_column),
            )
        )
