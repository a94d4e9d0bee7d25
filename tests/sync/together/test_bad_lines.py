"""Lost answers, a killed HQ, strangers who answer for it: nothing is lost, nothing arrives twice, and one plain code says why."""

import dataclasses
from pathlib import Path

import pytest

from app.problems import Code, FieldProblem
from app.syncing import Outcome
from checklists.answer import Tri, Verdict
from sync.wire import ticket
from tests.sync.hq_process import HqProcess
from tests.sync.together import dispatch
from tests.sync.together.field import MUSTERBAU, Field, code, picture
from tests.sync.together.hindrance import Proxy, proxy_to

DONE = Tri(verdict=Verdict.DONE)


def behind(hq: HqProcess, folder: Path, proxy: Proxy) -> Field:
    """A tablet that knows HQ only through the bad line."""
    hq.must("import-order", str(MUSTERBAU))
    made = Field.new(folder, hq)
    told = dataclasses.replace(hq.code_for("t.becker"), address=proxy.address)
    made.app.syncing.enrol(ticket.to_text(told))
    made.run()
    return made


def paint_all(field: Field) -> int:
    job = field.job()
    desks = [w.subject_id for w in job.job.workplaces]
    field.app.answering.paint(job, [(desk, "3.1.1-b1") for desk in desks], DONE)
    return len(desks)


def own_entries(field: Field) -> list[bytes]:
    head = field.app.session.journal.head
    with field.app.session.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT raw FROM entry WHERE log_id = ? ORDER BY seq", (head.log_id,))
        return list(rows.scalars())


def test_an_answer_lost_after_hq_committed_doubles_nothing(hq: HqProcess, tmp_path: Path) -> None:
    with proxy_to(hq.address) as proxy:
        field = behind(hq, tmp_path / "tablet", proxy)
        paint_all(field)
        field.app.photos.add(field.job(), field.job().job.workplaces[0].subject_id, "3.1.1-b1", picture())
        proxy.lose = ["/entries", "PUT /v1/blobs"]
        first = field.app.syncing.run()
        assert (first.outcome, first.requests_failed) == (Outcome.FAILED, 1)
        assert field.app.syncing.status().entries_waiting > 0, "no receipt, so nothing counts as arrived"
        assert dispatch.entries_held(hq) == own_entries(field), "HQ had committed before the answer was lost"
        second = field.app.syncing.run()
        assert second.outcome is Outcome.FAILED, "the photo's answer was lost too"
        field.run()
        assert proxy.lost == 2
        assert dispatch.entries_held(hq) == own_entries(field)
        assert field.app.syncing.status().all_there
        field.app.close()


def test_hq_killed_while_a_photo_is_on_its_way(hq: HqProcess, tmp_path: Path) -> None:
    with proxy_to(hq.address) as proxy:
        field = behind(hq, tmp_path / "tablet", proxy)
        job = field.job()
        field.app.photos.add(job, job.job.workplaces[0].subject_id, "3.1.1-b1", picture(1800))
        proxy.after = ("PUT /v1/blobs", 50_000, hq.kill)
        broken = field.app.syncing.run()
        assert broken.problem is not None and broken.problem.code is Code.HQ_UNREACHABLE
        assert broken.requests_failed == 1
        assert proxy.acted.wait(20)
        hq.start()
        assert len(dispatch.blobs_held(hq)) < 2
        field.run()
        waiting = field.app.syncing.status()
        assert waiting.all_there
        with field.app.session.database.read() as connection:
            known = set(connection.exec_driver_sql("SELECT sha256 FROM blob").scalars())
        assert known == dispatch.blobs_held(hq)
        assert dispatch.entries_held(hq) == own_entries(field)
        field.app.close()


def test_a_token_hq_no_longer_knows_is_fetched_anew(field: Field) -> None:
    paint_all(field)
    field.hq.kill()
    field.hq.start()
    assert field.run().pushed > 0


def test_an_enrolment_code_works_once(hq: HqProcess, tmp_path: Path) -> None:
    text = code(hq)
    first, second = Field.new(tmp_path / "one", hq), Field.new(tmp_path / "two", hq)
    first.app.syncing.enrol(text)
    with pytest.raises(FieldProblem) as problem:
        second.app.syncing.enrol(text)
    assert problem.value.code is Code.CODE_USED
    assert second.app.unlocking.state == "not-enrolled"
    second.app.syncing.enrol(code(hq))
    assert second.app.unlocking.state == "ready"
    first.app.close()
    second.app.close()


def test_an_answer_lost_while_enrolling_may_be_asked_for_again(hq: HqProcess, tmp_path: Path) -> None:
    with proxy_to(hq.address) as proxy:
        field = Field.new(tmp_path / "tablet", hq)
        text = ticket.to_text(dataclasses.replace(hq.code_for("t.becker"), address=proxy.address))
        proxy.lose = ["/v1/enrol"]
        with pytest.raises(FieldProblem) as problem:
            field.app.syncing.enrol(text)
        assert problem.value.code is Code.HQ_UNREACHABLE
        field.restart()
        field.app.syncing.enrol(text)
        assert field.app.unlocking.state == "ready"
        field.app.close()


def test_an_expired_unknown_or_unreadable_code(hq: HqProcess, tmp_path: Path) -> None:
    field = Field.new(tmp_path / "tablet", hq)
    told = hq.code_for("t.becker")
    with pytest.raises(FieldProblem) as problem:
        field.app.syncing.enrol(ticket.to_text(dataclasses.replace(told, secret="AAAAAAAAAAAAAAAAAAAAAA")))
    assert problem.value.code is Code.CODE_UNKNOWN
    for text in ("", "FB1.", "FB2.abc", "FB1.????", "https://hq.example"):
        with pytest.raises(FieldProblem) as problem:
            field.app.syncing.enrol(text)
        assert problem.value.code is Code.CODE_UNREADABLE
    dispatch.expire_codes(hq)
    with pytest.raises(FieldProblem) as problem:
        field.app.syncing.enrol(ticket.to_text(told))
    assert problem.value.code is Code.CODE_EXPIRED
    field.app.close()


def test_an_hq_with_other_pins_is_refused(hq: HqProcess, tmp_path: Path) -> None:
    for pins in ({"ca_sha256": "0" * 64}, {"receipt_kid": "x"}, {"epoch": "0" * 32}):
        field = Field.new(tmp_path / next(iter(pins)), hq)
        with pytest.raises(FieldProblem) as problem:
            field.app.syncing.enrol(ticket.to_text(dataclasses.replace(hq.code_for("t.becker"), **pins)))
        assert problem.value.code is Code.HQ_FALSE
        assert field.app.unlocking.state == "not-enrolled"
        field.app.close()
