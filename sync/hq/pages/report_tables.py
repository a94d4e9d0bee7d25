"""The cells of a report: which subjects are plain, which are not, and the strip of all of them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from sync.hq import summary
from sync.hq.pages.contexts import CellView, ColumnView, RowView, TableView, TagView
from sync.hq.wording import Words

_TAIL = re.compile(r"\d+$")
_WORST = ("not_done", "deviates", "open", "begun", "na", "done")
_PLAIN = ("done", "")
_MARGIN_LETTERS = 7


def tags(record: Mapping[str, Any]) -> tuple[TagView, ...]:
    """One short tag per subject of the main kind."""
    unlike = set(summary.unlike(record))
    kind = record["summary"]["subjects_kind"]
    looks: dict[str, list[str]] = {}
    numbers: dict[str, str] = {}
    chapters: dict[str, str] = {}
    for table in record["tables"]:
        if table["kind"] == kind:
            for row in table["rows"]:
                looks.setdefault(row["subject"], []).extend(cell["look"] for cell in row["cells"])
                numbers[row["subject"]] = row["number"] or row["label"]
                chapters[row["subject"]] = table["chapter"]
    # A session is of one chapter, and every chapter counts its own from 1.
    several = kind == "session" and len(set(chapters.values())) > 1
    return tuple(
        TagView(
            subject=subject,
            number=_short(numbers[subject]),
            look=worst(looks[subject], subject in unlike),
            unlike=subject in unlike,
            chapter=chapters[subject] if several else "",
        )
        for subject in numbers
    )


def tables(
    record: Mapping[str, Any],
    words: Words,
    remote: bool,
    chosen: tuple[str, str] | None,
    remarked: set[tuple[str, str]],
) -> tuple[TableView, ...]:
    """Every chapter; `chosen` is the cell whose history is open, `remarked` those with a remark."""

    def label(table: Mapping[str, Any], row: Mapping[str, Any]) -> str:
        return label_of(words, table, row, remote)

    return tuple(_table(table, label, chosen, remarked) for table in record["tables"])


def label_of(words: Words, table: Mapping[str, Any], row: Mapping[str, Any], remote: bool) -> str:
    """A row's label; one that has neither number nor label, as the visit, is called by its place. `remote`: work from HQ."""
    if row["label"] or row["number"]:
        return str(row["label"])
    return words("Back office") if remote and table["kind"] == "visit" else words("Site")


def worst(looks: list[str], unlike: bool) -> str:
    """The one sign for many cells."""
    found = next((look for look in _WORST if look in looks), "done")
    return "deviates" if unlike and found in _PLAIN else found


def _table(
    table: Mapping[str, Any],
    label: Callable[[Mapping[str, Any], Mapping[str, Any]], str],
    chosen: tuple[str, str] | None,
    remarked: set[tuple[str, str]],
) -> TableView:
    rows = [_row(row, label(table, row), chosen, remarked) for row in table["rows"]]
    # Only cells decide here: a subject may differ in one chapter and be plain in the next.
    unlike = tuple(row for row in rows if any(cell.look not in _PLAIN or cell.remarked for cell in row.cells))
    return TableView(
        chapter=table["chapter"],
        title=table["title"],
        kind=table["kind"],
        numbered=any(row.number for row in rows),
        columns=tuple(
            ColumnView(item=column["item"], head=tuple(column["head"]), title=column["title"])
            for column in table["columns"]
        ),
        rows=tuple(rows),
        unlike=unlike,
    )


def _row(row: Mapping[str, Any], label: str, chosen: tuple[str, str] | None, remarked: set[tuple[str, str]]) -> RowView:
    cells = tuple(
        CellView(
            item=cell["item"],
            look=cell["look"],
            code=cell["code"] or "",
            marked=chosen == (row["subject"], cell["item"]),
            remarked=(row["subject"], cell["item"]) in remarked,
        )
        for cell in row["cells"]
    )
    # A long number (the order's own) does not fit the margin and stands as a name.
    long = len(row["number"]) > _MARGIN_LETTERS
    return RowView(
        subject=row["subject"],
        number="" if long else row["number"],
        label=" ".join(part for part in (row["number"] if long else "", label) if part),
        place=", ".join(part for part in (row["floor"], row["room"]) if part),
        extension=row["second"],
        look=worst([cell.look for cell in cells], False),
        cells=cells,
    )


def _short(number: str) -> str:
    found = _TAIL.search(number)
    return found.group() if found else number[:6]
