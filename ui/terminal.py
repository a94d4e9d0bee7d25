"""What the commands without a window print: in one language, safe on every console, and noticed where it does not arrive.

`feldbuch-hq` has its twin in sync/hq/commands/terminal.py; what both say stands in checklists/terminal_words.py.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

from checklists.catalogue import Language
from checklists.terminal_words import parser_word, system_reason
from ui.wording import Words

NOBODY_READS = 141
"""What a shell calls a command that was ended because its reader had gone."""
STOPPED = 130
"""The same for Ctrl+C."""
MACHINE_LACKS = 3
"""The program cannot run on this machine: something is missing."""
NOT_TOLD = 74
"""Something was to be said and could not be written (BSD's EX_IOERR): no verdict, so it is none of the commands' own codes."""


class NotTold(Exception):
    """Standard output did not take what was said. No OSError: whoever handles those speaks of files of his own."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


def speak(language: str) -> None:
    """From now on the parser's own words (usage, options, complaints) are said in this language."""
    # It asks gettext, by the two names it imported; a domain of its own would need files laid out for it alone.
    setattr(argparse, "_", lambda text: parser_word(text, language))  # noqa: B010
    setattr(argparse, "ngettext", lambda one, many, n: parser_word(one if n == 1 else many, language))  # noqa: B010


def saying(act: Callable[[], int], words: Words) -> int:
    """Does what a command does and gives its exit code: NOBODY_READS where the reader has gone (`| head`), NOT_TOLD with a
    sentence where standard output took nothing more (full disk).
    """
    out, err = sys.stdout, sys.stderr
    _forgive_letters()
    sys.stdout, sys.stderr = _watched(out, _not_told), _watched(err, _nevermind)
    try:
        code = _code_of(act)
        sys.stdout.flush()
        return code
    except NotTold as error:
        # What is left must not be flushed at the end, into the same closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if isinstance(error.why, BrokenPipeError):
            return NOBODY_READS
        why = system_reason(error.why, Language(words.language))
        print(words("What was to be said could not be written: {why}.", why=why), file=sys.stderr)
        return NOT_TOLD
    finally:
        sys.stdout, sys.stderr = out, err


def _code_of(act: Callable[[], int]) -> int:
    try:
        return act()
    except SystemExit as end:  # the parser's way to end, with help or a complaint
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return STOPPED


def _forgive_letters() -> None:
    """A console that knows no umlauts gets a question mark, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def plain(text: str) -> str:
    """What a file says or is called must not steer the terminal."""
    return "".join(letter if letter.isprintable() else f"[U+{ord(letter):04X}]" for letter in text)


def _not_told(error: OSError) -> None:
    raise NotTold(error) from error


def _nevermind(_: OSError) -> None:
    """Nobody can be told that standard error takes nothing; the exit code still speaks, also where the interpreter would empty its
    buffer at the end and end with a code of its own.
    """
    with suppress(OSError, ValueError, AttributeError):  # a stream without a file: nothing is emptied at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno())  # type: ignore[union-attr]


def _watched(stream: TextIO | None, failed: Callable[[OSError], None]) -> Any:
    """Even where there is no stream at all (a service, a closed one): printing then does nothing."""
    return _Stream(io.StringIO() if stream is None else stream, failed)


class _Stream:
    """A text stream that says when it fails."""

    def __init__(self, stream: TextIO, failed: Callable[[OSError], None]) -> None:
        self._stream, self._failed = stream, failed

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            self._failed(error)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._failed(error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
