"""What the check of a PST file found, line by line, in words. A test walks over all codes."""

from dataclasses import dataclass

from app.mailbox_check import PstReading
from app.pst_files import PstReport
from checklists.pst import PstCheck
from ui.pst_words import FORMAT, NAME, SIZE, grouped, values
from ui.wording import Words

PASSED, NOTICE, FAILED = "passed", "notice", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """`verdict` passed | notice | failed; `digest` says that the text is one."""

    verdict: str
    title: str
    text: str
    digest: bool = False


def check_lines(
    words: Words, mail: str, name: str, size: int, quota: int | None, check: PstCheck
) -> tuple[ResultLine, ...]:
    """Name, format, size: one line each, what was found below it; known before the file is read."""
    said = values(words, mail=mail, name=name, size=size, quota=quota)
    fit = words("{size} of {quota}", size=said["size"], quota=said["quota"])
    kind = words("Unicode, as Outlook writes it since 2003")
    return (
        _line(words, words("File name"), NAME, check, said, name),
        _line(words, words("File format"), FORMAT, check, said, kind),
        _line(words, words("Size"), SIZE, check, said, fit),
    )


def lines_before(words: Words, one: PstReading) -> tuple[ResultLine, ...]:
    return check_lines(words, one.mail, one.reading.path.name, one.reading.size, one.quota, one.check)


def stage_words(words: Words) -> dict[str, str]:
    return {"original": words("Original file"), "copy": words("Copied file"), "arrival": words("Arrived file")}


def digest_line(words: Words, report: PstReport, *, entered: str, stage: str) -> ResultLine:
    """`entered`: the checksum that stands at this mailbox already. A copy must have the same; another original only tells."""
    title, text = words("Checksum SHA-256"), grouped(report.fact.sha256)
    if entered == report.fact.sha256:
        return ResultLine(verdict=PASSED, title=words("Checksum SHA-256, as entered"), text=text, digest=True)
    if stage != "original":
        if not entered:
            text = words("There is nothing to compare with: please check the original first.")
        else:
            text = words("It differs from the original. Please copy the file again or ask for it again.")
        return ResultLine(verdict=FAILED, title=title, text=text)
    if entered:
        title = words("Checksum SHA-256, unlike the one entered")
        return ResultLine(verdict=NOTICE, title=title, text=text, digest=True)
    return ResultLine(verdict=PASSED, title=title, text=text, digest=True)


def _line(
    words: Words, title: str, topic: dict[str, str], check: PstCheck, said: dict[str, str], good: str
) -> ResultLine:
    found = [code for code in (*check.problems, *check.notices) if code in topic]
    if not found:
        return ResultLine(verdict=PASSED, title=title, text=good)
    verdict = FAILED if any(code in check.problems for code in found) else NOTICE
    return ResultLine(verdict=verdict, title=title, text=" ".join(words(topic[code], **said) for code in found))


def in_short(words: Words, one: PstReading) -> tuple[str, str]:
    """(verdict, what was found) of a file in one line, empty where nothing was."""
    lines = [line for line in lines_before(words, one) if line.verdict != PASSED]
    worst = FAILED if any(line.verdict == FAILED for line in lines) else NOTICE if lines else PASSED
    return worst, " ".join(line.text for line in lines)
