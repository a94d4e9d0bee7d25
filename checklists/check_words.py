"""What a check found, as it is stored and as it is read: `key=value` pairs that hold no language, put into words where it prints."""

from checklists.catalogue import Language, Words

_KEYS = {
    "file": Words(de="Datei", en="file"),
    "rows": Words(de="Zeilen", en="rows"),
    "errors": Words(de="Fehler", en="errors"),
    "notices": Words(de="Hinweise", en="notices"),
    "first": Words(de="zuerst in Zeile", en="first in row"),
    "ordered": Words(de="beauftragt", en="ordered"),
    "format": Words(de="Format", en="format"),
    "seconds": Words(de="Dauer s", en="length s"),
    "peak": Words(de="Spitze dBFS", en="peak dBFS"),
    "level": Words(de="Pegel dBFS", en="level dBFS"),
    "found": Words(de="Befund", en="finding"),
}
_FOUND = {
    "audio-no-sound-file": Words(de="keine WAV- oder WMA-Datei", en="no WAV or WMA file"),
    "audio-cut": Words(de="Datei bricht ab", en="file breaks off"),
    "audio-empty": Words(de="kein Ton enthalten", en="holds no sound"),
    "audio-silent": Words(de="stumm", en="silent"),
    "audio-clipped": Words(de="übersteuert", en="clipped"),
    "audio-long": Words(de="länger als 10 Minuten", en="longer than 10 minutes"),
    "audio-format": Words(de="nicht mono, 8 kHz, G.711 oder PCM 16 bit", en="not mono, 8 kHz, G.711 or PCM 16 bit"),
    "audio-not-measured": Words(de="Lautstärke nicht gemessen", en="loudness not measured"),
    "yes": Words(de="ja", en="yes"),
    "no": Words(de="nein", en="no"),
}


def raw_of(**facts: str | int) -> str:
    """The stored form, in the order given; what is empty is left out."""
    return "; ".join(f"{key}={value}" for key, value in facts.items() if str(value))


def raw_text(raw: str, language: Language) -> str:
    """A stored form in words; any other text (typed by hand, or of a later release) as it stands."""
    parts = [part.partition("=") for part in raw.split("; ")]
    if not raw or any(not equals or key not in _KEYS for key, equals, _ in parts):
        return raw
    return ", ".join(f"{_KEYS[key].to(language)} {_value(value, language)}" for key, _, value in parts)


def _value(value: str, language: Language) -> str:
    codes = value.split("+")
    return " + ".join(_FOUND[code].to(language) if code in _FOUND else code for code in codes)
