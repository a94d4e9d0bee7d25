"""What others rely on is written down: the wire in sync/PROTOCOL.md, settings and commands in README.md."""

import dataclasses
import re
import tomllib

import pytest

from app.problems import Code
from app.settings import FieldSettings
from app.version import app_version
from sync.hq.settings import Settings
from sync.wire import endpoints, messages, problems
from tests.house.tree import ROOT, modules

PROTOCOL = (ROOT / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


def stands_in(text: str, name: str) -> bool:
    """As a word of its own: `/v1/enrol` is not found in `/v1/enrolment`."""
    return re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/-])", text) is not None


PATHS = [value for value in vars(endpoints).values() if isinstance(value, str) and value.startswith("/v")]
HEADERS = [endpoints.NONCE_HEADER, endpoints.DIGEST_HEADER]
MESSAGES = [name for name, value in vars(messages).items() if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("name", [*PATHS, *HEADERS, *MESSAGES, *(problem.urn for problem in problems.ALL)])
def test_the_protocol_names_everything_on_the_wire(name: str) -> None:
    assert stands_in(PROTOCOL, name)


def test_the_protocol_names_nothing_that_is_not_there() -> None:
    told = set(re.findall(r"urn:feldbuch:problem:[a-z-]+", PROTOCOL))
    assert told == {problem.urn for problem in problems.ALL}
    assert {path.partition("?")[0] for path in re.findall(r"`(/v1?/[^`]*)`", PROTOCOL)} <= set(PATHS)


def test_the_list_of_refusals_is_whole() -> None:
    made = [value for value in vars(problems).values() if isinstance(value, problems.ProblemType)]
    assert sorted(problem.urn for problem in made) == sorted(problem.urn for problem in problems.ALL)
    assert len({problem.urn for problem in made}) == len(made)


@pytest.mark.parametrize("setting", [one.name for one in dataclasses.fields(FieldSettings) if one.name != "profile"])
def test_readme_tells_every_setting_of_the_tablet(setting: str) -> None:
    assert stands_in(README, setting)


@pytest.mark.parametrize("setting", [one.name for one in dataclasses.fields(Settings)])
def test_readme_tells_every_setting_of_hq_by_its_option(setting: str) -> None:
    assert f"--{setting.replace('_', '-')}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_readme_tells_every_target_of_make(target: str) -> None:
    assert stands_in(README, target)


def test_reports_and_greetings_name_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert app_version() == project
    # What a tree that was never installed says of itself.
    assert f'return "{project}"' in (ROOT / "app" / "version.py").read_text(encoding="utf-8")


def test_every_problem_of_the_tablet_is_raised_somewhere() -> None:
    paths = [path for _, path in modules() if path.parts[0] == "app" and path.name != "problems.py"]
    program = "".join((ROOT / path).read_text(encoding="utf-8") for path in paths)
    assert not [code.name for code in Code if not re.search(rf"\bCode\.{code.name}\b", program)]
