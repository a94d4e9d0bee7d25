"""The sheet Pakete: what is ordered, chapter by chapter and feature by feature (facts sec 2.1)."""

from dataclasses import dataclass, field

from checklists.ids import ChapterKey
from checklists.job import OrderedPackage
from checklists.table import CellKind, Row
from sync.hq.orders import values
from sync.hq.orders.chapters import BASIC, CHAPTERS, FEATURES, NEED_BASIC, SESSION_CHAPTERS, normal_key
from sync.hq.orders.complaint import Findings, Place
from sync.hq.orders.reading import place_of, read_cell
from sync.hq.orders.sheets import Sheet

MAX_QUANTITY = 20_000
MAX_SESSIONS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """`complete` is False where a row could not be read: then nothing may be called "not ordered"."""

    title: str
    packages: tuple[OrderedPackage, ...]
    rows: tuple[int, ...]
    complete: bool = True
    chapters: frozenset[str] = field(default=frozenset())
    features: frozenset[str] = field(default=frozenset())

    @property
    def lacks_basic(self) -> bool:
        return self.complete and BASIC not in self.chapters and bool(self.chapters & set(NEED_BASIC))


def read_packages(sheet: Sheet, findings: Findings) -> Ordered:
    """Every ordered package; complains of unknown ones and of 3.1.2–3.1.4 without 3.1.1."""
    packages: list[OrderedPackage] = []
    rows: list[int] = []
    complete = True
    first: dict[tuple[str, str | None], int] = {}
    if not sheet.rows:
        findings.complain(Place(sheet=sheet.title, row=sheet.header_row), "sheet-without-rows")
        complete = False
    for row in sheet.rows:
        package = _read_row(sheet, row, findings)
        if package is None:
            complete = False
            continue
        key = (str(package.chapter), package.feature)
        if key in first:
            findings.warn(place_of(sheet, row, "chapter"), "package-twice", first_row=str(first[key]))
        first.setdefault(key, row.number)
        packages.append(package)
        rows.append(row.number)
    ordered = Ordered(
        title=sheet.title,
        packages=tuple(packages),
        rows=tuple(rows),
        complete=complete,
        chapters=frozenset(str(package.chapter) for package in packages),
        features=frozenset(package.feature for package in packages if package.feature),
    )
    if ordered.lacks_basic:
        _complain_basic(sheet, ordered, findings)
    return ordered


def _complain_basic(sheet: Sheet, ordered: Ordered, findings: Findings) -> None:
    """One complaint for all packages that need 3.1.1: adding that one line mends them together."""
    dependent = [
        (row, str(package.chapter))
        for row, package in zip(ordered.rows, ordered.packages, strict=True)
        if package.chapter in NEED_BASIC
    ]
    (row, _), *others = dependent
    place = Place(
        sheet=sheet.title,
        row=row,
        column=sheet.headers["chapter"],
        value=", ".join(sorted({chapter for _, chapter in dependent})),
        also=tuple(other for other, _ in others),
    )
    findings.complain(place, "basic-missing")


def _read_row(sheet: Sheet, row: Row, findings: Findings) -> OrderedPackage | None:
    before = len(findings.complaints)
    chapter = _chapter(sheet, row, findings)
    feature = _feature(sheet, row, chapter, findings)
    quantity = _quantity(sheet, row, chapter, findings)
    if len(findings.complaints) > before or chapter is None:
        return None
    return OrderedPackage(chapter=ChapterKey(chapter), feature=feature, quantity=quantity)


def _chapter(sheet: Sheet, row: Row, findings: Findings) -> str | None:
    text = read_cell(sheet, row, "chapter", findings, must=True)
    if text is None:
        return None
    if sheet.cell(row, "chapter").kind is CellKind.DATE:
        findings.complain(place_of(sheet, row, "chapter"), "package-date")
        return None
    chapter = text.rstrip(".")
    if chapter not in CHAPTERS:
        findings.complain(place_of(sheet, row, "chapter"), "package-unknown", allowed=", ".join(CHAPTERS))
        return None
    return chapter


def _feature(sheet: Sheet, row: Row, chapter: str | None, findings: Findings) -> str | None:
    text = read_cell(sheet, row, "feature", findings)
    place = place_of(sheet, row, "feature")
    if text is None:
        return None
    if not text:
        if chapter == "3.1.4":
            allowed = ", ".join(key for key, of in FEATURES.items() if of == chapter)
            findings.complain(place, "feature-needed", allowed=allowed)
        return None
    feature = normal_key(text)
    if feature not in FEATURES:
        findings.complain(place, "feature-unknown", allowed=", ".join(FEATURES))
    elif chapter is not None and FEATURES[feature] != chapter:
        findings.complain(place, "feature-wrong-package", chapter=FEATURES[feature])
    return feature


def _quantity(sheet: Sheet, row: Row, chapter: str | None, findings: Findings) -> int | None:
    text = read_cell(sheet, row, "quantity", findings)
    if not text:
        return None
    quantity = values.whole(text)
    limit = MAX_SESSIONS if chapter in SESSION_CHAPTERS else MAX_QUANTITY
    if quantity is None:
        findings.complain(place_of(sheet, row, "quantity"), "quantity")
    elif quantity > limit:
        findings.complain(place_of(sheet, row, "quantity"), "quantity-too-large", limit=str(limit))
    return quantity
