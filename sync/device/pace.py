"""When to try again: full jitter from one second to five minutes, longer only where HQ asks for it (rule U5)."""

import random
from dataclasses import dataclass, field

from sync.wire.limits import RETRY_AFTER_CAP_SECONDS, RETRY_CAP_SECONDS, RETRY_FIRST_SECONDS


@dataclass(slots=True)
class Pace:
    """Counts failures in a row. `chance` can be given, so that a test knows what comes."""

    chance: random.Random = field(default_factory=random.SystemRandom)
    failures: int = 0

    def after_success(self) -> None:
        self.failures = 0

    def after_failure(self, retry_after_s: float | None = None) -> float:
        """Seconds to wait before the next run."""
        ceiling = min(RETRY_CAP_SECONDS, RETRY_FIRST_SECONDS * 2.0 ** min(self.failures, 32))
        self.failures += 1
        wait = self.chance.uniform(0.0, ceiling)
        if retry_after_s is not None:
            # All tablets are told the same; the jitter on top keeps them from coming back together.
            wait += min(max(retry_after_s, 0.0), RETRY_AFTER_CAP_SECONDS)
        return min(wait, RETRY_AFTER_CAP_SECONDS)
