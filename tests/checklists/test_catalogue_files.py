"""Files in a catalogue's folder that nobody should have to read: huge, unfolding, in another encoding, no YAML at all."""

import re
import sys
import time
from pathlib import Path

import pytest

import checklists
from checklists.catalogue import Language
from checklists.catalogue_check import check_folder
from checklists.catalogue_german import german, said
from checklists.catalogue_reader import CatalogueProblem, CatalogueUnreadable, read_catalogue
from checklists.catalogue_reader_files import COUNTS, FLAGS
from tests.checklists.catalogue_folder import copy_to, spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def told(folder: Path) -> list[CatalogueProblem]:
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(folder)
    return list(caught.value.problems)


def of_file(folder: Path, name: str) -> CatalogueProblem:
    """The one complaint; what a broken file would have held is not missed all over the others."""
    problems = told(folder)
    assert [problem.file for problem in problems] == [name], problems
    return problems[0]


def test_a_tab_that_indents_is_named_in_its_line(folder: Path) -> None:
    line = spoil(folder, "3.1.1.yaml", '    words: {de: "Strom"', '\twords: {de: "Strom"')
    problem = of_file(folder, "3.1.1.yaml")
    assert (problem.line, problem.what, problem.allowed) == (line, "a tab indents the line", "blanks")


def test_another_encoding_is_named_in_its_line(folder: Path) -> None:
    path = folder / "3.1.1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode("cp1252", errors="replace"))
    first = next(n for n, line in enumerate(text.splitlines(), start=1) if not line.isascii())
    problem = of_file(folder, "3.1.1.yaml")
    assert problem.line == first
    assert "is no UTF-8" in problem.what and problem.allowed == "UTF-8"


def test_utf_16_is_named(folder: Path) -> None:
    path = folder / "2.1.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert of_file(folder, "2.1.yaml").what == "the file is UTF-16"


@pytest.mark.parametrize("form", ["bom", "crlf"])
def test_what_an_editor_on_windows_writes_is_read(folder: Path, form: str) -> None:
    for path in folder.glob("*.yaml"):
        raw = path.read_bytes()
        path.write_bytes(b"\xef\xbb\xbf" + raw if form == "bom" else raw.replace(b"\n", b"\r\n"))
    assert read_catalogue(folder) == read_catalogue()


@pytest.mark.parametrize("raw", [b'chapter: "2.1"\nwords: \x00\n', b'chapter: "2.1"\nwords: "\x07"\n'])
def test_letters_nobody_sees_are_named_in_their_line(folder: Path, raw: bytes) -> None:
    (folder / "2.1.yaml").write_bytes(raw)
    problem = of_file(folder, "2.1.yaml")
    assert problem.line == 2 and problem.what == "a sign that nobody sees stands in the line"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(ord(one) + 1)}: &{chr(ord(one) + 1)} [{', '.join([f'*{one}'] * 10)}]\n" for one in "abcdefghijklmnop"
)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        (BOMB, "an alias (*)", 2),
        ("a: &a\n  - *a\n", "an alias (*)", 2),
        ("a: " + "[" * 5000 + "]" * 5000 + "\n", "too deep", 1),
        ("a: 1\n---\nb: 2\n", "second document", 2),
        ("[a]: 1\n", "a key is no text", 1),
        ("a: {b\n", "a brace { is not closed", 1),
        ("%YAML 9.9\n---\na: 1\n", "the line cannot be read", 1),
    ],
    ids=["bomb", "circle", "deep", "documents", "key", "broken", "version"],
)
def test_a_file_that_unfolds_is_refused_at_once(folder: Path, text: str, what: str, line: int) -> None:
    (folder / "3.2.2.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    problem = next(one for one in told(folder) if one.file == "3.2.2.yaml" and what in one.what)
    assert problem.line == line
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("words: [a", "a bracket [ is not closed"),
        ("words: {de: a", "a brace { is not closed"),
        ("words: 'a", "a quotation mark is not closed"),
        ('words: "a\\q"', "a backslash stands in double quotation marks"),
        ("words: @a", "the text begins with a sign that means something else"),
        ("words: a: b", "a colon stands where none may"),
        ("words: - a", "a dash stands where no list begins"),
        ("words", "a colon is missing behind the name"),
        ("\twords: a", "a tab indents the line"),
        (" words: a", "the line is indented otherwise"),
    ],
)
def test_what_the_parser_says_is_said_in_plain_words_in_the_line_it_begins_in(
    folder: Path, line: str, what: str
) -> None:
    (folder / "3.2.2.yaml").write_text(f'chapter: "3.2.2"\n{line}\n', encoding="utf-8")
    problem = next(one for one in told(folder) if one.file == "3.2.2.yaml")
    assert problem.what.startswith(what) and problem.line == 2
    assert german(problem.what) != problem.what


def test_a_huge_file_is_refused_unread(folder: Path) -> None:
    with (folder / "3.2.2.yaml").open("ab") as file:
        file.truncate(3 * 1024**3)
    problem = of_file(folder, "3.2.2.yaml")
    assert (problem.what, problem.allowed) == ("the file is too large", "at most 1024 kB")


def test_too_many_files_are_refused(folder: Path) -> None:
    for number in range(100):
        (folder / f"9.{number}.yaml").write_text("", encoding="utf-8")
    assert any("files" in one.what and one.allowed == "at most 100 files" for one in told(folder))


def test_a_number_without_end_is_no_number(folder: Path) -> None:
    line = spoil(folder, "3.1.1.yaml", "at_least: 8", f"at_least: {'9' * 5000}")
    (problem,) = told(folder)
    assert (problem.line, problem.what, problem.allowed) == (line, "'at_least' is no whole number", "0, 1, 2 …")


@pytest.mark.parametrize(
    ("old", "new", "what", "allowed"),
    [
        ("required: true", "required: yes", "'required' is neither true nor false", "true, false"),
        ("required: true", "required: No", "'required' is neither true nor false", "true, false"),
        ("required: true", 'required: "true"', "'required' is neither true nor false", "true, false"),
        ("required: true", "required: 1.5", "'required' is neither true nor false", "true, false"),
        ("at_least: 8", "at_least: -1", "'at_least' is no whole number", "0, 1, 2 …"),
        ("at_least: 8", "at_least: 1.5", "'at_least' is no whole number", "0, 1, 2 …"),
        ("at_least: 8", "at_least: yes", "'at_least' is no whole number", "0, 1, 2 …"),
        ('example: "40"', "example: -1", "'-1' without quotes counts as a number", 'the text in quotes: "-1"'),
    ],
)
def test_what_is_advised_is_what_the_field_may_hold(folder: Path, old: str, new: str, what: str, allowed: str) -> None:
    line = spoil(folder, "3.1.1.yaml", old, new)
    problem = of_file(folder, "3.1.1.yaml")
    assert (problem.line, problem.what, problem.allowed) == (line, what, allowed)


@pytest.mark.parametrize(("read", "names"), [("flag", FLAGS), ("whole", COUNTS)])
def test_every_field_of_the_sort_is_known(read: str, names: frozenset[str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(checklists.__file__).parent.glob("catalogue_*.py")]
    assert {name for text in texts for name in re.findall(rf'\.{read}\("(\w+)"\)', text)} == names


@pytest.mark.parametrize("name", ["3.2.2.yml", "3.2.2.yaml.txt", "3.2.2.YML", "3.2.2.yml.txt"])
def test_a_name_that_nobody_would_read_is_named(folder: Path, name: str) -> None:
    (folder / "3.2.2.yaml").rename(folder / name)
    problem = of_file(folder, name)
    assert problem.allowed == "3.2.2.yaml"
    with pytest.raises(CatalogueUnreadable) as caught:
        check_folder(folder)
    assert caught.value.problems == (problem,)


@pytest.mark.parametrize(
    "name", ["3.1.1 - Kopie.yaml", "._3.1.1.yaml", "~$3.1.1.yaml", "3.1.1 (2).yaml", "notes.yaml", "3.1.1-copy.yml"]
)
def test_a_copy_beside_a_file_is_named_alone(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / "3.1.1.yaml").read_bytes())
    spoil(folder, "3.1.1.yaml", "kind: timer", "kind: clock")
    problem = of_file(folder, name)
    assert problem.allowed.startswith("a chapter named as 3.1.1.yaml")
    assert said(problem, Language.DE)[0] == "Die Datei gehört nicht in den Ordner"
    with pytest.raises(CatalogueUnreadable) as caught:
        check_folder(folder)
    assert caught.value.problems == (problem,)


@pytest.mark.parametrize("name", ["3.1.1.yaml.bak", "3.1.1.yaml~", "3.1.1.yaml.txt", ".3.1.1.yaml.swp"])
def test_what_an_editor_left_lies_beside_the_files_undisturbed(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff")
    assert read_catalogue(folder) == read_catalogue()


def test_a_folder_named_like_a_file_is_named(folder: Path) -> None:
    (folder / "4.yaml").mkdir()
    assert of_file(folder, "4.yaml").what.startswith("the file cannot be read")


@pytest.mark.parametrize("raw", [b"", b"# nothing but a remark\n", b"~\n"])
def test_an_empty_file_is_named(folder: Path, raw: bytes) -> None:
    (folder / "3.2.2.yaml").write_bytes(raw)
    assert of_file(folder, "3.2.2.yaml").what == "file is empty"


def test_what_is_no_yaml_lies_beside_the_files_undisturbed(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"\xff\x00")
    (folder / "order.xlsx").write_bytes(b"PK")
    assert read_catalogue(folder) == read_catalogue()


def test_reading_needs_no_deep_stack(folder: Path) -> None:
    """However a file is nested, nothing calls itself for each level of it."""
    (folder / "3.2.2.yaml").write_text("a:\n" + "- " * 400 + "x\n", encoding="utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        problems = told(folder)
    finally:
        sys.setrecursionlimit(limit)
    assert any("too deep" in one.what for one in problems)
