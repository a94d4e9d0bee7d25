"""The shape of the tree: what may lie where, and what may not stand in it."""

import re

from tests.house.tree import ROOT, tracked

TOP_LEVEL = {
    "app",
    "ui",
    "checklists",
    "sync",
    "tests",
    "build_spec",
    "pyproject.toml",
    "README.md",
    "Makefile",
    "LICENSE",
}
VAGUE = re.compile(r"(utils?|helpers?|common|manager|misc|base)\.py")
LONGEST = 400

# A path of somebody's machine: a home, a scratch folder, a workshop. Brackets keep this line from finding itself.
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:hom[e]|roo[t]|User[s]|wor[k]|far[m]|tm[p])/\w|\b[C-Z]:\\User[s]\\")


def test_the_top_level_holds_what_the_plan_of_the_house_names() -> None:
    odd = {path.parts[0] for path in tracked()} - TOP_LEVEL
    assert not {name for name in odd if not name.startswith(".")}


def test_no_file_of_the_program_is_longer_than_one_can_read() -> None:
    long = {
        str(path): lines
        for path in tracked()
        if path.suffix == ".py"
        and path.parts[0] != "tests"
        and (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_every_file_name_says_something() -> None:
    assert not [str(path) for path in tracked() if VAGUE.fullmatch(path.name)]


def test_no_path_of_a_machine_stands_in_a_file() -> None:
    found = []
    for path in tracked():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:  # a picture, a font, a workbook
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if MACHINE_PATH.search(line) or str(ROOT) in line:
                found.append(f"{path}:{number}: {line.strip()[:100]}")
    assert not found


def test_nothing_made_by_a_tool_is_under_version_control() -> None:
    made = re.compile(r"__pycache__|\.(mo|pyc|sqlite|db)$|^uv\.lock$|^pylock.*\.toml$")
    assert not [str(path) for path in tracked() if made.search(str(path))]


def test_the_build_calls_the_tests_and_nothing_of_its_own() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert script == ["#!/bin/sh", "exec make test"]
