"""Section 3 of the cover: what the customer had to have ready."""

from app.report import phrases
from app.report.paper import Paper
from app.report.signs import LOOK_SIGNS
from app.report.text import SECOND, Span
from app.report.typeface import Weight
from app.report.wording import Words
from checklists.record_form import PreconditionPart, Record

_PER = {
    "workplace": ("met at {met} of {n} workplace", "met at {met} of {n} workplaces"),
    "user": ("met for {met} of {n} user", "met for {met} of {n} users"),
    "mailbox": ("met for {met} of {n} mailbox", "met for {met} of {n} mailboxes"),
}
_MOST = 12


def preconditions(paper: Paper, record: Record, number: int) -> None:
    words, parts = paper.words, record["preconditions"]
    if not parts:
        return
    paper.section(words("What the customer had to provide"), number)
    met = [part for part in parts if part["look"] == "done"]
    first = True
    if met:
        names = ", ".join(part["title"] for part in met)
        paper.entry("tick", [Span(f"{names}: ", Weight.SEMIBOLD), Span(words("in place."), gray=SECOND)], first=True)
        first = False
    for part in parts:
        if part["look"] != "done":
            spans = [Span(f"{part['title']}: ", Weight.SEMIBOLD), Span(_text(words, part), gray=SECOND)]
            paper.entry(LOOK_SIGNS.get(part["look"], "neq"), spans, first=first)
            first = False


def _text(words: Words, part: PreconditionPart) -> str:
    """an 23 von 24 Plätzen erfüllt, nicht an AP-21 (K02)."""
    said = ""
    if part["per"] in _PER and part["total"]:
        said = words.many(*_PER[part["per"]], part["total"], met=words.number(part["met"]))
        said += _missing(words, part)
    elif not part["missing"]:
        said = words("not applicable") if part["look"] == "na" else words("not answered")
    notes: list[str] = []
    for line in part["missing"]:
        why = phrases.reason(line["reason"], line["code"]) if line["code"] else ""
        found = phrases.sentence(line["note"], phrases.capital(why))
        if found and found not in notes:
            notes.append(found)
    return phrases.sentence(said, *notes[:_MOST])


def _missing(words: Words, part: PreconditionPart) -> str:
    labels = part["missing_labels"]
    if not labels:
        return ""
    more = len(labels) - _MOST
    names = words.listed(labels)
    if more > 0:
        names = ", ".join(labels[:_MOST]) + words.many(" and {n} more", " and {n} more", more)
    return words(", not at {names}", names=names)
