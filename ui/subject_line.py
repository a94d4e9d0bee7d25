"""One device or mailbox in a list: sign, name, state, and the way to its card."""

from ui.subject_rows import SubjectRow
from ui.theme.signs import sign, state_ink
from ui.widgets.list_row import ListRow


class SubjectLine(ListRow):
    """`spoken` in place of the row's own where something beside it is read aloud, too."""

    def __init__(self, row: SubjectRow, *, rule: bool = False, spoken: str = "") -> None:
        super().__init__(
            row.title,
            second=row.second,
            icon=sign(row.look).icon,
            icon_ink=state_ink(row.look),
            value=row.state,
            value_ink=state_ink(row.look) if row.look != "open" else "ink2",
            trailing="chevron-right",
            height=64,
            rule=rule,
            spoken=spoken or row.spoken,
        )
