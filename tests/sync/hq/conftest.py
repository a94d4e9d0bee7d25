import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hq_process import Device, HqProcess, running_hq


@pytest.fixture(scope="module")
def hq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HqProcess]:
    """One HQ process for the tests of a module; each test enrols its own tablets."""
    with running_hq(tmp_path_factory.mktemp("hq") / "data") as running:
        yield running


@pytest.fixture
def tablet(hq: HqProcess) -> Iterator[Device]:
    device = Device(hq.address).join(hq.code_for("t.becker").secret)
    yield device
    device.client.close()


@pytest.fixture
def own_hq(tmp_path: Path) -> Iterator[HqProcess]:
    """An HQ of the test's own, to be killed and broken."""
    with running_hq(tmp_path / "data") as running:
        yield running


def listed(hq: HqProcess) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = json.loads(hq.must("device", "list", "--json"))
    return found
