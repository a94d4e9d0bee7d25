"""The signs that carry the state, as vector paths on a 24 grid with y down (the drawings of the window's icons)."""

from typing import Any

_SIGNS: dict[str, tuple[tuple[tuple[str, tuple[float, ...]], ...], ...]] = {
    "tick": ((("M", (4.5, 12.8)), ("L", (9.2, 17.5)), ("L", (19.5, 6.8))),),
    "dash": ((("M", (6, 12)), ("L", (18, 12))),),
    "cross": ((("M", (6.5, 6.5)), ("L", (17.5, 17.5)), ("M", (17.5, 6.5)), ("L", (6.5, 17.5))),),
    "neq": (
        (
            ("M", (5, 9.2)),
            ("L", (19, 9.2)),
            ("M", (5, 14.8)),
            ("L", (19, 14.8)),
            ("M", (15.8, 4.8)),
            ("L", (8.2, 19.2)),
        ),
    ),
    "pen": (
        (
            ("M", (4.5, 19.5)),
            ("L", (5.5, 15.3)),
            ("L", (16.2, 4.6)),
            ("C", (16.92, 3.88, 18.08, 3.88, 18.8, 4.6)),
            ("L", (19.4, 5.2)),
            ("C", (20.12, 5.92, 20.12, 7.08, 19.4, 7.8)),
            ("L", (8.7, 18.5)),
            ("Z", ()),
            ("M", (14, 7)),
            ("L", (17, 10)),
        ),
    ),
    "people": (
        (
            ("O", (9, 8.5, 3.3)),
            ("M", (3, 19.5)),
            ("C", (3, 16.19, 5.69, 13.5, 9, 13.5)),
            ("C", (12.31, 13.5, 15, 16.19, 15, 19.5)),
            ("M", (15.5, 5.6)),
            ("C", (16.86, 5.9, 17.8, 7.1, 17.8, 8.5)),
            ("C", (17.8, 9.9, 16.86, 11.1, 15.5, 11.4)),
            ("M", (17.5, 14.3)),
            ("C", (19.63, 15.2, 21, 17.25, 21, 19.5)),
        ),
    ),
    "clock": ((("O", (12, 12, 8.5)), ("M", (12, 7)), ("L", (12, 12.2)), ("L", (15.4, 14.2))),),
    "plus": ((("M", (12, 5)), ("L", (12, 19)), ("M", (5, 12)), ("L", (19, 12))),),
    "image": (
        (
            ("R", (3.5, 5, 17, 14, 2)),
            ("M", (4, 16.5)),
            ("L", (8.5, 12)),
            ("L", (12.5, 16)),
            ("L", (15, 13.5)),
            ("L", (20, 18.5)),
            ("O", (15.5, 9.3, 1.3)),
        ),
    ),
    "open": ((("R", (6, 6, 12, 12, 2)),),),
    "half": ((("R", (5, 5, 14, 14, 2)),),),
}
LOOK_SIGNS = {
    "open": "open",
    "begun": "half",
    "done": "tick",
    "na": "dash",
    "deviates": "neq",
    "not_done": "cross",
    # Nothing that blocks can be signed; should a record hold one all the same, the page must not call it done.
    "blocks": "cross",
}


def draw(canvas: Any, name: str, left: float, bottom: float, size: float, stroke: float = 2.4) -> None:
    """Draw a sign into the square at (left, bottom), black; `stroke` on the 24 grid."""
    scale = size / 24
    canvas.setLineWidth(stroke * scale)
    for shape in _SIGNS[name]:
        path = canvas.beginPath()
        for step, numbers in shape:
            _add(path, step, numbers, left, bottom, scale)
        canvas.drawPath(path, stroke=1, fill=0)
    if name == "half":
        canvas.rect(left + 5 * scale, bottom + 5 * scale, 7 * scale, 14 * scale, stroke=0, fill=1)


def _add(path: Any, step: str, numbers: tuple[float, ...], left: float, bottom: float, scale: float) -> None:
    if step == "O":
        x, y, radius = numbers
        path.circle(left + x * scale, bottom + (24 - y) * scale, radius * scale)
    elif step == "R":
        x, y, wide, high, radius = numbers
        path.roundRect(left + x * scale, bottom + (24 - y - high) * scale, wide * scale, high * scale, radius * scale)
    elif step == "Z":
        path.close()
    else:
        points = [
            (left if index % 2 == 0 else bottom) + (number if index % 2 == 0 else 24 - number) * scale
            for index, number in enumerate(numbers)
        ]
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo}[step](*points)


def logo(canvas: Any, left: float, bottom: float, size: float) -> None:
    """The mark: stem, arm, tick in a rounded square (32 grid)."""
    unit = size / 32
    canvas.setLineWidth(1.5 * unit)
    canvas.roundRect(left + 0.75 * unit, bottom + 0.75 * unit, 30.5 * unit, 30.5 * unit, 6.5 * unit, stroke=1, fill=0)
    canvas.rect(left + 9 * unit, bottom + unit, 3 * unit, 30 * unit, stroke=0, fill=1)
    canvas.rect(left + 12 * unit, bottom + 22 * unit, 14.5 * unit, 3 * unit, stroke=0, fill=1)
    canvas.setLineWidth(3.2 * unit)
    canvas.setLineCap(0)
    canvas.setLineJoin(0)
    path = canvas.beginPath()
    path.moveTo(left + 15.2 * unit, bottom + 13.6 * unit)
    path.lineTo(left + 19.5 * unit, bottom + 9.3 * unit)
    path.lineTo(left + 27.1 * unit, bottom + 17.7 * unit)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
