"""What is wrong with a user list, in one sentence each: what stands there, what is expected."""

from typing import Any

from ui.wording import Words

SENTENCES: dict[str, str] = {
    "empty": "is missing.",
    "phone": "“{value}” is no number in the form +49 and all digits.",
    "eaten": "A spreadsheet rounded “{value}”. Expected: +49 and all digits.",
    "mail": "“{value}” is no complete mail address.",
    "upn": "“{value}” is no logon name such as name@company.example.",
    "upn-suffix": "“{value}” has another ending. Known: {suffixes}.",
    "sam": "“{value}” does not fit the older logon name (at most 20 letters).",
    "post-code": "“{value}” is no post code of {country}.",
    "too-long": "is longer than {limit} letters.",
    "long": "is longer than {limit} letters; the telephone cuts it.",
    "misread": "“{value}” holds broken letters. Please read the file in its own encoding.",
    "not-one-line": "holds more than one line.",
    "control-characters": "holds control characters.",
    "outer-blanks": "has blanks at its ends; they are left out.",
    "became-date": "“{value}” was turned into a date by a spreadsheet.",
    "formula-without-value": "holds a formula without a value.",
    "spreadsheet-error": "holds an error of the spreadsheet.",
    "twice": "“{value}” stands in row {first_row} too.",
    "several-values": "holds several values; the first one counts.",
    "country-unknown": "“{value}” is no country we know.",
    "country-differs": "“{value}” is another country than the rest of the row.",
    "manager-unknown": "“{value}” is not in the list.",
    "manager-ambiguous": "“{value}” stands in the list more than once.",
    "manager-self": "leads to the person itself.",
    "manager-cycle": "leads in a circle.",
    "column-missing": "The column {header} is missing.",
    "column-twice": "The column {header} is there twice.",
    "column-unknown": "The column “{header}” is not used.",
    "column-street": "The column street is read as Street.",
    "columns-absent": "Left out in this file: {names}.",
    "no-users": "There is no user in this list.",
    "rows-above-header": "“{value}” stands above the heads; the row is left out.",
    "row-without-known-values": "holds nothing in a known column and is left out.",
    "too-many-users": "has more than {limit} users.",
    "hidden-sheet": "The sheet is hidden in the file; it was read all the same.",
    "hidden-row": "is hidden in the file; it was read all the same.",
    "hidden-column": "Column {header} is hidden in the file; it was read all the same.",
    "empty-rows": "Empty rows between the users are left out.",
    "merged-rows": "Merged cells: “{value}” was read for every row they cover.",
    "merged-columns": "Merged cells: “{value}” was read for the first column only.",
    "formula": "The file holds formulas; their stored values were read.",
    "encoding-guessed": "The file is no UTF-8 and was read as Windows text. Please check the umlauts.",
}
"""A test walks over all codes of the rules."""


def sentence_of(words: Words, problem: Any) -> str:
    """The sentence of one problem; a code without words of its own is told in general."""
    values = {"value": problem.value, "header": problem.header, **dict(problem.values)}
    values.setdefault("country", "")
    key = SENTENCES.get(problem.code)
    if key is None:
        return words("“{value}” needs a look.", value=problem.value)
    if problem.code == "country-differs" and values.get("expected"):
        return words("“{value}” does not fit the country {expected}.", **values)
    return words(key, **values)
