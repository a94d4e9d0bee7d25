"""Releases of the catalogue: number, digest, since when, how many jobs; and what one changed against the one before it."""

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from sync.hq import catalogues
from sync.hq.catalogue_words import sentences
from sync.hq.catalogues import HeldRelease
from sync.hq.pages import render, report_view
from sync.hq.pages.contexts import CataloguePage, ReleaseLine
from sync.hq.pages.door import NotThere, Seen
from sync.hq.tables import PersonRow

router = APIRouter()


@router.get("/catalogues")
def show(visit: Seen) -> Response:
    """`?of=<digest>` chooses whose changes are told; without it those of the newest."""
    with visit.hq.database.reading() as session:
        held = catalogues.held(session)
        chosen = visit.query.get("of") or held[0].cat_hash
        try:
            before = catalogues.before(session, chosen)
        except KeyError as error:
            raise NotThere from error
        catalogue = catalogues.read(session, chosen)
        trademark = catalogue.trademark_notice
        shown = CataloguePage(
            releases=tuple(_line(session, one) for one in held),
            chosen=chosen,
            release=catalogue.release,
            before=before.release if before is not None else "",
            changes=tuple(sentences(visit.words, before, catalogue)) if before is not None else (),
            trademark=trademark.de if visit.words.language == "de" else trademark.en,
        )
        around = render.frame(session, visit, "catalogues")
    return render.page(visit, "catalogues.html", around, shown)


def _line(session: Session, one: HeldRelease) -> ReleaseLine:
    person = session.get(PersonRow, one.by) if one.by else None
    return ReleaseLine(
        release=one.release,
        cat_hash=one.cat_hash,
        at=one.at,
        came="program" if one.by is None else "published",
        by=report_view.short_name(person.name) if person is not None else "",
        jobs=one.jobs,
    )
