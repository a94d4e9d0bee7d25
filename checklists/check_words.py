"""What a check found, as it is stored and as it is read: `key=value` pairs that hold no language, put into words where it prints."""

import itertools
from collections.abc import Iterable, Sequence

from checklists.catalogue import Language, Words
from checklists.date_words import date_text

_BETWEEN = "; "
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
    "target": Words(de="Ziel", en="target"),
    "address": Words(de="Adresse", en="address"),
    "from": Words(de="geprüft von", en="checked from"),
    "port": Words(de="Port", en="port"),
    "srv": Words(de="SRV", en="SRV"),
    "tls": Words(de="TLS", en="TLS"),
    "until": Words(de="Zertifikat gültig bis", en="certificate valid until"),
    "issuer": Words(de="Aussteller", en="issuer"),
    "banner": Words(de="Antwort", en="answer"),
    "ms": Words(de="Laufzeit", en="round trip"),
    "proxy": Words(de="umgangener Proxy", en="proxy passed by"),
    "app": Words(de="Feldbuch", en="Feldbuch"),
}
_UNITS = {"ms": "ms"}
_BEGINS_ANEW = frozenset(("port", "srv", "proxy", "app"))
"""Keys behind which something else is told: a semicolon stands before them."""
_FOUND = {
    "audio-no-sound-file": Words(de="keine WAV- oder WMA-Datei", en="no WAV or WMA file"),
    "audio-cut": Words(de="Datei bricht ab", en="file breaks off"),
    "audio-empty": Words(de="kein Ton enthalten", en="holds no sound"),
    "audio-silent": Words(de="stumm", en="silent"),
    "audio-clipped": Words(de="übersteuert", en="clipped"),
    "audio-long": Words(de="länger als 10 Minuten", en="longer than 10 minutes"),
    "audio-format": Words(de="nicht mono, 8 kHz, G.711 oder PCM 16 bit", en="not mono, 8 kHz, G.711 or PCM 16 bit"),
    "audio-not-measured": Words(de="Lautstärke nicht gemessen", en="loudness not measured"),
    "no-link": Words(de="kein Netz an diesem Gerät", en="no network at this device"),
    "no-resolver": Words(de="kein Namensdienst erreichbar", en="no name server reachable"),
    "stopped": Words(de="abgebrochen", en="stopped"),
    "name-unknown": Words(de="diesen Namen gibt es nicht", en="there is no such name"),
    "refused": Words(de="Verbindung abgewiesen", en="connection refused"),
    "timeout": Words(de="keine Antwort", en="no answer"),
    "unreachable": Words(de="kein Weg dorthin", en="no way there"),
    "broken": Words(de="Verbindung bricht ab", en="connection breaks off"),
    "silent": Words(de="verbunden, dann keine Antwort", en="connected, then no answer"),
    "garbage": Words(de="antwortet in keiner erwarteten Form", en="answers in no expected form"),
    "no-tls": Words(de="spricht kein TLS", en="speaks no TLS"),
    "tls-refused": Words(de="TLS kommt nicht zustande", en="TLS is not agreed on"),
    "tls-old": Words(de="nur altes TLS, verlangt ist 1.2", en="only old TLS, 1.2 is required"),
    "tls-weak": Words(de="nur schwache Verschlüsselung", en="only weak encryption"),
    "cert-expired": Words(
        de="Zertifikat abgelaufen, oder die Uhr dieses Geräts geht vor",
        en="certificate expired, or this device's clock is fast",
    ),
    "cert-not-yet": Words(
        de="Zertifikat noch nicht gültig, oder die Uhr dieses Geräts geht nach",
        en="certificate not valid yet, or this device's clock is slow",
    ),
    "cert-soon": Words(de="Zertifikat läuft in 14 Tagen ab", en="certificate expires within 14 days"),
    "cert-name": Words(de="Zertifikat gilt für einen anderen Namen", en="certificate is for another name"),
    "cert-self-signed": Words(de="Zertifikat selbst ausgestellt", en="certificate issued by itself"),
    "cert-issuer-unknown": Words(
        de="Aussteller hier nicht vertraut, vielleicht ein Proxy, der mitliest",
        en="issuer not trusted here, perhaps a proxy that reads along",
    ),
    "issuer-not-public": Words(
        de="Aussteller nur auf diesem Gerät vertraut, vielleicht ein Proxy, der mitliest",
        en="issuer trusted on this device only, perhaps a proxy that reads along",
    ),
    "issuer-not-compared": Words(
        de="Aussteller nicht mit der öffentlichen Liste verglichen", en="issuer not compared with the public list"
    ),
    "cert-invalid": Words(de="Zertifikat ungültig", en="certificate not valid"),
    "plain": Words(de="offen, unverschlüsselt", en="open, unencrypted"),
    "plain-only": Words(de="nur unverschlüsselt", en="unencrypted only"),
    "path-missing": Words(de="Dienst dort nicht vorhanden", en="service not there"),
    "service-down": Words(de="Dienst gestört", en="service out of order"),
    "srv-missing": Words(de="kein Eintrag", en="no record"),
    "yes": Words(de="ja", en="yes"),
    "no": Words(de="nein", en="no"),
}


_NOT_REACHED = frozenset(
    (
        "no-link",
        "no-resolver",
        "stopped",
        "name-unknown",
        "refused",
        "timeout",
        "unreachable",
        "broken",
        "silent",
        "garbage",
    )
    + ("no-tls", "tls-refused", "path-missing")
)
"""What a port was not found open with; any other finding is of one that was reached."""
_REACHED = Words(de="erreicht", en="reached")
_WITH_NOTICE = Words(de="mit Hinweis erreicht", en="reached with a notice")
_UNREACHED = Words(de="nicht erreicht", en="not reached")

_FOREIGN = frozenset(("target", "address", "from", "port", "srv", "tls", "issuer", "banner", "proxy", "app"))
"""Keys whose value is another's text: never taken for codes. (What older releases wrote is read as they read it.)"""


def raw_of(**facts: str | int) -> str:
    """The stored form, in the order given; what is empty is left out."""
    return raw_of_all(facts.items())


def raw_of_all(facts: Iterable[tuple[str, str | int]]) -> str:
    """The same of facts whose keys come again (several ports of one server)."""
    return _BETWEEN.join(f"{key}={_kept(str(value))}" for key, value in facts if str(value))


def raw_text(raw: str, language: Language) -> str:
    """A stored form in words; any other text (typed by hand, or of a later release) as it stands."""
    parts = [part.partition("=") for part in raw.split(_BETWEEN)]
    if not raw or any(not equals or key not in _KEYS for key, equals, _ in parts):
        return raw
    text = ""
    for nth, (key, _, value) in enumerate(parts):
        between = "" if not text else "; " if key in _BEGINS_ANEW else ", "
        came = f"{_came(parts[nth + 1 :]).to(language)}: " if key == "port" else ""
        text += f"{between}{came}{_KEYS[key].to(language)} {_value(key, value, language)}"
    return text


def _came(behind: Sequence[tuple[str, str, str]]) -> Words:
    """What came of a port, by the facts that stand behind it until something else is told."""
    own = itertools.takewhile(lambda part: part[0] not in _BEGINS_ANEW, behind)
    found = {code for key, _, value in own if key == "found" for code in value.split("+")}
    if found & _NOT_REACHED:
        return _UNREACHED
    return _WITH_NOTICE if found else _REACHED


def _kept(value: str) -> str:
    """Foreign text must not look like the next fact: its "; " keeps a blank that does not part."""
    return value.replace(_BETWEEN, ";\N{NO-BREAK SPACE}")


def _value(key: str, value: str, language: Language) -> str:
    if key in _FOREIGN:
        return value
    if key == "until":
        return date_text(value, language)
    if key in _UNITS:
        return f"{value} {_UNITS[key]}"
    return " + ".join(_FOUND[code].to(language) if code in _FOUND else code for code in value.split("+"))
