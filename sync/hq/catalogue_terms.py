"""The catalogue's own terms (kinds of answers, repetitions, evidence, who) in a person's words."""

from enum import StrEnum

from checklists.catalogue import AnswerKind, Evidence, GroupKind, Members, Side, SubjectKind, Unlike
from sync.hq.wording import Words

_TERMS: dict[type[StrEnum], dict[str, str]] = {
    AnswerKind: {
        "tri": "done, n.a. or failed",
        "num": "a number",
        "text": "a text",
        "pick": "one choice",
        "multi": "several choices",
        "photo": "photos",
        "scan": "a scan",
        "timer": "a measured time",
        "people": "people",
        "files": "files",
        "rows": "a table",
        "sub": "sub-tests",
        "when": "date and time",
        "auto": "an automatic check",
        "sign": "a signature",
    },
    SubjectKind: {
        "order": "once per order",
        "visit": "once per visit",
        "workplace": "per workplace",
        "group": "per group",
        "queue": "per queue",
        "user": "per user",
        "mailbox": "per mailbox",
        "device": "per pilot device",
        "session": "per training",
    },
    Evidence: {
        "ph": "photo",
        "ms": "measured value",
        "lg": "log",
        "sc": "screenshot",
        "sg": "confirmed by name",
        "-": "none",
    },
    Side: {
        "customer": "on the customer's side",
        "provider": "on our side",
        "third": "on nobody's side",
        "not-applicable": "does not apply",
    },
    GroupKind: {
        "park": "call park",
        "pickup": "call pickup",
        "clid": "shown number",
        "paging": "paging",
        "moh": "music on hold",
        "hunt": "hunt group",
        "plan": "number plan",
        "auto-attendant": "auto attendant",
        "queue": "queue",
    },
    Members: {"workplaces": "desks of the job", "others": "other desks of the job"},
    Unlike: {
        "own": "a number, name or address of the same desk",
        "desks": "a number, name or address of any desk",
    },
}
_WHO = {
    "C": "customer",
    "CA": "the customer's administrator",
    "CT": "technical contact",
    "T": "technician",
    "HQ": "HQ",
    "app": "the program",
    "key users": "key users",
    "user": "user",
}
_ORDERED = {
    "mac": "the MAC of the order",
    "model": "the model of the order",
    "serial": "the serial number of the order",
}
_VERDICTS = {
    "done": "done",
    "failed": "failed",
    "na": "n.a.",
    "passed": "passed",
    "notice": "passed with a notice",
    "not-run": "not run",
    "": "empty",
}


def term(words: Words, value: StrEnum) -> str:
    """The words of a term; one that nobody has worded stands as it is."""
    return words(_TERMS.get(type(value), {}).get(str(value), str(value)))


def is_termed(value: StrEnum) -> bool:
    return str(value) in _TERMS.get(type(value), {})


def who(words: Words, text: str) -> str:
    """ "T+user" -> "technician and user"; + is together, / is either."""
    together = [[words(_WHO.get(one, one)) for one in part.split("/")] for part in text.split("+")]
    return words(" and ").join(words(" or ").join(part) for part in together)


def ordered(words: Words, key: str) -> str:
    return words(_ORDERED.get(key, key))


def verdict(words: Words, key: str) -> str:
    return words(_VERDICTS.get(key, key))
