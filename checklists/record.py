"""The record (report.json): the frozen facts of a report. `make` is its only maker, on the tablet and at HQ alike
(rule Z3).

Same job revision, same catalogue, same entries: same bytes. Nothing is taken from a clock, the environment or an
unordered set; what is neither job, catalogue nor answer stands in the entry `record.frozen`.
"""

from collections.abc import Sequence
from typing import Any

from checklists import (
    canonical,
    progress,
    record_deviations,
    record_evidence,
    record_mail,
    record_sheets,
    record_tables,
)
from checklists.book import Book, fold
from checklists.book_facts import FrozenReport
from checklists.catalogue import Catalogue, Chapter, SubjectKind
from checklists.cell import Look
from checklists.entry_facts import frozen as frozen_of
from checklists.job import Job
from checklists.journal import Entry, EntryKind
from checklists.record_form import (
    SCHEMA,
    ClockPart,
    JobPart,
    PackagePart,
    Party,
    Quantity,
    Record,
    ReportHead,
    RowPart,
    SummaryPart,
)
from checklists.record_view import View
from checklists.sheet import Sheet, make_sheet


class NotFrozen(ValueError):
    """There is no `record.frozen` entry to make a record from."""


def make(job: Job, catalogue: Catalogue, entries: Sequence[Entry]) -> Record:
    """The record of the last `record.frozen` among a job's entries, from what stands before it up to the head it names.

    Raises NotFrozen, and BadEntry where an entry's body is not what its kind says.
    """
    place = _last(entries, EntryKind.RECORD_FROZEN)
    if place is None:
        raise NotFrozen("no record.frozen entry")
    frozen = frozen_of(entries[place])
    view = _view(job, catalogue, entries, place)
    sheet, book = view.sheet, view.book
    waiting_minutes, waiting_code = record_evidence.waiting(view)
    allowances = record_evidence.allowances(view)
    made: Record = {
        "schema": SCHEMA,
        "report": _head(frozen),
        "party": _party(job),
        "job": _job(job, catalogue),
        "device": {
            "device_id": frozen.device["device_id"],
            "label": frozen.device["label"],
            "short": frozen.device["short"],
        },
        "clock": _clock(frozen),
        "head": {"log_id": frozen.log_id, "seq": frozen.head_seq, "hash": frozen.head_hash},
        "summary": _summary(view, waiting_minutes, waiting_code, any(one["extra"] != "0" for one in allowances)),
        "packages": [_package(view, chapter) for chapter in sheet.chapters],
        "deviations": record_deviations.deviations(view),
        "preconditions": record_tables.preconditions(view),
        "times": record_evidence.times(view),
        "tables": record_tables.tables(view),
        "details": record_tables.details(view),
        "photos": record_evidence.photos(view),
        "handover": record_deviations.handover_part(view),
        "allowances": allowances,
        "added": record_evidence.added(view),
        "reservations": record_deviations.reservations(view),
        "open_work": record_deviations.open_work(view),
        "signed_steps": record_evidence.signed_steps(view),
        "notices": [view.words(notice) for chapter in sheet.chapters for notice in chapter.notices],
        "trademark": view.words(catalogue.trademark_notice),
        "changed": _changed(view, book, job, catalogue, entries),
    }
    mail = record_mail.mail(view)
    if mail is not None:
        made["mail"] = mail
    if lists := record_sheets.sheets(view):
        made["sheets"] = lists
    return made


def to_bytes(record: Record) -> bytes:
    """The canonical bytes of `report.json`."""
    return canonical.to_bytes(record)


def digest(record: Record) -> str:
    """SHA-256 of the bytes, 64 hex digits."""
    return canonical.sha256_hex(to_bytes(record))


def substance(record: Record) -> str:
    """SHA-256 over what the contact signed (rule C2): item states, preconditions, open work, reservations and defects,
    hand-over list, briefing minutes, extra cost, what was added. Notes, photos and times are not in it, nor any word
    that depends on the language."""
    data: dict[str, Any] = {
        "cells": [
            [
                table["chapter"],
                row["subject"],
                row["minutes"],
                [[c["item"], c["look"], c["code"]] for c in row["cells"]],
            ]
            for table in record["tables"]
            for row in table["rows"]
        ],
        "preconditions": [[p["key"], p["look"], p["met"], p["total"]] for p in record["preconditions"]],
        "open_work": [[w["subject"], w["count"], w["code"], w["owner"], w["due"]] for w in record["open_work"]],
        "reservations": [
            [r["reservation"], r["kind"], r["subject"], r["text"], r["owner"], r["due"]] for r in record["reservations"]
        ],
        "handover": [
            record["handover"]["confirmed"],
            [[p["subject"], p["name"]] for p in record["handover"]["people"]],
        ],
        "allowances": [[a["key"], a["extra"], a["consent"]] for a in record["allowances"]],
        "added": [[a["subject"], a["kind"], a["label"]] for a in record["added"]],
    }
    if lists := record.get("sheets"):
        data["sheets"] = [[s["subject"], s["step"], s["rows"], s["sha256"]] for s in lists if s["sha256"]]
    return canonical.sha256_hex(canonical.to_bytes(data))


def _cells(row: RowPart) -> list[list[str | None]]:
    return [[cell["item"], cell["look"], cell["code"]] for cell in row["cells"]]


def _view(job: Job, catalogue: Catalogue, entries: Sequence[Entry], place: int) -> View:
    frozen = frozen_of(entries[place])
    book = fold(_up_to_head(entries[:place], frozen))
    return View(make_sheet(job, catalogue, book), book, frozen)


def _up_to_head(entries: Sequence[Entry], frozen: FrozenReport) -> list[Entry]:
    """Of the freezing log what its head covers; of other logs what the job already had."""
    return [entry for entry in entries if entry.log_id != frozen.log_id or entry.seq <= frozen.head_seq]


def _last(entries: Sequence[Entry], kind: EntryKind) -> int | None:
    return next((place for place in range(len(entries) - 1, -1, -1) if entries[place].kind is kind), None)


def _head(frozen: FrozenReport) -> ReportHead:
    previous = frozen.previous
    return {
        "id": frozen.report,
        "number": frozen.number,
        "edition": frozen.edition,
        "index": frozen.index,
        "previous": None if previous is None else {"number": previous[0], "sha256": previous[1]},
        "language": str(frozen.language),
        "app_version": frozen.app_version,
        "statement": frozen.statement,
        "signer": frozen.signer,
        "frozen_at": frozen.at.wall,
        "frozen_tz": frozen.at.tz,
    }


def _party(job: Job) -> Party:
    return {
        "customer": job.customer.name,
        "street": job.site.street,
        "post_code": job.site.post_code,
        "city": job.site.city,
        "country": job.site.country,
        "contact": job.contact.name,
        "contact_function": job.contact.function,
        "contact_phone": job.contact.phone,
        "contact_mail": job.contact.mail,
    }


def _job(job: Job, catalogue: Catalogue) -> JobPart:
    return {
        "job_id": job.job_id,
        "job_rev": job.job_rev,
        "order_number": job.order_number,
        "planned": job.planned,
        "hours": job.hours,
        "depth": str(job.depth),
        "notes": job.notes,
        "technician": job.technician_name,
        "technician_id": job.technician or "",
        "cat_hash": catalogue.cat_hash,
        "release": catalogue.release,
    }


def _clock(frozen: FrozenReport) -> ClockPart:
    return {
        "checked": bool(frozen.clock["checked"]),
        "skew_ms": frozen.clock["skew_ms"],
        "skew_age_s": frozen.clock["skew_age_s"],
    }


def _summary(view: View, waiting_minutes: int, waiting_code: str, extra_cost: bool) -> SummaryPart:
    kind = _main_kind(view.sheet)
    rows = [row for row in view.sheet.of(kind) if row.ordered and view.sheet.items(row.subject_id)]
    finished = (Look.DONE, Look.NA, Look.DEVIATES)
    done = sum(
        1
        for row in rows
        if all(
            view.state(row.subject_id, item.key).look in finished or view.left_out(row.subject_id, item)
            for item in view.sheet.items(row.subject_id)
        )
    )
    return {
        "subjects_done": done,
        "subjects_total": len(rows),
        "subjects_kind": str(kind),
        "counts": progress.counts(view.sheet, view.book),
        "waiting_minutes": waiting_minutes,
        "waiting_code": waiting_code,
        "extra_cost": extra_cost,
    }


def _main_kind(sheet: Sheet) -> SubjectKind:
    """Workplaces where there are any, else the kind with most rows."""
    rows = {kind: sum(1 for r in sheet.of(kind) if r.ordered and sheet.items(r.subject_id)) for kind in SubjectKind}
    if rows[SubjectKind.WORKPLACE]:
        return SubjectKind.WORKPLACE
    most = max(rows.values())
    return next((kind for kind in SubjectKind if rows[kind] == most and most), SubjectKind.VISIT)


def _package(view: View, chapter: Chapter) -> PackagePart:
    ordered: list[Quantity] = []
    for table in view.sheet.tables():
        count = sum(1 for row in table.rows if row.ordered)
        if table.chapter.key == chapter.key and count:
            ordered.append({"unit": str(table.kind), "count": count})
    return {
        "chapter": chapter.key,
        "title": view.words(chapter.words),
        "ordered": ordered,
        "counts": progress.counts(view.sheet, view.book, chapter.key),
    }


def _changed(view: View, book: Book, job: Job, catalogue: Catalogue, entries: Sequence[Entry]) -> list[str]:
    """Against the last sealed report of this job; the first report has nothing to compare."""
    sealed = next((one for one in reversed(book.sealed) if one.frozen is not None), None)
    if sealed is None or sealed.frozen is None:
        return []
    place = next(
        (n for n, e in enumerate(entries) if e.log_id == sealed.frozen.log_id and e.seq == sealed.frozen.seq), None
    )
    return [] if place is None else record_deviations.changed(view, _view(job, catalogue, entries, place))
