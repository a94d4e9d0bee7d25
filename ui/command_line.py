"""The command `feldbuch`: opens the window, or does one of the things that need none.

A subcommand is two small functions: `_add_x` says what may be typed, `_x` does it and returns the exit code. What it
needs is imported inside `_x`, so that `feldbuch verify` never waits for Qt and `feldbuch doctor` runs where Qt cannot.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from ui.doctor import Missing

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

MACHINE_LACKS = 3
NOBODY_READS = 141
"""What a shell calls a command that was ended because its reader had gone."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line, by default this process's own; returns the exit code."""
    asked = _parser().parse_args(argv)
    try:
        code = int(asked.run(asked))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along (`| head`) has seen enough. What is left must not be flushed at the end, into the same closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="feldbuch",
        description="Checklists on site: worked through offline, signed there, at HQ exactly once. Alone it opens the window.",
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the folder of this profile (default: the user's own place)"
    )
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_doctor(commands)
    _add_verify(commands)
    _add_check_users(commands)
    _add_check_pst(commands)
    _add_demo(commands)
    _add_catalogue(commands)
    return parser


# -- the window -------------------------------------------------------------------------------------------------------


def _window(asked: argparse.Namespace) -> int:
    from ui import doctor

    # Qt would abort the process and name the wrong library. It loads the very same ones a moment later: looking is cheap.
    if missing := doctor.missing_libraries():
        _tell_missing(missing, stream=sys.stderr)
        return MACHINE_LACKS
    from ui.main import main as open_window

    return int(open_window(asked.data))


# -- doctor -----------------------------------------------------------------------------------------------------------


def _add_doctor(commands: "Commands") -> None:
    command = commands.add_parser("doctor", help="what is missing on this machine, and the one command that mends it")
    command.set_defaults(run=_doctor)


def _doctor(asked: argparse.Namespace) -> int:
    """Exit 0 when the program can run here (tests may still miss something), 3 when it cannot."""
    from importlib.util import find_spec

    from ui import doctor

    wheel = find_spec("PySide6")
    missing = {one.name: one for one in doctor.missing_libraries()}
    if wheel is not None and wheel.origin is not None:
        missing |= {one.name: one for one in doctor.missing_for_wheel(Path(wheel.origin).parent)}
    missing |= {one.name: one for one in doctor.missing_programs(doctor.Purpose)}
    _tell_missing(tuple(missing.values()), stream=sys.stdout)
    cannot_run = any(one.purpose is doctor.Purpose.WINDOW for one in missing.values())
    return MACHINE_LACKS if cannot_run else 0


def _tell_missing(missing: "Sequence[Missing]", *, stream: TextIO) -> None:
    from ui import doctor
    from ui.wording import Words

    words = Words(_language())
    headings = {
        doctor.Purpose.WINDOW: words("Missing for the window:"),
        doctor.Purpose.PICTURES: words("Missing for the pictures of HQ's pages:"),
        doctor.Purpose.TESTS: words("Missing for the tests:"),
    }
    for purpose, heading in headings.items():
        names = sorted(one.name for one in missing if one.purpose is purpose)
        if names:
            print(heading, ", ".join(names), file=stream)
    if not missing:
        print(words("Nothing is missing on this machine."), file=stream)
    elif packages := doctor.packages(missing):
        print(words("This brings it on Debian and Ubuntu:"), file=stream)
        print(f"  {doctor.command(packages)}", file=stream)


def _language() -> str:
    """People read German first; only who has set an English desktop gets English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if named.startswith("en") else "de"


# -- verify -----------------------------------------------------------------------------------------------------------


def _add_verify(commands: "Commands") -> None:
    command = commands.add_parser(
        "verify", help="is a sealed report unchanged, by whom and when was it sealed; offline"
    )
    command.add_argument("file", type=Path, metavar="FILE", help="the report as PDF")
    command.add_argument("--trust", type=Path, metavar="CA.pem", help="HQ's certificate (default: that of the profile)")
    # Said before or behind the command, it means the same.
    command.add_argument("--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the folder of a profile")
    command.add_argument("--json", action="store_true", help="facts for programs instead of sentences")
    command.set_defaults(run=_verify)


def _verify(asked: argparse.Namespace) -> int:
    from ui import verify_command

    return verify_command.run(asked)


# -- check-users ------------------------------------------------------------------------------------------------------


def _add_check_users(commands: "Commands") -> None:
    command = commands.add_parser(
        "check-users", help="does a list of users hold by the rules; which cell does not, and why"
    )
    command.add_argument("file", type=Path, metavar="FILE", help="XLSX or CSV, headers in German, English or LDAP")
    command.add_argument(
        "--with-numbers", action="store_true", help="numbers are ported: the telephone number is a must (footnote 4)"
    )
    command.add_argument("--json", action="store_true", help="the complaints as JSON and nothing else")
    command.add_argument(
        "--export", type=Path, metavar="OUT", help="if there is no complaint, write the clean list as .xlsx or .csv"
    )
    command.set_defaults(run=_check_users)


def _check_users(asked: argparse.Namespace) -> int:
    from ui import check_users_command

    return check_users_command.run(asked, _language())


# -- check-pst --------------------------------------------------------------------------------------------------------


_CHECK_PST = """\
exit codes:
  0    every file can be imported; there may be notices
  1    at least one file would be refused
  2    at least one file cannot be read (the others are checked all the same), or the command is not complete
  130  stopped by Ctrl+C

With several --mail each file belongs to the mailbox it is named by and, where domains share that name, to the one whose
domain its folder is called."""


def _add_check_pst(commands: "Commands") -> None:
    command = commands.add_parser(
        "check-pst",
        help="would these Outlook data files be imported; offline, nothing is changed",
        epilog=_CHECK_PST,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="Outlook data files (PST)")
    command.add_argument(
        "--mail",
        action="append",
        required=True,
        metavar="ADDRESS",
        help="the mailbox's current address, whose part before the @ names the file; may be given several times",
    )
    command.add_argument(
        "--quota-gb",
        required=True,
        metavar="N",
        help="what the target mailbox may hold, 1 GB = 1024 x 1024 x 1024 bytes",
    )
    command.add_argument("--json", action="store_true", help="a list of facts and findings for programs, nothing else")
    command.set_defaults(run=_check_pst)


def _check_pst(asked: argparse.Namespace) -> int:
    from ui import check_pst_command

    return check_pst_command.run(asked, _language())


# -- demo -------------------------------------------------------------------------------------------------------------


def _add_demo(commands: "Commands") -> None:
    command = commands.add_parser(
        "demo", help="a whole day with an HQ of its own; without a display it is played by itself"
    )
    command.add_argument("--headless", action="store_true", help="play the day by itself even where there is a display")
    command.add_argument("--order", type=Path, metavar="FILE.xlsx", help="another order workbook")
    command.add_argument("--out", type=Path, metavar="DIR", help="where everything is left (default: a new folder)")
    # The same names as in a profile's settings; only the demo must not wait for the settings' reader to say what is allowed.
    command.add_argument("--language", choices=("de", "en"), default="de", help="of the window and of HQ's pictures")
    command.add_argument(
        "--theme", choices=("system", "light", "dark", "contrast"), default="system", help="of the window"
    )
    command.set_defaults(run=_demo)


def _demo(asked: argparse.Namespace) -> int:
    from ui import doctor

    if missing := doctor.missing_libraries():
        _tell_missing(missing, stream=sys.stderr)
        return MACHINE_LACKS
    from ui.demo.play import run

    return run(asked.order, asked.out, asked.headless, language=asked.language, theme=asked.theme)


# -- catalogue --------------------------------------------------------------------------------------------------------


def _add_catalogue(commands: "Commands") -> None:
    catalogue = commands.add_parser("catalogue", help="the files of the catalogue: check, show, coverage, keep")
    acts = catalogue.add_subparsers(title="commands", metavar="COMMAND", required=True)
    folder = "a folder of catalogue files (default: the program's own)"
    check = acts.add_parser("check", help="are the files fit to be released? names file, line and what is allowed")
    check.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=folder)
    cover = acts.add_parser("coverage", help="every place of the service description and the steps that stand for it")
    cover.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=folder)
    form = cover.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help='rows of {"source", "steps", "note"}')
    form.add_argument("--markdown", action="store_true", help="the page build_spec/coverage.md")
    show = acts.add_parser("show", help="a chapter, an item, a step, a reason or a place, to be read")
    show.add_argument(
        "key", nargs="?", metavar="KEY", help="as 3.1.1, 3.1.1-b7, func-test, K02 (default: all chapters)"
    )
    show.add_argument("--dir", dest="folder", type=Path, metavar="DIR", help=folder)
    keep = acts.add_parser("keep", help="note the keys of a release in its folder, so that later ones are held to them")
    keep.add_argument("folder", type=Path, metavar="DIR", help="a folder of catalogue files")
    for name, act in (("check", check), ("coverage", cover), ("show", show), ("keep", keep)):
        act.add_argument("--lang", choices=("de", "en"), default=_language(), help="language of what is said")
        act.set_defaults(run=_catalogue, act=name)


def _catalogue(asked: argparse.Namespace) -> int:
    from ui.catalogue import command

    return command.run(asked)


if __name__ == "__main__":
    sys.exit(main())
