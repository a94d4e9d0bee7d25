"""The part of a record that proves the way of mailboxes: files with their checksums, coverage accepted, line, custody chain.

Made from the answers alone; what they do not say (a file's findings) is worked out from them by the same rules that judged them.
"""

from checklists import mail_steps as steps
from checklists.answer import Auto, FileFact, Files, Multi, Num, Rows, Sign, Text
from checklists.answer_text import cell_text
from checklists.bandwidth import read_asked
from checklists.catalogue import Detail
from checklists.custody import judge_chain
from checklists.ids import StepKey, SubjectId
from checklists.mail_coverage import coverages, protocol_of
from checklists.patterns import pst_name
from checklists.pst import OVER_QUOTA, PstFormat, name_clashes, quota_bytes, size_notices, storable
from checklists.record_form import LinePart
from checklists.record_mail_form import CoverageProof, CustodyProof, MailboxProof, MailFile, MailPart, TransferProof
from checklists.record_view import View
from checklists.subjects import Subject

_FORMATS = {"ANSI": PstFormat.ANSI, "Unicode": PstFormat.UNICODE}
_FILES = (steps.PST_HASH, steps.PST_HASH_IN)


def mail(view: View) -> MailPart | None:
    """None where nothing was said that belongs here, and for jobs of a catalogue that does not ask for checksums yet (2026.1): their
    records stay what they were, or HQ could not make them again (rule Z3).
    """
    if not steps.proves_files(view.sheet):
        return None
    boxes = [found for row in steps.mailboxes(view.sheet) if (found := _mailbox(view, row)) is not None]
    coverage, transfer, chains, manifest = _coverage(view), _transfer(view), _chains(view), _manifest(view)
    if not (boxes or coverage or transfer or chains or manifest):
        return None
    taking = [row.label for row in steps.mailboxes(view.sheet) if steps.takes_pst(view.sheet, row.subject_id)]
    return {
        "mailboxes": boxes,
        "clash": [list(group) for group in name_clashes(taking)],
        "odd": [address for address in taking if not storable(address)],
        "coverage": coverage,
        "transfer": transfer,
        "chains": chains,
        "manifest": manifest,
    }


def _mailbox(view: View, row: Subject) -> MailboxProof | None:
    subject = row.subject_id
    files = [_file(view, key, fact) for key in _FILES for fact in _facts(view, subject, key)]
    files += [_file(view, steps.EXPORT, fact) for fact in _exported(view, subject)]
    lines = [line for key in steps.ON_THE_WAY if (line := _line(view, subject, key)) is not None]
    volume = _value(view, subject, steps.VOLUME)
    if not (files or lines or isinstance(volume, Num)):
        return None
    kind = _format(view, subject)
    return {
        "subject": subject,
        "mail": row.label,
        "quota": row.quota_gb,
        "volume": volume.number if isinstance(volume, Num) else "",
        "files": files,
        "format": str(kind) if kind is not None else "",
        "findings": _findings(row, files[0], kind) if files else [],
        "lines": lines,
    }


def _findings(row: Subject, file: MailFile, kind: PstFormat | None) -> list[str]:
    named = pst_name(file["name"], address=row.label)
    quota = quota_bytes(row.quota_gb)
    over = [OVER_QUOTA] if quota is not None and file["size"] > quota else []
    problem = [named.problem] if named.problem else []
    return [*problem, *over, *named.warnings, *size_notices(file["size"], quota, kind)]


def _coverage(view: View) -> CoverageProof | None:
    subject = steps.whole_with(view.sheet, steps.PROTOCOLS)
    chosen = None if subject is None else _value(view, subject, steps.PROTOCOLS)
    if subject is None or not isinstance(chosen, Multi):
        return None
    told = _value(view, subject, steps.PROTOCOL_VERSION)
    version = told.text if isinstance(told, Text) else ""
    signed = view.answer(subject, steps.COVER)
    people = signed.value.people if signed is not None and isinstance(signed.value, Sign) else ()
    found = [one for one in map(protocol_of, chosen.keys) if one is not None]
    return {
        "protocols": [
            {"protocol": str(line.protocol), "parts": [str(carried) for _, carried in line.parts]}
            for line in coverages(found, version=version)
        ],
        "version": version,
        "accepted": [person.name for person in people],
        "at": signed.at.wall if signed is not None and people else "",
    }


def _transfer(view: View) -> TransferProof | None:
    subject = steps.whole_with(view.sheet, steps.BANDWIDTH)
    said = None if subject is None else view.answer(subject, steps.BANDWIDTH)
    if said is None or not isinstance(said.value, Auto):
        return None
    found = read_asked(said.value.asked)
    return {
        "volume": found.volume if found else "",
        "line": found.line if found else "",
        "window": found.window if found else "",
        "hours": found.hours if found else "",
        "needed": found.needed if found else "",
        "verdict": said.value.verdict,
        "code": said.reason,
        "reason": view.reason(said.reason),
        "note": said.note or "",
    }


def _chains(view: View) -> list[CustodyProof]:
    found: list[CustodyProof] = []
    for key, sign in steps.CHAINS.items():
        subject = steps.whole_with(view.sheet, key)
        step = None if subject is None else steps.step_on(view.sheet, subject, key)
        said = None if subject is None else _value(view, subject, key)
        if subject is None or not isinstance(step, Detail) or not isinstance(said, Rows):
            continue
        rows = [dict(row) for row in said.rows]
        signed, signing = _value(view, subject, sign), steps.step_on(view.sheet, subject, sign)
        alone = isinstance(signing, Detail) and signing.signed_by == key
        used = [column for column in step.columns if any(row.get(column.key) for row in rows)]
        part: CustodyProof = {
            "title": view.words(step.words),
            "columns": [column.key for column in used],
            "heads": [view.words(column.words) for column in used],
            "cells": [[cell_text(column, row.get(column.key, ""), view.language) for column in used] for row in rows],
            "problems": [{"row": one.row, "code": one.code, "other": one.other} for one in judge_chain(rows)],
            "signed": [person.name for person in signed.people] if isinstance(signed, Sign) and not alone else [],
        }
        if alone and isinstance(signing, Detail):
            part["step"] = key
            part["hands"] = view.roll(subject, signing)
        found.append(part)
    return found


def _manifest(view: View) -> list[MailFile]:
    subject = steps.whole_with(view.sheet, steps.MANIFEST)
    if subject is None:
        return []
    return [_file(view, steps.MANIFEST, fact) for fact in _facts(view, subject, steps.MANIFEST)]


def _value(view: View, subject: SubjectId, key: StepKey) -> object:
    """What holds as the answer to a step that is asked there; None where nothing does."""
    if steps.step_on(view.sheet, subject, key) is None:
        return None
    answer = view.answer(subject, key)
    return answer.value if answer is not None else None


def _line(view: View, subject: SubjectId, key: StepKey) -> LinePart | None:
    return view.line(subject, key) if isinstance(steps.step_on(view.sheet, subject, key), Detail) else None


def _facts(view: View, subject: SubjectId, key: StepKey) -> tuple[FileFact, ...]:
    value = _value(view, subject, key)
    return value.files if isinstance(value, Files) else ()


def _exported(view: View, subject: SubjectId) -> list[FileFact]:
    """The rows of the export that name a file; without a checksum it proves nothing and stands in the single answers alone."""
    value = _value(view, subject, steps.EXPORT)
    rows = [dict(row) for row in value.rows] if isinstance(value, Rows) else []
    return [
        FileFact(name=row["file"], size=int(row["size"]), sha256=row["sha256"])
        for row in rows
        if row.get("file") and row.get("sha256") and row.get("size", "").isdecimal()
    ]


def _file(view: View, key: StepKey, fact: FileFact) -> MailFile:
    return {"step": view.title(key), "name": fact.name, "size": fact.size, "sha256": fact.sha256}


def _format(view: View, subject: SubjectId) -> PstFormat | None:
    """As the check wrote it ("ANSI, 14")."""
    value = _value(view, subject, steps.PST_FORMAT)
    return _FORMATS.get(value.raw.partition(",")[0]) if isinstance(value, Auto) else None
