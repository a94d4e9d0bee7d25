"""Revisions and catalogues down (D1, I6)."""

from fastapi import APIRouter, Request, Response

from sync.hq import catalogues, devices, feed
from sync.hq.api.door import answer, bearer_of, hq_of, nonce_of
from sync.hq.refusal import Refusal
from sync.wire import problems
from sync.wire.endpoints import CATALOGUE, CHANGES
from sync.wire.limits import CHANGES_PER_PULL

router = APIRouter()


@router.get(CHANGES)
def changes(request: Request) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    after, limit = _number(request, "after", 0), _number(request, "limit", CHANGES_PER_PULL)
    with hq.database.reading() as session:
        device = devices.of_token(session, bearer_of(request))
        given = feed.changes(session, device.person_id, request.query_params.get("epoch", ""), after, limit)
    return answer(given, nonce)


@router.get(CATALOGUE)
def catalogue(request: Request, cat_hash: str) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    with hq.database.reading() as session:
        devices.of_token(session, bearer_of(request))
        given = catalogues.answer(session, cat_hash)
    return answer(given, nonce)


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise Refusal(problems.BAD_REQUEST, reason=name)
    return int(text)
