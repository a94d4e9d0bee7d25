"""What the signature takes over, in full: hand-over list, open work, reservations, allowances, what was not ordered, signed steps."""

from app.report import phrases
from app.report.corrections import corrections
from app.report.measures import CONTENT_TOP, LINE_GRAY, TEXT, WIDTH
from app.report.paper import BODY, BODY_LEADING, SMALL, SMALL_LEADING, Paper
from app.report.text import SECOND, Span, cut, wrap
from app.report.typeface import Weight
from app.report.wording import Words, moment
from checklists.record_form import Record

_MOST_TRADEMARK_LINES = 3


def lists(paper: Paper, record: Record) -> None:
    """A page of its own where there is anything to list."""
    parts = (
        record["handover"]["people"],
        record["reservations"],
        record["open_work"],
        record["allowances"],
        record["added"],
        record["signed_steps"],
        record["notices"],
        record.get("sheets"),
    )
    if trademark_fits(record) and not any(parts):
        return
    words = paper.words
    paper.new_page(words("Hand-over"), words("What stays open, what was used, what was added"))
    paper.mark("lists")
    _reservations(paper, record)
    _open_work(paper, record)
    _handover(paper, record)
    _allowances(paper, record)
    _added(paper, record)
    _signed_steps(paper, record)
    corrections(paper, record)
    _notices(paper, record)


def trademark_fits(record: Record) -> bool:
    """Whether the imprint has room at the foot of the signature sheet; else it stands here."""
    return len(wrap([Span(record["trademark"])], SMALL, WIDTH)) <= _MOST_TRADEMARK_LINES


def due(words: Words, text: str) -> str:
    day = moment(text)
    return words.date_short(day.date()) if day else text


def _heading(paper: Paper, title: str) -> None:
    if paper.y == CONTENT_TOP:
        paper.y -= 3
    paper.section(title)


def _reservations(paper: Paper, record: Record) -> None:
    words = paper.words
    if not record["reservations"]:
        return
    _heading(paper, words("Reservations and defects"))
    for index, part in enumerate(record["reservations"]):
        head = phrases.place(part["number"], part["subject_label"]) + ": "
        who = _owner(words, part["owner"], part["due"])
        paper.entry(
            "pen",
            [Span(head, Weight.SEMIBOLD), Span(phrases.sentence(part["text"], who), gray=SECOND)],
            first=index == 0,
        )


def _owner(words: Words, owner: str, until: str) -> str:
    if owner and until:
        return words("Owner: {owner}, until {date}", owner=owner, date=due(words, until))
    if owner:
        return words("Owner: {owner}", owner=owner)
    return words("Until {date}", date=due(words, until)) if until else ""


def _open_work(paper: Paper, record: Record) -> None:
    words = paper.words
    if not record["open_work"]:
        return
    _heading(paper, words("Open work"))
    for index, part in enumerate(record["open_work"]):
        name = phrases.named(words, record, part["subject"], part["number"], part["label"])
        head = words.many("{name}, {n} item:", "{name}, {n} items:", part["count"], name=name) + " "
        text = phrases.sentence(
            ", ".join(part["items"]),
            phrases.capital(phrases.reason(part["reason"], part["code"])),
            _owner(words, part["owner"], part["due"]),
            part["note"],
        )
        paper.entry("cross", [Span(head, Weight.SEMIBOLD), Span(text, gray=SECOND)], first=index == 0)


def _handover(paper: Paper, record: Record) -> None:
    words, handover = paper.words, record["handover"]
    if not handover["people"]:
        return
    _heading(paper, words("Hand-over list: users not met"))
    at = moment(handover["confirmed_at"])
    contact = record["party"]["contact"]
    if handover["confirmed"]:
        text = words("{contact} briefs these users in the topics named.", contact=contact)
        text += " " + words("Confirmed at {time}.", time=words.clock(at)) if at else ""
    else:
        text = words("Not confirmed yet.")
    paper.flow([Span(text, gray=SECOND)])
    paper.y += 3
    for index, person in enumerate(handover["people"]):
        head = phrases.place(person["number"], person["name"]) + ": "
        paper.entry(
            "people", [Span(head, Weight.SEMIBOLD), Span(", ".join(person["topics"]), gray=SECOND)], first=index == 0
        )


def _allowances(paper: Paper, record: Record) -> None:
    words = paper.words
    if not record["allowances"]:
        return
    _heading(paper, words("Allowances: owed, delivered, extra"))
    ends = (366.0, 429.0, 492.0, 552.0)

    def head() -> None:
        paper.line(TEXT, paper.y, words("Allowance"), Weight.MEDIUM, SMALL, 10.5, SECOND)
        names = (words("owed"), words("delivered"), words("left"), words("extra"))
        for name, x in zip(names, ends, strict=True):
            paper.right(x, paper.y, name, Weight.MEDIUM, SMALL, 10.5, SECOND)
        paper.y += 12.75
        paper.rule(paper.y)

    head()
    for part in record["allowances"]:
        height = 19.5 + (SMALL_LEADING if part["consent"] else 0)
        if paper.need(height):
            head()
        top = paper.y + 3
        paper.line(TEXT, top, cut(part["title"], Weight.REGULAR, BODY, 205), Weight.REGULAR, BODY, BODY_LEADING)
        for value, x in zip((part["top"], part["used"], part["left"], part["extra"]), ends, strict=True):
            shown = cut(phrases.amount(words, value, part["unit"]), Weight.REGULAR, BODY, 60)
            paper.right(x, top, shown, Weight.REGULAR, BODY, BODY_LEADING)
        if part["consent"]:
            agreed = words("Agreed with {who}", who=part["consent"])
            paper.line(
                TEXT,
                top + BODY_LEADING,
                cut(agreed, Weight.REGULAR, SMALL, 440),
                Weight.REGULAR,
                SMALL,
                SMALL_LEADING,
                SECOND,
            )
        paper.y += height
        paper.rule(paper.y, LINE_GRAY)


def _added(paper: Paper, record: Record) -> None:
    words = paper.words
    if not record["added"]:
        return
    _heading(paper, words("Not ordered, found or added on site"))
    for index, part in enumerate(record["added"]):
        fields = ", ".join(f"{name}: {value}" for name, value in part["fields"].items() if value)
        spans = [Span(part["label"] + (": " if fields else ""), Weight.SEMIBOLD), Span(fields, gray=SECOND)]
        paper.entry("plus", spans, first=index == 0)


def _signed_steps(paper: Paper, record: Record) -> None:
    words = paper.words
    if not record["signed_steps"]:
        return
    _heading(paper, words("Signed steps"))
    for index, part in enumerate(record["signed_steps"]):
        head = f"{phrases.signed_step(index + 1, part)}: "
        paper.entry(
            "pen", [Span(head, Weight.SEMIBOLD), Span(", ".join(part["people"]), gray=SECOND)], first=index == 0
        )
    paper.rule(paper.y, LINE_GRAY)
    paper.y += 3
    paper.flow([Span(words("The strokes stand on the last page."), gray=SECOND)], SMALL, SMALL_LEADING)


def _notices(paper: Paper, record: Record) -> None:
    words = paper.words
    # Two chapters may owe the same sentence; it is printed once.
    notices = list(dict.fromkeys(record["notices"])) + ([] if trademark_fits(record) else [record["trademark"]])
    if not notices:
        return
    _heading(paper, words("Notices"))
    for notice in notices:
        paper.flow([Span(notice, gray=SECOND)], SMALL, SMALL_LEADING)
        paper.y += 3
