"""What `feldbuch` and `feldbuch-hq` both say at a terminal: the words of the standard library's parser of arguments, and why the
system refused a file, a folder or a port. German and English; the one source for both programs and for the window.
"""

import errno
import os
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from checklists.catalogue import Language, Words

LANGUAGE_OPTIONS = ("--language", "--lang")


def asked_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language a command speaks: what is asked for by an option, the last one counting; else English where the environment
    asks for it, else German. Read before the parser is, for its help and its complaints are said in it.
    """
    asked = ""
    for one, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        name, equals, value = one.partition("=")
        if name in LANGUAGE_OPTIONS:
            asked = value if equals else following
    if asked in set(Language):
        return Language(asked)
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return Language.EN if named.lower().startswith("en") else Language.DE


PARSER: dict[str, Words] = {
    text: Words(de=german, en=english or text)
    for text, german, english in (
        ("usage: ", "Aufruf: ", ""),
        ("positional arguments", "Angaben", ""),
        ("options", "Optionen", ""),
        ("show this help message and exit", "diese Hilfe zeigen", "show this help"),
        ("%(prog)s: error: %(message)s\n", "%(prog)s: Fehler: %(message)s\n", ""),
        ("argument %(argument_name)s: %(message)s", "%(argument_name)s: %(message)s", "%(argument_name)s: %(message)s"),
        ("the following arguments are required: %s", "Es fehlt: %s", "missing: %s"),
        ("one of the arguments %s is required", "Eine dieser Angaben ist nötig: %s", ""),
        ("unrecognized arguments: %s", "Unbekannt oder zu viel: %s", "unknown or too many: %s"),
        (
            "invalid choice: %(value)r (choose from %(choices)s)",
            "%(value)r gibt es nicht. Erlaubt sind: %(choices)s",
            "there is no %(value)r. Allowed are: %(choices)s",
        ),
        (
            "unknown parser %(parser_name)r (choices: %(choices)s)",
            "%(parser_name)r gibt es nicht. Erlaubt sind: %(choices)s",
            "there is no %(parser_name)r. Allowed are: %(choices)s",
        ),
        # Only numbers are asked for by a type of Python's own.
        ("invalid %(type)s value: %(value)r", "%(value)r ist keine Zahl", "%(value)r is no number"),
        ("expected one argument", "Dahinter fehlt eine Angabe", "a value is missing behind it"),
        ("expected at most one argument", "Höchstens eine Angabe ist erlaubt", ""),
        ("expected at least one argument", "Mindestens eine Angabe ist nötig", ""),
        ("expected %s argument", "%s Angabe ist nötig", ""),
        ("expected %s arguments", "%s Angaben sind nötig", ""),
        ("not allowed with argument %s", "Das geht nicht zusammen mit %s", ""),
        ("ignored explicit argument %r", "%r gehört nicht dahinter", "%r does not belong behind it"),
        (
            "ambiguous option: %(option)s could match %(matches)s",
            "%(option)s ist nicht eindeutig. Gemeint sein kann: %(matches)s",
            "%(option)s may mean several: %(matches)s",
        ),
    )
}
"""By the parser's own English text, as it asks gettext for it."""


def parser_word(text: str, language: str) -> str:
    """A text of the parser in one language; what is not known (programmers' mistakes) stays as it is."""
    known = PARSER.get(text)
    return text if known is None else known.to(Language(language))


REASONS: dict[int, Words] = {
    errno.ENOENT: Words(de="Datei oder Ordner gibt es nicht", en="there is no such file or folder"),
    errno.EISDIR: Words(de="es ist ein Ordner", en="it is a folder"),
    errno.ENOTDIR: Words(de="ein Teil des Pfads ist kein Ordner", en="a part of the path is no folder"),
    errno.EEXIST: Words(de="eine Datei heißt schon so", en="there is a file of that name"),
    errno.EACCES: Words(de="der Zugriff ist verweigert", en="access is denied"),
    errno.EPERM: Words(de="der Zugriff ist verweigert", en="access is denied"),
    errno.EROFS: Words(de="der Datenträger lässt sich nur lesen", en="the disk can only be read"),
    errno.ENOSPC: Words(de="der Datenträger ist voll", en="the disk is full"),
    errno.EFBIG: Words(de="die Datei würde größer, als erlaubt ist", en="the file would be larger than is allowed"),
    errno.EIO: Words(de="der Datenträger antwortet nicht richtig", en="the disk does not answer rightly"),
    errno.ENODEV: Words(de="der Datenträger ist nicht mehr da", en="the disk is no longer there"),
    errno.EBUSY: Words(de="ein anderes Programm hält die Datei fest", en="another program holds the file"),
    errno.ENAMETOOLONG: Words(de="der Name ist zu lang", en="the name is too long"),
    errno.ELOOP: Words(de="Verknüpfungen führen im Kreis", en="links lead in a circle"),
    errno.EMFILE: Words(de="zu viele Dateien sind offen", en="too many files are open"),
    errno.EADDRINUSE: Words(de="ein anderes Programm belegt ihn schon", en="another program uses it already"),
    errno.EADDRNOTAVAIL: Words(de="diese Adresse hat der Rechner nicht", en="this machine has no such address"),
}
if hasattr(errno, "EDQUOT"):
    REASONS[errno.EDQUOT] = Words(de="Ihr Anteil am Datenträger ist belegt", en="your share of the disk is used up")
_HELD = {32, 33}
"""Windows: another program holds the file, or a part of it."""


def system_reason(error: OSError, language: Language) -> str:
    """Why the system refused, without a full stop; the system's own text for what is rare."""
    number = errno.EBUSY if getattr(error, "winerror", None) in _HELD else error.errno
    return reason_of(number, language) or error.strerror or str(error)


def reason_of(number: int | None, language: Language) -> str:
    """Why, by the system's number; the system's own text for a rare one, empty without a number."""
    known = REASONS.get(number or 0)
    if known is not None:
        return known.to(language)
    return os.strerror(number) if number else ""
