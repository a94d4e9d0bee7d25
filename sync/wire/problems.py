"""Every refusal HQ can give, in one registry (RFC 9457). The tablet switches on `type`, never on text; retired ones stay reserved."""

from dataclasses import dataclass
from enum import StrEnum


class Retry(StrEnum):
    """Whether trying the same again can help."""

    LATER = "later"
    AFTER_CHANGE = "after-change"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    urn: str
    status: int
    retry: Retry


def _problem(name: str, status: int, retry: Retry) -> ProblemType:
    return ProblemType(urn=f"urn:feldbuch:problem:{name}", status=status, retry=retry)


BAD_REQUEST = _problem("bad-request", 400, Retry.NEVER)
NO_TOKEN = _problem("no-token", 401, Retry.AFTER_CHANGE)
BAD_ASSERTION = _problem("bad-assertion", 401, Retry.AFTER_CHANGE)
REVOKED = _problem("revoked", 403, Retry.NEVER)
FOREIGN_LOG = _problem("foreign-log", 403, Retry.NEVER)
NOT_FOUND = _problem("not-found", 404, Retry.NEVER)
FORK = _problem("fork", 409, Retry.AFTER_CHANGE)
GAP = _problem("gap", 409, Retry.AFTER_CHANGE)
CODE_USED = _problem("code-used", 409, Retry.NEVER)
CODE_UNKNOWN = _problem("code-unknown", 403, Retry.NEVER)
CODE_EXPIRED = _problem("code-expired", 410, Retry.NEVER)
EPOCH_CHANGED = _problem("epoch-changed", 410, Retry.AFTER_CHANGE)
TOO_LARGE = _problem("too-large", 413, Retry.NEVER)
DIGEST_MISMATCH = _problem("digest-mismatch", 422, Retry.LATER)
TOO_MANY = _problem("too-many", 429, Retry.LATER)
BUSY = _problem("busy", 503, Retry.LATER)

ALL: tuple[ProblemType, ...] = (
    BAD_REQUEST,
    NO_TOKEN,
    BAD_ASSERTION,
    REVOKED,
    FOREIGN_LOG,
    NOT_FOUND,
    FORK,
    GAP,
    CODE_USED,
    CODE_UNKNOWN,
    CODE_EXPIRED,
    EPOCH_CHANGED,
    TOO_LARGE,
    DIGEST_MISMATCH,
    TOO_MANY,
    BUSY,
)
