"""Goal 1: a void call into Qt gives `None` back whole.

PySide6 6.12.0 on Python 3.10 and 3.11 loses one reference in each such call and the process aborts after some 3,000.
"""

import sys

from PySide6.QtWidgets import QLabel


def test_a_thousand_void_calls_cost_no_reference_to_none(qtbot) -> None:  # type: ignore[no-untyped-def]
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert before - sys.getrefcount(None) <= 50
