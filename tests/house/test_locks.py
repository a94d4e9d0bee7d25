"""The locks name versions and hashes, never an address of the machine that made them, and they cover what we ask for."""

import re
import tomllib

import pytest

from tests.house.tree import ROOT

LOCKS = sorted((ROOT / "build_spec" / "lock").glob("*.txt"))
PIN = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?==")


def pins(name: str) -> dict[str, str]:
    """Normalised name -> its lines."""
    found: dict[str, str] = {}
    current = ""
    for line in (ROOT / "build_spec" / "lock" / name).read_text(encoding="ascii").splitlines():
        if match := PIN.match(line):
            current = re.sub(r"[-_.]+", "-", match[1]).lower()
        found[current] = found.get(current, "") + line
    return found


def wanted(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + [one for extra in extras for one in project["optional-dependencies"][extra]]
    return {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~ ;]", one)[0]).lower() for one in asked}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_no_address(lock) -> None:  # type: ignore[no-untyped-def]
    text = lock.read_text(encoding="ascii")
    assert not [
        mark
        for mark in ("://", "file:", "--index", "--extra-index", "--find-links", "--trusted-host", "/")
        if mark in text
    ]


def test_all_locks_are_there() -> None:
    assert [lock.name for lock in LOCKS] == ["demo.txt", "dev.txt", "installer.txt", "run.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_version_has_a_hash(lock) -> None:  # type: ignore[no-untyped-def]
    assert not [name for name, lines in pins(lock.name).items() if "--hash=sha256:" not in lines]


def test_the_locks_cover_what_the_project_asks_for() -> None:
    assert wanted("device", "hq") | {"setuptools"} <= pins("run.txt").keys()
    assert wanted("demo") | pins("run.txt").keys() <= pins("demo.txt").keys()
    assert wanted("dev") | pins("demo.txt").keys() <= pins("dev.txt").keys()


def test_what_runs_and_what_is_tested_are_the_same_versions() -> None:
    tested = pins("dev.txt")
    for lock in ("run.txt", "demo.txt"):
        assert {name: lines for name, lines in pins(lock).items() if tested[name] != lines} == {}


def test_the_qt_that_loses_references_to_none_stays_out() -> None:
    assert pins("run.txt")["pyside6-essentials"].startswith("pyside6-essentials==6.11.3 ")
