"""The window stays fluent with thousands of users: read, led to a fault, corrected, left and come back to."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.user_list_gap import MOST_SECONDS, longest_gaps
from ui.theme.apply import prepare_application
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme


def test_the_window_never_stands_still(tmp_path: Path, qapp: QApplication) -> None:
    prepare_application(qapp, Theme(scheme=Scheme.LIGHT, less_motion=True))
    found: list[dict[str, float]] = []
    for nth in range(2):  # the better of two: a page fault of the machine is no halt of ours
        folder = tmp_path / str(nth)
        folder.mkdir()
        found.append(longest_gaps(folder, 8_000))
        if max(found[-1].values()) <= 1.5 * MOST_SECONDS:
            return
    raise AssertionError(found)
