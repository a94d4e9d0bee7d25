"""The history of one cell: every entry that was written for it, with what was struck out later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checklists import answer, entry_facts
from checklists.answer_text import answer_text, sheet_text
from checklists.catalogue import Catalogue, Detail, Item, Language, SubTest
from checklists.journal import Entry, EntryKind
from checklists.plan import sub_step
from sync.hq.pages.cell_views import CellDetail, HistoryLine, PhotoView

Step = Item | Detail | SubTest
_SHOWN_STRUCK = 3
"""As many struck answers of one step stand among the others; more of them are folded into the one that holds."""


def detail(
    record: Mapping[str, Any],
    entries: Sequence[Entry],
    catalogue: Catalogue,
    language: Language,
    photos: Sequence[PhotoView],
    subject: str,
    item_key: str,
) -> CellDetail | None:
    """None where the report has no such cell."""
    found = _cell(record, subject, item_key)
    try:
        item = catalogue.item(item_key)
    except KeyError:
        return None
    if found is None:
        return None
    row, cell = found
    steps = steps_of(item)
    reason, note = _deviation(record, subject, item_key)
    shown = {photo["photo"] for photo in record["photos"] if photo["subject"] == subject and photo["step"] in steps}
    return CellDetail(
        subject=subject,
        item=item_key,
        number=row["number"],
        label=row["label"],
        title=item.words.to(language),
        look=cell["look"],
        code=cell["code"] or "",
        reason=reason,
        note=note,
        history=tuple(history(entries, steps, catalogue, language, subject)),
        photos=tuple(photo for photo in photos if photo.photo in shown),
    )


def steps_of(item: Item) -> dict[str, Step]:
    """Everything an item can be answered by: its tick, its details, their sub-tests."""
    steps: dict[str, Step] = {item.key: item}
    for one in item.details:
        steps[one.key] = one
        steps.update({sub_step(one, sub): sub for sub in one.subs})
    return steps


def history(
    entries: Sequence[Entry], steps: Mapping[str, Step], catalogue: Catalogue, language: Language, subject: str
) -> list[HistoryLine]:
    """Oldest first; many earlier answers of one step are folded into the one that holds."""
    mine = [entry for entry in entries if entry.body.get("subject") == subject and entry.body.get("step") in steps]
    last = {entry.body["step"]: entry.seq for entry in mine if entry.kind is EntryKind.ANSWER_GIVEN}
    lines: list[tuple[Entry, HistoryLine]] = []
    for entry in mine:
        step = steps[entry.body["step"]]
        title = step.words.to(language)
        match entry.kind:
            case EntryKind.ANSWER_GIVEN:
                text = _said(entry, step, catalogue, language)
                struck = last[entry.body["step"]] != entry.seq
            case EntryKind.SHEET_STORED:
                if entry.body.get("continues"):
                    continue  # the same list with its corrections, which stand beside it
                text, struck = sheet_text(entry_facts.stored_sheet(entry.body, None), language), False
            case EntryKind.PHOTO_ADDED:
                text, struck = str(entry.body.get("caption") or ""), False
            case _:
                continue
        kind = "photo" if entry.kind is EntryKind.PHOTO_ADDED else "answer"
        line = HistoryLine(kind=kind, at=entry.at.wall, title=title, text=text, struck=struck)
        lines.append((entry, line))
    return _folded(lines)


def _folded(lines: Sequence[tuple[Entry, HistoryLine]]) -> list[HistoryLine]:
    struck: dict[str, list[HistoryLine]] = {}
    for entry, line in lines:
        if line.struck:
            struck.setdefault(entry.body["step"], []).append(line)
    many = {step: tuple(some) for step, some in struck.items() if len(some) > _SHOWN_STRUCK}
    found = []
    for entry, line in lines:
        earlier = many.get(entry.body["step"], ())
        if earlier and entry.kind is EntryKind.ANSWER_GIVEN:
            if not line.struck:
                found.append(replace(line, earlier=earlier))
        else:
            found.append(line)
    return found


def _said(entry: Entry, step: Step, catalogue: Catalogue, language: Language) -> str:
    """The answer in words, with reason and note; empty for a cell that was cleared."""
    body = entry.body
    given = body.get("value")
    parts = [answer_text(answer.from_json(given), step, language)] if given is not None else []
    code = body.get("reason")
    if code:
        try:
            parts.append(f"{catalogue.reason(code).words.to(language)} ({code})")
        except KeyError:
            parts.append(str(code))
    if body.get("note"):
        parts.append(str(body["note"]))
    return ", ".join(parts)


def _cell(record: Mapping[str, Any], subject: str, item: str) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    for table in record["tables"]:
        for row in table["rows"]:
            if row["subject"] == subject:
                for cell in row["cells"]:
                    if cell["item"] == item and cell["look"]:
                        return row, cell
    return None


def _deviation(record: Mapping[str, Any], subject: str, item: str) -> tuple[str, str]:
    for deviation in record["deviations"]:
        if deviation["subject"] == subject:
            for one in deviation["items"]:
                if one["item"] == item:
                    return one["reason"], one["note"]
    return "", ""
