"""feldbuch-hq as a command: what it makes, what it refuses, and that every refusal is one sentence and changes nothing."""

import io
import json
import os
import re
import signal
import socket
import sqlite3
import ssl
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
import zxingcpp
from PIL import Image

from checklists import keys
from checklists.journal import EntryKind
from sync.hq.commands import terminal
from sync.wire import ticket
from sync.wire.messages import EnrolAnswer
from tests.sync.hq_process import ROOT, Device, HqProcess, running_hq

MUSTERBAU = "tests/data/orders/order-musterbau.xlsx"


@pytest.fixture
def fresh(tmp_path: Path) -> HqProcess:
    hq = HqProcess(data=tmp_path / "data")
    hq.must("init")
    return hq


def refused(done: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """The one sentence on standard error of a command that refused."""
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr
    assert done.stderr.strip()
    return done.stderr.strip()


def test_init_makes_keys_nobody_else_can_read_and_again_changes_nothing(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data")
    assert "is set up" in hq.cli("init").stdout
    files = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in hq.data.rglob("*.key")}
    assert {path.name for path in files} == {"ca.key", "receipts.key", "recovery.key"}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    assert stat.S_IMODE((hq.data / "hq.sqlite").stat().st_mode) == 0o600
    ca = (hq.data / "ca.pem").read_bytes()
    assert keys.certificate_jwk(ca) == keys.load_key((hq.data / "keys" / "ca.key").read_bytes()).public_jwk
    again = hq.cli("init")
    assert again.returncode == 0 and "Nothing was changed" in again.stdout
    assert files == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
    assert (hq.data / "ca.pem").read_bytes() == ca


def test_it_is_a_command_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sync.hq", "init", "--data", str(tmp_path / "data")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "LC_ALL": "en"})
    assert done.returncode == 0 and "is set up" in done.stdout, done.stderr
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_console_without_umlauts_gets_question_marks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sync.hq", "init", "--data", str(tmp_path / "büro")]
    env = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=env)
    assert done.returncode == 0 and "Traceback" not in done.stderr and "?" in done.stdout, done.stderr


def test_keys_are_locked_with_a_passphrase_where_one_is_set(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data")
    assert hq.cli("init", env={"FELDBUCH_HQ_KEY_PASSPHRASE": "sesam öffne dich"}).returncode == 0
    raw = (hq.data / "keys" / "receipts.key").read_bytes()
    assert b"ENCRYPTED" in raw and keys.load_key(raw, "sesam öffne dich")
    assert "FELDBUCH_HQ_KEY_PASSPHRASE" in refused(hq.cli("serve", "--port", "0"))
    wrong = hq.cli("serve", "--port", "0", env={"FELDBUCH_HQ_KEY_PASSPHRASE": "simsalabim"})
    assert "FELDBUCH_HQ_KEY_PASSPHRASE" in refused(wrong)


def test_serve_says_to_run_init_first(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data")
    assert "feldbuch-hq init" in refused(hq.cli("serve", "--port", "0"))
    assert not hq.data.exists()


def test_a_command_in_a_sentence_can_be_copied(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "mit Leerzeichen")
    assert refused(hq.cli("user", "list")).endswith(f'feldbuch-hq init --data "{hq.data}"')


def test_serve_refuses_keys_that_others_can_read(fresh: HqProcess) -> None:
    key = fresh.data / "keys" / "receipts.key"
    key.chmod(0o640)
    said = refused(fresh.cli("serve", "--port", "0"))
    assert str(key) in said and "chmod 600" in said


def test_serve_refuses_a_foreign_ca_and_a_broken_key(fresh: HqProcess) -> None:
    (fresh.data / "keys" / "ca.key").write_bytes(keys.make_key().to_pkcs8())
    assert "ca.pem" in refused(fresh.cli("serve", "--port", "0"))
    (fresh.data / "keys" / "receipts.key").write_bytes(b"-----BEGIN")
    assert "receipts.key" in refused(fresh.cli("serve", "--port", "0"))


def test_serve_never_speaks_plain_http_beyond_this_machine(fresh: HqProcess) -> None:
    assert "--tls-cert" in refused(fresh.cli("serve", "--port", "0", "--host", "0.0.0.0"))
    assert "--tls-key" in refused(fresh.cli("serve", "--port", "0", "--tls-cert", "cert.pem"))
    plain = fresh.cli("serve", "--port", "0", "--public-address", "http://hq.example.org")
    assert "hq.example.org" in refused(plain)


def test_serve_names_a_port_that_is_taken(fresh: HqProcess) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in refused(fresh.cli("serve", "--port", port))


def test_standard_error_that_takes_nothing_changes_no_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sync.hq", "user", "list", "--data", str(tmp_path / "nix")]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path(os.devnull).open("rb") as unwritable:
        done = subprocess.run(command, cwd=ROOT, env=buffered, stderr=unwritable, check=False, timeout=60)
    assert done.returncode == 1


def test_an_older_database_is_named(fresh: HqProcess) -> None:
    with sqlite3.connect(fresh.data / "hq.sqlite") as database:
        database.execute("DELETE FROM alembic_version")
    assert "feldbuch-hq migrate" in refused(fresh.cli("serve", "--port", "0"))


@pytest.mark.parametrize("how", ["gone", "empty"])
@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("migrate",), ("init",), ("user", "list")])
def test_a_lost_database_is_never_made_anew(fresh: HqProcess, how: str, command: tuple[str, ...]) -> None:
    """All tablets would be strangers, and their reports nobody's."""
    for path in fresh.data.glob("hq.sqlite*"):
        path.unlink()
    if how == "empty":
        (fresh.data / "hq.sqlite").touch()
    assert "backup" in refused(fresh.cli(*command))
    assert {path.stat().st_size for path in fresh.data.glob("hq.sqlite*")} == ({0} if how == "empty" else set())


def test_people_have_passwords_of_twelve_characters_and_technicians_none(fresh: HqProcess) -> None:
    add = ("user", "add", "yildiz", "--role", "dispatcher")
    assert "12" in refused(fresh.cli(*add, env={"FELDBUCH_PASSWORD": "elf Zeichen"}))
    assert "12" in refused(fresh.cli(*add, env={"FELDBUCH_PASSWORD": " " * 16})), "blanks are no password"
    assert "password" in refused(fresh.cli(*add)).lower()
    assert fresh.cli(*add, "--password-stdin", stdin="zwölf Zeichen\n").returncode == 0
    assert "exists" in refused(fresh.cli(*add, env={"FELDBUCH_PASSWORD": "zwölf Zeichen"}))
    assert fresh.cli("user", "add", "t.becker", "--role", "technician").returncode == 0
    listed = fresh.must("user", "list")
    assert "yildiz" in listed and "t.becker" in listed
    stored = b"".join(path.read_bytes() for path in fresh.data.glob("hq.sqlite*"))
    assert "zwölf Zeichen".encode() not in stored and b"$argon2id$" in stored


def test_a_code_stands_in_the_terminal_and_as_a_picture_and_only_its_hash_is_kept(
    fresh: HqProcess, tmp_path: Path
) -> None:
    fresh.must("user", "add", "t.becker", "--role", "technician")
    picture = tmp_path / "code.png"
    said = fresh.must("device", "enrol", "t.becker", "--qr", str(picture), "--address", "https://hq.example.org")
    code = re.search(r"FB1\.\S+", said)
    assert code is not None and "█" in said
    with Image.open(io.BytesIO(picture.read_bytes())) as drawn:
        (read,) = zxingcpp.read_barcodes(drawn.convert("L"))
    assert read.text == code.group()
    made = ticket.from_text(read.text)
    assert made.address == "https://hq.example.org"
    stored = b"".join(path.read_bytes() for path in fresh.data.glob("hq.sqlite*"))
    assert made.secret.encode() not in stored
    assert "nobody" in refused(fresh.cli("device", "enrol", "nobody"))


def test_import_order_stores_once_replaces_on_demand_and_never_what_has_begun(tmp_path: Path) -> None:
    with running_hq(tmp_path / "data") as hq:
        assert "Nothing was stored" in hq.must("import-order", MUSTERBAU, "--check")
        device = Device(hq.address).join(hq.code_for("t.becker").secret)
        assert _jobs(device) == []
        assert json.loads(hq.must("import-order", MUSTERBAU, "--json")) == []
        assert "Nothing was changed" in hq.must("import-order", MUSTERBAU)
        other = tmp_path / "other.xlsx"
        _rename_customer(MUSTERBAU, other)
        said = refused(hq.cli("import-order", str(other)))
        assert "--replace" in said and "Neubau" in said
        assert "replaced" in hq.must("import-order", str(other), "--replace")
        first, second = _jobs(device)
        assert second["job_rev"] == 2 and second["customer"]["name"].startswith("Neubau")
        assert [w["subject_id"] for w in first["workplaces"]] == [w["subject_id"] for w in second["workplaces"]]
        device.write(EntryKind.JOB_OPENED, {}, second)
        device.push()
        assert "has begun" in refused(hq.cli("import-order", MUSTERBAU, "--replace"))
        assert len(_jobs(device)) == 2


def test_complaints_are_json_and_nothing_else(fresh: HqProcess, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    done = fresh.cli("import-order", str(broken), "--json")
    assert done.returncode == 1
    (complaint,) = json.loads(done.stdout)
    assert set(complaint) == {"sheet", "row", "column", "value", "code", "message_de", "message_en"}
    for path, why in ((tmp_path / "missing.xlsx", "there is no such file or folder"), (tmp_path, "it is a folder")):
        sentence = f"{path} cannot be read: {why}. Nothing was stored."
        assert refused(fresh.cli("import-order", str(path)), 2) == sentence
        (unread,) = json.loads(fresh.cli("import-order", str(path), "--json").stdout)
        assert set(unread) == set(complaint) and (unread["code"], unread["message_en"]) == ("unreachable", sentence)


def test_complaints_name_the_file_once(fresh: HqProcess, tmp_path: Path) -> None:
    half = tmp_path / "half.xlsx"
    half.write_bytes(Path(ROOT, MUSTERBAU).read_bytes()[:4000])
    cut = refused(fresh.cli("import-order", str(half))).splitlines()
    assert [line.startswith("half.xlsx: ") for line in cut] == [True, True] and "damaged" in cut[0]
    assert cut[1] == "half.xlsx: 1 complaint. Nothing was stored."
    without = tmp_path / "without.xlsx"
    book = openpyxl.load_workbook(ROOT / MUSTERBAU)
    del book["Pakete"]
    book.save(without)
    told = refused(fresh.cli("import-order", str(without), "--language", "de")).splitlines()
    assert told[-2].startswith("Blatt „Pakete“: ") and told[-1].startswith("without.xlsx: 1 Beanstandung.")


def test_what_differs_is_named_as_in_the_workbook(fresh: HqProcess, tmp_path: Path) -> None:
    fresh.must("user", "add", "t.becker", "--name", "T. Becker", "--role", "technician")
    fresh.must("import-order", MUSTERBAU)
    other = tmp_path / "other.xlsx"
    book = openpyxl.load_workbook(ROOT / MUSTERBAU)
    fields = {row[0].value: row[1] for row in book["Auftrag"].iter_rows()}
    fields["Techniker"].value, fields["Prüftiefe"].value, fields["Portierung"].value = "niemand", "voll", "ja"
    book.save(other)
    for language, said in (
        ("de", {"Techniker: T. Becker → –", "Prüftiefe: kurz → voll", "Portierung: nein → ja"}),
        ("en", {"Technician: T. Becker → –", "Depth: short → full", "Porting: no → yes"}),
    ):
        lines = fresh.cli("import-order", str(other), "--language", language).stderr.splitlines()
        assert {line.strip() for line in lines if line.startswith("  ")} == said


@pytest.mark.parametrize("logon", ["../x", "a/b", "a\\b", ".becker", "", " ", "t becker", "x" * 65, "a\u202eb", "a\nb"])
def test_a_logon_name_is_plain(fresh: HqProcess, logon: str) -> None:
    said = refused(fresh.cli("user", "add", logon, "--role", "technician"))
    assert said.startswith("This is no logon name. It begins with a letter or digit")
    assert fresh.must("user", "list") == ""


@pytest.mark.parametrize("logon", ["t.becker", "müller", "s.yildiz@firma.example", "b+7_x-1"])
def test_ordinary_logon_names_are_taken(fresh: HqProcess, logon: str) -> None:
    fresh.must("user", "add", logon, "--role", "technician")
    assert fresh.must("user", "list").startswith(f"{logon}\t")


def test_an_hq_that_is_ended_leaves_its_folder_whole(tmp_path: Path) -> None:
    """What SQLite keeps beside its file until it is closed is gone: a copy of the folder is a copy of all."""
    with running_hq(tmp_path / "data") as hq:
        process = hq.process
        assert process is not None and (hq.data / "hq.sqlite-wal").exists()
        Device(hq.address).join(hq.code_for("t.becker").secret)
        hq.stop()
        assert process.returncode == 0
        assert [path.name for path in hq.data.glob("hq.sqlite*")] == ["hq.sqlite"]
        hq.start()
        assert hq.process is not None
        hq.process.send_signal(signal.SIGINT)
        assert hq.process.wait(timeout=20) == 130
        assert [path.name for path in hq.data.glob("hq.sqlite*")] == ["hq.sqlite"]
        hq.stop()


def test_what_a_database_says_is_said_in_words(fresh: HqProcess) -> None:
    for path in fresh.data.glob("hq.sqlite*"):
        path.unlink()
    (fresh.data / "hq.sqlite").write_bytes(b"<!doctype html>" * 100)
    said = fresh.cli("user", "list", "--language", "de")
    assert said.returncode == 1
    assert said.stderr == (
        "Die Datenbank lässt sich nicht benutzen: die Datei ist keine Datenbank oder von einem anderen Programm "
        "verschlüsselt. Nichts wurde geändert.\n"
    )


def test_a_folder_that_is_none_is_said_with_its_path(tmp_path: Path) -> None:
    hq = HqProcess(data=tmp_path / "data")
    hq.data.mkdir()
    (hq.data / "keys").write_text("keine Schlüssel", encoding="utf-8")
    said = refused(hq.cli("init"))
    assert said.startswith(f"{hq.data / 'keys'}") and said.endswith("Nothing was changed.")


@pytest.mark.parametrize("url", ["mysql://firma", "postgresql+psycopg://u:p@h:x/y"])
def test_what_is_no_address_of_a_database_is_refused(fresh: HqProcess, url: str) -> None:
    assert "This is no database address." in refused(fresh.cli("user", "list", "--database", url))


def test_a_postgresql_that_does_not_answer_is_said_in_words(fresh: HqProcess) -> None:
    said = refused(fresh.cli("user", "list", "--database", "postgresql+psycopg://u:p@127.0.0.1:1/hq"))
    assert said == "The database cannot be used: no PostgreSQL answers at its address. Nothing was changed."


def test_a_port_that_is_taken_and_a_name_unknown_are_said_in_german(fresh: HqProcess) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = fresh.cli("serve", "--port", str(port), "--language", "de").stderr
    assert f"HQ kann auf 127.0.0.1:{port} nicht hören: ein anderes Programm belegt ihn schon." in said


# -- the terminal -----------------------------------------------------------------------------------------------------


def ended(*words: str, **other: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sync.hq", *words]
    env = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, encoding="utf-8", **other)


def test_a_full_disk_is_one_sentence_and_a_reader_who_has_gone_none(fresh: HqProcess) -> None:
    fresh.must("user", "add", "t.becker", "--role", "technician")
    data = ("--data", str(fresh.data))
    for words in (("user", "list", *data), ("--help",), ("serve", "--port", "0", *data)):
        with Path("/dev/full").open("w") as full:
            done = ended(*words, stdout=full)
        assert (done.returncode, done.stderr) == (
            terminal.NOT_TOLD,
            "Die Ausgabe ließ sich nicht schreiben: der Datenträger ist voll.\n",
        )
        listening, speaking = os.pipe()
        os.close(listening)
        done = ended(*words, stdout=speaking)
        os.close(speaking)
        assert (done.returncode, done.stderr) == (terminal.NOBODY_READS, "")


def test_help_and_complaints_of_the_parser_are_german_unless_asked_otherwise(fresh: HqProcess) -> None:
    shown = ended("import-order", "--help", stdout=subprocess.PIPE).stdout
    assert shown.startswith("Aufruf: ") and "diese Hilfe zeigen" in shown and "options" not in shown
    german = ended("user", "list", stdout=subprocess.PIPE)
    assert german.returncode == 2
    assert german.stderr.splitlines()[-1] == "feldbuch-hq user list: Fehler: Es fehlt: --data"
    english = ended("user", "list", "--language", "en", stdout=subprocess.PIPE)
    assert english.stderr.splitlines()[-1] == "feldbuch-hq user list: error: missing: --data"
    bare = ended(stdout=subprocess.PIPE)
    assert (bare.returncode, bare.stderr.splitlines()[-1]) == (2, "feldbuch-hq: Fehler: Es fehlt: BEFEHL")
    empty = fresh.cli("import-order", "")
    assert empty.returncode == 2 and "FILE: The name is empty." in empty.stderr
    number = fresh.cli("serve", "--port", "viele", "--language", "de")
    assert number.returncode == 2 and "--port: 'viele' ist keine Zahl" in number.stderr


def test_hq_serves_over_tls_with_cookies_bound_to_it(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run(
        [*made, "-keyout", str(key), "-out", str(certificate), "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True,
        capture_output=True,
    )
    options = ("--tls-cert", str(certificate), "--tls-key", str(key))
    with running_hq(tmp_path / "data", options=options) as hq:
        assert hq.address.startswith("https://")
        trust = ssl.create_default_context(cafile=str(certificate))
        with httpx.Client(verify=trust, trust_env=False) as client:
            shown = client.get(hq.address + "/sign-in")
            assert "max-age=31536000" in shown.headers["Strict-Transport-Security"]
            assert "Secure" in shown.headers["Set-Cookie"]
            form = {"csrf": client.cookies["feldbuch-before"], "logon": "yildiz", "password": "correct horse battery"}
            done = client.post(hq.address + "/sign-in", data=form, headers={"Origin": hq.address})
            assert any(c.startswith("__Host-feldbuch=") and "Secure" in c for c in done.headers.get_list("Set-Cookie"))


def test_the_command_line_speaks_german_unless_asked(fresh: HqProcess) -> None:
    said = fresh.cli("init", env={"LC_ALL": "de_DE.UTF-8"}).stdout
    assert "Nichts wurde geändert" in said
    assert "Nichts wurde geändert" in fresh.cli("init", env={"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}).stdout


def test_a_lost_enrolment_answer_survives_a_killed_hq(tmp_path: Path) -> None:
    with running_hq(tmp_path / "data") as hq:
        code = hq.code_for("t.becker")
        device = Device(hq.address)
        first = device.read(EnrolAnswer, device.enrol(code.secret))
        hq.kill()
        hq.start()
        assert device.read(EnrolAnswer, device.enrol(code.secret)).certificate_pem == first.certificate_pem


def _jobs(device: Device) -> list[dict[str, Any]]:
    return [change.body for change in device.changes().changes if change.kind == "job"]


def _rename_customer(source: str, target: Path) -> None:
    book = openpyxl.load_workbook(source)
    for row in book["Auftrag"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("Musterbau Weiß"):
                cell.value = cell.value.replace("Musterbau", "Neubau")
    book.save(target)
