"""A foreseeable end of a command."""

from checklists.catalogue import Language
from checklists.terminal_words import system_reason
from sync.hq.wording import Words

REFUSED, UNREADABLE = 1, 2
"""What a command ends with: it was refused or there are complaints; or it could not even look (wrong usage, no such file)."""


class Failure(Exception):
    """`key` is a sentence of the words, `values` fill it, `code` is what the command ends with."""

    def __init__(self, key: str, *, code: int = REFUSED, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
        self.values = values


def why(error: OSError, words: Words) -> str:
    """The reason in the reader's language; the system's own words for a rare one."""
    return system_reason(error, Language(words.language))
