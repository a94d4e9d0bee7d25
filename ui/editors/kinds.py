"""Which editor serves which answer kind."""

from ui.editors.attendance import AttendanceEditor
from ui.editors.auto import AutoEditor
from ui.editors.editor import Editor
from ui.editors.files import FilesEditor
from ui.editors.model import Row
from ui.editors.multi import MultiEditor
from ui.editors.num import NumEditor
from ui.editors.people import PeopleEditor
from ui.editors.photo import PhotoEditor
from ui.editors.pick import PickEditor
from ui.editors.rows_table import RowsEditor
from ui.editors.scan import ScanEditor
from ui.editors.sign import SignEditor
from ui.editors.sub import SubEditor
from ui.editors.text import TextEditor
from ui.editors.timer import TimerEditor
from ui.editors.tri import TriEditor
from ui.editors.when import WhenEditor
from ui.editors.wide_table import WideTableEditor
from ui.wording import Words

EDITORS: dict[str, type[Editor]] = {
    "tri": TriEditor,
    "num": NumEditor,
    "text": TextEditor,
    "pick": PickEditor,
    "multi": MultiEditor,
    "photo": PhotoEditor,
    "scan": ScanEditor,
    "timer": TimerEditor,
    "people": PeopleEditor,
    "files": FilesEditor,
    "rows": RowsEditor,
    "sub": SubEditor,
    "when": WhenEditor,
    "auto": AutoEditor,
    "sign": SignEditor,
}


def editor_for(row: Row, words: Words) -> Editor:
    """Raises KeyError for a kind no catalogue has."""
    if row.kind == "rows" and row.wide:
        return WideTableEditor(row, words)
    if row.alone:
        return AttendanceEditor(row, words)
    return EDITORS[row.kind](row, words)
