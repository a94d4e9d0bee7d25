"""A real HQ for tests: the command as a process on a free port, and a small device that speaks the wire by itself."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from checklists import canonical, journal, keys
from checklists.ids import new_id
from checklists.moment import Moment
from sync.hq.__main__ import main
from sync.wire import codec, endpoints, ticket
from sync.wire.messages import (
    TYP_ASSERTION,
    TYP_ENROLMENT,
    TYP_LOG_HEAD,
    BlobAnswer,
    ChangesAnswer,
    EnrolAnswer,
    EnrolmentTicket,
    EnrolRequest,
    HelloAnswer,
    HelloRequest,
    PushAnswer,
    PushRequest,
    TokenAnswer,
    TokenRequest,
)
from sync.wire.versions import MEDIA_TYPE, PROBLEM_MEDIA_TYPE

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse battery"


@dataclass
class HqProcess:
    """`feldbuch-hq` with one data folder. `stop`, `kill` and `start` may be called again and again."""

    data: Path
    database: str | None = None
    port: int = 0
    options: tuple[str, ...] = ()
    address: str = ""
    process: subprocess.Popen[str] | None = None

    def cli(
        self, *arguments: str, env: dict[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run one command with this HQ's --data (and --database), inside this process: it starts in no time."""
        command = [*arguments, "--data", str(self.data), *self._database()]
        out, err, umask = io.StringIO(), io.StringIO(), os.umask(0o022)
        before, given = dict(os.environ), sys.stdin
        os.environ.pop("FELDBUCH_PASSWORD", None)
        os.environ.update({"LC_ALL": "en_GB.UTF-8", **(env or {})})
        sys.stdin = io.StringIO(stdin)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main(command)
        finally:
            sys.stdin = given
            os.environ.clear()
            os.environ.update(before)
            os.umask(umask)
        return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())

    def must(self, *arguments: str, stdin: str = "") -> str:
        """A command that must succeed; gives its standard output."""
        done = self.cli(*arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sync.hq", "serve", "--data", str(self.data), "--port", str(self.port)]
            + [*self._database(), *self.options],
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "en_GB.UTF-8"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "HQ did not start"
        self.address = line.split()[-1]
        self.port = int(self.address.rpartition(":")[2])

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(timeout=20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process = None

    def _database(self) -> list[str]:
        return ["--database", self.database] if self.database else []

    def code_for(self, technician: str) -> EnrolmentTicket:
        made = json.loads(self.must("device", "enrol", technician, "--json"))
        return ticket.from_text(made["code"])


@contextlib.contextmanager
def running_hq(data: Path, *, database: str | None = None, options: tuple[str, ...] = ()) -> Iterator[HqProcess]:
    """An initialised HQ with the technician t.becker and the dispatcher yildiz (PASSWORD), serving on a free loopback port."""
    hq = HqProcess(data=data, database=database, options=options)
    hq.must("init")
    hq.must("user", "add", "t.becker", "--name", "T. Becker", "--role", "technician")
    hq.must("user", "add", "yildiz", "--name", "S. Yıldız", "--role", "dispatcher", "--password-stdin", stdin=PASSWORD)
    hq.start()
    try:
        yield hq
    finally:
        hq.kill()


def new_client() -> httpx.Client:
    """Keeps no connection open, so nothing has to be closed after a killed HQ."""
    return httpx.Client(trust_env=False, timeout=30, limits=httpx.Limits(max_keepalive_connections=0))


@dataclass
class Device:
    """A tablet reduced to the wire: it enrols, makes entries and sends them."""

    address: str
    client: httpx.Client = field(default_factory=new_client)
    key: keys.KeyPair = field(default_factory=keys.make_key)
    log_id: str = field(default_factory=lambda: os.urandom(16).hex())
    raws: list[bytes] = field(default_factory=list)
    me: EnrolAnswer | None = None
    token: str = ""

    def ask(
        self,
        method: str,
        path: str,
        message: object = None,
        *,
        content: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """One request as the protocol wants it; `headers` override."""
        sent = {"Feldbuch-Nonce": os.urandom(16).hex()}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if message is not None:
            content, sent["Content-Type"] = codec.encode(message), MEDIA_TYPE
        return self.client.request(method, self.address + path, content=content, headers={**sent, **(headers or {})})

    def read(self, kind: type[Any], response: httpx.Response) -> Any:
        """The answer, believed only as a tablet would believe it."""
        assert response.status_code == 200, response.text
        assert response.headers["Content-Type"] == MEDIA_TYPE
        codec.check_digest(response.headers["Content-Digest"], response.content)
        return codec.decode_answer(kind, response.content, response.request.headers["Feldbuch-Nonce"])

    def problem(self, response: httpx.Response) -> codec.Problem:
        assert response.headers["Content-Type"] == PROBLEM_MEDIA_TYPE, response.text
        codec.check_digest(response.headers["Content-Digest"], response.content)
        return codec.decode_problem(response.content, response.request.headers.get("Feldbuch-Nonce", ""))

    def enrol_request(self, secret: str) -> EnrolRequest:
        proof = keys.sign_jws(self.key, TYP_ENROLMENT, {"secret_sha256": canonical.sha256_hex(secret.encode("ascii"))})
        return EnrolRequest(
            secret=secret,
            public_key=self.key.public_jwk,
            proof=proof,
            label="Tablet",
            platform="test",
            app_version="0.1.0",
        )

    def enrol(self, secret: str) -> httpx.Response:
        return self.ask("POST", endpoints.ENROL, self.enrol_request(secret))

    def assertion(self, **other: Any) -> str:
        assert self.me is not None
        now = int(time.time())
        claims = {
            "iss": self.me.device_id,
            "sub": self.me.device_id,
            "aud": "feldbuch-hq",
            "jti": os.urandom(12).hex(),
            "iat": now,
            "exp": now + 120,
        }
        return keys.sign_jws(self.key, TYP_ASSERTION, {**claims, **other})

    def join(self, secret: str) -> "Device":
        """Enrol and take a token."""
        self.me = self.read(EnrolAnswer, self.enrol(secret))
        self.new_token()
        return self

    def new_token(self) -> None:
        given = self.ask("POST", endpoints.TOKEN, TokenRequest(assertion=self.assertion()))
        self.token = self.read(TokenAnswer, given).token

    def hello(self) -> HelloAnswer:
        assert self.me is not None
        request = HelloRequest(
            epoch=self.me.epoch, cursor=0, log_id=self.log_id, seq=0, head_hash="0" * 64, app_version="0.1.0"
        )
        answer = self.read(HelloAnswer, self.ask("POST", endpoints.HELLO, request))
        assert isinstance(answer, HelloAnswer)
        return answer

    def changes(self, after: int = 0, limit: int = 100) -> ChangesAnswer:
        assert self.me is not None
        path = f"{endpoints.CHANGES}?epoch={self.me.epoch}&after={after}&limit={limit}"
        answer = self.read(ChangesAnswer, self.ask("GET", path))
        assert isinstance(answer, ChangesAnswer)
        return answer

    def write(
        self, kind: journal.EntryKind, body: dict[str, Any], job: dict[str, Any] | None = None, **other: Any
    ) -> bytes:
        """Add one entry to the own log."""
        assert self.me is not None
        job = job or {"job_id": "no-job", "job_rev": 1, "cat_hash": "0" * 64}
        previous = journal.entry_hash(self.raws[-1]) if self.raws else journal.NO_PREVIOUS
        at = Moment(wall="2026-12-01T08:30:00+01:00", tz="MEZ", mono_ms=1, boot_id="b")
        fields: dict[str, Any] = {
            "entry_id": new_id(),
            "log_id": self.log_id,
            "seq": len(self.raws) + 1,
            "prev": previous,
            "kind": kind,
            "job_id": job["job_id"],
            "job_rev": job["job_rev"],
            "cat_hash": job["cat_hash"],
            "actor": self.me.person["person_id"],
            "at": at,
            "seen": 0,
            "body": body,
        }
        raw = journal.Entry(**{**fields, **other}).to_bytes()
        self.raws.append(raw)
        return raw

    def push_request(self, first: int = 1, last: int | None = None, raws: list[bytes] | None = None) -> PushRequest:
        """Entries `first` to `last` (both counted from 1) with the device's word for the last one."""
        chosen = raws if raws is not None else self.raws[first - 1 : last]
        head = keys.sign_jws(
            self.key,
            TYP_LOG_HEAD,
            {
                "log_id": self.log_id,
                "through_seq": first + len(chosen) - 1,
                "head_hash": journal.entry_hash(chosen[-1]),
            },
        )
        return PushRequest(from_seq=first, entries=tuple(raw.decode() for raw in chosen), head=head)

    def send(self, request: PushRequest) -> httpx.Response:
        return self.ask("POST", endpoints.ENTRIES.format(log_id=self.log_id), request)

    def push(self, first: int = 1, last: int | None = None) -> PushAnswer:
        return self.read_push(self.send(self.push_request(first, last)))

    def read_push(self, response: httpx.Response) -> PushAnswer:
        answer = self.read(PushAnswer, response)
        assert isinstance(answer, PushAnswer)
        return answer

    def put(self, content: bytes) -> BlobAnswer:
        path = endpoints.BLOB.format(sha256=canonical.sha256_hex(content))
        answer = self.read(BlobAnswer, self.ask("PUT", path, content=content))
        assert isinstance(answer, BlobAnswer)
        return answer
