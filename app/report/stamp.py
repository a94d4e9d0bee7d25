"""What signing prints onto the sheet besides the strokes: the chosen outcome, names, places, times, a refusal's reason."""

from collections.abc import Collection
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from app.report import phrases, places
from app.report.measures import PAGE_HEIGHT, PAGE_WIDTH, TEXT, WIDTH, baseline
from app.report.pen import Pen
from app.report.sheet import SEAL_VALUE_X, seal_row, signed_at
from app.report.text import INK, SECOND, Span, cut, fitted, wrap
from app.report.typeface import BASE_FONT, Weight, load, pieces, width
from app.report.wording import Words, moment
from checklists.record_form import Record
from checklists.remote import asks_nobody
from checklists.seal_form import step_pad
from checklists.sign_off import Outcome, Role, Signature, SignOff

_X = {Role.CONTACT: places.CONTACT_X, Role.TECHNICIAN: places.TECHNICIAN_X}


def stamp_sheet(record: Record, sign_off: SignOff, *, at: datetime, tz: str, drawn: Collection[str] = ()) -> bytes:
    """A transparent one-page PDF, to be laid over the signature sheet. `at` is the time of sealing, aware.

    `drawn` names the pads that get strokes: a step signed for an earlier report has none left and says where they stand.
    """
    load()
    words = Words(record["report"]["language"])
    raw = BytesIO()
    canvas = Canvas(raw, (PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, initialFontName=BASE_FONT)
    pen = Pen(canvas)
    if not asks_nobody(record):
        x, top = places.CHOICES[sign_off.outcome]
        pen.box(x, top, places.CHOICE_WIDTH, places.CHOICE_HEIGHT, None, INK, 1.5, 3)
        pen.sign("tick", x + 11, top + 8.35, 9.5, 3.5)
    if sign_off.refusal:
        _refusal(pen, words, sign_off.refusal)
    for signature in sign_off.signatures:
        _below(pen, words, record, signature)
    if not any(signature.signer.role is Role.CONTACT for signature in sign_off.signatures):
        if sign_off.outcome is Outcome.CONTACT_ABSENT and not asks_nobody(record):
            absent = words("contact not present")
            _write(pen, places.CONTACT_X + 10.5, baseline(places.BOX_LINE + 6.75, 8.25, 11.25), absent, Weight.REGULAR)
    previous = record["report"]["previous"]
    if previous is not None:
        steps = record["signed_steps"]
        for step, box in zip(steps, places.step_boxes(len(steps)), strict=True):
            if step_pad(step["subject"], step["step"]) not in drawn:
                text, size = fitted(
                    words("see {number}", number=previous["number"]), Weight.REGULAR, 6, box.width - 8, 3
                )
                _write(pen, box.x + 4, baseline(box.top + 3, 6, 7.5), text, Weight.REGULAR, size)
    sealed = f"{words.date_short(at.date())}, {at:%H:%M:%S} ({phrases.place(tz, _shift(at))})"
    shown, size = fitted(sealed, Weight.REGULAR, 8.625, 136)
    _write(pen, SEAL_VALUE_X, baseline(seal_row(1), 8.625, 12), shown, Weight.REGULAR, size)
    canvas.showPage()
    canvas.save()
    return raw.getvalue()


def _below(pen: Pen, words: Words, record: Record, signature: Signature) -> None:
    """Name and function, then place and time, below the line."""
    x, room = _X[signature.signer.role] + 10.5, places.BOX_WIDTH - 21
    name = cut(signature.signer.name, Weight.SEMIBOLD, 8.25, room)
    y = baseline(places.BOX_LINE + 6.75, 8.25, 11.25)
    after = _write(pen, x, y, name, Weight.SEMIBOLD)
    if signature.signer.function:
        _write(
            pen, after, y, cut(f", {signature.signer.function}", Weight.REGULAR, 8.25, x + room - after), Weight.REGULAR
        )
    at = moment(signature.at)
    when = words("{date}, {time}", date=words.date_short(at.date()), time=words.clock(at)) if at else signature.at
    y = baseline(places.BOX_LINE + 18, 8.25, 11.25)
    _write(pen, x, y, cut(phrases.place(signed_at(words, record), when), Weight.REGULAR, 8.25, room), Weight.REGULAR)


def _refusal(pen: Pen, words: Words, reason: str) -> None:
    """Two lines right of their label; long reasons in smaller letters. signature.json holds every word in any case."""
    x = TEXT + width(words("Reason, if not accepted:"), Weight.REGULAR, 7.125) + 4
    room = TEXT + WIDTH - x
    for size in (8.25, 7.5, 6.75, 6.0, 5.25):
        leading = size * 1.18
        lines = wrap([Span(reason)], size, room)
        if len(lines) * leading <= places.REFUSAL_HEIGHT:
            break
    most = max(int(places.REFUSAL_HEIGHT // leading), 1)
    for index, line in enumerate(lines[:most]):
        y = baseline(places.REFUSAL_TOP + index * leading, size, leading)
        for part in line:
            pen.text(x + part.x, y, part.piece.font, size, SECOND, part.piece.text)
    if len(lines) > most:
        _write(
            pen,
            TEXT + WIDTH - 6,
            baseline(places.REFUSAL_TOP + (most - 1) * leading, size, leading),
            "…",
            Weight.REGULAR,
        )


def _shift(at: datetime) -> str:
    offset = at.utcoffset()
    assert offset is not None
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _write(pen: Pen, x: float, y: float, text: str, weight: Weight, size: float = 8.25) -> float:
    for piece in pieces(text, weight):
        pen.text(x, y, piece.font, size, INK, piece.text)
        x += piece.width * size
    return x
