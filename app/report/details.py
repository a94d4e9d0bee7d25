"""Everything that was answered one by one: subject by subject, with the photos beside their step and what one tick confirmed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from app.report import phrases
from app.report.grid import name_of
from app.report.measures import CONTENT_TOP, LINE_GRAY, RIGHT, TEXT, WIDTH
from app.report.paper import SMALL, SMALL_LEADING, Paper
from app.report.photos import photos
from app.report.roll import Roll
from app.report.signs import LOOK_SIGNS
from app.report.text import SECOND, THIRD, Span, cut, fitted, wrap
from app.report.typeface import Weight
from app.report.wording import Words
from checklists.ids import ORDER_SUBJECT, VISIT_SUBJECT
from checklists.record_form import DetailItem, DetailsPart, LinePart, PhotoPart, Record
from checklists.remote import done_remotely

_ANSWER_X = 300.0
_MARGIN_ROOM = 37.0
_TALLEST_BESIDE = 24 * SMALL_LEADING
_TITLE_ROOM, _ANSWER_ROOM = _ANSWER_X - TEXT - 9, RIGHT - _ANSWER_X


def details(paper: Paper, record: Record, prints: Mapping[str, bytes], roll: Roll) -> None:
    words = paper.words
    left = list(record["photos"])
    if record["details"]:
        on_site = "Measured values, tests and names, as entered on site"
        entered = "Measured values, tests and names, as entered" if done_remotely(record) else on_site
        paper.new_page(words("Single answers"), words(entered))
        rows = {row["subject"]: (table["kind"], row) for table in record["tables"] for row in table["rows"]}
        chapters = {
            column["item"]: (table["chapter"], table["title"])
            for table in record["tables"]
            for column in table["columns"]
        }
        for part in record["details"]:
            if not part["label"] and part["subject"] in rows and part["subject"] not in (ORDER_SUBJECT, VISIT_SUBJECT):
                part = {**part, "label": name_of(words, *rows[part["subject"]])}
            own = [photo for photo in left if photo["subject"] == part["subject"]]
            left = [photo for photo in left if photo["subject"] != part["subject"]]
            if part["subject"] == VISIT_SUBJECT:
                part = {**part, "label": part["label"] or phrases.visit(words, record)}
            _subject(paper, part, own, prints, roll, chapters)
    if left:
        paper.new_page(words("Photos"), words("Further photos of this visit"))
        photos(paper, left, prints, with_subject=True)


def _subject(
    paper: Paper,
    part: DetailsPart,
    own: list[PhotoPart],
    prints: Mapping[str, bytes],
    roll: Roll,
    chapters: Mapping[str, tuple[str, str]],
) -> None:
    if paper.y > CONTENT_TOP:
        paper.y += 9
    # A heading at the foot of a page would belong to nothing: its first answer comes along.
    first = next(iter(part["items"]), None)
    paper.need(48 + min(120.0, _first_height(first)) if first else 48)
    # The order's own number is far too long for the margin, and stands at the head of every page.
    said = "" if part["subject"] == ORDER_SUBJECT else part["number"]
    number, size = fitted(said, Weight.SEMIBOLD, SMALL, _MARGIN_ROOM, 5)
    paper.right(73.5, paper.y, number, Weight.SEMIBOLD, size, 14.25)
    paper.flow([Span(_name(paper, part), Weight.SEMIBOLD)], 9.75, 14.25)
    paper.y += 1.5
    paper.rule(paper.y)
    # Items count anew in each chapter: where a subject has several, it is said which one begins.
    several = len({chapters[item["item"]] for item in part["items"] if item["item"] in chapters}) > 1
    begun = None
    for item in part["items"]:
        chapter = chapters.get(item["item"])
        if several and chapter is not None and chapter != begun:
            _chapter(paper, part, *chapter, room=_first_height(item))
            begun = chapter
        steps = {item["item"], *(line["step"] for line in item["lines"])}
        shown = [photo for photo in own if photo["step"] in steps]
        own = [photo for photo in own if photo["step"] not in steps]
        _item(paper, part, item, roll)
        photos(paper, shown, prints)
    photos(paper, own, prints)
    if part["confirmed"]:
        words = paper.words
        _keep(paper, part, SMALL_LEADING + 6)
        paper.y += 3
        text = [Span(words("Confirmed by one tick:") + " ", Weight.MEDIUM)]
        paper.flow([*text, Span(", ".join(part["confirmed"]), gray=SECOND)], SMALL, SMALL_LEADING)
        paper.y += 3
        paper.rule(paper.y, LINE_GRAY)


def _chapter(paper: Paper, part: DetailsPart, number: str, title: str, *, room: float) -> None:
    """Not alone at the foot of a page: its first answer comes along."""
    _keep(paper, part, 24 + min(120.0, room))
    paper.y += 4.5
    paper.right(73.5, paper.y, number, Weight.REGULAR, SMALL, SMALL_LEADING, SECOND)
    paper.flow([Span(title, Weight.MEDIUM, gray=SECOND)], SMALL, SMALL_LEADING)
    paper.y += 1.5
    paper.rule(paper.y, LINE_GRAY)


def _name(paper: Paper, part: DetailsPart) -> str:
    order = paper.words("Order") if part["subject"] == ORDER_SUBJECT else ""
    return part["label"] or order or part["number"]


def _keep(paper: Paper, part: DetailsPart, height: float) -> None:
    """Room for `height`; on a new page it is said again whose answers these are."""
    if paper.need(height):
        name = phrases.place(part["number"], _name(paper, part))
        text = cut(paper.words("{name}, continued", name=name), Weight.REGULAR, SMALL, WIDTH)
        paper.line(TEXT, paper.y, text, Weight.REGULAR, SMALL, SMALL_LEADING, SECOND)
        paper.y += SMALL_LEADING + 3


def _item(paper: Paper, part: DetailsPart, item: DetailItem, roll: Roll) -> None:
    title = f"{item['number']} {item['title']}" if item["number"] else item["title"]
    groups = _folded(_told(paper.words, item["lines"]))
    first = _least(groups[0][0]) if groups and len(groups[0]) == 1 else SMALL_LEADING
    alone = len(item["lines"]) == 1 and item["lines"][0]["title"] == item["title"]
    _keep(paper, part, first + 6 if alone else first + 18)
    paper.y += 3
    paper.step("sign", LOOK_SIGNS.get(item["look"], "neq"), 61.5, paper.y + 0.4, 10.5)
    if alone:
        # An item with the one answer it is named after takes one row.
        _line(paper, part, item["lines"][0], Span(title, Weight.SEMIBOLD), signed=False)
    else:
        paper.flow([Span(title, Weight.SEMIBOLD)], SMALL, 11.25)
        sheet = ""
        for lines in groups:
            now = lines[0].get("sheet", "")
            if now and now != sheet:
                _keep(paper, part, 2 * SMALL_LEADING)
                paper.flow([Span(now, Weight.MEDIUM)], SMALL, SMALL_LEADING)
            sheet = now
            if len(lines) == 1:
                _line(paper, part, lines[0], Span(lines[0]["title"], gray=SECOND))
                people = [one for one in lines[0].get("roll", ()) if "hand_over" not in one]
                roll.print(people, lambda height: _keep(paper, part, height))
            else:
                _keep(paper, part, SMALL_LEADING)
                names = ", ".join(line["title"] for line in lines)
                paper.flow([Span(f"{names}: ", gray=SECOND), Span(lines[0]["text"])], SMALL, SMALL_LEADING)
    paper.y += 3
    paper.rule(paper.y, LINE_GRAY)


def _told(words: Words, lines: Sequence[LinePart]) -> list[LinePart]:
    """Where a roll with signatures follows, its line only counts them, and the list of people it is for says nothing more. Those of
    hand-overs stand in the proof protocol, each with its own.
    """
    listed = {line["roll_of"] for line in lines if "roll_of" in line and not _is_chain(line)}
    found: list[LinePart] = []
    for line in lines:
        if "roll" in line:
            there = [person for person in line["roll"] if person["met"] and person.get("hand_over") != 0]
            signed = sum(1 for person in there if person["image_sha256"] is not None)
            text = words("{n} of {total} signed", n=signed, total=len(there))
            text += f", {words('see the proof protocol')}" if _is_chain(line) else ""
            found.append({**line, "text": text, "former": _corrected(line)})
        elif line["step"] not in listed or not _plain({**line, "former": _corrected(line)}):
            found.append(line)
    return found


def _is_chain(line: LinePart) -> bool:
    return any("hand_over" in person for person in line.get("roll", ()))


def _first_height(item: DetailItem) -> float:
    """What an item needs at least before it may end a page."""
    return max((_least(line) for line in item["lines"][:1]), default=SMALL_LEADING)


def _folded(lines: Sequence[LinePart]) -> list[list[LinePart]]:
    """Neighbours with the same plain answer stand in one line, as passed tests do on the tablet; a pair stays two lines."""
    groups: list[list[LinePart]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is not None and _plain(line) and _plain(before) and _alike(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [part for group in groups for part in ([group] if len(group) > 2 else [[line] for line in group])]


def _alike(before: LinePart, line: LinePart) -> bool:
    """The same answer, on the same run sheet."""
    return before["text"] == line["text"] and before.get("sheet") == line.get("sheet")


def _plain(line: LinePart) -> bool:
    """Without reason, note, correction or list: its answer says all."""
    said = line["code"] or line["reason"] or line["note"] or line["former"] or line.get("roll")
    return not said and line["look"] in ("done", "")


def _answer(line: LinePart) -> list[Span]:
    """The answer that holds, former ones struck out behind it, reason and note below; the rows of a long table each begin a line."""
    text = line["text"] or "–"
    if text.count("; ") and len(wrap([Span(text)], SMALL, _ANSWER_ROOM)) > 1:
        text = text.replace("; ", ";\n")
    spans = [Span(text)]
    for former in _corrected(line):
        spans += [Span("  "), Span(former, gray=THIRD, struck=True)]
    why = phrases.sentence(phrases.reason(line["reason"], line["code"]) if line["code"] else "", line["note"])
    if why:
        spans.append(Span(("\n" if line["text"] else " ") + why, gray=SECOND))
    return spans


def _corrected(line: LinePart) -> list[str]:
    """Former answers of which something was taken back. One that was only added to, tick by tick, is no correction: all of it still stands."""
    now = _pieces(line["text"])
    return [former for former in line["former"] if _pieces(former) - now and not _begins(line["text"], former)]


def _begins(text: str, former: str) -> bool:
    """Whether words were only put behind it: "Vor Ort" -> "Vor Ort: Raum 1", "M. Roth" -> "M. Roth (IT)"."""
    return text.startswith(former) and text[len(former) :].lstrip()[:1] in tuple(":;(,")


def _pieces(text: str) -> Counter[str]:
    return Counter(piece.strip() for piece in re.split("[,;]", text))


def _height(line: LinePart) -> float:
    title = wrap([Span(line["title"])], SMALL, _TITLE_ROOM)
    return max(len(title), len(wrap(_answer(line), SMALL, _ANSWER_ROOM))) * SMALL_LEADING


def _least(line: LinePart) -> float:
    """What of an answer must stand on one page: all of it, but of a very long one only its beginning."""
    height = _height(line)
    return height if height <= _TALLEST_BESIDE else 2 * SMALL_LEADING


def _line(paper: Paper, part: DetailsPart, line: LinePart, title: Span, *, signed: bool = True) -> None:
    """Title left, answer right; a very long answer stands below its title, as wide as the page, and may go on overleaf."""
    spans, beside = _answer(line), _height(line) <= _TALLEST_BESIDE
    _keep(paper, part, _least(line))
    if signed:
        _sign(paper, line, paper.y)
    if beside:
        top = paper.y
        used = paper.block([title], SMALL, SMALL_LEADING, TEXT, top, _TITLE_ROOM)
        paper.y = top + max(used, paper.block(spans, SMALL, SMALL_LEADING, _ANSWER_X, top, _ANSWER_ROOM))
    else:
        paper.flow([title], SMALL, SMALL_LEADING)
        paper.flow(spans, SMALL, SMALL_LEADING)


def _sign(paper: Paper, line: LinePart, top: float) -> None:
    if line["look"] not in ("done", ""):
        paper.step("sign", LOOK_SIGNS.get(line["look"], "neq"), 61.5, top + 0.4, 10.5)
