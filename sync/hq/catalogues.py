"""Catalogue releases HQ holds. HQ's counts: a job names its `cat_hash`, the tablet pulls that bundle (I6). New jobs are made
under the newest release; a job that exists stays on its own (C4), and no release ever leaves."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checklists import canonical, catalogue_reader
from checklists.catalogue import Catalogue
from checklists.catalogue_release import ReleaseKeys, keys_of, number_of
from sync.hq import audit, meta, moments
from sync.hq.audit import Actor
from sync.hq.refusal import Refusal
from sync.hq.tables import CatalogueRow, JobRevisionRow, JobRow
from sync.wire import problems
from sync.wire.messages import CatalogueAnswer

PUBLISHED = "catalogue.published"
"""Audit: a person put this release out. One that came with the program has no such note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRelease:
    """`by` names who published it: a person's id, empty for the command line; None where it came with the program."""

    release: str
    cat_hash: str
    at: str
    by: str | None
    jobs: int


class NotPublished(Exception):
    """`code` is content (the number is taken by other content) or number (`newest` is higher); nothing was changed."""

    def __init__(self, code: str, newest: str) -> None:
        super().__init__(code)
        self.code = code
        self.newest = newest


def publish(session: Session, actor: Actor, catalogue: Catalogue) -> bool:
    """Hold a checked catalogue as the newest release; False where exactly it is held. Raises NotPublished.

    Whether it keeps the promises of the releases before is asked by `checklists.catalogue_check` with `held_keys`."""
    meta.hold(session)
    if session.get(CatalogueRow, catalogue.cat_hash) is not None:
        return False
    last = max((row.release for row in _rows(session)), key=_number, default=None)
    if last is not None and _number(catalogue.release) <= _number(last):
        raise NotPublished("content" if catalogue.release == last else "number", last)
    _store(session, catalogue)
    audit.note(session, actor, PUBLISHED, catalogue.cat_hash, release=catalogue.release)
    return True


def store_package(session: Session) -> str | None:
    """Hold the release that came with this program where it is the newest; gives its number where HQ keeps to another one.

    What HQ published itself is never overtaken by an update of the program: that release must be published by hand."""
    meta.hold(session)
    brought = catalogue_reader.read_catalogue()
    if session.get(CatalogueRow, brought.cat_hash) is not None:
        return None
    last = max(_rows(session), key=lambda row: _number(row.release), default=None)
    if last is not None and (_number(brought.release) <= _number(last.release) or _publishers(session, last.cat_hash)):
        return brought.release
    _store(session, brought)
    return None


def _store(session: Session, catalogue: Catalogue) -> None:
    bundle = catalogue_reader.bundle_bytes(catalogue)
    assert canonical.sha256_hex(bundle) == catalogue.cat_hash
    session.add(
        CatalogueRow(
            cat_hash=catalogue.cat_hash, release=catalogue.release, bundle=bundle, created_at=moments.now_written()
        )
    )
    session.flush()


def newest(session: Session) -> str:
    """The release new jobs are made under: the highest number, whenever it came."""
    return max(_rows(session), key=lambda row: (_number(row.release), row.at)).cat_hash


def held(session: Session) -> list[HeldRelease]:
    """All releases, the newest first."""
    jobs = _jobs_by_hash(session)
    found = []
    for row in sorted(_rows(session), key=lambda row: (_number(row.release), row.at), reverse=True):
        publishers = _publishers(session, row.cat_hash)
        found.append(
            HeldRelease(
                release=row.release,
                cat_hash=row.cat_hash,
                at=row.at,
                by=publishers[0] or "" if publishers else None,
                jobs=jobs.get(row.cat_hash, 0),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    cat_hash: str
    release: str
    at: str


def _rows(session: Session) -> list[_Row]:
    """All releases without their bundles."""
    columns = select(CatalogueRow.cat_hash, CatalogueRow.release, CatalogueRow.created_at)
    return [_Row(*row) for row in session.execute(columns)]


def _number(release: str) -> tuple[int, int]:
    """A number that is none stands before all others."""
    try:
        return number_of(release)
    except ValueError:
        return (0, 0)


def _publishers(session: Session, cat_hash: str) -> list[str | None]:
    return [row.person_id for row in audit.acts_on(session, cat_hash) if row.act == PUBLISHED]


_JOB_BEGINS = '{"cat_hash":"'
"""A job's canonical JSON names its catalogue first; so the rest of it need not be read to count."""


def _jobs_by_hash(session: Session) -> dict[str, int]:
    """How many jobs' present revisions are made under each catalogue."""
    named = func.substr(JobRevisionRow.body, len(_JOB_BEGINS) + 1, 64)
    present = (JobRevisionRow.job_id == JobRow.job_id) & (JobRevisionRow.job_rev == JobRow.job_rev)
    counted = select(named, func.count()).join(JobRow, present).group_by(named)
    return {cat_hash: count for cat_hash, count in session.execute(counted)}


def held_keys(session: Session) -> list[ReleaseKeys]:
    """What the releases HQ holds promise to later ones."""
    return [keys_of(_read(row.bundle)) for row in session.scalars(select(CatalogueRow))]


def before(session: Session, cat_hash: str) -> Catalogue | None:
    """The release that one was published after; None for the first. Raises KeyError."""
    order = [one.cat_hash for one in held(session)]
    if cat_hash not in order:
        raise KeyError(cat_hash)
    earlier = order[order.index(cat_hash) + 1 :]
    return read(session, earlier[0]) if earlier else None


def answer(session: Session, cat_hash: str) -> CatalogueAnswer:
    """Raises Refusal(not-found)."""
    row = session.get(CatalogueRow, cat_hash)
    if row is None:
        raise Refusal(problems.NOT_FOUND)
    return CatalogueAnswer(cat_hash=row.cat_hash, bundle=row.bundle.decode("utf-8"))


def read(session: Session, cat_hash: str) -> Catalogue:
    """Raises KeyError where HQ does not hold that release."""
    row = session.get(CatalogueRow, cat_hash)
    if row is None:
        raise KeyError(cat_hash)
    return _read(row.bundle)


@lru_cache(maxsize=8)
def _read(bundle: bytes) -> Catalogue:
    return catalogue_reader.catalogue_from_bundle(bundle)
