"""Work done from HQ ("Innendienst", chapters 2.1 to 2.5): which orders that is, and a report that asks nobody of the customer to sign."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklists.record_form import Record

_ALWAYS = "1"
"""The order's own data belong to every order."""
_CHAPTERS = frozenset(("2.1", "2.2", "2.3", "2.4", "2.5", _ALWAYS))


def is_remote(chapters: Iterable[str]) -> bool:
    """Whether nothing of what is ordered is done at the customer's."""
    return _CHAPTERS.issuperset(chapters)


def done_remotely(record: "Record") -> bool:
    return is_remote(part["chapter"] for part in record["packages"])


def signed_at_hq(record: "Record") -> bool:
    """Whether the one who signs sits at HQ: with the contact it is the customer's, wherever the work was done."""
    return done_remotely(record) and asks_nobody(record)


def asks_nobody(record: "Record") -> bool:
    """The technician signs alone because no step asks for the contact's signature; a later version of a report the contact signed is
    none of these.
    """
    report = record["report"]
    return report["signer"] == "technician-only" and report["previous"] is None
