"""The stage of the demo: HQ as a process of its own, on a free loopback port, with everything it owns below one folder.

It can be killed as a power cut would and started again on the same data and port. Nothing here knows the window.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ui.demo.order_file import DEFAULT_TECHNICIAN, technician_of

DISPATCHER = "s.yildiz"
DISPATCHER_NAME = "S. Yıldız"
PASSWORD = "probe-tag-am-rhein"
TECHNICIAN_NAME = "T. Becker"
_READY_S = 30


class StageFailed(Exception):
    """HQ refused something; the text is what it said."""


@dataclass(slots=True)
class Hq:
    """`feldbuch-hq` with one data folder. `address` is known once it serves."""

    data: Path
    log: Path
    language: str = "de"
    address: str = ""
    _process: "subprocess.Popen[str] | None" = None

    def command(self, *words: str, password: str = "") -> str:
        """Run one command of HQ to its end; gives what it printed. Raises StageFailed."""
        done = subprocess.run(
            self._line(*words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=_environment() | ({"FELDBUCH_PASSWORD": password} if password else {}),
        )
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ feldbuch-hq {' '.join(words)}\n{done.stderr}")
        if done.returncode != 0:
            raise StageFailed(done.stderr.strip() or done.stdout.strip())
        return done.stdout

    def _line(self, *words: str) -> list[str]:
        # Before the command: behind it one of them has a language of its own.
        return [sys.executable, "-m", "sync.hq", "--language", self.language, *words, "--data", str(self.data)]

    def prepare(self) -> None:
        """Keys and database; where they are there, it does nothing."""
        if not (self.data / "ca.pem").is_file():
            self.command("init")

    def check(self, order: Path) -> None:
        """Raises StageFailed with HQ's complaints about a workbook; nothing of it is stored."""
        self.prepare()
        self.command("import-order", str(order), "--check")

    def start(self) -> None:
        """Serve; the first time on a free port, later on that same one. Returns when it is ready."""
        port = self.address.rpartition(":")[2] if self.address else "0"
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                self._line("serve", "--port", port),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf-8",
                env=_environment(),
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise StageFailed(self.log.read_text(encoding="utf-8").strip())
        self.address = line.split()[-1]
        # Nobody listens any more, but HQ must never wait for somebody who does.
        threading.Thread(target=_drain, args=(self._process.stdout,), daemon=True).start()

    def kill(self) -> None:
        """SIGKILL: no word, no clean-up, what lay half written lies half written."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=_READY_S)

    @property
    def pid(self) -> int:
        """Raises StageFailed where it does not run."""
        if self._process is None:
            raise StageFailed("HQ does not run")
        return self._process.pid

    def go_on(self) -> None:
        """Wakes an HQ that was stopped by a signal; harmless otherwise."""
        if self.serves:
            os.kill(self.pid, signal.SIGCONT)

    def stop(self) -> None:
        """The ordinary end. Harmless where it does not run."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=_READY_S)
            except subprocess.TimeoutExpired:
                self.kill()
        self._process = None

    @property
    def serves(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def arriving(self) -> Path:
        """Where a blob lies while it is on its way to HQ."""
        return self.data / "blobs"


def build(hq: Hq, orders: Sequence[Path]) -> str:
    """Makes HQ serve and hold these orders and the people they name; gives the code with which a tablet enrols.

    Raises StageFailed with HQ's own words, be it a complaint about a workbook.
    """
    hq.prepare()
    people = tuple(dict.fromkeys(technician_of(order) or DEFAULT_TECHNICIAN for order in orders))
    # Every command is a process that takes a second to load: two at a time.
    with ThreadPoolExecutor(1) as beside:
        serving = beside.submit(_serve, hq)
        for logon in people:
            hq.command("user", "add", logon, "--name", _name_of(logon), "--role", "technician")
        later = [beside.submit(hq.command, "import-order", str(order)) for order in orders[1:]]
        hq.command("import-order", str(orders[0]))
        serving.result()
        told = hq.command("device", "enrol", people[0], "--address", hq.address, "--json")
        for one in later:
            one.result()
    return str(json.loads(told)["code"])


def _serve(hq: Hq) -> None:
    hq.command("user", "add", DISPATCHER, "--name", DISPATCHER_NAME, "--role", "dispatcher", password=PASSWORD)
    hq.start()


def _name_of(logon: str) -> str:
    return TECHNICIAN_NAME if logon == DEFAULT_TECHNICIAN else logon


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}


_WATCH = """
import os, signal, sys, time
pid, folder = int(sys.argv[1]), sys.argv[2]

def half_written():
    try:
        with os.scandir(folder) as files:
            return any(file.name.startswith("arriving-") for file in files)
    except FileNotFoundError:
        return False

try:
    while True:
        os.kill(pid, signal.SIGSTOP)
        if half_written():
            os.kill(pid, signal.SIGKILL)
            break
        os.kill(pid, signal.SIGCONT)
        time.sleep(0.0005)
except ProcessLookupError:
    sys.exit(1)
"""


def _drain(pipe: IO[str]) -> None:
    with pipe:
        while pipe.read(4096):
            pass


class PhotoCut:
    """Kills HQ while a blob is on its way: a photo lies half written in its folder.

    HQ writes a photo in a few milliseconds, too short to be met by chance. So a process of its own lets HQ run in slices of half
    a millisecond and looks into the folder while it stands still; whatever it finds half written then stays so.
    """

    def __init__(self, hq: Hq) -> None:
        self._hq = hq
        self._watch: subprocess.Popen[bytes] | None = None
        self._fell = False

    def arm(self) -> None:
        command = [sys.executable, "-c", _WATCH, str(self._hq.pid), str(self._hq.arriving)]
        self._watch = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def disarm(self) -> None:
        """Ends the watch; an HQ that still lives goes on as if nothing had been."""
        watch, self._watch = self._watch, None
        if watch is None:
            return
        self._fell = self._fell or watch.poll() == 0
        if watch.poll() is None:
            watch.kill()
            watch.wait()
            self._hq.go_on()

    @property
    def fell(self) -> bool:
        return self._fell or (self._watch is not None and self._watch.poll() == 0)
