"""Photos, prints and sealed files inside the encrypted file, in chunks, named by their SHA-256 (rules I4, S5)."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from app.store.tables import BlobRow, ChunkRow
from checklists.canonical import sha256_hex

CHUNK_BYTES = 256 * 1024
PHOTO, PRINT, PDF, FILE = "photo", "print", "pdf", "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    sha256: str
    size: int
    kind: str
    job_id: str


def add(connection: Connection, kind: str, job_id: str, data: bytes) -> Blob:
    """Stores bytes inside the transaction at hand; bytes known already are not stored twice."""
    blob = Blob(sha256=sha256_hex(data), size=len(data), kind=kind, job_id=job_id)
    known = connection.execute(select(BlobRow.sha256).where(BlobRow.sha256 == blob.sha256)).first()
    if known is not None:
        return blob
    row = {"sha256": blob.sha256, "size": blob.size, "kind": kind, "job_id": job_id, "at_hq": False}
    connection.execute(insert_or_ignore(BlobRow), row)
    for number, start in enumerate(range(0, len(data), CHUNK_BYTES)):
        chunk = {"sha256": blob.sha256, "number": number, "bytes": data[start : start + CHUNK_BYTES]}
        connection.execute(insert(ChunkRow), chunk)
    return blob


def chunk(connection: Connection, sha256: str, number: int) -> bytes | None:
    """One piece, None behind the last."""
    return connection.execute(
        select(ChunkRow.bytes).where(ChunkRow.sha256 == sha256, ChunkRow.number == number)
    ).scalar()


def read(connection: Connection, sha256: str) -> bytes | None:
    """All bytes, None where the blob is unknown."""
    if connection.execute(select(BlobRow.size).where(BlobRow.sha256 == sha256)).scalar() is None:
        return None
    rows = connection.execute(select(ChunkRow.bytes).where(ChunkRow.sha256 == sha256).order_by(ChunkRow.number))
    return b"".join(rows.scalars())


def waiting(connection: Connection) -> list[Blob]:
    """What HQ does not have yet: photos and their prints first, sealed reports after them."""
    rows = connection.execute(
        select(BlobRow.sha256, BlobRow.size, BlobRow.kind, BlobRow.job_id)
        .where(BlobRow.at_hq.is_(False))
        .order_by(BlobRow.kind == PDF, BlobRow.sha256)
    )
    return [Blob(sha256=r.sha256, size=r.size, kind=r.kind, job_id=r.job_id) for r in rows]


def arrived(connection: Connection, sha256: str) -> None:
    connection.execute(update(BlobRow).where(BlobRow.sha256 == sha256).values(at_hq=True))


def doubt_all(connection: Connection) -> None:
    """HQ may have lost any of them: each is offered again, and HQ says which it still holds."""
    connection.execute(update(BlobRow).where(BlobRow.at_hq.is_(True)).values(at_hq=False))
