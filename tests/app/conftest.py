from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.tablet import Tablet, new_tablet


@pytest.fixture
def tablet(tmp_path: Path) -> Iterator[Tablet]:
    made = new_tablet(tmp_path / "profile")
    yield made
    made.app.close()
