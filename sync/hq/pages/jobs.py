"""Jobs: list, assign, withdraw."""

from fastapi import APIRouter, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from sync.hq import access, dispatching
from sync.hq.pages import render, report_view
from sync.hq.pages.contexts import Choice, JobLine, JobsPage
from sync.hq.pages.door import Done, NotThere, Seen
from sync.hq.tables import JobRow, ReportRow, StandingRow

router = APIRouter()


@router.get("/jobs")
def show(visit: Seen) -> Response:
    wanted = visit.query.get("q", "").strip()
    with visit.hq.database.reading() as session:
        rows = session.scalars(select(JobRow).order_by(JobRow.planned.desc(), JobRow.job_id))
        jobs = tuple(line for line in (_line(session, row) for row in rows) if _matches(line, wanted))
        shown = JobsPage(jobs=jobs, technicians=technicians(session), search=wanted)
        around = render.frame(session, visit, "jobs")
    return render.page(visit, "jobs.html", around, shown)


@router.post("/jobs/{job_id}/assign")
def assign(job_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        if session.get(JobRow, job_id) is None:
            raise NotThere
        try:
            changed = dispatching.assign(session, act.visit.actor, job_id, act.text("technician") or None)
        except KeyError as error:
            raise NotThere from error
    return render.go("/jobs", said="assigned" if changed else "unchanged", anchor=f"job-{job_id}")


@router.post("/jobs/{job_id}/withdraw")
def withdraw(job_id: str, act: Done) -> Response:
    with act.visit.hq.database.writing() as session:
        if session.get(JobRow, job_id) is None:
            raise NotThere
        changed = dispatching.withdraw(session, act.visit.actor, job_id)
    return render.go("/jobs", said="withdrawn" if changed else "unchanged", anchor=f"job-{job_id}")


def technicians(session: Session) -> tuple[Choice, ...]:
    return tuple(Choice(value=person.person_id, name=person.name) for person in access.technicians(session))


def _line(session: Session, row: JobRow) -> JobLine:
    job = dispatching.current(session, row)
    reports = session.execute(
        select(ReportRow.report_id, ReportRow.number, StandingRow.state)
        .join(StandingRow, StandingRow.report_id == ReportRow.report_id)
        .where(ReportRow.job_id == row.job_id)
        .order_by(ReportRow.received_at)
    ).tuples()
    return JobLine(
        job_id=row.job_id,
        number=job.order_number,
        customer=job.customer.name,
        city=job.site.city,
        planned=job.planned,
        technician=report_view.short_name(job.technician_name) if job.technician_name else "",
        technician_id=row.technician or "",
        standing=row.standing,
        workplaces=len(job.workplaces),
        packages=tuple(dict.fromkeys(package.chapter for package in job.packages)),
        job_rev=row.job_rev,
        begun=dispatching.is_begun(session, row.order_id),
        reports=tuple(reports),
    )


def _matches(line: JobLine, wanted: str) -> bool:
    text = " ".join((line.number, line.customer, line.city, line.technician)).casefold()
    return all(word in text for word in wanted.casefold().split())
