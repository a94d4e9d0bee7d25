"""`feldbuch verify` as a process: sentences in German and English, facts for programs, exit codes 0, 1, 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.signing import AT, sealed, shown, world

ROOT = Path(__file__).parents[2]


def verify(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from ui.command_line import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.pdf").write_bytes(sealed().pdf)
    (tmp_path / "ca.pem").write_bytes(world().ca_pem)
    (tmp_path / "other.pem").write_bytes(world().foreign_ca_pem)
    return tmp_path


def test_a_valid_report(folder: Path) -> None:
    said = verify("verify", folder / "report.pdf", "--trust", folder / "ca.pem")
    assert (said.returncode, said.stderr) == (0, "")
    assert "Bericht CF-2026-04711-07-1 ist unverändert." in said.stdout
    assert "Gesiegelt am 1. Dezember 2026, 16:34:41" in said.stdout and "Tablet 07, Techniker T. Becker" in said.stdout
    assert "Report CF-2026-04711-07-1 is unchanged." in said.stdout
    assert sealed().report_sha256 in said.stdout
    assert said.stdout.index("Bericht") < said.stdout.index("Report ")


def test_the_profile_names_the_authority(folder: Path) -> None:
    """Its ca.pem is trusted, before or behind the command's name; --trust goes first."""
    report = folder / "report.pdf"
    assert verify("verify", report, "--data", folder).returncode == 0
    assert verify("--data", folder, "verify", report).returncode == 0
    assert verify("--data", folder, "verify", report, "--trust", folder / "other.pem").returncode == 1


def test_without_an_authority(folder: Path) -> None:
    said = verify("verify", folder / "report.pdf")
    assert said.returncode == 1
    assert "unverändert, aber Aussteller unbekannt" in said.stdout
    assert "unchanged, but issuer unknown" in said.stdout


def test_a_changed_report(folder: Path) -> None:
    changed = bytearray(sealed().pdf)
    changed[2000] ^= 1
    (folder / "changed.pdf").write_bytes(changed)
    said = verify("verify", folder / "changed.pdf", "--trust", folder / "ca.pem")
    assert said.returncode == 1
    assert "changed.pdf wurde nach dem Siegeln verändert oder ist beschädigt." in said.stdout
    assert "Becker" not in said.stdout, "nothing of a changed report is repeated as a fact"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<!doctype html><title>Login</title>", b"%PDF-1.7\n%%EOF\n"])
def test_no_report(folder: Path, content: bytes) -> None:
    (folder / "other.pdf").write_bytes(content)
    said = verify("verify", folder / "other.pdf", "--trust", folder / "ca.pem")
    assert (said.returncode, said.stderr) == (2, "")
    assert "other.pdf ist kein gesiegelter Bericht." in said.stdout
    assert "other.pdf is no sealed report." in said.stdout


def test_the_pages_before_signing_are_no_sealed_report(folder: Path) -> None:
    (folder / "pages.pdf").write_bytes(shown()[1])
    assert verify("verify", folder / "pages.pdf", "--trust", folder / "ca.pem").returncode == 2


def test_files_that_cannot_be_read(folder: Path) -> None:
    missing = verify("verify", folder / "missing.pdf")
    assert missing.returncode == 2 and "missing.pdf ist nicht da. Bitte den Pfad prüfen." in missing.stdout
    assert missing.stdout.endswith("missing.pdf is not there. Please check the path.\n")
    whole = verify("verify", folder)
    assert whole.returncode == 2 and f"{folder} ist ein Ordner oder Gerät, keine Datei." in whole.stdout
    untrusted = verify("verify", folder / "report.pdf", "--trust", folder / "weg.pem")
    assert untrusted.returncode == 2 and "weg.pem ist nicht da." in untrusted.stdout
    endless = verify("verify", "/dev/zero")
    assert endless.returncode == 2 and "/dev/zero ist ein Ordner oder Gerät, keine Datei." in endless.stdout
    empty = verify("verify", "")
    assert (empty.returncode, empty.stdout) == (2, "") and "FILE: Der Name ist leer." in empty.stderr
    wrong = verify("verify", folder / "report.pdf", "--trust", folder / "report.pdf")
    assert wrong.returncode == 2 and "enthält kein Zertifikat" in wrong.stdout


def test_a_huge_file_that_is_no_pdf_is_not_read(folder: Path) -> None:
    with (folder / "film.pdf").open("wb") as file:
        file.truncate(64 * 1024**3)  # sparse: it takes no room, and no memory could hold it
    said = verify("verify", folder / "film.pdf")
    assert said.returncode == 2 and "film.pdf ist kein gesiegelter Bericht." in said.stdout


def test_a_console_that_knows_no_umlauts(folder: Path) -> None:
    program = "import sys; from ui.command_line import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "verify", str(folder / "report.pdf")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment)
    assert said.returncode == 1 and said.stderr == b"" and b"unchanged, but issuer unknown" in said.stdout


def test_facts_for_programs(folder: Path) -> None:
    said = verify("verify", folder / "report.pdf", "--trust", folder / "ca.pem", "--json")
    facts = json.loads(said.stdout)
    assert said.returncode == 0
    assert facts["valid"] is True and facts["problem"] is None and facts["issuer_known"] is True
    assert facts["report_number"] == "CF-2026-04711-07-1" and facts["sealed_at"] == AT
    assert facts["outcome"] == "with-reservations" and facts["report_sha256"] == sealed().report_sha256
    unknown = json.loads(verify("verify", folder / "report.pdf", "--json").stdout)
    assert unknown["valid"] is False and unknown["unchanged"] is True and unknown["problem"] == "unknown-issuer"
