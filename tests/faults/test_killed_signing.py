"""Killed anywhere between freezing and sealing: no report or one valid report, and no signature is asked for twice (fault 4)."""

import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.bootstrap import open_field_app
from checklists.book_facts import Phase
from checklists.journal import EntryKind
from checklists.seal_check import verify_report
from tests.app.tablet import PIN, new_tablet, settings, small_job
from tests.faults import signing
from tests.faults.test_killed_app import KILLS, PATIENCE_SECONDS, _server

ORDER = ("frozen", "shown", "contact", "signed", "sealed")
AFTER = (Phase.FROZEN, Phase.SHOWN, Phase.SHOWN, Phase.SIGNED, Phase.SEALED)


@contextmanager
def signing_process(folder: Path, *how: object) -> Iterator[tuple[BaseProcess, Connection]]:
    here, there = _server.Pipe(duplex=False)
    process = _server.Process(target=signing.sign, args=(folder, small_job().job_id, there, *how))
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        here.close()
        process.kill()
        process.join(PATIENCE_SECONDS)
        process.close()


def kill_while_signing(folder: Path, chance: random.Random) -> list[tuple[str, int]]:
    """What the process called done before it died."""
    said: list[tuple[str, int]] = []
    with signing_process(folder) as (process, line):
        for _ in range(1 + chance.randrange(6)):
            assert line.poll(PATIENCE_SECONDS), "the app said nothing"
            said.append(line.recv())
        wait([process.sentinel], timeout=chance.uniform(0, 0.3))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(PATIENCE_SECONDS)
        assert process.exitcode == -signal.SIGKILL
        return said + _rest(line)


def die_after(folder: Path, step: str, *, too_early: bool = False) -> list[tuple[str, int]]:
    """What the process called done until it killed itself in the moment it called `step` done."""
    with signing_process(folder, step, too_early) as (process, line):
        process.join(PATIENCE_SECONDS)
        assert process.exitcode == -signal.SIGKILL
        return _rest(line)


def _rest(line: Connection) -> list[tuple[str, int]]:
    """What it had said before it died; a sentence cut in the middle was not said."""
    said: list[tuple[str, int]] = []
    try:
        while line.poll(0):
            said.append(line.recv())
    except EOFError:
        pass
    return said


def check(folder: Path, said: list[tuple[str, int]]) -> Phase:
    """The reopened profile stands where it said it stood, or one step further."""
    app = open_field_app(settings(folder))
    try:
        app.unlocking.unlock(PIN)
        job = app.jobs.open(small_job().job_id)
        last, sealed = said[-1]
        assert len(job.book.sealed) >= sealed
        if len(job.book.sealed) == sealed and job.phase is not Phase.DRAFT and last != "sealed":
            done = {"frozen": 0, "shown": 1, "signed": 3}.get(str(job.phase), 4)
            assert done >= min(ORDER.index(last), 1) and (last != "signed" or job.phase is Phase.SIGNED)
        if last == "contact" and job.phase is Phase.SHOWN:
            assert job.book.signatures, "the contact would be asked twice"
        cards = [c.report for c in app.signing.reports(job.job.job_id) if c.report.state == "sealed"]
        assert len(cards) == len(job.book.sealed)
        assert len({card.number for card in cards}) == len(cards)
        if cards:
            ca = app.session.known().ca_pem.encode()
            assert verify_report(app.signing.sealed_pdf(cards[-1].report_id), [ca]).valid
        seals = [e for e in app.session.journal.of_job(job.job.job_id) if e.kind is EntryKind.REPORT_SEALED]
        assert [seal.body["report"] for seal in seals] == [card.report_id for card in cards]
        return job.phase
    finally:
        app.close()


def stands(folder: Path) -> tuple[Phase, int]:
    """Where the reopened profile stands, and how many signatures it holds."""
    app = open_field_app(settings(folder))
    try:
        app.unlocking.unlock(PIN)
        job = app.jobs.open(small_job().job_id)
        return job.phase, len(job.book.signatures)
    finally:
        app.close()


def test_a_kill_between_freezing_and_sealing(tmp_path: Path) -> None:
    chance = random.Random(99)
    new_tablet(tmp_path / "profile", small_job()).app.close()
    for _ in range(KILLS // 3):
        check(tmp_path / "profile", kill_while_signing(tmp_path / "profile", chance))


def test_a_kill_right_after_each_step_costs_no_step_and_repeats_none(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    new_tablet(profile, small_job()).app.close()
    for nth, step in enumerate(ORDER):
        said = die_after(profile, step)
        assert said == [(step, 1 if step == "sealed" else 0)], "each start goes on with the very next step"
        assert check(profile, said) is AFTER[nth]
        assert stands(profile) == (AFTER[nth], max(0, min(2, nth - 1)))


def test_the_mutant_that_speaks_before_the_step_is_caught_at_each(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    new_tablet(profile, small_job()).app.close()
    for nth, step in enumerate(ORDER):
        die_after(profile, step, too_early=True)
        assert stands(profile) != (AFTER[nth], max(0, min(2, nth - 1)))
        die_after(profile, step)
