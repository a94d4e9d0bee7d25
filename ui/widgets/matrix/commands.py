"""Carries out what a key asked of the matrix."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.models.matrix import Act
from ui.widgets.matrix.keys import Command, Press
from ui.widgets.matrix.selection import Place, next_cell

if TYPE_CHECKING:
    from ui.widgets.matrix.view import MatrixView


def obey(view: "MatrixView", press: Press) -> bool:
    """Does what was asked; False when it makes no sense here and the key belongs to somebody else."""
    simple = _SIMPLE.get(press.command)
    if simple is not None:
        return simple(view)
    here = view.current_place()
    if here is None:
        if not view.grid.open_rows or not view.page.columns:
            return False
        here = (view.grid.open_rows[0], 0)
    if press.command in (Command.MOVE, Command.LINE_EDGE, Command.PAGE, Command.TABLE_EDGE):
        _go(view, _target(view, here, press), extend=press.extend)
    elif press.command is Command.SEEK:
        found = next_cell(view.page, view.grid, here, press.looks, press.down)
        if found is not None:
            _go(view, found, extend=False)
    elif press.command is Command.ACT:
        view.ask(press.act or Act.DONE)
    elif press.command is Command.OPEN_PLACE:
        view.activate(here)
    elif press.command is Command.EDIT and not view.is_absent(here):
        view.edit_requested.emit(*view.key_of(here))
    elif press.command in (Command.FOLD, Command.UNFOLD):
        view.fold(view.page.rows[here[0]].floor, press.command is Command.FOLD)
    elif press.command is Command.SELECT_COLUMN:
        choose_column(view, here[1])
    elif press.command is Command.SELECT_ROW:
        choose_row(view, here[0])
    return True


def _go(view: "MatrixView", target: Place, *, extend: bool) -> None:
    if extend:
        start = view.current_place() or target
        if view.selection.anchor is None:
            view.selection.begin(start)
        view.selection.stretch(target, view.grid)
        view.after_selection()
    else:
        view.clear_selection()
    view.move_to(target)


def _target(view: "MatrixView", here: Place, press: Press) -> Place:
    grid, last = view.grid, len(view.page.columns) - 1
    row, column = here
    if press.command is Command.MOVE:
        return grid.neighbour_row(row, press.down), max(0, min(last, column + press.across))
    if press.command is Command.PAGE:
        page = max(1, view.cells_area().height() // grid.measures.row - 1)
        return grid.neighbour_row(row, press.down * page), column
    many = len(grid.open_rows)
    down = grid.neighbour_row(row, press.down * many) if press.down else row
    across = 0 if press.across < 0 else last if press.across > 0 else column
    return down, across


def choose_column(view: "MatrixView", column: int) -> None:
    """All open rows of a column."""
    rows = view.grid.open_rows
    if rows:
        view.selection.begin((rows[0], column))
        view.selection.stretch((rows[-1], column), view.grid)
        view.after_selection()


def choose_row(view: "MatrixView", row: int) -> None:
    view.selection.begin((row, 0))
    view.selection.stretch((row, len(view.page.columns) - 1), view.grid)
    view.after_selection()


def _choose_all(view: "MatrixView") -> bool:
    rows = view.grid.open_rows
    if not rows:
        return False
    view.selection.begin((rows[0], 0))
    view.selection.stretch((rows[-1], len(view.page.columns) - 1), view.grid)
    view.after_selection()
    return True


def _back(view: "MatrixView") -> bool:
    if view.selection:
        view.clear_selection()
    else:
        view.left.emit()
    return True


def _undo(view: "MatrixView") -> bool:
    view.undo_requested.emit()
    return True


def _redo(view: "MatrixView") -> bool:
    view.redo_requested.emit()
    return True


def _search(view: "MatrixView") -> bool:
    view.search_requested.emit()
    return True


def _painting(view: "MatrixView") -> bool:
    view.set_painting(not view.painting)
    view.painting_toggled.emit(view.painting)
    return True


_SIMPLE: dict[Command, Callable[["MatrixView"], bool]] = {
    Command.BACK: _back,
    Command.UNDO: _undo,
    Command.REDO: _redo,
    Command.SEARCH: _search,
    Command.PAINTING: _painting,
    Command.SELECT_ALL: _choose_all,
}
