"""`feldbuch check-users` from the outside: the very output, the exit code, and one sentence for what cannot be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checklists.attributes import ATTRIBUTES
from checklists.table_file import read_tables
from checklists.user_sheet import check_users
from tests.checklists.user_lists import KEYS, as_csv, as_workbook, clean_list

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
EXPORT = DATA / "ad-export.csv"
_MUST = ("givenName", "sn", "mail", "userPrincipalName")


def run(*words: str, language: str = "de_DE.UTF-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.command_line", "check-users", *words]
    environment = {**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def complaints(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(clean_list(3, 40)))
    return path


def test_the_planted_faults_and_no_others() -> None:
    done = run(str(EXPORT), "--json")
    found = complaints(done)
    planted = json.loads((DATA / "ad-export-expected.json").read_text(encoding="utf-8"))
    assert [{key: one[key] for key in ("row", "column", "value")} for one in found] == planted
    assert {tuple(one) for one in found} == {("row", "column", "value", "code", "message_de", "message_en")}
    assert done.returncode == 1
    warning = "Zeile 33, Spalte „mail“: Vor oder nach „k.boehm31@beispiel.example“ stehen Leerzeichen; sie wurden weggelassen."
    assert done.stderr == warning + "\n"


@pytest.mark.parametrize("headers", ["de", "en", "key"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "comma", "tab", "windows"])
def test_the_same_faults_however_the_list_is_written(tmp_path: Path, headers: str, form: str) -> None:
    (table,) = read_tables(EXPORT.read_bytes())
    people = [{key: cell.text for key, cell in zip(KEYS, row.cells, strict=True)} for row in table.rows[1:]]
    names = [getattr(attribute, headers) for attribute in ATTRIBUTES]
    path = tmp_path / ("liste.xlsx" if form == "xlsx" else "liste.csv")
    if form == "xlsx":
        raw = as_workbook(people, names)
    elif form == "windows":
        kept = [{k: v.encode("cp1252", errors="ignore").decode("cp1252") for k, v in one.items()} for one in people]
        raw = as_csv(kept, headers=names, encoding="cp1252")
    else:
        raw = as_csv(people, headers=names, separator={"comma": ",", "tab": "\t"}.get(form, ";"))
    path.write_bytes(raw)
    found = complaints(run(str(path), "--json"))
    planted = json.loads((DATA / "ad-export-expected.json").read_text(encoding="utf-8"))
    assert [{key: one[key] for key in ("row", "column", "value")} for one in found] == planted


def test_a_clean_list_is_an_empty_list_and_exit_0(clean: Path) -> None:
    done = run(str(clean), "--json")
    assert (complaints(done), done.stderr, done.returncode) == ([], "", 0)
    told = run(str(clean))
    assert (told.stdout, told.stderr, told.returncode) == ("liste.csv: 40 Nutzer, kein Fehler\n", "", 0)
    assert run(str(clean), language="en_GB.UTF-8").stdout == "liste.csv: 40 users, no error\n"


def test_numbers_are_a_must_only_when_asked(tmp_path: Path) -> None:
    people = clean_list(4, 5)
    people[2]["telephoneNumber"] = ""
    for nth in (0, 1, 3, 4):
        people[nth]["telephoneNumber"] = f"+4930231250{nth:02d}"
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(people))
    assert run(str(path)).returncode == 0
    done = run(str(path), "--with-numbers", "--json")
    assert [(one["row"], one["column"], one["code"]) for one in complaints(done)] == [(4, "telephoneNumber", "empty")]
    assert done.returncode == 1


def test_people_read_it_in_their_language() -> None:
    german, english = run(str(EXPORT)), run(str(EXPORT), language="en_GB.UTF-8")
    assert german.stdout.startswith("Zeile 9, Spalte „telephoneNumber“: „4,98999E+11“ hat Excel gerundet.")
    assert german.stdout.endswith("ad-export.csv: 60 Nutzer, 7 Fehler, 1 Hinweis\n")
    assert english.stdout.startswith("Row 9, column “telephoneNumber”: Excel rounded “4,98999E+11”.")
    assert len(german.stdout.splitlines()) == len(english.stdout.splitlines()) == 8


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("leer.csv", b"", "file-empty"),
        ("alt.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-excel"),
        ("kaputt.xlsx", b"PK\x03\x04 no workbook", "damaged"),
        ("bild.csv", b"\xff\xd8\xff\xe0" + bytes(4000), "not-a-table"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    done = run(str(path))
    assert (done.stdout, done.returncode) == ("", 2)
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith(f"{name}: Die ")
    asked = run(str(path), "--json")
    (one,) = complaints(asked)
    assert (one["row"], one["code"], asked.returncode, asked.stderr) == (None, code, 2, done.stderr)


def test_what_is_not_there_or_too_large_is_one_sentence(tmp_path: Path) -> None:
    for path, why in (
        (tmp_path / "weg.csv", "ist nicht da. Bitte den Pfad prüfen."),
        (tmp_path, "ist ein Ordner oder Gerät, keine Datei. Bitte die Datei selbst wählen."),
    ):
        done = run(str(path))
        assert (done.stdout, done.stderr, done.returncode) == ("", f"{path} {why}\n", 2)
        (one,) = complaints(run(str(path), "--json"))
        assert (one["code"], one["message_de"]) == ("unreachable", f"{path} {why}")
    large = tmp_path / "gross.csv"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # sparse: two hundred megabytes that take no room
    done = run(str(large))
    assert done.returncode == 2
    assert done.stderr.startswith("gross.csv: Die Datei hat 209715200 Byte, erlaubt sind 10485760 (10 MB).")


def test_columns_that_are_missing_are_named_wholly_and_in_the_readers_language(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Vorname;E-Mail;Benutzeranmeldename\nAda;a@firma.example;a@firma.example\n", encoding="utf-8")
    german, english = run(str(path)), run(str(path), "--language", "en")
    assert "Zeile 1, Spalte „Nachname“: Die Pflichtspalte „Nachname“" in german.stdout
    assert "Row 1, column “Last name”: The required column “Last name”" in english.stdout
    others = [attribute for attribute in ATTRIBUTES if attribute.key not in (*_MUST, "telephoneNumber")]
    assert all(attribute.de in german.stderr for attribute in others) and "…" not in german.stderr
    assert all(attribute.en in english.stderr for attribute in others) and "…" not in english.stderr
    assert "Straße" not in english.stderr and "Land" not in english.stderr
    (one,) = complaints(run(str(path), "--json"))
    assert one["column"] == "sn", "a fixed name for programs"


def test_rows_left_empty_are_said_by_number(tmp_path: Path) -> None:
    head, one, two, three = as_csv(clean_list(3, 3)).split(b"\r\n")[:4]
    path = tmp_path / "liste.csv"
    path.write_bytes(b"\r\n".join((head, one, b"", two, b"", b"", three, b"")))
    assert run(str(path)).stderr.splitlines() == [
        "Zeile 3: Die Zeile ist leer; was danach kommt, wurde gelesen.",
        "Zeile 5: Die Zeilen 5 bis 6 sind leer; was danach kommt, wurde gelesen.",
    ]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_clean_list_is_written_in_the_providers_template(tmp_path: Path, clean: Path, ending: str) -> None:
    target = tmp_path / f"sauber{ending}"
    done = run(str(clean), "--export", str(target))
    assert done.returncode == 0
    assert done.stdout.endswith(f"40 Nutzer nach {target} geschrieben.\n")
    (table,) = read_tables(target.read_bytes())
    assert [cell.text for cell in table.rows[0].cells] == [attribute.de for attribute in ATTRIBUTES]
    found = check_users(table)
    assert found.problems == ()
    assert [dict(user.attributes) for user in found.users] == [
        {k: v for k, v in person.items() if v} for person in clean_list(3, 40)
    ]


def test_a_list_with_complaints_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "sauber.csv"
    done = run(str(EXPORT), "--json", "--export", str(target))
    assert len(complaints(done)) == 7
    assert "nur eine Liste ohne Fehler wird ausgegeben" in done.stderr
    assert done.returncode == 1 and not target.exists()


def test_a_target_that_cannot_be_is_refused_before_any_work(tmp_path: Path, clean: Path) -> None:
    before = clean.read_bytes()
    for target, why in (
        (tmp_path / "liste.doc", "endet weder auf .xlsx noch auf .csv"),
        (tmp_path / "weg" / "liste.csv", "Den Ordner"),
        (clean, "würde die Datei überschreiben"),
    ):
        done = run(str(clean), "--export", str(target))
        assert (done.returncode, done.stdout) == (2, "")
        assert why in done.stderr
    assert clean.read_bytes() == before


def test_twenty_thousand_users_take_seconds(tmp_path: Path) -> None:
    """The start of the program included; measured figures stand with the benches."""
    path = tmp_path / "viele.csv"
    people = clean_list(9, 1)[0]
    rows = [
        {
            **people,
            "telephoneNumber": "",
            "mobile": "",
            "mail": f"u{n}@f.example",
            "userPrincipalName": f"u{n}@f.example",
        }
        for n in range(20_000)
    ]
    path.write_bytes(as_csv(rows))
    done = run(str(path))
    assert (done.stdout, done.returncode) == ("viele.csv: 20.000 Nutzer, kein Fehler\n", 0)
