"""The last page (look 15): decision, what is taken over, signatures, seal. Shown with empty boxes; signing only fills them."""

from collections.abc import Callable
from dataclasses import dataclass

from app.report import phrases, places
from app.report.lists import due, trademark_fits
from app.report.measures import HAIR, LINE_GRAY, RIGHT, TEXT, WIDTH
from app.report.paper import BODY, SMALL, SMALL_LEADING, Paper
from app.report.text import INK, SECOND, THIRD, Span, cut, fitted, wrap
from app.report.typeface import Weight
from app.report.wording import Words, moment
from checklists.catalogue import Language
from checklists.record_form import Record
from checklists.remote import asks_nobody, signed_at_hq
from checklists.sign_off import STATEMENTS, Outcome

_SIZE, _LEADING = 9.75, 13.5
_GAP, _HEADING, _PADDING = 7.0, 16.5, 3.0
_CHECK = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A heading of the middle part, its entries, and the same in one line."""

    title: str
    sign: str
    entries: list[list[Span]]
    short: str
    listed: bool = True
    """Whether the same stands in full on an earlier page."""


def sheet(paper: Paper, record: Record) -> None:
    words = paper.words
    day = moment(record["report"]["frozen_at"])
    paper.new_page(
        words("Sign-off"), phrases.place(signed_at(words, record), words.date_long(day.date()) if day else "")
    )
    _lead(paper, record)
    _decision(paper, record)
    _middle(paper, record)
    _steps(paper, record)
    _signatures(paper, record)
    _seal(paper, record)


def signed_at(words: Words, record: Record) -> str:
    """Where people sign: with the contact at the customer's, alone wherever the work was done."""
    return words("Back office") if signed_at_hq(record) else record["party"]["city"]


def outcome_name(words: Words, outcome: Outcome) -> str:
    return {
        Outcome.ACCEPTED: words("accepted"),
        Outcome.WITH_RESERVATIONS: words("accepted with reservations"),
        Outcome.REFUSED: words("not accepted"),
        Outcome.CONTACT_ABSENT: words("contact not present"),
    }[outcome]


def _lead(paper: Paper, record: Record) -> None:
    words = paper.words
    alone = record["report"]["signer"] == "technician-only"
    again = alone and record["report"]["previous"] is not None

    def shown() -> str:
        before = len(paper.pages) - 1
        if before == 1:
            return words("Page 1 was shown on the tablet and turned to its end.")
        return words("Pages 1 to {last} were shown on the tablet and turned to the end.", last=before)

    if again:
        first = words("Unchanged since the contact signed: the technician signs alone.")
        second = words("The earlier signature holds.")
    elif alone:
        first = words("The technician signs this report alone.")
        second = words("No step of this order asks for the contact's signature.")
    else:
        first, second = "", words("Then the contact decided as follows.")
    paper.late_line(TEXT, 87.0, _SIZE, 14.25, INK, (lambda: first) if alone else shown)
    paper.line(TEXT, 101.25, second, Weight.REGULAR, _SIZE, 14.25)


def _decision(paper: Paper, record: Record) -> None:
    words = paper.words
    paper.line(TEXT, 126.0, words("Decision"), Weight.SEMIBOLD, 10.5, 15)
    if asks_nobody(record):
        said = words("Nobody of the customer was asked to decide.")
        paper.line(TEXT, 147.0, said, Weight.REGULAR, _SIZE, 14.25, SECOND)
        return
    for outcome, (x, top) in places.CHOICES.items():
        paper.step("box", x, top, places.CHOICE_WIDTH, places.CHOICE_HEIGHT, None, LINE_GRAY, HAIR, 3)
        paper.step("box", x + 9.75, top + 7.1, _CHECK, _CHECK, None, THIRD, 1.125, 2.25)
        name = outcome_name(words, outcome)
        paper.line(x + 29.25, top + 6, name, Weight.REGULAR, _SIZE, 14.25, SECOND)
    paper.line(TEXT, places.REFUSAL_TOP, words("Reason, if not accepted:"), Weight.REGULAR, 7.125, 9, THIRD)


def _middle(paper: Paper, record: Record) -> None:
    boxes = places.step_boxes(len(record["signed_steps"]))
    bottom = (boxes[0].top - places.STEP_HEADING if boxes else places.SIGN_TOP) - 6
    groups = [group for group in _groups(paper, record) if group.entries]
    room = bottom - places.MIDDLE_TOP
    paper.y = places.MIDDLE_TOP
    if sum(_height(group) for group in groups) <= room:
        for group in groups:
            _group(paper, group)
        return
    # Too much for one page: the full lists stand on the pages before, here one line each with its number.
    size, leading = SMALL, places.SHORT_LEADING
    for group in groups:
        paper.step("sign", group.sign, 61.5, paper.y + (leading - 10.5) / 2, 10.5)
        after = paper.line(TEXT, paper.y, f"{group.title}: ", Weight.SEMIBOLD, size, leading)
        if group.listed:
            paper.late_line(after, paper.y, size, leading, SECOND, _where(paper, group))
        else:
            shown, smaller = fitted(group.short, Weight.REGULAR, size, RIGHT - after)
            paper.line(after, paper.y, shown, Weight.REGULAR, smaller, leading, SECOND)
        paper.y += leading


def _where(paper: Paper, group: _Group) -> Callable[[], str]:
    return lambda: paper.words("{what}, page {page}", what=group.short, page=paper.page_of("lists"))


def _height(group: _Group) -> float:
    lines = sum(len(wrap(spans, _SIZE, WIDTH)) for spans in group.entries)
    return _GAP + _HEADING + lines * _LEADING + len(group.entries) * 2 * _PADDING


def _group(paper: Paper, group: _Group) -> None:
    paper.y += _GAP
    paper.line(TEXT, paper.y, group.title, Weight.SEMIBOLD, 10.5, 15)
    paper.y += _HEADING
    for index, spans in enumerate(group.entries):
        paper.rule(paper.y, LINE_GRAY if index else INK)
        paper.step("sign", group.sign, 61.5, paper.y + _PADDING + 0.75, 12)
        paper.y += paper.block(spans, _SIZE, _LEADING, TEXT, paper.y + _PADDING, WIDTH) + 2 * _PADDING


def _groups(paper: Paper, record: Record) -> list[_Group]:
    words = paper.words
    return [
        _Group(
            title=words("Reservations"),
            sign="pen",
            entries=[
                _spans(phrases.place(part["number"], part["subject_label"]) + ":", part["text"])
                for part in record["reservations"]
            ],
            short=words.many("{n} entry", "{n} entries", len(record["reservations"])),
        ),
        _Group(
            title=words("Not done"),
            sign="cross",
            entries=[_open(words, record, index) for index in range(len(record["open_work"]))],
            short=words.many("{n} entry", "{n} entries", len(record["open_work"])),
        ),
        _Group(
            title=words("Hand-over list"),
            sign="people",
            entries=_handover(words, record),
            short=words.many("{n} person", "{n} persons", len(record["handover"]["people"])),
        ),
        _Group(
            title=words("Extra cost and waiting time"),
            sign="clock",
            entries=[_extra(words, record)],
            short=_plain(_extra(words, record)),
            listed=False,
        ),
    ]


def _spans(head: str, text: str) -> list[Span]:
    return [Span(head + " ", Weight.SEMIBOLD), Span(text, gray=SECOND)]


def _plain(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)


def _open(words: Words, record: Record, index: int) -> list[Span]:
    part = record["open_work"][index]
    name = part["number"] or phrases.named(words, record, part["subject"], "", part["label"])
    head = words.many("{name}, {n} item:", "{name}, {n} items:", part["count"], name=name)
    until = words("until {date}", date=due(words, part["due"])) if part["due"] else ""
    return _spans(
        head,
        phrases.sentence(
            phrases.place(phrases.reason(part["reason"], part["code"]), part["owner"], until), part["note"]
        ),
    )


def _handover(words: Words, record: Record) -> list[list[Span]]:
    """People who get the same topics stand together."""
    handover = record["handover"]
    groups: dict[tuple[str, ...], list[str]] = {}
    for person in handover["people"]:
        label = f"{person['name']} ({person['number']})" if person["number"] else person["name"]
        groups.setdefault(tuple(person["topics"]), []).append(label)
    at = moment(handover["confirmed_at"])
    confirmed = words("Confirmed at {time}.", time=words.clock(at)) if handover["confirmed"] and at else ""
    contact = record["party"]["contact"]
    found = []
    for topics, people in groups.items():
        text = words("{contact} briefs in: {topics}.", contact=contact, topics=words.listed(topics))
        found.append(_spans(", ".join(people) + ":", f"{text} {confirmed}".rstrip()))
    return found


def _extra(words: Words, record: Record) -> list[Span]:
    """Always said, also when there is none."""
    waited, extra = phrases.waiting(words, record), phrases.extra_minutes(words, record)
    spans: list[Span] = []
    if waited:
        stretches = [clock for clock, _ in _waits(words, record)]
        code = record["summary"]["waiting_code"]
        when = f"{', '.join(stretches)}, " if stretches else ""
        spans += _spans(waited, phrases.reason(when + words("claimable"), code) + ". ")
    if extra:
        spans += _spans(words("Extra cost:"), "; ".join(extra) + ".")
    elif record["summary"]["extra_cost"]:
        spans.append(Span(words("Extra cost was caused."), gray=SECOND))
    else:
        spans.append(Span(words("No further extra cost.") if waited else words("No extra cost."), gray=SECOND))
    return spans


def _waits(words: Words, record: Record) -> list[tuple[str, str]]:
    return phrases.stretches(words, record, [part for part in record["times"] if part["mark"] in ("wait", "wait-end")])


def _steps(paper: Paper, record: Record) -> None:
    steps = record["signed_steps"]
    boxes = places.step_boxes(len(steps))
    if boxes:
        paper.line(TEXT, boxes[0].top - places.STEP_HEADING, paper.words("Signed steps"), Weight.SEMIBOLD, BODY, 13.5)
    for number, (step, box) in enumerate(zip(steps, boxes, strict=True), 1):
        paper.step("box", box.x, box.top, box.width, box.height, None, INK, HAIR, 3)
        low = box.top + box.height - places.STEP_TEXT
        paper.step("line", box.x + 4, low, box.x + box.width - 4, low, HAIR, LINE_GRAY)
        title = cut(phrases.signed_step(number, step), Weight.MEDIUM, 6, box.width - 8)
        people = cut(", ".join(step["people"]), Weight.REGULAR, 6, box.width - 8)
        paper.line(box.x + 4, low + 1, title, Weight.MEDIUM, 6, 7.5)
        paper.line(box.x + 4, low + 8.2, people, Weight.REGULAR, 6, 7.5, SECOND)


def _signatures(paper: Paper, record: Record) -> None:
    words = paper.words
    paper.line(TEXT, places.SIGN_TOP, words("Signatures"), Weight.SEMIBOLD, 10.5, 15)
    alone = record["report"]["signer"] == "technician-only"
    for x, title in ((places.CONTACT_X, words("For the customer")), (places.TECHNICIAN_X, words("For the provider"))):
        paper.step("box", x, places.BOX_TOP, places.BOX_WIDTH, places.BOX_HEIGHT, None, INK, HAIR, 3)
        paper.line(x + 10.5, places.BOX_TOP + 6, title, Weight.REGULAR, SMALL, SMALL_LEADING, SECOND)
        if x == places.CONTACT_X and alone:
            paper.block(
                [Span(_no_need(words, record), gray=SECOND)],
                SMALL,
                SMALL_LEADING,
                x + 10.5,
                places.BOX_TOP + 36,
                200,
                5,
            )
            continue
        paper.step("line", x + 10.5, places.BOX_LINE, x + places.BOX_WIDTH - 10.5, places.BOX_LINE, HAIR, INK)
    language = Language.DE if words.language == "de" else Language.EN
    statement = STATEMENTS.get(record["report"]["statement"])
    said = statement.to(language) if statement else ""
    mail = cut(record["party"]["contact_mail"], Weight.REGULAR, SMALL, 170)
    copy = (
        words("The customer gets a copy, later also to {mail}.", mail=mail)
        if mail
        else words("The customer gets a copy.")
    )
    paper.block([Span(f"{said} {copy}".strip(), gray=SECOND)], SMALL, SMALL_LEADING, TEXT, 578.25, WIDTH, 2)


def _no_need(words: Words, record: Record) -> str:
    previous = record["report"]["previous"]
    if previous is None:
        return words("Not asked: no step of this order asks for the contact's signature.")
    return words("No new signature needed. The contact signed {number}.", number=previous["number"])


def _seal(paper: Paper, record: Record) -> None:
    words, top = paper.words, places.SEAL_TOP
    paper.line(TEXT, 610.5, words("Seal"), Weight.SEMIBOLD, 10.5, 15)
    paper.step("box", TEXT, top, places.BOX_WIDTH, places.SEAL_HEIGHT, None, LINE_GRAY, HAIR, 3)
    paper.step("box", places.TECHNICIAN_X, top, places.BOX_WIDTH, places.SEAL_HEIGHT, None, LINE_GRAY, HAIR, 3, True)
    paper.line(TEXT + 10.5, top + 7.5, words("Device seal"), Weight.SEMIBOLD, 9.75, 13.5)
    head = record["head"]
    entry = words("entry {seq}", seq=head["seq"])
    rows = (
        (words("Device"), record["device"]["label"], Weight.REGULAR),
        (words("Time"), "", Weight.REGULAR),
        (words("Report"), paper.frame.digest, Weight.FIGURES),
        (words("Field book"), f"{entry} · {phrases.grouped(head['hash'], 8)}", Weight.FIGURES),
    )
    for index, (label, text, weight) in enumerate(rows):
        y = seal_row(index)
        paper.line(TEXT + 10.5, y, label, Weight.REGULAR, 8.625, 12, SECOND)
        paper.line(SEAL_VALUE_X, y, cut(text, weight, 8.625, 140), weight, 8.625, 12)
    x = places.TECHNICIAN_X + 10.5
    paper.line(x, top + 7.5, words("Counter-seal of HQ"), Weight.SEMIBOLD, 9.75, 13.5, SECOND)
    note = words("Empty until it arrives at HQ. The counter-seal changes nothing on these pages.")
    paper.block([Span(note, gray=SECOND)], 8.625, 12, x, top + 24, places.BOX_WIDTH - 21)
    if trademark_fits(record):
        paper.block([Span(record["trademark"], gray=SECOND)], SMALL, SMALL_LEADING, TEXT, 722.25, RIGHT - TEXT)


SEAL_VALUE_X = TEXT + 79.5


def seal_row(index: int) -> float:
    """Top of a line in the seal's box; the second is the time, left for the stamp."""
    return places.SEAL_TOP + 24 + index * 12.75
