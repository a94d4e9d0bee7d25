"""A rule of a table with a mistake is one complaint, whatever the mistake: nothing follows from it, and nothing breaks."""

from pathlib import Path

import pytest

from checklists.catalogue import Language
from checklists.catalogue_german import said
from checklists.catalogue_reader import CatalogueProblem, CatalogueUnreadable, read_catalogue
from checklists.table_rules import RowRuleKind
from tests.checklists.catalogue_folder import copy_to, spoil

TABLE = """      - key: cospa-num-probe{n}
        words: {{de: "Probe", en: "Probe"}}
        hint: {{de: "Probe", en: "Probe"}}
        kind: rows
        who: T
        evidence: [ms]
        columns:
          - {{key: c1, de: A, en: A, moment: true}}
          - {{key: c2, de: B, en: B, moment: true}}
          - {{key: c3, de: C, en: C, moment: true}}
{more}        rules: [{rule}]
        example:
          - {{c1: x}}
"""
"""A table whose example breaks the rules of its columns, and any rule between them."""
MORE = "".join(f"          - {{key: c{n}, de: S, en: S}}\n" for n in range(4, 12))
NEEDED = {
    RowRuleKind.SUMS_TO: ", total: '1'",
    RowRuleKind.HAS_ONE: ", is: [x]",
    RowRuleKind.ON_MOBILES: ", is: [x]",
}
RIGHT = {
    RowRuleKind.SUMS_TO: {1},
    RowRuleKind.HAS_ONE: {1},
    RowRuleKind.NO_OVERLAP: {3},
    RowRuleKind.WITHIN: {3},
    RowRuleKind.CUSTODY: {0},
    RowRuleKind.ADDS_UP: set(range(3, 10)),
    RowRuleKind.NEEDS: set(range(2, 10)),
    RowRuleKind.UNIQUE_TOGETHER: set(range(2, 10)),
}
COUNTS = (0, 1, 2, 3, 4, 10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def told(folder: Path) -> list[CatalogueProblem]:
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(folder)
    return list(caught.value.problems)


def with_rules(folder: Path, *rules: str) -> list[CatalogueProblem]:
    """The complaints where each of the rules stands in a table of its own, in the order of the rules."""
    tables = "".join(TABLE.format(n=n, more=MORE, rule=rule) for n, rule in enumerate(rules))
    spoil(folder, "3.1.2.yaml", "      - key: cospa-mail-address\n", f"{tables}      - key: cospa-mail-address\n")
    return told(folder)


@pytest.mark.parametrize("kind", RowRuleKind)
def test_a_wrong_number_of_columns_is_one_complaint(folder: Path, kind: RowRuleKind) -> None:
    wrong = [count for count in COUNTS if count not in RIGHT.get(kind, {2})]
    more = NEEDED.get(kind, "")
    named = [", ".join(f"c{n}" for n in range(1, count + 1)) for count in wrong]
    problems = with_rules(folder, *(f"{{rule: {kind}, columns: [{some}]{more}}}" for some in named))
    assert len(problems) == len(wrong) >= 3
    for problem in problems:
        assert problem.what.startswith(f"rule {kind} has ")
        what, allowed = said(problem, Language.DE)
        assert what.startswith(f"Die Regel {kind} hat ") and what.endswith(("Spalte", "Spalten"))
        assert "column" not in allowed and "Spalte" in allowed


@pytest.mark.parametrize("kind", RowRuleKind)
def test_columns_that_are_missing_or_no_list_are_one_complaint(folder: Path, kind: RowRuleKind) -> None:
    more = NEEDED.get(kind, "")
    spoilt = [f"{{rule: {kind}, columns: {text}{more}}}" for text in ("c1", "", "true", "{c1: c2}")]
    missing = [f"{{rule: {kind}{more}}}"] if kind is not RowRuleKind.CUSTODY else []
    problems = with_rules(folder, *spoilt, *missing)
    expected = ["'columns' is no list"] * len(spoilt) + [f"rule {kind} has no columns"] * len(missing)
    assert [problem.what for problem in problems] == expected


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("{rule: withn, columns: [c1, c2, c3], is: [x], total: '1'}", "'rule' is 'withn'"),
        ("{columns: [c1]}", "'rule' is missing"),
        ("within", "rules is no mapping"),
        ("{rule: within, columns: [c1, c2, start]}", "rule names column 'start'"),
    ],
)
def test_a_rule_nobody_knows_is_one_complaint(folder: Path, rule: str, what: str) -> None:
    assert [problem.what for problem in with_rules(folder, rule)] == [what]


def test_the_number_of_columns_is_said_in_words(folder: Path) -> None:
    (problem,) = with_rules(folder, "{rule: within, columns: [c1, c2]}")
    assert said(problem, Language.EN) == ("rule within has two columns", "three columns: the moment, from, to")
    assert said(problem, Language.DE) == (
        "Die Regel within hat zwei Spalten",
        "drei Spalten: der Zeitpunkt, von, bis",
    )


def test_columns_twice_over_are_one_complaint(folder: Path) -> None:
    line = spoil(folder, "3.1.2.yaml", "        columns:\n", "        columns_of: T-ATTR\n        columns:\n")
    (problem,) = told(folder)
    assert (problem.file, problem.line) == ("3.1.2.yaml", line)
    assert said(problem, Language.DE) == ("'columns' und 'columns_of' stehen nebeneinander", "eines von beiden")


def test_columns_beside_the_attributes_of_a_user_are_one_complaint(folder: Path) -> None:
    spoil(
        folder,
        "2.6.yaml",
        "        columns_of: T-ATTR\n",
        "        columns_of: T-ATTR\n        columns: [{key: a, de: A, en: A}]\n",
    )
    assert [problem.what for problem in told(folder)] == ["'columns' and 'columns_of' stand together"]
