"""A rule of a table as one sentence, with the columns' own words: "Called at lies between Window from and Window to"."""

from checklists.catalogue import Column, Language
from checklists.table_rules import RowRule, RowRuleKind
from sync.hq.wording import Words

_SENTENCES: dict[RowRuleKind, str] = {
    RowRuleKind.SUMS_TO: "the numbers under {first} add up to {total}",
    RowRuleKind.ADDS_UP: "{first} is the sum of {others}",
    RowRuleKind.NO_OVERLAP: "the times under {all} do not overlap",
    RowRuleKind.CUSTODY: "the chain of custody has no gap",
    RowRuleKind.NEEDS: "where {first} is filled, {others} must be, too",
    RowRuleKind.EXPLAINED: "where {first} is not 0, {others} must be filled",
    RowRuleKind.AS_MANY: "{first} is not less than {others}",
    RowRuleKind.UNIQUE_TOGETHER: "no two rows say the same under {all}",
    RowRuleKind.HAS_ONE: "in at least one row {first} is {answers}",
    RowRuleKind.APART: "nothing under {first} stands under {others}",
    RowRuleKind.ON_MOBILES: "for German mobile numbers under {first}, {others} is {answers}",
    RowRuleKind.PST_NAMED: "{first} is called as the part of {others} before the @",
    RowRuleKind.WITHIN: "{first} lies between {others}",
}
_SAID = "where {first} is {answers}, {others} must be filled"
"""Of `needs` that asks for certain answers only."""


def rule_sentence(words: Words, rule: RowRule, columns: tuple[Column, ...]) -> str:
    """`columns` are those of the rule's own table."""
    held = {column.key: column for column in columns}
    language = Language(words.language)
    names = [held[key].words.to(language) if key in held else key for key in rule.columns]
    options = {
        option.key: option.words.to(language) for key in rule.columns if key in held for option in held[key].options
    }
    only_some = rule.kind is RowRuleKind.NEEDS and rule.is_any
    total = rule.total or ""
    said = words(
        _SAID if only_some else _SENTENCES[rule.kind],
        first=names[0] if names else "",
        others=words(" and ").join(names[1:]),
        all=words(" and ").join(names),
        total=total.replace(".", ",") if language is Language.DE else total,
        answers=words(" or ").join(options.get(key, key) for key in rule.is_any),
    )
    return said + (words(", else it stops the signature") if rule.blocks else "")
