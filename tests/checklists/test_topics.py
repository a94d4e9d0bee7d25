"""Topics agreed for an administrators' training: the call centre is refused in every guise, everything else passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists.answer import Rows
from checklists.answer_rules import judge, refused
from checklists.catalogue_reader import read_catalogue
from checklists.flaws import Flaw
from checklists.patterns import checked

CALL_CENTRE = [
    "Call Center",
    "Callcenter",
    "CALL-CENTER",
    "call  center",
    "Call Centre",
    "Callcentern",
    "Call\u00adCenter",
    "Call\u2011Center Premium",
    "Call-\nCenter",
    "C a l l c e n t e r",
    "C\u00e0ll C\u00e9nter",
    "\uff23all \uff23enter",
    "Kallcenter",
    "Call-Zentrum",
    "Einrichtung des Callcenters Standard",
    "Contact Center",
    "contact-centre",
    "Kontaktcenter",
    "Kundenkontaktzentrum",
    "Warteschlange",
    "Warteschlangen anlegen",
    "WARTE-SCHLANGEN",
    "Queue",
    "call queues",
    "Ansagen der Queue",
    "Agentenplatz",
    "Agenten-Pl\u00e4tze",
    "Agentenarbeitsplatz",
    "agent client",
    "Enhanced Agent",
    "call agents",
    "Teamleitungsplatz",
    "Teamleiter-Arbeitsplatz",
    "team lead client",
    "Supervisor",
    "SUPERVISOR-Client",
    "Supervisoren",
    "ACD",
    "Automatic Call Distribution",
    "cc-type",
    "cc-ann",
    "CC-STD-TEST",
    "cc\u2011prem\u2011test",
    "cc-sup-test/sup-listen",
    "S-CCS",
    "3.1.4-b3-2",
    "Rufgruppen und Call Center",
]
INNOCENT = [
    "Besetztlampenfeld",
    "Sammelrufnummer und Weiterschaltung",
    "Wartemusik, Warteschleife",
    "Anrufliste im Call Manager",
    "Call Pickup",
    "Callcentrex-Vergleich",
    "Call Centrex",
    "tengo centraflex: Anrufe, Zentrale",
    "AD-Agent",
    "AD-Agent: Client am Server",
    "Vermittlungsplatz (Receptionist)",
    "Umleitung zur Teamleitung",
    "Agenturnummern im Telefonbuch",
    "Hypervisor der Telefonanlage",
    "Cc-Feld der Mailbenachrichtigung",
    "CC: Mail bei Nachricht",
    "Service Center der Stadt anrufen",
    "Contact lists, central directory",
    "Kontakte, Zentrale Rufnummer",
    "Fax queue",
    "Druck-Queue",
    "Platz 12: Tasten",
    "Auto Attendant, Tastenmen\u00fc",
    "Nebenstellenplan (plan-ext)",
    "blf-list",
    "3.1.4-b3-1",
    "3.1.4-b1",
    "Lokal, Zentrum, Umland: Vorwahlen",
    "Conference call, centre office",
]


@pytest.mark.parametrize("text", CALL_CENTRE)
def test_the_call_centre_is_no_topic(text: str) -> None:
    assert checked("P-TOPIC", text).problem == "topic-call-centre"


@pytest.mark.parametrize("text", INNOCENT)
def test_other_topics_are_free(text: str) -> None:
    found = checked("P-TOPIC", text)
    assert (found.problem, found.warnings, found.value) == (None, (), text)


def test_a_table_with_the_call_centre_in_it_is_not_kept() -> None:
    more = next(d for d in read_catalogue().item("3.2.1-b5").details if d.key == "ta-more")
    topics = [dict(row) for row in more.example["rows"]]  # type: ignore[union-attr, attr-defined]

    def asked(topic: str) -> Rows:
        rows = [*topics, {**topics[0], "topic": topic}]
        return Rows(rows=tuple(tuple(sorted(row.items())) for row in rows))

    assert judge(more, asked("Parken")) == ()
    (refusal,) = refused(judge(more, asked("Call-Center Ansagen")))
    assert (refusal.code, refusal.values["row"], refusal.values["column"]) == (Flaw.PATTERN, "3", "topic")


def test_every_step_of_the_call_centre_is_refused_by_its_key() -> None:
    keys = [d.key for item in read_catalogue().chapter("3.1.4").items for d in item.details if d.key.startswith("cc-")]
    assert len(keys) >= 15
    assert [key for key in keys if checked("P-TOPIC", key).ok] == []


def test_every_other_title_of_the_workplace_chapters_may_be_a_topic() -> None:
    catalogue = read_catalogue()
    refused = set()
    for chapter in ("3.1.1", "3.1.2", "3.1.3", "3.1.4"):
        for item in catalogue.chapter(chapter).items:
            if not (checked("P-TOPIC", item.words.de).ok and checked("P-TOPIC", item.words.en).ok):
                refused.add(item.key)
    assert refused == {"3.1.4-b3-2", "3.1.4-b3-3", "3.1.4-b3-4", "3.1.4-b3-5"}


@given(st.text(alphabet=" -_\u00ad\u2011./", max_size=3), st.booleans(), st.text(max_size=8))
def test_nothing_between_the_words_and_no_case_hides_it(between: str, loud: bool, behind: str) -> None:
    text = f"Call{between}Center {behind}"
    assert not checked("P-TOPIC", text.upper() if loud else text).ok
