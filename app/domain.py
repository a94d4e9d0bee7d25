"""What a screen may name of the domain: kinds of values to write, and the questions it may ask of a job that is open.

Screens import `app` alone (layout, "screens talk to app only"); this is the one window through which they see the checklists.
"""

from checklists.allowances import usages
from checklists.answer import (
    Auto,
    FileFact,
    Files,
    Multi,
    Num,
    Origin,
    People,
    Person,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    Verdict,
    When,
    from_json,
)
from checklists.answer_rules import cleaned, judge
from checklists.answer_text import answer_text, cell_text, mac_text, sheet_text
from checklists.attendance import attendees, without_signature
from checklists.attributes import ATTRIBUTES, PHONE, Attribute
from checklists.beside_rules import looks_beside
from checklists.book_facts import StoredSheet
from checklists.broken_text import mended
from checklists.catalogue import Detail, Item, Language, Precondition, SubjectKind, SubTest
from checklists.handover import handover, handover_confirmed
from checklists.long_work import Stopped, Watch, unwatched
from checklists.phone_numbers import e164
from checklists.progress import (
    Blocker,
    CellState,
    asks_contact,
    blockers,
    counts,
    item_state,
    left_out,
    may_choose_desk,
    next_open,
    precondition_state,
    proposed_reason,
    signer,
    standing,
    step_state,
)
from checklists.record_form import Record
from checklists.remote import done_remotely, is_remote, signed_at_hq
from checklists.row_rules import outsiders
from checklists.sign_off import Outcome, Role, Strokes
from checklists.subjects import Subject
from checklists.table_words import file_sentence, user_place, user_sentence
from checklists.user_problem import Problem

__all__ = [
    "ATTRIBUTES",
    "Attribute",
    "Auto",
    "Blocker",
    "CellState",
    "Detail",
    "FileFact",
    "Files",
    "Item",
    "Language",
    "Multi",
    "Num",
    "Origin",
    "Outcome",
    "PHONE",
    "People",
    "Person",
    "Photo",
    "Pick",
    "Precondition",
    "Problem",
    "Record",
    "Role",
    "Rows",
    "Scan",
    "Sign",
    "Stopped",
    "StoredSheet",
    "Strokes",
    "SubTest",
    "Subject",
    "SubjectKind",
    "Text",
    "Timer",
    "Tri",
    "Value",
    "Verdict",
    "Watch",
    "When",
    "answer_text",
    "asks_contact",
    "attendees",
    "blockers",
    "cell_text",
    "cleaned",
    "counts",
    "done_remotely",
    "e164",
    "file_sentence",
    "from_json",
    "handover",
    "handover_confirmed",
    "is_remote",
    "item_state",
    "judge",
    "looks_beside",
    "left_out",
    "mac_text",
    "may_choose_desk",
    "mended",
    "next_open",
    "outsiders",
    "precondition_state",
    "proposed_reason",
    "sheet_text",
    "signed_at_hq",
    "signer",
    "standing",
    "step_state",
    "unwatched",
    "user_place",
    "user_sentence",
    "usages",
    "without_signature",
]
