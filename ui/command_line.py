"""The command `feldbuch`: opens the window, or does one of the things that need none.

A subcommand is two small functions: `_add_x` says what may be typed, `_x` does it and returns the exit code. What it
needs is imported inside `_x`, so that `feldbuch verify` never waits for Qt and `feldbuch doctor` runs where Qt cannot.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checklists.terminal_words import asked_language
from ui.terminal import MACHINE_LACKS, saying, speak
from ui.wording import LANGUAGES, Words

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line, by default this process's own; returns the exit code."""
    typed = list(sys.argv[1:] if argv is None else argv)
    words = Words(asked_language(typed, os.environ))
    speak(words.language)
    return saying(lambda: _run(typed, words), words)


def _run(typed: Sequence[str], words: Words) -> int:
    asked = _parser(words, typed).parse_args(typed)
    return int(asked.run(asked, words))


def _parser(words: Words, typed: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="feldbuch",
        description=words(
            "Checklists on site: worked through offline, signed there, at HQ exactly once. Alone it opens the window."
        ),
    )
    parser.add_argument(
        "--data",
        type=_named(words),
        metavar="DIR",
        help=words("the folder of this profile (default: the user's own place)"),
    )
    _add_language(parser, words)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title=words("commands"), metavar=words("COMMAND"))
    _add_doctor(commands, words)
    _add_verify(commands, words)
    _add_check_users(commands, words)
    _add_check_pst(commands, words)
    _add_demo(commands, words, typed)
    _add_catalogue(commands, words)
    return parser


def _add(commands: "Commands", name: str, text: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=text, description=text, formatter_class=argparse.RawDescriptionHelpFormatter)


def _codes(words: Words, *codes: tuple[int, str]) -> str:
    return "\n".join((words("exit codes:"), *(f"  {code:<4} {text}" for code, text in codes)))


def _add_language(parser: argparse.ArgumentParser, words: Words, *more: str) -> None:
    """Before or behind the command; what it says is read by `asked_language`, before there is a parser."""
    parser.add_argument(
        *more,
        "--language",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=words("language of what is said in the terminal"),
    )


def _named(words: Words) -> Callable[[str], Path]:
    """What a path is typed as: any name but an empty one, which would mean the folder one stands in."""

    def path(text: str) -> Path:
        if not text.strip():
            raise argparse.ArgumentTypeError(words("The name is empty. Please name a file or folder."))
        return Path(text)

    return path


# -- the window -------------------------------------------------------------------------------------------------------


def _window(asked: argparse.Namespace, words: Words) -> int:
    from ui.doctor_command import has_display, window_lacks

    if window_lacks(words):
        return MACHINE_LACKS
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        # Qt would abort the process.
        print(words("There is no screen here to open the window on. What needs none: feldbuch --help"), file=sys.stderr)
        return MACHINE_LACKS
    from ui.main import main as open_window

    return int(open_window(asked.data))


# -- doctor -----------------------------------------------------------------------------------------------------------


def _add_doctor(commands: "Commands", words: Words) -> None:
    text = words("what is missing on this machine, and the one command that mends it")
    command = _add(commands, "doctor", text)
    _add_language(command, words)
    command.set_defaults(run=_doctor)


def _doctor(asked: argparse.Namespace, words: Words) -> int:
    from ui import doctor_command

    return doctor_command.run(words)


# -- verify -----------------------------------------------------------------------------------------------------------


def _add_verify(commands: "Commands", words: Words) -> None:
    text = words("is a sealed report unchanged, by whom and when was it sealed; offline, said in both languages")
    command = _add(commands, "verify", text)
    command.epilog = _codes(
        words,
        (0, words("valid")),
        (1, words("changed, or issuer unknown")),
        (2, words("no report, or not to be read")),
    )
    command.add_argument("file", type=_named(words), metavar="FILE", help=words("the report as PDF"))
    command.add_argument(
        "--trust",
        type=_named(words),
        metavar="CA.pem",
        help=words("HQ's certificate (default: that of the profile)"),
    )
    # Said before or behind the command, it means the same.
    command.add_argument(
        "--data",
        type=_named(words),
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=words("the folder of a profile"),
    )
    command.add_argument("--json", action="store_true", help=words("facts for programs instead of sentences"))
    _add_language(command, words)
    command.set_defaults(run=_verify)


def _verify(asked: argparse.Namespace, words: Words) -> int:
    from ui import verify_command

    return verify_command.run(asked)


# -- check-users ------------------------------------------------------------------------------------------------------


def _add_check_users(commands: "Commands", words: Words) -> None:
    text = words("does a list of users hold by the rules; which cell does not, and why")
    command = _add(commands, "check-users", text)
    command.epilog = _codes(
        words,
        (0, words("no complaint; there may be warnings")),
        (1, words("at least one complaint")),
        (2, words("the file cannot be read")),
        (130, words("stopped by Ctrl+C")),
    )
    command.add_argument(
        "file", type=_named(words), metavar="FILE", help=words("XLSX or CSV, headers in German, English or LDAP")
    )
    command.add_argument(
        "--with-numbers",
        action="store_true",
        help=words("numbers are ported: the telephone number is a must (footnote 4)"),
    )
    command.add_argument("--json", action="store_true", help=words("the complaints as JSON and nothing else"))
    command.add_argument(
        "--export",
        type=_named(words),
        metavar="OUT",
        help=words("if there is no complaint, write the clean list as .xlsx or .csv"),
    )
    _add_language(command, words)
    command.set_defaults(run=_check_users)


def _check_users(asked: argparse.Namespace, words: Words) -> int:
    from ui import check_users_command

    return check_users_command.run(asked, words)


# -- check-pst --------------------------------------------------------------------------------------------------------


def _add_check_pst(commands: "Commands", words: Words) -> None:
    text = words("would these Outlook data files be imported; offline, nothing is changed")
    command = _add(commands, "check-pst", text)
    command.epilog = _codes(
        words,
        (0, words("every file can be imported; there may be notices")),
        (1, words("at least one file would be refused")),
        (2, words("at least one file cannot be read (the others are checked), or the command is not complete")),
        (130, words("stopped by Ctrl+C")),
    )
    command.add_argument("files", type=_named(words), nargs="+", metavar="FILE", help=words("Outlook data files (PST)"))
    command.add_argument(
        "--mail",
        action="append",
        required=True,
        metavar="ADDRESS",
        help=words(
            "the mailbox's current address, whose part before the @ names the file; with several of them each file belongs "
            "to the mailbox it is named by and, where domains share that name, to the domain its folder is called by"
        ),
    )
    command.add_argument(
        "--quota-gb",
        required=True,
        metavar="N",
        help=words("what the target mailbox may hold, 1 GB = 1024 x 1024 x 1024 bytes"),
    )
    command.add_argument(
        "--json", action="store_true", help=words("a list of facts and findings for programs, nothing else")
    )
    _add_language(command, words)
    command.set_defaults(run=_check_pst)


def _check_pst(asked: argparse.Namespace, words: Words) -> int:
    from ui import check_pst_command

    return check_pst_command.run(asked, words)


# -- demo -------------------------------------------------------------------------------------------------------------


def _add_demo(commands: "Commands", words: Words, typed: Sequence[str]) -> None:
    text = words("a whole day with an HQ of its own; without a display it is played by itself")
    command = _add(commands, "demo", text)
    command.add_argument(
        "--headless", action="store_true", help=words("play the day by itself even where there is a display")
    )
    command.add_argument("--order", type=_named(words), metavar="FILE.xlsx", help=words("another order workbook"))
    command.add_argument(
        "--out", type=_named(words), metavar="DIR", help=words("where everything is left (default: a new folder)")
    )
    # The same names as in a profile's settings; only the demo must not wait for the settings' reader to say what is allowed.
    command.add_argument(
        "--language",
        choices=LANGUAGES,
        default=str(asked_language(typed, {})),
        help=words("of the window, of HQ's pictures and of the terminal"),
    )
    command.add_argument(
        "--theme", choices=("system", "light", "dark", "contrast"), default="system", help=words("of the window")
    )
    command.set_defaults(run=_demo)


def _demo(asked: argparse.Namespace, words: Words) -> int:
    from ui.doctor_command import window_lacks

    if window_lacks(words):
        return MACHINE_LACKS
    from ui.demo.play import run

    return run(asked.order, asked.out, asked.headless, language=asked.language, theme=asked.theme)


# -- catalogue --------------------------------------------------------------------------------------------------------


def _add_catalogue(commands: "Commands", words: Words) -> None:
    text = words("the files of the catalogue: check, show, coverage, keep")
    catalogue = commands.add_parser("catalogue", help=text, description=text)
    acts = catalogue.add_subparsers(title=words("commands"), metavar=words("COMMAND"), required=True)

    def add(name: str, help: str) -> argparse.ArgumentParser:
        act = acts.add_parser(name, help=help, description=help)
        _add_language(act, words, "--lang")
        act.set_defaults(run=_catalogue, act=name)
        return act

    path, folder = _named(words), words("a folder of catalogue files (default: the program's own)")
    check = add("check", words("are the files fit to be released? names file, line and what is allowed"))
    check.add_argument("folder", type=path, nargs="?", metavar="DIR", help=folder)
    cover = add("coverage", words("every place of the service description and the steps that stand for it"))
    cover.add_argument("folder", type=path, nargs="?", metavar="DIR", help=folder)
    form = cover.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=words("rows of source, steps, note as JSON"))
    form.add_argument("--markdown", action="store_true", help=words("the page build_spec/coverage.md"))
    show = add("show", words("a chapter, an item, a step, a sub-test, a reason or a place, to be read"))
    show.add_argument(
        "key", nargs="?", metavar="KEY", help=words("as 3.1.1, 3.1.1-b7, func-test, K02 (default: all chapters)")
    )
    show.add_argument("--dir", dest="folder", type=path, metavar="DIR", help=folder)
    keep = add("keep", words("note the keys of a release in its folder, so that later ones are held to them"))
    keep.add_argument("folder", type=path, metavar="DIR", help=words("a folder of catalogue files"))


def _catalogue(asked: argparse.Namespace, words: Words) -> int:
    from ui.catalogue import command

    return command.run(asked, words)


if __name__ == "__main__":
    sys.exit(main())
