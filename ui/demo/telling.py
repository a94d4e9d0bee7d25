"""From the facts of a job to what the technician is told: what to answer, whom he does not meet, what goes wrong."""

from dataclasses import fields
from pathlib import Path
from typing import Any

from ui.demo.folders import Folders
from ui.demo.props import make_files, make_mailbox_file, make_photo, write_users
from ui.demo.script import Desk, Sample, Script

# What is typed freely stands on the report: it is written in the language the customer reads.
_WRITTEN: dict[str, dict[str, Any]] = {
    "de": {
        "reservation": "Der Umzug der zweiten Etage steht noch aus.",
        "caption": "Anschluss am Platz",
        "failure": "Ton nur in eine Richtung, Port am Switch wird geprüft",
        "not_met": "nicht im Haus",
        "checked_how": "am Laptop im Netz des Kunden",
    },
    "en": {
        "reservation": "The second floor has not moved in yet.",
        "caption": "Socket at the desk",
        "failure": "Sound one way only, the port of the switch is being checked",
        "not_met": "not in the house",
        "checked_how": "on a laptop in the customer's network",
    },
}


def tell(facts: dict[str, Any], folders: Folders) -> Script:
    """Of the users the last one is not met, at the first desk one sub-test fails."""
    props = folders.props
    desks = tuple(Desk(**{one.name: desk[one.name] for one in fields(Desk)}) for desk in facts["desks"])
    met = [desk.number for desk in desks if desk.user]
    users_file, users = write_users(props / "nutzer.csv", facts)
    return Script(
        customer=facts["customer"],
        contact=facts["contact"],
        function=facts["function"],
        language=facts["language"],
        desks=desks,
        samples={label: tuple(_sample(one) for one in some) for label, some in facts["samples"].items()},
        photo=make_photo(props / "dose.jpg"),
        file=make_mailbox_file(props / "ablage.pst"),
        files=make_files(props, _endings(facts)),
        mailbox_files=tuple(
            (mail, make_mailbox_file(props / f"postfach-{nth}" / f"{mail.partition('@')[0]}.pst"))
            for nth, mail in enumerate(facts["mailboxes"], start=1)
        ),
        stick=folders.stick,
        absent=met[-1] if len(met) > 1 else "",
        briefing=facts["briefing"],
        failing=desks[0].number if desks else "",
        users_file=users_file,
        users=users,
        devices=(("NB-014", "Mehmet Łukasik"), ("NB-015", "Renée Núñez")),
        **_WRITTEN[facts["language"]],
    )


def _endings(facts: dict[str, Any]) -> set[str]:
    named = {Path(one["typed"]).suffix for some in facts["samples"].values() for one in some if one["kind"] == "files"}
    return named - {"", ".pst"}


def _sample(one: dict[str, Any]) -> Sample:
    return Sample(
        kind=one["kind"],
        typed=one["typed"],
        choices=tuple(one["choices"]),
        rows=tuple(tuple((title, text) for title, text in row) for row in one["rows"]),
        once=one["once"],
    )
