"""Blobs in: one streamed PUT each, durable before the answer (B0)."""

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from sync.hq import blobs, devices, reporting
from sync.hq.api.door import answer, bearer_of, empty, hq_of, nonce_of
from sync.hq.hq import Hq
from sync.hq.refusal import Refusal
from sync.wire import codec, problems
from sync.wire.endpoints import BLOB, DIGEST_HEADER
from sync.wire.limits import MAX_BLOB_BYTES
from sync.wire.messages import BlobAnswer

router = APIRouter()


@router.head(BLOB)
def head(request: Request, sha256: str) -> Response:
    hq, nonce = hq_of(request), nonce_of(request)
    blobs.check_name(sha256)
    with hq.database.reading() as session:
        devices.of_token(session, bearer_of(request))
        size = blobs.size_of(session, sha256)
    if size is None:
        raise Refusal(problems.NOT_FOUND)
    return empty(nonce, {"Content-Length": str(size), DIGEST_HEADER: codec.digest_of(bytes.fromhex(sha256))})


@router.put(BLOB)
async def put(request: Request, sha256: str) -> Response:
    """The one handler that is no plain function: a large body must not be held in memory, and only a coroutine can stream it."""
    hq, nonce = hq_of(request), nonce_of(request)
    blobs.check_name(sha256)
    device_id = await run_in_threadpool(_device, hq, bearer_of(request))
    if int(request.headers.get("Content-Length", "0") or 0) > MAX_BLOB_BYTES:
        raise Refusal(problems.TOO_LARGE, limit=MAX_BLOB_BYTES)
    arriving = await run_in_threadpool(blobs.Arriving, hq.settings.places.blobs)
    try:
        async for chunk in request.stream():
            arriving.write(chunk)
        size = await run_in_threadpool(arriving.keep, sha256)
    finally:
        arriving.drop()
    await run_in_threadpool(_note, hq, sha256, size, device_id)
    return answer(BlobAnswer(sha256=sha256, size=size), nonce)


def _device(hq: Hq, token: str) -> str:
    with hq.database.reading() as session:
        return devices.of_token(session, token).device_id


def _note(hq: Hq, sha256: str, size: int, device_id: str) -> None:
    with hq.database.writing() as session:
        blobs.note(session, sha256, size, device_id)
        waiting = reporting.waiting_for(session, sha256)
    for report_id in waiting:
        reporting.consider(hq.bench, report_id)
