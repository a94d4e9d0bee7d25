"""Tables: what must hold between their cells. A table is kept as typed; it is only not done until it is right."""

import pytest

from checklists.answer import Num, Rows
from checklists.answer_rules import Surroundings, cleaned, judge, refused
from checklists.between_cells import unencrypted
from checklists.catalogue import AnswerKind, Column, Detail, Members, Option
from checklists.cell_text import bare
from checklists.clock_times import minutes_of
from checklists.flaws import AnswerProblem, Flaw
from checklists.table_rules import RowRule, RowRuleKind
from tests.checklists.small_catalogue import detail, words


def table(*columns: Column, rules: tuple[RowRule, ...] = ()) -> Detail:
    return detail("t", AnswerKind.ROWS, columns=columns, rules=rules)


def column(key: str, **more: object) -> Column:
    return Column(key=key, words=words(key), **more)  # type: ignore[arg-type]


def found(one: Detail, *rows: dict[str, str], around: Surroundings | None = None) -> list[AnswerProblem]:
    value = Rows(rows=tuple(tuple(sorted(row.items())) for row in rows))
    problems = judge(one, value, around=around)
    assert not refused(problems), "what was typed must be kept"
    return list(problems)


def codes(problems: list[AnswerProblem]) -> list[tuple[Flaw, str, str]]:
    return [(one.code, one.values["row"], one.values.get("column", "")) for one in problems]


def test_numbers_keep_their_bounds() -> None:
    one = table(column("rings", minimum="1", maximum="20", unit="×"))
    assert found(one, {"rings": "1"}, {"rings": "20"}, {}) == []
    assert codes(found(one, {"rings": "0"}, {"rings": "21"}, {"rings": "viele"})) == [
        (Flaw.TOO_SMALL, "1", "rings"),
        (Flaw.TOO_LARGE, "2", "rings"),
        (Flaw.NUMBER_FORM, "3", "rings"),
    ]
    assert found(one, {"rings": "2,5"}) == []


@pytest.mark.parametrize("target", ["112", "0112", "+49 110", "0049112", "1 1 2", "116117", "0900 123456"])
def test_no_target_in_a_table_is_an_emergency_number(target: str) -> None:
    one = table(column("key"), column("target", pattern="P-EMERG"))
    value = Rows(rows=((("key", "1"), ("target", target)),))
    (problem,) = judge(one, value)
    assert (problem.code, problem.incomplete, problem.values["column"]) == (Flaw.PATTERN, False, "target")
    assert found(one, {"key": "1", "target": "Empfang"}, {"key": "2", "target": "201"}) == []


def test_numbers_are_stored_in_one_form_and_names_as_typed() -> None:
    one = table(column("phone", pattern="P-E164"), column("target", pattern="P-EMERG"))
    typed = Rows(rows=((("phone", "030 23125-214"), ("target", "Empfang 201")),))
    assert cleaned(one, typed) == Rows(rows=((("phone", "+493023125214"), ("target", "Empfang 201")),))
    (problem,) = found(one, {"phone": "viele"})
    assert problem.code is Flaw.PATTERN


def test_choices_lengths_and_doubles() -> None:
    options = (Option(key="allow", words=words("erlaubt")), Option(key="block", words=words("gesperrt")))
    one = table(column("class", unique=True, letters=6), column("what", options=options))
    assert found(one, {"class": "Ort", "what": "allow"}, {"class": "Fern", "what": "block"}) == []
    problems = found(one, {"class": "Ort", "what": "vielleicht"}, {"class": "ort "}, {"class": "Fernverkehr"})
    assert codes(problems) == [
        (Flaw.TEXT_LONG, "3", "class"),
        (Flaw.TWICE, "2", "class"),
        (Flaw.OPTION_UNKNOWN, "1", "what"),
    ]
    assert problems[1].values["first_row"] == "1"


def test_a_desk_set_up_alone_may_watch_whoever_is_there_already() -> None:
    own = frozenset((bare("AP-01"), "201"))
    one = table(column("who", members=Members.OTHERS))
    assert found(one, {"who": "Empfang"}, around=Surroundings(members=own, own=own)) == []
    assert codes(found(one, {"who": "AP-01"}, around=Surroundings(members=own, own=own))) == [
        (Flaw.MEMBER_SELF, "1", "who")
    ]


def test_members_must_be_desks_of_the_job_and_no_desk_watches_itself() -> None:
    around = Surroundings(members=frozenset(map(bare, ("AP-01", "AP-02", "201"))), own=frozenset((bare("AP-01"),)))
    one = table(column("who", members=Members.OTHERS))
    assert found(one, {"who": "AP-02; 201"}, around=around) == []
    assert codes(found(one, {"who": "ap 01"}, {"who": "AP-02; AP-99"}, around=around)) == [
        (Flaw.MEMBER_SELF, "1", "who"),
        (Flaw.MEMBER_UNKNOWN, "2", "who"),
    ]
    group = table(column("who", members=Members.WORKPLACES))
    assert found(group, {"who": "AP-01"}, around=around) == []
    assert found(one, {"who": "irgendwer"}) == [], "without the job nothing is compared"


def test_a_new_extension_belongs_to_no_desk_yet() -> None:
    around = Surroundings(taken={"201": "AP-01", bare("+493023125201"): "AP-01"})
    one = table(column("extension", free=True))
    assert found(one, {"extension": "500"}, around=around) == []
    (problem,) = found(one, {"extension": "201"}, around=around)
    assert (problem.code, problem.values["other"]) == (Flaw.EXTENSION_TAKEN, "AP-01")
    assert codes(found(one, {"extension": "+49 30 23125-201"}, around=around)) == [
        (Flaw.EXTENSION_TAKEN, "1", "extension")
    ]


def test_weights_come_to_a_hundred() -> None:
    one = table(
        column("who"), column("weight"), rules=(RowRule(kind=RowRuleKind.SUMS_TO, columns=("weight",), total="100"),)
    )
    assert found(one, {"who": "a", "weight": "60"}, {"who": "b", "weight": "40"}) == []
    assert found(one, {"who": "a"}, {"who": "b"}) == [], "not weighted at all"
    (problem,) = found(one, {"who": "a", "weight": "60"}, {"who": "b", "weight": "41"})
    assert (problem.code, problem.values["found"], problem.values["allowed"]) == (Flaw.SUM_DIFFERS, "101", "100")


def test_counts_add_up_in_every_row() -> None:
    rule = RowRule(kind=RowRuleKind.ADDS_UP, columns=("ad", "exported", "excluded"))
    one = table(column("ad"), column("exported"), column("excluded"), rules=(rule,))
    assert found(one, {"ad": "60", "exported": "58", "excluded": "2"}, {"ad": "5", "exported": "5"}) == []
    (problem,) = found(one, {"ad": "60", "exported": "58", "excluded": "1"})
    assert (problem.code, problem.values["found"], problem.values["allowed"]) == (Flaw.SUM_DIFFERS, "60", "59")


def test_hours_do_not_overlap() -> None:
    rule = RowRule(kind=RowRuleKind.NO_OVERLAP, columns=("day", "from", "to"))
    one = table(column("day"), column("from"), column("to"), rules=(rule,))
    good = ({"day": "Mo", "from": "8:00", "to": "12:00"}, {"day": "Mo", "from": "12:00", "to": "17.30"})
    assert found(one, *good, {"day": "Di", "from": "08:00", "to": "24:00"}) == []
    problems = found(
        one,
        *good,
        {"day": "mo", "from": "11:59", "to": "13:00"},
        {"day": "Di", "from": "25:00", "to": "26:00"},
        {"day": "Mi", "from": "10:00", "to": "10:00"},
    )
    assert codes(problems) == [
        (Flaw.TIME_OVERLAP, "3", "from"),
        (Flaw.TIME_FORM, "4", "from"),
        (Flaw.TIME_FORM, "4", "to"),
        (Flaw.TIME_ORDER, "5", "to"),
    ]
    assert problems[0].values["first_row"] == "1"


@pytest.mark.parametrize(
    ("text", "minutes"), [("00:00", 0), ("7:05", 425), ("24:00", 1440), ("24:01", None), ("", None)]
)
def test_times_of_day(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


HANDED = {
    "type": "USB",
    "serial": "WX1234",
    "encryption": "BitLocker",
    "key_apart": "ja",
    "handed_by": "T. Becker",
    "taken_by": "Kurier Nord",
    "when": "1.12.2026 16:00",
}


def test_a_chain_of_custody_may_end_open_but_never_unencrypted() -> None:
    one = table(*(column(key) for key in HANDED), rules=(RowRule(kind=RowRuleKind.CUSTODY),))
    assert found(one, HANDED) == []
    broken = found(one, HANDED, {**HANDED, "handed_by": "Jemand", "taken_by": "HQ", "when": "2.12.2026 09:00"})
    assert [(p.values["row"], p.values["problem"]) for p in broken] == [("2", "custody-broken")]
    assert not unencrypted(broken)
    assert unencrypted(found(one, {**HANDED, "encryption": "nein"}))


def test_a_file_may_be_as_large_as_its_mailbox() -> None:
    one = detail("size", AnswerKind.NUM, within_quota=True, unit="B", reason_when_exceeded="K12")
    around = Surroundings(quota=1000)
    assert judge(one, Num(number="1000"), around=around) == ()
    (problem,) = judge(one, Num(number="1001"), around=around)
    assert (problem.code, problem.incomplete) == (Flaw.OVER_QUOTA, True)
    assert judge(one, Num(number="1001"), "K12", around=around) == ()


def test_a_file_ends_as_it_must() -> None:
    from checklists.answer import FileFact, Files

    one = detail("file", AnswerKind.FILES, suffixes=(".xlsx",))
    fact = FileFact(name="Nutzer.XLSX", size=1, sha256="0" * 64)
    assert judge(one, Files(files=(fact,))) == ()
    other = FileFact(name="Nutzer.ods", size=1, sha256="0" * 64)
    assert [p.code for p in judge(one, Files(files=(other,)))] == [Flaw.FILE_ENDING]
