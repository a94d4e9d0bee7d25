"""Why a request did not get an answer that counts. All of them leave the data where it is.

Failure
├── NoHq            nobody answered, or the line broke
├── Portal          somebody else answered: a login page, a redirect, a proxy's own page
├── TlsTrouble      the line is not safe: read along by somebody, or the tablet's clock is wrong
├── NotBelieved     HQ's media type, but not an answer to this request
├── FalseWord       a signature, pin or digest of HQ does not fit
├── Refused         HQ answered with one of its problems
├── Forked          HQ holds other entries under this log than the tablet
└── Damaged         the tablet's own bytes are not what their name says
"""

from sync.wire.codec import Problem


class Failure(Exception):
    """`what` is a short code for the log of this tablet, never shown as a sentence."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what)
        self.what = what


class NoHq(Failure):
    pass


class Portal(Failure):
    pass


class TlsTrouble(Failure):
    """`clock` is true where the certificate's dates do not fit the tablet's clock."""

    def __init__(self, what: str, *, clock: bool) -> None:
        super().__init__(what)
        self.clock = clock


class UnsafeAddress(Failure):
    """Plain http to anywhere but this machine (H1)."""


class NotBelieved(Failure):
    pass


class FalseWord(Failure):
    pass


class Refused(Failure):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind.urn)
        self.problem = problem

    @property
    def retry_after_s(self) -> float | None:
        wait = self.problem.values.get("retry_after_s")
        return float(wait) if isinstance(wait, int) else None


class Forked(Failure):
    pass


class Damaged(Failure):
    """`what` is the SHA-256 of the blob."""
