"""What is wrong with a single answer, in words; every flaw has its sentence (a test walks over all)."""

from collections.abc import Iterable
from typing import Any

from ui.wording import Words

SENTENCES: dict[str, str] = {
    "kind": "This is another kind of answer.",
    "reason-side": "The reason {reason} does not fit this answer.",
    "reason-missing": "A reason is missing.",
    "how-missing": "Please say how it was checked.",
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
    "file-ending": "“{name}” has another ending. Allowed are {allowed}.",
    "over-quota": "The file is larger than the mailbox: {allowed} {unit} are allowed.",
    "twice": "Line {row}, {column}: “{name}” stands in line {first_row} too.",
    "member-unknown": "Line {row}, {column}: “{name}” is no desk of this job.",
    "member-near": "Line {row}, {column}: “{name}” is no desk of this job. Is {other} meant?",
    "member-unclear": "Line {row}, {column}: “{name}” is no desk of this job. Outside the order, please add the name.",
    "members-joined": "Line {row}, {column}: please part several with a semicolon: “{name}”.",
    "member-elsewhere": "Line {row}, {column}: “{name}” belongs to “{other}” already.",
    "member-self": "Line {row}, {column}: “{name}” is this desk itself.",
    "extension-taken": "Line {row}, {column}: “{name}” belongs to desk {other} already.",
    "sum-differs": "Line {row}, {column}: {found} is entered, {allowed} is expected.",
    "time-form": "Line {row}, {column}: please enter a time like 08:00.",
    "time-order": "Line {row}, {column}: the end lies before the beginning.",
    "time-overlap": "Line {row}, {column}: the time overlaps with line {first_row}.",
    "custody": "Line {row}: {problem}",
    "moment-form": "Line {row}, {column}: please enter day and time, like 1.12.2026 08:30.",
    "cell-needed": "Line {row}: “{needed_by}” needs “{column}”, too.",
    "fewer": "Line {row}, {column}: {found} instead of {allowed}; what is missing needs a reason.",
    "twice-together": "Line {row}: {columns} stand so in line {first_row} already.",
    "none-of": "{column}: one line must say {options}.",
    "same-as-other": "Line {row}, {column}: “{name}” stands under “{needed_by}” too (line {first_row}).",
    "mobile-needs": "Line {row}, {column}: a mobile number needs {options} here.",
    "file-named": "Line {row}, {column}: “{name}” should be “{expected}”.",
    "own": "“{name}” belongs to desk {other} itself.",
    "rows-over": "{found} lines, but “{step}” says {allowed}.",
    "differs": "“{step}” says something else.",
    "not-together": "This does not go together with “{step}”.",
    "not-listed": "{column}: {allowed}, but “{step}” names {found}.",
    "outside-window": "Line {row}, {column}: outside the agreed window ({window}).",
}
CHAIN: dict[str, str] = {
    "custody-unencrypted": "An unencrypted device must not be handed over.",
    "custody-broken": "“{other}” took it over before, somebody else hands it on.",
    "custody-same-person": "“{other}” hands over to the same person.",
    "custody-time-order": "The hand-over before was later ({other}).",
    "custody-manifest-changed": "The digest of the file list is another one than before.",
    "custody-key-together": "The key must be handed over apart from the device.",
    "custody-encryption-missing": "How is the device encrypted?",
    "custody-serial-missing": "The serial number is missing.",
    "custody-person-missing": "Who hands over, who takes over?",
    "custody-time-form": "Please enter day and time: 1.12.2026 08:30.",
    "custody-open-end": "The last line must say that the device was wiped or returned.",
    "custody-proof-missing": "The proof of wiping is missing.",
}
"""What may be wrong with a chain of custody (codes of `checklists.custody`)."""


class _Blank(dict[str, Any]):
    """A value that a flaw does not carry is left out."""

    def __missing__(self, key: str) -> str:
        return ""


def answer_problem(words: Words, problem: Any, patterns: Iterable[Any] = (), columns: Iterable[Any] = ()) -> str:
    """One sentence for an AnswerProblem; `patterns` are the catalogue's hints, which say what a pattern allows, `columns` those
    of the table it is about, by whose words the sentence names them."""
    values: dict[str, Any] = dict(problem.values)
    _name_columns(words, values, tuple(columns))
    if "pattern" in values:
        hint = next((one for one in patterns if one.key == values["pattern"]), None)
        values["allowed"] = words.of(hint.words) if hint is not None else ""
    elif "allowed" in values:
        values["allowed"] = words.decimal(str(values["allowed"]))
    if "problem" in values and values["problem"] in CHAIN:
        values["problem"] = words(CHAIN[values["problem"]]).format_map(_Blank(values))
    template = words(SENTENCES[str(problem.code)])
    if "row" in values and "{row}" not in template:
        template = words("Line {row}, {column}:") + " " + template
    return " ".join(template.format_map(_Blank(values)).replace(" .", ".").split())


def _name_columns(words: Words, values: dict[str, Any], columns: tuple[Any, ...]) -> None:
    """Columns and the options of the one it is about, by their words instead of their keys."""
    named = {column.key: words.of(column.words) for column in columns}
    if "options" in values:
        options = [option for column in columns if column.key == values.get("column") for option in column.options]
        wanted = values["options"].split()
        values["options"] = words(" or ").join(words.of(one.words) for one in options if one.key in wanted)
    if "columns" in values:
        values["columns"] = ", ".join(named.get(key, key) for key in values["columns"].split())
    for name in ("column", "needed_by"):
        if values.get(name) in named:
            values[name] = named[values[name]]


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
