"""What the checks of mailboxes answer: A-PST for a file and for all names together, A-BW for the line, each as its step asks.

Figures and names only, the same in every language; whoever shows them words them.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from checklists import mail_steps as steps
from checklists.answer import Auto, FileFact, Files, Num, Rows, Tri, Value, Verdict
from checklists.bandwidth import Transfer
from checklists.catalogue import AnswerKind, Detail, Item
from checklists.ids import StepKey, SubjectId
from checklists.pst import PstCheck, PstFormat, name_clashes, storable
from checklists.sheet import Sheet


class Stage(StrEnum):
    """Which of its three lives a PST file is checked in (pst-hash, pst-hash-copied, pst-hash-in): the checksum stays the same."""

    ORIGINAL = "original"
    """As Outlook wrote it, before it is copied."""
    COPY = "copy"
    """On the medium."""
    ARRIVAL = "arrival"
    """At HQ, before the import."""


_FORMAT_NAMES = {PstFormat.ANSI: "ANSI", PstFormat.UNICODE: "Unicode"}


def of_file(
    sheet: Sheet,
    subject: str,
    mail: str,
    check: PstCheck,
    fact: FileFact,
    *,
    items: str = "",
    stage: Stage = Stage.ORIGINAL,
) -> Iterator[tuple[StepKey, Value]]:
    """(step, value) for every step of this mailbox that a good file answers. `items` as Outlook counted them, empty where the
    export was not helped with (2.6). A copy and an arrived file must have the checksum that is entered; the caller compares.
    """
    row = {"mail": mail, "file": fact.name, "items": items, "size": str(fact.size), "sha256": fact.sha256}
    values: dict[StepKey, Value] = {}
    match stage:
        case Stage.ORIGINAL:
            values = {
                steps.PST_NAME: _named(mail, check, fact),
                steps.PST_FORMAT: _formed(check, fact),
                steps.PST_SIZE: Num(number=str(fact.size)),
                steps.PST_HASH: Files(files=(fact,)),
            }
            if items:
                values[steps.EXPORT] = Rows(rows=(tuple(sorted((key, text) for key, text in row.items() if text)),))
        case Stage.COPY:
            values = {steps.PST_COPIED: Tri(verdict=Verdict.DONE)}
        case Stage.ARRIVAL:
            values = {steps.PST_HASH_IN: Files(files=(fact,)), steps.PST_SAME_IN: Tri(verdict=Verdict.DONE)}
    for key, value in values.items():
        step = steps.step_on(sheet, subject, key)
        if step is not None:
            yield key, _fitting(step, value)


def stages(sheet: Sheet, subject: str) -> tuple[Stage, ...]:
    """The lives of a file that are asked about at this mailbox, in their order."""
    asked = {Stage.ORIGINAL: steps.OF_A_FILE, Stage.COPY: (steps.PST_COPIED,), Stage.ARRIVAL: (steps.PST_HASH_IN,)}
    return tuple(
        stage for stage, keys in asked.items() if any(steps.step_on(sheet, subject, key) is not None for key in keys)
    )


def of_clash(sheet: Sheet, addresses: Sequence[str]) -> tuple[SubjectId, StepKey, Value] | None:
    """(subject, step, value) of the check over all names; None where it is not ordered. Names that clash are no failure: each
    domain gets its folder, and HQ names what Windows cannot store.
    """
    subject = steps.whole_with(sheet, steps.PST_CLASH)
    if subject is None:
        return None
    found = [", ".join(group) for group in name_clashes(addresses)]
    found += [address for address in addresses if not storable(address)]
    value = Auto(verdict="notice" if found else "passed", asked=", ".join(addresses), raw="; ".join(found))
    step = steps.step_on(sheet, subject, steps.PST_CLASH)
    assert step is not None
    return subject, steps.PST_CLASH, _fitting(step, value)


def of_transfer(sheet: Sheet, transfer: Transfer) -> tuple[SubjectId, StepKey, Value] | None:
    """(subject, step, value) of the bandwidth check; None where it is not ordered."""
    subject = steps.whole_with(sheet, steps.BANDWIDTH)
    if subject is None:
        return None
    step = steps.step_on(sheet, subject, steps.BANDWIDTH)
    assert step is not None
    value = Auto(verdict="passed" if transfer.fits else "failed", asked=transfer.asked, raw=transfer.raw)
    return subject, steps.BANDWIDTH, _fitting(step, value)


def _named(mail: str, check: PstCheck, fact: FileFact) -> Auto:
    verdict = "passed" if check.well_named else "failed"
    if check.well_named and "pst-case" in check.notices:
        verdict = "notice"
    return Auto(verdict=verdict, asked=mail, raw=fact.name)  # type: ignore[arg-type]


def _formed(check: PstCheck, fact: FileFact) -> Auto:
    if check.format is None:
        return Auto(verdict="failed", asked=fact.name, raw="")
    verdict = "passed" if check.format is PstFormat.UNICODE else "notice"
    return Auto(verdict=verdict, asked=fact.name, raw=f"{_FORMAT_NAMES[check.format]}, {check.version}")  # type: ignore[arg-type]


def _fitting(step: Detail | Item, value: Value) -> Value:
    """As the step asks for it: an item without details is answered by its tick."""
    if isinstance(step, Item) or step.kind is AnswerKind.TRI:
        failed = isinstance(value, Auto) and value.verdict == "failed"
        return Tri(verdict=Verdict.FAILED if failed else Verdict.DONE)
    return value
