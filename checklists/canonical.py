"""The one byte form of everything that is hashed or signed: RFC 8785 over NFC strings, and strict reading back (rules E2, E3)."""

import hashlib
import json
import unicodedata
from typing import Any

import rfc8785

MAX_DEPTH = 32
MAX_ENTRY_BYTES = 256 * 1024


class NotCanonical(ValueError):
    """Bytes that are no strict JSON of ours; `what` says why in a short code."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def to_bytes(data: Any) -> bytes:
    """Canonical JSON of `data` with all strings in NFC. Raises NotCanonical for floats, NaN, lone surrogates, big integers."""
    try:
        return rfc8785.dumps(_nfc(data))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonical(str(error)) from error


def from_bytes(raw: bytes, *, limit: int | None = MAX_ENTRY_BYTES) -> Any:
    """Read strictly: UTF-8, no duplicate keys, no floats, no NaN, at most 32 deep and `limit` bytes. Raises NotCanonical."""
    if limit is not None and len(raw) > limit:
        raise NotCanonical("too-large")
    try:
        data = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_no_duplicates,
            parse_constant=_refuse_number,
            parse_float=_refuse_number,
        )
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonical("no-json") from error
    _measure(data, 0)
    return data


def sha256_hex(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _nfc(data: Any) -> Any:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, dict):
        return {_nfc(key): _nfc(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_nfc(value) for value in data]
    if isinstance(data, float):
        raise NotCanonical("float")
    return data


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise NotCanonical("duplicate-key")
    return data


def _refuse_number(text: str) -> Any:
    raise NotCanonical(f"number {text}")


def _measure(data: Any, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise NotCanonical("too-deep")
    if isinstance(data, dict):
        for value in data.values():
            _measure(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            _measure(value, depth + 1)
