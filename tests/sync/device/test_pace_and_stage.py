"""When the next try is, and what may be said meanwhile."""

import random

import pytest

from checklists.review import ReviewState
from sync.device.failures import UnsafeAddress
from sync.device.hq_client import HqClient
from sync.device.pace import Pace
from sync.device.status import Proof, Stage, stage


def test_waits_grow_and_are_spread_over_the_whole_span() -> None:
    ceilings = []
    for failures in range(14):
        waits = [Pace(chance=random.Random(seed), failures=failures).after_failure() for seed in range(400)]
        assert 0.0 <= min(waits) <= 0.1 * max(waits), "full jitter begins at nothing"
        ceilings.append(max(waits))
    assert 0.9 < ceilings[0] <= 1.0
    assert 3.6 < ceilings[2] <= 4.0
    assert 290 < ceilings[13] <= 300.0


def test_hq_may_ask_for_an_hour_and_no_more() -> None:
    assert 600.0 <= Pace(chance=random.Random(1)).after_failure(600.0) <= 601.0
    assert Pace(chance=random.Random(1)).after_failure(86400.0) == 3600.0


def test_a_success_begins_anew() -> None:
    pace = Pace(chance=random.Random(1), failures=9)
    pace.after_success()
    assert pace.after_failure() <= 1.0


def proof(**more: object) -> Proof:
    fields: dict[str, object] = {
        "sealed_seq": 40,
        "acked_seq": 39,
        "complete": False,
        "review": None,
        "sending": False,
    }
    return Proof(**{**fields, **more})  # type: ignore[arg-type]


def test_only_what_is_proven_is_said() -> None:
    assert stage(proof()) is Stage.ON_DEVICE
    assert stage(proof(sending=True)) is Stage.ON_ITS_WAY
    assert stage(proof(acked_seq=40, sending=True)) is Stage.RECEIVED
    assert stage(proof(acked_seq=40, complete=True)) is Stage.COMPLETE
    assert stage(proof(acked_seq=40, complete=True, review=ReviewState.ACCEPTED)) is Stage.ACCEPTED
    assert stage(proof(acked_seq=40, complete=True, review=ReviewState.RETURNED)) is Stage.RETURNED


@pytest.mark.parametrize("address", ["http://hq.example", "ftp://127.0.0.1", "hq.example", "http://127.0.0.1.example"])
def test_plain_http_leaves_this_machine_never(address: str) -> None:
    with pytest.raises(UnsafeAddress):
        HqClient(address)


def test_plain_http_on_this_machine_is_fine() -> None:
    for address in ("http://127.0.0.1:8500", "http://localhost:8500/", "http://[::1]:8500", "https://hq.example"):
        HqClient(address).close()
