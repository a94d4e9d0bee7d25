"""The way in: HQ's clock, then a short-lived token for a signed assertion (rules A1, T3)."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from checklists import keys
from sync.device.device_store import DeviceStore
from sync.device.failures import NotBelieved, Refused
from sync.device.hq_client import HqClient
from sync.wire import endpoints, problems
from sync.wire.messages import TYP_ASSERTION, ClockAnswer, TokenAnswer, TokenRequest

AUDIENCE = "feldbuch-hq"
_ASSERTION_SECONDS = 240
_EARLY_SECONDS = 30
T = TypeVar("T")


def read_time(text: str) -> datetime:
    """HQ's UTC time. Raises NotBelieved."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotBelieved("hq_time") from error
    return told if told.tzinfo else told.replace(tzinfo=UTC)


class Access:
    """Holds one token as long as it lives; time is counted by the tablet's uncheatable clock from HQ's own word."""

    def __init__(self, client: HqClient, store: DeviceStore, mono: Callable[[], float]) -> None:
        self._client = client
        self._store = store
        self._mono = mono
        self._token: str | None = None
        self._until = 0.0

    def with_token(self, act: Callable[[str], T]) -> T:
        """`act` with a token; once more with a fresh one where HQ no longer knows it (HQ restarted)."""
        token = self._fresh() if self._token is None or self._mono() >= self._until else self._token
        try:
            return act(token)
        except Refused as refused:
            if refused.problem.kind is not problems.NO_TOKEN:
                raise
        except NotBelieved as doubt:
            if doubt.what != "token":
                raise
        return act(self._fresh())

    def _fresh(self) -> str:
        self._token = None
        clock = self._client.ask(ClockAnswer, "GET", endpoints.CLOCK)
        now = read_time(clock.hq_time)
        self._store.heard(now)
        identity = self._store.identity()
        claims = {
            "iss": identity.device_id,
            "sub": identity.device_id,
            "aud": AUDIENCE,
            "jti": secrets.token_urlsafe(18),
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(seconds=_ASSERTION_SECONDS)).timestamp()),
        }
        assertion = keys.sign_jws(identity.key, TYP_ASSERTION, claims)
        answer = self._client.ask(TokenAnswer, "POST", endpoints.TOKEN, TokenRequest(assertion=assertion))
        self._token = answer.token
        self._until = self._mono() + max(0, answer.seconds - _EARLY_SECONDS)
        return answer.token
