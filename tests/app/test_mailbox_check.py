"""A folder of PST files beside the mailboxes of a job: each finds its own, and what cannot be read does not stop the others."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.problems import Code, FieldProblem
from checklists.bandwidth import transfer
from checklists.ids import SubjectId
from checklists.job import Job, Mailbox
from tests.app.tablet import CAT_HASH, Tablet, new_tablet
from tests.app.test_file_facts import as_somebody_without_rights
from tests.checklists import sample

HEADER = b"!BDN" + bytes(4) + b"SM" + (23).to_bytes(2, "little") + bytes(500)


def import_job(chapter: str = "2.4", mails: tuple[str, ...] = ("r.nunez@firma.de", "info@firma.de")) -> Job:
    boxes = tuple(
        Mailbox(subject_id=SubjectId(f"mb-{nth}"), mail=mail, quota_gb="0.001", source="")
        for nth, mail in enumerate(mails, start=1)
    )
    job = sample.setup_job(cat_hash=CAT_HASH, mailboxes=0)
    return replace(job, packages=(sample.package(chapter, len(boxes)),), mailboxes=boxes)


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[Tablet]:
    opened = new_tablet(tmp_path / "profile", import_job())
    yield opened
    opened.app.close()


def write(path: Path, size: int = 2000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(HEADER + bytes(size - len(HEADER)))
    return path


def found(tablet: Tablet, folder: Path) -> dict[str, tuple[str, str]]:
    """File below the folder -> (subject, what stands against it)."""
    job = tablet.job(import_job())
    told = {}
    for one in tablet.app.mailbox_checks.find(job, folder):
        against = str(one.problem.code) if one.problem is not None else ""
        if one.ready is not None:
            against = " ".join((*one.ready.check.problems, *one.ready.check.notices))
        told[str(one.path.relative_to(folder))] = (one.ready.subject if one.ready else "", against)
    return told


def test_files_of_a_folder_and_of_the_folders_in_it_find_their_mailboxes(tablet: Tablet, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    write(folder / "r.nunez.pst")
    write(folder / "firma.de" / "INFO.PST")
    write(folder / "firma.de" / "r.nunez.pst")
    write(folder / "firma.de" / "too" / "deep.pst")
    write(folder / "anna.pst", 2 * 1024**2)
    write(folder / "info.ost")
    (folder / "readme.txt").write_text("no PST")
    (folder / "link.pst").symlink_to(tmp_path / "nowhere")
    assert found(tablet, folder) == {
        "anna.pst": ("", "pst-no-mailbox"),
        "info.ost": ("mb-2", "pst-form"),
        "firma.de/INFO.PST": ("mb-2", "pst-case"),
        "firma.de/r.nunez.pst": ("mb-1", ""),
        "link.pst": ("", "file-missing"),
        "r.nunez.pst": ("mb-1", "pst-twice"),
    }


def test_a_folder_nobody_may_look_into_is_told_beside_the_others(tablet: Tablet) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)  # pytest's own folders are closed to whoever steps down from being the superuser
        write(folder / "r.nunez.pst")
        (folder / "a").mkdir()
        with as_somebody_without_rights(folder / "a"):
            told = found(tablet, folder)
        (folder / "a").chmod(0o755)
    assert told == {"a": ("", "file-forbidden"), "r.nunez.pst": ("mb-1", "")}


@pytest.mark.parametrize(("name", "code"), [("nowhere", Code.FILE_MISSING), ("empty", Code.FOLDER_WITHOUT_PST)])
def test_a_folder_without_files_is_one_sentence(tablet: Tablet, tmp_path: Path, name: str, code: Code) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FieldProblem) as raised:
        found(tablet, tmp_path / name)
    assert (raised.value.code, raised.value.values) == (code, {"path": str(tmp_path / name)})


def test_a_file_put_aside_holds_neither_the_stick_nor_memory(tablet: Tablet, tmp_path: Path) -> None:
    write(tmp_path / "stick" / "r.nunez.pst")
    before = set(os.listdir("/proc/self/fd"))
    (one,) = tablet.app.mailbox_checks.find(tablet.job(import_job()), tmp_path / "stick")
    assert set(os.listdir("/proc/self/fd")) == before
    assert one.ready is not None
    report = one.ready.go_on()
    assert report is not None and report.fact.size == 2000


def test_what_is_not_ordered_is_not_entered(tmp_path: Path) -> None:
    job = import_job("2.5")
    tablet = new_tablet(tmp_path / "profile", job)
    checks, opened = tablet.app.mailbox_checks, tablet.job(job)
    path = write(tmp_path / "r.nunez.pst")
    for act in (lambda: checks.begin(opened, "mb-1", path), lambda: checks.keep_clash(opened)):
        with pytest.raises(FieldProblem) as raised:
            act()
        assert raised.value.code is Code.STEP_UNKNOWN
    checks.keep_transfer(opened, transfer("63", "50", "10"))
    answer = opened.book.answer("order", "mig-bw")
    assert answer is not None and str(answer.origin) == "check"
    tablet.app.close()
