"""How an item, a precondition or a single step stands on a subject: details and tick brought to one state.

An item's state is computed from its cells and from a tick on the item itself; a tick never writes details. In full
depth all required details must be answered; in short depth the tick covers those that are not kept.
"""

from collections.abc import Mapping

from checklists.answer import Num, Tri
from checklists.book import Book
from checklists.catalogue import AnswerKind, Detail, Item, Precondition, SubTest
from checklists.cell import CellState, Look, State
from checklists.findings import USER_NOT_MET, detail_state, sub_state, tick_state
from checklists.ids import ItemKey, StepKey, SubjectId
from checklists.plan import Plan
from checklists.sheet import Sheet
from checklists.subjects import Subject


def item_state(sheet: Sheet, book: Book, subject_id: SubjectId, item_key: ItemKey) -> CellState:
    """How an item stands on a subject. Raises KeyError for an unknown item."""
    plan = sheet.plan(subject_id, item_key)
    answers = book.of(subject_id)
    tick = answers.get(plan.tick)
    if tick is None and not plan.beside and answers.keys().isdisjoint(plan.steps):
        return plan.untouched
    ticked = tick_state(plan.tick, tick)
    found = _findings(sheet, book, sheet.subject(subject_id), plan)
    blocking = next((state for state in found.values() if state.state is State.BLOCKS), None)
    if blocking is not None:
        return _sum_up(plan, found, ticked, blocking)
    if isinstance(tick.value if tick else None, Tri) and ticked.look is not Look.DONE:
        if ticked.state is State.BLOCKS:
            return _sum_up(plan, found, ticked, ticked)
        if ticked.state.complete and ticked.look in (Look.NA, Look.NOT_DONE):
            no_failure = ticked.code == USER_NOT_MET and _people_details(plan)
            look = Look.DEVIATES if no_failure else ticked.look
            return CellState(state=ticked.state, look=look, code=ticked.code, done=plan.total, total=plan.total)
    return _aggregate(plan, found, ticked)


def precondition_state(sheet: Sheet, book: Book, subject_id: SubjectId, key: StepKey) -> CellState:
    """How a precondition stands. "In Ordnung" painted on its key answers it whole, except where a person must be named.

    A value beyond its limit is a precondition not met: it looks not done.
    """
    plan = sheet.plan(subject_id, key)
    answers = book.of(subject_id)
    if not plan.beside and answers.keys().isdisjoint(plan.steps):
        return plan.untouched
    found = _findings(sheet, book, sheet.subject(subject_id), plan)
    first = plan.bullet.details[0]
    own = answers.get(plan.tick)
    whole = own.value if own else None
    if own is not None and isinstance(whole, Tri) and first.kind not in (AnswerKind.PEOPLE, AnswerKind.SIGN):
        ticked = tick_state(plan.tick, own)
        found = {key: state for key, state in found.items() if key != first.key}
    else:
        ticked = CellState(state=State.OPEN, look=Look.OPEN, missing=plan.tick)
    blocking = next((state for state in (*found.values(), ticked) if state.state is State.BLOCKS), None)
    if blocking is not None:
        return _sum_up(plan, found, ticked, blocking)
    if ticked.state.complete:
        covered = len(plan.required) > 1 or first.kind is not AnswerKind.TRI
        state, look, code = ticked.state, ticked.look, ticked.code
        worse = next((s for s in found.values() if s.state is State.DEVIATES), None)
        if worse is not None and state is State.DONE:
            state, look, code = State.DEVIATES, worse.look, worse.code
        return CellState(state=state, look=look, code=code, done=plan.total, total=plan.total, covered=covered)
    result = _aggregate(plan, found, ticked)
    exceeded = isinstance(whole, Num) and result.state is State.DEVIATES and first.reason_when_exceeded is not None
    if exceeded or (result.state is State.DEVIATES and first.kind is AnswerKind.PEOPLE):
        return CellState(state=result.state, look=Look.NOT_DONE, code=result.code, done=result.done, total=result.total)
    return result


def step_state(sheet: Sheet, book: Book, subject_id: SubjectId, step_key: StepKey) -> CellState:
    """How an item, detail or sub-test stands on a subject. Raises KeyError for an unknown step."""
    bullet = sheet.bullet_of(step_key)
    if isinstance(bullet, Item) and str(bullet.key) == step_key:
        return item_state(sheet, book, subject_id, bullet.key)
    step = sheet.step(step_key)
    if isinstance(step, SubTest):
        detail = sheet.step(step_key.partition("/")[0])
        assert isinstance(detail, Detail)
        return sub_state(sheet, book, subject_id, detail, step)
    assert isinstance(step, Detail)
    own = book.of(subject_id).get(step_key)
    if isinstance(bullet, Precondition) and bullet.key == step_key and own and isinstance(own.value, Tri):
        return precondition_state(sheet, book, subject_id, step_key)
    return detail_state(sheet, book, sheet.subject(subject_id), step)


def _findings(sheet: Sheet, book: Book, subject: Subject, plan: Plan) -> dict[StepKey, CellState]:
    """State of every detail that must be answered here or was touched, in catalogue order."""
    found = {}
    answers = book.of(subject.subject_id).keys()
    for detail in plan.bullet.details:
        if detail.key in plan.hidden:
            continue
        # A briefing is looked at even where nothing was written: another step may serve it.
        served = detail.kind is AnswerKind.PEOPLE
        if (
            not plan.beside
            and not served
            and detail.key in plan.covered
            and answers.isdisjoint(plan.steps_of[detail.key])
        ):
            continue
        state = detail_state(sheet, book, subject, detail)
        if state.state is not State.OPEN or detail.required:
            found[detail.key] = state
    return found


def _people_details(plan: Plan) -> tuple[Detail, ...]:
    return tuple(d for d in plan.bullet.details if d.kind is AnswerKind.PEOPLE)


def _excused(plan: Plan, found: Mapping[StepKey, CellState]) -> frozenset[StepKey]:
    """Minutes and topics of a briefing are not asked where the user was not met (R1)."""
    missed = any(
        (state := found.get(detail.key)) is not None and state.state is State.DEVIATES
        for detail in _people_details(plan)
    )
    if not missed or not isinstance(plan.bullet, Item):
        return frozenset()
    return frozenset(d.key for d in plan.bullet.details if d.kind in (AnswerKind.TIMER, AnswerKind.MULTI))


def _aggregate(plan: Plan, found: Mapping[StepKey, CellState], ticked: CellState) -> CellState:
    excused = _excused(plan, found)
    tick_done = ticked.state.complete

    def complete(detail: Detail) -> bool:
        state = found.get(detail.key)
        return (state is not None and state.state.complete) or detail.key in excused

    asked_done = all(complete(detail) for detail in plan.required)
    rest_done = all(complete(detail) for detail in plan.rest)
    if plan.full and plan.required:
        finished = asked_done
    elif plan.full:
        begun = any(state.state is State.BEGUN for state in found.values())
        finished = tick_done or (bool(found) and not begun)
    else:
        finished = asked_done and (tick_done or (rest_done and bool(plan.required or plan.rest)))
    if not finished:
        touched = tick_done or ticked.state is State.BEGUN or any(s.state is not State.OPEN for s in found.values())
        kind = (State.BEGUN, Look.BEGUN) if touched else (State.OPEN, Look.OPEN)
        return CellState(
            state=kind[0],
            look=kind[1],
            done=_done_count(plan, found, ticked, excused),
            total=plan.total,
            missing=_first_missing(plan, found, tick_done, complete_keys=excused),
        )
    state, look, code = _verdict(found, ticked)
    return CellState(state=state, look=look, code=code, done=plan.total, total=plan.total, covered=not rest_done)


def _verdict(found: Mapping[StepKey, CellState], ticked: CellState) -> tuple[State, Look, str | None]:
    """What all complete parts come to: deviating wins; only if all are not done, or all n.a., the whole looks so."""
    parts = [state for state in found.values() if state.state.complete]
    if ticked.state.complete:
        parts.append(ticked)
    looks = {part.look for part in parts}
    deviating = [part for part in parts if part.state is State.DEVIATES]
    alike = next(iter(looks)) if len(looks) == 1 else None
    if not deviating:
        return (State.DONE, Look.NA, parts[0].code) if alike is Look.NA else (State.DONE, Look.DONE, None)
    code = next((part.code for part in deviating if part.code is not None), None)
    look = alike if alike in (Look.NA, Look.NOT_DONE) else Look.DEVIATES
    return State.DEVIATES, look, code


def _done_count(plan: Plan, found: Mapping[StepKey, CellState], ticked: CellState, excused: frozenset[StepKey]) -> int:
    done = 1 if ticked.state.complete and (not plan.full or not plan.required) else 0
    for detail in plan.required:
        state = found.get(detail.key)
        if state is not None:
            done += state.total if detail.key in excused else state.done
    return min(done, plan.total)


def _first_missing(
    plan: Plan, found: Mapping[StepKey, CellState], tick_done: bool, complete_keys: frozenset[StepKey]
) -> StepKey:
    for detail in plan.required:
        state = found.get(detail.key)
        if detail.key not in complete_keys and state is not None and not state.state.complete:
            return state.missing or detail.key
    if not tick_done and not (plan.full and plan.required):
        return plan.tick
    begun = next((state.missing for state in found.values() if state.state is State.BEGUN), None)
    return begun or plan.tick


def _sum_up(plan: Plan, found: Mapping[StepKey, CellState], ticked: CellState, blocking: CellState) -> CellState:
    return CellState(
        state=State.BLOCKS,
        look=Look.BLOCKS,
        code=blocking.code,
        done=_done_count(plan, found, ticked, frozenset()),
        total=plan.total,
        missing=blocking.missing,
        why=blocking.why,
    )
