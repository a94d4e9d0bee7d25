"""retired.yaml of a catalogue's folder: keys that earlier releases had and that are given up on purpose, each with a reason."""

from dataclasses import dataclass, field

from checklists.catalogue_tree import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """`keys` maps each to its line, `since` has the release of each entry with its line."""

    keys: dict[str, int] = field(default_factory=dict)
    since: tuple[tuple[str, int], ...] = ()


def read_retired(tree: Fields | None) -> Retired:
    """The reason is for whoever reads the file; it must stand there in both languages."""
    found: dict[str, int] = {}
    since: list[tuple[str, int]] = []
    if tree is None:
        return Retired()
    for one in tree.maps("retired"):
        if release := one.text("since"):
            since.append((release, one.line_of("since")))
        one.words("why")
        for key, node in zip(one.texts("keys"), one.list("keys"), strict=True):
            if key in found:
                one.complain(f"key {key!r} stands twice", f"once; it stands in {one.file}:{found[key]}", node.line)
            elif key:
                found[key] = node.line
        if not one.list("keys"):
            one.complain("'keys' is empty", "the keys that are given up", one.line_of("keys"))
        one.done()
    tree.done()
    return Retired(keys=found, since=tuple(since))
