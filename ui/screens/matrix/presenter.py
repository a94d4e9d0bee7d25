"""The matrix of workplaces: desks down, preconditions and items across. Decides all that is shown; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.bootstrap import FieldApp
from app.changed import Changed
from app.domain import People, Scan, Tri, Verdict, item_state, precondition_state
from app.jobs import OpenJob
from ui.models.matrix import Counts, Look, MatrixCell, MatrixColumn, MatrixCorner, MatrixFloor, MatrixPage, MatrixRow
from ui.state_words import spoken_state
from ui.subject_words import short_model, subject_name, subject_second
from ui.wording import Words

PRECONDITION = "pre:"
"""Prefix of the column key of a precondition."""
_SETTLED = {Look.DONE, Look.NA, Look.DEVIATES, Look.NOT_DONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which desks are shown: `kind` all | open | deviating | not-met, `floor` "" for all, `search` free text."""

    kind: str = "all"
    floor: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    title: str
    second: str
    matrix: MatrixPage
    counts: tuple[int, int, int, int]
    """All, open, deviating, not met."""
    floors: tuple[str, ...]
    can_undo: bool
    can_redo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    code: str
    text: str
    side: str


def load(app: FieldApp, job_id: str, words: Words, chosen: Filter) -> Page:
    """The page for a filter, from the job as it stands now."""
    job = app.jobs.open(job_id)
    with job.reading():
        return _page(job, words, chosen)


def _page(job: OpenJob, words: Words, chosen: Filter) -> Page:
    sheet = job.sheet
    desks = [subject for subject in sheet.subjects if str(subject.kind) == "workplace"]
    owed = _preconditions(job, desks)
    items = [item for table in sheet.tables() if str(table.kind) == "workplace" for item in table.columns]
    remarks = {(r.remark.subject, r.remark.step) for r in job.remarks if r.answer is None}
    rows: list[tuple[MatrixRow, bool, bool, bool]] = []
    for desk in desks:
        cells = [_owed_cell(job, words, desk, one) for one in owed]
        cells += [_item_cell(job, words, desk, item, remarks) for item in items]
        rows.append(_row(words, desk, tuple(cells), len(owed), _not_met(job, desk)))
    shown = [row for row, is_open, deviates, missed in rows if _fits(row, is_open, deviates, missed, chosen)]
    floors = tuple(dict.fromkeys(row.floor for row, *_ in rows))
    shown.sort(key=lambda row: floors.index(row.floor))
    columns = tuple(_columns(words, owed, items, shown))
    item_cells = [cell for row in shown for cell in row.cells[len(owed) :] if cell.spoken]
    settled = sum(1 for cell in item_cells if cell.look in _SETTLED)
    customer, order = job.job.customer.name, job.job.order_number
    return Page(
        title=customer,
        second=f"{order} · {job.job.site.city}",
        matrix=MatrixPage(
            columns=columns,
            rows=tuple(shown),
            floors=tuple(_floor(words, key, shown, len(owed)) for key in floors if any(r.floor == key for r in shown)),
            corner=MatrixCorner(
                above=words.count("{n} workplace", "{n} workplaces", len(shown)),
                figure=words("{done} of {total}", done=settled, total=len(item_cells)),
                below=words("items done"),
                sums=words("Desk"),
            ),
        ),
        counts=(
            len(rows),
            sum(1 for _, is_open, _, _ in rows if is_open),
            sum(1 for _, _, deviates, _ in rows if deviates),
            sum(1 for _, _, _, missed in rows if missed),
        ),
        floors=floors,
        can_undo=job.gestures.can_undo,
        can_redo=job.gestures.can_redo,
    )


def _preconditions(job: OpenJob, desks: Sequence[object]) -> list:  # type: ignore[type-arg]
    found: dict[str, object] = {}
    for desk in desks:
        for one in job.sheet.preconditions(desk.subject_id):  # type: ignore[attr-defined]
            found.setdefault(one.key, one)
    return list(found.values())


def _owed_cell(job, words, desk, one) -> MatrixCell:  # type: ignore[no-untyped-def]
    if all(own.key != one.key for own in job.sheet.preconditions(desk.subject_id)):
        return MatrixCell(look=Look.ABSENT, paintable=False)
    state = precondition_state(job.sheet, job.book, desk.subject_id, one.key)
    return _cell(words, state, remark=False)


def _item_cell(job, words, desk, item, remarks) -> MatrixCell:  # type: ignore[no-untyped-def]
    if not job.sheet.applies(desk.subject_id, item.key):
        return MatrixCell(look=Look.ABSENT, paintable=False)
    state = item_state(job.sheet, job.book, desk.subject_id, item.key)
    steps = {item.key, *(detail.key for detail in item.details)}
    remark = any(subject == desk.subject_id and step.partition("/")[0] in steps for subject, step in remarks)
    return _cell(words, state, remark=remark)


def _cell(words: Words, state, *, remark: bool) -> MatrixCell:  # type: ignore[no-untyped-def]
    look = Look(str(state.look))
    fraction = f"{state.done}/{state.total}" if look is Look.BEGUN else ""
    return MatrixCell(
        look=look,
        code=state.code or "",
        fraction=fraction,
        remark=remark,
        spoken=spoken_state(words, str(look), state.code or fraction or None),
    )


def _row(words, desk, cells, owed, missed):  # type: ignore[no-untyped-def]
    own = [cell for cell in cells[owed:] if cell.spoken]
    counts = _counts(own)
    row = MatrixRow(
        subject=desk.subject_id,
        number=desk.number,
        name=subject_name(words, desk),
        second=subject_second(words, desk),
        brief=f"{desk.second} {short_model(desk.model)}".strip(),
        floor=desk.floor,
        cells=cells,
        counts=counts,
        finished=counts.settled == counts.total,
    )
    deviates = any(cell.look in (Look.DEVIATES, Look.NOT_DONE, Look.BLOCKS) for cell in cells)
    return row, not row.finished, deviates, missed


def _not_met(job: OpenJob, desk) -> bool:  # type: ignore[no-untyped-def]
    """Nobody was briefed here yet: "nicht eingewiesen"."""
    answer = job.book.answer(desk.subject_id, "brief-who")
    value = answer.value if answer is not None else None
    return not (isinstance(value, People) and any(person.met for person in value.people))


def _counts(cells: Sequence[MatrixCell]) -> Counts:
    looks = [cell.look for cell in cells]
    return Counts(
        settled=sum(1 for look in looks if look in _SETTLED),
        total=len(looks),
        done=sum(1 for look in looks if look in (Look.DONE, Look.NA)),
        begun=looks.count(Look.BEGUN),
        deviates=looks.count(Look.DEVIATES) + looks.count(Look.NOT_DONE),
        blocks=looks.count(Look.BLOCKS),
    )


def _columns(words, owed, items, rows):  # type: ignore[no-untyped-def]
    for place, one in enumerate(owed):
        yield MatrixColumn(
            key=f"{PRECONDITION}{one.key}",
            number="",
            head=(words.of(one.head[0]), words.of(one.head[1])),
            short=words.of(one.brief),
            title=words.of(one.words),
            counts=_counts([row.cells[place] for row in rows if row.cells[place].spoken]),
            group="owed",
            narrow=True,
        )
    for place, item in enumerate(items, start=len(owed)):
        yield MatrixColumn(
            key=item.key,
            number=str(item.number),
            head=(words.of(item.head[0]), words.of(item.head[1])),
            short=words.of(item.brief),
            title=words.of(item.words),
            counts=_counts([row.cells[place] for row in rows if row.cells[place].spoken]),
            group=item.chapter,
        )


def _floor(words: Words, key: str, rows: Sequence[MatrixRow], owed: int) -> MatrixFloor:
    own = [row for row in rows if row.floor == key]
    cells = [cell for row in own for cell in row.cells[owed:] if cell.spoken]
    counts = _counts(cells)
    flag, look = "", None
    blocking = sum(1 for row in own if any(cell.look is Look.BLOCKS for cell in row.cells))
    differing = sum(1 for row in own if any(cell.look in (Look.DEVIATES, Look.NOT_DONE) for cell in row.cells))
    if blocking:
        flag = words.count("{n} blocks the sign-off", "{n} block the sign-off", blocking)
        look = Look.BLOCKS
    elif differing:
        flag, look = words.count("{n} deviates", "{n} deviate", differing), Look.DEVIATES
    finished = sum(1 for row in own if row.finished)
    return MatrixFloor(
        key=key,
        title=key or words("Without floor"),
        second=words("{done} of {total} finished", done=finished, total=len(own)),
        flag=flag,
        flag_look=look,
        counts=counts,
    )


def _fits(row: MatrixRow, is_open: bool, deviates: bool, missed: bool, chosen: Filter) -> bool:
    kinds = {"all": True, "open": is_open, "deviating": deviates, "not-met": missed}
    if not kinds[chosen.kind] or (chosen.floor and row.floor != chosen.floor):
        return False
    text = chosen.search.casefold().strip()
    return not text or text in f"{row.number} {row.name} {row.second}".casefold()


# -- acts --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    changed: Changed
    written: int
    kept: int


def paint(
    app: FieldApp, job_id: str, cells: Sequence[tuple[str, str]], act: str, reason: str | None, note: str | None
) -> Painted:
    """One stroke: an entry per cell, one gesture, one transaction."""
    job = app.jobs.open(job_id)
    steps = [(subject, column.removeprefix(PRECONDITION)) for subject, column in cells]
    if act == "open":
        return Painted(changed=app.answering.clear(job, steps), written=len(steps), kept=0)
    verdict = {"done": "done", "deviates": "done", "na": "na", "not_done": "failed"}[act]
    done = app.answering.paint(job, steps, Tri(verdict=Verdict(verdict)), reason=reason, note=note or None)
    return Painted(changed=done.changed, written=len(done.written), kept=len(done.kept))


def undo(app: FieldApp, job_id: str) -> Changed:
    return app.answering.undo(app.jobs.open(job_id))


def redo(app: FieldApp, job_id: str) -> Changed:
    return app.answering.redo(app.jobs.open(job_id))


def find(app: FieldApp, job_id: str, code: str) -> str | None:
    """The desk behind a scanned label: its number, extension, or MAC as ordered or found."""
    job = app.jobs.open(job_id)
    cleaned = "".join(sign for sign in code.upper() if sign.isalnum())
    if not cleaned:
        return None
    with job.reading():
        for subject in job.sheet.subjects:
            if str(subject.kind) != "workplace":
                continue
            own = {subject.number.upper(), subject.second.upper(), subject.mac.upper()}
            answer = job.book.answer(subject.subject_id, "dev-mac")
            if answer is not None and isinstance(answer.value, Scan):
                own.add(answer.value.text)
            if code.strip().upper() in own or cleaned in {one.replace("-", "") for one in own}:
                return str(subject.subject_id)
    return None


def reasons(app: FieldApp, job_id: str, words: Words, *, not_applicable: bool) -> tuple[Reason, ...]:
    """Reason codes for an act: N codes for "entfällt", all others for "weicht ab" and "nicht erledigt"."""
    job = app.jobs.open(job_id)
    return tuple(
        Reason(code=one.code, text=words.of(one.words), side=str(one.side))
        for one in job.catalogue.reasons
        if (str(one.side) == "not-applicable") == not_applicable
    )
