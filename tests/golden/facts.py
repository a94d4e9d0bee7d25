"""What a released set said when it was taken, as plain JSON: told with the same words when it is taken and when it is read again.

Fields are named one by one: a field that a later version adds must not make the old set wrong.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.bootstrap import FieldApp
from app.store import blob_store, profile_store, receipt_store, report_store
from app.store.tables import BlobRow, LogReceiptRow, ReportReceiptRow, StrokeDraftRow
from checklists import keys, progress, record
from checklists.answer import to_json
from checklists.book import Book, fold
from checklists.canonical import sha256_hex
from checklists.catalogue import Catalogue
from checklists.job import Job
from checklists.journal import NO_PREVIOUS, Entry, EntryKind, entry_hash, read_entry
from checklists.seal_check import verify_report
from checklists.sheet import make_sheet
from sync.hq.database import Database
from sync.hq.pages import report_view
from sync.hq.settings import Places
from sync.hq.tables import BlobRow as HqBlobRow
from sync.hq.tables import EntryRow, FeedRow, ReceiptRow, ReportRow
from sync.wire.messages import TYP_RECEIPT

Facts = dict[str, Any]


def of_catalogue(catalogue: Catalogue) -> Facts:
    details = [
        detail
        for chapter in catalogue.chapters
        for part in (*chapter.preconditions, *chapter.items)
        for detail in part.details
    ]
    return {
        "cat_hash": catalogue.cat_hash,
        "release": catalogue.release,
        "items": {str(item.key): item.words.de for chapter in catalogue.chapters for item in chapter.items},
        "details": {str(detail.key): [str(detail.kind), detail.words.de, detail.required] for detail in details},
        "options": {str(detail.key): [option.key for option in detail.options] for detail in details if detail.options},
        "subs": {str(detail.key): [sub.key for sub in detail.subs] for detail in details if detail.subs},
        "reasons": {reason.code: str(reason.side) for reason in catalogue.reasons},
        "allowances": {one.key: [one.top, one.unit] for one in catalogue.allowances},
    }


def of_job(job: Job, catalogue: Catalogue, entries: Sequence[Entry]) -> Facts:
    """A job's entries folded: phase, figures, everything said, the records made again."""
    book = fold(entries)
    sheet = make_sheet(job, catalogue, book)
    counts = progress.counts(sheet, book)
    return {
        "customer": job.customer.name,
        "desks": [desk.number for desk in job.workplaces],
        "counts": {name: counts[name] for name in ("done", "na", "deviates", "not_done", "open", "total")},  # type: ignore[literal-required]
        "blockers": [blocker.code for blocker in progress.blockers(sheet, book)],
        "records": _records(job, catalogue, entries),
        **of_book(book),
    }


def of_book(book: Book) -> Facts:
    """Phase, every answer with how often it was changed, and everything else that was said."""
    return {
        "phase": str(book.phase),
        "entries": book.nth,
        "answers": {
            f"{subject} {step}": {
                "value": None if answer.value is None else to_json(answer.value),
                "reason": answer.reason,
                "note": answer.note,
                "origin": str(answer.origin),
                "at": answer.at.wall,
                "former": len(answer.former),
            }
            for (subject, step), answer in sorted(book.answers.items())
        },
        "added": [[one.subject_id, str(one.kind), one.label, dict(one.fields)] for one in book.added],
        "photos": {
            photo.photo: [photo.subject, photo.step, photo.sha256, photo.print_sha256, photo.caption]
            for photo in book.photos.values()
        },
        "withdrawn_photos": dict(book.withdrawn_photos),
        "running": sorted(f"{subject} {step}" for subject, step in book.running),
        "marks": [[one.mark, one.at, one.reason, list(one.former)] for one in book.marks],
        "consents": {one.allowance: [one.who, one.function, one.what, one.approval] for one in book.consents.values()},
        "waived": None if book.waived is None else [book.waived.hq_person, book.waived.at],
        "sheets": {
            f"{subject} {step}": [one.sha256, one.rows, [[c.row, c.column, c.old, c.new] for c in one.corrections]]
            for (subject, step), one in book.sheets.items()
        },
        "desks_chosen": dict(book.desks),
        "reservations": [[one.kind, one.subject, one.text, one.owner, one.due] for one in book.reservations],
        "handover_confirmed": book.handover_confirmed,
        "rest": None if book.rest is None else [book.rest.reason, book.rest.owner, book.rest.due],
        "frozen": None if book.frozen is None else [book.frozen.number, book.frozen.edition, book.frozen.signer],
        "signatures": {str(role): [one.name, one.outcome, one.refusal] for role, one in book.signatures.items()},
        "sealed": [[one.number, one.pdf_sha256, one.report_sha256, one.signature_sha256] for one in book.sealed],
        "remark_answers": {one.remark: one.text for one in book.remark_answers.values()},
    }


def _records(job: Job, catalogue: Catalogue, entries: Sequence[Entry]) -> dict[str, str]:
    """SHA-256 of `report.json` made again for each frozen record: what HQ does with a report that comes late (rule Z3)."""
    return {
        entry.body["report"]: record.digest(record.make(job, catalogue, entries[: place + 1]))
        for place, entry in enumerate(entries)
        if entry.kind is EntryKind.RECORD_FROZEN
    }


def of_tablet(app: FieldApp) -> Facts:
    """An unlocked profile: its chain, blobs, jobs, reports, HQ's words; every digest computed from the bytes that lie there."""
    session = app.session
    known = session.known()
    with session.database.read() as connection:
        raws = list(connection.exec_driver_sql("SELECT raw FROM entry ORDER BY pos").scalars())
        blobs = {
            row.sha256: [row.kind, row.size, row.at_hq, sha256_hex(blob_store.read(connection, row.sha256) or b"")]
            for row in connection.execute(select(BlobRow.__table__).order_by(BlobRow.sha256))
        }
        reports = [one for card in app.jobs.all() for one in report_store.of_job(connection, card.job_id)]
        strokes = sorted(connection.execute(select(StrokeDraftRow.pad)).scalars())
        log = connection.execute(select(LogReceiptRow.token).order_by(LogReceiptRow.through_seq)).scalars()
        complete = connection.execute(select(ReportReceiptRow.token).order_by(ReportReceiptRow.hq_pos)).scalars()
        receipts = [_receipt(known.receipt_key, token) for token in (*log, *complete)]
        position = profile_store.position(connection)
        acked = receipt_store.acked_seq(connection, session.journal.head.log_id)
        reviews = receipt_store.reviews(connection)
        key = profile_store.device_key(connection)
    assert key is not None
    return {
        "device": [known.device_id, known.device_short, known.label, known.person.name],
        "key": key.public_jwk == keys.certificate_jwk(known.certificate_pem.encode()),
        "certificate": keys.issued_by(known.certificate_pem.encode(), known.ca_pem.encode()),
        "entries": len(raws),
        "head": [session.journal.head.log_id, session.journal.head.seq, session.journal.head.hash],
        "chain": chain([read_entry(raw) for raw in raws]),
        "acked": acked,
        "position": [position.epoch, position.cursor],
        "blobs": blobs,
        "jobs": [
            [card.order_number, card.customer, card.readiness, str(card.phase), card.stage, card.remarks]
            for card in app.jobs.all()
        ],
        "reports": [[r.number, r.edition, r.index, r.signer, str(r.state), r.record_sha256] for r in reports],
        "strokes": strokes,
        "receipts": receipts,
        "reviews": [
            [review.report_number, str(review.state), review.by, [remark.text for remark in review.remarks]]
            for review in reviews.values()
        ],
        "parcels": [[one.number, str(one.stage), one.entries_left] for one in app.syncing.parcels()],
    }


def of_hq(database: Database, places: Places, receipt_key: dict[str, str]) -> Facts:
    """HQ's database and blobs: entries as they came, reports as their pages read them, receipts checked with the tablet's key."""
    with database.reading() as session:
        entries = list(session.scalars(select(EntryRow).order_by(EntryRow.hq_pos)))
        blobs = {row.sha256: row.size for row in session.scalars(select(HqBlobRow).order_by(HqBlobRow.sha256))}
        reports = [_view(session, row) for row in session.scalars(select(ReportRow.report_id).order_by(ReportRow.seq))]
        tokens = list(session.scalars(select(ReceiptRow.receipt).order_by(ReceiptRow.through_seq)))
        return {
            "hashes": [row.hash == entry_hash(row.raw) for row in entries] == [True] * len(entries),
            "chain": chain([read_entry(row.raw) for row in entries]),
            "entries": len(entries),
            "blobs": {
                name: sha256_hex((places.blobs / name[:2] / name).read_bytes()) == name and size
                for name, size in blobs.items()
            },
            "reports": reports,
            "receipts": [_receipt(receipt_key, token) for token in tokens],
            "feed": [[row.hq_pos, row.kind] for row in session.scalars(select(FeedRow).order_by(FeedRow.hq_pos))],
        }


def _view(session: Any, report_id: str) -> Facts:
    view = report_view.view(session, report_id)
    assert view.record is not None and view.checked is not None
    return {
        "number": view.number,
        "order": view.order,
        "customer": view.customer,
        "technician": view.technician,
        "device": view.device,
        "state": view.state,
        "superseded": bool(view.superseded_by),
        "alike": [view.alike, view.total, view.kind],
        "flags": [[flag.code, flag.level] for flag in view.flags],
        "deviations": [[one.number, one.look, one.text] for one in view.deviations],
        "photos": [[photo.number, photo.label, photo.held] for photo in view.photos],
        "record": record.digest(view.record),  # type: ignore[arg-type]
        "digest": view.digest,
        "entries": view.entries,
        "signer": view.checked["signer"],
        "outcome": view.checked["outcome"],
        "pdf_held": view.pdf_held,
    }


def of_report(pdf: bytes, ca: bytes) -> Facts:
    """What `feldbuch verify` says of it. The certificates are judged at the time of sealing, so the day of reading does not count."""
    verdict = verify_report(pdf, [ca])
    return {
        "valid": verdict.valid,
        "number": verdict.report_number,
        "sealed_at": verdict.sealed_at,
        "outside_validity": verdict.outside_validity,
        "signer": verdict.signer,
        "technician": verdict.technician,
        "outcome": verdict.outcome,
        "report_sha256": verdict.report_sha256,
        "signature_sha256": verdict.signature_sha256,
        "pages_sha256": verdict.pages_sha256,
        "pdf_sha256": sha256_hex(pdf),
    }


def chain(entries: Sequence[Entry]) -> bool:
    """Whether each entry stands on the one before, from the first."""
    previous = NO_PREVIOUS
    for seq, entry in enumerate(entries, start=1):
        if (entry.seq, entry.prev) != (seq, previous):
            return False
        previous = entry_hash(entry.to_bytes())
    return True


def _receipt(key: dict[str, str], token: str) -> list[Any]:
    """What HQ put its name to. Raises checklists.keys.BadSignature where it did not."""
    said = keys.verify_jws(key, TYP_RECEIPT, token)
    names = ("log_id", "through_seq", "head_hash", "report_id", "pdf_sha256", "report_sha256")
    return [said["hq_pos"], *(said[name] for name in names if name in said)]
