"""Who of a list of people signed in person, one drawing each: the attendance of a training."""

from collections.abc import Iterable
from dataclasses import dataclass

from checklists.answer import People, Person, Sign, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """`image_sha256` is that of the person's own drawing, None where there is none. `listed` is false for somebody who signed
    under a name that no longer stands in the list."""

    person: Person
    image_sha256: str | None
    listed: bool = True


def attendees(listed: Value | None, signed: Value | None) -> tuple[Attendee, ...]:
    """The people of the list in their order, then whoever signed besides. A name stands for one person, the second of the same
    name for the next."""
    drawn: dict[str, list[tuple[Person, str]]] = {}
    if isinstance(signed, Sign):
        for person, image in zip(signed.people, signed.images, strict=False):
            drawn.setdefault(person.name.strip(), []).append((person, image))
    found = []
    for person in listed.people if isinstance(listed, People) else ():
        name = person.name.strip()
        if name:
            own = drawn.get(name)
            found.append(Attendee(person=person, image_sha256=own.pop(0)[1] if own else None))
    besides = (one for some in drawn.values() for one in some)
    return (*found, *(Attendee(person=person, image_sha256=image, listed=False) for person, image in besides))


def all_signed(people: Iterable[Attendee]) -> bool:
    """Whether everybody who was there signed; nobody there is no attendance."""
    there = [one for one in people if one.listed and one.person.met]
    return bool(there) and all(one.image_sha256 is not None for one in there)


def with_signature(signed: Value | None, person: Person, image_sha256: str, *, again: bool) -> Sign:
    """One more signature, or with `again` another drawing of somebody who signed already."""
    had = list(zip(signed.people, signed.images, strict=False)) if isinstance(signed, Sign) else []
    name = person.name.strip()
    place = next((nth for nth, (one, _) in enumerate(had) if one.name.strip() == name), None) if again else None
    if place is None:
        had.append((person, image_sha256))
    else:
        had[place] = (person, image_sha256)
    return Sign(people=tuple(one for one, _ in had), images=tuple(image for _, image in had))


def without_signature(signed: Sign, name: str) -> Sign | None:
    """The last signature under that name taken back; None where no other is left."""
    had = list(zip(signed.people, signed.images, strict=False))
    place = next((nth for nth in reversed(range(len(had))) if had[nth][0].name.strip() == name.strip()), None)
    if place is not None:
        del had[place]
    if not had:
        return None
    return Sign(people=tuple(one for one, _ in had), images=tuple(image for _, image in had))
