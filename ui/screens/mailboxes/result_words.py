"""What the check of a PST file found, line by line, in words. A test walks over all codes."""

from dataclasses import dataclass

from app.mailbox_check import PstReport
from ui.screens.mailboxes.presenter import amount
from ui.wording import Words

PASSED, NOTICE, FAILED = "passed", "notice", "failed"

NAME: dict[str, str] = {
    "pst-form": "The file must be named like the part before the @ and end in .pst.",
    "pst-other-name": "The file is named “{name}”, expected is “{wanted}”.",
    "pst-unstorable": "“{name}” holds characters or a word that Windows cannot store. Please ask HQ.",
    "pst-case": "Only capital and small letters differ from “{wanted}”.",
}
FORMAT: dict[str, str] = {
    "pst-empty": "The file is empty. Please export it again.",
    "pst-no-pst": "This is no Outlook data file (PST).",
    "pst-is-ost": "This is an offline folder (OST). It cannot be imported; please export a PST.",
    "pst-version-unknown": "This version of the format is unknown.",
    "pst-ansi": "Old format (ANSI, before Outlook 2003): at most 2 GB, some letters may be lost.",
    "pst-ansi-full": "Old format (ANSI) at its limit of 2 GB: items may be missing.",
}
SIZE: dict[str, str] = {
    "pst-over-quota": "{size}, allowed are {quota}. Please split the file or have the quota raised.",
    "pst-quota-unknown": "{size}. The order names no quota; please compare by hand.",
    "pst-over-fat32": "{size}: more than 4 GB do not fit on a stick with FAT32.",
    "pst-over-dvd": "{size}: more than 4.7 GB do not fit on one DVD.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """`verdict` passed | notice | failed; `digest` says that the text is one."""

    verdict: str
    title: str
    text: str
    digest: bool = False


def result_lines(words: Words, report: PstReport) -> tuple[ResultLine, ...]:
    """Name, format, size, digest: one line each, what was found below it."""
    fact, check = report.fact, report.check
    values = {
        "name": fact.name,
        "wanted": report.mail.rpartition("@")[0] + ".pst",
        "size": amount(words, fact.size),
        "quota": amount(words, report.quota) if report.quota is not None else "",
    }
    fit = words("{size} of {quota}", size=values["size"], quota=values["quota"])
    kind = words("Unicode, as Outlook writes it since 2003")
    return (
        _line(words, words("File name"), NAME, check.problems, check.notices, values, fact.name),
        _line(words, words("File format"), FORMAT, check.problems, check.notices, values, kind),
        _line(words, words("Size"), SIZE, check.problems, check.notices, values, fit),
        ResultLine(verdict=PASSED, title=words("Checksum SHA-256"), text=grouped(fact.sha256), digest=True),
    )


def _line(
    words: Words,
    title: str,
    topic: dict[str, str],
    problems: tuple[str, ...],
    notices: tuple[str, ...],
    values: dict[str, str],
    good: str,
) -> ResultLine:
    found = [code for code in (*problems, *notices) if code in topic]
    if not found:
        return ResultLine(verdict=PASSED, title=title, text=good)
    verdict = FAILED if any(code in problems for code in found) else NOTICE
    return ResultLine(verdict=verdict, title=title, text=" ".join(words(topic[code], **values) for code in found))


def grouped(digest: str) -> str:
    """Eight letters at a time, so that two people can compare it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
