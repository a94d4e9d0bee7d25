"""Columns of a table in the catalogue's files, and what must hold between its cells."""

from collections.abc import Mapping

from checklists.attributes import ATTRIBUTES
from checklists.catalogue import Column, Members, Option, Unlike, Words
from checklists.catalogue_conditions import read_condition
from checklists.catalogue_shared import UNITS
from checklists.catalogue_tree import Fields
from checklists.ids import StepKey
from checklists.patterns import PATTERN_NAMES
from checklists.table_rules import RowRule, RowRuleKind

_ATTRIBUTE_PATTERNS = {
    "telephoneNumber": "P-E164",
    "mobile": "P-E164",
    "facsimileTelephoneNumber": "P-E164",
    "mail": "P-MAIL",
    "userPrincipalName": "P-UPN",
}
_COLUMNS_OF_A_RULE = {
    RowRuleKind.SUMS_TO: (1, 1, "one column"),
    RowRuleKind.ADDS_UP: (3, 9, "three columns or more: the whole, then at least two parts"),
    RowRuleKind.NO_OVERLAP: (3, 3, "three columns: day, from, to"),
    RowRuleKind.CUSTODY: (0, 0, "no columns: they are those of the chain of custody"),
    RowRuleKind.NEEDS: (2, 9, "two columns or more: one, then those that it needs"),
    RowRuleKind.WITHIN: (3, 3, "three columns: the moment, from, to"),
    RowRuleKind.EXPLAINED: (2, 2, "two columns: the number, then its reason"),
    RowRuleKind.UNIQUE_TOGETHER: (2, 9, "two columns or more"),
    RowRuleKind.AS_MANY: (2, 2, "two columns"),
    RowRuleKind.HAS_ONE: (1, 1, "one column"),
    RowRuleKind.APART: (2, 2, "two columns"),
    RowRuleKind.ON_MOBILES: (2, 2, "two columns: the number, then the column with the answers"),
    RowRuleKind.PST_NAMED: (2, 2, "two columns: the file, then the address"),
}
_COUNTS = ("no columns", "one column", "two columns", "three columns", "four columns")
_COUNTED = {RowRuleKind.EXPLAINED: 1, RowRuleKind.AS_MANY: 2}
"""How many of its columns hold numbers, from the first on."""
_SAYS = {RowRuleKind.NEEDS: 0, RowRuleKind.HAS_ONE: 0, RowRuleKind.ON_MOBILES: 1}
"""Place of the column whose options `is` names."""


def read_columns(one: Fields) -> tuple[Column, ...]:
    """`columns:`, or the 18 attributes of a user by `columns_of: T-ATTR`."""
    if one.has("columns_of") and one.has("columns"):
        one.complain("'columns' and 'columns_of' stand together", "one of the two", one.line_of("columns_of"))
    elif one.has("columns_of"):
        one.one_of("columns_of", ("T-ATTR",))
        return tuple(
            Column(key=a.key, words=Words(de=a.de, en=a.en), pattern=_ATTRIBUTE_PATTERNS.get(a.key), required=a.must)
            for a in ATTRIBUTES
        )
    found: list[Column] = []
    for entry in one.maps("columns"):
        column = _column(entry)
        if any(column.key == other.key for other in found):
            entry.complain(f"column {column.key!r} stands twice", "each column once", entry.line_of("key"))
        found.append(column)
    if not found:
        one.complain("no columns", "columns, or columns_of: T-ATTR", one.line_of("columns"))
    return tuple(found)


def _column(entry: Fields) -> Column:
    members = entry.maybe_one_of("members", set(Members))
    listed = entry.maybe("listed_in")
    column = Column(
        key=entry.text("key"),
        words=Words(de=entry.text("de"), en=entry.text("en")),
        pattern=entry.maybe_one_of("pattern", PATTERN_NAMES),
        required=entry.flag("required"),
        minimum=entry.decimal("minimum"),
        maximum=entry.decimal("maximum"),
        unit=entry.maybe_one_of("unit", UNITS),
        letters=entry.whole("letters"),
        unique=entry.flag("unique"),
        options=read_options(entry) if entry.has("options") else (),
        members=Members(members) if members else None,
        free=entry.flag("free"),
        moment=entry.flag("moment"),
        outsiders=entry.flag("outsiders"),
        once=entry.flag("once"),
        unlike=read_unlike(entry),
        required_if=read_condition(entry, "required_if"),
        listed_in=StepKey(listed) if listed else None,
    )
    counts = column.minimum is not None or column.maximum is not None
    if sum((bool(column.options), counts, column.members is not None, column.moment)) > 1:
        entry.complain(
            f"column {column.key!r} is of several kinds",
            "options, or minimum and maximum, or members, or moment",
            entry.line,
        )
    if column.members is None and (column.outsiders or column.once):
        entry.complain(f"column {column.key!r} names nobody", "outsiders and once beside members", entry.line)
    entry.done()
    return column


def read_unlike(one: Fields) -> Unlike | None:
    unlike = one.maybe_one_of("unlike", set(Unlike))
    return Unlike(unlike) if unlike else None


def read_options(one: Fields) -> tuple[Option, ...]:
    """The choices of a pick, of several, or of a column."""
    found: list[Option] = []
    for entry in one.maps("options"):
        option = Option(
            key=entry.text("key"),
            words=Words(de=entry.text("de"), en=entry.text("en")),
            asks_text=entry.flag("asks_text"),
            not_if=read_condition(entry, "not_if"),
        )
        if any(option.key == other.key for other in found):
            entry.complain(f"option {option.key!r} stands twice", "each option once", entry.line_of("key"))
        found.append(option)
        entry.done()
    if len(found) < 2:
        one.complain(f"{len(found)} options", "at least two", one.line_of("options"))
    return tuple(found)


def read_rules(one: Fields, columns: tuple[Column, ...]) -> tuple[RowRule, ...]:
    """`rules:` of a table; every column named must be one of the table's. A rule with a mistake in its columns is left out."""
    known = {column.key: column for column in columns}
    return tuple(rule for entry in one.maps("rules") if (rule := _rule(entry, known)) is not None)


def _rule(entry: Fields, known: Mapping[str, Column]) -> RowRule | None:
    """None where what else it says cannot be judged: of an unknown rule, or of one over too many or too few columns."""
    kind = entry.one_of("rule", set(RowRuleKind))
    if not kind:
        return None
    rule = RowRule(
        kind=RowRuleKind(kind),
        columns=entry.texts("columns"),
        total=entry.decimal("total"),
        is_any=entry.texts("is"),
        blocks=entry.flag("blocks"),
    )
    entry.done()
    named = entry.node("columns")
    if named is not None and named.entries is None:
        return None
    strange = [name for name in rule.columns if name not in known]
    for name in filter(None, strange):
        entry.complain(f"rule names column {name!r}", ", ".join(known), entry.line_of("columns"))
    least, most, allowed = _COLUMNS_OF_A_RULE[rule.kind]
    count = len(rule.columns)
    if not least <= count <= most:
        told = _COUNTS[count] if count < len(_COUNTS) else "too many columns"
        entry.complain(f"rule {kind} has {told}", allowed, entry.line_of("columns"))
        return None
    if (rule.kind is RowRuleKind.SUMS_TO) != (rule.total is not None):
        entry.complain(f"rule {kind} and 'total'", "a total with sums-to, none elsewhere", entry.line)
    if strange:
        return None
    _check_kinds(entry, rule, [known[name] for name in rule.columns])
    return rule


def _check_kinds(entry: Fields, rule: RowRule, columns: list[Column]) -> None:
    """A rule is about columns of its own sort, and `is` about what one of them can say."""
    if rule.kind is RowRuleKind.WITHIN:
        for column in columns:
            if not column.moment:
                entry.complain(f"rule {rule.kind} over {column.key!r}", "columns with 'moment: true'", entry.line)
    for column in columns[: _COUNTED.get(rule.kind, 0)]:
        if column.minimum is None and column.maximum is None:
            entry.complain(f"rule {rule.kind} over {column.key!r}", "a number: minimum or maximum", entry.line)
    place = _SAYS.get(rule.kind)
    if place is None or (rule.kind is not RowRuleKind.NEEDS and not rule.is_any):
        if (place is None) == bool(rule.is_any):
            entry.complain(
                f"rule {rule.kind} and 'is'", "'is' with has-one and on-mobiles, perhaps with needs", entry.line
            )
        return
    said = [option.key for column in columns[place : place + 1] for option in column.options]
    for value in rule.is_any:
        if value not in said:
            entry.complain(f"'is' names {value!r}", ", ".join(said) or "a column with options", entry.line_of("is"))
