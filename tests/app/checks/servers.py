"""Small servers on the loopback, each connection told by a plain function, and the facts a check brought home."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from app.checks.outcome import CheckOutcome
from app.checks.reach import Reach
from tests.app.checks.authority import Papers

HOST = "127.0.0.1"
Talk = Callable[[socket.socket], None]


def near(**more: object) -> Reach:
    """The loopback and nothing else; a second is long here."""
    known: dict[str, object] = {"seconds": 1.0, "own_address": lambda: HOST, "proxy": lambda: ""}
    return Reach(**(known | more))  # type: ignore[arg-type]


def never() -> bool:
    return False


def facts(found: CheckOutcome) -> list[tuple[str, str]]:
    return [(key, value) for key, _, value in (part.partition("=") for part in found.raw.split("; "))]


def fact(found: CheckOutcome, key: str) -> str:
    return next((value for name, value in facts(found) if name == key), "")


@contextmanager
def serving(talk: Talk) -> Iterator[int]:
    """Every connection is handed to `talk` on a thread of its own, and closed behind it. Gives the port."""
    with socket.create_server((HOST, 0)) as server:
        open_ones: list[socket.socket] = []

        def one(client: socket.socket) -> None:
            with client, suppress(OSError):  # whoever checks may hang up at any time
                talk(client)

        def all_of_them() -> None:
            with suppress(OSError):
                while True:
                    client, _ = server.accept()
                    open_ones.append(client)
                    threading.Thread(target=one, args=(client,), daemon=True).start()

        threading.Thread(target=all_of_them, daemon=True).start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            for client in open_ones:
                client.close()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port nobody listens at, and nobody else gets for as long as the block lasts."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        yield held.getsockname()[1]


def context(papers: Papers, *, oldest: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(papers.path)
    if oldest is not None:
        made.set_ciphers("ALL:@SECLEVEL=0")
        made.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        made.maximum_version = oldest
    return made


def under_tls(papers: Papers, talk: Talk = lambda client: None, **more: ssl.TLSVersion) -> Talk:
    made = context(papers, **more)

    def secured(client: socket.socket) -> None:
        with made.wrap_socket(client, server_side=True) as wrapped:
            talk(wrapped)
            with suppress(TimeoutError):
                wrapped.settimeout(2)
                wrapped.recv(1024)  # until the other end is done

    return secured


def speaking(greeting: bytes, papers: Papers | None = None) -> Talk:
    """An IMAP or POP server that greets; with `papers` it takes STARTTLS and STLS, else it refuses them."""
    made = context(papers) if papers is not None else None

    def talk(client: socket.socket) -> None:
        client.sendall(greeting)
        while line := client.recv(1024):
            word = line.strip().upper()
            if word not in (b"A1 STARTTLS", b"STLS"):
                assert b"LOGIN" not in word and b"USER" not in word and b"AUTH" not in word
                client.sendall(b"* BYE\r\na2 OK\r\n")
            elif made is None:
                client.sendall(b"a1 BAD no\r\n" if word.startswith(b"A1") else b"-ERR no\r\n")
            else:
                client.sendall(b"* 1 EXISTS\r\na1 OK go\r\n" if word.startswith(b"A1") else b"+OK go\r\n")
                with made.wrap_socket(client, server_side=True) as wrapped:
                    wrapped.recv(1024)
                return

    return talk


def answering(status: bytes) -> Talk:
    """A web server with one answer for all; keeps nothing of what it was asked but that no name was said."""

    def talk(client: socket.socket) -> None:
        asked = client.recv(4096)
        assert b"Authorization" not in asked
        client.sendall(status + b"\r\nContent-Length: 0\r\n\r\n")

    return talk


@contextmanager
def name_server(records: dict[str, tuple[tuple[int, str, int], ...]]) -> Iterator[tuple[str, int]]:
    """SRV records (priority, host, port) by name over UDP; whatever else is asked does not exist."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind((HOST, 0))

        def answer() -> None:
            with suppress(OSError):
                while True:
                    query, client = server.recvfrom(512)
                    server.sendto(_reply(query, records), client)

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()


def _reply(query: bytes, records: dict[str, tuple[tuple[int, str, int], ...]]) -> bytes:
    """RFC 1035 sec 4.1: head, the question as it came, the records."""
    labels, place = [], 12
    while length := query[place]:
        labels.append(query[place + 1 : place + 1 + length].decode())
        place += 1 + length
    question = query[12 : place + 5]
    found = records.get(".".join(labels))
    flags = 0x8180 if found else 0x8183
    head = query[:2] + struct.pack("!HHHHH", flags, 1, len(found or ()), 0, 0)
    body = b""
    for priority, host, port in found or ():
        name = b"".join(bytes((len(part),)) + part.encode() for part in host.split(".") if part) + b"\0"
        data = struct.pack("!HHH", priority, 10, port) + name
        body += b"\xc0\x0c" + struct.pack("!HHIH", 33, 1, 60, len(data)) + data
    return head + question + body
