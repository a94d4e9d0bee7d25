"""A complaint names sheet, row, column, value and what is expected, in German and English; a collector gathers all at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from checklists.catalogue import Words
from sync.hq.orders.wording import placed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """`sheet`, `column` and `value` are empty and `row` is None where none is meant (missing sheet, unreadable file).

    `row` is the spreadsheet's row number. In the sheet Auftrag `column` is the field's name.
    """

    sheet: str
    row: int | None
    column: str
    value: str
    code: str
    message_de: str
    message_en: str

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "code": self.code,
            "message_de": self.message_de,
            "message_en": self.message_en,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the workbook; `is_field` where the place is a field of the sheet Auftrag.

    `also` are further rows with the same cause, which one complaint names together.
    """

    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    is_field: bool = False
    also: tuple[int, ...] = ()


@dataclass(slots=True, kw_only=True)
class Findings:
    """Complaints stop an import, warnings do not."""

    complaints: list[Complaint] = field(default_factory=list)
    warnings: list[Complaint] = field(default_factory=list)

    def complain(self, place: Place, code: str, **values: str) -> None:
        self.complaints.append(_complaint(place, code, values))

    def repeat(self, place: Place, code: str, said: Words, *, mild: bool) -> None:
        """What the domain's rules found and say themselves."""
        (self.warnings if mild else self.complaints).append(_complaint(place, code, {}, said))

    def warn(self, place: Place, code: str, **values: str) -> None:
        self.warnings.append(_complaint(place, code, values))


def together(places: Iterable[Place]) -> Place:
    """The first of several places, naming the rows of the others."""
    first, *others = places
    return replace(first, also=tuple(place.row for place in others if place.row is not None))


def _complaint(place: Place, code: str, values: dict[str, str], said: Words | None = None) -> Complaint:
    at: dict[str, Any] = {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "is_field": place.is_field,
        "also": place.also,
    }
    whole = placed(said, **at) if said else sentence(code, values={"value": place.value, **values}, **at)
    return Complaint(
        sheet=place.sheet,
        row=place.row,
        column=place.column,
        value=place.value,
        code=code,
        message_de=whole.de,
        message_en=whole.en,
    )
