"""T-COVER: what a protocol carries, against what chapter 2.5 promises."""

import pytest

from checklists.mail_coverage import Carried, MailPart, Protocol, coverage, coverages, protocol_of, together

YES, NO, INBOX, FROM_14 = Carried.YES, Carried.NO, Carried.INBOX_ONLY, Carried.FROM_PROTOCOL_14


@pytest.mark.parametrize(
    ("protocol", "carried"),
    [
        (Protocol.IMAP4, (YES, YES, NO, NO, NO, NO)),
        (Protocol.POP3, (INBOX, NO, NO, NO, NO, NO)),
        (Protocol.ACTIVE_SYNC, (YES, YES, YES, YES, YES, FROM_14)),
        (Protocol.OUTLOOK_ANYWHERE, (YES, YES, YES, YES, YES, YES)),
    ],
)
def test_the_table(protocol: Protocol, carried: tuple[Carried, ...]) -> None:
    line = coverage(protocol)
    assert line.parts == tuple(zip(MailPart, carried, strict=True))
    assert line.short == tuple(part for part, one in line.parts if one is not YES)


@pytest.mark.parametrize(
    ("version", "notes"),
    [("14.0", YES), ("14.1", YES), ("16.1", YES), ("12.1", NO), ("2.5", NO), ("", FROM_14), ("neu", FROM_14), ("NaN", FROM_14)],
)  # fmt: skip
def test_notes_over_active_sync_depend_on_the_servers_protocol(version: str, notes: Carried) -> None:
    assert coverage(Protocol.ACTIVE_SYNC, version=version).of(MailPart.NOTES) is notes
    assert coverage(Protocol.OUTLOOK_ANYWHERE, version=version).of(MailPart.NOTES) is YES


def test_several_protocols_together_carry_the_best_of_each() -> None:
    both = together([Protocol.POP3, Protocol.IMAP4])
    assert both is not None and both.protocol is None
    assert both.short == (MailPart.CONTACTS, MailPart.CALENDAR, MailPart.TASKS, MailPart.NOTES)
    wide = together([Protocol.POP3, Protocol.ACTIVE_SYNC])
    assert wide is not None and (wide.of(MailPart.MAIL), wide.of(MailPart.NOTES)) == (YES, FROM_14)
    assert together([]) is None


def test_lines_stand_in_one_order_and_once() -> None:
    chosen = [Protocol.OUTLOOK_ANYWHERE, Protocol.IMAP4, Protocol.OUTLOOK_ANYWHERE]
    assert [line.protocol for line in coverages(chosen)] == [Protocol.IMAP4, Protocol.OUTLOOK_ANYWHERE]


@pytest.mark.parametrize(
    ("name", "protocol"),
    [
        ("IMAP4", Protocol.IMAP4),
        ("imap", Protocol.IMAP4),
        ("POP3", Protocol.POP3),
        ("active-sync", Protocol.ACTIVE_SYNC),
        ("Exchange ActiveSync", Protocol.ACTIVE_SYNC),
        ("eas", Protocol.ACTIVE_SYNC),
        ("Outlook Anywhere", Protocol.OUTLOOK_ANYWHERE),
        ("outlook_anywhere", Protocol.OUTLOOK_ANYWHERE),
        ("MAPI", None),
        ("", None),
    ],
)
def test_a_protocol_is_known_by_the_names_people_give_it(name: str, protocol: Protocol | None) -> None:
    assert protocol_of(name) is protocol
