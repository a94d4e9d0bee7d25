"""SIGKILL of the real window: every answer its status field had shown as saved is in the profile afterwards (rule S4).

`FELDBUCH_WINDOW_KILLS` sets how many (3 here, 10 in `make faults`). A kill proves no fsync; tests/app/test_one_sync.py counts those.
"""

import collections
import multiprocessing
import os
import random
import signal
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from app.bootstrap import open_field_app
from app.settings import write_settings
from checklists.job import Job
from checklists.journal import NO_PREVIOUS, Entry, EntryKind, entry_hash, read_entry
from tests.app.tablet import PIN, new_tablet, settings, small_job
from tests.checklists.sample import desk, package
from tests.faults import tapping

KILLS = int(os.environ.get("FELDBUCH_WINDOW_KILLS", "3"))
LEAST_SHOWN = 20
CLOSE_SECONDS = 0.005
PATIENCE_SECONDS = 60
MUTANT_KILLS = 8

_new_process = multiprocessing.get_context("spawn")


def job_of_today() -> Job:
    desks = [desk(f"AP-{n:02}") for n in range(1, tapping.DESKS + 1)]
    planned = f"{date.today().isoformat()}T08:30"
    return small_job(packages=(package("3.1.1", tapping.DESKS),), workplaces=desks, planned=planned)


@dataclass(slots=True)
class Heard:
    """What the window said before it died. `minutes` are the acts its status field had shown as saved."""

    minutes: set[str] = field(default_factory=set)
    commits: int = 0

    def take(self, said: str) -> None:
        assert not said.startswith("broke"), said
        if said == tapping.COMMIT:
            self.commits += 1
        elif said.startswith("Gespeichert "):
            self.minutes.add(said.removeprefix("Gespeichert "))


def kill_once(folder: Path, chance: random.Random, *, close: bool, too_early: bool = False) -> Heard:
    """Let the window work and kill it after at least 20 answers shown as saved; `close`: within 5 ms of a commit."""
    here, there = _new_process.Pipe(duplex=False)
    process = _new_process.Process(target=tapping.work, args=(folder, there, too_early))
    process.start()
    there.close()
    heard = Heard()
    try:
        _hear_until(here, heard, LEAST_SHOWN + chance.randrange(8))
        if close:
            before = heard.commits
            while heard.commits == before:
                _hear(here, heard)
        if not too_early:
            wait([process.sentinel], timeout=chance.uniform(0, CLOSE_SECONDS if close else 0.1))
        _kill(process)
        _hear_rest(here, heard)
        return heard
    finally:
        here.close()
        process.kill()
        process.join(PATIENCE_SECONDS)
        process.close()


def _kill(process: SpawnProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(PATIENCE_SECONDS)
    assert process.exitcode == -signal.SIGKILL, "the window had ended before it was killed"


def _hear(line: Connection, heard: Heard) -> None:
    assert line.poll(PATIENCE_SECONDS), f"the window said nothing more after {len(heard.minutes)} acts"
    heard.take(line.recv())


def _hear_until(line: Connection, heard: Heard, acts: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while len(heard.minutes) < acts:
        assert time.monotonic() < until, f"only {len(heard.minutes)} acts were shown as saved"
        _hear(line, heard)


def _hear_rest(line: Connection, heard: Heard) -> None:
    """What was said before the end; a sentence cut in the middle was not said."""
    try:
        while line.poll(0):
            heard.take(line.recv())
    except EOFError:
        pass


def kept(folder: Path) -> list[Entry]:
    """The reopened profile's entries; their chain must be whole, and the job must show all of them."""
    app = open_field_app(settings(folder))
    try:
        app.unlocking.unlock(PIN)
        with app.session.database.read() as connection:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
            raws = list(connection.exec_driver_sql("SELECT raw FROM entry ORDER BY seq").scalars())
        entries, previous = [read_entry(raw) for raw in raws], NO_PREVIOUS
        for seq, (entry, raw) in enumerate(zip(entries, raws, strict=True), start=1):
            assert (entry.seq, entry.prev) == (seq, previous)
            previous = entry_hash(raw)
        assert app.jobs.open(job_of_today().job_id).book.nth >= len(raws)
        return entries
    finally:
        app.close()


def lost(heard: Heard, entries: list[Entry]) -> set[str]:
    """The acts that were shown as saved and are not wholly there. An act that was not shown may be there, but not in half."""
    answers = collections.Counter(
        f"{datetime.fromisoformat(entry.at.wall):%H:%M}" for entry in entries if entry.kind is EntryKind.ANSWER_GIVEN
    )
    for minute, count in answers.items():
        hour, past = map(int, minute.split(":"))
        act = hour * 60 + past - 1
        assert count == tapping.ANSWERS_OF_ACTS[act % len(tapping.ANSWERS_OF_ACTS)], "half an act was kept"
    return heard.minutes - answers.keys()


def new_profile(folder: Path) -> Path:
    write_settings(settings(folder), keystore=False, language="de")
    new_tablet(folder, job_of_today()).app.close()
    return folder


def test_no_kill_of_the_window_loses_an_answer_it_showed_as_saved(tmp_path: Path) -> None:
    chance = random.Random(2026)
    for nth in range(KILLS):
        folder = new_profile(tmp_path / str(nth))
        heard = kill_once(folder, chance, close=nth % 2 == 0)
        assert len(heard.minutes) >= LEAST_SHOWN
        assert not lost(heard, kept(folder)), f"kill {nth + 1}"


def test_a_window_that_says_saved_before_commit_is_caught(tmp_path: Path) -> None:
    chance = random.Random(1)
    caught = False
    for nth in range(MUTANT_KILLS):
        folder = new_profile(tmp_path / str(nth))
        heard = kill_once(folder, chance, close=False, too_early=True)
        caught = bool(lost(heard, kept(folder)))
        if caught:
            break
    assert caught
