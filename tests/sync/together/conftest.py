from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hq_process import HqProcess, running_hq
from tests.sync.together.field import Field


@pytest.fixture
def hq(tmp_path: Path) -> Iterator[HqProcess]:
    with running_hq(tmp_path / "hq") as running:
        yield running


@pytest.fixture
def field(tmp_path: Path, hq: HqProcess) -> Iterator[Field]:
    """A tablet of t.becker, enrolled, with the Musterbau job on it."""
    made = Field.enrolled(tmp_path / "tablet", hq)
    yield made
    made.app.close()
