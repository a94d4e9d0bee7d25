"""The attendance list of a training: who was there, signed beside the name; whoever did not sign says why."""

import copy
from collections.abc import Mapping
from typing import Any, cast

from PIL import ImageChops

from app.report.document import render_pages
from checklists.record_form import Record, RollPart
from checklists.seal_form import stroke_digest
from checklists.sign_off import Strokes
from tests.report.reading import letter_boxes, picture, texts
from tests.report.sample_record import PUBLIC_ADDRESS, line, visit
from tests.report.signing import drawn

LISTED = "3.2.2-session-people"


def person(nth: int, *, met: bool = True, signed: bool = True, name: str = "") -> RollPart:
    image = stroke_digest(drawn(nth)) if signed else None
    return {"name": name or f"Person {nth}", "function": f"Abteilung {nth}", "met": met, "image_sha256": image}


def session(roll: list[RollPart], *, previous: str | None = None) -> Record:
    record = cast(dict[str, Any], copy.deepcopy(visit()[0]))
    if previous is not None:
        record["report"]["previous"] = {"number": previous, "sha256": "ab" * 32}
    names = "; ".join(one["name"] for one in roll)
    signed = {**line("roll", "Attendance", f"signed: {names}"), "roll": roll, "roll_of": LISTED}
    item = {
        "item": "3.2.2-session",
        "number": 11,
        "title": "Session and confirmation",
        "look": "done",
        "lines": [line("trainer", "Trainer", "Tobias Becker"), line(LISTED, "Participants", names), signed],
    }
    record["details"] = [{"subject": "s-1", "number": "1", "label": "User training", "confirmed": [], "items": [item]}]
    return cast(Record, record)


def pages(record: Record, strokes: Mapping[str, Strokes]) -> bytes:
    return render_pages(record, {}, strokes, public_address=PUBLIC_ADDRESS)


def strokes_of(roll: list[RollPart]) -> dict[str, Strokes]:
    return {stroke_digest(drawn(nth)): drawn(nth) for nth in range(1, len(roll) + 1)}


def test_everybody_stands_once_with_name_and_signature() -> None:
    roll = [person(1), person(2), person(3, met=False, signed=False), person(4, signed=False)]
    record = session(roll)
    pdf = pages(record, strokes_of(roll))
    said = texts(pdf)
    place = next(nth for nth, text in enumerate(said) if "Session and confirmation" in text)
    assert "2 of 3 signed" in said[place]
    for nth in range(1, 5):
        assert said[place].count(f"Person {nth}") == 1, "the list of people says nothing more beside its roll"
        assert f"Abteilung {nth}" in said[place]
    assert said[place].count("not present") == said[place].count("not signed") == 1
    # Where a drawing is missing the page says so in words, so ink alone must make the difference.
    bare = pages(record, {})
    ink = ImageChops.difference(picture(pdf, place), picture(bare, place)).getbbox()
    assert ink is not None


def test_the_strokes_are_drawn_in_the_box_of_their_own_person() -> None:
    roll = [person(1), person(2)]
    record = session(roll)
    both, first = strokes_of(roll), {stroke_digest(drawn(1)): drawn(1)}
    place = next(nth for nth, text in enumerate(texts(pages(record, both))) if "Session and confirmation" in text)
    box = ImageChops.difference(picture(pages(record, both), place), picture(pages(record, first), place)).getbbox()
    assert box is not None
    middle = picture(pages(record, both), place).width / 2
    assert box[0] > middle, "the second person stands in the right half"


def test_a_signature_of_an_earlier_report_says_where_it_stands() -> None:
    said = " ".join(texts(pages(session([person(1), person(2)], previous="CF-2026-04720-07-1"), {})))
    assert said.count("see CF-2026-04720-07-1") >= 2


def test_a_full_hall_breaks_over_pages_and_stays_on_them() -> None:
    long = "Maximiliane-Theodora von und zu Hohenstein-Schwarzburg-Rudolstadt "
    roll = [person(nth, name=f"{long}{nth}" if nth % 3 else f"Dvořák {nth}") for nth in range(1, 91)]
    pdf = pages(session(roll), strokes_of(roll))
    said = texts(pdf)
    assert "90 of 90 signed" in " ".join(said)
    assert sum(text.count("Abteilung") for text in said) == 90
    assert sum("User training, continued" in text for text in said) >= 1
    assert all(right <= 558 and bottom >= 24 for _, _, bottom, right, _ in letter_boxes(pdf))


def test_the_same_record_and_signatures_give_the_same_pages() -> None:
    roll = [person(nth) for nth in range(1, 6)]
    assert pages(session(roll), strokes_of(roll)) == pages(session(roll), dict(reversed(strokes_of(roll).items())))
