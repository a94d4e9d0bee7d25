"""What is wrong with an answer: refused, kept but incomplete, or nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import answer
from checklists.answer import (
    Auto,
    FileFact,
    Files,
    Multi,
    Num,
    People,
    Person,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    Verdict,
    When,
)
from checklists.answer_rules import Flaw, cleaned, judge, refused
from checklists.catalogue import AnswerKind, Detail, SubTest, Words
from checklists.catalogue_reader import read_catalogue
from checklists.ids import StepKey

DETAILS: dict[str, Detail] = {
    detail.key: detail
    for chapter in read_catalogue().chapters
    for bullet in (*chapter.preconditions, *chapter.items)
    for detail in bullet.details
}
SUBS: dict[str, SubTest] = {sub.key: sub for detail in DETAILS.values() for sub in detail.subs}
DONE = Tri(verdict=Verdict.DONE)
MAREN = Person(name="Maren Böhm", function="Nutzerin", met=True)
EVERY_KIND: list[Value] = [
    DONE,
    Num(number="1"),
    Text(text="x"),
    Pick(key="adapter"),
    Multi(keys=("cord",)),
    Photo(photos=("p1",)),
    Scan(text="805EC0A1B2C3"),
    Timer(seconds=600),
    People(people=(MAREN,)),
    Files(files=(FileFact(name="a", size=1, sha256="0" * 64),)),
    Rows(rows=((("found", "8"),),)),
    When(local="2026-12-01T08:30", zone="Europe/Berlin"),
    Auto(verdict="passed", asked="", raw=""),
    Sign(people=(MAREN,), image_sha256="0" * 64),
]


def _flaws(step: str, value: Value, reason: str | None = None, note: str | None = None) -> list[tuple[Flaw, bool]]:
    """Codes with whether they are merely incomplete."""
    detail = DETAILS.get(step) or SUBS[step]
    return [(problem.code, problem.incomplete) for problem in judge(detail, value, reason, note)]


REFUSED = False
INCOMPLETE = True


@pytest.mark.parametrize("key", sorted(DETAILS))
def test_a_detail_takes_only_its_own_kind(key: str) -> None:
    detail = DETAILS[key]
    for value in EVERY_KIND:
        wrong = (Flaw.KIND, REFUSED) in _flaws(key, value)
        fits = value.kind == detail.kind or (value is DONE and detail.done_means is not None)
        assert wrong != fits


@pytest.mark.parametrize("key", sorted(DETAILS))
def test_any_detail_may_be_failed_or_not_applicable(key: str) -> None:
    assert _flaws(key, Tri(verdict=Verdict.FAILED), "K01") == []
    assert _flaws(key, Tri(verdict=Verdict.FAILED), "P01", "Ohne Ton") == []
    assert _flaws(key, Tri(verdict=Verdict.NA), "N02") == []
    assert _flaws(key, Tri(verdict=Verdict.NA)) == [(Flaw.REASON_MISSING, INCOMPLETE)]
    assert _flaws(key, Tri(verdict=Verdict.NA), "K01") == [(Flaw.REASON_SIDE, REFUSED)]
    assert _flaws(key, Tri(verdict=Verdict.FAILED), "N02") == [(Flaw.REASON_SIDE, REFUSED)]


def test_a_failure_without_reason_is_kept_and_blocks_elsewhere() -> None:
    assert _flaws("func-test", Tri(verdict=Verdict.FAILED)) == []
    assert _flaws("ft-audio", Tri(verdict=Verdict.FAILED)) == []


@pytest.mark.parametrize(
    ("number", "reason", "flaws"),
    [
        ("0", None, []),
        ("2", None, []),
        ("1.9", None, []),
        ("2.1", None, [(Flaw.REASON_MISSING, INCOMPLETE)]),
        ("2.1", "K02", []),
        ("3.4", "X03", []),
        ("-0.1", None, [(Flaw.TOO_SMALL, REFUSED)]),
        ("1.25", None, [(Flaw.STEP_WIDTH, REFUSED)]),
        ("2.0", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("2,0", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("02", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("2 m", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("NaN", None, [(Flaw.NUMBER_FORM, REFUSED)]),
        ("１", None, [(Flaw.NUMBER_FORM, REFUSED)]),
    ],
)
def test_the_distance_to_the_mains_socket(number: str, reason: str | None, flaws: list[tuple[Flaw, bool]]) -> None:
    assert _flaws("wp-230", Num(number=number), reason) == flaws


def test_the_missing_reason_is_proposed() -> None:
    problem = judge(DETAILS["wp-230"], Num(number="3.4"))[0]
    assert dict(problem.values) == {"allowed": "2", "unit": "m", "reason": "K02"}


def test_a_painted_mains_socket_is_good() -> None:
    assert _flaws("wp-230", DONE) == []
    assert _flaws("wp-lan-distance", DONE) == [(Flaw.KIND, REFUSED)]


@given(st.decimals(min_value=0, max_value=2, places=1))
def test_every_tenth_of_a_metre_up_to_two_is_good(distance: Decimal) -> None:
    assert _flaws("wp-230", Num(number=format(distance.normalize(), "f"))) == []


def test_a_number_beyond_a_hard_bound_is_refused() -> None:
    assert _flaws("boot-ip-vlan", Num(number="4095"), "K10") == [(Flaw.TOO_LARGE, REFUSED)]
    assert _flaws("boot-ip-vlan", Num(number="40.5")) == [(Flaw.STEP_WIDTH, REFUSED)]


@pytest.mark.parametrize(
    ("seconds", "note", "flaws"),
    [
        (360, None, []),
        (900, None, []),
        (359, None, [(Flaw.REASON_MISSING, INCOMPLETE)]),
        (901, None, [(Flaw.REASON_MISSING, INCOMPLETE)]),
        (120, "   ", [(Flaw.REASON_MISSING, INCOMPLETE)]),
        (120, "Kennt das Modell", []),
        (0, "Nutzer verzichtet", []),
        (-1, "x", [(Flaw.SECONDS, REFUSED)]),
        (90_000, "x", [(Flaw.SECONDS, REFUSED)]),
    ],
)
def test_minutes_of_the_briefing(seconds: int, note: str | None, flaws: list[tuple[Flaw, bool]]) -> None:
    assert _flaws("brief", Timer(seconds=seconds), note=note) == flaws


def test_a_code_explains_minutes_too_and_the_long_meter_asks_for_none() -> None:
    assert _flaws("brief", Timer(seconds=60), "P06") == []
    assert _flaws("ini-brief", Timer(seconds=3 * 3600)) == []


def test_topics_are_kept_one_by_one_and_complete_with_eight() -> None:
    keys = [option.key for option in DETAILS["brief-topics"].options]
    assert _flaws("brief-topics", Multi(keys=tuple(keys[:7]))) == [(Flaw.TOO_FEW, INCOMPLETE)]
    assert _flaws("brief-topics", Multi(keys=tuple(keys[:8]))) == []
    assert (Flaw.OPTION_UNKNOWN, REFUSED) in _flaws("brief-topics", Multi(keys=(*keys[:8], "juggling")))
    assert (Flaw.OPTION_DOUBLE, REFUSED) in _flaws("brief-topics", Multi(keys=(*keys[:8], keys[0])))


def test_another_model_is_named() -> None:
    assert _flaws("dev-model", Pick(key="as-ordered")) == []
    assert _flaws("dev-model", Pick(key="other")) == [(Flaw.OPTION_TEXT_MISSING, INCOMPLETE)]
    assert _flaws("dev-model", Pick(key="other", text="Yealink T53")) == []
    assert _flaws("dev-model", Pick(key="T53")) == [(Flaw.OPTION_UNKNOWN, REFUSED)]


def test_people_need_a_name() -> None:
    assert _flaws("brief-who", People(people=(MAREN,))) == []
    assert _flaws("brief-who", People(people=(Person(name="Jörg", function="", met=False),))) == []
    assert _flaws("brief-who", People(people=())) == [(Flaw.TOO_FEW, INCOMPLETE)]
    assert _flaws("brief-who", People(people=(Person(name=" ", function="IT", met=True),))) == [
        (Flaw.NAME_EMPTY, REFUSED)
    ]


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("05EC0A1B2C3", Flaw.PATTERN),
        ("01005E000001", Flaw.PATTERN),
        ("80:5E:C0:A1:B2:C3", Flaw.NOT_CLEANED),
        ("", Flaw.TEXT_EMPTY),
    ],
)
def test_a_scan_is_a_cleaned_address(text: str, flaw: Flaw) -> None:
    assert _flaws("dev-mac", Scan(text=text)) == [(flaw, REFUSED)]


def test_cleaning_makes_an_answer_storable() -> None:
    mac = DETAILS["dev-mac"]
    assert cleaned(mac, Scan(text=" 80-5e-c0-a1-b2-c3")) == Scan(text="805EC0A1B2C3")
    assert cleaned(mac, Scan(text="nonsense")) == Scan(text="nonsense")
    assert cleaned(DETAILS["portal-clid-number"], Text(text="030 23125214")) == Text(text="+493023125214")
    assert cleaned(DETAILS["place"], Text(text=" R 106 ")) == Text(text=" R 106 ")


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("R 106", []),
        ("<img src=x>&<b>", []),
        ("Zeile 1\nZeile 2", []),
        ("   ", [(Flaw.TEXT_EMPTY, REFUSED)]),
        ("x" * 81, [(Flaw.TEXT_LONG, REFUSED)]),
        ("a\x00b", [(Flaw.TEXT_CONTROL, REFUSED)]),
        ("a\x7fb", [(Flaw.TEXT_CONTROL, REFUSED)]),
    ],
)
def test_free_text(text: str, flaws: list[tuple[Flaw, bool]]) -> None:
    assert _flaws("place", Text(text=text)) == flaws


def _row(**cells: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(cells.items()))


def test_rows_know_their_columns() -> None:
    good = _row(type="T54W", ordered="8", found="8")
    assert _flaws("wp-devices", Rows(rows=(good,))) == []
    assert _flaws("wp-devices", Rows(rows=())) == [(Flaw.TOO_FEW, INCOMPLETE)]
    assert _flaws("wp-devices", Rows(rows=(_row(type="T54W", ordered="8"),))) == [(Flaw.COLUMN_EMPTY, INCOMPLETE)]
    assert (Flaw.COLUMN_UNKNOWN, REFUSED) in _flaws(
        "wp-devices", Rows(rows=(_row(colour="red", type="T", ordered="1", found="1"),))
    )


def test_cells_of_rows_keep_their_pattern_and_say_where() -> None:
    user = _row(givenName="Renée", sn="Núñez", mail="keine", userPrincipalName="r.nunez@kanzlei.example")
    problem = judge(DETAILS["ini-capture"], Rows(rows=(user,)))[0]
    assert (problem.code, problem.incomplete) == (Flaw.PATTERN, True), "what was typed beside it is kept"
    assert problem.values["column"] == "mail"
    assert problem.values["row"] == "1"


def test_numbers_in_a_table_are_counted_not_told() -> None:
    row = _row(created="2", skipped="0", failed="0")
    assert _flaws("ini-import", Rows(rows=(row,))) == []
    assert _flaws("ini-import", Rows(rows=(_row(created="zwei", skipped="0", failed="-1"),))) == [
        (Flaw.NUMBER_FORM, INCOMPLETE),
        (Flaw.TOO_SMALL, INCOMPLETE),
    ]


def test_a_sub_test_answers_like_a_tick_with_an_optional_number() -> None:
    assert _flaws("ft-reg", DONE) == []
    assert _flaws("ft-audio", DONE) == []
    assert _flaws("ft-audio", Tri(verdict=Verdict.DONE, number="4")) == []
    assert _flaws("ft-audio", Tri(verdict=Verdict.FAILED, number="2"), "P01") == []
    assert _flaws("ft-audio", Tri(verdict=Verdict.DONE, number="3")) == [(Flaw.NUMBER_NOT_PASSED, REFUSED)]
    assert _flaws("ft-audio", Tri(verdict=Verdict.FAILED, number="6"), "P01") == [(Flaw.TOO_LARGE, REFUSED)]
    assert _flaws("ft-audio", Tri(verdict=Verdict.DONE, number="4,5")) == [(Flaw.NUMBER_FORM, REFUSED)]
    assert _flaws("ft-reg", Tri(verdict=Verdict.DONE, number="1")) == [(Flaw.NUMBER_NOT_ASKED, REFUSED)]
    assert _flaws("ft-reg", Text(text="ok")) == [(Flaw.KIND, REFUSED)]


def test_an_upper_bound_of_a_sub_test_counts_too() -> None:
    assert _flaws("net-clock", Tri(verdict=Verdict.DONE, number="2")) == []
    problem = judge(SUBS["net-clock"], Tri(verdict=Verdict.DONE, number="2.1"))[0]
    assert (problem.code, problem.values["allowed"]) == (Flaw.NUMBER_NOT_PASSED, "2")


def test_a_signature_names_people_and_its_image() -> None:
    assert _flaws("mig-cover", Sign(people=(MAREN,), image_sha256="a" * 64)) == []
    assert _flaws("mig-cover", Sign(people=(MAREN,), image_sha256="A")) == [(Flaw.FILE_FACTS, REFUSED)]
    assert _flaws("mig-cover", Sign(people=(), image_sha256="a" * 64)) == [(Flaw.TOO_FEW, INCOMPLETE)]


def test_only_what_can_be_no_answer_is_refused() -> None:
    problems = judge(DETAILS["brief-topics"], Multi(keys=("call", "juggling")))
    assert {problem.code for problem in problems} == {Flaw.OPTION_UNKNOWN, Flaw.TOO_FEW}
    assert [problem.code for problem in refused(problems)] == [Flaw.OPTION_UNKNOWN]


@given(
    st.sampled_from(sorted(DETAILS)),
    st.sampled_from(EVERY_KIND),
    st.none() | st.sampled_from(["K01", "N03"]),
    st.none() | st.text(max_size=9),
)
def test_judging_never_fails_and_knows_the_json_form(
    key: str, value: Value, reason: str | None, note: str | None
) -> None:
    again = answer.from_json(answer.to_json(value))
    assert judge(DETAILS[key], again, reason, note) == judge(DETAILS[key], value, reason, note)


def _detail(kind: AnswerKind) -> Detail:
    """A detail of a kind the core chapters do not use yet."""
    none = Words(de="-", en="-")
    return Detail(
        key=StepKey("x"),
        words=none,
        kind=kind,
        hint=none,
        required=True,
        src="2.2-p2",
        who="T",
        evidence=(),
        at_least=2,
    )


def test_files_photos_and_checks_are_judged_too() -> None:
    one = FileFact(name="a.csv", size=10, sha256="0" * 64)
    files = _detail(AnswerKind.FILES)
    assert judge(files, Files(files=(one, one))) == ()
    assert [p.code for p in judge(files, Files(files=(one,)))] == [Flaw.TOO_FEW]
    assert [p.code for p in judge(files, Files(files=(one, FileFact(name="", size=1, sha256="x"))))] == [
        Flaw.FILE_FACTS
    ]
    photos = _detail(AnswerKind.PHOTO)
    assert judge(photos, Photo(photos=("p1", "p2"))) == ()
    assert [p.incomplete for p in judge(photos, Photo(photos=("p1",)))] == [True]
    when = _detail(AnswerKind.WHEN)
    assert judge(when, When(local="2026-12-01T08:30", zone="Europe/Berlin")) == ()
    assert [p.code for p in judge(when, When(local="1.12.2026 08:30", zone="Europe/Berlin"))] == [Flaw.WHEN_FORM]
    auto = _detail(AnswerKind.AUTO)
    assert judge(auto, Auto(verdict="failed", asked="host:443", raw="refused")) == ()
    overridden = Auto(verdict="failed", asked="host:443", raw="refused", overridden=True)
    assert [p.code for p in judge(auto, overridden)] == [Flaw.REASON_MISSING]
    assert judge(auto, overridden, note="Vor Ort gesehen") == ()
