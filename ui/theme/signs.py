"""State vocabulary: which sign and which colours a state wears. The sign alone is enough; colour repeats it."""

from dataclasses import dataclass

from ui.models.matrix import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """`icon` names a drawing; the others name tokens. `edge` is drawn 1 px inside the cell when set."""

    icon: str
    ink: str
    ground: str
    mark: str
    edge: str | None = None


SIGNS: dict[Look, Sign] = {
    Look.OPEN: Sign(icon="open", ink="ink3", ground="sheet", mark="line2"),
    Look.BEGUN: Sign(icon="half", ink="begun", ground="begun_tint", mark="begun_mark"),
    Look.DONE: Sign(icon="tick", ink="done", ground="done_tint", mark="done_mark"),
    Look.NA: Sign(icon="dash", ink="done", ground="done_tint", mark="done_mark"),
    Look.DEVIATES: Sign(icon="neq", ink="dev", ground="dev_tint", mark="dev_mark", edge="dev_mark"),
    Look.NOT_DONE: Sign(icon="cross", ink="dev", ground="dev_tint", mark="dev_mark", edge="dev_mark"),
    Look.BLOCKS: Sign(icon="bang", ink="on_block", ground="block_mark", mark="block_mark", edge="block_mark"),
    Look.SINGLE: Sign(icon="pen", ink="ink3", ground="sheet", mark="line2"),
    Look.ABSENT: Sign(icon="", ink="ink3", ground="sunk", mark="canvas"),
}


def sign(look: str) -> Sign:
    """The sign of a look; raises ValueError for a word that is no state."""
    return SIGNS[Look(look)]


def state_ink(look: str) -> str:
    """Token for the sign or word of a state on plain paper (a blocking state is white only on its own fill)."""
    return "block" if look == Look.BLOCKS else sign(look).ink
