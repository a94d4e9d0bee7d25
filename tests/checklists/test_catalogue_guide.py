"""What a person at HQ reads before changing a file: the commented example passes the check, the guide tells every field there is."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from checklists.catalogue import AnswerKind, Column, Evidence, GroupKind, SubjectKind
from checklists.catalogue_check import check_folder
from checklists.catalogue_reader import OWN_FOLDER, CatalogueUnreadable, read_catalogue
from checklists.table_rules import RowRule, RowRuleKind
from tests.checklists.catalogue_folder import copy_to
from ui.catalogue import show
from ui.wording import Words

EXAMPLE = OWN_FOLDER / "example"
GUIDE = (OWN_FOLDER / "README.md").read_text(encoding="utf-8")
TABLES = (OWN_FOLDER / "TABLES.md").read_text(encoding="utf-8")


def test_the_example_passes_the_check() -> None:
    catalogue = check_folder(EXAMPLE).catalogue
    assert [chapter.key for chapter in catalogue.chapters] == ["3.1.1"]
    kinds = {detail.kind for item in catalogue.chapters[0].items for detail in item.details}
    assert len(kinds) >= 8, "most kinds of answer are in it"


@pytest.mark.parametrize("name", ["3.1.1.yaml", "shared.yaml", "subtests.yaml", "retired.yaml"])
def test_the_example_is_commented(name: str) -> None:
    lines = (EXAMPLE / name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# BEISPIEL")
    assert sum("#" in line for line in lines) >= 4


def test_the_example_is_no_part_of_the_program_s_catalogue() -> None:
    assert "x-mac" not in {d.key for c in read_catalogue().chapters for i in c.items for d in i.details}


def _allowed(folder: Path, kind: AnswerKind) -> set[str]:
    """The fields a step of that kind may have, as the reader itself names them."""
    path = folder / "3.2.2.yaml"
    path.write_text(
        'chapter: "3.2.2"\nwords: {de: "a", en: "a"}\nunit: session\nitems:\n  - key: i\n    steps: [x]\n    details:\n'
        f"      - {{key: x, kind: {kind}, nonsense: 1}}\n",
        encoding="utf-8",
    )
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(folder)
    told = next(one for one in caught.value.problems if one.what == "unknown key 'nonsense'")
    return set(told.allowed.split(", "))


@pytest.mark.parametrize("kind", list(AnswerKind))
def test_the_guide_tells_every_kind_and_its_fields(tmp_path: Path, kind: AnswerKind) -> None:
    told = set(re.findall(r"`([a-z_]+)(?::[^`]*)?`", GUIDE))
    assert str(kind) in told
    assert _allowed(copy_to(tmp_path), kind) <= told


def test_the_guide_tells_every_field_of_a_column_and_every_rule() -> None:
    told = set(re.findall(r"`([a-z_-]+)(?::[^`]*)?`", TABLES))
    assert {field.name for field in fields(Column)} - {"words"} <= told
    assert {str(kind) for kind in RowRuleKind} <= told
    assert {field.name for field in fields(RowRule)} - {"kind", "is_any"} | {"is"} <= told


def test_the_guide_says_how_many_columns_a_rule_names(tmp_path: Path) -> None:
    """As the reader itself counts them: every rule is tried with none to ten."""
    names = [f"c{n}" for n in range(10)]
    columns = ", ".join(f'{{key: {name}, de: "a", en: "a"}}' for name in names)
    tried = [(kind, n) for kind in RowRuleKind for n in range(11)]
    head = (
        'chapter: "3.2.2"\nwords: {de: "a", en: "a"}\nunit: session\nitems:\n  - key: i\n    steps: [x]\n    details:\n'
        f"      - key: x\n        kind: rows\n        columns: [{columns}]\n        rules:\n"
    )
    rules = (f"          - {{rule: {kind}, columns: [{', '.join(names[:n])}]}}\n" for kind, n in tried)
    folder = copy_to(tmp_path)
    (folder / "3.2.2.yaml").write_text(head + "".join(rules), encoding="utf-8")
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(folder)
    first = head.count("\n") + 1
    refused = {tried[one.line - first] for one in caught.value.problems if re.match(r"rule [a-z-]+ has ", one.what)}
    told = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", TABLES, re.MULTILINE))
    for kind in RowRuleKind:
        allowed = [n for n in range(11) if (kind, n) not in refused]
        least, most = allowed[0], allowed[-1]
        said = "keine" if most == 0 else str(least) if least == most else f"{least} bis {most}"
        assert told[str(kind)] == said, kind


@pytest.mark.parametrize("name", ["per", "who", "evidence", "src", "feature", "group_kinds", "optional"])
def test_the_guide_explains_who_where_and_how_often_in_a_line_each(name: str) -> None:
    (line,) = re.findall(rf"^\| `{name}` \|.*$", GUIDE, re.MULTILINE)
    terms = {"per": SubjectKind, "evidence": Evidence, "group_kinds": GroupKind}.get(name, ())
    assert [str(one) for one in terms if str(one) not in line] == []


def test_the_guide_tells_the_life_after_publishing_and_names_no_number() -> None:
    assert "feldbuch catalogue keep" in GUIDE and "zuletzt veröffentlicht" in GUIDE
    assert not re.search(r"20[0-9]{2}\.[0-9]", GUIDE), "a number would be old with the next release"


@pytest.mark.parametrize("key", ["func-test", "ft-pcport"])
def test_what_the_guide_says_can_be_shown_is_shown(key: str) -> None:
    assert f"`{key}`" in GUIDE
    assert show.show(Words("en"), read_catalogue(), key, 100)


def test_the_guide_names_the_commands_and_fits_a_page() -> None:
    for command in ("feldbuch catalogue check", "feldbuch catalogue show", "feldbuch-hq catalogue publish"):
        assert command in GUIDE
    assert len(GUIDE.splitlines()) < 80


def test_every_file_beside_the_guide_is_in_its_table() -> None:
    for part in OWN_FOLDER.iterdir():
        if not re.fullmatch(r"[0-9.]+\.yaml|README\.md", part.name):
            assert part.name in GUIDE, part.name
