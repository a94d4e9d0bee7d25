"""The keys of the matrix, as data: what a key press means, before anybody acts on it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.models.matrix import Act, Look

SETTLED_OTHERWISE = frozenset({Look.DEVIATES, Look.NOT_DONE, Look.BLOCKS})
STILL_OPEN = frozenset({Look.OPEN, Look.BEGUN, Look.SINGLE})


class Command(StrEnum):
    MOVE = "move"
    LINE_EDGE = "line_edge"
    PAGE = "page"
    TABLE_EDGE = "table_edge"
    SELECT_COLUMN = "select_column"
    SELECT_ROW = "select_row"
    ACT = "act"
    OPEN_PLACE = "open_place"
    EDIT = "edit"
    BACK = "back"
    SEEK = "seek"
    UNDO = "undo"
    REDO = "redo"
    PAINTING = "painting"
    FOLD = "fold"
    UNFOLD = "unfold"
    SEARCH = "search"
    SELECT_ALL = "select_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """`down` and `across` are steps, `extend` is Shift while moving, `looks` what SEEK looks for."""

    command: Command
    down: int = 0
    across: int = 0
    extend: bool = False
    act: Act | None = None
    looks: frozenset[Look] = frozenset()


_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ACTS: dict[int, Act] = {
    Qt.Key.Key_Space: Act.DONE,
    Qt.Key.Key_W: Act.DEVIATES,
    Qt.Key.Key_E: Act.NA,
    Qt.Key.Key_X: Act.NOT_DONE,
    Qt.Key.Key_Delete: Act.OPEN,
}
_PLAIN: dict[int, Command] = {
    Qt.Key.Key_Return: Command.OPEN_PLACE,
    Qt.Key.Key_Enter: Command.OPEN_PLACE,
    Qt.Key.Key_F2: Command.EDIT,
    Qt.Key.Key_Escape: Command.BACK,
    Qt.Key.Key_Plus: Command.UNFOLD,
    Qt.Key.Key_Minus: Command.FOLD,
}
_CTRL: dict[int, Command] = {
    Qt.Key.Key_Z: Command.UNDO,
    Qt.Key.Key_Y: Command.REDO,
    Qt.Key.Key_M: Command.PAINTING,
    Qt.Key.Key_F: Command.SEARCH,
    Qt.Key.Key_A: Command.SELECT_ALL,
    Qt.Key.Key_Space: Command.SELECT_COLUMN,
}


def read(event: QKeyEvent) -> Press | None:
    """What a key press asks of the matrix; None for keys it leaves to others."""
    key = event.key()
    held = event.modifiers()
    shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
    ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
    if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    if key in _ARROWS:
        down, across = _ARROWS[key]
        command = Command.TABLE_EDGE if ctrl else Command.MOVE
        return Press(command=command, down=down, across=across, extend=shift)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        side = -1 if key == Qt.Key.Key_Home else 1
        command = Command.TABLE_EDGE if ctrl else Command.LINE_EDGE
        return Press(command=command, down=side if ctrl else 0, across=side, extend=shift)
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return Press(command=Command.PAGE, down=-1 if key == Qt.Key.Key_PageUp else 1, extend=shift)
    if key in (Qt.Key.Key_F7, Qt.Key.Key_F8):
        looks = STILL_OPEN if key == Qt.Key.Key_F7 else SETTLED_OTHERWISE
        return Press(command=Command.SEEK, down=-1 if shift else 1, looks=looks)
    if ctrl:
        return Press(command=_CTRL[key]) if key in _CTRL else None
    if shift and key == Qt.Key.Key_Space:
        return Press(command=Command.SELECT_ROW)
    if key in _ACTS:
        return Press(command=Command.ACT, act=_ACTS[key])
    return Press(command=_PLAIN[key]) if key in _PLAIN else None
