"""Photos beside a step: prepared, then chunks and entry in one transaction of the encrypted file (rule S5)."""

from dataclasses import dataclass
from pathlib import Path

from app.changed import Changed
from app.open_job import OpenJob
from app.pictures import FILE_BYTES, prepare
from app.problems import Code, FieldProblem
from app.session import Session
from app.store import blob_store
from app.store.journal_store import Line, Writing
from app.writing import say
from checklists.answer import Origin, Photo, to_json
from checklists.canonical import sha256_hex
from checklists.catalogue import AnswerKind, Detail
from checklists.ids import PhotoId, StepKey, SubjectId, new_id
from checklists.journal import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPhoto:
    changed: Changed
    photo_id: PhotoId


class Photos:
    """Adding is heavy work (decoding) before a short transaction; call it on the `work` lane."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: OpenJob, subject: str, step: str, picture: Path | bytes, caption: str = "") -> AddedPhoto:
        """Raises STEP_UNKNOWN, PHOTO_EMPTY, PHOTO_NOT_READABLE, PHOTO_HEIC, PHOTO_TOO_LARGE, DISK_FULL."""
        job.refuse_unknown(subject, step)
        ready = prepare(picture if isinstance(picture, bytes) else _read(picture))
        photo_id = PhotoId(new_id())
        lines = [
            Line(
                kind=EntryKind.PHOTO_ADDED,
                body={
                    "photo": photo_id,
                    "subject": subject,
                    "step": step,
                    "sha256": sha256_hex(ready.photo),
                    "size": len(ready.photo),
                    "print_sha256": sha256_hex(ready.print),
                    "print_size": len(ready.print),
                    "width": ready.width,
                    "height": ready.height,
                    "caption": caption.strip(),
                },
            )
        ]
        if _answered_by_photos(job, step):
            known = [fact.photo for fact in job.book.photos_at(SubjectId(subject), StepKey(step))]
            lines.append(_answer(subject, step, [*known, photo_id]))

        def store(writing: Writing) -> None:
            blob_store.add(writing.connection, blob_store.PHOTO, job.job.job_id, ready.photo)
            blob_store.add(writing.connection, blob_store.PRINT, job.job.job_id, ready.print)

        return AddedPhoto(changed=say(self._session, job, lines, store), photo_id=photo_id)

    def withdraw(self, job: OpenJob, photo_id: str, why: str) -> Changed:
        """Out of the report; the entry says so and why (E4). Raises PHOTO_UNKNOWN, TEXT_MISSING."""
        fact = job.book.photos.get(PhotoId(photo_id))
        if fact is None:
            raise FieldProblem(Code.PHOTO_UNKNOWN)
        if not why.strip():
            raise FieldProblem(Code.TEXT_MISSING, field="why")
        lines = [Line(kind=EntryKind.PHOTO_WITHDRAWN, body={"photo": photo_id, "why": why.strip()})]
        if _answered_by_photos(job, fact.step):
            left = [one.photo for one in job.book.photos_at(fact.subject, fact.step) if one.photo != photo_id]
            lines.append(_answer(fact.subject, fact.step, left))
        return say(self._session, job, lines)

    def full(self, job: OpenJob, photo_id: str) -> bytes:
        """JPEG of at most 2,048 px. Raises PHOTO_UNKNOWN."""
        fact = job.book.photos.get(PhotoId(photo_id))
        return self._bytes(fact.sha256 if fact else "")

    def small(self, job: OpenJob, photo_id: str) -> bytes:
        """The print, JPEG of at most 1,000 px. Raises PHOTO_UNKNOWN."""
        fact = job.book.photos.get(PhotoId(photo_id))
        return self._bytes(fact.print_sha256 if fact else "")

    def prints(self, sha256: list[str]) -> dict[str, bytes]:
        """Prints by their SHA-256, as the report's pages want them. Raises PHOTO_UNKNOWN."""
        return {one: self._bytes(one) for one in sha256}

    def _bytes(self, sha256: str) -> bytes:
        with self._session.database.read() as connection:
            data = blob_store.read(connection, sha256)
        if data is None:
            raise FieldProblem(Code.PHOTO_UNKNOWN)
        return data


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except OSError as error:
        raise FieldProblem(Code.PHOTO_NOT_READABLE) from error


def _answered_by_photos(job: OpenJob, step: str) -> bool:
    asked = job.sheet.step(step)
    return isinstance(asked, Detail) and asked.kind is AnswerKind.PHOTO


def _answer(subject: str, step: str, photos: list[PhotoId]) -> Line:
    value = to_json(Photo(photos=tuple(photos))) if photos else None
    body = {"subject": subject, "step": step, "value": value, "reason": None, "note": None}
    return Line(
        kind=EntryKind.ANSWER_GIVEN,
        body={**body, "origin": str(Origin.TYPED), "gesture": new_id(), "undoes": None},
    )
