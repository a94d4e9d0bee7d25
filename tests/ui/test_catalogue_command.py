"""`feldbuch catalogue` from the outside: what check, coverage, show and keep say and how they end."""

import json
import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from checklists.catalogue import Detail
from checklists.catalogue_reader import read_catalogue
from checklists.coverage import bullets, places, sources_of, steps_of
from tests.checklists.catalogue_folder import copy_to, cut, spoil
from ui.catalogue import facts
from ui.command_line import main

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = read_catalogue()
BULLETS = [bullet for chapter in CATALOGUE.chapters for bullet in bullets(chapter)]
DETAILS = [detail for bullet in BULLETS for detail in bullet.details]


class Said:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """One command in this process."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str, lang: str = "en") -> Said:
        code = main(["catalogue", *arguments, "--lang", lang])
        told = capsys.readouterr()
        return Said(code, told.out, told.err)

    return run


# -- check ------------------------------------------------------------------------------------------------------------


def test_the_program_s_own_catalogue_is_in_order(say) -> None:
    said = say("check")
    assert (said.code, said.err) == (0, "")
    assert CATALOGUE.release in said.out and CATALOGUE.cat_hash in said.out


def test_it_is_a_command_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.command_line", "catalogue", "check"]
    environment = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Katalog {CATALOGUE.release} ist in Ordnung: ")


@pytest.mark.parametrize("act", ["check", "coverage", "keep", "show"])
def test_no_folder_ends_with_2(say, tmp_path: Path, act: str) -> None:
    named = ("--dir", str(tmp_path / "none")) if act == "show" else (str(tmp_path / "none"),)
    said = say(act, *named)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{tmp_path / 'none'} is no folder.\n"


def test_a_file_is_no_folder(say, tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text("release: x\n", encoding="utf-8")
    assert say("check", str(tmp_path / "shared.yaml")).code == 2


def test_an_empty_folder_ends_with_1(say, tmp_path: Path) -> None:
    said = say("check", str(tmp_path))
    assert said.code == 1
    assert said.err.startswith("shared.yaml, line 1: the file is missing; allowed: ")


MISTAKES = {
    "typo": ("3.1.1.yaml", "        pattern: P-MAC\n", "        patern: P-MAC\n", "unknown key 'patern'"),
    "unknown kind": ("3.1.1.yaml", "kind: timer", "kind: clock", "'kind' is 'clock'"),
    "missing translation": ("3.1.1.yaml", '{de: "Strom", en: "Power"}', '{de: "Strom"}', "'en' is missing"),
    "duplicate key": ("3.1.1.yaml", "- key: unpack", "- key: ini-capture", "step 'ini-capture' stands twice"),
    "no yaml": ("3.1.2.yaml", "items:", "items: [", "a bracket [ or a brace { above is not closed"),
    "circle": (
        "3.1.1.yaml",
        "      - key: cable-pc\n",
        "      - key: cable-pc\n        when: {step: cable-pc, is: [done]}\n",
        "the condition of 'cable-pc' comes back to itself",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_line_with_file_line_and_what_is_allowed(say, tmp_path: Path, name: str) -> None:
    file, old, new, what = MISTAKES[name]
    line = spoil(copy_to(tmp_path), file, old, new)
    said = say("check", str(tmp_path))
    assert (said.code, said.out) == (1, "")
    told = next(one for one in said.err.splitlines() if what in one)
    match = re.fullmatch(rf"{re.escape(file)}, line (\d+): .*; allowed: .+", told)
    assert match is not None and abs(int(match[1]) - line) <= 2
    assert said.err.splitlines()[-1].endswith("Nothing was read.")


def test_all_mistakes_come_at_once_and_in_german(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    for file, old, new, _ in (MISTAKES[name] for name in ("typo", "unknown kind", "missing translation")):
        spoil(tmp_path, file, old, new)
    said = say("check", str(tmp_path), lang="de")
    assert said.err.splitlines()[-1] == "3 Beanstandungen. Nichts wurde übernommen."
    assert re.search(r"^3\.1\.1\.yaml, Zeile \d+: 'kind' ist 'clock'; erlaubt: auto, files, ", said.err, re.MULTILINE)


def test_a_key_that_vanished_is_a_complaint(say, tmp_path: Path) -> None:
    """Kept with `keep`, a release binds the next one."""
    copy_to(tmp_path)
    assert say("keep", str(tmp_path)).code == 0
    spoil(tmp_path, "shared.yaml", 'release: "', 'release: "2999.1" # "')
    assert say("check", str(tmp_path)).code == 0
    cut(tmp_path, "3.1.1.yaml", "      - key: boot-fw\n", "      - key: boot-ip\n")
    spoil(tmp_path, "3.1.1.yaml", "boot-fw, ", "")
    said = say("check", str(tmp_path))
    assert said.code == 1 and "detail 'boot-fw' of release" in said.err and "is gone" in said.err


@pytest.mark.parametrize("file", ["3.1.yaml", "3.1.1.yaml", "3.2.1.yaml", "1.yaml", "subtests.yaml", "shared.yaml"])
def test_a_file_that_is_missing_is_named_and_none_of_its_consequences(say, tmp_path: Path, file: str) -> None:
    (copy_to(tmp_path) / file).unlink()
    said = say("check", str(tmp_path), lang="de")
    one, end = said.err.splitlines()
    assert (said.code, said.out, end) == (1, "", "1 Beanstandung. Nichts wurde übernommen.")
    assert one.startswith(f"{file}, Zeile 1: Die Datei fehlt; erlaubt: ")


def test_a_file_may_go_once_its_keys_are_given_up(say, tmp_path: Path) -> None:
    (copy_to(tmp_path) / "3.2.1.yaml").unlink()
    year, number = CATALOGUE.release.split(".")
    following = f"{year}.{int(number) + 1}"
    spoil(tmp_path, "shared.yaml", f'release: "{CATALOGUE.release}"', f'release: "{following}"')
    gone = [line.split("\t") for line in _newest_kept(tmp_path).read_text(encoding="utf-8").splitlines()[2:]]
    keys = [key for key, kind, under in gone if key == "3.2.1" or under.startswith("3.2.1") and kind != "sub-test"]
    text = f'retired:\n  - since: "{following}"\n    why: {{de: "x", en: "y"}}\n    keys: [{", ".join(f"{k!r}" for k in keys)}]\n'
    (tmp_path / "retired.yaml").write_text(text, encoding="utf-8")
    assert say("check", str(tmp_path)).err == ""


def _newest_kept(folder: Path) -> Path:
    return max((folder / "released").iterdir())


def test_without_the_keys_of_earlier_releases_it_is_said_that_none_were_compared(say, tmp_path: Path) -> None:
    shelf = copy_to(tmp_path) / "released"
    assert say("check", str(tmp_path)).err == ""
    for kept in shelf.iterdir():
        kept.unlink()
    said = say("check", str(tmp_path))
    assert said.code == 0 and said.err == (
        f"There are no keys of earlier releases in {shelf}: nothing was compared with them.\n"
    )


def test_a_number_without_quotes_is_one_complaint_in_plain_german(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    line = spoil(tmp_path, "shared.yaml", f'release: "{CATALOGUE.release}"', "release: 2026.3")
    assert say("check", str(tmp_path), lang="de").err.splitlines()[0] == (
        f"shared.yaml, Zeile {line}: '2026.3' ohne Anführungszeichen gilt als Zahl; "
        'erlaubt: der Text in Anführungszeichen: "2026.3"'
    )


# -- keep -------------------------------------------------------------------------------------------------------------


def test_what_was_kept_is_not_written_over(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    first = say("keep", str(tmp_path))
    kept = tmp_path / "released" / f"{CATALOGUE.release}.tsv"
    assert first.code == 0 and str(kept) in first.out
    assert "any change needs a higher number" in first.err and "catalogue publish" in first.err
    raw = kept.read_bytes()
    assert say("keep", str(tmp_path)).code == 0, "the same content again changes nothing"
    spoil(tmp_path, "3.1.1.yaml", 'en: "Power"', 'en: "Electricity"')
    again = say("keep", str(tmp_path))
    assert again.code == 1 and "was released with other content" in again.err
    assert kept.read_bytes() == raw


# -- coverage ---------------------------------------------------------------------------------------------------------


def test_coverage_as_json_has_a_row_for_each_place(say) -> None:
    said = say("coverage", "--json")
    rows = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert [row["source"] for row in rows] == [place.source for place in places()]
    assert all(row.keys() == {"source", "steps", "note"} for row in rows)
    assert all(row["steps"] or row["note"] for row in rows)
    tested = next(row for row in rows if row["source"] == "3.1.1-b7")
    assert tested["steps"][0] == "func-test" and tested["note"] is None
    assert [row["steps"] for row in rows if row["source"] in ("fn1", "fn2", "fn7", "fn11", "fn12")] == [[]] * 5


def test_every_step_listed_is_shown_and_names_its_place(say) -> None:
    """As a person would follow the list: each step is found by `show`, and its lines name the place."""
    rows = json.loads(say("coverage", "--json").out)
    shown: dict[str, str] = {}
    for row in rows:
        for step in row["steps"]:
            if step not in shown:
                said = say("show", step)
                assert said.code == 0, step
                shown[step] = said.out
            assert re.search(rf"{re.escape(row['source'])}(?![0-9])", shown[step]), (row["source"], step)
    assert len(shown) >= len(DETAILS)


def test_notes_are_in_the_language_asked_for(say) -> None:
    german = {row["source"]: row["note"] for row in json.loads(say("coverage", "--json", lang="de").out)}
    english = {row["source"]: row["note"] for row in json.loads(say("coverage", "--json").out)}
    assert german["fn1"].startswith("Markenhinweis") and english["fn1"].startswith("trademark line")
    assert {key for key, note in german.items() if note} == {key for key, note in english.items() if note}


def test_a_bare_place_ends_with_1(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    (tmp_path / "3.2.1.yaml").unlink()
    said = say("coverage", str(tmp_path), "--json")
    assert said.code == 1
    assert said.err.splitlines() == [f"3.2.1-b{n}: no step and no note." for n in range(1, 6)]
    assert next(row for row in json.loads(said.out) if row["source"] == "3.2.1-b1")["steps"] == []


def test_the_places_are_those_of_the_folder(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    with (tmp_path / "service_places.tsv").open("a", encoding="utf-8") as file:
        file.write("3.2.2-b99\tNeu\tNew\n3.2.2-b98\tNeu\tNew\tsteht im Bericht\tstands in the report\n")
    said = say("coverage", str(tmp_path))
    assert (said.code, said.err) == (1, "3.2.2-b99: no step and no note.\n")
    assert "3.2.2-b98" in said.out and "none left out" not in said.out


def test_a_place_under_another_name_is_missed(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    spoil(tmp_path, "service_places.tsv", "\n2.3-table\t", "\n2.3-b99\t")
    said = say("coverage", str(tmp_path), lang="de")
    bare, *named = said.err.splitlines()
    assert said.code == 1 and bare == "2.3-b99: kein Schritt und kein Hinweis."
    assert named and all(
        re.fullmatch(r"2\.3-table: von \S+ genannt, aber keine Stelle der Liste\.", one) for one in named
    )


def test_places_saved_by_a_table_program_are_read(say, tmp_path: Path) -> None:
    path = copy_to(tmp_path) / "service_places.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    filled = [line + "\t" * (4 - line.count("\t")) for line in lines]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join((*filled, "")).encode())
    assert say("coverage", str(tmp_path), "--json").out == say("coverage", "--json").out


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (None, "line 1: the file is missing"),
        (b"", "line 1: the first line does not name the columns"),
        (b"nonsense\n", "line 1: the first line does not name the columns"),
        (b"HEAD", "line 1: no places stand in the file"),
        (b"HEAD3.1.1-b7\tFunktionstest\n", "line 2: the line is not complete"),
        (b"HEAD3.1.1-b7\ta\t\tc\td\n", "line 2: the line is not complete"),
        (b"HEADb7\ta\tb\n", "line 2: 'b7' is no place"),
        (b"HEADfn1\ta\tb\nfn1\ta\tb\n", "line 3: place 'fn1' stands twice"),
        (b"HEADfn1\t\xff\tb\n", "line 2: byte"),
    ],
)
def test_a_list_of_places_with_a_mistake_is_named(say, tmp_path: Path, raw: bytes | None, told: str) -> None:
    path = copy_to(tmp_path) / "service_places.tsv"
    if raw is None:
        path.unlink()
    else:
        path.write_bytes(raw.replace(b"HEAD", b"source\tde\ten\tnote_de\tnote_en\n"))
    said = say("coverage", str(tmp_path))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"service_places.tsv, {told}") and len(said.err.splitlines()) == 2


def test_coverage_is_read_in_a_terminal(say) -> None:
    lines = say("coverage", lang="de").out.splitlines()
    assert lines[-1] == f"{len(places())} Stellen, keine ausgelassen."
    at = next(n for n, line in enumerate(lines) if line.startswith("3.1.1-b7 "))
    assert lines[at].endswith("Funktionstest") and lines[at + 1].split(",")[0].strip() == "func-test"
    assert max(map(len, lines)) <= 100


def test_the_page_in_build_spec_is_up_to_date(say) -> None:
    made = say("coverage", "--markdown").out
    page = (ROOT / "build_spec" / "coverage.md").read_text(encoding="utf-8")
    assert page == made, "run: feldbuch catalogue coverage --markdown > build_spec/coverage.md"


# -- show -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("key", [chapter.key for chapter in CATALOGUE.chapters])
def test_a_chapter_shows_everything_in_it(say, key: str, lang: str) -> None:
    said = say("show", key, lang=lang)
    assert (said.code, said.err) == (0, "")
    text = " ".join(said.out.split())
    chapter = CATALOGUE.chapter(key)
    for bullet in bullets(chapter):
        assert getattr(bullet.words, lang) in text
        for step, src in steps_of(bullet):
            assert step in text
            assert all(source in text for source in sources_of(src))
        for detail in bullet.details:
            assert getattr(detail.words, lang) in text and detail.who in text
            assert all(option.key in text for option in detail.options)
            assert all(getattr(column.words, lang) in text for column in detail.columns)
            assert all(sub.key in text and getattr(sub.words, lang) in text for sub in detail.subs)
    assert max(map(len, said.out.splitlines())) <= 100


def test_a_step_shows_kind_rule_who_evidence_repetition_and_source(say) -> None:
    text = say("show", "wp-230").out
    for part in ("a number (num)", "0 to 2 m, in steps of 0.1 m", "customer (C)", "measured value (ms), photo (ph)"):
        assert part in text
    for part in ("per workplace (workplace)", "source 3.1-p2", "L5 Distance", "K02 No mains", "≤ 2.0 m", "wp-230!"):
        assert part in text


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("3.1.1-b7", ["3.1.1-b7  Function test", "ft-reg!", "ft-pcport  PC port"]),
        ("ft-pcport", ["3.1.1-b7  Function test", "func-test", "ft-pcport  PC port"]),
        ("func-test/ft-audio", ["3.1.1-b7  Function test", "ft-audio!", "passed from 4"]),
        ("K02", ["No mains socket within 2 m", "on the customer's side", "waiting clock"]),
        ("L1", ["Key-user briefing", "120 min", "extra cost"]),
        ("P-MAC", ["12 characters"]),
        ("2.4-p2", ["one PST file", "pst-name"]),
        ("fn14", ["briefed by the contact", "brief-who"]),
        ("3.1", ["3.1.1  Workplace, basic", "Preconditions", "wp-lan-socket"]),
    ],
)
def test_anything_with_a_key_is_shown(say, key: str, parts: list[str]) -> None:
    said = say("show", key)
    assert said.code == 0
    assert all(part in said.out for part in parts), said.out


def test_without_a_key_the_chapters_are_listed(say) -> None:
    lines = say("show").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [chapter.key for chapter in CATALOGUE.chapters]


def test_a_name_that_nothing_has_ends_with_1_and_what_looks_like_it(say) -> None:
    said = say("show", "func-tst")
    assert (said.code, said.out) == (1, "")
    assert "“func-tst”" in said.err and "func-test" in said.err
    assert "ft-pcport" in say("show", "ft-pcprt").err
    assert say("show", "§§§").code == 1


def test_another_folder_is_shown(say, tmp_path: Path) -> None:
    copy_to(tmp_path)
    spoil(tmp_path, "3.1.1.yaml", 'en: "Power"', 'en: "Electricity"')
    assert "Electricity" in say("show", "3.1.1-b5", "--dir", str(tmp_path)).out


def test_every_field_of_a_step_has_its_words() -> None:
    """A new field is shown by its bare name until somebody words it: here is where that is noticed."""
    assert {field.name for field in fields(Detail)} == facts.worded()


def test_a_console_without_umlauts_is_no_crash(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.command_line", "catalogue", "show", "3.1.1"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "de_DE.UTF-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert done.returncode == 0 and b"Ger?t" in done.stdout
