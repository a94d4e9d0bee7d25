"""Who signed in person, one drawing each: everybody on a list of people (attendance of a training), or the two of every hand-over
of a custody chain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklists.answer import People, Person, Rows, Sign, Value
from checklists.custody import Hand, hands


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """`image_sha256` is that of the person's own drawing, None where there is none. `listed` is false for somebody who signed
    under a name that no longer stands in the list, or a hand-over that is another one now. `hand` is the side of the hand-over
    that is signed, `key` its name, which stays known where the hand-over is gone; None and empty on a list of people.
    """

    person: Person
    image_sha256: str | None
    listed: bool = True
    hand: Hand | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Drawing:
    person: Person
    image: str
    key: str = ""

    @property
    def mark(self) -> tuple[str, str]:
        """What one drawing replaces another by: the side of a hand-over, on a list of people the name."""
        return _mark(self.person, self.key)


def attendees(listed: Value | None, signed: Value | None) -> tuple[Attendee, ...]:
    """Those who are to sign in the list's order, then whoever signed besides. A name, or a hand-over, stands for one person, the
    second alike for the next."""
    drawn: dict[tuple[str, str], list[_Drawing]] = {}
    for one in _drawings(signed):
        drawn.setdefault(one.mark, []).append(one)
    found = []
    for person, hand in _asked(listed):
        key = hand.key if hand is not None else ""
        own = drawn.get(_mark(person, key))
        image = own.pop(0).image if own else None
        found.append(Attendee(person=person, image_sha256=image, hand=hand, key=key))
    besides = (one for some in drawn.values() for one in some)
    return (
        *found,
        *(Attendee(person=one.person, image_sha256=one.image, listed=False, key=one.key) for one in besides),
    )


def all_signed(people: Iterable[Attendee]) -> bool:
    """Whether everybody who was there signed; nobody there is no attendance."""
    there = [one for one in people if one.listed and one.person.met]
    return bool(there) and all(one.image_sha256 is not None for one in there)


def with_signature(signed: Value | None, person: Person, image_sha256: str, *, again: bool, key: str = "") -> Sign:
    """One more signature, or with `again` another drawing of somebody who signed already. `key` is the hand-over's side."""
    had = list(_drawings(signed))
    now = _Drawing(person, image_sha256, key)
    place = next((nth for nth, one in enumerate(had) if one.mark == now.mark), None) if again else None
    if place is None:
        had.append(now)
    else:
        had[place] = now
    return _sign(had)


def without_signature(signed: Sign, name: str, key: str = "") -> Sign | None:
    """The last signature under that name, or of that side of a hand-over, taken back; None where no other is left."""
    had = list(_drawings(signed))
    gone = (key, "") if key else ("", name.strip())
    place = next((nth for nth in reversed(range(len(had))) if had[nth].mark == gone), None)
    if place is not None:
        del had[place]
    return _sign(had) if had else None


def _asked(listed: Value | None) -> Iterator[tuple[Person, Hand | None]]:
    if isinstance(listed, People):
        yield from ((person, None) for person in listed.people if person.name.strip())
    elif isinstance(listed, Rows):
        for hand in hands([dict(row) for row in listed.rows]):
            yield Person(name=hand.name, function="", met=True), hand


def _mark(person: Person, key: str) -> tuple[str, str]:
    return (key, "") if key else ("", person.name.strip())


def _drawings(signed: Value | None) -> Iterator[_Drawing]:
    if isinstance(signed, Sign):
        keys = signed.hands or ("",) * len(signed.people)
        yield from map(_Drawing, signed.people, signed.images, keys)


def _sign(drawn: list[_Drawing]) -> Sign:
    keys = tuple(one.key for one in drawn)
    return Sign(
        people=tuple(one.person for one in drawn),
        images=tuple(one.image for one in drawn),
        hands=keys if any(keys) else (),
    )
