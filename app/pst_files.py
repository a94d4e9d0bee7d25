"""PST files beside the mailboxes they belong to, without a job: the command's check, and the part the tablet's shares with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.file_facts import FileReading
from app.problems import FieldProblem
from checklists.answer import FileFact
from checklists.pst import HEADER_BYTES, PstCheck, check_pst, mailbox_of, twice


@dataclass(frozen=True, slots=True, kw_only=True)
class PstReport:
    """What was found out about one file. `mail` is the mailbox's address, empty where none fits; `quota` in bytes, None where
    nobody named one.
    """

    mail: str
    quota: int | None
    check: PstCheck
    fact: FileFact


@dataclass(frozen=True, slots=True, kw_only=True)
class PstOutcome:
    """One file of several: a report, or why it could not be read."""

    path: Path
    report: PstReport | None = None
    problem: FieldProblem | None = None


def judge(
    reading: FileReading, addresses: Sequence[str], quota_of: Callable[[str], int | None]
) -> tuple[str, int | None, PstCheck]:
    """(address, its quota, check) by name, first bytes and size alone, before the file is read. Raises what reading raises."""
    name = reading.path.name
    mail, astray = mailbox_of(name, reading.path.absolute().parent.name, addresses)
    header, quota = reading.head[:HEADER_BYTES], quota_of(mail)
    check = check_pst(name=name, size=reading.size, header=header, address=mail, quota=quota, astray=astray)
    return mail, quota, check


def check_files(
    paths: Sequence[Path],
    addresses: Sequence[str],
    quota: int | None,
    told: Callable[[FileReading], None] | None = None,
) -> Iterator[PstOutcome]:
    """Each file in turn; one that cannot be read does not stop the others. `told` hears after every piece that was read."""
    seen: set[str] = set()
    for path in paths:
        try:
            reading = FileReading(path)
            with closing(reading):
                mail, _, check = judge(reading, addresses, lambda _: quota)
                fact = reading.go_on(_telling(reading, told))
        except FieldProblem as problem:
            yield PstOutcome(path=path, problem=problem)
            continue
        assert fact is not None
        if mail and check.well_named:
            if mail.casefold() in seen:
                check = twice(check)
            seen.add(mail.casefold())
        yield PstOutcome(path=path, report=PstReport(mail=mail, quota=quota, check=check, fact=fact))


def _telling(reading: FileReading, told: Callable[[FileReading], None] | None) -> Callable[[], bool]:
    def never_enough() -> bool:
        if told is not None:
            told(reading)
        return False

    return never_enough
