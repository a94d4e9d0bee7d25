"""What a screen may name of the domain: kinds of values to write, and the questions it may ask of a job that is open.

Screens import `app` alone (layout, "screens talk to app only"); this is the one window through which they see the checklists.
"""

from checklists import mail_steps
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
from checklists.answer_text import answer_text, cell_text, mac_text
from checklists.attendance import attendees, without_signature
from checklists.attributes import ATTRIBUTES, PHONE, Attribute
from checklists.bandwidth import BandwidthField, NotANumber, Transfer, read_asked, total, transfer
from checklists.catalogue import Detail, Item, Language, Precondition, SubjectKind, SubTest
from checklists.custody import BLOCKING, GAPS, ChainProblem, judge_chain
from checklists.handover import handover, handover_confirmed
from checklists.ids import StepKey
from checklists.mail_answers import Stage, of_clash, stages
from checklists.mail_coverage import Carried, Coverage, MailPart, Protocol, coverages, protocol_of, together
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
from checklists.pst import name_clashes, storable
from checklists.record_form import Record
from checklists.sign_off import Outcome, Role, Strokes
from checklists.subjects import Subject

__all__ = [
    "ATTRIBUTES",
    "Attribute",
    "Auto",
    "BLOCKING",
    "BandwidthField",
    "Blocker",
    "Carried",
    "CellState",
    "ChainProblem",
    "Coverage",
    "Detail",
    "FileFact",
    "Files",
    "GAPS",
    "Item",
    "Language",
    "MailPart",
    "Multi",
    "NotANumber",
    "Num",
    "Origin",
    "Outcome",
    "PHONE",
    "People",
    "Person",
    "Photo",
    "Pick",
    "Precondition",
    "Protocol",
    "Record",
    "Role",
    "Rows",
    "Scan",
    "Sign",
    "Stage",
    "StepKey",
    "Strokes",
    "SubTest",
    "Subject",
    "SubjectKind",
    "Text",
    "Timer",
    "Transfer",
    "Tri",
    "Value",
    "Verdict",
    "When",
    "answer_text",
    "asks_contact",
    "attendees",
    "blockers",
    "cell_text",
    "cleaned",
    "counts",
    "coverages",
    "from_json",
    "handover",
    "handover_confirmed",
    "item_state",
    "judge",
    "left_out",
    "judge_chain",
    "mac_text",
    "mail_steps",
    "may_choose_desk",
    "name_clashes",
    "next_open",
    "of_clash",
    "precondition_state",
    "proposed_reason",
    "protocol_of",
    "read_asked",
    "signer",
    "standing",
    "step_state",
    "stages",
    "storable",
    "together",
    "total",
    "transfer",
    "usages",
    "without_signature",
]
