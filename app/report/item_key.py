"""What the numbers and codes of a grid stand for, below it."""

from collections.abc import Sequence

from app.report.measures import TEXT
from app.report.paper import SMALL, Paper
from app.report.text import SECOND, Span, cut
from app.report.typeface import Weight
from checklists.record_form import ColumnPart, Record, TablePart


def item_key(paper: Paper, record: Record, table: TablePart, first: int, columns: Sequence[ColumnPart]) -> None:
    """`first` is the place of the first of these columns among the row's cells."""
    spans: list[Span] = []
    for index, column in enumerate(columns):
        between = "" if index == len(columns) - 1 else " · "
        spans += [Span(f"{column['number']} ", Weight.SEMIBOLD), Span(column["title"] + between, gray=SECOND)]
    paper.y += 6
    paper.flow(spans, SMALL, 11.25)
    used = {cell["code"] for row in table["rows"] for cell in row["cells"][first : first + len(columns)]}
    known = reasons(record)
    codes = sorted(code for code in used if code)
    paper.y += 7.5 if codes else 0
    for start in range(0, len(codes), 2):
        paper.need(12.75)
        for place, code in enumerate(codes[start : start + 2]):
            x = TEXT + place * 239.25
            after = paper.line(x, paper.y, cut(code, Weight.SEMIBOLD, SMALL, 60), Weight.SEMIBOLD, SMALL, 11.25)
            left = max(x + 21, after + 4)
            shown = cut(known.get(code, ""), Weight.REGULAR, SMALL, x + 230 - left)
            paper.line(left, paper.y, shown, Weight.REGULAR, SMALL, 11.25)
        paper.y += 12.75


def reasons(record: Record) -> dict[str, str]:
    """Code -> its words, wherever the record says them."""
    found: dict[str, str] = {}
    for deviation in record["deviations"]:
        for item in deviation["items"]:
            _learn(found, item["code"], item["reason"])
            for line in item["lines"]:
                _learn(found, line["code"], line["reason"])
    for precondition in record["preconditions"]:
        for line in precondition["missing"]:
            _learn(found, line["code"], line["reason"])
    for subject in record["details"]:
        for detail in subject["items"]:
            for line in detail["lines"]:
                _learn(found, line["code"], line["reason"])
    for work in record["open_work"]:
        _learn(found, work["code"], work["reason"])
    return found


def _learn(found: dict[str, str], code: str | None, reason: str) -> None:
    if code and reason:
        found.setdefault(code, reason)
