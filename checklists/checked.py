"""What checking a text against a pattern finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`value` is the form to store: cleaned where the text could be read, else the text as it came without outer blanks."""

    value: str
    problem: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return self.problem is None
