"""Section 2 of the cover: every subject that is not plainly done, in one entry each."""

from app.report import phrases
from app.report.paper import Paper
from app.report.signs import LOOK_SIGNS
from app.report.text import SECOND, Span
from app.report.typeface import Weight
from app.report.wording import Words
from checklists.record_form import DeviatingItem, DeviationPart, LinePart, Record


def deviations(paper: Paper, record: Record, number: int) -> None:
    words = paper.words
    paper.section(words("What deviates from the order"), number)
    if not record["deviations"]:
        left = record["summary"]["counts"]["open"]
        all_done = words("Nothing. Everything was done as ordered.")
        said = words("Nothing of what was done. What is still open stands under “Not done”.") if left else all_done
        paper.entry("open" if left else "tick", [Span(said, gray=SECOND)], first=True)
    for index, part in enumerate(record["deviations"]):
        spans = [Span(title(part) + " ", Weight.SEMIBOLD), Span(_text(words, part), gray=SECOND)]
        paper.entry(LOOK_SIGNS.get(part["look"], "neq"), spans, first=index == 0)


def title(part: DeviationPart) -> str:
    """AP-21, Tomáš Roth (2. OG, Raum 205)."""
    name = phrases.place(part["number"], part["label"])
    return f"{name} ({part['place']})." if part["place"] else f"{name}."


def _text(words: Words, part: DeviationPart) -> str:
    """Items with the same reason are named together: "Strom, Funktionstest: keine 230-V-Dose bis 2 m (K02). …"."""
    groups: dict[tuple[str, str | None, str], list[DeviatingItem]] = {}
    for item in part["items"]:
        groups.setdefault((item["look"], item["code"], item["reason"]), []).append(item)
    found = []
    for (_, code, reason), items in groups.items():
        names = ", ".join(item["title"] for item in items)
        why = phrases.reason(reason, code)
        found.append(phrases.sentence(f"{names}: {why}" if why else names, *_notes(words, items)))
    return " ".join(found)


def _notes(words: Words, items: list[DeviatingItem]) -> list[str]:
    notes: list[str] = []
    for item in items:
        lines = [_line(line, item) for line in item["lines"]]
        notes.extend(text for text in [item["note"], *lines] if text and text not in notes)
    return notes


def _line(line: LinePart, item: DeviatingItem) -> str:
    why = phrases.reason(line["reason"], line["code"]) if line["code"] != item["code"] else ""
    said = phrases.place(line["text"], why, line["note"] if line["note"] != item["note"] else "")
    return f"{line['title']}: {said}" if said else line["title"]
