"""A chapter's subjects and items as a grid (look 14): every subject, every item; the head repeats, a floor never ends a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.report import phrases
from app.report.item_key import item_key
from app.report.measures import HAIR, LINE_GRAY, RIGHT, TEXT, TINT, WIDTH, baseline
from app.report.paper import SMALL, Paper
from app.report.signs import LOOK_SIGNS
from app.report.text import INK, SECOND, Span, cut, fitted, wrap
from app.report.typeface import Weight, width
from app.report.wording import Words
from checklists.record_form import CellPart, ColumnPart, Record, RowPart, TablePart

NUMBER_X = 45.0
ROW, FLOOR, HEAD = 21.75, 15.75, 27.0
_NARROWEST, _WIDEST = 15.0, 19.5
_LABEL, _DEVICE, _MINUTES, _MET = 129.0, 84.0, 22.5, 33.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Which columns one part of a table has, and where they stand."""

    columns: Sequence[ColumnPart]
    first: int
    cells: float
    step: float
    device: bool
    minutes: bool
    met: bool


def grid(paper: Paper, record: Record, table: TablePart) -> None:
    """The whole table from the cursor on; with too many columns for one page's width in several parts."""
    parts = _grids(table)
    for index, part in enumerate(parts):
        if index:
            paper.y += 9
            paper.need(HEAD + FLOOR + 2 * ROW)
        _rows(paper, table, part)
        item_key(paper, record, table, part.first, part.columns)


def _grids(table: TablePart) -> list[_Grid]:
    device = any(row["model"] or row["mac"] for row in table["rows"])
    minutes = any(row["minutes"] is not None for row in table["rows"])
    met = any(row["met"] for row in table["rows"])
    tail = (_MINUTES if minutes else 0) + (_MET if met else 0)
    room = WIDTH - _LABEL - (_DEVICE if device else 0) - tail
    most = int(room // _NARROWEST)
    count = -(-len(table["columns"]) // most)
    size = -(-len(table["columns"]) // count)
    found = []
    for first in range(0, len(table["columns"]), size):
        columns = table["columns"][first : first + size]
        step = min(_WIDEST, room / len(columns))
        cells = RIGHT - tail - step * len(columns)
        found.append(
            _Grid(columns=columns, first=first, cells=cells, step=step, device=device, minutes=minutes, met=met)
        )
    return found


def _rows(paper: Paper, table: TablePart, grid: _Grid) -> None:
    _head(paper, table, grid)
    floor: str | None = None
    for row in table["rows"]:
        new_floor = row["floor"] != floor and bool(row["floor"])
        # A floor's name stays with its first row.
        if paper.need(ROW + (FLOOR if new_floor else 0)):
            _head(paper, table, grid)
            new_floor = bool(row["floor"])
        if new_floor:
            paper.line(TEXT, paper.y + 2.25, row["floor"], Weight.SEMIBOLD, SMALL, 11.25)
            paper.y += FLOOR
            paper.rule(paper.y, INK, x=NUMBER_X)
        floor = row["floor"]
        _row(paper, table["kind"], row, grid)


def _head(paper: Paper, table: TablePart, grid: _Grid) -> None:
    words, top = paper.words, paper.y
    low = top + HEAD - 12.75
    paper.line(NUMBER_X, low, words("No."), Weight.SEMIBOLD, SMALL, 9.75)
    name = words("User") if table["kind"] == "workplace" else words("Name")
    paper.line(TEXT, low, name, Weight.SEMIBOLD, SMALL, 9.75)
    if grid.device:
        paper.line(TEXT + _LABEL, low, words("Device, MAC address"), Weight.SEMIBOLD, SMALL, 9.75)
    for index, column in enumerate(grid.columns):
        x = grid.cells + (index + 0.5) * grid.step
        paper.centre(x, low, str(column["number"]), Weight.SEMIBOLD, SMALL, 9.75)
    x = grid.cells + len(grid.columns) * grid.step
    if grid.minutes:
        paper.centre(x + _MINUTES / 2, low, words("Min."), Weight.MEDIUM, 7.5, 9.75)
        x += _MINUTES
    if grid.met:
        upper, lower = words("user met, upper line").strip(), words("user met, lower line").strip()
        paper.centre(x + _MET / 2, low - 9, upper, Weight.MEDIUM, 7.5, 9.75)
        paper.centre(x + _MET / 2, low, lower, Weight.MEDIUM, 7.5, 9.75)
    paper.y += HEAD - 0.75
    paper.rule(paper.y, INK, x=NUMBER_X)


def _row(paper: Paper, kind: str, row: RowPart, grid: _Grid) -> None:
    top, words = paper.y, paper.words
    number, size = fitted(row["number"], Weight.SEMIBOLD, SMALL, 34, 5)
    paper.line(NUMBER_X, top + 6, number, Weight.SEMIBOLD, size, 9.75)
    second = phrases.place(_second(words, row), _room(words, row) if row["label"] else "")
    room = (TEXT + _LABEL if grid.device else grid.cells) - TEXT - 2
    _name(paper, name_of(words, kind, row), second, top, room)
    if grid.device:
        x, room = TEXT + _LABEL, grid.cells - TEXT - _LABEL - 3
        model, size = fitted(row["model"], Weight.REGULAR, SMALL, room)
        paper.line(x, top + 1.1, model, Weight.REGULAR, size, 9.75)
        mac = ":".join(row["mac"][index : index + 2] for index in range(0, len(row["mac"]), 2))
        paper.line(x, top + 10.9, cut(mac, Weight.FIGURES, 7.875, room), Weight.FIGURES, 7.875, 9.75, SECOND)
    for index in range(len(grid.columns)):
        position = grid.first + index
        cell = row["cells"][position] if position < len(row["cells"]) else None
        _cell(paper, cell, grid.cells + index * grid.step, top, grid.step)
    x = grid.cells + len(grid.columns) * grid.step
    if grid.minutes:
        paper.step("line", x, top, x, top + ROW, HAIR, LINE_GRAY)
        shown = "–" if row["minutes"] is None else words.number(row["minutes"])
        paper.centre(x + _MINUTES / 2, top + 6, shown, Weight.REGULAR, SMALL, 9.75)
        x += _MINUTES
    if grid.met:
        paper.step("line", x, top, x, top + ROW, HAIR, LINE_GRAY)
        met = {"met": words("yes"), "not-met": words("no"), "contact": words("only the contact met")}
        shown = met.get(row["met"], "–")
        paper.centre(x + _MET / 2, top + 6, shown, Weight.REGULAR, 7.875, 9.75)
    paper.y += ROW
    paper.rule(paper.y, LINE_GRAY, x=NUMBER_X)


def name_of(words: Words, kind: str, row: RowPart) -> str:
    """A group without a name stands for the whole site, a desk without a user for its room."""
    if row["label"]:
        return row["label"]
    if kind == "group":
        return words("Whole site")
    return phrases.capital(_room(words, row)) or row["number"]


def _room(words: Words, row: RowPart) -> str:
    return words("room {room}", room=row["room"]) if row["room"] else ""


def _second(words: Words, row: RowPart) -> str:
    """A bare number below a desk's user is the extension."""
    return words("extension {number}", number=row["second"]) if row["second"].isdecimal() else row["second"]


def _name(paper: Paper, label: str, second: str, top: float, room: float) -> None:
    """Paper cannot be touched to read on: a long name takes smaller letters, then two lines."""
    if width(label, Weight.SEMIBOLD, 6.5) > room and " " in label:
        lines = wrap([Span(label, Weight.SEMIBOLD)], 6, room)[:2]
        for index, line in enumerate(lines):
            for part in line:
                y = baseline(top + 0.4 + index * 7, 6, 7)
                paper.step("text", TEXT + part.x, y, part.piece.font, 6, part.gray, part.piece.text)
        second, size = fitted(second, Weight.REGULAR, 6, room, 5)
        paper.line(TEXT, top + 14.4, second, Weight.REGULAR, size, 7, SECOND)
        return
    label, size = fitted(label, Weight.SEMIBOLD, SMALL, room)
    paper.line(TEXT, top + (1.1 if second else 6), label, Weight.SEMIBOLD, size, 9.75)
    second, size = fitted(second, Weight.REGULAR, 7.875, room)
    paper.line(TEXT, top + 10.9, second, Weight.REGULAR, size, 9.75, SECOND)


def _cell(paper: Paper, cell: CellPart | None, x: float, top: float, step: float) -> None:
    if cell is not None and cell["code"] and cell["look"] not in ("done", "open"):
        paper.step("box", x, top, step, ROW, TINT, None)
    paper.step("line", x, top, x, top + ROW, HAIR, LINE_GRAY)
    if cell is None or not cell["look"]:
        return
    sign = LOOK_SIGNS.get(cell["look"], "neq")
    if cell["code"]:
        paper.step("sign", sign, x + (step - 9.75) / 2, top + 2.4, 9.75)
        shown = cut(cell["code"], Weight.SEMIBOLD, 7.125, step)
        paper.centre(x + step / 2, top + 12.3, shown, Weight.SEMIBOLD, 7.125, 7.5)
    else:
        paper.step("sign", sign, x + (step - 9.75) / 2, top + 6, 9.75)
