"""user: add and list people."""

import argparse
import getpass
import os
import sys

from sqlalchemy import select

from sync.hq import access, feed
from sync.hq.access import Role
from sync.hq.audit import COMMAND_LINE
from sync.hq.commands.failure import Failure
from sync.hq.commands.setting_up import open_database
from sync.hq.tables import PersonRow
from sync.hq.wording import Words

PASSWORD_VARIABLE = "FELDBUCH_PASSWORD"


def add(chosen: argparse.Namespace, words: Words) -> int:
    role = Role(chosen.role)
    password = None if role is Role.TECHNICIAN else _password(chosen, words)
    with open_database(chosen) as database, database.writing() as session:
        person = access.add_person(session, COMMAND_LINE, chosen.logon, chosen.name or chosen.logon, role, password)
        if role is Role.TECHNICIAN:
            feed.put_person(session, person)
        logon = person.logon
    print(words("{logon} was added as {role}.", logon=logon, role=words(str(role))))
    return 0


def listing(chosen: argparse.Namespace, words: Words) -> int:
    with open_database(chosen) as database, database.reading() as session:
        for person in session.scalars(select(PersonRow).order_by(PersonRow.logon)):
            print(f"{person.logon}\t{words(person.role)}\t{person.name}")
    return 0


def _password(chosen: argparse.Namespace, words: Words) -> str:
    if chosen.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if os.environ.get(PASSWORD_VARIABLE):
        return os.environ[PASSWORD_VARIABLE]
    if not sys.stdin.isatty():
        raise Failure("No password given. Use --password-stdin or set FELDBUCH_PASSWORD.")
    first = getpass.getpass(words("Password for {logon} (at least 12 characters): ", logon=chosen.logon))
    if first != getpass.getpass(words("Once more: ")):
        raise Failure("The two passwords differ. Nothing was changed.")
    return first
