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


def told(found: CheckOutcome, key: str) -> list[str]:
    return [value for name, value in facts(found) if name == key]


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
    name, how = protocol.upper(), "STARTTLS" if protocol == "imap4" else "STLS"
    assert told(found, "port") == [f"{one} {name}", f"{two} {name} {how}"]


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


def test_every_port_is_told_with_what_came_of_it_first(authority: Authority) -> None:
    papers = authority.papers()
    with (
        serving(under_tls(papers, greets(IMAP))) as imap,
        serving(speaking(POP)) as bare,
        serving(under_tls(papers, answering(b"HTTP/1.1 404 Not Found"))) as web,
        closed_port() as closed,
    ):
        ports = {993: imap, 143: closed, 995: closed, 110: bare, 443: web}
        raw = look(authority, ("imap4", "pop3", "activesync"), ports).raw
    head, *lines, app = raw_text(raw, Language.DE).split("; ")
    assert head == "Ziel localhost, Adresse 127.0.0.1, geprüft von 127.0.0.1" and app.startswith("Feldbuch ")
    assert [line.partition(", ")[0] for line in lines] == [
        f"erreicht: Port {imap} IMAP4",
        f"nicht erreicht: Port {closed} IMAP4",
        f"nicht erreicht: Port {closed} POP3",
        f"mit Hinweis erreicht: Port {bare} POP3",
        f"nicht erreicht: Port {web} ActiveSync",
    ]
    assert lines[1].endswith(", Befund Verbindung abgewiesen")
    assert raw_text(raw, Language.EN).split("; ")[4].startswith(f"reached with a notice: port {bare} POP3, answer")


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


def at_port(authority: Authority, port: int, protocols: tuple[str, ...], ports: dict[int, int]) -> CheckOutcome:
    reach = near(authorities=str(authority.path))
    return check_mail_server(reach, Target(host="localhost", port=port), protocols, never, ports=ports)


def test_a_usual_port_is_asked_its_own_way(authority: Authority) -> None:
    with serving(speaking(IMAP, authority.papers())) as clear, closed_port() as closed:
        found = at_port(authority, 143, ("imap4",), {143: clear, 993: closed})
        assert (found.verdict, found.asked, told(found, "found")) == ("passed", "localhost:143", [])
        assert told(found, "port") == [f"{clear} IMAP4 STARTTLS"]
        assert told(at_port(authority, 143, (), {143: clear, 993: closed}), "port") == [f"{clear} IMAP4 STARTTLS"]
        assert at_port(authority, 993, ("imap4",), {143: clear, 993: closed}).verdict == "failed"


def test_the_other_protocols_are_asked_on_their_usual_ports(authority: Authority) -> None:
    papers = authority.papers()
    with (
        serving(speaking(IMAP, papers)) as imap,
        serving(under_tls(papers, greets(POP))) as pop,
        serving(under_tls(papers, answering(b"HTTP/1.1 401 Unauthorized"))) as web,
        closed_port() as closed,
    ):
        usual = {143: imap, 993: closed, 995: pop, 110: closed, 443: web}
        found = at_port(authority, 143, ("imap4", "pop3", "activesync"), usual)
        assert found.verdict == "passed"
        assert told(found, "port") == [f"{imap} IMAP4 STARTTLS", f"{pop} POP3", f"{closed} POP3", f"{web} ActiveSync"]
        # A port that belongs to none of the chosen is asked besides, and has to answer.
        assert at_port(authority, 143, ("pop3",), usual).verdict == "passed"
        besides = at_port(authority, 993, ("pop3",), usual)
        assert (besides.verdict, told(besides, "port")[-1]) == ("failed", f"{closed} IMAP4")


def test_an_unknown_port_is_asked_with_tls_from_the_first_byte(authority: Authority) -> None:
    with serving(under_tls(authority.papers(), greets(IMAP))) as port:
        found = at_port(authority, port, ("imap4",), {})
    assert (found.verdict, found.asked, told(found, "port")) == ("passed", f"localhost:{port}", [f"{port} IMAP4"])


@pytest.mark.parametrize(("banner", "shown"), [(IMAP, "IMAP4 STARTTLS"), (POP, "POP3 STLS")])
def test_where_it_speaks_none_the_greeting_says_how_tls_begins(authority: Authority, banner: bytes, shown: str) -> None:
    papers = authority.papers()
    with (
        serving(speaking(banner, papers)) as port,
        serving(under_tls(papers, greets(IMAP if banner == POP else POP))) as other,
        closed_port() as closed,
    ):
        usual = {993: other, 995: other, 143: closed, 110: closed}
        assert told(at_port(authority, port, (), usual), "port") == [f"{port} {shown}"]
        both = at_port(authority, port, ("imap4", "pop3"), usual)
        assert (both.verdict, told(both, "tls")) == ("passed", ["1.3", "1.3"])
        assert told(both, "port")[0] == f"{port} {shown}"
        with serving(speaking(banner)) as bare:
            found = at_port(authority, bare, (), usual)
        assert (found.verdict, told(found, "found")) == ("notice", ["plain-only"])


def test_an_unknown_port_that_is_shut_is_told_once(authority: Authority) -> None:
    with closed_port() as port:
        found = at_port(authority, port, ("imap4", "pop3"), {})
    assert (found.verdict, told(found, "port"), told(found, "found")) == (
        "failed",
        [f"{port} IMAP4, POP3"],
        ["refused"],
    )


def test_an_unknown_port_of_something_else_is_told_for_each(authority: Authority) -> None:
    with serving(greets(b"220 mail.firma.de ESMTP\r\n")) as port:
        found = at_port(authority, port, ("imap4", "activesync"), {})
    assert (found.verdict, told(found, "found")) == ("failed", ["no-tls", "no-tls"])


def test_a_hostile_greeting_is_cut_and_printed_as_it_is(authority: Authority) -> None:
    banner = b"* OK \x1b[2J\xe2\x80\xae; found=no; port=1 \xff<b>+yes " + b"x" * 900 + b"\r\n"
    with serving(under_tls(authority.papers(), greets(banner))) as port, closed_port() as closed:
        found = look(authority, ("imap4",), {993: port, 143: closed})
    shown = fact(found, "banner")
    assert shown.startswith("* OK \\x1b[2J\\u202e;\N{NO-BREAK SPACE}found=no;\N{NO-BREAK SPACE}port=1 \\xff<b>+yes xxx")
    assert len(shown) == 120 and shown.endswith("…")
    assert f"Antwort {shown}; nicht erreicht: Port {closed} IMAP4" in raw_text(found.raw, Language.DE)


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
