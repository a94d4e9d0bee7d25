"""One keep-alive line to HQ, and what an answer must show before it is believed (rules H1, H2)."""

import ipaddress
import re
import secrets
import ssl
from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from sync.device.failures import Failure, NoHq, NotBelieved, Portal, Refused, TlsTrouble, UnsafeAddress
from sync.wire import codec, endpoints, versions
from sync.wire.limits import MAX_ANSWER_BYTES
from sync.wire.messages import BlobAnswer

M = TypeVar("M")

_TIMEOUT = httpx.Timeout(30.0, connect=8.0)
_GATEWAYS = (502, 503, 504)
_BAD_DATES = re.compile(r"not yet valid|expired", re.IGNORECASE)


def is_loopback(address: str) -> bool:
    """Whether an address stays on this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class HqClient:
    """Requests to one HQ. `requests_failed` counts those that got no answer that counts."""

    def __init__(self, address: str, *, ca_file: str = "", transport: httpx.BaseTransport | None = None) -> None:
        """`ca_file` is one more authority for TLS besides the system's. Raises UnsafeAddress."""
        parts = urlsplit(address)
        if not parts.hostname or parts.scheme not in ("https", "http"):
            raise UnsafeAddress(address)
        if parts.scheme == "http" and not is_loopback(address):
            raise UnsafeAddress(address)
        self.address = address.rstrip("/")
        self.requests_failed = 0
        self._client = httpx.Client(
            base_url=self.address,
            follow_redirects=False,
            timeout=_TIMEOUT,
            verify=_trust(ca_file),
            # A proxy of the environment must not stand between a tablet and the HQ on the same machine.
            trust_env=not is_loopback(address),
            transport=transport,
        )

    def close(self) -> None:
        self._client.close()

    def ask(
        self,
        kind: type[M],
        method: str,
        path: str,
        message: object | None = None,
        *,
        token: str | None = None,
        params: Mapping[str, str | int] | None = None,
    ) -> M:
        """One request, one believed answer. Raises NoHq, Portal, TlsTrouble, NotBelieved, Refused."""
        nonce = secrets.token_urlsafe(18)
        headers = _headers(nonce, token)
        body: bytes | None = None
        if message is not None:
            body = codec.encode(message)
            headers["Content-Type"] = versions.MEDIA_TYPE
            headers[endpoints.DIGEST_HEADER] = codec.content_digest(body)
        try:
            response = self._send(
                self._client.build_request(method, path, headers=headers, content=body, params=params)
            )
            return self._believe(kind, response, nonce)
        except Failure as failure:
            self._count(failure)
            raise

    def has_blob(self, sha256: str, size: int, token: str) -> bool:
        """Whether HQ holds exactly these bytes. Raises as `ask`."""
        nonce = secrets.token_urlsafe(18)
        path = endpoints.BLOB.format(sha256=sha256)
        try:
            response = self._send(self._client.build_request("HEAD", path, headers=_headers(nonce, token)))
            if response.headers.get(endpoints.NONCE_HEADER) != nonce:
                raise Portal("head")
            if response.status_code == 401:
                raise NotBelieved("token")
            return response.status_code == 200 and response.headers.get("Content-Length") == str(size)
        except Failure as failure:
            self._count(failure)
            raise

    def put_blob(self, sha256: str, size: int, pieces: Iterable[bytes], token: str) -> BlobAnswer:
        """The bytes in one streamed PUT that may be repeated (B0). Raises as `ask`."""
        nonce = secrets.token_urlsafe(18)
        headers = _headers(nonce, token)
        headers["Content-Type"] = "application/octet-stream"
        headers["Content-Length"] = str(size)
        headers[endpoints.DIGEST_HEADER] = codec.digest_of(bytes.fromhex(sha256))
        path = endpoints.BLOB.format(sha256=sha256)
        try:
            response = self._send(self._client.build_request("PUT", path, headers=headers, content=pieces))
            answer = self._believe(BlobAnswer, response, nonce)
            if answer.sha256 != sha256 or answer.size != size:
                raise NotBelieved("blob")
            return answer
        except Failure as failure:
            self._count(failure)
            raise

    def _count(self, failure: Failure) -> None:
        if not isinstance(failure, Refused):
            self.requests_failed += 1

    def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            response = self._client.send(request, stream=True)
            try:
                received = bytearray()
                for piece in response.iter_raw():
                    received += piece
                    if len(received) > MAX_ANSWER_BYTES:
                        raise NotBelieved("too-large")
            finally:
                response.close()
        except httpx.ConnectError as error:
            raise _connect_trouble(error) from error
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise NoHq(type(error).__name__) from error
        return httpx.Response(response.status_code, headers=response.headers, content=_undecoded(response, received))

    def _believe(self, kind: type[M], response: httpx.Response, nonce: str) -> M:
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if media_type not in (versions.MEDIA_TYPE, versions.PROBLEM_MEDIA_TYPE):
            if response.status_code in _GATEWAYS:
                raise NoHq(f"gateway {response.status_code}")
            raise Portal(f"{response.status_code} {media_type or 'no media type'}")
        try:
            codec.check_digest(response.headers.get(endpoints.DIGEST_HEADER), response.content)
            if media_type == versions.PROBLEM_MEDIA_TYPE:
                raise Refused(codec.decode_problem(response.content, nonce))
            if response.status_code != 200:
                raise NotBelieved(f"status {response.status_code}")
            return codec.decode_answer(kind, response.content, nonce)
        except codec.NotOurs as error:
            raise NotBelieved(error.what) from error


def _headers(nonce: str, token: str | None) -> dict[str, str]:
    headers = {
        endpoints.NONCE_HEADER: nonce,
        "Accept": f"{versions.MEDIA_TYPE}, {versions.PROBLEM_MEDIA_TYPE}",
        # The digest is over the bytes as sent; a proxy that packs them would break it.
        "Accept-Encoding": "identity",
    }
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    return headers


def _undecoded(response: httpx.Response, received: bytearray) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise Portal("content-encoding")
    return bytes(received)


def _trust(ca_file: str) -> ssl.SSLContext:
    """The system's trust and, where given, one more authority; never none."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


def _connect_trouble(error: httpx.ConnectError) -> NoHq | TlsTrouble:
    text = str(error)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return TlsTrouble(text, clock=bool(_BAD_DATES.search(text)))
        cause = cause.__cause__ or cause.__context__
    return NoHq("connect")
