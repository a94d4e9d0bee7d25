"""Good example orders, changed in one place."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

ORDERS = Path(__file__).parents[2] / "data" / "orders"
Change = Callable[[Any], None]


def example(name: str) -> bytes:
    return (ORDERS / f"order-{name}.xlsx").read_bytes()


def changed(name: str, *changes: Change) -> bytes:
    """The example order after the changes, saved by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(example(name)))
    for change in changes:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put(sheet: str, cell: str, value: Any, number_format: str | None = None) -> Change:
    def change(book: Any) -> None:
        book[sheet][cell] = value
        if number_format is not None:
            book[sheet][cell].number_format = number_format

    return change


def drop_row(sheet: str, row: int) -> Change:
    return lambda book: book[sheet].delete_rows(row)


def drop_column(sheet: str, column: int) -> Change:
    return lambda book: book[sheet].delete_cols(column)


def drop_sheet(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


def add_row(sheet: str, *values: Any) -> Change:
    return lambda book: book[sheet].append(values)
