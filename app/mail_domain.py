"""What a screen may name of mailboxes and their way, beside `app.domain`: where their steps stand, and the rules of names, protocols,
line and custody.
"""

from checklists import mail_steps
from checklists.bandwidth import BandwidthField, NotANumber, Transfer, read_asked, total, transfer
from checklists.custody import BLOCKING, GAPS, SIDES, ChainProblem, Hand, hands, judge_chain
from checklists.ids import StepKey
from checklists.mail_answers import Stage, of_clash, stages
from checklists.mail_coverage import Carried, Coverage, MailPart, Protocol, coverages, protocol_of, together
from checklists.pst import name_clashes, storable

__all__ = [
    "BLOCKING",
    "BandwidthField",
    "Carried",
    "ChainProblem",
    "Coverage",
    "GAPS",
    "Hand",
    "MailPart",
    "NotANumber",
    "Protocol",
    "SIDES",
    "Stage",
    "StepKey",
    "Transfer",
    "coverages",
    "hands",
    "judge_chain",
    "mail_steps",
    "name_clashes",
    "of_clash",
    "protocol_of",
    "read_asked",
    "stages",
    "storable",
    "together",
    "total",
    "transfer",
]
