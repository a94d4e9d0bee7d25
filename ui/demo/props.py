"""What the technician brings along, made by script: a photograph, a mailbox file, the customer's list of users."""

import csv
import math
import random
import wave
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

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
    path.parent.mkdir(exist_ok=True)
    head = bytearray(564)
    head[0:4] = b"!BDN"
    head[8:10] = b"SM"
    head[10:12] = (23).to_bytes(2, "little")
    head[12:14] = (19).to_bytes(2, "little")
    head[14], head[15] = 1, 1
    path.write_bytes(bytes(head) + random.Random(5).randbytes(180_000))
    return path


def make_announcement(path: Path) -> Path:
    """Two seconds of a soft tone, mono, 8 kHz, 16 bit: what a telephone platform takes as an announcement."""
    rate, seconds = 8000, 2
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        tone = (round(9000 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(rate * seconds))
        sound.writeframes(array("h", tone).tobytes())
    return path


def make_files(folder: Path, endings: Iterable[str]) -> dict[str, Path]:
    """One small file of each ending; a sound is a sound, the others hold a line of text."""
    made: dict[str, Path] = {}
    for ending in sorted(set(endings)):
        path = folder / f"beleg{ending}"
        if ending == ".wav":
            made[ending] = make_announcement(path)
        else:
            path.write_text("Beleg\n", encoding="utf-8")
            made[ending] = path
    return made


def write_users(path: Path, facts: dict[str, Any]) -> tuple[Path, int]:
    """The users of the order as a list with a head, as an office would send it; without any, those of the catalogue's example."""
    titles = facts["attributes"]
    users = facts["users"] or [
        [dict(row).get(title, "") for title in titles]
        for sample in facts["samples"].values()
        for one in sample
        if one["kind"] == "rows"
        for row in one["rows"]
        if set(titles) >= set(dict(row))
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(titles)
        writer.writerows(users)
    return path, len(users)
