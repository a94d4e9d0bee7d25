"""Strokes become PDF drawing and come back without loss; anything else is no stroke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import seal_strokes
from checklists.seal_form import Box, stroke_digest
from checklists.sign_off import Strokes

_POINT = st.tuples(st.integers(-50, 1050), st.integers(-50, 1050))
_STROKES = st.lists(st.lists(_POINT, min_size=1, max_size=30).map(tuple), max_size=8).map(
    lambda strokes: Strokes(strokes=tuple(strokes))
)
_BOX = st.builds(Box, x=st.just(0), y=st.just(0), width=st.integers(8, 400), height=st.integers(8, 200))


@given(_STROKES, _BOX)
def test_what_is_drawn_can_be_read_again(strokes: Strokes, box: Box) -> None:
    read = seal_strokes.read(seal_strokes.draw(strokes, box), box)
    assert read == strokes
    assert stroke_digest(read) == stroke_digest(strokes)


def test_a_tap_and_a_stroke_that_does_not_move_stay_two_things() -> None:
    box = Box(x=0, y=0, width=200, height=60)
    tap = Strokes(strokes=(((5, 5),),))
    still = Strokes(strokes=(((5, 5), (5, 5)),))
    assert seal_strokes.read(seal_strokes.draw(tap, box), box) == tap
    assert seal_strokes.read(seal_strokes.draw(still, box), box) == still


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b" ",
        lambda content: content + b"0 0 m 10 10 l S\n/Im1 Do\n",
        lambda content: content.replace(b"0 G", b"1 G"),
        lambda content: content.replace(b" l", b"  l", 1),
        lambda content: content.replace(b"m ", b"m 7 7 l ", 1),
        lambda content: content.replace(b"S\n", b"B\n", 1),
        lambda content: b"",
    ],
)
def test_another_drawing_is_no_stroke(change) -> None:  # type: ignore[no-untyped-def]
    box = Box(x=0, y=0, width=210, height=72)
    content = seal_strokes.draw(Strokes(strokes=(((10, 20), (30, 40)),)), box)
    with pytest.raises(seal_strokes.NoStrokes):
        seal_strokes.read(change(content), box)
