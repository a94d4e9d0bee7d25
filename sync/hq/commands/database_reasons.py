"""Why a database refused, in words of our own; its own text, which is English, for what is rare."""

from sqlalchemy.exc import DBAPIError

from sync.hq.wording import Words

_SENTENCES = {
    # SQLite
    "file is not a database": "the file is no database, or another program has locked it with a key",
    "unable to open database file": "the file cannot be opened; path and access are to be checked",
    "attempt to write a readonly database": "it can only be read; access is to be checked",
    "database is locked": "another program holds it",
    "database or disk is full": "the disk is full",
    "disk i/o error": "the disk does not answer rightly",
    "malformed": "the file is damaged; take it back from your backup",
    # PostgreSQL
    "connection refused": "no PostgreSQL answers at its address",
    "connection to server on socket": "no PostgreSQL answers at its address",
    "resolve host": "the name of its machine is unknown",
    "password authentication failed": "the name or the password of the database is wrong",
    "no password supplied": "the database asks for a password",
    "timeout expired": "the machine of the database does not answer",
}
"""By what stands in the driver's text, in small letters."""
_NO_SUCH = "3D000"
"""PostgreSQL's code for a database that is not there; its text would be in the server's language."""


def database_reason(error: DBAPIError, words: Words) -> str:
    """Without a full stop."""
    text = str(error.orig).strip()
    if getattr(error.orig, "sqlstate", None) == _NO_SUCH or "does not exist" in text:
        return words("there is no database of that name")
    for part, sentence in _SENTENCES.items():
        if part in text.lower():
            return words(sentence)
    return (text.splitlines() or [type(error.orig).__name__])[0].rstrip(".")
