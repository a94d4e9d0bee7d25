"""Everything a request needs of HQ, connected once."""

from dataclasses import dataclass, field

from sync.hq.database import Database
from sync.hq.devices import Issuer
from sync.hq.keystore import HqKeys
from sync.hq.reporting import Bench
from sync.hq.settings import Settings
from sync.hq.throttle import Throttle
from sync.wire.limits import ENROLMENT_TRIES_PER_HOUR

MIN_APP = "0.1.0"
"""The oldest tablet HQ talks to; older ones may still push (M1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttles:
    """By the address of the caller, sign-in also by name."""

    enrolment: Throttle = field(default_factory=lambda: Throttle(ENROLMENT_TRIES_PER_HOUR, 3600))
    sign_in_name: Throttle = field(default_factory=lambda: Throttle(5, 60))
    sign_in_address: Throttle = field(default_factory=lambda: Throttle(20, 60))
    verify: Throttle = field(default_factory=lambda: Throttle(30, 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hq:
    settings: Settings
    address: str
    database: Database
    keys: HqKeys
    throttles: Throttles = field(default_factory=Throttles)

    @property
    def issuer(self) -> Issuer:
        return Issuer(keys=self.keys, public_address=self.address)

    @property
    def bench(self) -> Bench:
        return Bench(database=self.database, keys=self.keys, blobs=self.settings.places.blobs)
