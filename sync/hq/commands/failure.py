"""A foreseeable end of a command."""


class Failure(Exception):
    """`key` is a sentence of the words, `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
