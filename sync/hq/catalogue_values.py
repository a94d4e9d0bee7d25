"""A value of the catalogue in one line, as a person knows it: steps and answers by their own words, terms in plain ones."""

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from checklists import coverage
from checklists.catalogue import Catalogue, Condition, Detail, Language
from checklists.catalogue import Words as Pair
from sync.hq import catalogue_terms
from sync.hq.wording import Words

_STEPS = {"needs", "rows_up_to", "same_as", "signed_by", "listed_in", "after", "step"}
"""Fields that name steps by key."""
_DECIMALS = {"minimum", "maximum", "step_width", "top", "warn_at"}
_DECIMALS |= {"number_min", "number_max", "number_pass_min", "number_pass_max", "number_example"}


@dataclass(frozen=True, slots=True)
class Names:
    """The steps of one release by key."""

    steps: dict[str, Detail]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Names":
        bullets = (bullet for chapter in catalogue.chapters for bullet in coverage.bullets(chapter))
        return cls({detail.key: detail for bullet in bullets for detail in bullet.details})


def change(words: Words, field: str, old: tuple[Any, Names], new: tuple[Any, Names]) -> str:
    """ "old → new". Where only the other language of a text changed, that one is shown."""
    before, after = _texts(old[0]), _texts(new[0])
    if before is not None and after is not None:
        shown = Language(words.language)
        if before.to(shown) == after.to(shown):
            german = shown is Language.DE
            key = "“{text}” in English" if german else "“{text}” in German"
            other = Language.EN if german else Language.DE
            return f"{words(key, text=before.to(other))} → {words(key, text=after.to(other))}"
    return f"{_shown(words, field, *old)} → {_shown(words, field, *new)}"


def example_text(value: Any) -> str:
    """The example of a text or a number as it would be typed; empty for any other, which nobody would read in one line."""
    return str(value.get("text") or value.get("number") or "") if isinstance(value, dict) else ""


def _texts(value: Any) -> Pair | None:
    """A text, or one of several lines (a column's head): they belong together in each language."""
    if isinstance(value, Pair):
        return value
    if isinstance(value, tuple) and value and all(isinstance(one, Pair) for one in value):
        return Pair(de=_line([one.de for one in value]), en=_line([one.en for one in value]))
    return None


def _line(parts: list[str]) -> str:
    return " / ".join(part for part in parts if part)


def _shown(words: Words, field: str, value: Any, names: Names) -> str:
    language = Language(words.language)
    text = _texts(value)
    if text is not None:
        return words("“{text}”", text=text.to(language))
    if value is None or value == () or value == "" or value == {}:
        return "–"
    if value is True or value is False:
        return words("yes") if value else words("no")
    if isinstance(value, Condition):
        return _condition(words, value, names)
    if isinstance(value, tuple | list):
        return ", ".join(_shown(words, field, one, names) for one in value)
    if isinstance(value, StrEnum):
        return catalogue_terms.term(words, value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(words, field, one, names)}" for key, one in value.items() if key != "kind")
    if is_dataclass(value):
        set_ = [(one.name, getattr(value, one.name)) for one in fields(value)]
        return " ".join(_shown(words, name, one, names) for name, one in set_ if one)
    return _code(words, field, str(value), names)


def _code(words: Words, field: str, code: str, names: Names) -> str:
    if field in _STEPS and code in names.steps:
        return f"{_step(words, code, names)} ({code})"
    if field == "who":
        return catalogue_terms.who(words, code)
    if field == "must_equal":
        return catalogue_terms.ordered(words, code)
    return code.replace(".", ",") if field in _DECIMALS and words.language == "de" else code


def _step(words: Words, key: str, names: Names) -> str:
    step = names.steps.get(key)
    return words("“{text}”", text=key if step is None else step.words.to(Language(words.language)))


def _condition(words: Words, condition: Condition, names: Names) -> str:
    """ "“Phone model” is “other”"."""
    asked = [names.steps[key] for key in condition.steps if key in names.steps]
    options = [option for one in asked for option in (*one.options, *(o for c in one.columns for o in c.options))]
    said = {option.key: option.words.to(Language(words.language)) for option in options}
    answers = [said.get(key) or catalogue_terms.verdict(words, key) for key in condition.is_any]
    either = words(" or ")
    return words(
        "{step} is {answers}",
        step=either.join(_step(words, key, names) for key in condition.steps),
        answers=either.join(words("“{text}”", text=one) for one in answers),
    )
