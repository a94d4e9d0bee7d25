"""A-ECSTA: names by SRV from a name server on the loopback, then the two links, each encrypted or in the clear."""

import socket
from pathlib import Path

import pytest

from app.checks.ecsta import check_ecsta
from app.checks.outcome import CheckOutcome
from app.checks.reach import Unreached
from app.checks.srv import look_up_srv
from app.checks.target import Target
from checklists.catalogue import Language
from checklists.check_words import raw_text
from tests.app.checks.authority import Authority
from tests.app.checks.servers import HOST, closed_port, fact, facts, name_server, near, never, serving, under_tls

CTI, XSI = "_ecsta-cti._tls.localhost", "_ecsta._tls.localhost"


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def look(
    authority: Authority, ports: dict[int, int], resolver: tuple[str, int], host: str = "localhost"
) -> CheckOutcome:
    reach = near(authorities=str(authority.path), public=str(authority.path), resolver=resolver, seconds=2.0)
    return check_ecsta(reach, Target(host=host), never, ports=ports)


def listens(client: socket.socket) -> None:
    client.recv(1)


def test_srv_names_come_first(authority: Authority) -> None:
    papers = authority.papers()
    with (
        serving(under_tls(papers)) as cti,
        serving(under_tls(papers)) as xsi,
        closed_port() as closed,
        name_server({CTI: ((5, "localhost", cti),), XSI: ((5, "localhost", xsi),)}) as names,
    ):
        found = look(authority, {8012: closed, 8011: closed, 443: closed, 80: closed}, names)
    assert (found.verdict, found.asked) == ("passed", "localhost")
    assert [value for key, value in facts(found) if key == "srv"] == [
        f"_ecsta-cti._tls localhost:{cti}",
        f"_ecsta._tls localhost:{xsi}",
    ]
    assert [value for key, value in facts(found) if key == "tls"] == ["1.3", "1.3"]
    assert fact(found, "from") == HOST


def test_without_records_the_usual_ports_are_tried(authority: Authority) -> None:
    papers = authority.papers()
    with (
        serving(under_tls(papers)) as cti,
        serving(under_tls(papers)) as xsi,
        closed_port() as closed,
        name_server({}) as names,
    ):
        found = look(authority, {8012: cti, 8011: closed, 443: xsi, 80: closed}, names)
    assert found.verdict == "passed"
    assert [value for key, value in facts(found) if key == "found"] == [
        "srv-missing",
        "refused",
        "srv-missing",
        "refused",
    ]


def test_in_the_clear_is_a_notice_and_one_link_is_not_enough(authority: Authority) -> None:
    with (
        serving(listens) as clear,
        serving(under_tls(authority.papers())) as xsi,
        closed_port() as closed,
        name_server({}) as names,
    ):
        plain = look(authority, {8012: closed, 8011: clear, 443: xsi, 80: closed}, names)
        half = look(authority, {8012: closed, 8011: closed, 443: xsi, 80: closed}, names)
    heads = [line.partition(", ")[0] for line in raw_text(plain.raw, Language.DE).split("; ") if ": Port " in line]
    assert heads == [
        f"nicht erreicht: Port localhost:{closed} CTI",
        f"mit Hinweis erreicht: Port localhost:{clear} CTI",
        f"erreicht: Port localhost:{xsi} XSI",
        f"nicht erreicht: Port localhost:{closed} XSI",
    ]
    assert (plain.verdict, "plain" in [value for _, value in facts(plain)]) == ("notice", True)
    assert half.verdict == "failed"


def test_an_address_has_no_records_to_be_looked_up(authority: Authority) -> None:
    with closed_port() as closed, closed_port() as nobody:
        found = look(authority, dict.fromkeys((8012, 8011, 443, 80), closed), (HOST, nobody), HOST)
    assert (found.verdict, fact(found, "srv")) == ("failed", "")


def test_a_name_server_that_does_not_answer(authority: Authority) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as mute:
        mute.bind((HOST, 0))
        with pytest.raises(Unreached) as caught:
            look_up_srv(near(resolver=mute.getsockname(), seconds=0.3), CTI)
    assert caught.value.code == "no-resolver"


def test_records_come_in_their_order_and_none_that_is_no_name() -> None:
    records = ((20, "b.firma.de", 8012), (10, "a.firma.de", 8013), (5, "", 0), (5, "bad name.de", 8012))
    with name_server({CTI: records}) as names:
        found = look_up_srv(near(resolver=names), CTI)
    assert [str(one) for one in found] == ["a.firma.de:8013", "b.firma.de:8012"]


def test_a_service_that_is_decidedly_not_offered() -> None:
    with name_server({CTI: ((0, "", 0),)}) as names, pytest.raises(Unreached) as caught:
        look_up_srv(near(resolver=names), CTI)
    assert caught.value.code == "srv-missing"
