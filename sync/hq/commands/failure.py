"""A foreseeable end of a command."""

from sync.hq.wording import Words

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file or folder",
    FileExistsError: "there is a file of that name",
    IsADirectoryError: "it is a folder",
    NotADirectoryError: "a part of the path is no folder",
    PermissionError: "access is denied",
}


class Failure(Exception):
    """`key` is a sentence of the words, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def why(error: OSError, words: Words) -> str:
    """The reason in the reader's language; the system's own words for a rare one."""
    known = _REASONS.get(type(error))
    return words(known) if known else error.strerror or str(error)
