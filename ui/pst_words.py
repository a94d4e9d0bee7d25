"""What the check of a PST file found, in words, for screen and command alike. A test walks over all codes."""

from app.pst_files import PstReport
from ui.wording import Words

NAME: dict[str, str] = {
    "pst-form": "The file must be named like the part before the @ and end in .pst.",
    "pst-other-name": "The file is named “{name}”, expected is “{wanted}”.",
    "pst-no-mailbox": "The file is named “{name}”; that is none of these mailboxes.",
    "pst-clash": "Several mailboxes lead to the name “{name}”. Please put each file into a folder named like its domain.",
    "pst-unstorable": "“{wanted}” holds characters or a word that Windows cannot store. Please ask HQ.",
    "pst-case": "Only capital and small letters differ from “{wanted}”.",
    "pst-twice": "Another file of this mailbox was checked before. Only one can be imported.",
}
FORMAT: dict[str, str] = {
    "pst-empty": "The file is empty. Please export it again.",
    "pst-no-pst": "This is no Outlook data file (PST).",
    "pst-is-ost": "This is an offline folder (OST). It cannot be imported; please export a PST.",
    "pst-version-unknown": "This version of the format is unknown.",
    "pst-cut": "The file breaks off: it is shorter than its own head says. Please copy it again.",
    "pst-ansi": "Old format (ANSI, before Outlook 2003): at most 2 GB, some letters may be lost.",
    "pst-ansi-full": "Old format (ANSI) at its limit of 2 GB: items may be missing.",
}
SIZE: dict[str, str] = {
    "pst-over-quota": "{size}, allowed are {quota}. Please split the file or have the quota raised.",
    "pst-quota-unknown": "{size}. The order names no quota; please compare by hand.",
    "pst-over-fat32": "{size}: more than 4 GB do not fit on a stick with FAT32.",
    "pst-over-dvd": "{size}: more than 4.7 GB do not fit on one DVD.",
}
FINDINGS = NAME | FORMAT | SIZE


def finding(words: Words, code: str, report: PstReport) -> str:
    """The sentence for one code of PstCheck."""
    fact = report.fact
    return words(FINDINGS[code], **values(words, mail=report.mail, name=fact.name, size=fact.size, quota=report.quota))


def values(words: Words, *, mail: str, name: str, size: int, quota: int | None) -> dict[str, str]:
    """What the sentences may name; `size` and `quota` in bytes."""
    local = mail.rpartition("@")[0]
    return {
        "name": name,
        "wanted": f"{local}.pst" if local else name,
        "size": amount(words, size),
        "quota": amount(words, quota) if quota is not None else "",
    }


def amount(words: Words, size: int) -> str:
    """Bytes as quotas count them, 1024 to a step: "1,2 GB"."""
    for unit, width in (("GB", 1024**3), ("MB", 1024**2), ("kB", 1024)):
        if size >= width:
            return f"{words.decimal(f'{size / width:.1f}'.removesuffix('.0'))} {unit}"
    return f"{size} B"


def grouped(digest: str) -> str:
    """Eight letters at a time, so that two people can compare it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
