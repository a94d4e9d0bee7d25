"""One line per device or mailbox: the state of all its items as one sign and one word. Knows no Qt."""

from dataclasses import dataclass

from app.domain import Subject, standing
from app.open_job import OpenJob
from ui.state_words import spoken_state
from ui.subject_words import subject_name
from ui.wording import Words

_WORST_FIRST = ("blocks", "not_done", "deviates")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """`look` is the sign, `state` the words at the right, `spoken` the whole line read aloud."""

    subject: str
    title: str
    second: str
    look: str
    state: str
    spoken: str


def subject_row(job: OpenJob, words: Words, subject: Subject, second: str) -> SubjectRow:
    """Call it while reading the job."""
    states = [state for _, state in standing(job.sheet, job.book, subject.subject_id)]
    look, code = _look([(str(one.look), one.code) for one in states])
    state = spoken_state(words, look, code)
    if look == "begun":
        state = _begun(words, [(one.done, one.total) for one in states], [one.state.complete for one in states])
    title = subject_name(words, subject)
    spoken = ", ".join(part for part in (title, second, state) if part)
    return SubjectRow(subject=subject.subject_id, title=title, second=second, look=look, state=state, spoken=spoken)


def _look(looks: list[tuple[str, str | None]]) -> tuple[str, str | None]:
    """What blocks is said at once; a deviation only once nothing is open any more."""
    names = {look for look, _ in looks}
    if "blocks" in names:
        return next(one for one in looks if one[0] == "blocks")
    if names <= {"open"}:
        return "open", None
    if names & {"open", "begun"}:
        return "begun", None
    for worst in _WORST_FIRST:
        if worst in names:
            return next(one for one in looks if one[0] == worst)
    return ("na", next(code for _, code in looks)) if names == {"na"} else ("done", None)


def _begun(words: Words, amounts: list[tuple[int, int]], complete: list[bool]) -> str:
    """ "begonnen, 1 von 2": details where there is one item, items where there are several."""
    done, total = amounts[0] if len(amounts) == 1 else (sum(complete), len(complete))
    return words("begun, {done} of {total}", done=done, total=total) if total > 1 else words("begun")
