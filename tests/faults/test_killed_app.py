"""SIGKILL at any moment: what was shown as saved is there afterwards, and nothing half stands beside it (rules S4, E1; fault 2).

A kill proves no fsync; that is counted in test_one_sync.py. `FELDBUCH_KILLS` sets how many (40 here, 200 in `make faults`).
"""

import multiprocessing
import os
import random
import signal
from multiprocessing.connection import Connection, wait
from pathlib import Path

from app.bootstrap import open_field_app
from checklists.job import Job
from checklists.journal import NO_PREVIOUS, entry_hash, read_entry
from tests.app.tablet import PIN, new_tablet, settings, small_job
from tests.checklists.sample import desk, package
from tests.faults import answering

KILLS = int(os.environ.get("FELDBUCH_KILLS", "40"))
PER_PROFILE = 20
LEAST_SAVED = 20
PATIENCE_SECONDS = 60

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["tests.faults.answering"])


def job_of_eight() -> Job:
    return small_job(packages=(package("3.1.1", 8),), workplaces=[desk(f"AP-{n:02}") for n in range(1, 9)])


def kill_once(folder: Path, chance: random.Random, *, too_early: bool = False) -> int:
    """Let the app work, kill it after at least 20 answers shown as saved; the last place it called saved."""
    here, there = _server.Pipe(duplex=False)
    process = _server.Process(target=answering.work, args=(folder, job_of_eight().job_id, there, too_early))
    process.start()
    there.close()
    try:
        saved = 0
        for _ in range(LEAST_SAVED + chance.randrange(15)):
            saved = max(saved, _hear(here))
        # Half of the kills come within 5 ms of a commit, the others anywhere within some acts.
        wait([process.sentinel], timeout=chance.uniform(0, 0.005 if chance.random() < 0.5 else 0.05))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(PATIENCE_SECONDS)
        assert process.exitcode == -signal.SIGKILL
        return max(saved, _rest(here))
    finally:
        here.close()
        process.kill()
        process.join(PATIENCE_SECONDS)
        process.close()


def _hear(line: Connection) -> int:
    assert line.poll(PATIENCE_SECONDS), "the app said nothing"
    return int(line.recv())


def _rest(line: Connection) -> int:
    """What it had said before it died; a sentence cut in the middle was not said."""
    saved = 0
    try:
        while line.poll(0):
            saved = max(saved, int(line.recv()))
    except EOFError:
        pass
    return saved


def held(folder: Path) -> int:
    """How many entries the reopened profile holds; their chain must be whole and every painted stroke complete."""
    app = open_field_app(settings(folder))
    try:
        app.unlocking.unlock(PIN)
        with app.session.database.read() as connection:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
            raws = list(connection.exec_driver_sql("SELECT raw FROM entry ORDER BY seq").scalars())
        previous, strokes = NO_PREVIOUS, {}
        for seq, raw in enumerate(raws, start=1):
            entry = read_entry(raw)
            assert (entry.seq, entry.prev) == (seq, previous)
            previous = entry_hash(raw)
            if entry.body.get("origin") == "painted":
                strokes[entry.body["gesture"]] = strokes.get(entry.body["gesture"], 0) + 1
        assert set(strokes.values()) <= {len(job_of_eight().workplaces)}, "half a stroke was kept"
        assert app.jobs.open(job_of_eight().job_id).book.nth == len(raws)
        return len(raws)
    finally:
        app.close()


def lost_after_kills(folder: Path, kills: int, *, too_early: bool = False) -> int:
    """How many kills lost something shown as saved; stops at the first for the mutant."""
    chance = random.Random(4711)
    lost = 0
    for nth in range(kills):
        profile = folder / str(nth // PER_PROFILE)
        if nth % PER_PROFILE == 0:
            new_tablet(profile, job_of_eight()).app.close()
        lost += kill_once(profile, chance, too_early=too_early) > held(profile)
        if lost and too_early:
            break
    return lost


def test_no_kill_loses_what_was_shown_as_saved(tmp_path: Path) -> None:
    assert lost_after_kills(tmp_path, KILLS) == 0


def test_the_mutant_that_speaks_before_commit_is_caught(tmp_path: Path) -> None:
    assert lost_after_kills(tmp_path, max(KILLS, 40), too_early=True) > 0
