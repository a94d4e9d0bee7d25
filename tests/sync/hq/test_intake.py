"""Push: every fact is stored once, chains hold, and nothing a device says comes back as an endless retry (U2, U3, R1)."""

import json
import os
from typing import Any

import pytest

from checklists import journal, keys
from checklists.ids import new_id
from checklists.journal import EntryKind
from sync.wire import codec, endpoints, problems
from sync.wire.limits import MAX_ENTRIES_PER_PUSH
from sync.wire.messages import TYP_LOG_HEAD, TYP_RECEIPT, PushRequest
from tests.sync.hq_process import Device, HqProcess


def receipt_of(device: Device, receipt: str) -> dict[str, Any]:
    assert device.me is not None
    return keys.verify_jws(device.me.receipt_key, TYP_RECEIPT, receipt)


def three(device: Device) -> None:
    for number in range(3):
        device.write(EntryKind.RESERVATION_WITHDRAWN, {"reservation": str(number)})


def test_a_push_is_acknowledged_by_hqs_own_signature(tablet: Device) -> None:
    three(tablet)
    given = tablet.push()
    said = receipt_of(tablet, given.receipt)
    assert said["log_id"] == tablet.log_id and said["through_seq"] == 3
    assert said["head_hash"] == journal.entry_hash(tablet.raws[-1])
    positions = [status.hq_pos for status in given.statuses]
    assert positions == list(range(positions[0], positions[0] + 3)) and said["hq_pos"] == positions[-1]
    head = next(h for h in tablet.hello().heads if h.log_id == tablet.log_id)
    assert (head.seq, head.hash) == (3, said["head_hash"])


def test_a_repeated_push_gets_the_same_receipt_and_changes_nothing(tablet: Device) -> None:
    three(tablet)
    request = tablet.push_request()
    first = tablet.read_push(tablet.send(request))
    again = tablet.read_push(tablet.send(request))
    assert again.receipt == first.receipt
    assert [s.hq_pos for s in again.statuses] == [s.hq_pos for s in first.statuses]
    assert {s.status for s in again.statuses} == {"known"}
    part = tablet.push(1, 2)
    assert receipt_of(tablet, part.receipt)["through_seq"] == 3


def test_an_overlapping_push_stores_only_what_is_new(tablet: Device) -> None:
    three(tablet)
    tablet.push(1, 2)
    tablet.write(EntryKind.RESERVATION_WITHDRAWN, {"reservation": "4"})
    given = tablet.push(2, 4)
    assert [s.status == "known" for s in given.statuses] == [True, False, False]


def test_a_gap_says_where_to_begin(tablet: Device) -> None:
    three(tablet)
    tablet.push(1, 1)
    refused = tablet.send(tablet.push_request(3))
    assert refused.status_code == 409
    assert tablet.problem(refused) == codec.Problem(kind=problems.GAP, values={"expected_seq": 2})


def test_another_past_is_a_fork(tablet: Device) -> None:
    three(tablet)
    tablet.push()
    tablet.raws = tablet.raws[:1]
    tablet.write(EntryKind.RESERVATION_WITHDRAWN, {"reservation": "other"})
    refused = tablet.problem(tablet.send(tablet.push_request(2)))
    assert refused.kind is problems.FORK and refused.values["seq"] == 2


def test_a_chain_that_does_not_hold_is_refused_whole(tablet: Device) -> None:
    three(tablet)
    tablet.raws[2] = tablet.raws[2].replace(journal.entry_hash(tablet.raws[1]).encode(), b"0" * 64)
    refused = tablet.problem(tablet.send(tablet.push_request()))
    assert refused.kind is problems.FORK and refused.values["seq"] == 3
    assert all(head.log_id != tablet.log_id for head in tablet.hello().heads)


def test_a_log_belongs_to_the_device_that_began_it(tablet: Device, hq: HqProcess) -> None:
    three(tablet)
    tablet.push()
    stranger = Device(hq.address, log_id=tablet.log_id).join(hq.code_for("t.becker").secret)
    three(stranger)
    assert stranger.problem(stranger.send(stranger.push_request())).kind is problems.FOREIGN_LOG


def test_nobody_pushes_with_anothers_word(tablet: Device) -> None:
    three(tablet)
    request = tablet.push_request()
    head = keys.sign_jws(
        keys.make_key(),
        TYP_LOG_HEAD,
        {"log_id": tablet.log_id, "through_seq": 3, "head_hash": journal.entry_hash(tablet.raws[-1])},
    )
    forged = PushRequest(from_seq=1, entries=request.entries, head=head)
    assert tablet.problem(tablet.send(forged)).values["reason"] == "head"
    shorter = PushRequest(from_seq=1, entries=request.entries[:2], head=request.head)
    assert tablet.problem(tablet.send(shorter)).values["reason"] == "head"


@pytest.mark.parametrize(
    "poison",
    [
        b"{}",
        b"not json at all",
        b"[1,2,3]",
        '{"v":1,"kind":"from.the.future","note":"Grüße"}'.encode(),
        b'{"a":1,"a":2}',
        b"[" * 500,
    ],
)
def test_poison_is_kept_for_a_person_and_the_queue_goes_on(tablet: Device, poison: bytes) -> None:
    three(tablet)
    tablet.raws.append(poison)
    tablet.write(EntryKind.RESERVATION_WITHDRAWN, {"reservation": "after"})
    given = tablet.push()
    assert given.statuses[3].status == "clarify"
    assert receipt_of(tablet, given.receipt)["through_seq"] == 5


def test_an_entry_for_an_unknown_job_is_kept_for_a_person(tablet: Device) -> None:
    tablet.write(EntryKind.JOB_OPENED, {})
    assert tablet.push().statuses[0].status == "clarify"


def test_an_entry_logged_again_after_a_rollback_counts_once(tablet: Device) -> None:
    entry_id = new_id()
    tablet.write(EntryKind.JOB_OPENED, {}, entry_id=entry_id)
    tablet.push()
    tablet.log_id, tablet.raws = os.urandom(16).hex(), []
    tablet.write(EntryKind.JOB_OPENED, {}, entry_id=entry_id)
    given = tablet.push()
    assert given.statuses[0].status == "known"
    assert receipt_of(tablet, given.receipt)["through_seq"] == 1


def test_crooked_pushes_are_refused_and_leave_nothing(tablet: Device) -> None:
    three(tablet)
    good = tablet.push_request()
    reasons = {
        "run": PushRequest(from_seq=0, entries=good.entries, head=good.head),
        "place": PushRequest(from_seq=2, entries=good.entries, head=good.head),
    }
    for reason, request in reasons.items():
        assert tablet.problem(tablet.send(request)).values["reason"] == reason
    empty = PushRequest(from_seq=1, entries=(), head=good.head)
    assert tablet.problem(tablet.send(empty)).values["reason"] == "run"
    many = tablet.push_request(raws=[b"{}"] * (MAX_ENTRIES_PER_PUSH + 1))
    assert tablet.problem(tablet.send(many)).values["reason"] == "run"
    large = tablet.push_request(raws=[json.dumps({"a": "x" * 300_000}).encode()])
    assert tablet.problem(tablet.send(large)).kind is problems.TOO_LARGE
    other = tablet.ask("POST", endpoints.ENTRIES.format(log_id="NO-LOG"), good)
    assert tablet.problem(other).kind is problems.BAD_REQUEST
    assert all(head.log_id != tablet.log_id for head in tablet.hello().heads)


def test_what_was_acknowledged_survives_a_kill(own_hq: HqProcess) -> None:
    device = Device(own_hq.address).join(own_hq.code_for("t.becker").secret)
    three(device)
    receipt = device.push().receipt
    device.put(b"a photo")
    own_hq.kill()
    own_hq.start()
    again = device.push()
    assert again.receipt == receipt
    head = next(h for h in device.hello().heads if h.log_id == device.log_id)
    assert head.seq == 3
    assert device.ask("HEAD", endpoints.BLOB.format(sha256=_sha(b"a photo"))).status_code == 200


def _sha(raw: bytes) -> str:
    from checklists import canonical

    return canonical.sha256_hex(raw)
