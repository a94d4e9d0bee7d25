"""What the field of a table or a text says of it, in words; real profile, real catalogue, no window."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.answering import Given
from checklists.answer import Num, Pick, Text, Value
from checklists.catalogue import GroupKind
from checklists.ids import SubjectId
from checklists.job import Group, Job
from tests.app.tablet import new_tablet, small_job
from tests.checklists.sample import package
from tests.checklists.test_catalogue_tables import AA, attendant, example, group, pickups, plus, table, watched
from ui.editors.messages import NOTICE, WRONG
from ui.editors.rows import row_of
from ui.wording import Words

Said = tuple[str, str, Value]


def told(folder: Path, language: str, job: Job, *said: Said) -> tuple[str, str]:
    """Tone and text beside the last of the answers."""
    job = replace(job, cat_hash=small_job().cat_hash)
    tablet = new_tablet(folder, job)
    opened = tablet.job(job)
    tablet.app.answering.give_many(opened, [Given(subject=s, step=step, value=value) for s, step, value in said])
    subject, key, _ = said[-1]
    with opened.reading():
        row = row_of(opened, Words(language), opened.sheet.subject(subject), opened.sheet.step(key))  # type: ignore[arg-type]
    tablet.app.close()
    assert row.message is not None
    return row.message.tone, row.message.text


def music() -> Job:
    group = Group(subject_id=SubjectId("g-m"), kind=GroupKind.MOH, name="Musik", members=(), phone="", setting="")
    return replace(small_job(), packages=(package("3.1.1", 3), package("3.1.3", 1)), groups=(group,))


KEYS = ("ap-01", "blf-members-keys", Num(number="1"))
TWICE = {"menu": "business", "key": "0", "action": "operator", "target": "201"}
CASES: dict[str, tuple[Job, list[Said], str, str, str]] = {
    "outside": (
        pickups().job,
        [("g-1", "pick-group", group("AP-01; Lager Nord 250"))],
        NOTICE,
        "Außerhalb des Auftrags: Lager Nord 250",
        "Outside the order: Lager Nord 250",
    ),
    "near": (
        pickups().job,
        [("g-1", "pick-group", group("AP-1"))],
        WRONG,
        "Zeile 1, Mitglieder: „AP-1“ ist kein Arbeitsplatz dieses Einsatzes. Ist AP-01 gemeint?",
        "Line 1, Members: “AP-1” is no desk of this job. Is AP-01 meant?",
    ),
    "unclear": (
        pickups().job,
        [("g-1", "pick-group", group("250"))],
        WRONG,
        "Zeile 1, Mitglieder: „250“ ist kein Arbeitsplatz dieses Einsatzes. Außerhalb des Auftrags bitte mit Namen.",
        "Line 1, Members: “250” is no desk of this job. Outside the order, please add the name.",
    ),
    "joined": (
        pickups().job,
        [("g-1", "pick-group", group("AP-01, AP-02"))],
        WRONG,
        "Zeile 1, Mitglieder: bitte mehrere mit Semikolon trennen: „AP-01, AP-02“.",
        "Line 1, Members: please part several with a semicolon: “AP-01, AP-02”.",
    ),
    "elsewhere": (
        pickups().job,
        [("g-1", "pick-group", group("AP-01")), ("g-2", "pick-group", group("AP-01"))],
        WRONG,
        "Zeile 1, Mitglieder: „AP-01“ gehört schon zu „Buchhaltung“.",
        "Line 1, Members: “AP-01” belongs to “Buchhaltung” already.",
    ),
    "keys": (
        plus().job,
        [KEYS, ("ap-01", "blf-members", watched("AP-02", "AP-03"))],
        WRONG,
        "2 Zeilen, aber „Freie Tasten am Telefon“ sagt 1.",
        "2 lines, but “Free keys on the phone” says 1.",
    ),
    "own number": (
        plus().job,
        [("ap-01", "ro-num", Text(text="+493023125201"))],
        WRONG,
        "„+493023125201“ gehört Arbeitsplatz AP-01 selbst.",
        "“+493023125201” belongs to desk AP-01 itself.",
    ),
    "key twice": (
        attendant().job,
        [(AA, "aa-menu", table(TWICE, TWICE))],
        WRONG,
        "Zeile 2: Menü, Taste stehen so schon in Zeile 1.",
        "Line 2: Menu, Key stand so in line 1 already.",
    ),
    "no person": (
        attendant().job,
        [(AA, "aa-menu", table({"menu": "business", "key": "1", "action": "repeat"}))],
        WRONG,
        "Aktion: In einer Zeile muss Verbinden mit Ansage oder Verbinden ohne Ansage oder Zur Vermittlung stehen.",
        "Action: one line must say Transfer with prompt or Transfer without prompt or To the operator.",
    ),
    "mobile": (
        plus().job,
        [("ap-01", "any-num", table(example("any-num", number="+491701234567", confirm="no")))],
        WRONG,
        "Zeile 1, Annahme bestätigen: Eine Mobilnummer braucht hier ja.",
        "Line 1, Confirm answer: a mobile number needs yes here.",
    ),
    "rights": (
        music(),
        [("g-m", "moh-file-source", Pick(key="own")), ("g-m", "moh-rights", Pick(key="system"))],
        WRONG,
        "Das passt nicht zu „Woher die Wartemusik kommt“.",
        "This does not go together with “Where the music comes from”.",
    ),
    "fewer": (
        plus().job,
        [("visit", "wp-devices", table(example("wp-devices", found="7")))],
        WRONG,
        "Zeile 1, Gefunden: 7 statt 8; was fehlt, braucht einen Grund.",
        "Line 1, Found: 7 instead of 8; what is missing needs a reason.",
    ),
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", CASES)
def test_the_field_says_what_is_the_matter(tmp_path: Path, name: str, language: str) -> None:
    job, said, tone, german, english = CASES[name]
    assert told(tmp_path, language, job, *said) == (tone, german if language == "de" else english)
