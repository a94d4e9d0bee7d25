"""A signature such as a hand leaves it: a few loops, different for every name."""

import math

Stroke = list[tuple[float, float]]


def signature(name: str) -> list[Stroke]:
    """Two strokes in shares of the pad's width and height."""
    seed = sum(ord(letter) * (nth + 3) for nth, letter in enumerate(name))
    waves, lean = 4 + seed % 3, 0.35 + (seed % 7) / 40
    loops: Stroke = []
    for nth in range(64):
        part = nth / 63
        x = 0.14 + 0.6 * part + 0.035 * math.sin(part * waves * 2 * math.pi + 1)
        y = 0.5 - lean * 0.6 * math.sin(part * waves * 2 * math.pi) * (1 - 0.75 * part) - 0.06 * part
        loops.append((x, y))
    under = [(0.2 + 0.6 * nth / 20, 0.66 - 0.05 * math.sin(nth / 20 * math.pi)) for nth in range(21)]
    return [loops, under]
