"""Everything that was answered one by one: subject by subject, with the photos beside their step and what one tick confirmed."""

from collections.abc import Mapping

from app.report import phrases
from app.report.measures import CONTENT_TOP, LINE_GRAY, RIGHT, TEXT
from app.report.paper import SMALL, SMALL_LEADING, Paper
from app.report.photos import photos
from app.report.signs import LOOK_SIGNS
from app.report.text import SECOND, THIRD, Span, fitted, wrap
from app.report.typeface import Weight
from checklists.record_form import DetailItem, DetailsPart, LinePart, PhotoPart, Record

_ANSWER_X = 300.0
_MARGIN_ROOM = 37.0
_TITLE_ROOM, _ANSWER_ROOM = _ANSWER_X - TEXT - 9, RIGHT - _ANSWER_X


def details(paper: Paper, record: Record, prints: Mapping[str, bytes]) -> None:
    words = paper.words
    left = list(record["photos"])
    if record["details"]:
        paper.new_page(words("Single answers"), words("Measured values, tests and names, as entered on site"))
        for part in record["details"]:
            own = [photo for photo in left if photo["subject"] == part["subject"]]
            left = [photo for photo in left if photo["subject"] != part["subject"]]
            _subject(paper, part, own, prints)
    if left:
        paper.new_page(words("Photos"), words("Further photos of this visit"))
        photos(paper, left, prints, with_subject=True)


def _subject(paper: Paper, part: DetailsPart, own: list[PhotoPart], prints: Mapping[str, bytes]) -> None:
    if paper.y > CONTENT_TOP:
        paper.y += 9
    paper.need(48)
    number, size = fitted(part["number"], Weight.SEMIBOLD, SMALL, _MARGIN_ROOM, 5)
    paper.right(73.5, paper.y, number, Weight.SEMIBOLD, size, 14.25)
    paper.flow([Span(part["label"] or part["number"], Weight.SEMIBOLD)], 9.75, 14.25)
    paper.y += 1.5
    paper.rule(paper.y)
    for item in part["items"]:
        steps = {item["item"], *(line["step"] for line in item["lines"])}
        shown = [photo for photo in own if photo["step"] in steps]
        own = [photo for photo in own if photo["step"] not in steps]
        _item(paper, item)
        photos(paper, shown, prints)
    photos(paper, own, prints)
    if part["confirmed"]:
        words = paper.words
        text = [
            Span(words("Confirmed by one tick:") + " ", Weight.MEDIUM),
            Span(", ".join(part["confirmed"]), gray=SECOND),
        ]
        paper.need(SMALL_LEADING + 6)
        paper.y += 3
        paper.flow(text, SMALL, SMALL_LEADING)
        paper.y += 3
        paper.rule(paper.y, LINE_GRAY)


def _item(paper: Paper, item: DetailItem) -> None:
    paper.need(12.75 + SMALL_LEADING + 6)
    paper.y += 3
    paper.step("sign", LOOK_SIGNS.get(item["look"], "neq"), 61.5, paper.y + 0.4, 10.5)
    paper.flow([Span(f"{item['number']} {item['title']}", Weight.SEMIBOLD)], SMALL, 11.25)
    for line in item["lines"]:
        _line(paper, line)
    paper.y += 3
    paper.rule(paper.y, LINE_GRAY)


def _line(paper: Paper, line: LinePart) -> None:
    """Title left, answer right; former answers struck out behind the one that holds."""
    spans = [Span(line["text"] or "–")]
    for former in line["former"]:
        spans += [Span("  "), Span(former, gray=THIRD, struck=True)]
    why = phrases.sentence(phrases.reason(line["reason"], line["code"]) if line["code"] else "", line["note"])
    if why:
        spans.append(Span(("\n" if line["text"] else " ") + why, gray=SECOND))
    title = wrap([Span(line["title"], gray=SECOND)], SMALL, _TITLE_ROOM)
    answer = wrap(spans, SMALL, _ANSWER_ROOM)
    if max(len(title), len(answer)) <= 40:
        paper.need(max(len(title), len(answer)) * SMALL_LEADING)
        top = paper.y
        _sign(paper, line, top)
        used = paper.block([Span(line["title"], gray=SECOND)], SMALL, SMALL_LEADING, TEXT, top, _TITLE_ROOM)
        used = max(used, paper.block(spans, SMALL, SMALL_LEADING, _ANSWER_X, top, _ANSWER_ROOM))
        paper.y = top + used
        return
    # Longer than a page may hold: one below the other, free to break.
    paper.need(2 * SMALL_LEADING)
    _sign(paper, line, paper.y)
    paper.flow([Span(line["title"], gray=SECOND)], SMALL, SMALL_LEADING)
    paper.flow(spans, SMALL, SMALL_LEADING)


def _sign(paper: Paper, line: LinePart, top: float) -> None:
    if line["look"] not in ("done", ""):
        paper.step("sign", LOOK_SIGNS.get(line["look"], "neq"), 61.5, top + 0.4, 10.5)
