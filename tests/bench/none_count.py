"""Goal 1: references to `None` lost in a thousand void calls into Qt (PySide6 6.12.0 on Python 3.11 loses all thousand)."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

from tests.bench.row import Row

MOST = 50


def lost_in_a_thousand_calls() -> int:
    """Needs a QApplication. On Python 3.12 and newer `None` is immortal and the answer is 0."""
    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    return before - sys.getrefcount(None)


def measure() -> Row:
    app = QApplication.instance() or QApplication([])
    lost = lost_in_a_thousand_calls()
    app.processEvents()
    return Row(number=1, what="references to None lost in 1,000 setText", unit="", most=MOST, measured=max(lost, 0))
