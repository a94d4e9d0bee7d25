"""Where HQ's things lie and how it is reached."""

import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sync.hq.database import sqlite_url

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class BadSettings(Exception):
    """A setting that cannot be used. `code` is plain-http | tls-pair | tls-files | address | port; `value` is what was given."""

    def __init__(self, code: str, value: str) -> None:
        super().__init__(f"{code}: {value}")
        self.code = code
        self.value = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Everything HQ keeps, under one folder."""

    data: Path

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def ca(self) -> Path:
        return self.data / "ca.pem"

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"

    @property
    def uploads(self) -> Path:
        """Workbooks between preview and import."""
        return self.data / "uploads"

    @property
    def database(self) -> Path:
        return self.data / "hq.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`public_address` is what tablets and QR codes are told; without it the address HQ listens on."""

    data: Path
    database: str | None = None
    host: str = "127.0.0.1"
    port: int = 8500
    public_address: str | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None

    @property
    def places(self) -> Places:
        return Places(data=self.data)

    @property
    def database_url(self) -> str:
        return self.database or sqlite_url(self.places.database)

    @property
    def secure(self) -> bool:
        """Whether people reach HQ over https, here or through a proxy before it."""
        return self.tls_cert is not None or (self.public_address or "").startswith("https://")

    def address(self, port: int | None = None) -> str:
        """Without a slash at its end."""
        if self.public_address:
            return self.public_address.rstrip("/")
        scheme = "https" if self.tls_cert else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{port or self.port}"

    def check(self) -> None:
        """Raises BadSettings: plain http is served on loopback only (H1), a certificate needs its key."""
        if not 0 <= self.port <= 65535:
            raise BadSettings("port", str(self.port))
        if (self.tls_cert is None) != (self.tls_key is None):
            raise BadSettings("tls-pair", str(self.tls_cert or self.tls_key))
        if self.tls_cert is None and self.host not in LOOPBACK:
            raise BadSettings("plain-http", self.host)
        if self.tls_cert is not None and self.tls_key is not None:
            try:
                ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(self.tls_cert, self.tls_key)
            except OSError as error:  # ssl.SSLError is one
                raise BadSettings("tls-files", f"{self.tls_cert}, {self.tls_key}") from error
        if self.public_address is not None:
            check_address(self.public_address)


def check_address(address: str) -> None:
    """Raises BadSettings for what is no address tablets could come to, or plain http beyond this machine."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise BadSettings("address", address) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or port == 0:
        raise BadSettings("address", address)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise BadSettings("plain-http", address)
