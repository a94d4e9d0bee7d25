"""Makes a fresh clone able to run, then runs the asked command. Standard library only; the Makefile calls it.

    python3 build_spec/start.py PLAN [COMMAND...]

PLAN is `run` (libraries of the program), `demo` (also what takes pictures of pages), `dev` (also the tools of the tests) or
`tools` (as dev, for checks that open no window).
Ends with the command's exit code; with 3, before anything else ran, when the machine lacks something we may not install.
A second start finds all in place and costs some hundredths of a second.
"""

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    # Said before the imports below, which an older Python would refuse less kindly.
    sys.stderr.write(
        "Feldbuch needs Python {}.{} or newer; this is {}.{}. Name a newer one: make PYTHON=python3.12 ...\n".format(
            *OLDEST, *sys.version_info[:2]
        )
    )
    sys.exit(3)

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from build_spec import compile_words, system_packages
from ui import doctor
from ui.doctor import Missing, Purpose

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "feldbuch-setup.json"
LOCKS = ROOT / "build_spec" / "lock"


@dataclass(frozen=True)
class Plan:
    lock: str
    needs: frozenset[Purpose]
    likes: frozenset[Purpose] = frozenset()
    """Installed where we may, else done without."""


PLANS = {
    "run": Plan("run", frozenset({Purpose.WINDOW})),
    "demo": Plan("demo", frozenset({Purpose.WINDOW}), frozenset({Purpose.PICTURES})),
    "dev": Plan("dev", frozenset(Purpose)),
    "tools": Plan("dev", frozenset()),
}
HOLDS = {"demo": ("run",), "dev": ("run", "demo")}
"""Each of these locks holds all of the others: nothing is installed twice."""


class Stop(Exception):
    """Set-up ends here: a sentence for the person, and an exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


def main(words: list[str]) -> int:
    if not words or words[0] not in PLANS:
        print(__doc__, file=sys.stderr)
        return 2
    plan, command = PLANS[words[0]], words[1:]
    try:
        with _alone():
            _set_up(plan)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.code
    if not command:
        return 0
    sys.stdout.flush()
    os.environ["PATH"] = f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.execvp(command[0], command)


def _set_up(plan: Plan) -> None:
    _mend_machine((*_missing(plan.needs), *_missing_for_environment()), _missing(plan.likes))
    stamp = _read_stamp()
    lock = LOCKS / f"{plan.lock}.txt"
    wheels = _digest(lock)
    if stamp.get("python") != str(PYTHON.resolve()) or stamp.get(plan.lock) != wheels:
        _make_environment()
        _install_wheels(lock)
        stamp |= {plan.lock: wheels, "python": str(PYTHON.resolve())}
        for held in HOLDS.get(plan.lock, ()):
            stamp[held] = _digest(LOCKS / f"{held}.txt")
        stamp.pop("project", None)
        if Purpose.WINDOW in plan.needs:
            _mend_machine(doctor.missing_for_wheel(_site_packages() / "PySide6"), ())
    project = _digest(ROOT / "pyproject.toml")
    if stamp.get("project") != project:
        _run_python("-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-e", ".")
        _write_stamp(stamp | {"project": project})
    if any(compile_words.stale(po) for po in compile_words.sources()):
        _run_python("build_spec/compile_words.py")


# -- the machine ------------------------------------------------------------------------------------------------------


def _missing(purposes: frozenset[Purpose]) -> tuple[Missing, ...]:
    found = doctor.missing_programs(purposes)
    if Purpose.WINDOW in purposes:
        found += doctor.missing_libraries()
    return found


def _missing_for_environment() -> tuple[Missing, ...]:
    """Debian cuts ensurepip out of python3; without it there is no environment with a pip inside."""
    if PYTHON.exists() or importlib.util.find_spec("ensurepip") is not None:
        return ()
    return (Missing(name="ensurepip", package="python3-venv", purpose=Purpose.WINDOW),)


def _mend_machine(needed: tuple[Missing, ...], liked: tuple[Missing, ...]) -> None:
    """Installs what is missing, or stops with the one command that does."""
    nameless = [one.name for one in needed if not one.package]
    if nameless:
        raise Stop(
            f"This machine lacks {', '.join(nameless)}; no Debian package is known for it. Nothing was started.", 3
        )
    packages, extra = doctor.packages(needed), doctor.packages(liked)
    if not system_packages.may_install():
        if packages:
            raise Stop(
                f"This machine lacks {_shortly(sorted(one.name for one in needed))}.\nNothing was started. On Debian or Ubuntu this brings it:\n"
                f"  {doctor.command(sorted({*packages, *extra}))}",
                3,
            )
        if extra:
            print(f"Going on without {', '.join(extra)} (only for pictures): {doctor.command(extra)}", flush=True)
        return
    if packages:
        with _said(f"Installing {len(packages)} system packages ({_shortly(packages)})"):
            try:
                system_packages.install(packages)
            except system_packages.NotInstalled as error:
                raise Stop(f"{error}\nNothing was started. By hand: {doctor.command(packages)}", 3) from None
    if extra:
        with _said(f"Installing {', '.join(extra)} for the pictures of HQ's pages"):
            try:
                system_packages.install(extra)
            except system_packages.NotInstalled as error:
                print(f"\n{error}\nGoing on without {', '.join(extra)}.", flush=True)


def _shortly(names: Sequence[str]) -> str:
    """The first few by name: a bare machine lacks thirty libraries, and the command below names every package."""
    rest = len(names) - 6
    return ", ".join(names) if rest <= 1 else f"{', '.join(names[:6])} and {rest} more"


# -- the environment --------------------------------------------------------------------------------------------------


def _make_environment() -> None:
    """Keeps an environment whose Python runs, for it may be in use; builds a new one otherwise."""
    probe = f"import sys, venv; sys.exit(sys.version_info < {OLDEST})"
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode == 0:
        if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
            _run_python("-m", "ensurepip", "--default-pip")
        return
    with _said("Making .venv"):
        _run(sys.executable, "-m", "venv", "--clear", str(VENV))


def _install_wheels(lock: Path) -> None:
    """uv is ten times faster, but reads none of pip's settings: where it fails for any reason, pip does the work."""
    pip = (str(PYTHON), "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check", "--require-hashes")
    count = sum(1 for line in lock.read_text(encoding="ascii").splitlines() if "==" in line)
    with _said(f"Installing {count} Python packages from {lock.relative_to(ROOT)}"):
        uv = [str(PYTHON), "-m", "uv", "pip", "install", "-q", "--python", str(PYTHON), "--require-hashes"]
        try:
            _run(*pip, "--no-deps", "-r", str(LOCKS / "installer.txt"))
            _run(*uv, "--no-deps", "-r", str(lock))
        except Stop:
            print(" uv could not, pip does it", end="", flush=True)
            _run(*pip, "--no-deps", "-r", str(lock))


def _site_packages() -> Path:
    return next((VENV / "lib").glob("python3.*/site-packages"))


def _run_python(*words: str) -> None:
    _run(str(PYTHON), *words)


def _run(*words: str) -> None:
    """Runs quietly; what it said is shown only when it failed."""
    done = subprocess.run(
        words,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-12:])
        raise Stop(f"Set-up stopped: {' '.join(words[:6])} … ended with {done.returncode}.\n{tail}", 1)


# -- remembering ------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One set-up at a time per clone: a second `make` waits here instead of installing into the same folder."""
    with (ROOT / ".setup.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work in this folder; waiting for it.", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _said(doing: str) -> Iterator[None]:
    began = time.monotonic()
    print(f"{doing} …", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f" {time.monotonic() - began:.0f} s", flush=True)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, str]:
    """What was installed last; an unreadable note means nothing was."""
    try:
        noted = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _write_stamp(stamp: dict[str, str]) -> None:
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    fresh.replace(STAMP)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
