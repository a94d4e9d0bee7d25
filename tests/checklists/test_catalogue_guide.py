"""What a person at HQ reads before changing a file: the commented example passes the check, the guide tells every field there is."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from checklists.catalogue import AnswerKind, Column
from checklists.catalogue_check import check_folder
from checklists.catalogue_reader import OWN_FOLDER, CatalogueUnreadable, read_catalogue
from checklists.table_rules import RowRule, RowRuleKind
from tests.checklists.catalogue_folder import copy_to

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


def test_the_guide_names_the_commands_and_fits_a_page() -> None:
    for command in ("feldbuch catalogue check", "feldbuch catalogue show", "feldbuch-hq catalogue publish"):
        assert command in GUIDE
    assert len(GUIDE.splitlines()) < 80


def test_every_file_beside_the_guide_is_in_its_table() -> None:
    for part in OWN_FOLDER.iterdir():
        if not re.fullmatch(r"[0-9.]+\.yaml|README\.md", part.name):
            assert part.name in GUIDE, part.name
