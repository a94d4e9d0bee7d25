"""Jobs, people and catalogues as HQ sent them: immutable revisions, the one in force beside them (rules I6, D1, D2)."""

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.tables import CatalogueRow, JobRevisionRow, JobRow, PersonRow
from checklists import canonical
from checklists.job import Job, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownJob:
    """The revision in force. `unassigned` is None, or why HQ took it away (withdrawn | reassigned)."""

    job: Job
    unassigned: str | None


def save_job(connection: Connection, job: Job, hq_pos: int) -> None:
    """A revision from HQ; an older one than known changes nothing that is shown."""
    raw = canonical.to_bytes(job.to_json())
    revision = {"job_id": job.job_id, "job_rev": job.job_rev, "hq_pos": hq_pos, "raw": raw}
    connection.execute(insert(JobRevisionRow).on_conflict_do_nothing(), revision)
    row = {
        "job_id": job.job_id,
        "job_rev": job.job_rev,
        "cat_hash": job.cat_hash,
        "order_number": job.order_number,
        "planned": job.planned,
        "unassigned": None,
    }
    known = connection.execute(select(JobRow.job_rev).where(JobRow.job_id == job.job_id)).scalar()
    if known is None:
        connection.execute(insert(JobRow), row)
    elif job.job_rev >= known:
        connection.execute(update(JobRow).where(JobRow.job_id == job.job_id).values(row))


def unassign(connection: Connection, job_id: str, why: str) -> None:
    """HQ says in so many words that the job is no longer this person's; nothing is deleted (D2)."""
    connection.execute(update(JobRow).where(JobRow.job_id == job_id).values(unassigned=why))


def find(connection: Connection, job_id: str) -> KnownJob | None:
    row = connection.execute(_IN_FORCE.where(JobRow.job_id == job_id)).first()
    return None if row is None else _known(row)


def revision(connection: Connection, job_id: str, job_rev: int) -> Job | None:
    raw = connection.execute(
        select(JobRevisionRow.raw).where(JobRevisionRow.job_id == job_id, JobRevisionRow.job_rev == job_rev)
    ).scalar()
    return None if raw is None else Job.from_json(canonical.from_bytes(raw, limit=None))


def all_jobs(connection: Connection) -> list[KnownJob]:
    return [_known(row) for row in connection.execute(_IN_FORCE.order_by(JobRow.planned, JobRow.job_id))]


def save_person(connection: Connection, person: Person) -> None:
    row = {"person_id": person.person_id, "raw": json.dumps(asdict(person), sort_keys=True, ensure_ascii=False)}
    statement = insert(PersonRow)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["person_id"], set_={"raw": statement.excluded.raw}), row
    )


def person(connection: Connection, person_id: str) -> Person | None:
    raw = connection.execute(select(PersonRow.raw).where(PersonRow.person_id == person_id)).scalar()
    return None if raw is None else Person(**json.loads(raw))


def save_catalogue(connection: Connection, cat_hash: str, bundle: bytes) -> None:
    """`bundle` must be what `cat_hash` names; the caller has checked it."""
    connection.execute(insert(CatalogueRow).on_conflict_do_nothing(), {"cat_hash": cat_hash, "bundle": bundle})


def bundle(connection: Connection, cat_hash: str) -> bytes | None:
    return connection.execute(select(CatalogueRow.bundle).where(CatalogueRow.cat_hash == cat_hash)).scalar()


def missing_catalogues(connection: Connection) -> list[str]:
    """Hashes that jobs name and this tablet does not hold yet."""
    held = select(CatalogueRow.cat_hash)
    rows = connection.execute(select(JobRow.cat_hash).where(JobRow.cat_hash.not_in(held)).distinct())
    return sorted(rows.scalars())


_IN_FORCE = select(JobRevisionRow.raw, JobRow.unassigned).join(
    JobRow, (JobRow.job_id == JobRevisionRow.job_id) & (JobRow.job_rev == JobRevisionRow.job_rev)
)


def _known(row: Row[bytes, str | None]) -> KnownJob:
    return KnownJob(job=Job.from_json(canonical.from_bytes(row[0], limit=None)), unassigned=row[1])
