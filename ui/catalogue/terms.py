"""The catalogue's own terms in a person's words. Where it helps, the term itself stands beside them: the files are written in it."""

from collections.abc import Mapping

from ui.wording import Words

KINDS: dict[str, str] = {
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
}
PER: dict[str, str] = {
    "order": "once per order",
    "visit": "once per visit",
    "workplace": "per workplace",
    "group": "per group",
    "queue": "per queue",
    "user": "per user",
    "mailbox": "per mailbox",
    "device": "per pilot device",
    "session": "per training",
}
EVIDENCE: dict[str, str] = {
    "ph": "photo",
    "ms": "measured value",
    "lg": "log",
    "sc": "screenshot",
    "sg": "confirmed by name",
    "-": "none",
}
WHO: dict[str, str] = {
    "C": "customer",
    "CA": "the customer's administrator",
    "CT": "technical contact",
    "T": "technician",
    "app": "the program",
    "key users": "key users",
    "user": "user",
}
SIDES: dict[str, str] = {
    "customer": "on the customer's side",
    "provider": "on our side",
    "third": "on nobody's side",
    "not-applicable": "does not apply",
}
MEMBERS: dict[str, str] = {
    "workplaces": "desks of the job",
    "others": "other desks of the job",
}
UNLIKE: dict[str, str] = {
    "own": "a number, name or address of the same desk",
    "desks": "a number, name or address of any desk",
}
VERDICTS: dict[str, str] = {
    "done": "done",
    "failed": "failed",
    "na": "n.a.",
    "passed": "passed",
    "notice": "passed with a notice",
    "not-run": "not run",
}
ORDERED: dict[str, str] = {
    "mac": "the MAC of the order",
    "model": "the model of the order",
    "serial": "the serial number of the order",
}
TABLES = (KINDS, PER, EVIDENCE, WHO, SIDES, MEMBERS, UNLIKE, VERDICTS, ORDERED)


def term(words: Words, table: Mapping[str, str], text: str) -> str:
    """The words of a term; one that nobody has worded stands as it is."""
    return words(table[text]) if text in table else text


def with_term(words: Words, table: Mapping[str, str], text: str) -> str:
    """ "a number (num)", "photo (ph)"."""
    said = term(words, table, text)
    return said if said == text else f"{said} ({text})"


def who(words: Words, text: str) -> str:
    """ "T+user" -> "technician and user"; + is together, / is either."""
    together = [[term(words, WHO, one) for one in part.split("/")] for part in text.split("+")]
    return words(" and ").join(words(" or ").join(part) for part in together)
