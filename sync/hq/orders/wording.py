"""Puts a complaint into words: first where, then what and what to do, in German and English."""

from collections.abc import Iterable, Mapping, Sequence

from sync.hq.orders import row_texts, texts

TEXTS: dict[str, tuple[str, str]] = {
    **texts.FILE,
    **texts.SHEETS,
    **texts.ORDER,
    **row_texts.CELLS,
    **row_texts.DESKS,
    **row_texts.GROUPS,
    **row_texts.MAILBOXES,
    **row_texts.USERS,
}
_SHOWN = 80
_TYPED = {"value", "member"}
"""Values people typed: shortened where they are endless."""


class _Values(dict[str, str]):
    """A sentence without one of its values is better than none."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(
    code: str,
    *,
    sheet: str,
    row: int | None,
    column: str,
    is_field: bool,
    also: Sequence[int],
    values: Mapping[str, str],
) -> tuple[str, str]:
    """The German and the English sentence of a code at a place; `also` are further rows with the same cause."""
    german, english = TEXTS[code]
    filled = _Values(values, row="…" if row is None else str(row))
    for typed in _TYPED & filled.keys():
        filled[typed] = _short(filled[typed])
    de, en = german.format_map(filled), english.format_map(filled)
    if also:
        rows = _list(also)
        de += f" Ebenso Zeile {rows}."
        en += f" Likewise row {rows}."
    return _where_de(sheet, row, column, is_field) + de, _where_en(sheet, row, column, is_field) + en


def _short(value: str) -> str:
    shown = " ".join(value.split())
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _list(rows: Iterable[int]) -> str:
    numbers = [str(row) for row in rows]
    return ", ".join(numbers[:20]) + (f" (+{len(numbers) - 20})" if len(numbers) > 20 else "")


def _where_de(sheet: str, row: int | None, column: str, is_field: bool) -> str:
    parts = [f"Blatt „{sheet}“"] if sheet else []
    if row is not None:
        parts.append(f"Zeile {row}")
    if column:
        parts.append(f"{'Feld' if is_field else 'Spalte'} „{_short(column)}“")
    return ", ".join(parts) + (": " if parts else "")


def _where_en(sheet: str, row: int | None, column: str, is_field: bool) -> str:
    parts = [f"Sheet “{sheet}”"] if sheet else []
    if row is not None:
        parts.append(f"row {row}")
    if column:
        parts.append(f"{'field' if is_field else 'column'} “{_short(column)}”")
    return ", ".join(parts) + (": " if parts else "")
