"""Which tabs a job has: only those it holds something for."""

from app.jobs import OpenJob
from ui.wording import Words

TAB_SCREENS = {
    "job": "job",
    "preconditions": "preconditions",
    "matrix": "matrix",
    "blocks": "blocks",
    "users": "users",
    "devices": "devices",
    "mailboxes": "mailboxes",
    "sign_off": "sign_off",
}
"""Tab key -> screen folder."""

TAB_OF_SCREEN = {"workplace": "matrix"}


def tabs_of(job: OpenJob, words: Words) -> tuple[tuple[str, str], ...]:
    """(key, word) of each tab, in the order of the day."""
    kinds = {str(table.kind) for table in job.sheet.tables()}
    chapters = {str(package.chapter) for package in job.job.packages}
    tabs = [("job", words("Overview"))]
    if any(chapter.preconditions for chapter in job.sheet.chapters):
        tabs.append(("preconditions", words("Preconditions")))
    if "workplace" in kinds:
        tabs.append(("matrix", words("Workplaces")))
    if kinds & {"group", "queue", "session", "order", "visit"}:
        # Mails and accounts are no groups: beside them the tab is called after what all of it is.
        only_groups = kinds & {"group", "queue"} and not any(chapter.startswith("2.") for chapter in chapters)
        tabs.append(("blocks", words("Groups") if only_groups else words("Steps")))
    if chapters & {"2.1", "2.2", "2.3", "2.6"}:
        tabs.append(("users", words("Users")))
    if "2.6" in chapters:
        tabs.append(("devices", words("Devices")))
    if "mailbox" in kinds or "2.5" in chapters:
        tabs.append(("mailboxes", words("Mailboxes")))
    tabs.append(("sign_off", words("Sign-off")))
    return tuple(tabs)
