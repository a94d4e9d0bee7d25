"""Catalogue releases HQ holds. HQ's counts: a job names its `cat_hash`, the tablet pulls that bundle (I6)."""

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists import canonical, catalogue_reader
from checklists.catalogue import Catalogue
from sync.hq import moments
from sync.hq.refusal import Refusal
from sync.hq.tables import CatalogueRow
from sync.wire import problems
from sync.wire.messages import CatalogueAnswer


def store_package(session: Session) -> str:
    """Hold the release that came with this program, if it is not held yet; gives its hash."""
    catalogue = catalogue_reader.read_catalogue()
    bundle = catalogue_reader.bundle_bytes(catalogue)
    cat_hash = canonical.sha256_hex(bundle)
    if session.get(CatalogueRow, cat_hash) is None:
        session.add(
            CatalogueRow(cat_hash=cat_hash, release=catalogue.release, bundle=bundle, created_at=moments.now_written())
        )
        session.flush()
    return cat_hash


def newest(session: Session) -> str:
    """The release new jobs are made under."""
    return session.execute(
        select(CatalogueRow.cat_hash).order_by(CatalogueRow.created_at.desc(), CatalogueRow.cat_hash).limit(1)
    ).scalar_one()


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
