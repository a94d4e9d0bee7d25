"""What is wrong with a single answer, in words; every flaw has its sentence (a test walks over all)."""

from collections.abc import Iterable
from typing import Any

from ui.wording import Words

SENTENCES: dict[str, str] = {
    "kind": "This is another kind of answer.",
    "reason-side": "The reason {reason} does not fit this answer.",
    "reason-missing": "A reason is missing.",
    "number-form": "Please enter a number.",
    "too-small": "At least {allowed} {unit} are possible.",
    "too-large": "Allowed are {allowed} {unit}.",
    "step-width": "Steps of {allowed} {unit} are possible.",
    "number-not-asked": "No number is asked here.",
    "number-not-passed": "Passed is only from {allowed} {unit} on.",
    "text-empty": "Please enter something.",
    "text-long": "At most {allowed} letters are possible.",
    "text-control": "The text holds characters that cannot be shown.",
    "pattern": "This does not look right. {allowed}",
    "not-cleaned": "Please enter it without blanks and signs.",
    "option-unknown": "“{option}” is no possible choice.",
    "option-double": "“{option}” is chosen twice.",
    "option-text-missing": "Please say what it is.",
    "too-few": "At least {allowed} are needed.",
    "too-many": "At most {allowed} are possible.",
    "column-unknown": "There is no column “{column}”.",
    "column-empty": "“{column}” must be filled in.",
    "name-empty": "A name is missing.",
    "seconds": "Please enter whole minutes.",
    "file-facts": "The file could not be read completely.",
    "when-form": "Please enter day and time: 1.12.2026 08:30.",
}


class _Blank(dict[str, Any]):
    """A value that a flaw does not carry is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def answer_problem(words: Words, problem: Any, patterns: Iterable[Any] = ()) -> str:
    """One sentence for an AnswerProblem; `patterns` are the catalogue's hints, which say what a pattern allows."""
    values: dict[str, Any] = dict(problem.values)
    if "pattern" in values:
        hint = next((one for one in patterns if one.key == values["pattern"]), None)
        values["allowed"] = words.of(hint.words) if hint is not None else ""
    elif "allowed" in values:
        values["allowed"] = words.decimal(str(values["allowed"]))
    return " ".join(words(SENTENCES[str(problem.code)]).format_map(_Blank(values)).replace(" .", ".").split())


def allowed(words: Words, minimum: str, maximum: str, unit: str) -> str:
    """The range of a number in words; bounds are decimal strings, empty where there is none."""
    low, high = words.decimal(minimum), words.decimal(maximum)
    if minimum and maximum:
        text = words("Allowed are {low} to {high} {unit}.", low=low, high=high, unit=unit)
    elif maximum:
        text = words("Allowed are {allowed} {unit}.", allowed=high, unit=unit)
    else:
        text = words("At least {allowed} {unit} are possible.", allowed=low, unit=unit)
    return text.replace(" .", ".")
