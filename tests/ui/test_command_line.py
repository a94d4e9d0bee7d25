"""`feldbuch doctor` from the outside: what it says and how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import command_line

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


def test_a_reader_who_has_seen_enough_gets_no_traceback() -> None:
    listening, speaking = os.pipe()
    os.close(listening)
    command = [sys.executable, "-m", "ui.command_line", "catalogue", "coverage", "--json"]
    done = subprocess.run(
        command, cwd=ROOT, stdout=speaking, stderr=subprocess.PIPE, text=True, check=False, timeout=60
    )
    os.close(speaking)
    assert (done.returncode, done.stderr) == (command_line.NOBODY_READS, "")
