"""The sheets Nutzer and Postfächer."""

from decimal import Decimal

from checklists.catalogue import Language, Words
from checklists.ids import SubjectId
from checklists.job import Mailbox, OrderedUser
from checklists.patterns import mail
from checklists.table import Table
from checklists.table_words import user_sentence
from checklists.user_sheet import check_users
from sync.hq.orders import values
from sync.hq.orders.complaint import Findings, Place
from sync.hq.orders.notes import NOTES
from sync.hq.orders.reading import place_of, read_cell
from sync.hq.orders.sheets import Sheet, label

MAX_MAILBOXES = 20_000
MAX_QUOTA_GB = Decimal(100_000)


def read_users(table: Table, *, phone_must: bool, country: str, findings: Findings) -> tuple[OrderedUser, ...]:
    """The users by the rules T-ATTR; `phone_must` where tengo communication is ordered with porting (fn4)."""
    found = check_users(table, phone_must=phone_must, country=country)
    for problem in found.problems:
        if problem.code == "no-users" or (problem.code == "rows-above-header" and problem.value in NOTES.values()):
            continue
        place = Place(sheet=table.name, row=problem.row, column=label(problem.header), value=problem.value)
        said = Words(de=user_sentence(problem, Language.DE), en=user_sentence(problem, Language.EN))
        findings.repeat(place, problem.code, said, mild=not problem.is_error)
    return tuple(OrderedUser(subject_id=SubjectId(""), attributes=user.attributes) for user in found.users)


def read_mailboxes(sheet: Sheet, findings: Findings) -> tuple[Mailbox, ...]:
    """The mailboxes of 2.4, 2.5 and 2.6."""
    found: list[Mailbox] = []
    first: dict[str, int] = {}
    if len(sheet.rows) > MAX_MAILBOXES:
        place = Place(sheet=sheet.title, row=sheet.rows[MAX_MAILBOXES].number)
        findings.complain(place, "too-many-mailboxes", limit=str(MAX_MAILBOXES))
    for row in sheet.rows[:MAX_MAILBOXES]:
        address = read_cell(sheet, row, "mail", findings, must=True, longest=254) or ""
        if address and not mail(address).ok:
            findings.complain(place_of(sheet, row, "mail"), "mail")
        elif address:
            before = first.setdefault(address.casefold(), row.number)
            if before != row.number:
                findings.complain(place_of(sheet, row, "mail"), "mailbox-twice", first_row=str(before))
        quota = read_cell(sheet, row, "quota", findings, must=True) or ""
        number = values.decimal(quota.casefold().removesuffix("gb").strip(), top=MAX_QUOTA_GB) if quota else None
        if quota and number is None:
            findings.complain(place_of(sheet, row, "quota"), "quota")
        found.append(
            Mailbox(
                subject_id=SubjectId(""),
                mail=address,
                quota_gb=number or "",
                source=read_cell(sheet, row, "source", findings) or "",
            )
        )
    return tuple(found)
