"""An allowance of the contract on a screen: how much of it is used, and whether somebody must agree before more. Knows no Qt."""

from dataclasses import dataclass

from app.domain import usages
from app.open_job import OpenJob
from ui.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """`full`: nothing is left and nobody has agreed to more. `agreed` names who did, empty where nobody did."""

    key: str
    used: int
    top: int
    figure: str
    full: bool
    agreed: str


def passed_words(job: OpenJob, key: str, words: Words) -> str:
    """ "Einweisung der Key-User: 130 von 120 Min.", empty where the allowance is not ordered or not used."""
    found = next((one for one in usages(job.sheet, job.book) if one.key == key), None)
    allowance = next((one for one in job.catalogue.allowances if one.key == key), None)
    if found is None or allowance is None:
        return ""
    unit = words("min") if allowance.unit == "min" else ""
    figures = words("{done} of {total}", done=words.decimal(found.used), total=words.decimal(found.top))
    return f"{words.of(allowance.words)}: {figures} {unit}".strip()


def limit_of(job: OpenJob, key: str, words: Words) -> Limit | None:
    """The allowance `key` of an open job, None where its package is not ordered. Call it while reading the job."""
    found = next((one for one in usages(job.sheet, job.book) if one.key == key), None)
    if found is None:
        return None
    used, top = int(found.used), int(found.top)
    agreed = ", ".join((found.consent.who, found.consent.function)) if found.consent else ""
    return Limit(
        key=key,
        used=used,
        top=top,
        figure=words("{done} of {total}", done=used, total=top),
        full=used >= top and not agreed,
        agreed=agreed,
    )
