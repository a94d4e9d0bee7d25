"""The value of an answer: a tagged union with a form for every answer kind of the catalogue.

JSON form is `{"kind": "...", ...}`. Decimals are strings in the printed unit without trailing zeros, durations whole seconds (rule E2).
A sub-test answers with `Tri`, plus a number where its line asks for one.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal


class Verdict(StrEnum):
    DONE = "done"
    NA = "na"
    FAILED = "failed"


class Origin(StrEnum):
    TYPED = "typed"
    SCANNED = "scanned"
    PAINTED = "painted"
    COPIED = "copied"
    IMPORTED = "imported"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tri:
    verdict: Verdict
    number: str | None = None
    kind: Literal["tri"] = "tri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Num:
    number: str
    kind: Literal["num"] = "num"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """`text` is filled only for an option that asks for words of its own."""

    key: str
    text: str | None = None
    kind: Literal["pick"] = "pick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Multi:
    """`keys` stand in the order of the catalogue's options."""

    keys: tuple[str, ...]
    kind: Literal["multi"] = "multi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    photos: tuple[str, ...]
    kind: Literal["photo"] = "photo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """`text` is the cleaned form (MAC: 12 upper-case hex digits)."""

    text: str
    kind: Literal["scan"] = "scan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    seconds: int
    kind: Literal["timer"] = "timer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: str
    function: str
    met: bool
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    people: tuple[Person, ...]
    kind: Literal["people"] = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFact:
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    files: tuple[FileFact, ...]
    kind: Literal["files"] = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Each row maps the catalogue's column keys to text, sorted by column key as canonical JSON has it."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Local wall time "2026-12-01T08:30" and its zone."""

    local: str
    zone: str
    kind: Literal["when"] = "when"


@dataclass(frozen=True, slots=True, kw_only=True)
class Auto:
    verdict: Literal["passed", "notice", "failed", "not-run"]
    asked: str
    raw: str
    overridden: bool = False
    kind: Literal["auto"] = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Who signed a step on the glass; strokes are never here, only the SHA-256 of the drawn image.

    One drawing for all (`image_sha256`), or, where each signs alone, one per person in the order of `people` (`images`). `hands`, in
    the same order, say which side of which hand-over was signed (`custody.Hand.key`); empty where it is a list of people.
    """

    people: tuple[Person, ...]
    image_sha256: str = ""
    images: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    kind: Literal["sign"] = "sign"


Value = Tri | Num | Text | Pick | Multi | Photo | Scan | Timer | People | Files | Rows | When | Auto | Sign


def to_json(value: Value) -> dict[str, Any]:
    """The JSON form that stands in `answer.given`."""
    match value:
        case Tri():
            data: dict[str, Any] = {"kind": "tri", "is": str(value.verdict)}
            if value.number is not None:
                data["number"] = value.number
            return data
        case Num():
            return {"kind": "num", "number": value.number}
        case Text():
            return {"kind": "text", "text": value.text}
        case Pick():
            data = {"kind": "pick", "key": value.key}
            if value.text is not None:
                data["text"] = value.text
            return data
        case Multi():
            return {"kind": "multi", "keys": list(value.keys)}
        case Photo():
            return {"kind": "photo", "photos": list(value.photos)}
        case Scan():
            return {"kind": "scan", "text": value.text}
        case Timer():
            return {"kind": "timer", "seconds": value.seconds}
        case People():
            return {"kind": "people", "people": [_person_to_json(p) for p in value.people]}
        case Files():
            return {
                "kind": "files",
                "files": [{"name": f.name, "size": f.size, "sha256": f.sha256} for f in value.files],
            }
        case Rows():
            return {"kind": "rows", "rows": [dict(row) for row in value.rows]}
        case When():
            return {"kind": "when", "local": value.local, "zone": value.zone}
        case Auto():
            return {
                "kind": "auto",
                "verdict": value.verdict,
                "asked": value.asked,
                "raw": value.raw,
                "overridden": value.overridden,
            }
        case Sign():
            drawn: dict[str, Any] = (
                {"images": list(value.images)} if value.images else {"image_sha256": value.image_sha256}
            )
            if value.hands:
                drawn["hands"] = list(value.hands)
            return {"kind": "sign", "people": [_person_to_json(p) for p in value.people], **drawn}


def from_json(data: dict[str, Any]) -> Value:
    """The value behind its JSON form. Raises KeyError, TypeError or ValueError where it is none."""
    match data["kind"]:
        case "tri":
            return Tri(verdict=Verdict(data["is"]), number=data.get("number"))
        case "num":
            return Num(number=str(data["number"]))
        case "text":
            return Text(text=data["text"])
        case "pick":
            return Pick(key=data["key"], text=data.get("text"))
        case "multi":
            return Multi(keys=tuple(data["keys"]))
        case "photo":
            return Photo(photos=tuple(data["photos"]))
        case "scan":
            return Scan(text=data["text"])
        case "timer":
            return Timer(seconds=int(data["seconds"]))
        case "people":
            return People(people=tuple(_person_from_json(p) for p in data["people"]))
        case "files":
            return Files(
                files=tuple(FileFact(name=f["name"], size=int(f["size"]), sha256=f["sha256"]) for f in data["files"])
            )
        case "rows":
            return Rows(rows=tuple(tuple((str(k), str(v)) for k, v in row.items()) for row in data["rows"]))
        case "when":
            return When(local=data["local"], zone=data["zone"])
        case "auto":
            return Auto(
                verdict=data["verdict"], asked=data["asked"], raw=data["raw"], overridden=bool(data["overridden"])
            )
        case "sign":
            people = tuple(_person_from_json(p) for p in data["people"])
            if "images" in data:
                images, hands = tuple(data["images"]), tuple(map(str, data.get("hands", ())))
                if len(images) != len(people) or len(hands) not in (0, len(people)):
                    raise ValueError(f"{len(images)} drawings and {len(hands)} hands of {len(people)} people")
                return Sign(people=people, images=images, hands=hands)
            return Sign(people=people, image_sha256=data["image_sha256"])
        case other:
            raise ValueError(f"unknown answer kind: {other}")


def _person_to_json(person: Person) -> dict[str, Any]:
    data: dict[str, Any] = {"name": person.name, "function": person.function, "met": person.met}
    if person.phone is not None:
        data["phone"] = person.phone
    return data


def _person_from_json(data: dict[str, Any]) -> Person:
    return Person(name=data["name"], function=data["function"], met=bool(data["met"]), phone=data.get("phone"))
