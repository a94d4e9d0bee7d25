"""Lists too long for an answer: their bytes in the encrypted file, and the entries that speak of them."""

from collections.abc import Callable, Mapping, Sequence

from app.open_job import OpenJob
from app.session import Session
from app.store import blob_store
from app.store.journal_store import Line, Writing
from checklists.book_facts import SheetCorrection, SheetFlaw
from checklists.canonical import sha256_hex
from checklists.journal import EntryKind
from checklists.long_work import Watch, unwatched
from checklists.user_export import from_csv
from checklists.user_judge import Pairs

_LONGEST = 2_000
"""Letters of a value in an entry; what stood there before may be any length, and an entry is at most 256 kB."""


class ListBlobs:
    """Reads and writes lists; the last one read is kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last: tuple[str, tuple[Pairs, ...]] = ("", ())

    def rows(self, sha256: str, watch: Watch = unwatched) -> tuple[Pairs, ...]:
        """The rows of a stored list; none where its bytes are gone."""
        if self._last[0] != sha256:
            with self._session.database.read() as connection:
                raw = blob_store.read(connection, sha256)
            self._last = (sha256, from_csv(raw, watch) if raw else ())
        return self._last[1]

    def writer(self, job: OpenJob, rows: Sequence[Pairs], data: bytes) -> Callable[[Writing], None]:
        """Stores the bytes of these rows inside the transaction that names them."""
        self._last = (sha256_hex(data), tuple(rows))

        def store(writing: Writing) -> None:
            blob_store.add(writing.connection, blob_store.FILE, job.job.job_id, data)

        return store


def stored_line(
    cell: tuple[str, str],
    data: bytes,
    rows: int,
    errors: int,
    *,
    source: Mapping[str, str] | None = None,
    flaws: Sequence[SheetFlaw] = (),
    continues: bool = False,
) -> Line:
    subject, step = cell
    return Line(
        kind=EntryKind.SHEET_STORED,
        body={
            "subject": subject,
            "step": step,
            "sha256": sha256_hex(data),
            "rows": rows,
            "errors": errors,
            "source": dict(source) if source is not None else None,
            "flaws": [
                {"row": f.row, "column": f.column, "value": f.value, "code": f.code, "values": dict(f.values)}
                for f in flaws
            ],
            "continues": continues,
        },
    )


def corrected_line(cell: tuple[str, str], one: SheetCorrection, errors: int) -> Line:
    """`errors` are left in the list once all corrections of this act are made."""
    subject, step = cell
    return Line(
        kind=EntryKind.SHEET_CORRECTED,
        body={
            "subject": subject,
            "step": step,
            "row": one.row,
            "column": one.column,
            "old": _cut(one.old),
            "new": one.new,
            "agreed_with": one.agreed_with,
            "when": one.when,
            "errors": errors,
        },
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
