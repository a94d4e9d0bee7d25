"""Every problem the tablet can tell a person, as a code with values; the sentences stand in `ui.wording` (a test walks over all codes).

The sort says who can mend it. SURROUNDINGS and BUG sentences begin with: the work is safe.
"""

from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    TO_DO = "to-do"
    """The person can mend it by another input or an act."""
    SURROUNDINGS = "surroundings"
    """Network, disk, keystore, HQ: nothing is lost, try again or get help."""
    BUG = "bug"


class Code(StrEnum):
    """The values each code carries stand behind it."""

    # profile and PIN
    PROFILE_IN_USE = "profile-in-use"  # pid
    PROFILE_UNWRITABLE = "profile-unwritable"  # path
    DATA_ON_NETWORK = "data-on-network"  # path
    DATA_IN_CLOUD_FOLDER = "data-in-cloud-folder"  # path, service
    SETTINGS_UNREADABLE = "settings-unreadable"  # path, what; or, where the system refused, path, number, text
    PROFILE_EXISTS = "profile-exists"
    LOCKED = "locked"
    NOT_ENROLLED = "not-enrolled"
    PIN_TOO_SHORT = "pin-too-short"  # least
    PASSPHRASE_TOO_SHORT = "passphrase-too-short"  # least
    PIN_TOO_SIMPLE = "pin-too-simple"
    PIN_WRONG = "pin-wrong"  # wait_s
    PIN_WAIT = "pin-wait"  # wait_s
    KEY_FILE_DAMAGED = "key-file-damaged"  # path
    KEYSTORE_SECRET_MISSING = "keystore-secret-missing"
    KEYSTORE_UNREACHABLE = "keystore-unreachable"
    # database
    DATABASE_MISSING = "database-missing"  # path
    DATABASE_DAMAGED = "database-damaged"  # path
    DATABASE_NEWER = "database-newer"  # version
    DATABASE_UNSAFE = "database-unsafe"  # check, wanted, found
    DISK_FULL = "disk-full"
    # jobs and answers
    JOB_UNKNOWN = "job-unknown"
    APP_TOO_OLD = "app-too-old"
    CATALOGUE_MISSING = "catalogue-missing"
    ORDER_LACKS_BASIS = "order-lacks-basis"  # chapter
    STEP_UNKNOWN = "step-unknown"  # subject, step
    ANSWER_REFUSED = "answer-refused"  # problems: tuple of answer_rules.AnswerProblem
    REASON_UNKNOWN = "reason-unknown"  # reason
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    TIMER_NOT_RUNNING = "timer-not-running"
    TIMER_RUNNING = "timer-running"
    TIME_NOT_READABLE = "time-not-readable"  # given
    DESK_ALREADY_BEGUN = "desk-already-begun"  # subject
    TEXT_MISSING = "text-missing"  # field
    CONSENT_UNPROVEN = "consent-unproven"
    CHECK_UNKNOWN = "check-unknown"  # check
    CHECK_TARGET_BAD = "check-target-bad"  # given
    CHECK_PORT_BAD = "check-port-bad"  # given
    CHECK_BRACKETS_MISSING = "check-brackets-missing"  # given, meant
    DATE_NOT_READABLE = "date-not-readable"  # given
    RESERVATION_UNKNOWN = "reservation-unknown"
    REMARK_UNKNOWN = "remark-unknown"
    # photos
    PHOTO_EMPTY = "photo-empty"
    PHOTO_NOT_READABLE = "photo-not-readable"
    PHOTO_HEIC = "photo-heic"
    PHOTO_TOO_LARGE = "photo-too-large"  # megapixels, most
    PHOTO_UNKNOWN = "photo-unknown"
    # a file that stays where it is
    FILE_MISSING = "file-missing"  # path
    FILE_NOT_A_FILE = "file-not-a-file"  # path
    FILE_FORBIDDEN = "file-forbidden"  # path
    FILE_IN_USE = "file-in-use"  # path
    FILE_CHANGING = "file-changing"  # path
    FILE_LOST = "file-lost"  # path
    FILE_NOT_READABLE = "file-not-readable"  # path
    FOLDER_WITHOUT_PST = "folder-without-pst"  # path
    # capture of users
    USER_LIST_UNREADABLE = (
        "user-list-unreadable"  # why: a code of the table words, with its values; problem where it has a place
    )
    USER_LIST_FAULTY = "user-list-faulty"  # count
    USER_LIST_TOO_LONG = "user-list-too-long"  # rows, most
    USER_LIST_TORN = "user-list-torn"  # count, most
    # sign-off
    SIGNING_BLOCKED = "signing-blocked"  # blockers
    NOTHING_FROZEN = "nothing-frozen"
    PAGES_NOT_SHOWN = "pages-not-shown"
    SIGNER_NOT_ASKED = "signer-not-asked"  # role
    ALREADY_SIGNED = "already-signed"  # role
    NAME_MISSING = "name-missing"
    STROKES_MISSING = "strokes-missing"
    OUTCOME_MISSING = "outcome-missing"
    REFUSAL_MISSING = "refusal-missing"
    RESERVATIONS_MISSING = "reservations-missing"
    NOT_SIGNED = "not-signed"
    REPORT_UNKNOWN = "report-unknown"
    FOLDER_MISSING = "folder-missing"  # path
    COPY_FAILED = "copy-failed"  # path, number (of the system's error, or None), text (the system's own)
    # way to HQ
    CODE_UNREADABLE = "code-unreadable"
    CODE_UNKNOWN = "code-unknown"
    CODE_USED = "code-used"
    CODE_EXPIRED = "code-expired"
    ALREADY_ENROLLED = "already-enrolled"
    HQ_UNREACHABLE = "hq-unreachable"
    HQ_ADDRESS_UNSAFE = "hq-address-unsafe"  # address
    HQ_PORTAL = "hq-portal"
    HQ_TLS = "hq-tls"
    HQ_CLOCK = "hq-clock"
    HQ_NOT_OURS = "hq-not-ours"  # what
    HQ_FALSE = "hq-false"  # what: a signature or pin that does not fit
    HQ_REFUSED = "hq-refused"  # problem
    HQ_BUSY = "hq-busy"  # wait_s
    DEVICE_REVOKED = "device-revoked"
    LOG_FORKED = "log-forked"
    BLOB_DAMAGED = "blob-damaged"  # sha256


_SURROUNDINGS = {
    Code.PROFILE_IN_USE,
    Code.PROFILE_UNWRITABLE,
    Code.KEY_FILE_DAMAGED,
    Code.KEYSTORE_SECRET_MISSING,
    Code.KEYSTORE_UNREACHABLE,
    Code.DATABASE_MISSING,
    Code.DATABASE_DAMAGED,
    Code.DATABASE_NEWER,
    Code.DATABASE_UNSAFE,
    Code.DISK_FULL,
    Code.APP_TOO_OLD,
    Code.CATALOGUE_MISSING,
    Code.COPY_FAILED,
    Code.HQ_UNREACHABLE,
    Code.HQ_ADDRESS_UNSAFE,
    Code.HQ_PORTAL,
    Code.HQ_TLS,
    Code.HQ_CLOCK,
    Code.HQ_NOT_OURS,
    Code.HQ_FALSE,
    Code.HQ_REFUSED,
    Code.HQ_BUSY,
    Code.DEVICE_REVOKED,
    Code.LOG_FORKED,
    Code.BLOB_DAMAGED,
}
_BUGS = {Code.STEP_UNKNOWN}


class FieldProblem(Exception):
    """One problem, told as one sentence at the edge; nothing was changed when it is raised."""

    def __init__(self, code: Code, **values: Any) -> None:
        super().__init__(f"{code} {values}" if values else str(code))
        self.code = code
        self.values = values

    @property
    def sort(self) -> Sort:
        if self.code in _BUGS:
            return Sort.BUG
        return Sort.SURROUNDINGS if self.code in _SURROUNDINGS else Sort.TO_DO
