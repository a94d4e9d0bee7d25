"""Lists that came from files: how many rows, which bytes, and what was corrected in them by agreement."""

from app.report import phrases
from app.report.measures import LINE_GRAY, RIGHT, TEXT, WIDTH
from app.report.paper import SMALL, SMALL_LEADING, Paper
from app.report.text import SECOND, THIRD, Span, cut, wrap
from app.report.typeface import Weight
from app.report.wording import moment
from checklists.record_form import CorrectionPart, Record, SheetPart

_VALUE, _WHO = 183.0, 417.0
"""Left edges of the changed value and of with whom that was agreed."""
_GAP = 6.0
_MOST_LINES = 12
"""Of one value; what is longer ends in dots, the list itself holds it whole."""


def corrections(paper: Paper, record: Record) -> None:
    """One section per list; the caller stands on a page that has room for headings."""
    for part in record.get("sheets", []):
        _sheet(paper, part)


def _sheet(paper: Paper, part: SheetPart) -> None:
    words = paper.words
    paper.section(cut(phrases.place(part["subject_label"], part["title"]), Weight.SEMIBOLD, 10.5, WIDTH))
    rows = words.many("{n} row", "{n} rows", part["rows"])
    told = words("{rows} from the file {name}.", rows=rows, name=part["name"]) if part["name"] else f"{rows}."
    paper.flow([Span(told)])
    if part["errors"]:
        paper.flow([Span(words.many("{n} error was left.", "{n} errors were left.", part["errors"]), Weight.SEMIBOLD)])
    for title, digest in (
        (words("Checksum of the list (CSV, SHA-256)"), part["sha256"]),
        (words("Checksum of the customer's file (SHA-256)"), part["source_sha256"]),
    ):
        if digest:
            paper.flow([Span(f"{title}:\n", gray=SECOND), Span(digest, Weight.FIGURES)], SMALL, SMALL_LEADING)
    if part["corrections"]:
        _head(paper)
        for one in part["corrections"]:
            _correction(paper, one)


def _head(paper: Paper) -> None:
    words = paper.words
    paper.y += 6
    paper.need(12.75 + 2 * SMALL_LEADING)
    for x, title in ((TEXT, words("Corrected")), (_VALUE, words("Value")), (_WHO, words("Agreed with"))):
        paper.line(x, paper.y, title, Weight.MEDIUM, SMALL, 10.5, SECOND)
    paper.y += 12.75
    paper.rule(paper.y)


def _correction(paper: Paper, one: CorrectionPart) -> None:
    """The row's number in the margin; the new value before the old one, which is struck."""
    words = paper.words
    column = one["column"] or (words("row removed") if one["old"] else words("row added"))
    value = [Span(one["new"] or "–")] if one["column"] or one["new"] else []
    if one["old"]:
        value += [Span("  "), Span(one["old"], gray=THIRD, struck=True)]
    at = moment(one["when"])
    when = f"{words.date_short(at.date())}, {words.clock(at)}" if at else ""
    who = [Span(phrases.place(one["agreed_with"], when), gray=SECOND)]
    blocks = (
        ([Span(column)], TEXT, _VALUE - TEXT - _GAP),
        (value, _VALUE, _WHO - _VALUE - _GAP),
        (who, _WHO, RIGHT - _WHO),
    )
    lines = max(len(wrap(spans, SMALL, room)) for spans, _, room in blocks)
    shown = min(lines, _MOST_LINES)
    if paper.need(shown * SMALL_LEADING + 6):
        _head(paper)
    top = paper.y + 3
    paper.right(73.5, top, words.number(one["row"]), Weight.REGULAR, SMALL, SMALL_LEADING, SECOND)
    for spans, x, room in blocks:
        paper.block(spans, SMALL, SMALL_LEADING, x, top, room, _MOST_LINES)
    paper.y = top + shown * SMALL_LEADING + 3
    paper.rule(paper.y, LINE_GRAY)
