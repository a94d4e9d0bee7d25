"""What files of a catalogue are called, and which in its folder are not called so: copies, what an editor or a system left there,
and a chapter whose name got another ending.
"""

import re
from collections.abc import Iterator, Sequence

_GOOD = re.compile(r"([0-9]+(\.[0-9]+)*|shared|subtests|retired)\.yaml")
_OTHERWISE = re.compile(r"(.+)\.ya?ml(\.[^.]+)*", re.IGNORECASE)


def stray_files(names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(name, what is wrong, what is allowed) of each that does not belong there. Other files may lie beside the catalogue,
    an editor's copy ("3.1.1.yaml.bak") too, as long as the file it is of is there."""
    for name in names:
        match = _OTHERWISE.fullmatch(name)
        if match is None or _GOOD.fullmatch(name):
            continue
        meant = f"{match[1].lower()}.yaml"
        if _GOOD.fullmatch(meant):
            if meant not in names or re.search(r"\.ya?ml$", name, re.IGNORECASE):
                yield name, "the file's name does not end in .yaml", meant
        elif re.search(r"\.ya?ml$", name, re.IGNORECASE):
            yield (
                name,
                "the file does not belong in the folder",
                "a chapter named as 3.1.1.yaml, or shared, subtests, retired",
            )
