"""Columns of a table in the catalogue's files, and what must hold between its cells."""

from checklists.attributes import ATTRIBUTES
from checklists.catalogue import Column, Members, Option, RowRule, RowRuleKind, Words
from checklists.catalogue_shared import UNITS
from checklists.catalogue_tree import Fields
from checklists.patterns import PATTERN_NAMES

_ATTRIBUTE_PATTERNS = {
    "telephoneNumber": "P-E164",
    "mobile": "P-E164",
    "facsimileTelephoneNumber": "P-E164",
    "mail": "P-MAIL",
    "userPrincipalName": "P-UPN",
}
_COLUMNS_OF_A_RULE = {
    RowRuleKind.SUMS_TO: (1, 1, "one column"),
    RowRuleKind.ADDS_UP: (3, 9, "the whole, then at least two parts"),
    RowRuleKind.NO_OVERLAP: (3, 3, "day, from, to"),
    RowRuleKind.CUSTODY: (0, 0, "no columns: they are those of the chain of custody"),
}


def read_columns(one: Fields) -> tuple[Column, ...]:
    """`columns:`, or the 18 attributes of a user by `columns_of: T-ATTR`."""
    if one.has("columns_of"):
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
    )
    kinds = [bool(column.options), column.minimum is not None or column.maximum is not None, column.members is not None]
    if sum(kinds) > 1:
        entry.complain(
            f"column {column.key!r} is of several kinds", "options, or minimum and maximum, or members", entry.line
        )
    entry.done()
    return column


def read_options(one: Fields) -> tuple[Option, ...]:
    """The choices of a pick, of several, or of a column."""
    found: list[Option] = []
    for entry in one.maps("options"):
        option = Option(
            key=entry.text("key"),
            words=Words(de=entry.text("de"), en=entry.text("en")),
            asks_text=entry.flag("asks_text"),
        )
        if any(option.key == other.key for other in found):
            entry.complain(f"option {option.key!r} stands twice", "each option once", entry.line_of("key"))
        found.append(option)
        entry.done()
    if len(found) < 2:
        one.complain(f"{len(found)} options", "at least two", one.line_of("options"))
    return tuple(found)


def read_rules(one: Fields, columns: tuple[Column, ...]) -> tuple[RowRule, ...]:
    """`rules:` of a table; every column named must be one of the table's."""
    known = [column.key for column in columns]
    found: list[RowRule] = []
    for entry in one.maps("rules"):
        kind = RowRuleKind(entry.one_of("rule", set(RowRuleKind)) or RowRuleKind.CUSTODY)
        rule = RowRule(kind=kind, columns=entry.texts("columns"), total=entry.decimal("total"))
        for name in rule.columns:
            if name not in known:
                entry.complain(f"rule names column {name!r}", ", ".join(known), entry.line_of("columns"))
        least, most, allowed = _COLUMNS_OF_A_RULE[kind]
        if not least <= len(rule.columns) <= most:
            entry.complain(f"rule {kind} has {len(rule.columns)} columns", allowed, entry.line_of("columns"))
        if (kind is RowRuleKind.SUMS_TO) != (rule.total is not None):
            entry.complain(f"rule {kind} and 'total'", "a total with sums-to, none elsewhere", entry.line)
        found.append(rule)
        entry.done()
    return tuple(found)
