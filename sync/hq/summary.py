"""The inbox line of a report: how many subjects are plain, and which facts a person should look at first.

Codes and numbers only; the words stand with the pages. Made once, when a report becomes complete.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from checklists.record_form import Record
from checklists.remote import asks_nobody

_LOUD = "block"
_PLAIN = "dev"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """`level` is "block" (asks once before accepting) or "dev"; `values` fill the words of `code`."""

    code: str
    level: str
    values: dict[str, str | int]


def make(record: Mapping[str, Any], checked: Mapping[str, Any]) -> dict[str, Any]:
    """{"alike", "total", "kind", "flags", "outcome", "customer", "city", "technician"}."""
    total = record["summary"]["subjects_total"]
    flags = [asdict(flag) for flag in flags_of(record)]
    return {
        "alike": max(0, total - len(unlike(record))),
        "total": total,
        "kind": record["summary"]["subjects_kind"],
        "flags": flags,
        "loud": any(flag["level"] == _LOUD for flag in flags),
        "outcome": outcome_of(record, checked),
        "customer": record["party"]["customer"],
        "city": record["party"]["city"],
        "technician": record["job"]["technician"],
        "edition": record["report"]["edition"],
        "index": record["report"]["index"],
    }


def outcome_of(record: Mapping[str, Any], checked: Mapping[str, Any]) -> str:
    """As signed, or "not-asked" where the technician signs alone because no step asks for the contact's signature."""
    return "not-asked" if asks_nobody(cast(Record, record)) else str(checked.get("outcome") or "")


def flags_of(record: Mapping[str, Any]) -> list[Flag]:
    """What differs from normal, loud ones first."""
    flags: list[Flag] = []
    flags += _macs_twice(record)
    flags += _open_work(record)
    waiting = record["summary"]["waiting_minutes"]
    if waiting:
        flags.append(_flag("waiting", minutes=waiting, code=record["summary"]["waiting_code"]))
    flags += _briefed_in_no_time(record)
    clock = record["clock"]
    if not clock["checked"]:
        skew = clock["skew_ms"]
        minutes = abs(skew) // 60_000 if skew is not None else 0
        flags.append(_flag("clock-wrong", minutes=minutes) if minutes else _flag("clock-unchecked"))
    if record["summary"]["extra_cost"]:
        flags.append(_flag("extra-cost"))
    if record["added"]:
        flags.append(_flag("added", count=len(record["added"])))
    missing = sum(len(p["missing"]) for p in record["preconditions"])
    if missing:
        flags.append(_flag("preconditions", count=missing))
    for kind in ("reservation", "defect"):
        count = sum(1 for r in record["reservations"] if r["kind"] == kind)
        if count:
            flags.append(_flag(f"{kind}s", count=count))
    if record["handover"]["people"]:
        flags.append(_flag("handover", count=len(record["handover"]["people"])))
    return sorted(flags, key=lambda flag: flag.level != _LOUD)


def unlike(record: Mapping[str, Any]) -> list[str]:
    """Subjects of the main kind with a cell that is not plainly done, or named among the deviations, in the order of the sheet."""
    kind = record["summary"]["subjects_kind"]
    deviating = {deviation["subject"] for deviation in record["deviations"]}
    rows: dict[str, bool] = {}
    for table in record["tables"]:
        if table["kind"] == kind:
            for row in table["rows"]:
                plain = all(cell["look"] in ("done", "") for cell in row["cells"]) and row["subject"] not in deviating
                rows[row["subject"]] = rows.get(row["subject"], True) and plain
    return [subject for subject, plain in rows.items() if not plain]


def _macs_twice(record: Mapping[str, Any]) -> list[Flag]:
    seen: dict[str, str] = {}
    flags = []
    for table in record["tables"]:
        for row in table["rows"]:
            if row["mac"] and seen.setdefault(row["mac"], row["subject"]) != row["subject"]:
                flags.append(_flag("mac-twice", _LOUD, mac=row["mac"]))
    return flags


def _open_work(record: Mapping[str, Any]) -> list[Flag]:
    work = record["open_work"]
    if not work:
        return []
    subjects = {one["subject"]: one["number"] or one["label"] for one in work}
    if len(subjects) == 1:
        return [_flag("open-work-one", subject=next(iter(subjects.values())))]
    return [_flag("open-work", count=len(subjects))]


def _briefed_in_no_time(record: Mapping[str, Any]) -> list[Flag]:
    rows = {row["subject"]: row for table in record["tables"] for row in table["rows"]}
    count = sum(1 for row in rows.values() if row["minutes"] == 0 and row["met"] == "met")
    return [_flag("briefing-zero", count=count)] if count else []


def _flag(name: str, level: str = _PLAIN, **values: str | int) -> Flag:
    return Flag(code=name, level=level, values=values)
