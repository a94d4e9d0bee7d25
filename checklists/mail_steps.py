"""Where the steps of mailboxes stand on a sheet (facts sec 4.1, 4.2, ini-pst), whichever of 2.4, 2.5 and 2.6 are ordered."""

from checklists.catalogue import Detail, Item, SubjectKind
from checklists.ids import StepKey, SubjectId
from checklists.sheet import Sheet
from checklists.subjects import Subject

EXPORT = StepKey("ini-pst")
PST_NAME = StepKey("pst-name")
PST_CLASH = StepKey("pst-clash")
PST_FORMAT = StepKey("pst-format")
PST_SIZE = StepKey("pst-size")
PST_HASH = StepKey("pst-hash")
PST_COPIED = StepKey("pst-hash-copied")
PST_HASH_IN = StepKey("pst-hash-in")
PST_SAME_IN = StepKey("pst-hash-in-same")
PST_MEDIUM = StepKey("pst-medium")
SOURCE = StepKey("mig-source")
PROTOCOLS = StepKey("mig-proto")
PROTOCOL_VERSION = StepKey("mig-proto-version")
COVER = StepKey("mig-cover")
VOLUME = StepKey("mig-volume")
BANDWIDTH = StepKey("mig-bw")
ONSITE = StepKey("mig-onsite")
USB = StepKey("mig-usb")
MANIFEST = StepKey("mig-manifest")
ON_THE_WAY = (
    StepKey("pst-closed"),
    PST_COPIED,
    PST_SAME_IN,
    StepKey("pst-virus"),
    StepKey("pst-import"),
    StepKey("pst-repeat"),
    StepKey("mig-virus"),
    StepKey("mig-import"),
)
"""What is said of a mailbox between its file and its new place, in that order."""
CHAINS = {PST_MEDIUM: StepKey("pst-medium-signed"), USB: StepKey("mig-usb-signed")}
"""Custody chains -> the step in which those who hand over and take over sign."""
OF_A_FILE = (PST_NAME, PST_FORMAT, PST_SIZE, PST_HASH, EXPORT)
"""What the check of a PST file can answer at its mailbox."""


def step_on(sheet: Sheet, subject: str, key: StepKey) -> Detail | Item | None:
    """The step of that key on a subject: a detail, or an item that has no details; None where it is not asked there."""
    items = sheet.items(subject)
    for item in items:
        for detail in item.details:
            if detail.key == key:
                return detail if sheet.asked(subject, detail) else None
    return next((item for item in items if str(item.key) == key and not item.details), None)


def whole_with(sheet: Sheet, key: StepKey) -> SubjectId | None:
    """The order or the visit, whichever has this step; None where neither does."""
    wholes = (*sheet.of(SubjectKind.ORDER), *sheet.of(SubjectKind.VISIT))
    return next((one.subject_id for one in wholes if step_on(sheet, one.subject_id, key) is not None), None)


def mailboxes(sheet: Sheet) -> tuple[Subject, ...]:
    return sheet.of(SubjectKind.MAILBOX)


def takes_pst(sheet: Sheet, subject: str) -> bool:
    """Whether the check of a PST file answers anything at this mailbox."""
    return any(step_on(sheet, subject, key) is not None for key in OF_A_FILE)


def proves_files(sheet: Sheet) -> bool:
    """Whether the job's catalogue asks for the checksum of a PST file at all, in whatever chapter is ordered."""
    try:
        return isinstance(sheet.step(PST_HASH), Detail)
    except KeyError:
        return False
