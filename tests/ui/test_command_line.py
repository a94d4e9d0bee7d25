"""`feldbuch` from the outside: what doctor says, in which language commands speak, and what happens where nobody can read it."""

import argparse
import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checklists.terminal_words import PARSER, asked_language
from ui import command_line
from ui.terminal import NOBODY_READS, NOT_TOLD

ROOT = Path(__file__).resolve().parents[2]


def doctor(path: str, language: str) -> subprocess.CompletedProcess[str]:
    """Run with only the programs of `path` to be found."""
    environment = {**os.environ, "PATH": path, "LC_ALL": language}
    words = [sys.executable, "-m", "ui.command_line", "doctor"]
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("language", "heading", "bringing"),
    [
        ("de_DE.UTF-8", "Für die Tests fehlt:", "Auf Debian und Ubuntu bringt es dieser Befehl:"),
        ("en_GB.UTF-8", "Missing for the tests:", "This brings it on Debian and Ubuntu:"),
    ],
)
def test_what_only_tests_miss_is_named_with_the_one_command_and_does_not_stop_the_program(
    tmp_path: Path, language: str, heading: str, bringing: str
) -> None:
    done = doctor(str(tmp_path), language)
    lines = done.stdout.splitlines()
    tests = next(line for line in lines if line.startswith(heading))
    assert {"Xvfb", "pdfsig", "xauth"} <= set(tests.removeprefix(heading).replace(",", " ").split())
    assert lines[-2] == bringing
    assert lines[-1].strip().startswith("sudo apt-get install --no-install-recommends -y ")
    assert {"chromium", "poppler-utils", "xauth", "xvfb"} <= set(lines[-1].split())
    assert done.returncode == 0


def test_a_complete_machine_is_told_so() -> None:
    """The machine that runs these tests is complete: set-up saw to it."""
    done = doctor(os.environ["PATH"], "en_GB.UTF-8")
    assert (done.stdout, done.returncode) == ("Nothing is missing on this machine.\n", 0)


COMMANDS = (["catalogue", "coverage", "--json"], ["catalogue", "check"], ["doctor"], ["--help"])


def ended(words: list[str], **other: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.command_line", *words]
    environment = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60, **other
    )


@pytest.mark.parametrize("words", COMMANDS)
def test_a_reader_who_has_seen_enough_gets_no_traceback(words: list[str]) -> None:
    listening, speaking = os.pipe()
    os.close(listening)
    done = ended(words, stdout=speaking)
    os.close(speaking)
    assert (done.returncode, done.stderr) == (NOBODY_READS, "")


@pytest.mark.parametrize("words", COMMANDS)
def test_a_full_disk_is_one_sentence(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = ended(words, stdout=full)
    assert (done.returncode, done.stderr) == (
        NOT_TOLD,
        "Die Ausgabe ließ sich nicht schreiben: der Datenträger ist voll.\n",
    )


def test_standard_error_that_takes_nothing_changes_no_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.command_line", "check-users", str(tmp_path / "weg.csv")]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path(os.devnull).open("rb") as unwritable:
        done = subprocess.run(
            command, cwd=ROOT, env=buffered, stdout=subprocess.PIPE, stderr=unwritable, check=False, timeout=60
        )
    assert (done.returncode, done.stdout) == (2, b"")


def test_without_a_screen_the_window_is_refused_with_a_sentence() -> None:
    command = [sys.executable, "-m", "ui.command_line", "--language", "de"]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stdout) == (command_line.MACHINE_LACKS, "")
    assert done.stderr == "Hier gibt es keinen Bildschirm für das Fenster. Was ohne ihn geht: feldbuch --help\n"


# -- the parser's own words -------------------------------------------------------------------------------------------


def test_help_and_complaints_are_german_unless_asked_otherwise() -> None:
    german = ended(["check-users"], stdout=subprocess.PIPE)
    assert german.returncode == 2
    assert german.stderr.splitlines()[-1] == "feldbuch check-users: Fehler: Es fehlt: FILE"
    assert german.stderr.startswith("Aufruf: ")
    english = ended(["--language", "en", "check-users"], stdout=subprocess.PIPE)
    assert english.stderr.splitlines()[-1] == "feldbuch check-users: error: missing: FILE"
    shown = ended(["check-pst", "--help"], stdout=subprocess.PIPE).stdout
    assert "diese Hilfe zeigen" in shown and "Rückgabewerte:" in shown and "options" not in shown
    assert "exit codes:" in ended(["check-pst", "--help", "--language=en"], stdout=subprocess.PIPE).stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["nichts"], "BEFEHL: 'nichts' gibt es nicht. Erlaubt sind: 'doctor', 'verify'"),
        (["catalogue", "show", "--lang", "fr"], "'fr' gibt es nicht. Erlaubt sind: 'de', 'en'"),
        (["catalogue", "coverage", "--json", "--markdown"], "Das geht nicht zusammen mit --json"),
        (["doctor", "jetzt"], "Unbekannt oder zu viel: jetzt"),
        (["verify", "a.pdf", "--trust"], "Dahinter fehlt eine Angabe"),
        (["demo", "--the"], "Dahinter fehlt eine Angabe"),
        (["catalogue", "check", ""], "Der Name ist leer. Bitte eine Datei oder einen Ordner nennen."),
    ],
)
def test_wrong_usage_is_said_in_german(capsys: pytest.CaptureFixture[str], typed: list[str], said: str) -> None:
    assert command_line.main([*typed, *(["--language", "de"] if "fr" not in typed else [])]) == 2
    told = capsys.readouterr()
    assert told.out == "" and said in told.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("typed", "environment", "spoken"),
    [
        ([], {}, "de"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "de"),
        (["--language", "de"], {"LANG": "en_GB.UTF-8"}, "de"),
        (["--language"], {"LANG": "en_GB.UTF-8"}, "en"),
        (["--language=en", "doctor"], {}, "en"),
        (["--language", "en", "catalogue", "show", "--lang", "de"], {}, "de"),
        (["doctor", "--language", "fr"], {}, "de"),
    ],
)
def test_the_language_is_the_one_asked_for_last_else_the_environments(
    typed: list[str], environment: dict[str, str], spoken: str
) -> None:
    assert asked_language(typed, environment) == spoken


def test_every_text_the_parser_says_to_people_is_worded() -> None:
    """Read from the standard library itself: a later Python may say something new."""
    tree = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    asked = {
        str(text.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
        for text in call.args
        if isinstance(text, ast.Constant)
    }
    assert PARSER.keys() <= asked, "a text this Python does not know"
    assert {text for text in asked - PARSER.keys() if not _of_programmers(text)} == set()


def _of_programmers(text: str) -> bool:
    """Mistakes in how a parser is built; nobody who types a command can make them."""
    return any(
        part in text
        for part in ("conflict", "invalid option string", "is required for options", "not callable", "not defined")
    ) or text in {
        "'required' is an invalid argument for positionals",
        'argument "-" with mode %r',
        "can't open '%(filename)s': %(error)s",
        "cannot have multiple subparser arguments",
        "cannot merge actions - two groups are named %r",
        "mutually exclusive arguments must be optional",
        "unexpected option string: %s",
    }
