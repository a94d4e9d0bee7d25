"""The sheet Arbeitsplätze: desks with their telephone, user, packages and features."""

from collections import defaultdict
from dataclasses import dataclass, field

from checklists.ids import ChapterKey, SubjectId
from checklists.job import Workplace
from checklists.patterns import e164, extension, mac, mail, serial
from checklists.table import CellKind, Row
from sync.hq.orders.chapters import BASIC, CHAPTERS, DESK_CHAPTERS, DESK_FEATURES, FEATURES, normal_key
from sync.hq.orders.complaint import Findings, Place, together
from sync.hq.orders.packages import Ordered
from sync.hq.orders.reading import parts, place_of, read_cell
from sync.hq.orders.sheets import Sheet

MAX_WORKPLACES = 2_000
LONGEST_NAME = 64
PLATFORM_NAME = 30
_MAC_CODES = {"mac-form": "mac", "mac-group": "mac-group", "mac-empty": "mac-empty"}


@dataclass(slots=True, kw_only=True)
class PhoneBook:
    """Where every telephone number of the order stands first, over desks and groups."""

    places: dict[str, Place] = field(default_factory=dict)

    def add(self, number: str, place: Place, findings: Findings) -> None:
        first = self.places.setdefault(number, place)
        if first is not place:
            findings.complain(place, "phone-twice", first_sheet=first.sheet, first_row=str(first.row))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """`numbers` maps a number without case to its spelling and holds every number that stands in the sheet, whatever else
    is wrong with its row, so that a group's member is not called unknown for another reason.
    """

    title: str
    workplaces: tuple[Workplace, ...] = ()
    numbers: dict[str, str] = field(default_factory=dict)


def read_phone(sheet: Sheet, row: Row, country: str | None, book: PhoneBook | None, findings: Findings) -> str:
    """The number in E.164, empty where there is none; national forms are read with the order's Land."""
    text = read_cell(sheet, row, "phone", findings)
    place = place_of(sheet, row, "phone")
    if not text or country is None:
        return text or ""
    found = e164(text, country=country)
    if not found.ok:
        findings.complain(place, "eaten" if found.problem == "phone-eaten" else "phone")
    elif book is not None:
        book.add(found.value, place, findings)
    return found.value


def read_workplaces(
    sheet: Sheet, ordered: Ordered | None, country: str | None, book: PhoneBook, findings: Findings
) -> Desks:
    """Every desk, judged against the others and against what is ordered (None: not known)."""
    reader = _Reader(sheet, country, book, findings)
    for row in sheet.rows[:MAX_WORKPLACES]:
        reader.read(row)
    reader.name_odd_macs()
    if len(sheet.rows) > MAX_WORKPLACES:
        row = sheet.rows[MAX_WORKPLACES]
        findings.complain(Place(sheet=sheet.title, row=row.number), "too-many-workplaces", limit=str(MAX_WORKPLACES))
    if ordered is not None and ordered.complete:
        reader.compare(ordered)
    return Desks(title=sheet.title, workplaces=tuple(reader.desks), numbers=reader.numbers)


class _Reader:
    def __init__(self, sheet: Sheet, country: str | None, book: PhoneBook, findings: Findings) -> None:
        self._sheet = sheet
        self._country = country
        self._book = book
        self._findings = findings
        self.desks: list[Workplace] = []
        self.numbers: dict[str, str] = {}
        self._first: dict[tuple[str, str], int] = {}
        self._chapter_rows: dict[str, list[Place]] = defaultdict(list)
        self._feature_rows: dict[str, list[Place]] = defaultdict(list)
        self._odd_macs: dict[str, list[Place]] = defaultdict(list)

    def _text(self, row: Row, key: str, *, must: bool = False, longest: int = 80) -> str:
        return read_cell(self._sheet, row, key, self._findings, must=must, longest=longest) or ""

    def _unique(self, row: Row, key: str, value: str, code: str, *, warn: bool = False) -> None:
        """`value` may stand once in the column."""
        first = self._first.setdefault((key, value), row.number)
        if first != row.number:
            report = self._findings.warn if warn else self._findings.complain
            report(place_of(self._sheet, row, key), code, first_row=str(first))

    def read(self, row: Row) -> None:
        number = self._text(row, "number", must=True, longest=40)
        if number:
            self._unique(row, "number", number.casefold(), "workplace-number-twice")
            self.numbers.setdefault(number.casefold(), number)
        features = self._features(row)
        packages = self._packages(row, features)
        model = self._text(row, "model", must=True)
        self.desks.append(
            Workplace(
                subject_id=SubjectId(""),
                number=number,
                floor=self._text(row, "floor"),
                room=self._text(row, "room"),
                first_name=self._name(row, "first_name"),
                last_name=self._name(row, "last_name"),
                mail=self._mail(row),
                extension=self._extension(row),
                phone=read_phone(self._sheet, row, self._country, self._book, self._findings),
                model=model,
                mac=self._mac(row),
                serial=self._serial(row, model),
                packages=tuple(ChapterKey(chapter) for chapter in packages),
                features=features,
            )
        )

    def _name(self, row: Row, key: str) -> str:
        name = self._text(row, key, longest=LONGEST_NAME)
        if len(name) > PLATFORM_NAME:
            self._findings.warn(place_of(self._sheet, row, key), "long", limit=str(PLATFORM_NAME))
        return name

    def _mail(self, row: Row) -> str:
        text = self._text(row, "mail", longest=254)
        if text and not mail(text).ok:
            self._findings.complain(place_of(self._sheet, row, "mail"), "mail")
        return text

    def _extension(self, row: Row) -> str:
        text = self._text(row, "extension", must=True)
        if not text:
            return ""
        found = extension(text)
        if not found.ok:
            code = "extension-emergency" if found.problem == "extension-emergency" else "extension"
            self._findings.complain(place_of(self._sheet, row, "extension"), code)
        else:
            self._unique(row, "extension", found.value, "extension-twice")
        return found.value

    def _mac(self, row: Row) -> str:
        text = self._text(row, "mac")
        if not text:
            return ""
        found = mac(text)
        place = place_of(self._sheet, row, "mac")
        if found.problem is not None:
            self._findings.complain(place, _MAC_CODES.get(found.problem, "mac"))
            return ""
        self._unique(row, "mac", found.value, "mac-twice")
        for warning in found.warnings:
            self._odd_macs["mac-local" if warning == "mac-local" else "mac-maker"].append(place)
        return found.value

    def _serial(self, row: Row, model: str) -> str:
        text = self._text(row, "serial")
        if not text:
            return ""
        found = serial(text, model=model)
        if found.problem is not None or found.warnings:
            self._findings.warn(place_of(self._sheet, row, "serial"), "serial")
        self._unique(row, "serial", found.value, "serial-twice", warn=True)
        return found.value

    def _features(self, row: Row) -> tuple[str, ...]:
        found: list[str] = []
        for text in parts(self._text(row, "features", longest=400)):
            feature = normal_key(text)
            place = self._piece(row, "features", text)
            if feature not in FEATURES:
                self._findings.complain(place, "feature-unknown", allowed=", ".join(DESK_FEATURES))
            elif feature not in DESK_FEATURES:
                self._findings.complain(place, "feature-not-desk", allowed=", ".join(DESK_FEATURES))
            elif feature not in found:
                found.append(feature)
                self._feature_rows[feature].append(place)
        return tuple(found)

    def _packages(self, row: Row, features: tuple[str, ...]) -> tuple[str, ...]:
        raw = read_cell(self._sheet, row, "packages", self._findings)
        if raw is None:
            return (BASIC,)
        if self._sheet.cell(row, "packages").kind is CellKind.DATE:
            self._findings.complain(place_of(self._sheet, row, "packages"), "package-date")
            return (BASIC,)
        before = len(self._findings.complaints)
        found: list[str] = []
        for text in parts(raw) or [BASIC]:
            chapter = text.rstrip(".")
            place = self._piece(row, "packages", text)
            if chapter not in CHAPTERS:
                self._findings.complain(place, "package-unknown", allowed=", ".join(DESK_CHAPTERS))
            elif chapter not in DESK_CHAPTERS:
                self._findings.complain(place, "desk-package", allowed=", ".join(DESK_CHAPTERS))
            elif chapter not in found:
                found.append(chapter)
                self._chapter_rows[chapter].append(place)
        if len(self._findings.complaints) == before:
            self._judge_together(row, found, features)
        return tuple(sorted(found))

    def _judge_together(self, row: Row, found: list[str], features: tuple[str, ...]) -> None:
        """3.1.1 at every desk that has more, and 3.1.4 exactly where a feature of it is named."""
        if BASIC not in found:
            place = self._piece(row, "packages", ", ".join(found))
            self._findings.complain(place, "desk-basic-missing")
        if "3.1.4" in found and not features and not self._sheet.shown(row, "features"):
            place = self._piece(row, "packages", "3.1.4")
            self._findings.complain(place, "desk-feature-missing", allowed=", ".join(DESK_FEATURES))
        for feature in features:
            if FEATURES[feature] not in found:
                place = self._piece(row, "features", feature)
                self._findings.warn(place, "desk-chapter-added", chapter=FEATURES[feature])
                found.append(FEATURES[feature])

    def _piece(self, row: Row, key: str, text: str) -> Place:
        return Place(sheet=self._sheet.title, row=row.number, column=self._sheet.headers.get(key, ""), value=text)

    def name_odd_macs(self) -> None:
        """One warning for all desks: a delivery's telephones are alike, and a page of equal lines hides the others."""
        for code, places in self._odd_macs.items():
            self._findings.warn(together(places), code)

    def compare(self, ordered: Ordered) -> None:
        """What desks name but the order lacks: one complaint per package or feature, because one line mends it for all."""
        for chapter, places in self._chapter_rows.items():
            if chapter not in ordered.chapters and not (chapter == BASIC and ordered.lacks_basic):
                self._findings.complain(together(places), "package-not-ordered")
        for feature, places in self._feature_rows.items():
            if feature not in ordered.features:
                self._findings.complain(together(places), "feature-not-ordered")
