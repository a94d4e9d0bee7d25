"""feldbuch-hq: every command of HQ, each a thin file in `commands`."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from checklists.terminal_words import asked_language
from sync.hq import wording
from sync.hq.access import Refused, Role
from sync.hq.commands import setting_up, terminal
from sync.hq.commands.failure import REFUSED, Failure
from sync.hq.database import BadDatabase
from sync.hq.keystore import BadKeys
from sync.hq.settings import BadSettings

Command = Callable[[argparse.Namespace, wording.Words], int]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; every foreseeable failure is one sentence on standard error and exit code 1 (2 for wrong usage and for
    what cannot be opened).
    """
    os.umask(0o077)  # whatever HQ writes is its own business
    typed = list(sys.argv[1:] if arguments is None else arguments)
    words = wording.Words(asked_language(typed, os.environ))
    terminal.speak(words.language)
    return terminal.saying(lambda: _run(typed, words), words)


def _run(typed: list[str], words: wording.Words) -> int:
    chosen = _parser(words).parse_args(typed)
    command: Command = chosen.command
    try:
        return command(chosen, words)
    except (Failure, BadKeys, BadDatabase, BadSettings, Refused, DatabaseError, OSError) as error:
        print(terminal.plain(setting_up.sentence(error, words, chosen.data)), file=sys.stderr)
        return error.code if isinstance(error, Failure) else REFUSED


def later(module: str, function: str) -> Command:
    """A command whose file is loaded when it runs: nobody who adds a user waits for the web server's libraries."""

    def run(chosen: argparse.Namespace, words: wording.Words) -> int:
        command: Command = getattr(importlib.import_module(f"sync.hq.commands.{module}"), function)
        return command(chosen, words)

    return run


def _parser(words: wording.Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="feldbuch-hq", description=words("Feldbuch HQ: server and administration"))
    _add_language(parser, words)
    commands = parser.add_subparsers(required=True, metavar=words("COMMAND"))

    named = _named(words)

    def add(name: str, text: str, command: Command, under: object = commands) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(name, help=text, description=text)  # type: ignore[attr-defined]
        made.add_argument("--data", type=named, required=True, metavar="DIR", help=words("where HQ keeps everything"))
        made.add_argument(
            "--database",
            default=os.environ.get("FELDBUCH_HQ_DATABASE"),
            metavar="URL",
            help=words("postgresql+psycopg://…; without it SQLite under --data"),
        )
        if name != "demo-dispatch":  # its own is that of its pictures
            _add_language(made, words)
        made.set_defaults(command=command)
        return made

    add("init", words("make keys and database; what exists stays"), setting_up.init)
    add("migrate", words("bring the database to this version"), setting_up.migrate)

    serve = add("serve", words("run HQ"), later("serving", "serve"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8500, help=words("0 takes a free one"))
    serve.add_argument("--public-address", metavar="URL", help=words("what tablets and QR codes are told"))
    serve.add_argument("--tls-cert", type=named, metavar="FILE")
    serve.add_argument("--tls-key", type=named, metavar="FILE")

    user = parser_of(commands, "user", words("people of HQ"), words)
    added = add("add", words("add a person"), later("people", "add"), user)
    added.add_argument("logon", metavar="NAME", help=words("logon name"))
    added.add_argument("--name", help=words("full name"))
    added.add_argument("--role", required=True, choices=[str(role) for role in Role])
    added.add_argument("--password-stdin", action="store_true", help=words("read the password from standard input"))
    add("list", words("list people"), later("people", "listing"), user)

    device = parser_of(commands, "device", words("tablets"), words)
    enrol = add("enrol", words("make a one-time code for a technician's tablet"), later("devices", "enrol"), device)
    enrol.add_argument("technician", metavar="TECHNICIAN", help=words("logon name"))
    enrol.add_argument("--address", metavar="URL", help=words("where tablets reach HQ"))
    enrol.add_argument("--qr", type=named, metavar="FILE.png", help=words("write the code as a picture, too"))
    enrol.add_argument("--json", action="store_true", help=words("print JSON"))
    listing = add("list", words("list tablets"), later("devices", "listing"), device)
    listing.add_argument("--json", action="store_true", help=words("print JSON"))
    revoke = add("revoke", words("take a tablet's access away"), later("devices", "revoke"), device)
    revoke.add_argument("short", metavar="NUMBER", help=words("the tablet's short number"))

    order = add("import-order", words("read an order workbook"), later("orders", "import_order"))
    order.add_argument("file", type=named, metavar="FILE")
    order.add_argument("--check", action="store_true", help=words("store nothing"))
    order.add_argument("--replace", action="store_true", help=words("replace the order of the same number"))
    order.add_argument("--json", action="store_true", help=words("print complaints as JSON"))

    catalogue = parser_of(commands, "catalogue", words("releases of the catalogue"), words)
    publish = add("publish", words("check a folder of files and put it out"), later("catalogues", "publish"), catalogue)
    publish.add_argument("folder", type=named, metavar="DIR")
    publish.add_argument("--dry-run", action="store_true", help=words("say what would change, store nothing"))
    add("list", words("list releases"), later("catalogues", "listing"), catalogue)

    demo = add("demo-dispatch", words("sign in and accept through HQ's own pages"), later("demo", "demo_dispatch"))
    demo.add_argument("--address", metavar="URL", help=words("where HQ serves"))
    demo.add_argument("--user", required=True, metavar="NAME", help=words("logon name; password in FELDBUCH_PASSWORD"))
    demo.add_argument("--report", metavar="NUMBER", help=words("number of the report; the first that waits"))
    demo.add_argument("--accept", action="store_true", help=words("accept the report"))
    demo.add_argument("--pictures", type=named, metavar="DIR", help=words("take pictures of the pages"))
    demo.add_argument("--language", choices=wording.LANGUAGES, default="de", help=words("language of the pictures"))
    demo.add_argument("--patience", type=float, default=30.0, metavar="SECONDS", help=words("how long to wait"))
    return parser


def _add_language(parser: argparse.ArgumentParser, words: wording.Words) -> None:
    """Before or behind the command; what it says is read by `asked_language`, before there is a parser."""
    parser.add_argument(
        "--language",
        choices=wording.LANGUAGES,
        default=argparse.SUPPRESS,
        help=words("language of what is said here"),
    )


def _named(words: wording.Words) -> Callable[[str], Path]:
    """What a path is typed as: any name but an empty one, which would mean the folder one stands in."""

    def path(text: str) -> Path:
        if not text.strip():
            raise argparse.ArgumentTypeError(words("The name is empty. Please name a file or folder."))
        return Path(text)

    return path


def parser_of(commands: object, name: str, text: str, words: wording.Words) -> object:
    made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)  # type: ignore[attr-defined]
    return made.add_subparsers(required=True, metavar=words("COMMAND"))


if __name__ == "__main__":
    sys.exit(main())
