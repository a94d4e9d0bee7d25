"""The sheet Gruppen: group services (3.1.3), auto attendant (3.1.2, fn16) and queues (3.1.4, fn17)."""

from checklists.catalogue import GroupKind
from checklists.ids import SubjectId
from checklists.job import Group
from checklists.table import Row
from sync.hq.orders.chapters import AUTO_ATTENDANT, QUEUE_FEATURES, normal_key
from sync.hq.orders.complaint import Findings, Place, together
from sync.hq.orders.packages import Ordered
from sync.hq.orders.reading import LONGEST_NOTE, parts, place_of, read_cell
from sync.hq.orders.sheets import Sheet
from sync.hq.orders.workplaces import Desks, PhoneBook, read_phone

SERVICES: tuple[GroupKind, ...] = (
    GroupKind.PARK,
    GroupKind.PICKUP,
    GroupKind.CLID,
    GroupKind.PAGING,
    GroupKind.MOH,
    GroupKind.HUNT,
    GroupKind.PLAN,
)
"""The seven of 3.1.3, in the order of its bullets' columns."""
MAX_GROUPS = 2_000


def stand_ins(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Each service of 3.1.3 without a row is done once for the whole site ("Standort"): a group without a name."""
    named = {group.kind for group in groups}
    return tuple(
        Group(subject_id=SubjectId(""), kind=kind, name="", members=(), phone="", setting="")
        for kind in SERVICES
        if kind not in named
    )


def read_groups(
    sheet: Sheet,
    ordered: Ordered | None,
    desks: Desks | None,
    country: str | None,
    book: PhoneBook,
    findings: Findings,
) -> tuple[Group, ...]:
    """Every group; members are judged against `desks` (None: they could not be read, then not at all)."""
    groups: list[Group] = []
    kinds: dict[GroupKind, list[Place]] = {}
    first: dict[tuple[str, str], int] = {}
    if len(sheet.rows) > MAX_GROUPS:
        place = Place(sheet=sheet.title, row=sheet.rows[MAX_GROUPS].number)
        findings.complain(place, "too-many-groups", limit=str(MAX_GROUPS))
    for row in sheet.rows[:MAX_GROUPS]:
        kind = _kind(sheet, row, findings)
        name = read_cell(sheet, row, "name", findings, must=True, longest=80) or ""
        if kind is not None:
            kinds.setdefault(kind, []).append(place_of(sheet, row, "kind"))
            before = first.setdefault((kind, name.casefold()), row.number)
            if name and before != row.number:
                findings.complain(place_of(sheet, row, "name"), "group-twice", first_row=str(before))
        groups.append(
            Group(
                subject_id=SubjectId(""),
                kind=kind or GroupKind.PARK,
                name=name,
                members=_members(sheet, row, desks, findings),
                # A number to be shown (clid) is by nature somebody's number already.
                phone=read_phone(sheet, row, country, None if kind is GroupKind.CLID else book, findings),
                setting=read_cell(sheet, row, "setting", findings, longest=LONGEST_NOTE) or "",
            )
        )
    if ordered is not None and ordered.complete:
        _compare(sheet, ordered, kinds, findings)
    return tuple(groups)


def _kind(sheet: Sheet, row: Row, findings: Findings) -> GroupKind | None:
    text = read_cell(sheet, row, "kind", findings, must=True)
    if not text:
        return None
    try:
        return GroupKind(normal_key(text))
    except ValueError:
        findings.complain(place_of(sheet, row, "kind"), "group-kind", allowed=", ".join(GroupKind))
        return None


def _members(sheet: Sheet, row: Row, desks: Desks | None, findings: Findings) -> tuple[str, ...]:
    found: list[str] = []
    text = read_cell(sheet, row, "members", findings, longest=LONGEST_NOTE * 8)
    for piece in parts(text or ""):
        place = place_of(sheet, row, "members")
        number = desks.numbers.get(piece.casefold()) if desks is not None else piece
        if number is None:
            findings.complain(place, "member-unknown", member=piece, desks=desks.title if desks is not None else "")
        elif number in found:
            findings.warn(place, "member-twice", member=number)
        else:
            found.append(number)
    return tuple(found)


def _compare(sheet: Sheet, ordered: Ordered, kinds: dict[GroupKind, list[Place]], findings: Findings) -> None:
    services = sorted((place for kind in SERVICES for place in kinds.get(kind, ())), key=lambda place: place.row or 0)
    if services and "3.1.3" not in ordered.chapters:
        findings.complain(together(services), "group-not-ordered")
    for kind, features in ((GroupKind.AUTO_ATTENDANT, (AUTO_ATTENDANT,)), (GroupKind.QUEUE, QUEUE_FEATURES)):
        places = kinds.get(kind, [])
        wanted = [feature for feature in features if feature in ordered.features]
        if places and not wanted:
            findings.complain(together(places), "group-feature-not-ordered", features=" / ".join(features))
        elif wanted and not places:
            place = Place(sheet=sheet.title, row=sheet.header_row, column=sheet.headers["kind"])
            findings.complain(place, "group-row-missing", feature=", ".join(wanted), kind=str(kind))
