"""The rules T-ATTR over a table of users: what every row says and every problem, each with row, column and value.

The same rules serve the order workbook, the files of 2.1 and 2.2 and the capture on site (2.6); facts sec 3.4.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklists import user_rules
from checklists.attributes import ATTRIBUTES, BY_KEY, PHONE, Attribute, key_of
from checklists.broken_text import trimmed
from checklists.manager_names import judge_managers
from checklists.table import Cell, CellKind, Row, Table, column_letters

MAX_USERS = 20_000
UNIQUE = (PHONE, "mail", "userPrincipalName")
_LETTERS_IN_ANY_CASE = ("mail", "userPrincipalName")


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`column` is the LDAP name (empty where a row or the table is meant), `header` the column's name in the file.

    `values` fill the sentence: "first_row" of a doubled value, "limit" of a length, "names" of missing columns.
    """

    row: int | None
    column: str
    header: str
    value: str
    code: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """`attributes` hold the filled cells by LDAP name, sorted by it."""

    row: int
    attributes: tuple[tuple[str, str], ...]

    def attribute(self, key: str) -> str:
        return dict(self.attributes).get(key, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSheet:
    users: tuple[User, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)


def pick_table(tables: Sequence[Table]) -> Table | None:
    """The sheet that looks most like a user list: the one with the most known column headers."""
    filled = [table for table in tables if table.rows]
    return max(filled, key=lambda table: _known(table.rows[_header_place(table)]), default=None)


def _known(row: Row) -> int:
    return sum(key_of(cell.text) is not None for cell in row.cells)


def _header_place(table: Table) -> int:
    """The place of the row with the most known column names among the first ten; titles may stand above it."""
    return max(range(min(10, len(table.rows))), key=lambda place: _known(table.rows[place]))


def check_users(
    table: Table, *, phone_must: bool = False, country: str = "DE", suffixes: Collection[str] = ()
) -> UserSheet:
    """Read and judge a list of users; the row with the most known names is the header.

    `phone_must`: tengo communication is ordered together with number porting (fn4). `country` (two letters) is meant where a
    row names none. `suffixes`: verified mail domains for logon names; empty means they are not known.
    """
    if not table.rows:
        return UserSheet(users=(), problems=(_problem(None, "", "", "", "no-users"),))
    place = _header_place(table)
    header = table.rows[place]
    columns, problems = _columns(header, phone_must)
    for row in table.rows[:place]:
        shown = next(trimmed(cell.text) for cell in row.cells if not cell.blank)
        problems.append(_problem(row.number, "", "", shown, "rows-above-header", Severity.WARNING))
    users: list[User] = []
    for row in table.rows[place + 1 :]:
        if not any(not row.cell(place).blank for place in columns.values()):
            problems.append(_problem(row.number, "", "", "", "row-without-known-values", Severity.WARNING))
            continue
        if len(users) == MAX_USERS:
            problems.append(_problem(row.number, "", "", "", "too-many-users", values={"limit": str(MAX_USERS)}))
            break
        user, found = _user(row, columns, header, phone_must=phone_must, country=country, suffixes=suffixes)
        users.append(user)
        problems.extend(found)
    if not users:
        problems.append(_problem(header.number, "", "", "", "no-users"))
    problems.extend(_doubled(users, columns, header))
    problems.extend(_managers(users, columns, header))
    problems.extend(_oddities(table))
    problems.sort(key=lambda problem: (problem.row or 0, problem.severity))
    return UserSheet(users=tuple(users), problems=tuple(problems))


def _problem(
    row: int | None,
    column: str,
    header: str,
    value: str,
    code: str,
    severity: Severity = Severity.ERROR,
    values: Mapping[str, str] | None = None,
) -> Problem:
    pairs = tuple((values or {}).items())
    return Problem(row=row, column=column, header=header, value=value, code=code, severity=severity, values=pairs)


def _columns(header: Row, phone_must: bool) -> tuple[dict[str, int], list[Problem]]:
    columns: dict[str, int] = {}
    problems: list[Problem] = []
    directory_style = any(trimmed(cell.text) in ("givenName", "sn") for cell in header.cells)
    for place, cell in enumerate(header.cells):
        name = trimmed(cell.text)
        key = key_of(name)
        if not name:
            continue
        if directory_style and name == "street":
            # The directory's attribute `street` is another one than `streetAddress`; only the English header is called Street.
            problems.append(_problem(header.number, "streetAddress", name, name, "column-street", Severity.WARNING))
        elif key is None:
            problems.append(_problem(header.number, "", name, name, "column-unknown", Severity.WARNING))
        elif key in columns:
            problems.append(_problem(header.number, key, name, name, "column-twice"))
        else:
            columns[key] = place
    absent = [attribute for attribute in ATTRIBUTES if attribute.key not in columns]
    for attribute in absent:
        if _must(attribute, phone_must):
            problems.append(
                _problem(header.number, attribute.key, attribute.de, "", "column-missing", values={"en": attribute.en})
            )
    others = ", ".join(attribute.de for attribute in absent if not _must(attribute, phone_must))
    if others:
        problems.append(
            _problem(header.number, "", "", "", "columns-absent", Severity.WARNING, values={"names": others})
        )
    return columns, problems


def _must(attribute: Attribute, phone_must: bool) -> bool:
    return attribute.must or (attribute.key == PHONE and phone_must)


def _user(
    row: Row, columns: Mapping[str, int], header: Row, *, phone_must: bool, country: str, suffixes: Collection[str]
) -> tuple[User, list[Problem]]:
    texts = {key: trimmed(row.cell(place).text) for key, place in columns.items()}
    problems: list[Problem] = []

    def report(key: str, finding: user_rules.Finding) -> None:
        cell = row.cell(columns[key])
        severity = Severity.WARNING if finding.mild else Severity.ERROR
        name = trimmed(header.cell(columns[key]).text)
        problems.append(_problem(row.number, key, name, trimmed(cell.text), finding.code, severity, finding.values))

    for key, place in columns.items():
        cell = row.cell(place)
        for finding in _cell_findings(BY_KEY[key], cell, texts, phone_must, country, suffixes):
            report(key, finding)
    for key, finding in user_rules.country_agreement(texts):
        report(key, finding)
    boxes = texts.get("postOfficeBox", "").replace("|", ";").split(";")
    if len(boxes) > 1:
        report("postOfficeBox", user_rules.Finding(code="several-values", mild=True))
        texts["postOfficeBox"] = trimmed(boxes[0])
    filled = tuple(sorted((key, text) for key, text in texts.items() if text))
    return User(row=row.number, attributes=filled), problems


def _cell_findings(
    attribute: Attribute,
    cell: Cell,
    texts: Mapping[str, str],
    phone_must: bool,
    country: str,
    suffixes: Collection[str],
) -> Iterator[user_rules.Finding]:
    text = texts[attribute.key]
    if cell.kind is CellKind.UNCOMPUTED:
        yield user_rules.Finding(code="formula-without-value")
    elif cell.kind is CellKind.ERROR:
        yield user_rules.Finding(code="spreadsheet-error")
    elif not text:
        if _must(attribute, phone_must):
            yield user_rules.Finding(code="empty")
    else:
        yield from user_rules.text_findings(attribute, cell, text)
        yield from user_rules.pattern_findings(attribute, text, texts, country, suffixes)


def _doubled(users: Sequence[User], columns: Mapping[str, int], header: Row) -> Iterator[Problem]:
    for key in UNIQUE:
        if key not in columns:
            continue
        seen: dict[str, int] = {}
        for user in users:
            text = user.attribute(key)
            same = text.casefold() if key in _LETTERS_IN_ANY_CASE else text
            if not text or user_rules.eaten(key, text):
                continue
            if same in seen:
                first = {"first_row": str(seen[same])}
                yield _problem(user.row, key, trimmed(header.cell(columns[key]).text), text, "twice", values=first)
            seen.setdefault(same, user.row)


def _managers(users: Sequence[User], columns: Mapping[str, int], header: Row) -> Iterator[Problem]:
    if "manager" not in columns:
        return
    name = trimmed(header.cell(columns["manager"]).text)
    for finding in judge_managers([dict(user.attributes) for user in users]):
        user = users[finding.place]
        severity = Severity.WARNING if finding.code == "manager-ambiguous" else Severity.ERROR
        yield _problem(user.row, "manager", name, user.attribute("manager"), finding.code, severity)


def _oddities(table: Table) -> Iterator[Problem]:
    for notice in table.notices:
        header = "" if notice.column is None else column_letters(notice.column)
        values = {"last_row": str(notice.last_row)} if notice.last_row else {}
        yield _problem(notice.row, "", header, notice.value, str(notice.oddity), Severity.WARNING, values)
