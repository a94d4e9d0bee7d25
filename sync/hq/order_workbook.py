"""An order workbook (XLSX) -> an order draft, or all complaints at once (format: the page "Auftrag anlegen" and its template).

Nothing here stores anything: a draft exists only where there is no complaint.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checklists.catalogue import Language
from checklists.ids import SubjectId
from checklists.job import Group, OrderedUser, Session
from checklists.table import Table
from checklists.table_file import TableFileError, read_workbook
from sync.hq.orders import quantities
from sync.hq.orders.chapters import AUTO_ATTENDANT, BASIC, QUEUE_FEATURES, SESSION_CHAPTERS
from sync.hq.orders.complaint import Complaint, Findings, Place
from sync.hq.orders.draft import OrderDraft
from sync.hq.orders.groups import read_groups, stand_ins
from sync.hq.orders.order_fields import Head, read_head
from sync.hq.orders.packages import Ordered, read_packages
from sync.hq.orders.people import read_mailboxes, read_users
from sync.hq.orders.reading import sort_tables, understand
from sync.hq.orders.sheets import Sheet, SheetKey, sheet_name
from sync.hq.orders.template import empty_template
from sync.hq.orders.workplaces import Desks, PhoneBook, read_workplaces

__all__ = ["Complaint", "OrderDraft", "ReadOrder", "empty_template", "format_complaints", "read_order"]

USER_CHAPTERS = ("2.1", "2.2", "2.3", "2.6")
MAILBOX_CHAPTERS = ("2.4", "2.5", "2.6")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOrder:
    """`draft` is None if and only if there are complaints; warnings stop nothing."""

    complaints: tuple[Complaint, ...]
    warnings: tuple[Complaint, ...]
    draft: OrderDraft | None


def read_order(raw: bytes, *, people: Collection[str] | None = None) -> ReadOrder:
    """Read an order workbook. Never raises: whatever the bytes are, the answer is a draft or at least one complaint.

    `people` are the logon names of the technicians HQ knows; None means they are not to be judged.
    """
    findings = Findings()
    try:
        tables = read_workbook(raw)
    except TableFileError as error:
        findings.complain(Place(), error.code, **{key: str(value) for key, value in error.values.items()})
        return _answer(findings, None)
    return _answer(findings, _Workbook(tables, findings).read(people))


def format_complaints(complaints: Sequence[Complaint], language: Language) -> str:
    """One line per complaint, as the command line prints them; empty where there is none."""
    return "\n".join(c.message_de if language is Language.DE else c.message_en for c in complaints)


def _answer(findings: Findings, draft: OrderDraft | None) -> ReadOrder:
    return ReadOrder(
        complaints=tuple(findings.complaints),
        warnings=tuple(findings.warnings),
        draft=None if findings.complaints else draft,
    )


class _Workbook:
    def __init__(self, tables: Sequence[Table], findings: Findings) -> None:
        self._findings = findings
        self._tables = sort_tables(tables, findings)
        self._book = PhoneBook()

    def read(self, people: Collection[str] | None) -> OrderDraft:
        findings = self._findings
        head_sheet = self._understand(SheetKey.ORDER, must=True)
        head = read_head(head_sheet, findings, people) if head_sheet else Head()
        # Where the country is not known for sure, numbers and post codes are not judged by a wrong one.
        country = head.site.country if head_sheet and not self._complained_of("country-unknown") else None
        packages_sheet = self._understand(SheetKey.PACKAGES, must=True)
        ordered = read_packages(packages_sheet, findings) if packages_sheet else None
        desks = self._desks(ordered, country)
        groups = self._groups(ordered, desks, country)
        users = self._users(ordered, head, country)
        mailbox_sheet = self._understand(SheetKey.MAILBOXES)
        mailboxes = read_mailboxes(mailbox_sheet, findings) if mailbox_sheet else ()
        if mailboxes:
            self._warn_unused(SheetKey.MAILBOXES, ordered, MAILBOX_CHAPTERS)
        if packages_sheet and ordered and ordered.complete:
            rows = desks.workplaces if desks else None
            quantities.compare(packages_sheet, ordered, rows, groups, mailboxes, findings)
        if ordered and "3.1.3" in ordered.chapters:
            groups = (*groups, *stand_ins(groups))
        return OrderDraft(
            order_number=head.order_number,
            customer=head.customer,
            site=head.site,
            contact=head.contact,
            planned=head.planned,
            hours=head.hours,
            technician_logon=head.technician,
            language=head.language,
            depth=head.depth,
            tengo_communication=head.tengo,
            porting=head.porting,
            notes=head.notes,
            packages=ordered.packages if ordered else (),
            workplaces=desks.workplaces if desks else (),
            groups=groups,
            users=users,
            mailboxes=mailboxes,
            sessions=_sessions(ordered),
        )

    def _understand(self, key: SheetKey, *, must: bool = False, because: tuple[str, str] = ("", "")) -> Sheet | None:
        table = self._tables.get(key)
        if table is not None and (table.rows or must):
            return understand(key, table, self._findings)
        if must:
            name = sheet_name(key)
            self._findings.complain(
                Place(sheet=name.de),
                "sheet-missing",
                de=name.de,
                en=name.en,
                because_de=because[0],
                because_en=because[1],
            )
        return None

    def _complained_of(self, code: str) -> bool:
        return any(complaint.code == code for complaint in self._findings.complaints)

    def _desks(self, ordered: Ordered | None, country: str | None) -> Desks | None:
        needed = ordered is not None and BASIC in ordered.chapters
        because = (", ist aber nötig, weil 3.1.1 bestellt ist", ", but needed because 3.1.1 is ordered")
        sheet = self._understand(SheetKey.WORKPLACES, must=needed, because=because)
        if sheet is None:
            return None
        if needed and not sheet.rows:
            self._findings.complain(Place(sheet=sheet.title, row=sheet.header_row), "sheet-without-rows")
        return read_workplaces(sheet, ordered, country, self._book, self._findings)

    def _groups(self, ordered: Ordered | None, desks: Desks | None, country: str | None) -> tuple[Group, ...]:
        wanted = [f for f in (AUTO_ATTENDANT, *QUEUE_FEATURES) if ordered and f in ordered.features]
        names = ", ".join(wanted)
        because = (f", ist aber nötig, weil {names} bestellt ist", f", but needed because {names} is ordered")
        sheet = self._understand(SheetKey.GROUPS, must=bool(wanted), because=because)
        if sheet is None:
            return ()
        return read_groups(sheet, ordered, desks, country, self._book, self._findings)

    def _users(self, ordered: Ordered | None, head: Head, country: str | None) -> tuple[OrderedUser, ...]:
        table = self._tables.get(SheetKey.USERS)
        if table is None or not table.rows:
            return ()
        phone_must = head.tengo and head.porting
        users = read_users(table, phone_must=phone_must, country=country or "DE", findings=self._findings)
        if users:
            self._warn_unused(SheetKey.USERS, ordered, USER_CHAPTERS)
        return users

    def _warn_unused(self, key: SheetKey, ordered: Ordered | None, chapters: Sequence[str]) -> None:
        if ordered is not None and ordered.complete and not ordered.chapters & set(chapters):
            place = Place(sheet=self._tables[key].name)
            self._findings.warn(place, "sheet-unused", chapters=", ".join(chapters))


def _sessions(ordered: Ordered | None) -> tuple[Session, ...]:
    """One session per ordered training, numbered within its chapter; an empty quantity means one."""
    if ordered is None:
        return ()
    found: list[Session] = []
    for chapter in SESSION_CHAPTERS:
        packages = [package for package in ordered.packages if package.chapter == chapter]
        count = sum(package.quantity or 1 for package in packages)
        for number in range(1, count + 1):
            chapter_key = packages[0].chapter
            found.append(Session(subject_id=SubjectId(""), chapter=chapter_key, number=number))
    return tuple(found)
