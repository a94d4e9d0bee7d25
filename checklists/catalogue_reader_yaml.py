"""What the YAML parser says of a file, in words for a person who writes catalogues and knows no YAML."""

import re

import yaml

_OPEN = ("a quotation mark is not closed", "the same mark at the end of the text")
_INDENTED = "the line is indented otherwise than those it belongs to, or a quotation mark above it is not closed"
_EMPTY = "lines as in the folder example"

# What stands in the parser's own words -> (what is wrong, what is allowed). The first that fits counts; both parsers (in C and
# in Python) are meant.
WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("while scanning a quoted scalar", _OPEN),
    ("node content", ("a bracket [ or a brace { above is not closed", "[one, two]")),
    ("',' or ']'", ("a bracket [ is not closed, or a comma is missing in it", "[one, two]")),
    ("',' or '}'", ("a brace { is not closed, or a comma is missing in it", "{de: …, en: …}")),
    ("unknown escape", ("a backslash stands in double quotation marks", "the text in single quotation marks")),
    (
        "expected escape sequence",
        ("a backslash stands in double quotation marks", "the text in single quotation marks"),
    ),
    ("cannot start any token", ("the text begins with a sign that means something else", "the text in quotes")),
    (
        "mapping values are not allowed",
        ("a colon stands where none may, or the line is indented wrongly", "the text in quotes"),
    ),
    ("sequence entries are not allowed", ("a dash stands where no list begins", "the text in quotes")),
    ("could not find expected ':'", ("a colon is missing behind the name", "name: value")),
    ("document start", ("the line belongs to nothing above it", _EMPTY)),
    (
        "expected key",
        (_INDENTED, "as many blanks as the lines beside it"),
    ),
    ("block end", (_INDENTED, "as many blanks as the lines beside it")),
    ("'-' indicator", ("a dash is missing at the beginning of the line", "- as the entries beside it")),
    ("tab", ("a tab indents the line", "blanks")),
)
AT_ITS_BEGIN = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
"""Of these the parser says at the end of the file that they were never finished; a person looks where they begin."""


def in_plain_words(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """(line, what is wrong, what is allowed) for what the parser found in `text`."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark
    if error.context_mark is not None and said.startswith(AT_ITS_BEGIN):
        mark = error.context_mark
    lines = text.splitlines() or [""]
    line = min(mark.line + 1 if mark else 1, len(lines))
    if re.match(r"\s*\t", lines[line - 1]):
        return line, "a tab indents the line", "blanks"
    words = next((words for part, words in WORDS if part in said), ("the line cannot be read", _EMPTY))
    return line, *words
