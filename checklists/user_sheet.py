"""A table of users read and judged by the rules T-ATTR: what every row says and every problem, each with row, column and value.

The same rules serve the order workbook, the files of 2.1 and 2.2 and the capture on site (2.6); facts sec 3.4.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from checklists.attributes import ATTRIBUTES, key_of
from checklists.broken_text import trimmed
from checklists.guarded_text import without_guard
from checklists.long_work import Watch, unwatched
from checklists.table import Cell, Row, Table, column_letters
from checklists.table_csv import SEPARATORS, split_line
from checklists.user_judge import judge_together, problem_of
from checklists.user_problem import Problem, Severity
from checklists.user_rules import Terms, boxes, row_findings

__all__ = ["MAX_USERS", "Problem", "Severity", "User", "UserSheet", "check_users", "pick_table"]

MAX_USERS = 20_000
_EVERY = 200
_SHOWN = 80
_SAMPLE = 20


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
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)


def pick_table(tables: Sequence[Table]) -> Table | None:
    """The sheet that looks most like a user list: the one with the most known column headers."""
    filled = [table for table in tables if table.rows]
    return max(filled, key=lambda table: _known(table.rows[_header_place(table)]), default=None)


def check_users(
    table: Table,
    *,
    phone_must: bool = False,
    country: str = "DE",
    suffixes: Collection[str] = (),
    watch: Watch = unwatched,
) -> UserSheet:
    """Read and judge a list of users; the row with the most known names is the header. Terms as `user_rules.Terms` has them.

    `watch` hears of rows.
    """
    if not table.rows:
        return UserSheet(users=(), problems=(_of_table(None, "no-users"),))
    reading = _Reading(table, Terms(phone_must=phone_must, country=country, suffixes=tuple(suffixes)))
    if not _known(reading.header):
        return UserSheet(users=(), problems=(_of_table(reading.header.number, "no-header"),))
    reading.read_all(watch)
    return reading.result()


def _known(row: Row) -> int:
    return sum(key_of(cell.text) is not None for cell in row.cells)


def _header_place(table: Table) -> int:
    """The place of the row with the most known column names among the first ten; titles may stand above it."""
    return max(range(min(10, len(table.rows))), key=lambda place: _known(table.rows[place]))


def _of_table(
    row: int | None, code: str, *, mild: bool = False, column: str = "", header: str = "", value: str = "", **more: str
) -> Problem:
    """A problem of a row or of the whole; `more` fills the sentence."""
    return Problem(
        row=row,
        column=column,
        header=header,
        value=value,
        code=code,
        severity=Severity.WARNING if mild else Severity.ERROR,
        values=tuple(more.items()),
    )


def _plain(cell: Cell) -> str:
    return without_guard(trimmed(cell.text))


class _Reading:
    """One table on its way to users and problems."""

    def __init__(self, table: Table, terms: Terms) -> None:
        place = _header_place(table)
        self.header = table.rows[place]
        self._table, self._terms = table, terms
        self._body = table.rows[place + 1 :]
        self._columns: dict[str, int] = {}
        self._problems: list[Problem] = []
        self._users: list[User] = []
        self._torn: list[tuple[str, ...]] = []
        self._whole: list[tuple[int, Mapping[str, str]]] = []
        self._name_columns()
        self._names = {key: trimmed(self.header.cell(at).text) for key, at in self._columns.items()}
        for row in table.rows[:place]:
            shown = next(trimmed(cell.text) for cell in row.cells if not cell.blank)
            self._problems.append(_of_table(row.number, "rows-above-header", mild=True, value=shown))
        if self.header.torn is not None:
            self._problems.append(_of_table(self.header.number, self.header.torn))

    def result(self) -> UserSheet:
        rows = [row for row, _ in self._whole]
        people = [texts for _, texts in self._whole]
        self._problems += judge_together(people, rows, self._problems, self._names, self._torn)
        self._problems += self._notices()
        if not self._users and not any(problem.code == "header-short" for problem in self._problems):
            self._problems.append(_of_table(self.header.number, "no-users"))
        self._problems.sort(key=lambda problem: (problem.row or 0, problem.severity))
        return UserSheet(users=tuple(self._users), problems=tuple(self._problems))

    # -- columns -------------------------------------------------------------------------------------------------------

    def _name_columns(self) -> None:
        number = self.header.number
        directory_style = any(trimmed(cell.text) in ("givenName", "sn") for cell in self.header.cells)
        for place, cell in enumerate(self.header.cells):
            name = trimmed(cell.text)
            key = key_of(name)
            if not name:
                continue
            if directory_style and name == "street":
                # The directory's attribute `street` is another one than `streetAddress`; only the English header is called Street.
                self._warn(number, "column-street", column="streetAddress", header=name, value=name)
            elif key is None:
                self._warn(number, "column-unknown", header=name, value=name)
            elif key in self._columns:
                self._problems.append(_of_table(number, "column-twice", column=key, header=name, value=name))
            else:
                self._columns[key] = place
        absent = [attribute for attribute in ATTRIBUTES if attribute.key not in self._columns]
        for attribute in absent:
            if self._terms.must(attribute):
                self._problems.append(
                    _of_table(
                        number,
                        "column-missing",
                        column=attribute.key,
                        header=attribute.de,
                        de=attribute.de,
                        en=attribute.en,
                    )
                )
        others = [attribute for attribute in absent if not self._terms.must(attribute)]
        if others:
            german, english = (", ".join(names) for names in zip(*((a.de, a.en) for a in others), strict=True))
            self._warn(number, "columns-absent", columns_de=german, columns_en=english)

    def _warn(
        self, row: int | None, code: str, *, column: str = "", header: str = "", value: str = "", **more: str
    ) -> None:
        self._problems.append(_of_table(row, code, mild=True, column=column, header=header, value=value, **more))

    # -- rows ----------------------------------------------------------------------------------------------------------

    def read_all(self, watch: Watch) -> None:
        if self._is_header_short():
            # One name is missing and every column behind it is another one: nothing else can be said for certain.
            found, expected = str(len(self.header.cells)), str(len(self._body[0].cells))
            cause = _of_table(self.header.number, "header-short", found=found, expected=expected)
            self._problems = [cause, *(problem for problem in self._problems if not problem.is_error)]
            return
        short: list[int] = []
        for nth, row in enumerate(self._body):
            if nth % _EVERY == 0:
                watch(nth, len(self._body))
            why = self._why_torn(row)
            known = any(not row.cell(place).blank for place in self._columns.values())
            if not known and (why is None or why.code == "row-too-short"):
                self._warn(row.number, "row-without-known-values")
                continue
            if len(self._users) == MAX_USERS:
                self._problems.append(_of_table(row.number, "too-many-users", limit=str(MAX_USERS)))
                break
            if why is not None:
                self._take_torn(row, why)
                continue
            if self._table.separator and len(row.cells) < len(self.header.cells):
                short.append(row.number)
            self._take(row)
        if short:
            self._warn(short[0], "rows-short", count=str(len(short)))
        self._name_unheaded()

    def _is_header_short(self) -> bool:
        """Where every row is longer than the header by the same number and none is right, the header lacks a name."""
        if not self._table.separator or len(self._body) < 2 or self.header.torn is not None:
            return False
        widths = {len(row.cells) for row in self._body}
        if len(widths) != 1 or widths.pop() <= len(self.header.cells):
            return False
        return all(self._is_long(row) or self._has_errors(row) for row in self._body[:_SAMPLE])

    def _has_errors(self, row: Row) -> bool:
        return any(not finding.mild for _, finding in row_findings(*self._cells(row), self._terms))

    def _cells(self, row: Row) -> tuple[dict[str, Cell], dict[str, str]]:
        cells = {key: row.cell(place) for key, place in self._columns.items()}
        return cells, {key: _plain(cell) for key, cell in cells.items()}

    def _is_long(self, row: Row) -> bool:
        return any(not cell.blank for cell in row.cells[len(self.header.cells) :])

    def _why_torn(self, row: Row) -> Problem | None:
        """The one problem of a line whose cells cannot be told apart for certain."""
        if row.torn is not None:
            return _of_table(row.number, row.torn, value=self._line(row))
        if not self._table.separator:
            return None
        width = len(self.header.cells)
        if self._is_long(row):
            return self._of_shape(row, "row-too-long")
        if len(row.cells) >= width:
            # Separators left over at the end mean nothing, one in the middle moves every value.
            return self._of_shape(row, "row-too-long") if len(row.cells) > width and self._has_errors(row) else None
        whole = self._table.separator.join(cell.text for cell in row.cells)
        for other in SEPARATORS:
            if other != self._table.separator and len(split_line(whole, other)) == width:
                mine, line = _NAMES.get(self._table.separator, self._table.separator), self._line(row)
                return _of_table(row.number, "separator-other", value=line, separator=_NAMES[other], others=mine)
        must = [self._columns[a.key] for a in ATTRIBUTES if self._terms.must(a) and a.key in self._columns]
        lacking = any(at >= len(row.cells) for at in must) or self._has_errors(row)
        return self._of_shape(row, "row-too-short") if lacking else None

    def _of_shape(self, row: Row, code: str) -> Problem:
        found, expected = str(len(row.cells)), str(len(self.header.cells))
        return _of_table(row.number, code, value=self._line(row), found=found, expected=expected)

    def _line(self, row: Row) -> str:
        line = self._table.separator.join(cell.text for cell in row.cells)
        return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"

    def _take_torn(self, row: Row, why: Problem) -> None:
        self._problems.append(why)
        self._torn.append(tuple(_plain(cell) for cell in row.cells))
        self._users.append(_user(row.number, {key: _plain(row.cell(at)) for key, at in self._columns.items()}))

    def _take(self, row: Row) -> None:
        cells, texts = self._cells(row)
        for key, finding in row_findings(cells, texts, self._terms):
            self._problems.append(problem_of(row.number, key, self._names[key], texts[key], finding))
        user = _user(row.number, texts)
        self._users.append(user)
        self._whole.append((row.number, texts))

    # -- what the whole table says -------------------------------------------------------------------------------------

    def _name_unheaded(self) -> None:
        """A value in a column without a name, once per column: a note beside the table usually goes on below."""
        named = {at for at, cell in enumerate(self.header.cells) if trimmed(cell.text)}
        for row in self._body if len(named) < max((len(row.cells) for row in self._body), default=0) else ():
            for at, cell in enumerate(row.cells):
                if at not in named and not cell.blank and not (self._table.separator and at >= len(self.header.cells)):
                    named.add(at)
                    self._warn(
                        row.number, "value-without-column", header=column_letters(at), value=trimmed(cell.text)[:_SHOWN]
                    )

    def _notices(self) -> list[Problem]:
        found = []
        for notice in self._table.notices:
            header = "" if notice.column is None else column_letters(notice.column)
            more = {"last_row": str(notice.last_row)} if notice.last_row else {}
            found.append(_of_table(notice.row, notice.oddity, mild=True, header=header, value=notice.value, **more))
        return found


_NAMES = {";": ";", ",": ",", "\t": "Tab", "|": "|"}


def _user(row: int, texts: dict[str, str]) -> User:
    if texts.get("postOfficeBox"):
        texts = {**texts, "postOfficeBox": boxes(texts["postOfficeBox"])[0]}
    return User(row=row, attributes=tuple(sorted((key, text) for key, text in texts.items() if text)))
