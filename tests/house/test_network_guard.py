"""The guard that keeps tests on this machine: it lets the loopback through and nothing else."""

import socket

import pytest

from tests import loopback_only


def test_a_connection_beyond_the_loopback_is_refused() -> None:
    with socket.socket() as plain, pytest.raises(loopback_only.NetworkTouched, match="192.0.2.1"):
        plain.connect(("192.0.2.1", 80))  # an address for documentation, RFC 5737: nobody answers there
    loopback_only.touched.clear()


def test_a_name_beyond_this_machine_is_not_looked_up() -> None:
    with pytest.raises(loopback_only.NetworkTouched):
        socket.getaddrinfo("hq.example", 443)
    loopback_only.touched.clear()


def test_the_loopback_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        accepted, _ = server.accept()
        with accepted:
            accepted.sendall(b"here")
        assert client.recv(4) == b"here"
