"""Bytes in, bytes out: nonce, media type, digest, token and refusals, the same for every request of a tablet (H2, U6)."""

import re
from collections.abc import Mapping
from typing import TypeVar

from fastapi import Request, Response

from sync.hq.audit import Actor
from sync.hq.hq import Hq
from sync.hq.refusal import Refusal
from sync.wire import codec, problems
from sync.wire.codec import Problem
from sync.wire.endpoints import DIGEST_HEADER, NONCE_HEADER
from sync.wire.limits import MAX_PUSH_BYTES
from sync.wire.versions import MEDIA_TYPE, PROBLEM_MEDIA_TYPE

M = TypeVar("M")

MAX_BODY_BYTES = 2 * MAX_PUSH_BYTES + 64 * 1024
"""A push's entries are quoted inside JSON, so the body is longer than the entries."""
_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")


def hq_of(request: Request) -> Hq:
    found = request.app.state.hq
    assert isinstance(found, Hq)
    return found


def actor_of(request: Request, device_id: str | None = None) -> Actor:
    return Actor(device_id=device_id, origin=origin_of(request))


def origin_of(request: Request) -> str:
    """The caller's address as the transport saw it."""
    return request.client.host if request.client else ""


def nonce_of(request: Request) -> str:
    """Raises Refusal where the request carries none of ours."""
    nonce = request.headers.get(NONCE_HEADER, "")
    if not _NONCE.fullmatch(nonce):
        raise Refusal(problems.BAD_REQUEST, reason="nonce")
    return nonce


def bearer_of(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(problems.NO_TOKEN)
    return token


async def body_of(request: Request) -> bytes:
    """The whole body, refused as soon as it grows too large. Only reading is asynchronous; handlers are plain functions."""
    parts: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise Refusal(problems.TOO_LARGE, limit=MAX_BODY_BYTES)
        parts.append(chunk)
    return b"".join(parts)


def message(request: Request, kind: type[M], raw: bytes) -> M:
    """The message of a request. Raises Refusal for another media type, a wrong digest or a body that is none."""
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != MEDIA_TYPE:
        raise Refusal(problems.BAD_REQUEST, reason="media-type")
    try:
        if DIGEST_HEADER in request.headers:
            codec.check_digest(request.headers[DIGEST_HEADER], raw)
        return codec.decode(kind, raw, limit=MAX_BODY_BYTES)
    except codec.NotOurs as error:
        kind_of_problem = problems.DIGEST_MISMATCH if error.what == "digest" else problems.BAD_REQUEST
        raise Refusal(kind_of_problem, reason=error.what) from error


def answer(data: object, nonce: str) -> Response:
    raw = codec.encode_answer(data, nonce)
    return Response(content=raw, media_type=MEDIA_TYPE, headers=_headers(raw, nonce))


def refusal(request: Request, problem: Problem) -> Response:
    nonce = request.headers.get(NONCE_HEADER, "")
    nonce = nonce if _NONCE.fullmatch(nonce) else ""
    raw = codec.encode_problem(problem, nonce)
    headers = _headers(raw, nonce)
    if "retry_after_s" in problem.values:
        headers["Retry-After"] = str(problem.values["retry_after_s"])
    return Response(content=raw, status_code=problem.kind.status, media_type=PROBLEM_MEDIA_TYPE, headers=headers)


def empty(nonce: str, headers: Mapping[str, str]) -> Response:
    """The answer to HEAD."""
    return Response(headers={NONCE_HEADER: nonce, "Cache-Control": "no-store", **headers})


def _headers(raw: bytes, nonce: str) -> dict[str, str]:
    headers = {DIGEST_HEADER: codec.content_digest(raw), "Cache-Control": "no-store"}
    if nonce:
        headers[NONCE_HEADER] = nonce
    return headers
