"""A-AUDIO: an announcement or piece of music as the telephone platform takes it (facts sec 11.9, P-AUDIO).

The safe choice is WAV, mono, 8 kHz, G.711 (A-law or u-law) or PCM 16 bit, at most ten minutes, neither silent nor clipped. A WMA file
is taken by its header only: how loud it is cannot be measured here, and that is said.
"""

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.checks.outcome import CheckOutcome
from app.problems import Code, FieldProblem
from checklists.check_words import raw_of

LONGEST_SECONDS = 600
_SILENT_DBFS = -50.0
_CLIPPED_SHARE = 0.001
"""Samples at full scale: a thousandth of them is heard as distortion."""
_PCM, _A_LAW, _U_LAW, _EXTENSIBLE = 1, 6, 7, 0xFFFE
_NAMES = {_PCM: "PCM", _A_LAW: "G.711 A-law", _U_LAW: "G.711 u-law"}
_WMA_HEAD = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_MOST_BYTES = 64 * 1024 * 1024
"""Ten minutes of studio sound; whatever is larger is no announcement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sound:
    tag: int
    channels: int
    rate: int
    bits: int
    data: bytes

    @property
    def safe(self) -> bool:
        depth = 16 if self.tag == _PCM else 8
        return self.tag in _NAMES and (self.channels, self.rate, self.bits) == (1, 8000, depth)

    @property
    def name(self) -> str:
        kind = _NAMES.get(self.tag, f"WAV {self.tag}")
        return f"{kind} {self.bits} bit, {self.rate} Hz, {self.channels} ch"

    @property
    def seconds(self) -> float:
        frame = max(1, self.channels * self.bits // 8)
        return len(self.data) / frame / max(1, self.rate)


class _NoSound(ValueError):
    """`args[0]` is the code of the finding."""


def check_announcement(path: Path) -> CheckOutcome:
    """Reads the whole file; call it on the `work` lane. Raises FILE_NOT_READABLE {path}."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FieldProblem(Code.FILE_NOT_READABLE, path=str(path)) from error
    if raw[:16] == _WMA_HEAD:
        return CheckOutcome(
            verdict="notice", asked=path.name, raw=raw_of(file=path.name, format="WMA", found="audio-not-measured")
        )
    if len(raw) > _MOST_BYTES:
        return _failed(path, "audio-long")
    try:
        return _judged(path, _wave(raw))
    except _NoSound as error:
        return _failed(path, str(error))


def _failed(path: Path, code: str) -> CheckOutcome:
    return CheckOutcome(verdict="failed", asked=path.name, raw=raw_of(file=path.name, found=code))


def _judged(path: Path, sound: _Sound) -> CheckOutcome:
    found = []
    peak = level = None
    if sound.seconds > LONGEST_SECONDS:
        found.append("audio-long")
    samples = _samples(sound)
    if samples is None:
        found.append("audio-not-measured")
    else:
        peak, level, clipped = _loudness(samples)
        if level < _SILENT_DBFS:
            found.append("audio-silent")
        if clipped > _CLIPPED_SHARE:
            found.append("audio-clipped")
    if not sound.safe:
        found.append("audio-format")
    bad = [code for code in found if code not in ("audio-format", "audio-not-measured")]
    raw = raw_of(
        file=path.name,
        format=sound.name,
        seconds=f"{sound.seconds:.1f}",
        peak="" if peak is None else f"{peak:.1f}",
        level="" if level is None else f"{level:.1f}",
        found="+".join(found),
    )
    return CheckOutcome(verdict="failed" if bad else "notice" if found else "passed", asked=path.name, raw=raw)


def _wave(raw: bytes) -> _Sound:
    """The one format chunk and the one data chunk of a RIFF file. Raises _NoSound."""
    if raw[:4] != b"RIFF" or raw[8:12] != b"WAVE":
        raise _NoSound("audio-no-sound-file")
    form: bytes | None = None
    for name, body, whole in _chunks(raw):
        if name == b"fmt " and len(body) >= 16:
            form = body
        elif name == b"data":
            if form is None:
                raise _NoSound("audio-no-sound-file")
            if not whole:
                raise _NoSound("audio-cut")
            if not body:
                raise _NoSound("audio-empty")
            tag = int.from_bytes(form[0:2], "little")
            if tag == _EXTENSIBLE and len(form) >= 26:
                # The true kind stands in the first two bytes of the sub-format.
                tag = int.from_bytes(form[24:26], "little")
            return _Sound(
                tag=tag,
                channels=int.from_bytes(form[2:4], "little"),
                rate=int.from_bytes(form[4:8], "little"),
                bits=int.from_bytes(form[14:16], "little"),
                data=body,
            )
    raise _NoSound("audio-cut")


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    place = 12
    while place + 8 <= len(raw):
        size = int.from_bytes(raw[place + 4 : place + 8], "little")
        body = raw[place + 8 : place + 8 + size]
        yield raw[place : place + 4], body, len(body) == size
        place += 8 + size + size % 2


def _samples(sound: _Sound) -> "array[int] | None":
    """Samples as 16 bit, None for a form that is not measured here."""
    if sound.tag == _PCM and sound.bits == 16:
        values = array("h")
        values.frombytes(sound.data[: len(sound.data) // 2 * 2])
        if array("H", b"\x01\x00")[0] != 1:
            values.byteswap()
        return values
    if sound.tag in (_A_LAW, _U_LAW) and sound.bits == 8:
        table = _A_TABLE if sound.tag == _A_LAW else _U_TABLE
        return array("h", (table[byte] for byte in sound.data))
    return None


def _loudness(samples: "array[int]") -> tuple[float, float, float]:
    """(peak, level) in dB below full scale, and the share of samples at full scale."""
    top = max(abs(max(samples)), abs(min(samples)))
    power = sum(value * value for value in samples) / len(samples)
    full = sum(1 for value in samples if abs(value) >= 32_760)
    return _dbfs(top), _dbfs(math.sqrt(power)), full / len(samples)


def _dbfs(value: float) -> float:
    return 20 * math.log10(max(value, 1) / 32_768)


def _a_law(byte: int) -> int:
    """ITU-T G.711, A-law to linear 16 bit."""
    byte ^= 0x55
    mantissa, exponent = (byte & 0x0F) << 4, (byte & 0x70) >> 4
    value = mantissa + 8 if exponent == 0 else (mantissa + 0x108) << (exponent - 1)
    return value if byte & 0x80 else -value


def _u_law(byte: int) -> int:
    """ITU-T G.711, u-law to linear 16 bit."""
    byte = ~byte & 0xFF
    value = ((((byte & 0x0F) << 3) + 0x84) << ((byte & 0x70) >> 4)) - 0x84
    return -value if byte & 0x80 else value


_A_TABLE = [_a_law(byte) for byte in range(256)]
_U_TABLE = [_u_law(byte) for byte in range(256)]
