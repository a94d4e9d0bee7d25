"""What changes when an order is imported again under its number: lines a person can read."""

from dataclasses import dataclass
from typing import Any

from checklists.job import Job

_ROWS = {
    "workplaces": ("number",),
    "groups": ("kind", "name"),
    "users": (),
    "mailboxes": ("mail",),
    "sessions": ("chapter", "number"),
    "packages": ("chapter", "feature"),
}
_OWN = {"job_rev", "cat_hash", "subject_id", "technician"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`part` is a field of the job, `row` names the row inside it (empty for a plain field). One side is empty where it is missing."""

    part: str
    row: str
    field: str
    old: str
    new: str


def differences(before: Job, after: Job) -> list[Difference]:
    """Everything that differs, in the order of the job's fields."""
    old, new = before.to_json(), after.to_json()
    found: list[Difference] = []
    for part in old:
        if part in _OWN:
            continue
        if part in _ROWS:
            found += _rows(part, old[part], new[part])
        elif isinstance(old[part], dict):
            found += _fields(part, "", old[part], new[part])
        elif old[part] != new[part]:
            found.append(_line(part, "", "", old[part], new[part]))
    return found


def _rows(part: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[Difference]:
    before, after = {_same(part, row): row for row in old}, {_same(part, row): row for row in new}
    found = []
    for same in {**before, **after}:
        name = _called(part, after.get(same) or before[same])
        if same not in after:
            found.append(_line(part, name, "", name, ""))
        elif same not in before:
            found.append(_line(part, name, "", "", name))
        else:
            found += _fields(part, name, _flat(before[same]), _flat(after[same]))
    return found


def _same(part: str, row: dict[str, Any]) -> str:
    """By what a row is the same one in both: a user by the id that HQ keeps, all else by its name."""
    return _called(part, row) if _ROWS[part] else row["subject_id"]


def _called(part: str, row: dict[str, Any]) -> str:
    if _ROWS[part]:
        return " ".join(str(row[key] or "") for key in _ROWS[part]).strip()
    said = row["attributes"]
    name = f"{said.get('givenName', '')} {said.get('sn', '')}".strip()
    return name or next((said[key] for key in ("mail", "userPrincipalName") if said.get(key)), "–")


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A user's attributes beside each other, as the columns of the workbook are."""
    return {**row, **row["attributes"], "attributes": None} if "attributes" in row else row


def _fields(part: str, row: str, old: dict[str, Any], new: dict[str, Any]) -> list[Difference]:
    return [
        _line(part, row, key, old.get(key), new.get(key))
        for key in {**old, **new}
        if key not in _OWN and old.get(key) != new.get(key)
    ]


def _line(part: str, row: str, field: str, old: Any, new: Any) -> Difference:
    return Difference(part=part, row=row, field=field, old=_text(old), new=_text(new))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(inner) for inner in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}={_text(inner)}" for key, inner in value.items())
    return str(value)
