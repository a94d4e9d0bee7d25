"""For every test: a screen without a display, and no network beyond the loopback."""

import os
from collections.abc import Iterator

# Before anything imports Qt; who wants to watch sets QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests import loopback_only

loopback_only.watch()


@pytest.fixture(autouse=True)
def nothing_beyond_the_loopback() -> Iterator[None]:
    loopback_only.touched.clear()
    yield
    assert not loopback_only.touched, "reached beyond the loopback, and the error was swallowed"
