"""serve: HQ as a process. Prints one line with its address when it is ready."""

import argparse
import signal
import socket
import sys

import uvicorn

from sync.hq import catalogues, meta
from sync.hq.application import create_application, open_hq, take_up_work
from sync.hq.commands.failure import Failure, why
from sync.hq.commands.setting_up import passphrase
from sync.hq.commands.terminal import NotTold
from sync.hq.settings import Settings
from sync.hq.wording import Words

_LAST_REQUESTS_SECONDS = 5


class _Server(uvicorn.Server):
    """Says when it is ready, not when it begins. `untold`: it could not say so, and has ended for that."""

    ready = ""
    untold: NotTold | None = None

    async def main_loop(self) -> None:
        try:
            print(self.ready, flush=True)
        except NotTold as error:
            self.untold = error  # raised here it would be logged as a crash; first all is closed in good order
            return
        await super().main_loop()


def serve(chosen: argparse.Namespace, words: Words) -> int:
    settings = Settings(
        data=chosen.data.resolve(),
        database=chosen.database,
        host=chosen.host,
        port=chosen.port,
        public_address=chosen.public_address,
        tls_cert=chosen.tls_cert,
        tls_key=chosen.tls_key,
    )
    settings.check()
    # Whoever ends HQ wants it whole: its database is closed, so that what lies in the folder is all there is. uvicorn takes the
    # signal while it serves, finishes its last requests and then hands it on to this.
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with _listen(settings, words) as listening:
            return _serve(settings, listening, words)
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)


def _serve(settings: Settings, listening: socket.socket, words: Words) -> int:
    hq = open_hq(settings, passphrase(), listening.getsockname()[1])
    try:
        with hq.database.writing() as session:
            waiting = catalogues.store_package(session)
            meta.note_address(session, hq.address)
        if waiting is not None:
            print(
                words(
                    "This program brings catalogue {release}. HQ keeps to its own: new jobs are made under that.",
                    release=waiting,
                ),
                file=sys.stderr,
            )
        take_up_work(hq)
        server = _Server(
            uvicorn.Config(
                create_application(hq),
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ssl_certfile=str(settings.tls_cert) if settings.tls_cert else None,
                ssl_keyfile=str(settings.tls_key) if settings.tls_key else None,
                timeout_graceful_shutdown=_LAST_REQUESTS_SECONDS,
            )
        )
        server.ready = words("Feldbuch HQ is ready: {address}", address=hq.address)
        server.run(sockets=[listening])
        if server.untold is not None:
            raise server.untold
    finally:
        hq.database.close()
    return 0


def _listen(settings: Settings, words: Words) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except socket.gaierror as error:
        listening.close()
        raise Failure(
            "HQ cannot listen on {host}: this machine does not know the name. Choose another --host.",
            host=settings.host,
        ) from error
    except OSError as error:
        listening.close()
        raise Failure(
            "HQ cannot listen on {host}:{port}: {reason}. Choose another --port.",
            host=settings.host,
            port=settings.port,
            reason=why(error, words),
        ) from error
    return listening
