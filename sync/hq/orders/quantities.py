"""Warns where the ordered quantity is unlike the rows found."""

from collections.abc import Sequence

from checklists.catalogue import GroupKind
from checklists.job import Group, Mailbox, Workplace
from sync.hq.orders.chapters import AUTO_ATTENDANT, DESK_FEATURES, QUEUE_FEATURES
from sync.hq.orders.complaint import Findings, Place
from sync.hq.orders.packages import Ordered
from sync.hq.orders.sheets import Sheet

_MAILBOX_CHAPTERS = ("2.4", "2.5")


def compare(
    sheet: Sheet,
    ordered: Ordered,
    workplaces: Sequence[Workplace] | None,
    groups: Sequence[Group],
    mailboxes: Sequence[Mailbox],
    findings: Findings,
) -> None:
    """`sheet` is Pakete. Chapters counted per order, visit, site or session (2.1–2.3, 2.6, 3.1.3, 3.2) have no rows to compare."""
    counted: dict[tuple[str, str | None], int] = {}
    if workplaces is not None:
        for chapter in ("3.1.1", "3.1.2"):
            counted[(chapter, None)] = sum(chapter in desk.packages for desk in workplaces)
        for feature in DESK_FEATURES:
            counted[("3.1.4", feature)] = sum(feature in desk.features for desk in workplaces)
    counted[("3.1.2", AUTO_ATTENDANT)] = sum(group.kind is GroupKind.AUTO_ATTENDANT for group in groups)
    queues = [feature for feature in QUEUE_FEATURES if feature in ordered.features]
    if len(queues) == 1:
        # With both kinds ordered a row does not say to which it belongs.
        counted[("3.1.4", queues[0])] = sum(group.kind is GroupKind.QUEUE for group in groups)
    mailbox_chapters = [chapter for chapter in _MAILBOX_CHAPTERS if chapter in ordered.chapters]
    if len(mailbox_chapters) == 1 and mailboxes:
        counted[(mailbox_chapters[0], None)] = len(mailboxes)
    wanted: dict[tuple[str, str | None], int] = {}
    rows: dict[tuple[str, str | None], int] = {}
    for row, package in zip(ordered.rows, ordered.packages, strict=True):
        key = (str(package.chapter), package.feature)
        if package.quantity is not None:
            wanted[key] = wanted.get(key, 0) + package.quantity
            rows.setdefault(key, row)
    for key, quantity in wanted.items():
        found = counted.get(key)
        if found is None or found == quantity:
            continue
        if key[0] in _MAILBOX_CHAPTERS and "2.6" in ordered.chapters and found > quantity:
            continue  # the others are the visit's own
        place = Place(sheet=sheet.title, row=rows[key], column=sheet.headers.get("quantity", ""), value=str(quantity))
        findings.warn(place, "quantity-differs", what=" ".join(filter(None, key)), found=str(found))
