"""A refusal of the API, raised by use cases and written as RFC 9457 at the door."""

from sync.wire.codec import Extra, Problem
from sync.wire.problems import ProblemType


class Refusal(Exception):
    """Carries the problem that goes to the tablet."""

    def __init__(self, kind: ProblemType, **values: Extra) -> None:
        super().__init__(kind.urn)
        self.problem = Problem(kind=kind, values=values)
