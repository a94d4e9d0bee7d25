"""`feldbuch check-pst` from the outside: what it prints, and how it ends."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.file_facts import FileReading
from checklists.pst import NOTICES, PROBLEMS
from ui.pst_words import FINDINGS
from ui.reading_words import how_far, how_fast, span
from ui.wording import LANGUAGES, Words

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "r.nunez@kanzlei.example"
MARK = b"!BDN" + bytes(4) + b"SM"
UNICODE, ANSI = (MARK + version.to_bytes(2, "little") for version in (23, 14))


def pst(path: Path, head: bytes = UNICODE, size: int = 4096) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + bytes(size - len(head)))
    return path


def check(*words: object, language: str = "de_DE.UTF-8") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "ui.command_line", "check-pst", *map(str, words)]
    environment = {**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def facts(*words: object, mail: tuple[str, ...] = (ADDRESS,), quota: str = "50", code: int = 0) -> list[dict[str, Any]]:
    addresses = [word for one in mail for word in ("--mail", one)]
    done = check(*words, *addresses, "--quota-gb", quota, "--json")
    assert (done.returncode, done.stderr) == (code, "")
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def codes(one: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding["code"], finding["severity"]) for finding in one["findings"]]


def test_a_good_file_is_told_by_its_facts(tmp_path: Path) -> None:
    path = pst(tmp_path / "r.nunez.pst")
    assert facts(path) == [
        {
            "name": "r.nunez.pst",
            "path": str(path),
            "mail": ADDRESS,
            "bytes": 4096,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "format": "unicode",
            "findings": [],
        }
    ]
    done = check(path, "--mail", ADDRESS, "--quota-gb", "50")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"{path}: kann importiert werden")
    assert check(path, "--mail", ADDRESS, "--quota-gb", "50", language="en_GB.UTF-8").stdout.startswith(
        f"{path}: can be imported"
    )


def test_notices_leave_the_exit_code_alone_and_problems_do_not(tmp_path: Path) -> None:
    odd = pst(tmp_path / "R.Nunez.pst", ANSI)
    assert codes(facts(odd)[0]) == [("pst-case", "notice"), ("pst-ansi", "notice")]
    bad = pst(tmp_path / "archiv.pst", b"PK\x03\x04", 2 * 1024**2)
    found = facts(odd, bad, quota="0,001", code=1)
    assert codes(found[1]) == [("pst-other-name", "error"), ("pst-no-pst", "error"), ("pst-over-quota", "error")]
    assert found[1]["format"] is None
    assert found[1]["findings"][0]["message_de"] == "Die Datei heißt „archiv.pst“, erwartet wird „r.nunez.pst“."
    assert found[1]["findings"][0]["message_en"] == "The file is named “archiv.pst”, expected is “r.nunez.pst”."


def test_what_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    good = pst(tmp_path / "r.nunez.pst")
    missing, folder, last = (
        tmp_path / "nowhere.pst",
        tmp_path,
        pst(tmp_path / "x" / "r.nunez.ost", MARK[:8] + b"SO\x17\0"),
    )
    found = facts(missing, folder, good, last, code=2)
    assert [one["sha256"] is None for one in found] == [True, True, False, False]
    assert [codes(one) for one in found] == [
        [("file-missing", "error")],
        [("file-not-a-file", "error")],
        [],
        [("pst-form", "error"), ("pst-is-ost", "error")],
    ]
    assert found[0]["findings"][0]["message_de"] == f"{missing} ist nicht da. Bitte den Pfad prüfen."
    told = check(missing, good, "--mail", ADDRESS, "--quota-gb", "50")
    assert told.returncode == 2
    assert f"{missing}: nicht gelesen" in told.stdout and f"{good}: kann importiert werden" in told.stdout


def test_names_that_clash_across_domains_need_a_folder_each(tmp_path: Path) -> None:
    both = ("info@firma.example", "info@werk.example", "r.nunez@firma.example")
    plain = pst(tmp_path / "info.pst")
    first, second = pst(tmp_path / "firma.example" / "info.pst"), pst(tmp_path / "werk.example" / "Info.pst")
    other = pst(tmp_path / "m.muster.pst")
    found = facts(first, second, pst(tmp_path / "r.nunez.pst"), mail=both)
    assert [one["mail"] for one in found] == list(both)
    found = facts(plain, first, other, mail=both, code=1)
    assert [one["mail"] for one in found] == [None, both[0], None]
    assert [codes(one) for one in found] == [[("pst-clash", "error")], [], [("pst-no-mailbox", "error")]]


def test_two_files_of_one_mailbox_are_told(tmp_path: Path) -> None:
    first, second = pst(tmp_path / "a" / "r.nunez.pst"), pst(tmp_path / "b" / "r.nunez.pst")
    assert [codes(one) for one in facts(first, second)] == [[], [("pst-twice", "notice")]]


def test_an_address_windows_cannot_store_is_a_case_for_hq(tmp_path: Path) -> None:
    found = facts(pst(tmp_path / "aux.pst"), mail=("aux@firma.example",), code=1)
    assert codes(found[0]) == [("pst-unstorable", "error")]
    found = facts(pst(tmp_path / "vertrieb-ost.pst"), mail=("vertrieb/ost@firma.example",), code=1)
    assert found[0]["findings"][0]["message_de"].startswith("„vertrieb/ost.pst“ enthält Zeichen")


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    done = check(pst(tmp_path / "a\x1b[2Jb.pst"), "--mail", ADDRESS, "--quota-gb", "1")
    assert "\x1b" not in done.stdout and "[U+001B]" in done.stdout


@pytest.mark.parametrize(("mail", "quota"), [("r.nunez", "50"), ("", "50"), (ADDRESS, "viel"), (ADDRESS, "0")])
def test_a_command_that_is_not_complete_ends_with_one_sentence(tmp_path: Path, mail: str, quota: str) -> None:
    done = check(pst(tmp_path / "r.nunez.pst"), "--mail", mail, "--quota-gb", quota, "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "Erwartet: " in done.stderr


def test_help_says_what_the_exit_codes_mean() -> None:
    said = check("--help", "--language", "en").stdout
    for line in (
        "0    every file can be imported",
        "1    at least one file would be refused",
        "2    at least one file cannot",
    ):
        assert line in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_words(language: str) -> None:
    assert set(FINDINGS) == {*PROBLEMS, *NOTICES}
    for sentence in FINDINGS.values():
        said = Words(language)(sentence)
        assert said.endswith(".") and (language == "en") == (said == sentence)


def test_progress_is_told_in_amounts_speed_and_time_left(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 3 * 1024**3)
    reading = FileReading(path)
    reading.close()
    words = Words("de")
    assert (how_far(words, reading), how_fast(words, reading)) == ("0 B von 3 GB", "")
    reading.done, reading.seconds = 1024**3, 4.0
    assert (how_far(words, reading), how_fast(words, reading)) == ("1 GB von 3 GB", "256 MB/s, noch 8 s")
    assert [span(seconds) for seconds in (59, 60, 61, 3599, 3600, 7501)] == [
        "59 s", "1 min", "2 min", "1 h 00 min", "1 h 00 min", "2 h 06 min"
    ]  # fmt: skip
