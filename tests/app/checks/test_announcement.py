"""Announcements: what a telephone platform takes, what it might, and what nobody would hear (P-AUDIO)."""

import math
import struct
from array import array
from pathlib import Path

import pytest

from app.checks.announcement import check_announcement
from app.problems import Code, FieldProblem
from checklists.catalogue import Language
from checklists.check_words import raw_of, raw_text


def tone(seconds: float = 1.0, rate: int = 8000, height: int = 9000) -> list[int]:
    return [round(height * math.sin(2 * math.pi * 440 * n / rate)) for n in range(int(seconds * rate))]


def wav(path: Path, data: bytes, *, tag: int = 1, channels: int = 1, rate: int = 8000, bits: int = 16) -> Path:
    frame = channels * bits // 8
    form = struct.pack("<HHIIHH", tag, channels, rate, rate * frame, frame, bits)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path


def pcm(path: Path, samples: list[int], **more: int) -> Path:
    return wav(path, array("h", samples).tobytes(), **more)


def said(path: Path) -> tuple[str, str]:
    found = check_announcement(path)
    facts = dict(part.split("=", 1) for part in found.raw.split("; "))
    assert facts["file"] == found.asked == path.name
    return found.verdict, facts.get("found", "")


def test_the_safe_forms_pass(tmp_path: Path) -> None:
    assert said(pcm(tmp_path / "pcm.wav", tone())) == ("passed", "")
    # 0x55 is silence of the A-law, 0x2A and 0xAA are loud in both directions.
    assert said(wav(tmp_path / "alaw.wav", bytes((0xAA, 0x2A, 0x95, 0x15)) * 2000, tag=6, bits=8))[0] == "passed"
    assert said(wav(tmp_path / "ulaw.wav", bytes((0x90, 0x10, 0xA0, 0x20)) * 2000, tag=7, bits=8))[0] == "passed"


def test_loudness_is_measured_in_figures(tmp_path: Path) -> None:
    raw = check_announcement(pcm(tmp_path / "half.wav", tone(height=16384))).raw
    facts = dict(part.split("=", 1) for part in raw.split("; "))
    assert (facts["peak"], facts["level"], facts["seconds"]) == ("-6.0", "-9.0", "1.0")


@pytest.mark.parametrize(
    ("name", "samples", "code"),
    [
        ("still", [0] * 8000, "audio-silent"),
        ("whisper", tone(height=60), "audio-silent"),
        ("square", [32767, -32768] * 4000, "audio-clipped"),
        ("endless", tone(seconds=0.01) * 60_100, "audio-long"),
    ],
)
def test_what_nobody_should_hear_fails(tmp_path: Path, name: str, samples: list[int], code: str) -> None:
    assert said(pcm(tmp_path / f"{name}.wav", samples)) == ("failed", code)


def test_another_form_is_only_a_notice(tmp_path: Path) -> None:
    assert said(pcm(tmp_path / "cd.wav", tone(rate=44100), rate=44100)) == ("notice", "audio-format")
    deep = wav(tmp_path / "deep.wav", bytes(range(1, 241)) * 100, bits=24)
    assert said(deep) == ("notice", "audio-not-measured+audio-format")
    media = tmp_path / "music.wma"
    media.write_bytes(bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(100))
    assert said(media) == ("notice", "audio-not-measured")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "audio-no-sound-file"),
        (b"ID3\x03 an mp3", "audio-no-sound-file"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio-cut"),
        (b"RIFF\x00\x00\x00\x00WAVEdata\x02\x00\x00\x00\x00\x00", "audio-no-sound-file"),
    ],
)
def test_what_is_no_sound_says_so(tmp_path: Path, raw: bytes, code: str) -> None:
    path = tmp_path / "x.wav"
    path.write_bytes(raw)
    assert said(path) == ("failed", code)


def test_a_file_that_breaks_off_or_is_empty(tmp_path: Path) -> None:
    whole = pcm(tmp_path / "whole.wav", tone()).read_bytes()
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole[:-100])
    assert said(cut) == ("failed", "audio-cut")
    assert said(wav(tmp_path / "empty.wav", b"")) == ("failed", "audio-empty")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FieldProblem) as caught:
        check_announcement(tmp_path / "nowhere.wav")
    assert caught.value.code is Code.FILE_NOT_READABLE


def test_findings_are_stored_without_a_language_and_read_in_both() -> None:
    raw = raw_of(file="moh.wav", seconds="12.0", found="audio-silent+audio-format", peak="")
    assert raw == "file=moh.wav; seconds=12.0; found=audio-silent+audio-format"
    assert raw_text(raw, Language.DE) == (
        "Datei moh.wav, Dauer s 12.0, Befund stumm + nicht mono, 8 kHz, G.711 oder PCM 16 bit"
    )
    assert raw_text(raw, Language.EN).startswith("file moh.wav, length s 12.0, finding silent")
    assert raw_text("mit dem Laptop gemessen; ok", Language.DE) == "mit dem Laptop gemessen; ok"
