"""Puts a complaint into words: first where, then what and what to do, in German and English."""

from collections.abc import Iterable, Mapping, Sequence

from checklists.catalogue import Language, Words
from checklists.table_words import filled, in_language, several_or_one, table_words, where
from sync.hq.orders import row_texts, texts

TEXTS: dict[str, tuple[str, str]] = {
    **texts.SHEETS,
    **texts.ORDER,
    **row_texts.CELLS,
    **row_texts.DESKS,
    **row_texts.GROUPS,
    **row_texts.MAILBOXES,
}
"""What only orders say; what any table may be told stands in the domain's own table of words."""


def sentence(
    code: str,
    *,
    sheet: str,
    row: int | None,
    column: str,
    is_field: bool,
    also: Sequence[int],
    values: Mapping[str, str],
) -> Words:
    """The sentence of a code at a place; `also` are further rows with the same cause.

    A value that differs with the language comes as `name_de` and `name_en`.
    """
    given = {**values, "row": "…" if row is None else str(row)}
    code = several_or_one(code, given)
    said = table_words()[code] if code not in TEXTS else Words(de=TEXTS[code][0], en=TEXTS[code][1])
    return placed(
        Words(de=filled(said.de, in_language(given, Language.DE)), en=filled(said.en, in_language(given, Language.EN))),
        sheet=sheet,
        row=row,
        column=column,
        is_field=is_field,
        also=also,
    )


def placed(said: Words, *, sheet: str, row: int | None, column: str, is_field: bool, also: Sequence[int]) -> Words:
    """A finished sentence behind its place."""
    place = {"column": "" if is_field else column, "field": column if is_field else ""}
    de = where(Language.DE, sheet=sheet, row=row, **place) + said.de
    en = where(Language.EN, sheet=sheet, row=row, **place) + said.en
    if also:
        rows = _list(also)
        de += f" Ebenso Zeile {rows}." if len(also) == 1 else f" Ebenso die Zeilen {rows}."
        en += f" Likewise row {rows}." if len(also) == 1 else f" Likewise rows {rows}."
    return Words(de=de, en=en)


def _list(rows: Iterable[int]) -> str:
    numbers = [str(row) for row in rows]
    return ", ".join(numbers[:20]) + (f" (+{len(numbers) - 20})" if len(numbers) > 20 else "")
