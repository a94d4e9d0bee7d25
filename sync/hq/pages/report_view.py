"""A stored report as the pages show it: inbox line, preview and report page read from here."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checklists.job import Job
from checklists.remote import is_remote
from checklists.review import ReviewState
from sync.hq import blobs
from sync.hq.pages.cell_views import PhotoView
from sync.hq.pages.contexts import DeviationLine, FlagView, InboxLine, ListView, ReportView
from sync.hq.summary import outcome_of
from sync.hq.tables import (
    DeviceRow,
    JobRevisionRow,
    JobRow,
    OrderRow,
    PersonRow,
    ReportPartRow,
    ReportReadRow,
    ReportRow,
    StandingRow,
    TrayRow,
)


def lines(session: Session, state: ReviewState, person_id: str, limit: int = 300) -> list[InboxLine]:
    """Reports in one state that no later report replaced, oldest first (accepted ones: newest first)."""
    order = ReportRow.received_at.desc() if state is ReviewState.ACCEPTED else ReportRow.received_at
    rows = session.execute(
        select(ReportRow, StandingRow, JobRow, OrderRow, PersonRow)
        .join(StandingRow, StandingRow.report_id == ReportRow.report_id)
        .join(JobRow, JobRow.job_id == ReportRow.job_id)
        .join(OrderRow, OrderRow.order_id == JobRow.order_id)
        .join(DeviceRow, DeviceRow.device_id == ReportRow.device_id)
        .join(PersonRow, PersonRow.person_id == DeviceRow.person_id)
        .where(StandingRow.state == str(state), StandingRow.superseded_by.is_(None))
        .order_by(order)
        .limit(limit)
    ).tuples()
    read = set(session.scalars(select(ReportReadRow.report_id).where(ReportReadRow.person_id == person_id)))
    found = []
    for report, standing, job, ordered, person in rows:
        summary: dict[str, Any] = json.loads(standing.summary) if standing.summary else {}
        if not summary:
            body = _job(session, job)
            summary = {"customer": body.customer.name, "city": body.site.city}
        held, total = (0, 0) if standing.summary else _parts(session, report.report_id)
        found.append(
            InboxLine(
                report_id=report.report_id,
                number=report.number,
                order=ordered.number,
                customer=summary["customer"],
                city=summary["city"],
                technician=short_name(person.name),
                at=standing.complete_at or report.received_at,
                alike=summary.get("alike", 0),
                total=summary.get("total", 0),
                outcome=summary.get("outcome", ""),
                edition=summary.get("edition", "first"),
                index=summary.get("index", 1),
                flags=flags_of(summary),
                loud=bool(summary.get("loud")),
                unread=report.report_id not in read,
                trouble=standing.trouble or "",
                parts_held=held,
                parts_total=total,
            )
        )
    return found


def waiting(session: Session) -> list[str]:
    """Reports to review, oldest first: what [ and ] lead through."""
    rows = session.scalars(
        select(ReportRow.report_id)
        .join(StandingRow, StandingRow.report_id == ReportRow.report_id)
        .where(StandingRow.state == str(ReviewState.COMPLETE), StandingRow.superseded_by.is_(None))
        .order_by(ReportRow.received_at)
    )
    return list(rows)


def counts(session: Session) -> dict[str, int]:
    """How many reports stand in each state that no later report replaced."""
    counted = session.execute(
        select(StandingRow.state, func.count()).where(StandingRow.superseded_by.is_(None)).group_by(StandingRow.state)
    )
    return {state: count for state, count in counted}


def view(session: Session, report_id: str) -> ReportView:
    """Everything of one report. Raises KeyError."""
    report, standing = session.get(ReportRow, report_id), session.get(StandingRow, report_id)
    if report is None or standing is None:
        raise KeyError(report_id)
    job = _job(session, session.get_one(JobRow, report.job_id))
    device = session.get_one(DeviceRow, report.device_id)
    person = session.get_one(PersonRow, device.person_id)
    record: dict[str, Any] | None = json.loads(standing.record) if standing.record else None
    summary: dict[str, Any] = json.loads(standing.summary) if standing.summary else {}
    checked: dict[str, Any] | None = json.loads(standing.checked) if standing.checked else None
    photos = photos_of(session, record)
    return ReportView(
        report_id=report_id,
        number=report.number,
        order=job.order_number,
        customer=job.customer.name,
        city=job.site.city,
        technician=short_name(person.name),
        device=device.label,
        received_at=report.received_at,
        state=standing.state,
        trouble=standing.trouble or "",
        trouble_path=_trouble_path(session, report_id) if standing.trouble else "",
        superseded_by=standing.superseded_by or "",
        record=record,
        checked=checked,
        alike=summary.get("alike", 0),
        total=summary.get("total", 0),
        kind=summary.get("kind", "workplace"),
        loud=bool(summary.get("loud")),
        flags=flags_of(summary),
        deviations=_deviations(record) if record else (),
        photos=photos,
        photos_held=sum(1 for photo in photos if photo.held),
        lists=_lists(session, record) if record else (),
        outcome=outcome_of(record, checked) if record and checked else "",
        remote=is_remote(part["chapter"] for part in record["packages"]) if record else False,
        on_site=_on_site(record) if record else ("", ""),
        pause_minutes=_between(record, "pause", "pause-end") if record else 0,
        briefing_minutes=_briefing(record) if record else 0,
        digest=report.report_sha256,
        entries=checked["entries"] if checked else 0,
        pdf_held=bool(blobs.held(session, {report.pdf_sha256})),
    )


def flags_of(summary: Mapping[str, Any]) -> tuple[FlagView, ...]:
    return tuple(
        FlagView(code=flag["code"], level=flag["level"], values=flag["values"]) for flag in summary.get("flags", ())
    )


def photos_of(session: Session, record: Mapping[str, Any] | None) -> tuple[PhotoView, ...]:
    if record is None:
        return ()
    held = blobs.held(session, {photo["sha256"] for photo in record["photos"]})
    return tuple(
        PhotoView(
            photo=photo["photo"],
            number=photo["number"],
            label=photo["subject_label"],
            title=photo["step_title"],
            caption=photo["caption"],
            held=photo["sha256"] in held,
        )
        for photo in record["photos"]
    )


def _lists(session: Session, record: Mapping[str, Any]) -> tuple[ListView, ...]:
    parts = record.get("sheets", [])
    held = blobs.held(session, {part["sha256"] for part in parts if part["sha256"]})
    return tuple(ListView(place=place, part=part, held=part["sha256"] in held) for place, part in enumerate(parts))


def short_name(name: str) -> str:
    """ "T. Becker" for "Tilo Becker"; a name of one word stays."""
    parts = name.split()
    return f"{parts[0][0]}. {' '.join(parts[1:])}" if len(parts) > 1 and not parts[0].endswith(".") else name


def _job(session: Session, job: JobRow) -> Job:
    row = session.get_one(JobRevisionRow, (job.job_id, job.job_rev))
    return Job.from_json(json.loads(row.body))


def _parts(session: Session, report_id: str) -> tuple[int, int]:
    parts = set(session.scalars(select(ReportPartRow.sha256).where(ReportPartRow.report_id == report_id)))
    return len(blobs.held(session, parts)), len(parts)


def _trouble_path(session: Session, report_id: str) -> str:
    row = session.scalars(
        select(TrayRow).where(TrayRow.object_id == report_id).order_by(TrayRow.created_at.desc())
    ).first()
    facts: dict[str, Any] = json.loads(row.facts) if row is not None else {}
    return str(facts.get("path") or facts.get("problem") or "")


def _deviations(record: Mapping[str, Any]) -> tuple[DeviationLine, ...]:
    found = []
    for deviation in record["deviations"]:
        items = deviation["items"]
        first = items[0] if items else {"title": "", "code": None, "reason": "", "note": ""}
        said = str(first["reason"] or first["title"])
        text = f"{said} ({first['code']})" if first["code"] else said
        titles = ", ".join(item["title"] for item in items[:3]) + (" …" if len(items) > 3 else "")
        found.append(
            DeviationLine(
                subject=deviation["subject"],
                number=deviation["number"] or deviation["label"],
                look=deviation["look"],
                text=text,
                second=first["note"] or titles or deviation["label"],
            )
        )
    return tuple(found)


def _on_site(record: Mapping[str, Any]) -> tuple[str, str]:
    at = {time["mark"]: time["at"] for time in record["times"]}
    return at.get("arrival", ""), at.get("end", "")


def _between(record: Mapping[str, Any], start: str, end: str) -> int:
    """Minutes between pairs of marks."""
    minutes, begun = 0, None
    for time in record["times"]:
        if time["mark"] == start:
            begun = datetime.fromisoformat(time["at"])
        elif time["mark"] == end and begun is not None:
            minutes += max(0, int((datetime.fromisoformat(time["at"]) - begun).total_seconds() // 60))
            begun = None
    return minutes


def _briefing(record: Mapping[str, Any]) -> int:
    """Mean minutes of the briefings that were measured, per job and not per person; 0 for none."""
    minutes = {
        row["subject"]: row["minutes"]
        for table in record["tables"]
        for row in table["rows"]
        if row["minutes"] is not None
    }
    return round(sum(minutes.values()) / len(minutes)) if minutes else 0


def has_cell(report: ReportView, subject: str, item: str) -> bool:
    """Whether a table of the report has this cell; a remark on another one would lead the technician nowhere."""
    tables = (report.record or {}).get("tables", ())
    return any(
        row["subject"] == subject and any(cell["item"] == item for cell in row["cells"])
        for table in tables
        for row in table["rows"]
    )
