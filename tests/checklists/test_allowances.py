"""Contractual limits: used, left, extra, and who agreed."""

import pytest

from checklists import progress
from checklists.allowances import Usage, usages
from checklists.answer import Rows, Timer
from checklists.book import fold
from checklists.progress import Block
from checklists.sheet import make_sheet
from tests.checklists.sample import Writer, setup_job, small_job
from tests.checklists.small_catalogue import small_catalogue

CATALOGUE = small_catalogue()
ROW = Rows(rows=((("mail", "a@b.example"),),))


def used(w: Writer) -> dict[str, Usage]:
    book = fold(w.entries)
    return {usage.key: usage for usage in usages(make_sheet(w.job, CATALOGUE, book), book)}


def stopped(w: Writer) -> list[tuple[str | None, object]]:
    book = fold(w.entries)
    found = progress.blockers(make_sheet(w.job, CATALOGUE, book), book)
    return [(b.subject, b.values["allowance"]) for b in found if b.code is Block.LIMIT_WITHOUT_CONSENT]


def test_only_limits_of_ordered_chapters_that_cost_extra_are_counted() -> None:
    assert list(used(Writer(setup_job()))) == ["L1", "L2", "L3"]
    assert used(Writer(small_job())) == {}


@pytest.mark.parametrize(
    ("seconds", "minutes", "left", "extra", "warn"),
    [
        (0, "0", "120", "0", False),
        (104 * 60, "104", "16", "0", False),
        (105 * 60, "105", "15", "0", True),
        (7200, "120", "0", "0", True),
        (7201, "121", "0", "1", True),
    ],
)
def test_minutes_of_the_key_user_briefing(seconds: int, minutes: str, left: str, extra: str, warn: bool) -> None:
    w = Writer(setup_job())
    w.answer("visit", "ini-brief", Timer(seconds=seconds))
    usage = used(w)["L1"]
    assert (usage.used, usage.left, usage.extra, usage.warn) == (minutes, left, extra, warn)
    assert bool(stopped(w)) == (seconds > 7200)


def test_the_sixth_device_needs_consent() -> None:
    w = Writer(setup_job())
    for n in range(1, 6):
        w.add_subject(f"d-{n}", "device", f"Notebook {n}")
    assert (used(w)["L2"].left, used(w)["L2"].warn, stopped(w)) == ("0", False, [])
    w.add_subject("d-6", "device", "Notebook 6")
    assert (used(w)["L2"].extra, stopped(w)) == ("1", [("d-6", "L2")])
    w.consent("L2")
    assert stopped(w) == []
    consent = used(w)["L2"].consent
    assert consent is not None and consent.who == "Dörte Faßbender"


def test_a_device_that_does_not_apply_is_not_counted() -> None:
    w = Writer(setup_job())
    for n in range(1, 7):
        w.add_subject(f"d-{n}", "device", f"Notebook {n}")
    w.not_applicable("d-2", "2.6-b3", "N02")
    assert (used(w)["L2"].used, stopped(w)) == ("5", [])


def test_only_mailboxes_that_were_helped_count() -> None:
    w = Writer(setup_job(mailboxes=8))
    for n in (1, 3, 4, 5, 8):
        w.answer(f"mb-{n}", "ini-pst", ROW)
    w.failed("mb-2", "ini-pst", "K11")
    assert (used(w)["L3"].used, stopped(w)) == ("5", [])
    w.answer("mb-6", "ini-pst", ROW)
    assert stopped(w) == [("mb-8", "L3")], "the last in order-sheet order stands beyond"


def test_an_answer_taken_back_frees_the_allowance() -> None:
    w = Writer(setup_job())
    w.answer("visit", "ini-brief", Timer(seconds=8000))
    w.answer("visit", "ini-brief", None)
    assert (used(w)["L1"].used, stopped(w)) == ("0", [])
