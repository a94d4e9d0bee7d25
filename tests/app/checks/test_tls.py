"""A-TLS against real servers on the loopback: what passes, what is told, and what went wrong in words."""

import errno
import socket
import ssl
import time
from pathlib import Path

import pytest

from app.checks.reach import NOT_RUN, Reach, code_of, configured_proxy
from app.checks.target import Target, read_target
from app.checks.tls import check_tls
from app.problems import Code, FieldProblem
from app.version import app_version
from checklists.catalogue import Language
from checklists.check_words import raw_text
from tests.app.checks.authority import DAY, NOW, Authority
from tests.app.checks.servers import HOST, Talk, closed_port, fact, near, never, serving, under_tls


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def trusting(authority: Authority, **more: object) -> Reach:
    """Trusts the authority as if the whole world did."""
    return near(authorities=str(authority.path), public=str(authority.path), **more)


def local(port: int) -> Target:
    return Target(host="localhost", port=port)


def test_a_good_server_passes_and_everything_is_told(authority: Authority) -> None:
    with serving(under_tls(authority.papers())) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, found.asked) == ("passed", f"localhost:{port}")
    assert fact(found, "found") == ""
    assert [fact(found, key) for key in ("target", "address", "from", "tls")] == [found.asked, HOST, HOST, "1.3"]
    assert fact(found, "issuer") == "Prüfstelle Berlin (Tengo)"
    assert fact(found, "until") == (NOW + 60 * DAY).date().isoformat()
    assert fact(found, "app") == app_version()
    assert 0 <= int(fact(found, "ms")) < 1000


def test_it_reads_as_words_in_both_languages(authority: Authority) -> None:
    with serving(under_tls(authority.papers())) as port:
        raw = check_tls(trusting(authority), local(port), never).raw
    german, english = raw_text(raw, Language.DE), raw_text(raw, Language.EN)
    assert german.startswith(f"Ziel localhost:{port}, Adresse 127.0.0.1, geprüft von 127.0.0.1, TLS 1.3, Zertifikat")
    assert ", Aussteller Prüfstelle Berlin (Tengo), Laufzeit " in german
    assert english.endswith(f" ms; Feldbuch {app_version()}")


@pytest.mark.parametrize(
    ("begins", "ends", "verdict", "code"),
    [
        (NOW - 30 * DAY, NOW - DAY, "failed", "cert-expired"),
        (NOW + DAY, NOW + 30 * DAY, "failed", "cert-not-yet"),
        (NOW - 30 * DAY, NOW + 5 * DAY, "notice", "cert-soon"),
    ],
)
def test_a_certificate_out_of_its_time(authority: Authority, begins, ends, verdict: str, code: str) -> None:  # type: ignore[no-untyped-def]
    with serving(under_tls(authority.papers(begins=begins, ends=ends))) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "found")) == (verdict, code)
    assert fact(found, "until") == ends.date().isoformat()


def test_a_certificate_for_another_name_or_by_nobody(authority: Authority) -> None:
    with serving(under_tls(authority.papers("mail.firma.de"))) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("failed", "cert-name")
    with serving(under_tls(authority.self_signed())) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "found"), fact(found, "issuer")) == ("failed", "cert-self-signed", "localhost")


def test_a_proxy_that_reads_along_is_named(tmp_path: Path, authority: Authority) -> None:
    proxy = Authority(tmp_path, name="Firma Web Gateway", house="")
    with serving(under_tls(proxy.papers())) as port:
        unknown = check_tls(trusting(authority), local(port), never)
        house = near(authorities=str(proxy.path), public=str(authority.path))
        installed = check_tls(house, local(port), never)
    assert (unknown.verdict, fact(unknown, "found")) == ("failed", "cert-issuer-unknown")
    assert (installed.verdict, fact(installed, "found")) == ("notice", "issuer-not-public")
    assert fact(unknown, "issuer") == fact(installed, "issuer") == "Firma Web Gateway"


def test_the_public_authorities_come_along(authority: Authority) -> None:
    with serving(under_tls(authority.papers())) as port:
        found = check_tls(near(authorities=str(authority.path)), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("notice", "issuer-not-public")


@pytest.mark.parametrize(("oldest", "version"), [(ssl.TLSVersion.TLSv1, "1.0"), (ssl.TLSVersion.TLSv1_1, "1.1")])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_tls_is_named(authority: Authority, oldest: ssl.TLSVersion, version: str) -> None:
    with serving(under_tls(authority.papers(), oldest=oldest)) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "tls"), fact(found, "found")) == ("failed", version, "tls-old")


def test_a_closed_port_is_a_failure_with_its_word(authority: Authority) -> None:
    with closed_port() as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("failed", "refused")
    assert fact(found, "from") in (HOST, "::1")


def test_a_server_that_never_answers_costs_one_time_out(authority: Authority) -> None:
    def silent(client: socket.socket) -> None:
        while client.recv(4096):
            pass

    began = time.monotonic()
    with serving(silent) as port:
        found = check_tls(trusting(authority, seconds=0.3), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("failed", "silent")
    assert time.monotonic() - began < 3


def test_endless_garbage_is_no_tls(authority: Authority) -> None:
    def pours(client: socket.socket) -> None:
        while True:
            client.sendall(b"\x1b[31mSSH-2.0-x\r\n" * 1000)

    with serving(pours) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("failed", "no-tls")


def test_a_server_that_hangs_up(authority: Authority) -> None:
    with serving(lambda client: None) as port:
        found = check_tls(trusting(authority), local(port), never)
    assert found.verdict == "failed"
    assert fact(found, "found") in ("broken", "tls-refused")


def only_once(talk: Talk) -> Talk:
    """The first connection is served, all later ones are hung up."""
    came: list[int] = []

    def once(client: socket.socket) -> None:
        came.append(1)
        if len(came) == 1:
            talk(client)

    return once


def test_a_server_that_answers_only_once(authority: Authority) -> None:
    with serving(only_once(under_tls(authority.papers()))) as port:
        good = check_tls(trusting(authority), local(port), never)
    assert (good.verdict, fact(good, "found"), fact(good, "tls")) == ("notice", "issuer-not-compared", "1.3")
    with serving(only_once(under_tls(authority.self_signed()))) as port:
        bad = check_tls(trusting(authority), local(port), never)
    assert bad.verdict == "failed" and fact(bad, "found") in ("broken", "tls-refused")


def refusing(code: int):  # type: ignore[no-untyped-def]
    """A system whose name look-up fails in this way."""

    def look_up(*asked: object) -> list[object]:
        raise socket.gaierror(code, "test")

    return look_up


@pytest.mark.parametrize(
    ("error", "own", "verdict", "code"),
    [
        (socket.EAI_NONAME, HOST, "failed", "name-unknown"),
        (socket.EAI_AGAIN, HOST, "not-run", "no-resolver"),
        (socket.EAI_NONAME, "", "not-run", "no-link"),
        (socket.EAI_AGAIN, "", "not-run", "no-link"),
    ],
)
def test_without_a_link_nothing_was_run(error: int, own: str, verdict: str, code: str) -> None:
    reach = near(look_up=refusing(error), own_address=lambda: own)
    found = check_tls(reach, Target(host="sync.tengo.example"), never)
    assert (found.verdict, fact(found, "found"), found.asked) == (verdict, code, "sync.tengo.example:443")


def test_no_way_out_is_told_apart_from_a_host_that_is_not_there() -> None:
    codes = [code_of(OSError(number, "")) for number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED)]
    assert codes == ["no-link", "unreachable", "refused"]
    assert "no-link" in NOT_RUN and "unreachable" not in NOT_RUN


def test_a_family_of_addresses_this_machine_has_no_way_for() -> None:
    def look_up(*asked: object) -> list[object]:
        return [(999, socket.SOCK_STREAM, 0, "", ("2001:db8::1", 443, 0, 0))]

    found = check_tls(near(look_up=look_up), Target(host="sync.tengo.example"), never)
    assert (found.verdict, fact(found, "found")) == ("failed", "unreachable")
    cut_off = near(look_up=look_up, own_address=lambda: "")
    assert check_tls(cut_off, Target(host="sync.tengo.example"), never).verdict == "not-run"


def test_the_next_address_of_a_name_is_tried(authority: Authority) -> None:
    with closed_port() as closed, serving(under_tls(authority.papers())) as port:

        def look_up(*asked: object) -> list[object]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (HOST, one)) for one in (closed, port)]

        found = check_tls(trusting(authority, look_up=look_up), local(port), never)
    assert (found.verdict, fact(found, "found")) == ("passed", "")


def test_enough_ends_it_before_the_next_connection(authority: Authority) -> None:
    came: list[int] = []
    with serving(lambda client: came.append(1)) as port:
        found = check_tls(trusting(authority), local(port), lambda: True)
    assert (found.verdict, fact(found, "found"), came) == ("not-run", "stopped", [])


def test_a_configured_proxy_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch, authority: Authority) -> None:
    monkeypatch.setenv("https_proxy", "http://kurt:geheim@proxy.firma.de:3128")
    with serving(under_tls(authority.papers())) as port:
        found = check_tls(trusting(authority, proxy=configured_proxy), local(port), never)
    assert (found.verdict, fact(found, "proxy")) == ("passed", "proxy.firma.de:3128")
    assert "geheim" not in found.raw and "kurt" not in found.raw


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("  mail.firma.de ", "mail.firma.de"),
        ("mail.firma.de.:993", "mail.firma.de:993"),
        ("https://sync.tengo.example/agent?x=1", "sync.tengo.example"),
        ("https://kurt:geheim@sync.tengo.example:8443/", "sync.tengo.example:8443"),
        ("10.0.0.5:8012", "10.0.0.5:8012"),
        ("::1", "[::1]"),
        ("[::1]:443", "[::1]:443"),
        ("[::1:443]", "[::1:443]"),
        ("2001:db8::25", "[2001:db8::25]"),
        ("bücher.example", "bücher.example"),
    ],
)
def test_a_target_as_people_type_it(typed: str, target: str) -> None:
    assert str(read_target(typed)) == target


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "mail firma.de", "mail.firma.de:", "a b:70000", "a:٣", "10.0.0.300", "-x.de", "a;b"]
    + ["x" * 64 + ".de", "[::1", "[::1]443", "a\u202eb.de", "\N{BELL}"],
)
def test_what_is_no_target_is_refused(typed: str) -> None:
    with pytest.raises(FieldProblem) as caught:
        read_target(typed)
    assert caught.value.code is Code.CHECK_TARGET_BAD


@pytest.mark.parametrize(
    "typed", ["mail.firma.de:99999", "mail.firma.de:0", "a:70000", "[::1]:65536", "10.0.0.5:999999999"]
)
def test_a_port_beyond_all_ports_is_named(typed: str) -> None:
    with pytest.raises(FieldProblem) as caught:
        read_target(typed)
    assert caught.value.code is Code.CHECK_PORT_BAD


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("::1:443", "[::1]:443"),
        ("2001:db8::a:993", "[2001:db8::a]:993"),
        ("1:2:3:4:5:6:7:8:443", "[1:2:3:4:5:6:7:8]:443"),
    ],
)
def test_an_address_that_may_hold_a_port_wants_brackets(typed: str, meant: str) -> None:
    with pytest.raises(FieldProblem) as caught:
        read_target(typed)
    assert (caught.value.code, caught.value.values["meant"]) == (Code.CHECK_BRACKETS_MISSING, meant)


def test_a_password_typed_by_mistake_is_not_repeated() -> None:
    with pytest.raises(FieldProblem) as caught:
        read_target("kurt:geheim@mail firma.de")
    assert "geheim" not in str(caught.value)
