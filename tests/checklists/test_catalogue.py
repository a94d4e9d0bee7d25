"""The package's own catalogue: chapters, items, heads, depth, limits and examples."""

from collections.abc import Iterator

import pytest

from checklists import answer
from checklists.answer_rules import judge
from checklists.catalogue import AnswerKind, Detail, GroupKind, Item, Side, SubjectKind, Words
from checklists.catalogue_reader import bundle_bytes, read_catalogue

CATALOGUE = read_catalogue()


def _items() -> Iterator[Item]:
    for chapter in CATALOGUE.chapters:
        yield from chapter.items


def _details() -> dict[str, Detail]:
    bullets = [b for chapter in CATALOGUE.chapters for b in (*chapter.preconditions, *chapter.items)]
    return {detail.key: detail for bullet in bullets for detail in bullet.details}


def _words() -> Iterator[Words]:
    for chapter in CATALOGUE.chapters:
        yield chapter.words
        yield from chapter.notices
        for bullet in (*chapter.preconditions, *chapter.items):
            yield bullet.words
            for detail in bullet.details:
                yield detail.words
                yield detail.hint
                yield from (option.words for option in detail.options)
                yield from (column.words for column in detail.columns)
                for sub in detail.subs:
                    yield sub.words
                    yield sub.hint
    yield from (reason.words for reason in CATALOGUE.reasons)
    yield from (hint.words for hint in CATALOGUE.patterns)
    yield from (allowance.words for allowance in CATALOGUE.allowances)


def test_every_chapter_stands_in_order() -> None:
    keys = [chapter.key for chapter in CATALOGUE.chapters]
    packages = ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.2.1", "3.2.2"]
    assert keys == ["1", *packages]
    assert [chapter.key for chapter in CATALOGUE.chapters if chapter.always] == ["1"]


@pytest.mark.parametrize(
    ("chapter", "bullets"), [("2.6", 4), ("3.1.1", 10), ("3.1.2", 6), ("3.1.3", 7), ("3.2.1", 5), ("3.2.2", 10)]
)
def test_one_item_per_bullet(chapter: str, bullets: int) -> None:
    items = CATALOGUE.chapter(chapter).items
    # What every session leaves behind is no bullet of its own and stands last.
    sessions = [f"{chapter}-session"] if CATALOGUE.chapter(chapter).unit is SubjectKind.SESSION else []
    assert [item.key for item in items] == [*(f"{chapter}-b{n}" for n in range(1, bullets + 1)), *sessions]
    assert [item.number for item in items] == list(range(1, len(items) + 1))


def test_individual_items_are_the_eight_features() -> None:
    items = CATALOGUE.chapter("3.1.4").items
    assert {item.feature: item.per for item in items} == {
        "communicator-desktop": SubjectKind.WORKPLACE,
        "communicator-mobile": SubjectKind.WORKPLACE,
        "receptionist": SubjectKind.WORKPLACE,
        "call-center-standard": SubjectKind.QUEUE,
        "call-center-premium": SubjectKind.QUEUE,
        "call-center-agent": SubjectKind.WORKPLACE,
        "call-center-supervisor": SubjectKind.WORKPLACE,
        "ecsta": SubjectKind.ORDER,
    }


def test_group_services_are_one_kind_each() -> None:
    assert [item.group_kinds for item in CATALOGUE.chapter("3.1.3").items] == [
        (GroupKind.PARK,),
        (GroupKind.PICKUP,),
        (GroupKind.CLID,),
        (GroupKind.PAGING,),
        (GroupKind.MOH,),
        (GroupKind.HUNT,),
        (GroupKind.PLAN,),
    ]
    attendant = CATALOGUE.item("3.1.2-b6")
    assert (attendant.feature, attendant.per) == ("auto-attendant", SubjectKind.GROUP)


@pytest.mark.parametrize("chapter", ["3.1.2", "3.1.3", "3.1.4"])
def test_extended_packages_need_the_basic_one(chapter: str) -> None:
    assert CATALOGUE.chapter(chapter).needs == ("3.1.1",)


def test_column_heads_fit() -> None:
    for chapter in CATALOGUE.chapters:
        for bullet in (*chapter.preconditions, *chapter.items):
            for line in bullet.head:
                assert len(line.de) <= 10 and len(line.en) <= 10, bullet.key
            assert 0 < len(bullet.brief.de) <= 8 and 0 < len(bullet.brief.en) <= 8, bullet.key


def test_heads_of_the_matrix_are_those_of_the_design() -> None:
    heads = [" ".join(line.de for line in item.head if line.de) for item in CATALOGUE.chapter("3.1.1").items]
    assert heads[:5] == ["Portal remote", "Auspacken", "Zusammen- bauen", "Anschluss, Kabel", "Strom"]
    assert heads[5:] == [
        "Inbetrieb- nahme",
        "Funktions- test",
        "PC und CommPilot",
        "Kurzein- weisung",
        "Anrufbe- antworter",
    ]


def test_every_text_stands_in_both_languages_and_shouts_in_none() -> None:
    for words in _words():
        assert words.de.strip() and words.en.strip()
        assert "!" not in words.de + words.en
        assert "leider" not in words.de.casefold()


def test_short_depth_keeps_what_the_model_names() -> None:
    kept = {detail.key for detail in _details().values() if detail.keep_in_short}
    basic = {"dev-mac", "brief", "brief-who", "ini-keyusers", "ini-brief", "ini-brief-ok"}
    individual = {"ucm-install-consent", "cc-consent"}
    # A private telephone needs its owner's consent on each desk.
    extended = {"app-device-owner", "app-device-consent"}
    trainings = {f"{c}-session-{what}" for c in ("3.2.1", "3.2.2") for what in ("people", "attendance", "confirm")}
    assert kept >= basic | individual | extended | trainings
    assert {detail.key for item in CATALOGUE.chapter("3.1.1").items for detail in item.details} & kept == {
        "dev-mac",
        "brief",
        "brief-who",
    }
    # Every signature and person list of an item is kept; the voicemail's person is the briefing's.
    of_items = [detail for item in _items() for detail in item.details]
    asked = {d.key for d in of_items if d.kind in (AnswerKind.SIGN, AnswerKind.PEOPLE)}
    assert asked - kept == {"vm-brief"}


@pytest.mark.parametrize(
    ("step", "needs"),
    [
        ("power", "wp-230"),
        ("cable-lan", "wp-lan"),
        ("pc-boot", "wp-pc"),
        ("place", "wp-patch"),
        ("ini-pst", "pre-mailboxes"),
    ],
)
def test_steps_name_the_precondition_that_serves_them(step: str, needs: str) -> None:
    assert _details()[step].needs == needs


def test_limits_of_the_contract() -> None:
    limits = {allowance.key: allowance for allowance in CATALOGUE.allowances}
    assert {key: (limit.top, limit.unit, limit.step) for key, limit in limits.items()} == {
        "L1": ("120", "min", "ini-brief"),
        "L2": ("5", "device", "ini-pilot"),
        "L3": ("5", "mailbox", "ini-pst"),
        "L4": ("10", "min", "brief"),
        "L5": ("2", "m", "wp-230"),
        "L6": ("1", "quota", "ini-pst"),
        "L6-repeat": ("0", "import", "pst-repeat"),
        "L7": ("1", "run", "ini-import"),
        "L8": ("0", "export", "mig-onsite"),
    }
    assert {key for key, limit in limits.items() if limit.extra_cost} == {"L1", "L2", "L3", "L6-repeat", "L7", "L8"}
    assert limits["L1"].warn_at == "105"


def test_reason_codes_stand_with_their_side() -> None:
    sides = {"K": Side.CUSTOMER, "P": Side.PROVIDER, "X": Side.THIRD, "N": Side.NOT_APPLICABLE}
    assert len(CATALOGUE.reasons) == 14 + 6 + 4 + 4
    assert all(reason.side is sides[reason.code[0]] for reason in CATALOGUE.reasons)
    waiting = {reason.code for reason in CATALOGUE.reasons if reason.starts_clock}
    assert waiting == {f"K{n:02}" for n in range(1, 15)} - {"K05"}


_EXTENDED = {
    "cospa-mail": 13,
    "conf-room": 7,
    "fax-in": 3,
    "fax-out": 4,
    "ctd-pre": 4,
    "ctd-test": 8,
    "ro-test": 3,
    "any-test": 6,
    "app-setup": 8,
    "blf-phone": 5,
    "blf-test": 10,
    "aa-test": 9,
    "park-test": 6,
    "pick-test": 5,
    "clid-test": 5,
    "page-test": 5,
    "moh-test": 5,
    "hg-test": 7,
    "plan-test": 6,
}


def test_run_sheets_have_the_lines_of_the_facts() -> None:
    details = _details()
    tests = details["func-test"].subs
    assert len(tests) == 16
    assert {sub.key for sub in tests if not sub.mandatory} == {"ft-handsfree", "ft-pcport", "ft-power"}
    assert [len(details[key].subs) for key in ("wp-net", "portal-open", "vm-setup", "ini-pilot-test")] == [9, 7, 13, 7]
    assert {key: len(details[key].subs) for key in _EXTENDED} == _EXTENDED
    individual = {
        "ucd-pre": 6,
        "ucd-test": 10,
        "ucm-test": 13,
        "rec-pre": 5,
        "rec-test": 10,
        "cc-std-test": 12,
        "cc-prem-test": 24,
        "cc-agent-test": 10,
        "cc-sup-test": 9,
        "tapi-test": 7,
    }
    assert {key: len(details[key].subs) for key in individual} == individual


def test_a_premium_queue_is_tested_as_a_standard_one_and_more() -> None:
    standard, premium = _details()["cc-std-test"].subs, _details()["cc-prem-test"].subs
    assert premium[: len(standard)] == standard
    assert {sub.key for sub in premium[len(standard) :] if sub.restores} == {"ccp-night", "ccp-holiday", "ccp-forced"}


def test_a_standard_and_a_premium_queue_ask_the_same_questions() -> None:
    """The rows of the facts stand twice, and must not drift apart."""
    details = _details()
    for key in ("cc-type", "cc-base", "cc-dist", "cc-len", "cc-agents", "cc-ann"):
        standard, premium = details[key], details[f"{key}-premium"]
        assert (premium.kind, premium.required, premium.who, premium.evidence, premium.src) == (
            standard.kind,
            standard.required,
            standard.who,
            standard.evidence,
            standard.src,
        )
        assert {column.key for column in standard.columns} <= {column.key for column in premium.columns}
        assert {option.key for option in standard.options} <= {option.key for option in premium.options}


def test_listening_in_waits_for_the_customers_consent() -> None:
    details = _details()
    after = {sub.key: sub.after for sub in details["cc-sup-test"].subs if sub.after is not None}
    assert after == {"sup-listen": "cc-consent", "sup-coach": "cc-consent", "sup-barge": "cc-consent"}
    keys = [detail.key for detail in CATALOGUE.item("3.1.4-b3-5").details]
    assert keys.index("cc-consent") < keys.index("cc-sup-test")


@pytest.mark.parametrize("key", sorted(key for key, d in _details().items() if d.kind is not AnswerKind.SUB))
def test_an_example_keeps_its_own_rule(key: str) -> None:
    detail = _details()[key]
    value = answer.from_json(dict(detail.example))
    assert value.kind == detail.kind
    assert judge(detail, value) == ()


def test_what_identifies_or_measures_is_never_painted() -> None:
    by_hand = {detail.key for detail in _details().values() if detail.identity}
    assert {"dev-mac", "dev-serial", "cable-lan", "brief", "brief-who", "boot-first", "boot-ip"} <= by_hand
    assert "wp-230" not in by_hand and "wp-lan" not in by_hand


def test_the_catalogue_is_small_enough_for_the_wire() -> None:
    assert 50_000 < len(bundle_bytes(CATALOGUE)) < 600_000
