"""What a release promises: a number that rises, keys that stay with their kind of answer, or are given up on purpose."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checklists.catalogue import AnswerKind, Catalogue, Detail
from checklists.catalogue_check import check_folder
from checklists.catalogue_reader import (
    OWN_FOLDER,
    CatalogueProblem,
    CatalogueUnreadable,
    catalogue_from_bundle,
    read_catalogue,
)
from checklists.catalogue_release import Key, ReleaseKeys, broken_promises, from_text, keys_of, number_of, to_text
from tests.checklists.catalogue_folder import copy_to, cut, spoil
from tests.checklists.small_catalogue import small_catalogue

FIRST = catalogue_from_bundle((Path(__file__).parents[1] / "golden" / "v0.1.0" / "catalogue.json").read_bytes())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The package's files as if the present release had been kept, and the next one were being written."""
    copy_to(tmp_path)
    now = read_catalogue()
    (tmp_path / "released" / f"{now.release}.tsv").write_text(to_text(keys_of(now)), encoding="utf-8")
    year, number = number_of(now.release)
    spoil(tmp_path, "shared.yaml", f'release: "{now.release}"', f'release: "{year}.{number + 1}"')
    return tmp_path


def told(folder: Path) -> list[CatalogueProblem]:
    with pytest.raises(CatalogueUnreadable) as caught:
        check_folder(folder)
    return list(caught.value.problems)


def retire(folder: Path, *keys: str) -> None:
    path = folder / "retired.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else "retired:\n"
    path.write_text(
        text + f'  - since: "2026.3"\n    why: {{de: "ersetzt", en: "replaced"}}\n    keys: [{", ".join(keys)}]\n',
        encoding="utf-8",
    )


# -- the package's own ------------------------------------------------------------------------------------------------


def test_the_package_s_own_files_may_be_released() -> None:
    assert check_folder(OWN_FOLDER).catalogue == read_catalogue()


def test_a_catalogue_of_an_earlier_release_is_still_read() -> None:
    assert FIRST.release == "2026.1"
    kept = from_text((OWN_FOLDER / "released" / "2026.1.tsv").read_text(encoding="utf-8"))
    assert kept == keys_of(FIRST)


def test_the_next_release_with_the_same_content_is_good(folder: Path) -> None:
    assert check_folder(folder).catalogue.chapters == read_catalogue().chapters


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("release", ["2026", "2026.0", "2026.01", "v2", "26.1", "2026.1 ", "2026.1.1", "۲۰۲۶.1"])
def test_a_release_is_a_year_and_a_number(folder: Path, release: str) -> None:
    with pytest.raises(ValueError):
        number_of(release)
    text = (folder / "shared.yaml").read_text(encoding="utf-8")
    (folder / "shared.yaml").write_text(re.sub(r'release: ".*"', f"release: '{release}'", text), encoding="utf-8")
    if release.strip() == release:
        assert any(p.file == "shared.yaml" and p.line == 2 and "as 2026.2" in p.allowed for p in told(folder))


def test_releases_are_ordered_by_number_not_by_letters() -> None:
    assert sorted(["2026.10", "2026.9", "2025.12"], key=number_of) == ["2025.12", "2026.9", "2026.10"]


def test_the_same_number_with_other_content_is_refused(folder: Path) -> None:
    now = read_catalogue().release
    spoil(folder, "shared.yaml", 'release: "', f'release: "{now}" # "')
    spoil(folder, "3.1.1.yaml", 'en: "Power"', 'en: "Electricity"')
    (problem,) = told(folder)
    assert (problem.file, problem.line) == ("shared.yaml", 2)
    assert problem.what == f"release {now} was released with other content"
    assert problem.allowed.startswith("a higher number")


def test_a_lower_number_is_refused(folder: Path) -> None:
    spoil(folder, "shared.yaml", 'release: "', 'release: "2025.9" # "')
    (problem,) = told(folder)
    assert "2025.9 is lower than" in problem.what


def test_a_list_of_keys_that_is_none_is_named(folder: Path) -> None:
    (folder / "released" / "2026.1.tsv").write_text("release\tdigest\n2026.1\n", encoding="utf-8")
    assert any(problem.file == "released/2026.1.tsv" for problem in told(folder))


# -- keys -------------------------------------------------------------------------------------------------------------


def test_a_key_that_goes_is_named_until_it_is_listed_as_retired(folder: Path) -> None:
    cut(folder, "3.1.1.yaml", "      - key: dev-waste\n", "  - key: 3.1.1-b3\n")
    spoil(folder, "3.1.1.yaml", ", dev-waste]", "]")
    (problem,) = told(folder)
    assert problem.file == "3.1.1.yaml"
    assert re.fullmatch(r"detail 'dev-waste' of release [0-9.]+ is gone", problem.what)
    assert "retired.yaml" in problem.allowed
    retire(folder, "dev-waste")
    assert check_folder(folder).retired == {"dev-waste": 4}


def test_a_key_that_is_answered_in_another_way_is_named_in_its_line(folder: Path) -> None:
    line = spoil(folder, "3.1.1.yaml", "key: boot-first", "key: boot-first")
    spoil(folder, "3.1.1.yaml", "kind: timer", "kind: text")
    spoil(folder, "3.1.1.yaml", "example: 240", 'example: "4 min"')
    (problem,) = told(folder)
    assert (problem.file, problem.line) == ("3.1.1.yaml", line)
    assert "'boot-first' has kind text" in problem.what and problem.allowed == "timer, or a new key"
    retire(folder, "boot-first")
    assert told(folder) == [problem]


def test_a_sub_test_that_goes_is_named(folder: Path) -> None:
    cut(folder, "subtests.yaml", "      - {key: ft-pcport", "      - {key: ft-power")
    (problem,) = told(folder)
    assert "sub-test 'func-test/ft-pcport'" in problem.what
    retire(folder, "func-test/ft-pcport")
    check_folder(folder)


def test_a_step_that_goes_takes_its_sub_tests_along() -> None:
    now = keys_of(_without(small_catalogue(), "func-test"))
    broken = broken_promises([_keys(small_catalogue(), "2026.1")], replace(now, release="2026.2"), ())
    assert [one.key.key for one in broken] == ["func-test"]
    retired = broken_promises([_keys(small_catalogue(), "2026.1")], replace(now, release="2026.2"), ["func-test"])
    assert retired == ()


def test_a_key_of_any_earlier_release_counts() -> None:
    """Given up without a word in between, it is still missed; the latest release that had it is named."""
    base = small_catalogue()
    earlier = [_keys(base, "2026.1"), _keys(base, "2026.2"), _keys(_without(base, "power"), "2026.3")]
    (broken,) = broken_promises(earlier, _keys(_without(base, "power"), "2026.4"), ())
    assert (broken.key.key, broken.release, broken.now) == ("power", "2026.2", "")


def test_what_is_new_breaks_nothing() -> None:
    base = small_catalogue()
    assert broken_promises([_keys(_without(base, "power"), "2026.1")], _keys(base, "2026.2"), ()) == ()


def test_a_retired_key_that_stands_there_or_never_was_is_a_slip(folder: Path) -> None:
    retire(folder, "dev-mac", "dev-mack")
    stands, never = told(folder)
    assert "'dev-mac' still stands" in stands.what and "'dev-mack'" in never.what
    assert (stands.file, stands.line) == (never.file, never.line) == ("retired.yaml", 4)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('retired:\n  - {since: "2026.3", keys: [dev-mac]}\n', "'why' is missing"),
        ('retired:\n  - {since: "2026.3", why: {de: "x"}, keys: [dev-mac]}\n', "'en' is missing"),
        ('retired:\n  - {since: "2026.3", why: {de: "x", en: "y"}, keys: []}\n', "'keys' is empty"),
        ('retired:\n  - {since: "2026.3", why: {de: "x", en: "y"}, keys: [a, a]}\n', "'a' stands twice"),
        ('retird:\n  - {since: "2026.3"}\n', "unknown key 'retird'"),
    ],
)
def test_a_mistake_in_the_list_of_retired_keys_is_named(folder: Path, text: str, what: str) -> None:
    (folder / "retired.yaml").write_text(text, encoding="utf-8")
    assert any(problem.file == "retired.yaml" and what in problem.what for problem in told(folder))


@pytest.mark.parametrize("since", ["quatsch", "2031.9", "2026", "2026.0"])
def test_keys_are_given_up_with_a_release_that_there_is(folder: Path, since: str) -> None:
    cut(folder, "3.1.1.yaml", "      - key: dev-waste\n", "  - key: 3.1.1-b3\n")
    spoil(folder, "3.1.1.yaml", ", dev-waste]", "]")
    retire(folder, "dev-waste")
    check_folder(folder)
    line = spoil(folder, "retired.yaml", '"2026.3"', f'"{since}"')
    (problem,) = told(folder)
    assert (problem.file, problem.line, problem.what) == ("retired.yaml", line, f"'since' is {since!r}")
    assert problem.allowed.startswith("2026.1, 2026.2, 2026.3")


def test_keys_may_have_been_given_up_with_an_earlier_release(folder: Path) -> None:
    cut(folder, "3.1.1.yaml", "      - key: dev-waste\n", "  - key: 3.1.1-b3\n")
    spoil(folder, "3.1.1.yaml", ", dev-waste]", "]")
    retire(folder, "dev-waste")
    spoil(folder, "retired.yaml", '"2026.3"', '"2026.2"')
    check_folder(folder)


def test_the_list_of_keys_reads_back() -> None:
    keys = keys_of(FIRST)
    assert from_text(to_text(keys)) == keys
    assert {key.kind for key in keys.keys} >= {"chapter", "item", "tri", "sub-test", "reason", "limit"}
    for text in ("", "release\tdigest\n", to_text(keys).replace("\t", " "), to_text(keys).replace("2026.1", "first")):
        with pytest.raises(ValueError):
            from_text(text)


# -- sources ----------------------------------------------------------------------------------------------------------


def test_a_source_that_the_service_description_does_not_have_is_named(folder: Path) -> None:
    line = spoil(folder, "3.1.1.yaml", '        src: "3.1.1-b9"\n', '        src: "3.1.1-b99"\n')
    (problem,) = told(folder)
    assert problem.file == "3.1.1.yaml" and abs(problem.line - line) < 10
    assert "'brief' names '3.1.1-b99'" in problem.what and "3.1.1-b10" in problem.allowed


def _keys(catalogue: Catalogue, release: str) -> ReleaseKeys:
    return replace(keys_of(catalogue), release=release)


def _without(catalogue: Catalogue, step: str) -> Catalogue:
    def kept(details: tuple[Detail, ...]) -> tuple[Detail, ...]:
        return tuple(detail for detail in details if detail.key != step)

    chapters = tuple(
        replace(c, items=tuple(replace(item, details=kept(item.details)) for item in c.items))
        for c in catalogue.chapters
    )
    return replace(catalogue, chapters=chapters)


def test_kinds_are_those_of_the_catalogue() -> None:
    steps = {key.kind for key in keys_of(read_catalogue()).keys} - {"chapter", "item", "sub-test", "reason", "limit"}
    assert steps <= {str(kind) for kind in AnswerKind}


def test_a_row_that_was_only_ticked_may_be_worked_out_but_never_the_other_way_round() -> None:
    base = small_catalogue()
    ticked = ReleaseKeys(release="2026.1", cat_hash="0" * 64, keys=(Key(key="func-test", kind="item", under="3.1.1"),))
    assert broken_promises([ticked], _keys(base, "2026.2"), ()) == ()
    asked = ReleaseKeys(release="2026.1", cat_hash="0" * 64, keys=(Key(key="3.1.1-b7", kind="sub", under="3.1.1"),))
    (broken,) = broken_promises([asked], _keys(base, "2026.2"), ())
    assert (broken.key.kind, broken.now) == ("sub", "item")
