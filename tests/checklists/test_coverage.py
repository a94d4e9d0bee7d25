"""Every row of the facts has its place in the catalogue, as the facts say. The places themselves: test_service_places.py."""

import re
from pathlib import Path

import pytest

from checklists.catalogue import Detail, SubjectKind
from checklists.catalogue_reader import read_catalogue
from checklists.coverage import sources_of

CATALOGUE = read_catalogue()
FACTS = [
    dict(zip(("key", "answer", "evidence", "who", "per", "src"), line.split("\t"), strict=True))
    for line in (Path(__file__).parent / "data" / "facts_rows.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
FULL = (
    "wp-",
    "pre-",
    "ini-",
    "portal-base",
    "portal-clid",
    "portal-open",
    "unpack",
    "dev-",
    "assemble",
    "place",
    "cable-",
)
FULL += ("power", "boot-", "func-test", "pc-boot", "brief", "vm-")
FULL += ("cospa-", "conf-", "fax-", "ctd-", "loc-", "ro-", "any-", "app-", "blf-", "aa-")
FULL += ("ucd-", "ucm-", "rec-", "cc-", "tapi-")
FULL += ("order-data-", "xl-", "sx-", "ad-", "pst-", "mig-")
# What the facts say in words about who does it, as the catalogue's codes.
WHO = {"C supplies, HQ checks": "C+HQ", "CA opens firewall": "CA", "CA firewall": "CA", "C responsible": "C"}
FULL += ("park-", "pick-", "clid-", "page-", "moh-", "hg-", "plan-")
# Topics of a training: their rows say when a topic counts as practised, the answer stands once for all of them (sec 10).
TOPICS = [row for row in FACTS if row["key"].startswith(("ta-", "tu-"))]
# The common rows of a session have no key in the facts: what they ask, and whether they must be answered.
SESSION_ROWS = {
    "place": ("pick", True),
    "place-room": ("text", False),
    "trainer": ("text", False),
    "room": ("sub", False),
    "material": ("text", False),
    "start": ("when", False),
    "minutes": ("timer", False),
    "people": ("people", True),
    "attendance": ("sign", True),
    "feedback": ("rows", False),
    "confirm": ("sign", True),
}
SESSIONS = ("3.2.1-session", "3.2.2-session")
DETAILED = [row for row in FACTS if row["key"].startswith(FULL)]
DETAILS = {
    detail.key: detail
    for chapter in CATALOGUE.chapters
    for bullet in (*chapter.preconditions, *chapter.items)
    for detail in bullet.details
}


def test_every_row_of_the_facts_is_a_step_of_the_item_its_source_names() -> None:
    steps: dict[str, set[str]] = {}
    for chapter in CATALOGUE.chapters:
        for precondition in chapter.preconditions:
            steps.setdefault(precondition.key, set()).update(sources_of(precondition.details[0].src))
        for item in chapter.items:
            places = set(sources_of(item.src)).union(*(sources_of(detail.src) for detail in item.details))
            for step in item.steps:
                steps.setdefault(step, set()).update(places)
    assert len(FACTS) == 198
    assert {row["key"] for row in FACTS} | set(SESSIONS) == set(steps)
    for row in FACTS:
        assert set(sources_of(row["src"])) <= steps[row["key"]], row["key"]


@pytest.mark.parametrize("row", DETAILED, ids=[row["key"] for row in DETAILED])
def test_a_detail_is_what_its_row_says(row: dict[str, str]) -> None:
    detail: Detail = DETAILS[row["key"]]  # type: ignore[index]
    first = re.match(r"[a-z]+", row["answer"])
    assert first is not None
    assert detail.kind == first[0]
    # Of several answers it is the first that closes the row ("tri! + text"), or all do ("rows(..) + rows(..)!").
    assert detail.required == ("!" in row["answer"])
    assert detail.who == WHO.get(row["who"], row["who"])
    assert [str(evidence) for evidence in detail.evidence] == row["evidence"].split()
    assert set(sources_of(row["src"])) <= set(sources_of(detail.src))
    pattern = re.search(r"\((P-[A-Z0-9]+)\)", row["answer"])
    assert detail.pattern == (pattern[1] if pattern else None)
    check = re.search(r"\((A-[A-Z0-9]+)\)", row["answer"])
    # The order itself is asked whether the auto attendant belongs to it; the row names no check.
    assert detail.check == (check[1] if check else {"aa-order": "A-ORDER"}.get(row["key"]))


def test_all_rows_of_the_chapters_with_details_are_compared() -> None:
    assert len(DETAILED) == 183
    assert {"wp-230", "func-test", "ini-pst-note", "vm-brief", "mig-usb"} <= {row["key"] for row in DETAILED}


@pytest.mark.parametrize("row", TOPICS, ids=[row["key"] for row in TOPICS])
def test_a_topic_is_shown_practised_or_asked_about(row: dict[str, str]) -> None:
    assert (row["answer"], row["evidence"], row["who"]) == ("-", "-", "-")
    detail: Detail = DETAILS[row["key"]]  # type: ignore[index]
    if row["key"] == "ta-more":
        (choice,) = [column.options for column in detail.columns if column.key == "result"]
        assert (detail.kind, detail.required) == ("rows", False)
        assert next(column.pattern for column in detail.columns if column.key == "topic") == "P-TOPIC"
    else:
        choice = detail.options
        assert (detail.kind, detail.required) == ("multi", True)
    assert [option.key for option in choice] == ["shown", "practised", "question"]
    assert detail.src == row["src"]


@pytest.mark.parametrize("key", SESSIONS)
def test_a_session_asks_the_common_rows(key: str) -> None:
    asked = {d.key.removeprefix(f"{key}-"): (str(d.kind), d.required) for d in CATALOGUE.item(key).details}
    assert asked == SESSION_ROWS


PER = {"W": "workplace", "D": "workplace", "U": "workplace", "V": "visit", "O": "order", "G": "group", "Q": "queue"}
PER |= {"M": "mailbox", "S": "session"}
# Once per group though the facts repeat it per user, per device in 2.6, order-wide rows beside a queue's or a desk's own.
ELSEWHERE = {
    "clid-policy": SubjectKind.GROUP,
    "clid-test": SubjectKind.GROUP,
    "ini-pilot": SubjectKind.DEVICE,
    "ini-pilot-test": SubjectKind.DEVICE,
    "cc-sup": SubjectKind.WORKPLACE,
    "cc-consent": SubjectKind.WORKPLACE,
}


def test_a_row_is_repeated_as_the_facts_say() -> None:
    per: dict[str, SubjectKind] = {}
    for chapter in CATALOGUE.chapters:
        per.update({precondition.key: precondition.per for precondition in chapter.preconditions})
        per.update({step: item.per for item in chapter.items for step in item.steps})
    expected = {row["key"]: ELSEWHERE.get(row["key"], PER[row["per"]]) for row in FACTS}
    assert per == expected | dict.fromkeys(SESSIONS, SubjectKind.SESSION)
