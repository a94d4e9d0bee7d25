"""What may be wrong with a list of users: one problem with its row, column, value and code."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """`column` is the LDAP name (empty where a row or the table is meant), `header` the column's name in the file.

    `values` fill the sentence: "first_row" of a doubled value, "limit" of a length, "columns_de" and "columns_en" of missing columns.
    """

    row: int | None
    column: str
    header: str
    value: str
    code: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR
