"""What holds over the whole catalogue: keys are unique, and everything that is named exists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checklists.catalogue_tree import Fields

# Features of sec "Feature keys" of the order workbook: only these can be ordered (fn16, fn17).
FEATURES = frozenset(
    (
        "auto-attendant",
        "call-center-agent",
        "call-center-premium",
        "call-center-standard",
        "call-center-supervisor",
        "communicator-desktop",
        "communicator-mobile",
        "ecsta",
        "receptionist",
    )
)


@dataclass(frozen=True, slots=True)
class _Reference:
    fields: Fields
    field: str
    key: str
    sort: str


@dataclass(slots=True)
class Index:
    """Keys claimed and named while the files are read; `resolve` complains about names nobody claimed."""

    _claimed: dict[tuple[str, str], str] = field(default_factory=dict)
    _references: list[_Reference] = field(default_factory=list)

    def claim(self, fields: Fields, sort: str, key: str, name: str = "key") -> None:
        """`sort` is a space of names: step, precondition, reason, chapter, allowance, list, pattern."""
        if not key:
            return
        line = fields.line_of(name)
        if (sort, key) in self._claimed:
            fields.complain(f"{sort} {key!r} stands twice", f"once; it stands in {self._claimed[sort, key]}", line)
        else:
            self._claimed[sort, key] = f"{fields.file}:{line}"

    def refer(self, fields: Fields, name: str, key: str | None, sort: str) -> None:
        if key:
            self._references.append(_Reference(fields, name, key, sort))

    def resolve(self) -> None:
        known: dict[str, set[str]] = {}
        for sort, key in self._claimed:
            known.setdefault(sort, set()).add(key)
        for one in self._references:
            allowed = known.get(one.sort, set())
            if one.key not in allowed:
                one.fields.complain(
                    f"{one.field!r} names {one.key!r}", _listed(allowed, one.sort), one.fields.line_of(one.field)
                )


def _listed(allowed: set[str], sort: str) -> str:
    return f"a known {sort}: " + ", ".join(sorted(allowed)) if len(allowed) <= 40 else f"the key of a known {sort}"


def check_head(fields: Fields, lines: Mapping[str, tuple[str, ...]], longest: int) -> None:
    """Column heads have two lines of at most 10 letters, the brief form at most 8 (looks: layout rules)."""
    for language, texts in lines.items():
        if not 1 <= len(texts) <= 2:
            fields.complain(f"{language} has {len(texts)} lines", "one or two lines")
        for text in texts:
            if len(text) > longest:
                fields.complain(f"{language} {text!r} has {len(text)} letters", f"at most {longest} letters a line")
