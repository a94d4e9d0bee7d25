"""A machine that lacks something and on which we may not install: one command, exit 3, nothing started."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str, path: Path, language: str = "de_DE.UTF-8") -> subprocess.CompletedProcess[str]:
    """In this environment, but with only the programs of `path`."""
    environment = {**os.environ, "PATH": str(path), "LC_ALL": language}
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_poor_machine_gets_the_one_command_and_nothing_is_started(tmp_path: Path) -> None:
    mark = tmp_path / "started"
    done = run("build_spec/start.py", "dev", sys.executable, "-c", f"open({str(mark)!r}, 'w')", path=tmp_path)
    assert done.returncode == 3
    commands = [line.strip() for line in done.stderr.splitlines() if "apt-get install" in line]
    assert len(commands) == 1
    assert commands[0].startswith("sudo apt-get install --no-install-recommends -y ")
    assert {"chromium", "poppler-utils", "xauth", "xvfb"} <= set(commands[0].split())
    assert not mark.exists()


def test_an_unknown_plan_is_answered_with_the_usage() -> None:
    done = run("build_spec/start.py", "everything", path=Path("/usr/bin"))
    assert (done.returncode, "start.py PLAN" in done.stderr) == (2, True)
