"""The shape of a record's part that proves the way of mailboxes (2.4 p5, 2.5 p5, 2.6 b4). `checklists.record_mail` makes it."""

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from checklists.record_form import LinePart, RollPart


class MailFile(TypedDict):
    """A file that is proven: `step` as the catalogue calls it; size in bytes."""

    step: str
    name: str
    size: int
    sha256: str


class MailboxProof(TypedDict):
    """One mailbox. `quota` and `volume` in GB as decimal strings, empty where unknown; `format` unicode | ansi | "". `findings` are
    codes of checklists.pst. `lines` are the other answers of the way: copied, arrived, checked for viruses, imported.
    """

    subject: str
    mail: str
    quota: str
    volume: str
    files: list[MailFile]
    format: str
    findings: list[str]
    lines: list["LinePart"]


class CoverageProof(TypedDict):
    """`protocols` by key (imap4 pop3 activesync outlook-anywhere), each with what it carries of mail, folders, contacts, calendar,
    tasks, notes in this order: yes | no | inbox-only | from-protocol-14. `version` of the ActiveSync protocol or empty.
    """

    protocols: list["CoverageLine"]
    version: str
    accepted: list[str]
    at: str


class CoverageLine(TypedDict):
    protocol: str
    parts: list[str]


class TransferProof(TypedDict):
    """Decimal strings: GB, Mbit/s, hours. `verdict` passed | notice | failed | not-run, as entered; the figures are empty where it
    was given by hand.
    """

    volume: str
    line: str
    window: str
    hours: str
    needed: str
    verdict: str
    code: str | None
    reason: str
    note: str


class CustodyProof(TypedDict):
    """A chain of hand-overs; `cells` by column key, options in words. `problems` as codes of checklists.custody with the row's
    number from 0 and what it was compared with. `hands` are those who sign each hand-over for themselves; where the catalogue asks one
    signature for all of them it is not there, and `signed` names who gave it. `step` is the table's.
    """

    title: str
    columns: list[str]
    heads: list[str]
    cells: list[list[str]]
    problems: list["CustodyProblem"]
    signed: list[str]
    step: NotRequired[str]
    hands: NotRequired[list["RollPart"]]


class CustodyProblem(TypedDict):
    row: int
    code: str
    other: str


class MailPart(TypedDict):
    """The proof protocol of mailboxes (2.4 p5, 2.5 p5, 2.6 b4). `clash` are addresses whose files would have one name, `odd` those
    Windows cannot store.
    """

    mailboxes: list[MailboxProof]
    clash: list[list[str]]
    odd: list[str]
    coverage: CoverageProof | None
    transfer: TransferProof | None
    chains: list[CustodyProof]
    manifest: list[MailFile]
