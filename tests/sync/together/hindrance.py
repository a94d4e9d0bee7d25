"""Bad lines on purpose: a proxy between tablet and HQ that loses answers or lets HQ die, and a stranger who answers for HQ."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Proxy:
    """Forwards bytes to HQ. `lose` names paths whose next answer is thrown away after HQ gave it; `after` (path, bytes, act) acts
    once that much of a request to that path went through, and then breaks the line."""

    target: tuple[str, int]
    address: str = ""
    lose: list[str] = field(default_factory=list)
    after: tuple[str, int, Callable[[], None]] | None = None
    acted: threading.Event = field(default_factory=threading.Event)
    lost: int = 0
    through: int = 0

    def serve(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(self.target, timeout=10)
        except OSError:
            client.close()
            return
        path = [""]
        upload = [0]
        back = threading.Thread(target=self._answers, args=(server, client, path), daemon=True)
        back.start()
        with contextlib.suppress(OSError):
            while piece := client.recv(16384):
                first = piece.split(b"\r\n", 1)[0]
                if first.endswith(b"HTTP/1.1"):
                    path[0], upload[0] = first.decode("latin-1"), 0
                upload[0] += len(piece)
                server.sendall(piece)
                self.through += len(piece)
                if self.after and self.after[0] in path[0] and upload[0] >= self.after[1]:
                    act, self.after = self.after[2], None
                    act()
                    self.acted.set()
                    break
        _close(server, client)
        back.join(timeout=10)

    def _answers(self, server: socket.socket, client: socket.socket, path: list[str]) -> None:
        with contextlib.suppress(OSError):
            while piece := server.recv(65536):
                doomed = next((one for one in self.lose if one in path[0]), None)
                if doomed is not None:
                    self.lose.remove(doomed)
                    self.lost += 1
                    break
                client.sendall(piece)
        _close(server, client)


@contextlib.contextmanager
def proxy_to(address: str) -> Iterator[Proxy]:
    port = int(address.rpartition(":")[2])
    made = Proxy(target=("127.0.0.1", port))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        threads: list[threading.Thread] = []

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    thread = threading.Thread(target=made.serve, args=(client,), daemon=True)
                    thread.start()
                    threads.append(thread)

        acceptor = threading.Thread(target=accept, daemon=True)
        acceptor.start()
        try:
            yield made
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join(timeout=10)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@contextlib.contextmanager
def stranger(answer: Callable[[BaseHTTPRequestHandler], Answer]) -> Iterator[str]:
    """Somebody else's server: every request gets what `answer` makes."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            given = answer(self)
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(given.body)
            self.close_connection = True

        do_GET = do_POST = do_PUT = do_HEAD = _any

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _close(*sockets: socket.socket) -> None:
    for one in sockets:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
