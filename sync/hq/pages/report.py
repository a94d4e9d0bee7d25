"""The report page: what is alike, what differs, the history of a cell, seal, people and times."""

from dataclasses import replace

from fastapi import APIRouter, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from checklists.catalogue import Language
from checklists.review import ReviewState
from sync.hq import audit, catalogues, moments, reporting, reviewing
from sync.hq.pages import cell_history, decisions, render, report_tables, report_view, signers
from sync.hq.pages.cell_views import CellDetail
from sync.hq.pages.contexts import RemarkView, ReportPage, ReportView, TableView
from sync.hq.pages.door import NotThere, Seen, Visit
from sync.hq.tables import ReportReadRow, ReportRow
from sync.hq.wording import Words

router = APIRouter()


@router.get("/reports/{report_id}")
def show(report_id: str, visit: Seen) -> Response:
    return page(visit, report_id)


def page(visit: Visit, report_id: str, problem: str = "", text: str = "", status: int = 200) -> Response:
    """`problem` is why the last act was refused, `text` the remark that shall not get lost over it."""
    with visit.hq.database.writing() as session:
        try:
            report = report_view.view(session, report_id)
        except KeyError as error:
            raise NotThere from error
        _mark_read(session, visit, report_id)
        shown = _page(session, visit, report, problem, text)
        around = render.frame(session, visit, "inbox")
    return render.page(visit, "report.html", around, shown, status)


def _page(session: Session, visit: Visit, report: ReportView, problem: str, text: str) -> ReportPage:
    drafts = reviewing.drafts(session, report.report_id)
    cells = _names(report, visit.words)

    def names(subject: str, step: str) -> str:
        return cells.get((subject, step), "")

    decided = decisions.of(session, report.report_id, names)
    asked = {(remark.subject, remark.step) for review in decided for remark in review.remarks}
    chosen = _chosen(visit.query.get("cell", ""))
    remarked = {(draft.subject, draft.step) for draft in drafts} | asked
    waiting = report_view.waiting(session)
    place = waiting.index(report.report_id) if report.report_id in waiting else -1
    strokes = signers.drawn(session, visit, report.report_id, report.record)
    return ReportPage(
        report=report,
        tags=report_tables.tags(report.record) if report.record else (),
        tables=_tables(report, visit.words, chosen, remarked),
        show_all=visit.query.get("all") == "1",
        cell=_cell(session, visit, report, chosen),
        signers=signers.of_cell(report.record, strokes, *chosen) if report.record and chosen else (),
        chains=signers.chains(report.record, strokes) if report.record else (),
        remarks=tuple(
            RemarkView(
                remark_id=draft.remark_id,
                subject=draft.subject,
                step=draft.step,
                label=names(draft.subject, draft.step),
                text=draft.text,
            )
            for draft in drafts
        ),
        decisions=decided,
        asked_before=decisions.asked_before(session, report.report_id, names),
        problem=problem,
        text=text,
        may_decide=visit.may_act
        and report.state in (str(ReviewState.COMPLETE), str(ReviewState.RETURNED))
        and not report.superseded_by,
        before=waiting[place - 1] if place > 0 else "",
        after=waiting[place + 1] if 0 <= place < len(waiting) - 1 else "",
    )


def _tables(
    report: ReportView, words: Words, chosen: tuple[str, str] | None, remarked: set[tuple[str, str]]
) -> tuple[TableView, ...]:
    return report_tables.tables(report.record, words, report.remote, chosen, remarked) if report.record else ()


def _chosen(text: str) -> tuple[str, str] | None:
    subject, slash, item = text.partition("/")
    return (subject, item) if slash else None


def _cell(session: Session, visit: Visit, report: ReportView, chosen: tuple[str, str] | None) -> CellDetail | None:
    if report.record is None or chosen is None:
        return None
    catalogue = catalogues.read(session, report.record["job"]["cat_hash"])
    entries = reporting.entries_of(session, session.get_one(ReportRow, report.report_id))
    language = Language(visit.words.language)
    found = cell_history.detail(report.record, entries, catalogue, language, report.photos, *chosen)
    return None if found is None else replace(found, label=_label(report, visit.words, found))


def _label(report: ReportView, words: Words, cell: CellDetail) -> str:
    """As the row of the matrix is called."""
    assert report.record is not None, "a cell is one of its record"
    rows = ((table, row) for table in report.record["tables"] for row in table["rows"])
    return next(
        (report_tables.label_of(words, *one, report.remote) for one in rows if one[1]["subject"] == cell.subject),
        cell.label,
    )


def _names(report: ReportView, words: Words) -> dict[tuple[str, str], str]:
    """ "AP-21, Strom" for every cell of the report."""
    if report.record is None:
        return {}
    names = {}
    for table in report.record["tables"]:
        titles = {column["item"]: column["title"] for column in table["columns"]}
        for row in table["rows"]:
            for cell in row["cells"]:
                who = row["number"] or report_tables.label_of(words, table, row, report.remote)
                names[(row["subject"], cell["item"])] = f"{who}, {titles[cell['item']]}"
    return names


def _mark_read(session: Session, visit: Visit, report_id: str) -> None:
    known = select(ReportReadRow).where(
        ReportReadRow.person_id == visit.person.person_id, ReportReadRow.report_id == report_id
    )
    if session.scalars(known).first() is None:
        session.add(ReportReadRow(person_id=visit.person.person_id, report_id=report_id, read_at=moments.now_written()))
    audit.note(session, visit.actor, "report.viewed", report_id)
