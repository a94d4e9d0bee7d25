"""Messages to bytes and back, and what an answer must show before it is believed (rules H2, U6).

Reading is strict: canonical rules of `checklists.canonical` (no duplicate keys, no floats, no NaN), exact types, no unknown field.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Hashable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from checklists import canonical
from sync.wire import problems
from sync.wire.limits import MAX_ANSWER_BYTES
from sync.wire.problems import ProblemType

M = TypeVar("M")

Extra = str | int


class NotOurs(ValueError):
    """Bytes that are no message of this protocol. `what` is a short code: no-json, fields, nonce, digest, problem, too-large …"""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True, kw_only=True)
class _Envelope(Generic[M]):
    nonce: str
    data: M


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One refusal as it travelled. `values` holds its extension members: expected_seq, head_hash, retry_after_s, reason …"""

    kind: ProblemType
    values: Mapping[str, Extra] = field(default_factory=dict)


def encode(message: object) -> bytes:
    """The request body of a message: its fields as canonical JSON."""
    return canonical.to_bytes(_plain(message))


def decode(kind: type[M], raw: bytes, *, limit: int = MAX_ANSWER_BYTES) -> M:
    """The message behind a request body. Raises NotOurs."""
    return _read(cast("TypeAdapter[M]", _adapter(cast(Hashable, kind))), raw, limit)


def encode_answer(message: object, nonce: str) -> bytes:
    """The body of HQ's answer: the envelope that repeats the request's nonce."""
    return canonical.to_bytes({"nonce": nonce, "data": _plain(message)})


def decode_answer(kind: type[M], raw: bytes, nonce: str, *, limit: int = MAX_ANSWER_BYTES) -> M:
    """The message inside HQ's answer, believed only if it repeats `nonce`. Raises NotOurs."""
    envelope = _read(cast("TypeAdapter[_Envelope[M]]", _envelope_adapter(cast(Hashable, kind))), raw, limit)
    if not hmac.compare_digest(envelope.nonce.encode(), nonce.encode()):
        raise NotOurs("nonce")
    return envelope.data


def encode_problem(problem: Problem, nonce: str) -> bytes:
    """RFC 9457 body. `title` is the URN's last part; people read their own language from the type, never this."""
    name = problem.kind.urn.rpartition(":")[2]
    return canonical.to_bytes(
        {
            **problem.values,
            "type": problem.kind.urn,
            "title": name,
            "status": problem.kind.status,
            "nonce": nonce,
        }
    )


def decode_problem(raw: bytes, nonce: str) -> Problem:
    """The problem behind an RFC 9457 body of HQ. Raises NotOurs where it is none of the registry or answers another request."""
    data = _json(raw, MAX_ANSWER_BYTES)
    if not isinstance(data, dict) or not isinstance(data.get("nonce"), str):
        raise NotOurs("problem")
    if not hmac.compare_digest(data["nonce"].encode(), nonce.encode()):
        raise NotOurs("nonce")
    for kind in problems.ALL:
        if kind.urn == data.get("type") and kind.status == data.get("status"):
            values = {
                key: value
                for key, value in data.items()
                if key not in ("type", "title", "status", "nonce") and isinstance(value, str | int)
            }
            return Problem(kind=kind, values=values)
    raise NotOurs("problem")


def content_digest(raw: bytes) -> str:
    """The value of the Content-Digest header (RFC 9530) over a whole body."""
    return digest_of(hashlib.sha256(raw).digest())


def digest_of(sha256: bytes) -> str:
    """The header for a body whose SHA-256 (32 bytes) is known already, as of a streamed blob."""
    return f"sha-256=:{base64.b64encode(sha256).decode('ascii')}:"


def read_digest(header: str | None) -> bytes:
    """The 32 bytes a Content-Digest header promises; other algorithms beside sha-256 are passed over. Raises NotOurs."""
    for part in (header or "").split(","):
        name, _, value = part.strip().partition("=")
        if name == "sha-256" and len(value) > 2 and value[0] == value[-1] == ":":
            try:
                digest = base64.b64decode(value[1:-1], validate=True)
            except binascii.Error as error:
                raise NotOurs("digest") from error
            if len(digest) == 32:
                return digest
    raise NotOurs("digest")


def check_digest(header: str | None, raw: bytes) -> None:
    """Raises NotOurs where the header lacks or does not belong to these bytes."""
    if not hmac.compare_digest(read_digest(header), hashlib.sha256(raw).digest()):
        raise NotOurs("digest")


def _plain(message: object) -> Any:
    if is_dataclass(message) and not isinstance(message, type):
        return asdict(message)
    raise TypeError(f"not a message: {type(message).__name__}")


def _json(raw: bytes, limit: int) -> Any:
    try:
        return canonical.from_bytes(raw, limit=limit)
    except canonical.NotCanonical as error:
        raise NotOurs(error.what) from error


def _read(adapter: TypeAdapter[M], raw: bytes, limit: int) -> M:
    _json(raw, limit)
    try:
        return adapter.validate_json(raw, strict=True, extra="forbid")
    except ValidationError as error:
        raise NotOurs("fields") from error


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


@cache
def _envelope_adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(_Envelope[kind])  # type: ignore[valid-type]
