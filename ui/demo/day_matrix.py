"""The matrix: ticks are painted with the mouse over whole columns; what must be typed stays open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.demo.hand import Hand
from ui.demo.not_seen import NotSeen
from ui.models.matrix import Look
from ui.widgets.matrix.view import MatrixView

if TYPE_CHECKING:
    from ui.wording import Words

_OPEN = {Look.OPEN}


def open_matrix(hand: Hand, words: "Words") -> MatrixView:
    hand.click(words("Workplaces"))
    return view_of(hand, words)


def view_of(hand: Hand, words: "Words") -> MatrixView:
    """The matrix as it is seen: its rows and cells are where a person would look for them."""
    name = words("Workplaces and items")

    def there() -> MatrixView | None:
        seen = [one for one in hand.all(MatrixView) if one.accessibleName() == name]
        return seen[0] if seen and isinstance(seen[0], MatrixView) and seen[0].page.rows else None

    return hand.wait(there, "the matrix with its rows")


def paint_preconditions(hand: Hand, words: "Words", view: MatrixView) -> int:
    """One stroke over the narrow columns of all desks that fit into the view, floor by floor; gives the number of strokes."""
    keys = [column.key for column in view.page.columns if column.narrow]
    if not keys:
        return 0
    strokes = 0
    for _ in range(len(view.page.rows)):
        rows = [row.subject for row in view.page.rows if _whole(view, row.subject, keys[0])]
        todo = [row for row in rows if _paintable(view, row, keys)]
        if todo:
            first = view.cell_rect(todo[0], keys[0]).center()
            last = view.cell_rect(rows[-1], keys[-1]).center()
            hand.drag(view.viewport(), first, last)
            enter(hand, words, view)
            strokes += 1
        left = [row.subject for row in view.page.rows if _paintable(view, row.subject, keys)]
        if not left:
            return strokes
        before = view.verticalScrollBar().value()
        hand.wheel(view.viewport(), max(60, view.cells_area().height() // 2))
        if view.verticalScrollBar().value() == before and not todo:
            return strokes
    return strokes


def paint_columns(hand: Hand, words: "Words", view: MatrixView, count: int) -> None:
    """The first few item columns one by one: a press on the head chooses the column."""
    for column in [column for column in view.page.columns if not column.narrow][:count]:
        head = view.head_rect(column.key)
        if head.isNull():
            return
        hand.press_at(view.viewport(), head.center())
        if view.changing():
            enter(hand, words, view)
        else:
            hand.key(view, Qt.Key.Key_Escape)


def paint_rest(hand: Hand, words: "Words", view: MatrixView) -> None:
    """Everything that is left, chosen by one key."""
    view.setFocus()
    hand.key(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if view.changing():
        enter(hand, words, view)


def enter(hand: Hand, words: "Words", view: MatrixView) -> None:
    """Press the violet button of the bar below, and see the selection go."""
    count = len(view.changing())
    if not count:
        raise NotSeen("nothing of the selection can be painted")
    hand.click(words.count("Enter {n} as done", "Enter {n} as done", count))
    hand.wait(lambda: not view.selected(), "the painted cells")


def _whole(view: MatrixView, row: str, column: str) -> bool:
    rect = view.cell_rect(row, column)
    return not rect.isNull() and rect.height() >= view.grid.measures.row - 2


def _paintable(view: MatrixView, row: str, keys: list[str]) -> bool:
    at = next(one for one in view.page.rows if one.subject == row)
    cells = dict(zip((column.key for column in view.page.columns), at.cells, strict=True))
    return any(cells[key].look in _OPEN and cells[key].paintable for key in keys)
