"""A-TAB: a customer's list of users against the rules T-ATTR, as evidence for the step that asks for it (2.1, 2.2, 2.3)."""

from pathlib import Path

from app.checks.outcome import CheckOutcome
from app.open_job import OpenJob
from app.user_import import UserImports
from checklists.check_words import raw_of


def check_user_list(imports: UserImports, job: OpenJob, path: Path) -> CheckOutcome:
    """Reads the whole list; call it on the `work` lane. Raises USER_LIST_UNREADABLE."""
    found = imports.read(job, path)
    errors, notices = found.errors, len(found.problems) - len(found.errors)
    first = next((one.row for one in errors if one.row is not None), None)
    raw = raw_of(
        file=path.name,
        rows=len(found.rows),
        errors=len(errors),
        notices=notices or "",
        first=f"{first}" if first is not None else "",
    )
    verdict = "failed" if errors else "notice" if notices else "passed"
    return CheckOutcome(verdict=verdict, asked=path.name, raw=raw)  # type: ignore[arg-type]
