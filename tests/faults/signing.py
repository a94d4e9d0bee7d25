"""The process that is killed while a report is signed and sealed; each step it has behind it, it says aloud."""

from multiprocessing.connection import Connection
from pathlib import Path

from app.bootstrap import open_field_app
from checklists.answer import Tri, Verdict
from checklists.book_facts import Phase
from checklists.catalogue import Language
from checklists.sign_off import Outcome, Role, Strokes
from tests.app.tablet import PIN, settings

STROKES = Strokes(strokes=(((100, 200), (400, 700), (800, 300)),))


def sign(folder: Path, job_id: str, aloud: Connection) -> None:
    """One whole sign-off from wherever it stands, then the next report is begun, again and again."""
    app = open_field_app(settings(folder))
    app.unlocking.unlock(PIN)
    job, signing = app.jobs.open(job_id), app.signing
    while True:
        if job.phase in (Phase.DRAFT, Phase.SEALED):
            nth = len(job.book.sealed)
            app.answering.give(job, "ap-01", "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="P01", note=f"Stand {nth}")
            app.answering.leave_rest_open(job, "P06", "T. Becker", "2026-12-15", f"Stand {nth}")
            signing.freeze(job, Language.DE)
            aloud.send(("frozen", len(job.book.sealed)))
        signing.resume(job)
        if job.phase is Phase.FROZEN:
            signing.turned_to_end(job)
            aloud.send(("shown", len(job.book.sealed)))
        frozen = job.book.frozen
        if job.phase is Phase.SHOWN and frozen is not None:
            if frozen.signer == "contact" and Role.CONTACT not in job.book.signatures:
                signing.sign(job, Role.CONTACT, "D. Faßbender", "IT", STROKES, outcome=Outcome.ACCEPTED)
                aloud.send(("contact", len(job.book.sealed)))
            signing.sign(job, Role.TECHNICIAN, "T. Becker", "", STROKES)
            aloud.send(("signed", len(job.book.sealed)))
        signing.seal(job)
        aloud.send(("sealed", len(job.book.sealed)))
