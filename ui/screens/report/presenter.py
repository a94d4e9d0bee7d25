"""A sealed report as the contact saw it, and the copy for the customer."""

from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import FieldApp
from ui.stage_words import STAGE_ICONS, stage_title
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    title: str
    second: str
    number: str
    edition: str
    stage: str
    stage_icon: str
    digest: str
    mail: str
    pdf: bytes
    sealed: bool


def load(app: FieldApp, job_id: str, report_id: str, words: Words) -> ReportPage:
    job = app.jobs.open(job_id)
    cards = {card.report.report_id: card for card in app.signing.reports(job_id)}
    card = cards[report_id]  # type: ignore[index]
    report = card.report
    stage = str(card.stage) if card.stage is not None else "on-device"
    editions = {
        "first": words("Report"),
        "fassung": words("Version {n}", n=report.index),
        "nachtrag": words("Addendum {n}", n=report.index),
    }
    digest = report.record_sha256[:16]
    return ReportPage(
        title=job.job.customer.name,
        second=words("Report {number}", number=report.number),
        number=report.number,
        edition=editions[report.edition],
        stage=stage_title(words, stage, capital=True),
        stage_icon=STAGE_ICONS[stage],
        digest=" ".join(digest[i : i + 4] for i in range(0, 16, 4)),
        mail=job.job.contact.mail,
        pdf=app.signing.pages(report_id),
        sealed=report.sealed_at is not None,
    )


def save_copy(app: FieldApp, report_id: str, target: str) -> Path:
    """The sealed file, whole or not at all; raises FieldProblem(COPY_FAILED)."""
    return app.signing.save_copy(report_id, Path(target).expanduser())
