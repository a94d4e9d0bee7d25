"""What a table may take over from the order, so that nobody types what HQ sent along: models, mailboxes, logon names. Knows no Qt."""

from typing import Any

from app.domain import Detail
from app.open_job import OpenJob

Cells = tuple[tuple[str, str], ...]


def rows_from_order(job: OpenJob, subject: Any, detail: Detail) -> tuple[Cells, ...]:
    """The lines the order knows for a table with just these columns; what it does not know stays to be typed."""
    keys = {column.key for column in detail.columns}
    if {"type", "ordered", "found"} <= keys:
        return _models(job)
    if {"user", "mail", "quota", "target"} <= keys:
        return tuple(
            _cells(user=_user(job, one.mail, "name"), mail=one.mail, quota=one.quota_gb, target=one.mail)
            for one in job.job.mailboxes
        )
    if {"user", "mail", "login"} <= keys and str(subject.kind) == "mailbox":
        return (_cells(user=_user(job, subject.label, "logon"), mail=subject.label),)
    return ()


def _models(job: OpenJob) -> tuple[Cells, ...]:
    counts: dict[str, int] = {}
    for desk in job.job.workplaces:
        if desk.model:
            counts[desk.model] = counts.get(desk.model, 0) + 1
    return tuple(_cells(type=model, ordered=str(count)) for model, count in counts.items())


def _user(job: OpenJob, mail: str, what: str) -> str:
    """Name or logon name of the ordered user with that address, empty where there is none."""
    for user in job.job.users:
        if user.attribute("mail").casefold() == mail.casefold():
            name = f"{user.attribute('givenName')} {user.attribute('sn')}".strip()
            return name if what == "name" else user.attribute("userPrincipalName")
    return ""


def _cells(**texts: str) -> Cells:
    return tuple((key, text) for key, text in sorted(texts.items()) if text)
