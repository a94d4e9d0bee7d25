"""init and migrate, and the sentences for what keeps HQ from starting."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sync.hq import catalogues, keystore, meta
from sync.hq.access import Refused
from sync.hq.commands.database_reasons import database_reason
from sync.hq.commands.failure import Failure, why
from sync.hq.database import BadDatabase, Database
from sync.hq.keystore import PASSPHRASE_VARIABLE, BadKeys
from sync.hq.settings import BadSettings, Settings
from sync.hq.wording import Words

_SENTENCES = {
    "keys-missing": "HQ's key {path} is missing. Nothing was changed. Run first: feldbuch-hq init --data {data}",
    "keys-lost": "{path} is gone, and this HQ has worked with it. Take it back from your backup. Nothing was changed.",
    "keys-readable": "Others on this machine can read {path}. HQ does not start like that. Run: chmod 600 {path}",
    "keys-locked": "{path} is locked. Set FELDBUCH_HQ_KEY_PASSPHRASE to its passphrase.",
    "keys-damaged": "{path} is damaged or does not belong to this HQ. Take it back from your backup.",
    "database-unmigrated": "The database is older than this program. Run: feldbuch-hq migrate --data {data}",
    "database-lost": "HQ's database is gone or empty, and this HQ has worked with it. Take it back from your backup. Nothing was changed.",
    "database-newer": "The database was made by a newer version of this program. Nothing was changed.",
    "database-address": "This is no database address. Allowed: postgresql+psycopg://… or sqlite:///…",
    "database-unusable": "The database cannot be used: {reason}. Nothing was changed.",
    "settings-plain-http": "Plain http is served on this machine only. For {value} give --tls-cert and --tls-key.",
    "settings-tls-pair": "--tls-cert and --tls-key belong together.",
    "settings-tls-files": "The certificate or its key cannot be used: {value}. Expected are two PEM files that belong together.",
    "settings-address": "{value} is no address. Expected: https://name",
    "settings-port": "{value} is no port. Allowed are 0 to 65535; 0 takes a free one.",
    "short-password": "The password is too short. At least 12 characters. Nothing was changed.",
    "logon-taken": "A person with this logon name exists. Nothing was changed.",
    "logon": "This is no logon name. It begins with a letter or digit and has 1 to 64 letters, digits or . - _ + @",
    "name": "A name has at most 100 characters, all of them visible.",
    "no-password-for-technicians": "Technicians have no password: their tablet is their key.",
    "wrong-sign-in": "Name or password are wrong.",
}


def sentence(error: Exception, words: Words, data: Path) -> str:
    """The one sentence for a failure a person can do something about."""
    typed = f'"{data}"' if " " in str(data) else data  # a command in a sentence is copied
    match error:
        case Failure():
            return words(error.key, **error.values) if error.values else words(error.key)
        case BadKeys():
            return words(_SENTENCES[f"keys-{error.code}"]).format(path=error.path, data=typed)
        case DBAPIError():
            return words(_SENTENCES["database-unusable"]).format(reason=database_reason(error, words))
        case BadDatabase():
            return words(_SENTENCES[f"database-{error.code}"]).format(data=typed)
        case BadSettings():
            return words(_SENTENCES[f"settings-{error.code}"]).format(value=error.value)
        case Refused():
            return words(_SENTENCES[error.code])
        case OSError():
            path = error.filename or data
            return words("{path} cannot be used: {reason}. Nothing was changed.", path=path, reason=why(error, words))
    return str(error)


def passphrase() -> str | None:
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def settings_of(chosen: argparse.Namespace) -> Settings:
    return Settings(data=chosen.data.resolve(), database=chosen.database)


@contextmanager
def open_database(chosen: argparse.Namespace) -> Iterator[Database]:
    """The database of an HQ that was initialised, closed afterwards. Raises BadKeys("missing"), BadDatabase."""
    settings = settings_of(chosen)
    if not settings.places.ca.is_file():
        raise BadKeys("missing", settings.places.ca)
    database = Database(settings.database_url)
    try:
        database.check()
        yield database
    finally:
        database.close()


def init(chosen: argparse.Namespace, words: Words) -> int:
    """Make what is missing; run again it changes nothing and says so."""
    settings = settings_of(chosen)
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Failure("{data} cannot be made: {reason}.", data=settings.data, reason=why(error, words)) from error
    database = Database(settings.database_url)
    try:
        if settings.places.ca.is_file():
            database.find_lost()
        database.migrate()
        with database.reading() as session:
            if meta.has_epoch(session):
                keystore.find_lost(settings.places)
        made = keystore.make_missing(settings.places, passphrase())
        keystore.load(settings.places, passphrase())
        # Last of all: from now on this HQ counts as set up, and a missing key as lost.
        with database.writing() as session:
            catalogues.store_package(session)
            made = meta.make_epoch(session) or made
    finally:
        database.close()
    if made:
        print(
            words("HQ is set up in {data}. Keep a copy of {keys} in a safe place.").format(
                data=settings.data, keys=settings.places.keys
            )
        )
    else:
        print(words("HQ was set up in {data} before. Nothing was changed.").format(data=settings.data))
    return 0


def migrate(chosen: argparse.Namespace, words: Words) -> int:
    settings = settings_of(chosen)
    if not settings.places.ca.is_file():
        raise BadKeys("missing", settings.places.ca)
    database = Database(settings.database_url)
    try:
        database.find_lost()
        database.migrate()
        database.check()
    finally:
        database.close()
    print(words("The database is at this program's version."))
    return 0
