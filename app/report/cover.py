"""Page 1 (look 13): who, when, the figures, what was ordered and delivered, what deviates, what the customer owed, times."""

from app.report import phrases
from app.report.deviations import deviations
from app.report.measures import HAIR, LINE_GRAY, RIGHT, TEXT, WIDTH
from app.report.paper import BODY, BODY_LEADING, SMALL, SMALL_LEADING, Paper
from app.report.preconditions import preconditions
from app.report.signs import LOOK_SIGNS
from app.report.text import INK, SECOND, Span, cut, fitted, wrap
from app.report.typeface import Weight, width
from app.report.wording import moment
from checklists.record_form import Record
from checklists.remote import asks_nobody, done_remotely

_MOST_LINES = 5
_ORDERED = 100.0
"""Points for what was ordered; beside it stands the package's title."""
_COLUMNS = (("ordered", 358.5), ("done", 400.5), ("not applicable", 442.5), ("deviates", 489.0), ("not done", 552.0))
"""Right ends of the number columns."""


def cover(paper: Paper, record: Record) -> None:
    words = paper.words
    arrival = next((moment(part["at"]) for part in record["times"] if part["mark"] == "arrival"), None)
    day = (arrival or moment(record["job"]["planned"]) or moment(record["report"]["frozen_at"])) if record else None
    title, edition = words("Service report"), _edition(paper, record)
    template = "{work}, back office, {date}" if done_remotely(record) else "{work}, visit on {date}"
    subtitle = words(template, work=_work(paper, record), date=words.date_long(day.date()) if day else "")
    paper.new_page(title, subtitle)
    if edition:
        paper.flow([Span(edition, Weight.SEMIBOLD)])
        paper.flow([Span(text, gray=SECOND) for text in [_previous(paper, record)] if text], SMALL, SMALL_LEADING)
        for change in record["changed"]:
            paper.flow([Span(f"– {change}", gray=SECOND)], SMALL, SMALL_LEADING)
        paper.y += 4
    _parties(paper, record)
    _figures(paper, record)
    _packages(paper, record)
    deviations(paper, record, 2)
    preconditions(paper, record, 3)
    _times(paper, record, 4 if record["preconditions"] else 3)
    _legend(paper)


def _work(paper: Paper, record: Record) -> str:
    if any(part["chapter"].startswith("3.1") for part in record["packages"]):
        return paper.words("Workplace set-up tengo centraflex")
    if len(record["packages"]) == 1:
        return phrases.capital(record["packages"][0]["title"])
    return paper.words("Work on order")


def _edition(paper: Paper, record: Record) -> str:
    kind, index = record["report"]["edition"], record["report"]["index"]
    if kind == "fassung":
        return paper.words("Version {n}", n=index)
    return paper.words("Addendum {n}", n=index) if kind == "nachtrag" else ""


def _previous(paper: Paper, record: Record) -> str:
    previous = record["report"]["previous"]
    if previous is None:
        return ""
    return paper.words("Replaces {number}, checksum {sha256}.", number=previous["number"], sha256=previous["sha256"])


def _parties(paper: Paper, record: Record) -> None:
    words, party, job = paper.words, record["party"], record["job"]
    planned = moment(job["planned"])
    when = ""
    if planned:
        when = f"{words.weekday(planned)} {words.date_short(planned)}, {words.clock(planned)}"
    if job["hours"]:
        hours = words("{hours} hours", hours=words.number(job["hours"])) if job["hours"] != "1" else words("1 hour")
        when = phrases.place(when, hours)
    depth = words("short, first device of each model in full") if job["depth"] == "kurz" else words("full")
    left = [
        (words("Customer"), party["customer"], Weight.SEMIBOLD),
        (words("Place"), _place(paper, record), Weight.REGULAR),
        (words("Contact"), phrases.place(party["contact"], party["contact_function"]), Weight.REGULAR),
        (words("Telephone"), party["contact_phone"], Weight.REGULAR),
        (words("E-mail"), party["contact_mail"], Weight.REGULAR),
    ]
    right = [
        (words("Technician"), phrases.place(job["technician"], record["device"]["label"]), Weight.SEMIBOLD),
        (words("Appointment"), when, Weight.REGULAR),
        (words("Depth of test"), depth, Weight.REGULAR),
        (words("Catalogue"), f"{job['release']} · {phrases.grouped(job['cat_hash'], 8)}", Weight.FIGURES),
    ]
    top = paper.y
    ends = []
    for x, rows in ((TEXT, left), (333.75, right)):
        y = top
        for label, text, weight in rows:
            if not text.strip():
                continue
            paper.line(x, y, label, Weight.REGULAR, BODY, BODY_LEADING, SECOND)
            room = (324.0 if x == TEXT else RIGHT) - (x + 81)
            y += paper.block([Span(text, weight)], BODY, BODY_LEADING, x + 81, y, room, _MOST_LINES) + 2.25
        ends.append(y)
    paper.y = max(ends)


def _figures(paper: Paper, record: Record) -> None:
    words, summary = paper.words, record["summary"]
    counts = summary["counts"]
    figures = [
        ("done", counts["done"], words("done")),
        ("na", counts["na"], words("dropped")),
        ("deviates", counts["deviates"], words("deviate")),
        ("not_done", counts["not_done"], words("not done")),
    ]
    if counts["open"]:
        figures.append(("open", counts["open"], words("open")))
    paper.y += 10.5
    top, height = paper.y, 47.25
    paper.step("box", TEXT, top, WIDTH, height, None, INK, 1.125, 4.5)
    x = RIGHT
    for look, count, name in reversed(figures):
        shown = words.number(count)
        wide = max(width(shown, Weight.SEMIBOLD, 13.5) + 15.75, width(name, Weight.REGULAR, 8.25)) + 21.75
        x -= wide
        paper.step("line", x, top + 0.75, x, top + height - 0.75, HAIR, LINE_GRAY)
        paper.step("sign", LOOK_SIGNS[look], x + 10.5, top + 11.25, 12.75)
        paper.line(x + 27, top + 7.5, shown, Weight.SEMIBOLD, 13.5, 19.5)
        paper.line(x + 10.5, top + 28.5, name, Weight.REGULAR, 8.25, 10.5, SECOND)
    room = x - TEXT - 18
    ready = phrases.finished(words, summary["subjects_kind"], summary["subjects_done"], summary["subjects_total"])
    ready, size = fitted(ready, Weight.SEMIBOLD, 12.75, room, 7)
    paper.line(TEXT + 12, top + 6.75, ready, Weight.SEMIBOLD, size, 19.5)
    # The page is only known at the end; three digits are room enough.
    decision = "Signature: page {page}" if asks_nobody(record) else "The customer's decision: page {page}"
    _, small = fitted(words(decision, page=100), Weight.REGULAR, BODY, room, 5.5)
    paper.late_line(
        TEXT + 12,
        top + 26.25,
        small,
        BODY_LEADING,
        SECOND,
        lambda: words(decision, page=len(paper.pages)),
    )
    paper.y = top + height


def _packages(paper: Paper, record: Record) -> None:
    words = paper.words
    paper.section(words("Ordered and delivered, in items"), 1, 40)
    _package_head(paper)
    for part in record["packages"]:
        ordered = _stacked(phrases.quantity(words, record, part["ordered"]))
        room = 358.5 - max(width(line, Weight.REGULAR, BODY) for line in ordered) - 6 - 126
        title = wrap([Span(part["title"])], BODY, room)
        height = max(19.5, max(min(len(title), _MOST_LINES), len(ordered)) * BODY_LEADING + 6.75)
        if paper.need(height):
            _package_head(paper)
        top = paper.y + 3
        paper.line(TEXT, top, cut(part["chapter"], Weight.REGULAR, BODY, 31), Weight.REGULAR, BODY, BODY_LEADING)
        paper.block([Span(part["title"])], BODY, BODY_LEADING, 126, top, room, _MOST_LINES)
        counts = part["counts"]
        numbers = [counts["done"], counts["na"], counts["deviates"], counts["not_done"]]
        for nth, line in enumerate(ordered):
            paper.right(_COLUMNS[0][1], top + nth * BODY_LEADING, line, Weight.REGULAR, BODY, BODY_LEADING)
        for number, (_, x) in zip(numbers, _COLUMNS[1:], strict=True):
            paper.right(x, top, words.number(number), Weight.REGULAR, BODY, BODY_LEADING)
        paper.y += height
        paper.rule(paper.y, LINE_GRAY)


def _stacked(quantities: str) -> list[str]:
    """ "1 Auftrag, 2 Postfächer" on as many lines as leave the title its room."""
    lines: list[str] = []
    for part in quantities.split(", "):
        longer = f"{lines[-1]}, {part}" if lines else part
        if lines and width(longer, Weight.REGULAR, BODY) <= _ORDERED:
            lines[-1] = longer
        else:
            if lines:
                lines[-1] += ","
            lines.append(part)
    return [cut(line, Weight.REGULAR, BODY, _ORDERED) for line in lines]


def _package_head(paper: Paper) -> None:
    words, top = paper.words, paper.y
    paper.line(TEXT, top, words("Sec."), Weight.MEDIUM, SMALL, 10.5, SECOND)
    paper.line(126, top, words("Package"), Weight.MEDIUM, SMALL, 10.5, SECOND)
    names = (words("ordered"), words("done"), words("n/a"), words("deviates"), words("not done"))
    for name, (_, x) in zip(names, _COLUMNS, strict=True):
        paper.right(x, top, name, Weight.MEDIUM, SMALL, 10.5, SECOND)
    paper.y += 12.75
    paper.rule(paper.y)


def _place(paper: Paper, record: Record) -> str:
    """Where the work was done; done from HQ, the customer's address is only whose work it was."""
    party = record["party"]
    town = f"{party['post_code']} {party['city']}"
    if done_remotely(record):
        return f"{paper.words('Back office')}\n{paper.words('for {place}', place=town)}"
    return f"{party['street']}\n{town}"


def _times(paper: Paper, record: Record, number: int) -> None:
    words = paper.words
    paper.section(words("Times and extra cost"), number, 48)
    marks = phrases.stretches(words, record, record["times"])
    for start in range(0, len(marks), 5):
        paper.need(34.5)
        paper.rule(paper.y)
        for index, (clock, name) in enumerate(marks[start : start + 5]):
            x = TEXT + index * WIDTH / 5
            when, size = fitted(clock, Weight.SEMIBOLD, 9.75, WIDTH / 5 - 6)
            paper.line(x, paper.y + 3.75, when, Weight.SEMIBOLD, size, BODY_LEADING)
            shown = cut(name, Weight.REGULAR, SMALL, WIDTH / 5 - 6)
            paper.line(x, paper.y + 16.5, shown, Weight.REGULAR, SMALL, BODY_LEADING, SECOND)
        paper.y += 33.75
    paper.rule(paper.y, LINE_GRAY if marks else INK)
    paper.y += 3.75
    spans = [Span(phrases.clock_note(words, record) + " ", gray=SECOND)]
    for part in record["times"]:
        for former in part["former"]:
            spans.extend(_corrected(paper, record, part["mark"], former, part["at"]))
    extra = phrases.extra_minutes(words, record)
    waited = phrases.waiting(words, record)
    if extra:
        spans.append(Span(words("Extra cost: {what}.", what="; ".join(extra)), gray=SECOND))
    elif record["summary"]["extra_cost"]:
        spans.append(Span(words("Extra cost was caused."), gray=SECOND))
    elif waited:
        spans.append(Span(words("Extra cost beyond the waiting time: none."), gray=SECOND))
    else:
        spans.append(Span(words("Extra cost: none."), gray=SECOND))
    paper.flow(spans, SMALL, BODY_LEADING)


def _corrected(paper: Paper, record: Record, mark: str, former: str, now: str) -> list[Span]:
    words = paper.words
    old, new = moment(former), moment(now)
    name = phrases.stretches(
        words, record, [{"mark": mark, "at": now, "tz": "", "code": None, "reason": "", "note": "", "former": []}]
    )
    shown = name[0][1] if name else mark
    return [
        Span(words("{mark} corrected from", mark=shown) + " ", gray=SECOND),
        Span(words.clock(old) if old else former, gray=SECOND, struck=True),
        Span(" " + words("to {time}.", time=words.clock(new) if new else now) + " ", gray=SECOND),
    ]


def _legend(paper: Paper) -> None:
    words = paper.words
    paper.need(24)
    paper.y += 10.5
    x = TEXT
    for look, name in (
        ("done", words("done")),
        ("na", words("not applicable, with reason")),
        ("deviates", words("deviates")),
        ("not_done", words("not done, with reason")),
        ("open", words("open")),
    ):
        paper.step("sign", LOOK_SIGNS[look], x, paper.y + 1.5, 9.75)
        x = paper.line(x + 13.5, paper.y, name, Weight.REGULAR, SMALL, BODY_LEADING) + 12
    paper.y += BODY_LEADING
