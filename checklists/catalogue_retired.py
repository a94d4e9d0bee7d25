"""retired.yaml of a catalogue's folder: keys that earlier releases had and that are given up on purpose, each with a reason."""

from checklists.catalogue_tree import Fields


def read_retired(tree: Fields | None) -> dict[str, int]:
    """Key -> its line. The reason is for whoever reads the file; it must stand there in both languages."""
    found: dict[str, int] = {}
    if tree is None:
        return found
    for one in tree.maps("retired"):
        one.text("since")
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
    return found
