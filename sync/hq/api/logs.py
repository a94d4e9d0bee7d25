"""Hello and push: a device says where it stands and hands its entries over."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from sync.hq import devices, intake, meta, moments, reporting
from sync.hq.api.door import answer, bearer_of, body_of, hq_of, message, nonce_of
from sync.hq.hq import MIN_APP
from sync.wire.endpoints import ENTRIES, HELLO
from sync.wire.messages import HelloAnswer, HelloRequest, LogHead, PushRequest

router = APIRouter()
Body = Annotated[bytes, Depends(body_of)]


@router.post(HELLO)
def hello(request: Request, raw: Body) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    asked = message(request, HelloRequest, raw)
    with hq.database.writing() as session:
        device = devices.of_token(session, bearer_of(request))
        device.contact_at = moments.now_written()
        device.app_version = asked.app_version[:40]
        given = HelloAnswer(
            hq_time=device.contact_at,
            epoch=meta.epoch(session),
            heads=tuple(
                LogHead(log_id=log.log_id, seq=log.seq, hash=log.hash)
                for log in intake.heads(session, device.device_id)
            ),
            min_app=MIN_APP,
        )
    return answer(given, nonce)


@router.post(ENTRIES)
def push(request: Request, log_id: str, raw: Body) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    asked = message(request, PushRequest, raw)
    with hq.database.writing() as session:
        device = devices.of_token(session, bearer_of(request))
        given = intake.push(session, hq.keys.receipts, device, log_id, asked)
        announced = reporting.unfinished(session)
    # The facts are on disk; what HQ makes of them is a matter of its own.
    for report_id in announced:
        reporting.consider(hq.bench, report_id)
    return answer(given, nonce)
