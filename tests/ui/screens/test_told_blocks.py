"""What stops the signature, in the words of the list on the sign-off page; real profile, real catalogue, no window."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.answering import Given
from checklists.answer import Text, Tri, Value, Verdict
from checklists.job import Job
from tests.app.tablet import Tablet, new_tablet, small_job
from tests.checklists.test_catalogue_tables import TEST, example, mailbox, plus, pst, table
from ui.screens.sign_off import presenter
from ui.wording import Words


def told(folder: Path, language: str, *said: tuple[str, str, Value], job: Job | None = None) -> list[tuple[str, str]]:
    """Title and second line of all that blocks, but for open cells."""
    job = job or small_job()
    tablet: Tablet = new_tablet(folder, job)
    opened = tablet.job(job)
    tablet.app.answering.give_many(opened, [Given(subject=s, step=step, value=value) for s, step, value in said])
    page = presenter.load(tablet.app, job.job_id, Words(language))
    tablet.app.close()
    return [(one.title, one.second) for one in page.blocks if not one.open_cells]


@pytest.mark.parametrize(
    ("language", "title", "second"),
    [
        (
            "de",
            "AP-01 Petra Öztürk: Vereinbarter Notruftest",
            "Zeile 1, Angerufen am: außerhalb des vereinbarten Zeitfensters (1.12.2026 14:00 – 14:15).",
        ),
        (
            "en",
            "AP-01 Petra Öztürk: Agreed emergency test",
            "Line 1, Called at: outside the agreed window (1.12.2026 14:00 – 14:15).",
        ),
    ],
)
def test_a_test_outside_its_window_is_told(tmp_path: Path, language: str, title: str, second: str) -> None:
    late = table(example(TEST, tested="1.12.2026 14:20"))
    assert told(tmp_path, language, ("ap-01", TEST, late)) == [(title, second)]


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        (
            "de",
            [
                "AP-01 Petra Öztürk: Adresse der Liste steht auch bei AP-02",
                "AP-02 Jürgen Weiß: Adresse der Liste steht auch bei AP-01",
            ],
        ),
        (
            "en",
            [
                "AP-01 Petra Öztürk: List address stands at AP-02 too",
                "AP-02 Jürgen Weiß: List address stands at AP-01 too",
            ],
        ),
    ],
)
def test_a_list_address_that_stands_twice_is_told_at_both_desks(
    tmp_path: Path, language: str, titles: list[str]
) -> None:
    address = Text(text="blf-1@musterbau.example")
    job = replace(plus().job, cat_hash=small_job().cat_hash)
    said = told(tmp_path, language, *((desk, "blf-list", address) for desk in ("ap-01", "ap-02")), job=job)
    assert [title for title, _ in said] == titles


@pytest.mark.parametrize(
    ("language", "second"),
    [("de", "„PST-Datei bei Eingang“ sagt etwas anderes."), ("en", "“PST file on arrival” says something else.")],
)
def test_two_checksums_called_equal_are_told_by_the_step_that_differs(
    tmp_path: Path, language: str, second: str
) -> None:
    job = replace(mailbox().job, cat_hash=small_job().cat_hash)
    given: list[tuple[str, str, Value]] = [
        ("mb-1", "pst-hash", pst("a")),
        ("mb-1", "pst-hash-in", pst("b")),
        ("mb-1", "pst-hash-in-same", Tri(verdict=Verdict.DONE)),
    ]
    assert [line for _, line in told(tmp_path, language, *given, job=job)] == [second]
