"""Clock, enrolment and access tokens: what a tablet may ask before it has a token."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sync.hq import devices, moments
from sync.hq.api.door import actor_of, answer, body_of, hq_of, message, nonce_of, origin_of
from sync.hq.refusal import Refusal
from sync.wire import problems
from sync.wire.endpoints import CLOCK, ENROL, TOKEN
from sync.wire.messages import ClockAnswer, EnrolRequest, TokenRequest

router = APIRouter()
Body = Annotated[bytes, Depends(body_of)]


@router.get(CLOCK)
def clock(request: Request) -> Response:
    return answer(ClockAnswer(hq_time=moments.now_written()), nonce_of(request))


@router.post(ENROL)
def enrol(request: Request, raw: Body) -> Response:
    hq, nonce, origin = hq_of(request), nonce_of(request), origin_of(request)
    asked = message(request, EnrolRequest, raw)
    wait = hq.throttles.enrolment.wait(origin)
    if wait:
        raise Refusal(problems.TOO_MANY, retry_after_s=wait)
    with hq.database.writing() as session:
        given = devices.enrol(session, actor_of(request), hq.issuer, asked)
    if isinstance(given, Refusal):
        if given.problem.kind is problems.CODE_UNKNOWN:
            hq.throttles.enrolment.mark(origin)
        raise given
    return answer(given, nonce)


@router.post(TOKEN)
def token(request: Request, raw: Body) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    asked = message(request, TokenRequest, raw)
    with hq.database.writing() as session:
        given = devices.make_token(session, asked.assertion)
    return answer(given, nonce)
