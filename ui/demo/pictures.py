"""Pictures the demo makes: a photograph for a step, drawn by script, and the screens as they stand."""

import random
from pathlib import Path

from PySide6.QtWidgets import QWidget

_PHOTO_SIZE = (2400, 1800)


def make_photo(path: Path, seed: int = 7) -> Path:
    """A socket in a wall under grainy light: large enough that its way over a network takes a moment."""
    from PIL import Image, ImageDraw, ImageFilter

    dice = random.Random(seed)
    wide, tall = _PHOTO_SIZE
    grain = Image.effect_noise(_PHOTO_SIZE, 22).convert("L")
    wall = Image.merge("RGB", [grain.point(lambda v, tint=tint: min(255, v + tint)) for tint in (74, 70, 58)])
    draw = ImageDraw.Draw(wall)
    left, top = wide // 2 - 420 + dice.randrange(80), tall // 2 - 360
    draw.rounded_rectangle(
        (left, top, left + 840, top + 620), 46, fill=(231, 230, 224), outline=(158, 156, 148), width=9
    )
    for nth in range(2):
        x = left + 110 + nth * 330
        draw.rectangle((x, top + 190, x + 270, top + 430), fill=(54, 55, 58), outline=(120, 120, 118), width=7)
        for pin in range(8):
            draw.rectangle((x + 38 + pin * 25, top + 210, x + 50 + pin * 25, top + 262), fill=(201, 168, 80))
    draw.line((left + 260, top + 430, left + 180, tall), fill=(30, 74, 140), width=58, joint="curve")
    draw.text((left + 120, top + 70), f"2.{10 + seed % 30}", fill=(40, 40, 40), font_size=84)
    soft = wall.filter(ImageFilter.GaussianBlur(0.6))
    soft.save(path, "JPEG", quality=90)
    return path


def make_mailbox_file(path: Path) -> Path:
    """A file with the header of an Outlook data file (Unicode), a little of nothing behind it."""
    head = bytearray(564)
    head[0:4] = b"!BDN"
    head[8:10] = b"SM"
    head[10:12] = (23).to_bytes(2, "little")
    head[12:14] = (19).to_bytes(2, "little")
    head[14], head[15] = 1, 1
    path.write_bytes(bytes(head) + random.Random(5).randbytes(180_000))
    return path


class Album:
    """Screens in the order they were seen: screens/01-first-start.png and so on."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._folder, self._window = folder, window
        self._count = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str) -> Path:
        self._count += 1
        path = self._folder / f"{self._count:02d}-{name}.png"
        self._window.grab().save(str(path))
        return path
