"""The proof protocol of mailboxes: every file with its checksum, what the protocols carry, how long the line takes, whose hands the
device was in.
"""

from app.report import phrases
from app.report.mail_words import CARRIED, CHAIN, FINDINGS, PARTS, PROTOCOLS
from app.report.measures import CONTENT_TOP, LINE_GRAY, RIGHT, TEXT, WIDTH
from app.report.paper import BODY_LEADING, SMALL, SMALL_LEADING, Paper
from app.report.roll import Roll
from app.report.text import INK, SECOND, Span, cut
from app.report.typeface import Weight
from app.report.wording import moment
from checklists.custody import SIDES
from checklists.pst import PROBLEMS
from checklists.record_form import LinePart, Record
from checklists.record_mail_form import CoverageProof, CustodyProof, MailboxProof, MailFile, MailPart, TransferProof

_CARRIED_SIGNS = {"yes": "tick", "no": "cross", "inbox-only": "neq", "from-protocol-14": "neq"}
_FIRST_PART = TEXT + 96.0
_DEVICE = ("type", "serial", "files", "capacity", "encryption", "key_apart")
"""Said once above the hand-overs; the others are said with each."""
_USUAL = frozenset(("custody-open-end",))


def mail_proof(paper: Paper, record: Record, roll: Roll) -> None:
    part = record.get("mail")
    if part is None:
        return
    words = paper.words
    paper.new_page(words("Proof protocol, mailboxes"), words("Files and checksums, coverage, line, custody"))
    _mailboxes(paper, part)
    if part["coverage"] is not None:
        _coverage(paper, part["coverage"])
    if part["transfer"] is not None:
        _transfer(paper, part["transfer"])
    for chain in part["chains"]:
        _chain(paper, chain, roll)
    if part["manifest"]:
        _heading(paper, words("Files on the device"))
        for index, file in enumerate(part["manifest"]):
            paper.need(2 * SMALL_LEADING + 7.5)
            paper.rule(paper.y, LINE_GRAY if index else INK)
            paper.y += 3
            _file(paper, file, "")
            paper.y += 3


def _heading(paper: Paper, title: str) -> None:
    if paper.y == CONTENT_TOP:
        paper.y -= 3
    paper.section(title)


# -- mailboxes ---------------------------------------------------------------------------------------------------------


def _mailboxes(paper: Paper, part: MailPart) -> None:
    words = paper.words
    if not (part["mailboxes"] or part["clash"] or part["odd"]):
        return
    _heading(paper, words("Mailboxes and files"))
    first = True
    for group in part["clash"]:
        said = words(
            "{mails} give the same file name; each domain needs a folder of its own.", mails=words.listed(group)
        )
        paper.entry("neq", [Span(said, gray=SECOND)], SMALL, SMALL_LEADING, first=first)
        first = False
    if part["odd"]:
        said = words("Windows cannot store a file named by {mails}.", mails=words.listed(part["odd"]))
        paper.entry("neq", [Span(said, gray=SECOND)], SMALL, SMALL_LEADING, first=first)
        first = False
    for box in part["mailboxes"]:
        _mailbox(paper, box, first)
        first = False


def _mailbox(paper: Paper, box: MailboxProof, first: bool) -> None:
    words = paper.words
    paper.need(BODY_LEADING + 2 * SMALL_LEADING + 7.5)
    paper.rule(paper.y, INK if first else LINE_GRAY)
    paper.y += 3.75
    differ = len({file["sha256"] for file in box["files"]}) > 1
    faulty = differ or any(code in PROBLEMS for code in box["findings"])
    sign = "cross" if faulty else "neq" if box["findings"] else "tick" if box["files"] else "open"
    paper.step("sign", sign, 61.5, paper.y + (BODY_LEADING - 12) / 2, 12)
    facts = phrases.place(
        words("quota {n} GB", n=words.number(box["quota"])) if box["quota"] else "",
        words("{n} GB of data", n=words.number(box["volume"])) if box["volume"] else "",
    )
    paper.flow([Span(box["mail"] + ("  " if facts else ""), Weight.SEMIBOLD), Span(facts, gray=SECOND)])
    kind = {"unicode": "Unicode", "ansi": "ANSI"}.get(box["format"], "")
    for index, file in enumerate(_merged(box["files"])):
        _file(paper, file, kind if index == 0 else "")
    if differ:
        paper.flow([Span(words("The checksums differ."), Weight.MEDIUM)], SMALL, SMALL_LEADING)
    for code in box["findings"]:
        paper.flow([Span(words(FINDINGS[code]))], SMALL, SMALL_LEADING)
    for names, line in _folded(box["lines"]):
        _line(paper, names, line)
    paper.y += 3.75


def _merged(files: list[MailFile]) -> list[MailFile]:
    """The same file under several steps stands once."""
    found: dict[tuple[str, int, str], list[str]] = {}
    for file in files:
        found.setdefault((file["name"], file["size"], file["sha256"]), []).append(file["step"])
    return [
        {"step": ", ".join(steps), "name": name, "size": size, "sha256": digest}
        for (name, size, digest), steps in found.items()
    ]


def _folded(lines: list[LinePart]) -> list[tuple[str, LinePart]]:
    """Neighbours with the same plain answer in one line: their titles, and the answer."""
    found: list[tuple[str, LinePart]] = []
    for line in lines:
        if found and _plain(line) and _plain(found[-1][1]) and found[-1][1]["text"] == line["text"]:
            found[-1] = (f"{found[-1][0]}, {line['title']}", line)
        else:
            found.append((line["title"], line))
    return found


def _plain(line: LinePart) -> bool:
    return not (line["code"] or line["note"])


def _file(paper: Paper, file: MailFile, kind: str) -> None:
    """Name, size to the byte and the whole checksum: what somebody else can compare."""
    size = paper.words("{n} bytes", n=paper.words.number(file["size"]))
    about = " · ".join(part for part in (size, kind, file["step"]) if part)
    paper.flow([Span(file["name"] + "  ", Weight.MEDIUM), Span(about, gray=SECOND)], SMALL, SMALL_LEADING)
    paper.need(SMALL_LEADING)
    after = paper.line(TEXT, paper.y, "SHA-256  ", Weight.REGULAR, SMALL, SMALL_LEADING, SECOND)
    digest = phrases.grouped(file["sha256"], 64)
    paper.line(after, paper.y, cut(digest, Weight.FIGURES, 7.5, RIGHT - after), Weight.FIGURES, 7.5, SMALL_LEADING)
    paper.y += SMALL_LEADING


def _line(paper: Paper, names: str, line: LinePart) -> None:
    why = phrases.sentence(phrases.reason(line["reason"], line["code"]) if line["code"] else "", line["note"])
    said = phrases.place(line["text"], why)
    paper.flow([Span(names + ": ", gray=SECOND), Span(said or "–")], SMALL, SMALL_LEADING)


# -- coverage and line -------------------------------------------------------------------------------------------------


def _coverage(paper: Paper, part: CoverageProof) -> None:
    words = paper.words
    _heading(paper, words("What the protocols carry"))
    step = (RIGHT - _FIRST_PART) / len(PARTS)
    for index, name in enumerate(PARTS):
        x = _FIRST_PART + index * step
        paper.line(x, paper.y, cut(words(name), Weight.MEDIUM, SMALL, step - 3), Weight.MEDIUM, SMALL, 10.5, SECOND)
    paper.y += 12.75
    paper.rule(paper.y)
    for line in part["protocols"]:
        paper.need(BODY_LEADING + 6)
        top = paper.y + 3
        name = PROTOCOLS[line["protocol"]]
        if line["protocol"] == "activesync" and part["version"]:
            name = f"{name} {part['version']}"
        paper.line(TEXT, top, cut(name, Weight.SEMIBOLD, SMALL, 92), Weight.SEMIBOLD, SMALL, BODY_LEADING)
        for index, carried in enumerate(line["parts"]):
            x = _FIRST_PART + index * step
            paper.step("sign", _CARRIED_SIGNS[carried], x, top + 1.5, 9.75)
            said = cut(words(CARRIED[carried]), Weight.REGULAR, 7.125, step - 15)
            paper.line(x + 12.5, top, said, Weight.REGULAR, 7.125, BODY_LEADING)
        paper.y += BODY_LEADING + 6
        paper.rule(paper.y, LINE_GRAY)
    paper.y += 3
    at = moment(part["at"])
    if part["accepted"]:
        when = f"{words.date_short(at.date())}, {words.clock(at)}" if at else ""
        said = words("Accepted by {who}.", who=words.listed(part["accepted"])) + (f" {when}" if when else "")
    else:
        said = words("Not accepted yet.")
    paper.flow([Span(said, gray=SECOND)], SMALL, SMALL_LEADING)


def _transfer(paper: Paper, part: TransferProof) -> None:
    words = paper.words
    _heading(paper, words("Transfer over the line"))
    sign = {"passed": "tick", "notice": "neq", "failed": "cross"}.get(part["verdict"], "dash")
    if part["hours"]:
        told = {key: words.number(part[key]) for key in ("volume", "line", "window", "hours", "needed")}  # type: ignore[literal-required]
        said = words("{volume} GB over {line} Mbit/s take {hours} h; agreed are {window} h.", **told)
        if part["verdict"] == "failed":
            said += " " + words("{needed} Mbit/s would be needed.", **told)
        said += " " + words("Counted are 70 % of the line.")
    else:
        said = words("Judged by hand: {note}", note=part["note"]) if part["note"] else words("Judged by hand.")
    note = part["note"] if part["hours"] else ""
    why = phrases.sentence(phrases.reason(part["reason"], part["code"]) if part["code"] else "", note)
    paper.entry(sign, [Span(phrases.sentence(said, why), gray=SECOND)], first=True)


# -- custody -----------------------------------------------------------------------------------------------------------


def _chain(paper: Paper, part: CustodyProof, roll: Roll) -> None:
    words, signers = paper.words, part.get("hands", [])
    _heading(paper, part["title"])
    rows = [dict(zip(part["columns"], cells, strict=True)) for cells in part["cells"]]
    heads = dict(zip(part["columns"], part["heads"], strict=True))
    before: dict[str, str] = {}
    for index, row in enumerate(rows):
        device = {key: row.get(key, "") for key in _DEVICE}
        if device != before:
            _device(paper, device, heads)
            before = device
        problems = [one for one in part["problems"] if one["row"] == index]
        hands = words(
            "{n}. {from_whom} to {to_whom}",
            n=index + 1,
            from_whom=row.get("handed_by") or "–",
            to_whom=row.get("taken_by") or "–",
        )
        rest = "; ".join(
            f"{heads[key]} {row[key]}" for key in part["columns"] if key not in (*_DEVICE, *SIDES) and row.get(key)
        )
        own = [one for one in signers if one.get("hand_over") == index + 1]
        # An open end is usual: HQ wipes the device after this report was signed.
        odd = any(problem["code"] not in _USUAL for problem in problems)
        sign = "neq" if odd or not all(one["image_sha256"] for one in own) else "tick"
        paper.entry(
            sign, [Span(hands + "  ", Weight.SEMIBOLD), Span(rest, gray=SECOND)], SMALL, SMALL_LEADING, first=index == 0
        )
        for problem in problems:
            said = words(CHAIN[problem["code"]], other=problem["other"])
            usual = problem["code"] in _USUAL
            span = Span(said, gray=SECOND) if usual else Span(said, Weight.MEDIUM)
            paper.flow([span], SMALL, SMALL_LEADING)
            paper.y += 2
        roll.print(own, paper.need)
        paper.y += 4 if own else 0
    paper.rule(paper.y, LINE_GRAY)
    paper.y += 3
    voided = [one["name"] for one in signers if one.get("hand_over") == 0]
    if voided:
        said = words("Signed before the hand-over was changed, and no longer counted: {who}.", who=words.listed(voided))
        paper.flow([Span(said, Weight.MEDIUM)], SMALL, SMALL_LEADING)
    if part["signed"]:
        said = words("Hand-over signed by {who}; the strokes stand on the last page.", who=words.listed(part["signed"]))
        paper.flow([Span(said, gray=SECOND)], SMALL, SMALL_LEADING)


def _device(paper: Paper, device: dict[str, str], heads: dict[str, str]) -> None:
    said = ", ".join(f"{heads[key]} {text}" for key, text in device.items() if text)
    paper.flow([Span(said, gray=SECOND)], SMALL, SMALL_LEADING, TEXT, WIDTH)
    paper.y += 3
