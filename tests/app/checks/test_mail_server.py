"""A-MAIL against toy servers that greet as IMAP, POP and web servers do; none of them is ever sent a name."""

import socket
from pathlib import Path

import pytest

from app.checks.mail_server import check_mail_server
from app.checks.outcome import CheckOutcome
from app.checks.target import Target
from checklists.catalogue import Language
from checklists.check_words import raw_text
from tests.app.checks.authority import DAY, NOW, Authority
from tests.app.checks.servers import (
    HOST,
    Talk,
    answering,
    closed_port,
    fact,
    facts,
    near,
    never,
    serving,
    speaking,
    under_tls,
)

IMAP, POP = b"* OK IMAP4rev1 ready\r\n", b"+OK POP3 ready\r\n"


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def look(authority: Authority, protocols: tuple[str, ...], ports: dict[int, int], **more: object) -> CheckOutcome:
    reach = near(authorities=str(authority.path), **more)
    return check_mail_server(reach, Target(host="localhost"), protocols, never, ports=ports)


def greets(banner: bytes) -> Talk:
    return lambda client: client.sendall(banner)


@pytest.mark.parametrize(("protocol", "banner", "usual", "clear"), [("imap4", IMAP, 993, 143), ("pop3", POP, 995, 110)])
def test_both_ports_of_a_protocol_greet(
    authority: Authority, protocol: str, banner: bytes, usual: int, clear: int
) -> None:
    papers = authority.papers()
    with serving(under_tls(papers, greets(banner))) as one, serving(speaking(banner, papers)) as two:
        found = look(authority, (protocol,), {usual: one, clear: two})
    assert found.verdict == "passed"
    shown = banner.decode().strip()
    assert [value for key, value in facts(found) if key == "banner"] == [shown, shown]
    assert [value for key, value in facts(found) if key == "tls"] == ["1.3", "1.3"]
    assert [value for key, value in facts(found) if key == "issuer"] == ["Prüfstelle Berlin (Tengo)"]  # told once
    name = protocol.upper()
    assert [value for key, value in facts(found) if key == "port"] == [f"{one} {name}", f"{two} {name}"]


def test_one_port_is_enough_and_the_other_is_told(authority: Authority) -> None:
    with closed_port() as closed, serving(speaking(IMAP, authority.papers())) as clear:
        found = look(authority, ("imap4",), {993: closed, 143: clear})
    assert (found.verdict, fact(found, "found")) == ("passed", "refused")


def test_only_in_the_clear_is_a_notice(authority: Authority) -> None:
    with closed_port() as closed, serving(speaking(POP)) as clear:
        found = look(authority, ("pop3",), {995: closed, 110: clear})
    assert found.verdict == "notice"
    assert [value for key, value in facts(found) if key == "found"] == ["refused", "plain-only"]
    assert fact(found, "banner") == "+OK POP3 ready"


def test_every_chosen_protocol_must_answer(authority: Authority) -> None:
    papers = authority.papers()
    with serving(under_tls(papers, greets(IMAP))) as imap, closed_port() as closed:
        ports = {993: imap, 143: closed, 995: closed, 110: closed, 443: closed}
        assert look(authority, ("imap4", "pop3"), ports).verdict == "failed"
        assert look(authority, ("imap4",), ports).verdict == "passed"
        assert look(authority, (), ports).verdict == "passed"
        assert look(authority, ("pop3",), ports).verdict == "failed"


@pytest.mark.parametrize("protocol", ["outlook-anywhere", "activesync"])
def test_the_web_ways_answer_without_a_login(authority: Authority, protocol: str) -> None:
    with serving(under_tls(authority.papers(), answering(b"HTTP/1.1 401 Unauthorized"))) as port:
        found = look(authority, (protocol,), {443: port})
    assert (found.verdict, fact(found, "banner")) == ("passed", "HTTP/1.1 401 Unauthorized")


@pytest.mark.parametrize(
    ("status", "verdict", "code"),
    [
        (b"HTTP/1.1 404 Not Found", "failed", "path-missing"),
        (b"HTTP/1.1 503 Service Unavailable", "notice", "service-down"),
        (b"SSH-2.0-OpenSSH", "failed", "garbage"),
    ],
)
def test_a_web_server_that_is_none(authority: Authority, status: bytes, verdict: str, code: str) -> None:
    with serving(under_tls(authority.papers(), answering(status))) as port:
        found = look(authority, ("activesync",), {443: port})
    assert (found.verdict, fact(found, "found")) == (verdict, code)


def test_a_bad_certificate_of_the_old_server_is_told(authority: Authority) -> None:
    old = authority.papers(begins=NOW - 9 * DAY, ends=NOW - DAY)
    with serving(under_tls(old, greets(IMAP))) as port, closed_port() as closed:
        found = look(authority, ("imap4",), {993: port, 143: closed})
    assert found.verdict == "notice"
    assert [value for key, value in facts(found) if key == "found"] == ["cert-expired", "refused"]


def test_a_named_port_is_the_encrypted_one(authority: Authority) -> None:
    with serving(under_tls(authority.papers(), greets(IMAP))) as port:
        reach = near(authorities=str(authority.path))
        found = check_mail_server(reach, Target(host="localhost", port=port), ("imap4",), never)
    assert (found.verdict, found.asked) == ("passed", f"localhost:{port}")
    assert [value for key, value in facts(found) if key == "port"] == [f"{port} IMAP4"]


def test_a_hostile_greeting_is_cut_and_printed_as_it_is(authority: Authority) -> None:
    banner = b"* OK \x1b[2J\xe2\x80\xae; found=no; port=1 \xff<b>+yes " + b"x" * 900 + b"\r\n"
    with serving(under_tls(authority.papers(), greets(banner))) as port, closed_port() as closed:
        found = look(authority, ("imap4",), {993: port, 143: closed})
    shown = fact(found, "banner")
    assert shown.startswith("* OK \\x1b[2J\\u202e;\N{NO-BREAK SPACE}found=no;\N{NO-BREAK SPACE}port=1 \\xff<b>+yes xxx")
    assert len(shown) == 120 and shown.endswith("…")
    assert f"Antwort {shown}; Port {closed} IMAP4" in raw_text(found.raw, Language.DE)


@pytest.mark.parametrize(
    ("talk", "code"),
    [
        (greets(b"* OK " + b"x" * 100_000), "garbage"),
        (greets(b"220 mail.firma.de ESMTP\r\n"), "garbage"),
        (greets(b""), "silent"),
    ],
)
def test_what_greets_as_no_mail_server(authority: Authority, talk: Talk, code: str) -> None:
    with serving(under_tls(authority.papers(), talk)) as port, closed_port() as closed:
        found = look(authority, ("imap4",), {993: port, 143: closed}, seconds=0.4)
    assert (found.verdict, fact(found, "found")) == ("failed", code)
    assert fact(found, "tls") == "1.3"  # what was seen stays


def test_a_server_that_drips_costs_no_more_than_its_time(authority: Authority) -> None:
    def drips(client: socket.socket) -> None:
        client.settimeout(0.05)
        while True:
            client.sendall(b".")
            try:
                client.recv(1)
            except TimeoutError:
                continue

    with serving(under_tls(authority.papers(), drips)) as port, closed_port() as closed:
        found = look(authority, ("imap4",), {993: port, 143: closed}, seconds=0.4)
    assert fact(found, "found") == "silent"


def test_without_a_link_no_port_is_named() -> None:
    def look_up(*asked: object) -> list[object]:
        raise socket.gaierror(socket.EAI_AGAIN, "test")

    reach = near(look_up=look_up, own_address=lambda: "")
    found = check_mail_server(reach, Target(host="mail.firma.de"), ("imap4", "pop3"), never)
    assert (found.verdict, fact(found, "found"), fact(found, "port")) == ("not-run", "no-link", "")
    known = near(look_up=look_up, own_address=lambda: HOST)
    assert check_mail_server(known, Target(host="mail.firma.de"), (), never).verdict == "not-run"
