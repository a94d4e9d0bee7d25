"""All items of all subjects: large tables on pages of their own (look 14), small ones together, sparse ones as lists."""

from app.report import phrases
from app.report.grid import FLOOR, HEAD, ROW, grid, name_of
from app.report.item_key import reasons
from app.report.measures import LINE_GRAY
from app.report.paper import SMALL, SMALL_LEADING, Paper
from app.report.signs import LOOK_SIGNS
from app.report.text import INK, SECOND, Span
from app.report.typeface import Weight
from checklists.record_form import Record, TablePart

_LARGE = 9
"""Rows from which a table gets its own page."""


def tables(paper: Paper, record: Record) -> None:
    words = paper.words
    parts = [table for table in record["tables"] if table["rows"] and table["columns"]]
    large = [table for table in parts if len(table["rows"]) >= _LARGE and _dense(table)]
    small = [table for table in parts if table not in large]
    for table in large:
        title = words("Workplaces") if table["kind"] == "workplace" else phrases.capital(table["title"])
        items = words.many("{n} item", "all {n} items", _count(table))
        paper.new_page(title, words("Section {chapter}, {items}", chapter=table["chapter"], items=items))
        grid(paper, record, table)
    if not small:
        return
    chapters = list(dict.fromkeys(table["chapter"] for table in small))
    subtitle = words.many("Section {chapters}", "Sections {chapters}", len(chapters), chapters=words.listed(chapters))
    paper.new_page(words("Further items") if large else words("Items"), subtitle)
    before = None
    for table in small:
        heading = (table["chapter"], table["title"])
        if heading != before:
            paper.section(phrases.capital(table["title"]), table["chapter"], HEAD + FLOOR + ROW)
        else:
            paper.y += 6
        before = heading
        if _dense(table):
            grid(paper, record, table)
        else:
            _list(paper, record, table)


def _count(table: TablePart) -> int:
    return sum(cell["look"] != "" for row in table["rows"] for cell in row["cells"])


def _dense(table: TablePart) -> bool:
    """A grid says more than a list where most of its cells say something."""
    return (
        len(table["rows"]) >= 3
        and len(table["columns"]) >= 2
        and 2 * _count(table) > len(table["rows"]) * len(table["columns"])
    )


def _list(paper: Paper, record: Record, table: TablePart) -> None:
    """One line per item, the subject's name before its first."""
    known, first = reasons(record), True
    for row in table["rows"]:
        name = "" if table["kind"] in ("order", "visit") else name_of(paper.words, table["kind"], row)
        if row["number"] and row["number"] not in name and name:
            name = f"{row['number']}, {name}"
        for column, cell in zip(table["columns"], row["cells"], strict=False):
            if not cell["look"]:
                continue
            why = phrases.reason(known.get(cell["code"] or "", ""), cell["code"])
            title = f"{column['number']} {column['title']}" + (f": {why}" if why else "")
            spans = [Span(f"{name}  " if name else "", Weight.SEMIBOLD), Span(title, gray=SECOND)]
            paper.need(SMALL_LEADING + 6)
            paper.rule(paper.y, INK if first else LINE_GRAY)
            paper.step("sign", LOOK_SIGNS.get(cell["look"], "neq"), 61.5, paper.y + 3.4, 10.5)
            paper.y += 3
            paper.flow(spans, SMALL, SMALL_LEADING)
            paper.y += 3
            name, first = "", False
