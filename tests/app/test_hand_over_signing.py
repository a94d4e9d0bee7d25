"""Each hand-over of a custody chain is signed by the two it is between, and what was signed counts only as long as it stands."""

from pathlib import Path

import pytest

from app.open_job import OpenJob
from checklists.answer import Rows, Sign
from checklists.attendance import attendees
from checklists.catalogue import Detail
from checklists.cell import Look, State
from checklists.custody import Hand, hands
from checklists.findings import detail_state
from checklists.seal_check import verify_report
from checklists.seal_form import stroke_digest
from checklists.seal_ink import drawn as drawn_on
from checklists.sign_off import Outcome
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.app.test_attendance import Person, drawn, leave_the_rest
from tests.app.test_signing import sign_both
from tests.checklists.sample import package
from tests.report.reading import texts

CHAIN, ROLL = "pst-medium", "pst-medium-signed"
DEVICE = {
    "type": "USB-Stick",
    "serial": "4C53",
    "files": "2",
    "encryption": "BitLocker",
    "key_apart": "ja",
    "place": "Köln",
}
FIRST = DEVICE | {"handed_by": "Jörg Dvořák", "taken_by": "Kurier Nagel", "when": "27.11.2026 15:30"}
SECOND = DEVICE | {"handed_by": "Kurier Nagel", "taken_by": "Ute Ørsted", "when": "30.11.2026 08:10"}


@pytest.fixture
def parcel(tmp_path: Path) -> Tablet:
    return new_tablet(tmp_path / "profile", small_job(packages=(package("2.4", 1),), workplaces=[]))


def enter(tablet: Tablet, *rows: dict[str, str]) -> None:
    value = Rows(rows=tuple(tuple(sorted(row.items())) for row in rows))
    tablet.app.answering.give(tablet.job(), "order", CHAIN, value)


def sign(tablet: Tablet, hand: Hand, nth: int) -> None:
    person = Person(name=hand.name, function="", met=True)
    tablet.app.step_signing.sign(tablet.job(), "order", ROLL, [person], drawn(nth), hand=hand.key)


def look(job: OpenJob) -> tuple[State, Look]:
    step = job.sheet.step(ROLL)
    assert isinstance(step, Detail)
    state = detail_state(job.sheet, job.book, job.sheet.subject("order"), step)
    return state.state, state.look


def signers(job: OpenJob) -> list[tuple[str, bool, bool]]:
    """Name, signed, still listed."""
    listed, signed = job.book.answer("order", CHAIN), job.book.answer("order", ROLL)
    found = attendees(listed.value if listed else None, signed.value if signed else None)
    return [(one.person.name, one.image_sha256 is not None, one.listed) for one in found]


def test_who_takes_over_and_hands_on_signs_twice_and_only_all_four_are_enough(parcel: Tablet) -> None:
    enter(parcel, FIRST, SECOND)
    four = hands([FIRST, SECOND])
    for nth, hand in enumerate(four[:3]):
        sign(parcel, hand, nth)
        assert look(parcel.job()) == (State.BEGUN, Look.BEGUN)
    assert signers(parcel.job()) == [
        ("Jörg Dvořák", True, True),
        ("Kurier Nagel", True, True),
        ("Kurier Nagel", True, True),
        ("Ute Ørsted", False, True),
    ]
    sign(parcel, four[3], 3)
    assert look(parcel.job()) == (State.DONE, Look.DONE)
    sign(parcel, four[1], 9)
    said = parcel.job().book.answer("order", ROLL)
    assert said is not None and isinstance(said.value, Sign)
    assert said.value.images[1] == stroke_digest(drawn(9)) and len(said.value.images) == 4, "drawn anew, nobody else's"
    parcel.app.close()


@pytest.mark.parametrize(
    "changed",
    [
        {"taken_by": "Kurier Nägel"},
        {"handed_by": "Jan Novák"},
        {"serial": "4C54"},
        {"when": "27.11.2026 16:00"},
        {"seal": "S-999"},
        {"files": "99"},
        {"condition": "Gehäuse gebrochen"},
        {"manifest": "b2"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_hand_over_entered_otherwise_is_signed_by_nobody(parcel: Tablet, changed: dict[str, str]) -> None:
    enter(parcel, FIRST)
    for nth, hand in enumerate(hands([FIRST])):
        sign(parcel, hand, nth)
    assert look(parcel.job()) == (State.DONE, Look.DONE)
    enter(parcel, FIRST | changed)
    assert look(parcel.job()) == (State.BEGUN, Look.BEGUN)
    new = FIRST | changed
    assert signers(parcel.job()) == [
        (new["handed_by"], False, True),
        (new["taken_by"], False, True),
        ("Jörg Dvořák", True, False),
        ("Kurier Nagel", True, False),
    ]
    enter(parcel, FIRST | {"wiped_at": "3.12.2026 09:00", "proof": "Protokoll 7"})
    assert look(parcel.job()) == (State.DONE, Look.DONE), "what is said later of the same hand-over changes nothing"
    parcel.app.close()


def test_a_line_taken_out_takes_its_signatures_along_and_leaves_the_others(parcel: Tablet) -> None:
    enter(parcel, FIRST, SECOND)
    for nth, hand in enumerate(hands([FIRST, SECOND])):
        sign(parcel, hand, nth)
    enter(parcel, SECOND)
    assert [(name, listed) for name, _, listed in signers(parcel.job())] == [
        ("Kurier Nagel", True),
        ("Ute Ørsted", True),
        ("Jörg Dvořák", False),
        ("Kurier Nagel", False),
    ]
    assert look(parcel.job()) == (State.DONE, Look.DONE)
    parcel.app.close()


def test_who_is_away_is_a_deviation_with_its_reason_that_stays_until_all_have_signed(parcel: Tablet) -> None:
    enter(parcel, FIRST)
    handed, taken = hands([FIRST])
    sign(parcel, handed, 1)
    said = parcel.job().book.answer("order", ROLL)
    assert said is not None
    parcel.app.answering.give(parcel.job(), "order", ROLL, said.value, reason="X04", note="Paket")
    assert look(parcel.job()) == (State.DEVIATES, Look.DEVIATES)
    sign(parcel, handed, 2)
    said = parcel.job().book.answer("order", ROLL)
    assert said is not None and (said.reason, said.note) == ("X04", "Paket")
    sign(parcel, taken, 3)
    assert look(parcel.job()) == (State.DONE, Look.DONE)
    parcel.app.close()


def test_the_sealed_report_shows_the_strokes_of_each_and_says_who_is_missing(parcel: Tablet) -> None:
    app = parcel.app
    enter(parcel, FIRST, SECOND)
    for nth, hand in enumerate(hands([FIRST, SECOND])[:3]):
        sign(parcel, hand, nth)
    leave_the_rest(parcel, parcel.job(), "2026-12-15")
    report = sign_both(parcel, parcel.job(), Outcome.ACCEPTED)
    pdf = app.signing.sealed_pdf(report.report_id)
    assert verify_report(pdf, [app.session.known().ca_pem.encode()]).valid
    digests = {stroke_digest(drawn(nth)) for nth in range(3)}
    assert set(drawn_on(pdf, digests)) == digests
    (proof,) = [text for text in texts(pdf) if "Nachweisprotokoll Postfächer" in text and "2. Übernommen von" in text]
    assert proof.count("nicht unterschrieben") == 1
    app.close()
