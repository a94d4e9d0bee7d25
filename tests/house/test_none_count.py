"""Goal 1 as a gate: a void call into Qt gives `None` back whole."""

import pytest

from tests.bench.none_count import MOST, lost_in_a_thousand_calls


@pytest.mark.usefixtures("qapp")
def test_a_thousand_void_calls_cost_no_reference_to_none() -> None:
    assert lost_in_a_thousand_calls() <= MOST
