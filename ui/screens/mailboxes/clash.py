"""Names of PST files over all mailboxes of a job: which collide across domains, which Windows cannot store (pst-clash). Knows no Qt."""

from dataclasses import dataclass

from app.mail_domain import mail_steps, name_clashes, of_clash, storable
from app.open_job import OpenJob
from ui.wording import Words

_MOST = 3
"""Named one by one; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """`trouble`: something has to be done about the names. `enter`: the check is ordered and what it finds is not entered yet."""

    fact: str
    rest: str
    trouble: bool
    enter: bool


def of(job: OpenJob, words: Words) -> Clash | None:
    """None where no file is to be named, and where all is well and entered. Call it while reading the job."""
    boxes = [one for one in mail_steps.mailboxes(job.sheet) if mail_steps.takes_pst(job.sheet, one.subject_id)]
    if not boxes:
        return None
    addresses = [one.label for one in boxes]
    found = of_clash(job.sheet, addresses)
    said = job.book.answer(found[0], found[1]) if found else None
    enter = found is not None and (said is None or said.value != found[2])
    groups = name_clashes(addresses)
    odd = [address for address in addresses if not storable(address)]
    if not groups and not odd:
        fact = words.count("The name of {n} file is clear.", "The names of {n} files are clear.", len(addresses))
        return Clash(fact=fact, rest="", trouble=False, enter=True) if enter else None
    facts = [
        words("{mails} lead to the same file name {name}.", mails=_and(words, group), name=_file(group[0]))
        for group in groups[:_MOST]
    ]
    if len(groups) > _MOST:
        facts.append(words.count("{n} more name is double.", "{n} more names are double.", len(groups) - _MOST))
    rest = [words("Please keep a folder per domain, named like it.")] if groups else []
    if odd:
        facts.append(words("Windows cannot store a file for {mails}.", mails=_and(words, tuple(odd[:_MOST]))))
        rest.append(words("Please ask HQ for a name."))
    return Clash(fact=" ".join(facts), rest=" ".join(rest), trouble=True, enter=enter)


def _file(address: str) -> str:
    return f"{address.rpartition('@')[0]}.pst"


def _and(words: Words, mails: tuple[str, ...]) -> str:
    """ "a, b und c"."""
    if len(mails) < 2:
        return "".join(mails)
    return words("{first} and {last}", first=", ".join(mails[:-1]), last=mails[-1])
