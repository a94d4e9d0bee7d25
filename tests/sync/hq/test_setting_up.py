"""Setting HQ up: whatever is wrong with a place, a database, a key, a name or an address is one sentence, and nothing has changed."""

import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.sync.hq_process import HqProcess

MUSTERBAU = "tests/data/orders/order-musterbau.xlsx"
NO_SERVER = "postgresql+psycopg://nobody:secret@127.0.0.1:1/none"


@pytest.fixture
def fresh(tmp_path: Path) -> HqProcess:
    hq = HqProcess(data=tmp_path / "data")
    hq.must("init")
    return hq


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr
    return done.stderr.strip()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    assert "there is a file of that name" in refused(HqProcess(data=tmp_path / "data").cli("init"))
    assert (tmp_path / "data").read_text() == "a file"


def test_init_makes_no_keys_for_a_database_it_cannot_reach(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data", database=NO_SERVER)
    said = refused(hq.cli("init"))
    assert "database" in said and "secret" not in said
    assert list(hq.data.iterdir()) == []


@pytest.mark.parametrize("command", [("user", "list"), ("serve", "--port", "0"), ("import-order", MUSTERBAU)])
def test_a_database_that_does_not_answer_is_one_sentence(fresh: HqProcess, command: tuple[str, ...]) -> None:
    away = HqProcess(data=fresh.data, database=NO_SERVER)
    assert len(refused(away.cli(*command)).splitlines()) == 1


def test_a_file_that_is_no_database_is_one_sentence(fresh: HqProcess) -> None:
    for path in fresh.data.glob("hq.sqlite*"):
        path.write_bytes(b"no database at all " * 100)
    assert "database" in refused(fresh.cli("user", "list"))


@pytest.mark.parametrize("lost", ["keys/receipts.key", "keys/recovery.key", "keys/ca.key", "ca.pem"])
def test_a_lost_key_is_never_replaced_by_a_new_one(fresh: HqProcess, lost: str) -> None:
    (fresh.data / lost).unlink()
    said = refused(fresh.cli("init"))
    assert lost in said and "backup" in said
    assert not (fresh.data / lost).exists()
    refused(fresh.cli("serve", "--port", "0"))


def test_an_init_that_was_cut_short_is_finished_by_the_next(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data")
    hq.data.mkdir()
    assert "database" in refused(HqProcess(data=hq.data, database=NO_SERVER).cli("init"))
    assert "is set up" in hq.must("init")
    assert "Nothing was changed" in hq.must("init")


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "65536"),
        ("--port", "-1"),
        ("--public-address", "hq.example.org"),
        ("--public-address", "https://hq.example.org:none/"),
        ("--tls-cert", "nowhere.pem", "--tls-key", "nowhere.pem"),
        ("--tls-cert", "README.md", "--tls-key", "README.md"),
    ],
)
def test_serve_names_what_it_cannot_use(fresh: HqProcess, options: tuple[str, ...]) -> None:
    assert options[1] in refused(fresh.cli("serve", "--host", "127.0.0.1", *options))


@pytest.mark.parametrize("address", ["hq.example.org", "http://hq.example.org", "https://", "ftp://hq.example.org"])
def test_no_code_sends_a_tablet_where_hq_cannot_be(fresh: HqProcess, address: str) -> None:
    fresh.must("user", "add", "t.becker", "--role", "technician")
    assert address in refused(fresh.cli("device", "enrol", "t.becker", "--address", address))


def test_a_code_whose_picture_cannot_be_written_is_taken_back(fresh: HqProcess, tmp_path: Path) -> None:
    fresh.must("user", "add", "t.becker", "--role", "technician")
    nowhere = tmp_path / "missing" / "code.png"
    assert "No code was made" in refused(fresh.cli("device", "enrol", "t.becker", "--qr", str(nowhere)))


def test_a_logon_name_is_one_person_in_any_case(fresh: HqProcess, tmp_path: Path) -> None:
    assert "t.becker was added" in fresh.must("user", "add", "T.Becker", "--name", "T. Becker", "--role", "technician")
    assert "exists" in refused(fresh.cli("user", "add", "t.BECKER", "--role", "technician"))
    fresh.must("device", "enrol", "T.BECKER", "--json")
    book = openpyxl.load_workbook(MUSTERBAU)
    for row in book["Auftrag"].iter_rows():
        if row[0].value == "Techniker":
            row[1].value = "T.BECKER"
    book.save(tmp_path / "order.xlsx")
    assert "T. Becker" in fresh.must("import-order", str(tmp_path / "order.xlsx"))


@pytest.mark.parametrize(
    ("logon", "name"),
    [("", "x"), ("a b", "x"), ("a\u00a0b", "x"), ("a\u202eb", "x"), ("a\x1b[1m", "x"), ("x" * 65, "x")]
    + [("ok", "two\nlines"), ("ok", "\u202ereversed"), ("ok", "x" * 101)],
)
def test_names_nobody_can_read_are_refused(fresh: HqProcess, logon: str, name: str) -> None:
    refused(fresh.cli("user", "add", logon, "--name", name, "--role", "technician"))
    assert fresh.must("user", "list") == ""


def test_check_foretells_what_storing_would_meet_in_the_words_of_the_workbook(fresh: HqProcess, tmp_path: Path) -> None:
    fresh.must("import-order", MUSTERBAU)
    book = openpyxl.load_workbook(MUSTERBAU)
    book["Arbeitsplätze"]["C3"].value = "77"
    book["Auftrag"]["B3"].value = "Andere GmbH"
    book.save(tmp_path / "other.xlsx")
    before = (fresh.data / "hq.sqlite").read_bytes()
    done = fresh.cli("import-order", str(tmp_path / "other.xlsx"), "--check")
    assert done.returncode == 0 and "--replace" in done.stderr
    assert "Customer: Musterbau Weiß & Söhne GmbH → Andere GmbH" in done.stderr
    assert "Workplaces AP-02, Room: 2 → 77" in done.stderr
    german = fresh.cli("import-order", str(tmp_path / "other.xlsx"), env={"LC_ALL": "de_DE.UTF-8"})
    assert german.returncode == 1 and "Arbeitsplätze AP-02, Raum: 2 → 77" in german.stderr
    assert (fresh.data / "hq.sqlite").read_bytes() == before
