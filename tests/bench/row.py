"""One line of the table `make bench` prints: a goal of the project and what was measured just now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`most` and `measured` share `unit`: a count, or a ratio of two things timed in the same run. Less is better."""

    number: int
    what: str
    unit: str
    most: float
    measured: float

    @property
    def good(self) -> bool:
        return self.measured <= self.most
