"""The process that is killed while a report is signed and sealed; each step it has behind it, it says aloud."""

import os
import signal
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from app.bootstrap import open_field_app
from checklists.answer import Tri, Verdict
from checklists.book_facts import Phase
from checklists.catalogue import Language
from checklists.sign_off import Outcome, Role, Strokes
from tests.app.tablet import PIN, settings

STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))


def sign(folder: Path, job_id: str, aloud: Connection, dies_after: str | None = None, too_early: bool = False) -> None:
    """One whole sign-off from wherever it stands, then the next report is begun, again and again.

    With `dies_after` it kills itself in the moment that word is said. `too_early` is the mutant: it says the word before the step.
    """
    app = open_field_app(settings(folder))
    app.unlocking.unlock(PIN)
    job, signing = app.jobs.open(job_id), app.signing

    def step(word: str, act: Callable[[], object]) -> None:
        if not too_early:
            act()
        aloud.send((word, len(job.book.sealed)))
        if word == dies_after:
            os.kill(os.getpid(), signal.SIGKILL)
        if too_early:
            act()

    while True:
        if job.phase in (Phase.DRAFT, Phase.SEALED):
            nth = len(job.book.sealed)
            app.answering.give(job, "ap-01", "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="P01", note=f"Stand {nth}")
            app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15", f"Stand {nth}")
            step("frozen", partial(signing.freeze, job, Language.DE))
        signing.resume(job)
        if job.phase is Phase.FROZEN:
            step("shown", partial(signing.turned_to_end, job))
        frozen = job.book.frozen
        if job.phase is Phase.SHOWN and frozen is not None:
            if frozen.signer == "contact" and Role.CONTACT not in job.book.signatures:
                contact = partial(signing.sign, job, Role.CONTACT, "D. Faßbender", "IT", STROKES)
                step("contact", partial(contact, outcome=Outcome.ACCEPTED))
            step("signed", partial(signing.sign, job, Role.TECHNICIAN, "T. Becker", "", STROKES))
        step("sealed", partial(signing.seal, job))
