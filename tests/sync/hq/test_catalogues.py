"""HQ publishes a release of the catalogue: checked whole, told in plain words, held for good, in force for new jobs only."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from checklists import canonical
from checklists.catalogue import (
    Allowance,
    Catalogue,
    Chapter,
    Column,
    Detail,
    Item,
    Option,
    PatternHint,
    Precondition,
    ReasonCode,
    SubTest,
)
from checklists.catalogue_check import check_folder
from checklists.catalogue_keep import keep_keys
from checklists.catalogue_reader import CatalogueUnreadable, bundle_bytes, read_catalogue
from sync.hq import audit, catalogue_names, catalogues
from sync.hq.audit import COMMAND_LINE
from sync.hq.catalogue_words import sentences
from sync.hq.database import Database
from sync.hq.demo.browser import Browser
from sync.hq.demo.dispatch import sign_in
from sync.hq.settings import Settings
from sync.hq.tables import AuditRow, CatalogueRow
from sync.hq.wording import Words
from tests.sync.catalogue_releases import ANOTHER_KIND, GONE, OWN, REQUIRED, WORDED, later, write
from tests.sync.hq import postgres
from tests.sync.hq.order_books import changed, put
from tests.sync.hq_process import PASSWORD, ROOT, Device, HqProcess

MUSTERBAU = "tests/data/orders/order-musterbau.xlsx"
KANZLEI = "tests/data/orders/order-kanzlei.xlsx"


@pytest.fixture
def quiet(tmp_path: Path) -> HqProcess:
    """An HQ that does not serve: commands need none."""
    hq = HqProcess(data=tmp_path / "data")
    hq.must("init")
    return hq


@pytest.fixture
def base(quiet: HqProcess) -> Iterator[Database]:
    database = Database(Settings(data=quiet.data).database_url)
    yield database
    database.close()


def held(database: Database) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(one.release, one.cat_hash) for one in catalogues.held(session)]


def cells(listing: str) -> list[list[str]]:
    """The lines of a list whose columns stand two blanks or more apart."""
    return [re.split(" {2,}", line) for line in listing.splitlines()]


def retire(folder: Path, since: str, keys: str) -> None:
    (folder / "retired.yaml").write_text(
        f'retired:\n  - {{since: "{since}", why: {{de: "x", en: "x"}}, keys: [{keys}]}}\n', encoding="utf-8"
    )


# -- publishing -------------------------------------------------------------------------------------------------------


def test_a_release_is_published_and_told_in_plain_words(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "next", later(), REQUIRED, WORDED)
    done = quiet.cli("catalogue", "publish", str(folder), env={"LC_ALL": "de_DE.UTF-8"})
    assert (done.returncode, done.stderr) == (0, "")
    new = read_catalogue(folder)
    assert done.stdout.splitlines() == [
        f"Katalog {later()}, Prüfsumme {new.cat_hash}",
        f"2 Änderungen gegenüber {OWN.release}:",
        "  3.1.1-b5 Stromversorgung: Name: „Strom“ → „Stromversorgung“",
        "  3.1.1-b7 Funktionstest: Teilprüfung ft-pcport ist nun Pflicht",
        f"Ausgabe {later()} ist veröffentlicht. Neue Einsätze entstehen unter ihr, bestehende bleiben bei ihrer.",
        f"Ihre Schlüssel stehen nun in {folder / 'released' / later()}.tsv. Bewahren Sie diesen Ordner auf: Aus ihm entsteht die "
        "nächste Ausgabe, HQ gibt die Dateien nicht zurück.",
    ]
    assert held(base) == [(later(), new.cat_hash), (OWN.release, OWN.cat_hash)]
    with base.reading() as session:
        assert catalogues.newest(session) == new.cat_hash
        assert session.get_one(CatalogueRow, new.cat_hash).bundle == bundle_bytes(new)
        (note,) = audit.acts_on(session, new.cat_hash)
        assert (note.act, note.origin, note.person_id) == ("catalogue.published", "command-line", None)
        assert json.loads(note.detail) == {"release": later()}


def test_a_trial_says_the_same_and_stores_nothing(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "next", later(), REQUIRED)
    done = quiet.cli("catalogue", "publish", str(folder), "--dry-run")
    assert done.returncode == 0
    assert "  3.1.1-b7 Function test: sub-test ft-pcport is now required" in done.stdout.splitlines()
    assert done.stdout.splitlines()[-1] == "A trial: nothing was stored."
    assert not (folder / "released").exists()
    assert held(base) == [(OWN.release, OWN.cat_hash)]
    with base.reading() as session:
        assert session.scalars(select(AuditRow).where(AuditRow.act == catalogues.PUBLISHED)).all() == []


def test_the_same_folder_again_changes_nothing(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "next", later(), REQUIRED)
    quiet.must("catalogue", "publish", str(folder))
    before = held(base)
    assert "Nothing was changed" in quiet.must("catalogue", "publish", str(folder))
    assert held(base) == before


REFUSED = {
    "content": (later(), [WORDED], "was released with other content"),
    "number": ("2025.1", [], "2025.1 is lower than"),
    "no number": ("next", [], "'release' is 'next'"),
    "vanished": (later(2), [GONE, ("3.1.1.yaml", "boot-fw,", "boot-firmware,")], "detail 'boot-fw' of release"),
    "kind": (
        later(2),
        [ANOTHER_KIND, ("3.1.1.yaml", "example: 240", 'example: "4 min"')],
        "'boot-first' has kind text",
    ),
    "typo": (later(2), [("3.1.1.yaml", "pattern: P-MAC", "pattern: P-MACK")], "P-MACK"),
    "broken": (later(2), [("3.1.2.yaml", "items:", "items: [")], "a bracket [ or a brace { above is not closed"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_fit_is_refused_with_file_and_line(
    quiet: HqProcess, base: Database, tmp_path: Path, name: str
) -> None:
    """Against everything HQ holds, whatever the folder itself keeps of earlier releases."""
    quiet.must("catalogue", "publish", str(write(tmp_path / "first", later(), REQUIRED)))
    before = held(base)
    release, changes, what = REFUSED[name]
    done = quiet.cli("catalogue", "publish", str(write(tmp_path / "next", release, *changes)))
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert any(what in line and ".yaml, line " in line and "; allowed: " in line for line in lines), lines
    assert lines[-1].endswith("Nothing was stored.")
    assert held(base) == before


def test_a_key_that_is_listed_as_retired_may_go(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "next", later(), GONE, ("3.1.1.yaml", "boot-fw,", "boot-firmware,"))
    retire(folder, later(), "boot-fw")
    out = quiet.must("catalogue", "publish", str(folder))
    assert "step boot-fw is gone: Firmware" in out and "step boot-firmware is new: Firmware" in out


def test_check_and_publish_agree_on_a_key_of_a_published_release(quiet: HqProcess, tmp_path: Path) -> None:
    """A key that came with the release published last and goes again: publishing has left its name in the folder."""
    come = ("3.1.1.yaml", "- key: boot-fw\n", "- key: boot-firmware\n"), ("3.1.1.yaml", "boot-fw,", "boot-firmware,")
    folder = write(tmp_path / "next", later(), *come)
    keep_keys(folder, OWN)
    retire(folder, later(), "boot-fw")
    quiet.must("catalogue", "publish", str(folder))
    for name, old in (("shared.yaml", f'release: "{later()}"'), ("3.1.1.yaml", "boot-firmware")):
        text = (folder / name).read_text(encoding="utf-8")
        new = f'release: "{later(2)}"' if name == "shared.yaml" else "boot-software"
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueUnreadable) as caught:
        check_folder(folder)
    assert ["'boot-firmware'" in one.what and "is gone" in one.what for one in caught.value.problems] == [True]
    refused = quiet.cli("catalogue", "publish", str(folder))
    assert refused.returncode == 1 and "'boot-firmware'" in refused.stderr
    retire(folder, later(), "boot-fw, boot-firmware")
    assert check_folder(folder).catalogue.release == later(2)
    assert "is published" in quiet.must("catalogue", "publish", str(folder))


def test_a_folder_whose_keys_cannot_be_kept_is_published_all_the_same(
    quiet: HqProcess, base: Database, tmp_path: Path
) -> None:
    folder = write(tmp_path / "next", later(), REQUIRED)
    (folder / "released").write_text("in the way", encoding="utf-8")
    done = quiet.cli("catalogue", "publish", str(folder))
    assert done.returncode == 0 and "is published" in done.stdout and "kept in" not in done.stdout
    assert "could not be kept" in done.stderr and f"feldbuch catalogue keep {folder}" in done.stderr
    assert held(base)[0][0] == later()


def test_no_folder_ends_with_2(quiet: HqProcess, tmp_path: Path) -> None:
    done = quiet.cli("catalogue", "publish", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path / 'none'} is no folder. Nothing was changed.\n"


def test_two_who_publish_one_number_cannot_both(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    """Both were checked before either was stored; the second one meets the first."""
    first = read_catalogue(write(tmp_path / "one", later(), REQUIRED))
    second = read_catalogue(write(tmp_path / "two", later(), WORDED))
    with base.writing() as session:
        assert catalogues.publish(session, COMMAND_LINE, first)
    with pytest.raises(catalogues.NotPublished) as refused, base.writing() as session:
        catalogues.publish(session, COMMAND_LINE, second)
    assert (refused.value.code, refused.value.newest) == ("content", later())
    lower = read_catalogue(write(tmp_path / "three", "2025.9", WORDED))
    with pytest.raises(catalogues.NotPublished) as refused, base.writing() as session:
        catalogues.publish(session, COMMAND_LINE, lower)
    assert refused.value.code == "number"
    assert held(base)[0] == (later(), first.cat_hash)


def test_the_list_says_newest_first_which_jobs_are_made_under_which(quiet: HqProcess, tmp_path: Path) -> None:
    quiet.must("user", "add", "t.becker", "--role", "technician")
    quiet.must("import-order", MUSTERBAU)
    folder = write(tmp_path / "next", later(), REQUIRED)
    quiet.must("catalogue", "publish", str(folder))
    quiet.must("import-order", KANZLEI)
    heads, *rows = cells(quiet.must("catalogue", "list"))
    assert heads == ["Release", "Digest", "Since", "Published by", "Jobs"]
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        (later(), read_catalogue(folder).cat_hash[:12], "command line", "1"),
        (OWN.release, OWN.cat_hash[:12], "with the program", "1"),
    ]
    assert all(re.fullmatch(r"[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}", row[2]) for row in rows), rows
    german = quiet.cli("catalogue", "list", env={"LC_ALL": "de_DE.UTF-8"}).stdout
    assert cells(german)[0] == ["Ausgabe", "Prüfsumme", "Seit", "Veröffentlicht", "Einsätze"]
    assert re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4} [0-9]{2}:[0-9]{2}", cells(german)[1][2])


# -- what came with the program ---------------------------------------------------------------------------------------


def test_the_tenth_release_is_newer_than_the_ninth(quiet: HqProcess, base: Database, tmp_path: Path) -> None:
    for release in ("2999.9", "2999.10"):
        quiet.must("catalogue", "publish", str(write(tmp_path / release, release, REQUIRED)))
    assert [release for release, _ in held(base)] == ["2999.10", "2999.9", OWN.release]


@pytest.fixture
def older(tmp_path: Path) -> HqProcess:
    """An HQ whose own release is lower than the one that comes with the program."""
    hq = HqProcess(data=tmp_path / "older")
    hq.data.mkdir(mode=0o700)
    database = Database(Settings(data=hq.data).database_url)
    database.migrate()
    with database.writing() as session:
        catalogues.publish(session, COMMAND_LINE, read_catalogue(write(tmp_path / "own", "2025.5", REQUIRED)))
    database.close()
    hq.must("init")
    return hq


def test_an_update_of_the_program_does_not_overtake_what_hq_published(older: HqProcess) -> None:
    assert [row[0] for row in cells(older.must("catalogue", "list"))[1:]] == ["2025.5"]
    assert OWN.release not in older.must("catalogue", "list")


def test_serve_says_that_hq_keeps_to_its_own(older: HqProcess) -> None:
    """On standard error; the line on standard output stays the address."""
    command = [sys.executable, "-m", "sync.hq", "serve", "--data", str(older.data), "--port", "0"]
    environment = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None and serving.stderr is not None
        address, told = serving.stdout.readline(), serving.stderr.readline()
        serving.terminate()
        serving.wait(timeout=20)
    assert "http://127.0.0.1:" in address
    assert told.startswith(f"Dieses Programm bringt Katalog {OWN.release} mit. HQ bleibt bei seinem eigenen")


def test_a_newer_program_brings_a_newer_release(tmp_path: Path) -> None:
    """Where nobody published anything, HQ goes along with the program."""
    database = Database(Settings(data=tmp_path).database_url)
    database.migrate()
    former = read_catalogue(write(tmp_path / "former", "2025.5", REQUIRED))
    raw = bundle_bytes(former)
    with database.writing() as session:
        session.add(
            CatalogueRow(cat_hash=canonical.sha256_hex(raw), release="2025.5", bundle=raw, created_at="2025-01-01")
        )
    with database.writing() as session:
        assert catalogues.store_package(session) is None
        assert catalogues.newest(session) == OWN.cat_hash
    database.close()


# -- jobs stay on theirs (C4) -----------------------------------------------------------------------------------------


def test_a_job_that_is_replaced_stays_on_its_catalogue(own_hq: HqProcess, tmp_path: Path) -> None:
    own_hq.must("import-order", MUSTERBAU)
    own_hq.must("catalogue", "publish", str(write(tmp_path / "next", later(), REQUIRED)))
    book = tmp_path / "order.xlsx"
    book.write_bytes(changed("musterbau", put("Arbeitsplätze", "C2", "999")))
    assert "replaced" in own_hq.must("import-order", str(book), "--replace")
    device = Device(own_hq.address).join(own_hq.code_for("t.becker").secret)
    jobs = [change.body for change in device.changes().changes if change.kind == "job"]
    assert [job["job_rev"] for job in jobs][-1] == 2
    assert {job["cat_hash"] for job in jobs} == {OWN.cat_hash}
    device.client.close()


# -- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_lists_releases_with_digest_and_what_changed(own_hq: HqProcess, tmp_path: Path) -> None:
    folder = write(tmp_path / "next", later(), REQUIRED, WORDED)
    own_hq.must("catalogue", "publish", str(folder))
    new = read_catalogue(folder)
    with Browser(own_hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = browser.fetch("/catalogues").text
        assert new.cat_hash in page and OWN.cat_hash in page
        assert page.index(new.cat_hash) < page.index(OWN.cat_hash), "the newest stands first"
        assert "3.1.1-b7 Funktionstest: Teilprüfung ft-pcport ist nun Pflicht" in page
        assert OWN.trademark_notice.de in page
        first = browser.fetch(f"/catalogues?of={OWN.cat_hash}").text
        assert "ist die erste" in first and "ist nun Pflicht" not in first
        assert browser.fetch("/catalogues?of=nothing").status_code == 404


def test_the_page_shows_foreign_text_as_it_was_typed(own_hq: HqProcess, tmp_path: Path) -> None:
    script = ("3.1.1.yaml", 'de: "Strom"', 'de: "<script>alert(1)</script>&"')
    own_hq.must("catalogue", "publish", str(write(tmp_path / "next", later(), script)))
    with Browser(own_hq.address) as browser:
        sign_in(browser, "yildiz", PASSWORD)
        page = browser.fetch("/catalogues").text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page


def test_publishing_on_postgresql(tmp_path: Path) -> None:
    with postgres.server() as url:
        hq = HqProcess(data=tmp_path / "data", database=postgres.fresh(url, os.urandom(4).hex()))
        hq.must("init")
        hq.must("user", "add", "t.becker", "--role", "technician")
        hq.must("import-order", MUSTERBAU)
        folder = write(tmp_path / "next", later(), REQUIRED)
        assert "is published" in hq.must("catalogue", "publish", str(folder))
        assert "Nothing was changed" in hq.must("catalogue", "publish", str(folder))
        assert [row[4] for row in cells(hq.must("catalogue", "list"))] == ["Jobs", "0", "1"]


# -- plain words ------------------------------------------------------------------------------------------------------

DERIVED = {"key", "code", "chapter", "number", "release", "cat_hash"}
"""Names a thing, or follows from its place: never a change of its own."""
PARTS = (Catalogue, Chapter, Item, Precondition, Detail, SubTest, Option, Column, ReasonCode, Allowance, PatternHint)


@pytest.mark.parametrize("part", PARTS)
def test_a_change_of_any_field_is_told_in_plain_words(part: type[Any]) -> None:
    """A field the catalogue learns is told by its bare name until somebody words it: here is where that is noticed."""
    bare = [one.name for one in fields(part) if not catalogue_names.is_worded(one.name, switch=one.type is bool)]
    assert set(bare) <= DERIVED


@pytest.mark.parametrize(
    ("change", "german", "english"),
    [
        (
            ("3.1.1.yaml", "        required: true\n", ""),
            "3.1.1-b1 Grundeinrichtung Portal: Schritt portal-base darf nun offen bleiben",
            "3.1.1-b1 Portal base set-up: step portal-base may stay open now",
        ),
        (
            ("3.1.1.yaml", 'maximum: "15"', 'maximum: "20"'),
            "3.1.1-b9 Kurzeinweisung: Schritt brief, Größter Wert: 15 → 20",
            "3.1.1-b9 Short briefing: step brief, largest value: 15 → 20",
        ),
        (
            ("3.1.1.yaml", 'en: "Unpacking"', 'en: "Unboxing"'),
            "3.1.1-b2 Auspacken: Name: „Unpacking“ auf Englisch → „Unboxing“ auf Englisch",
            "3.1.1-b2 Unboxing: name: “Unpacking” → “Unboxing”",
        ),
        (
            ("3.1.yaml", "reason: K03", "reason: K01"),
            "Vorleistung Patchdose frei erreichbar: Grund, wenn sie fehlt: K03 → K01",
            "precondition Patch socket reachable: reason if missing: K03 → K01",
        ),
        (
            ("shared.yaml", 'warn_at: "105"', 'warn_at: "100"'),
            "L1 Einweisung der Key-User: Warnung ab: 105 → 100",
            "L1 Key-user briefing: warning from: 105 → 100",
        ),
        (
            ("2.6.yaml", "    footnotes: [10]", '    footnotes: [10]\n  - {de: "Neu.", en: "New.", footnotes: [10]}'),
            "2.6 Ersteinrichtung beim Kunden: Hinweis ist neu: Neu.",
            "2.6 Initial set-up on site: notice is new: New.",
        ),
        (
            ("3.1.1.yaml", "head: {de: [Portal, remote], en:", "head: {de: [Portal, fern], en:"),
            "3.1.1-b1 Grundeinrichtung Portal: Spaltenkopf: „Portal / remote“ → „Portal / fern“",
            "3.1.1-b1 Portal base set-up: column head: “Portal / remote” in German → “Portal / fern” in German",
        ),
        (
            ("3.1.1.yaml", "en: [Portal, remote]}", "en: [Portal, away]}"),
            "3.1.1-b1 Grundeinrichtung Portal: Spaltenkopf: „Portal / remote“ auf Englisch → „Portal / away“ auf Englisch",
            "3.1.1-b1 Portal base set-up: column head: “Portal / remote” → “Portal / away”",
        ),
    ],
    ids=["flag", "value", "other language", "precondition", "limit", "notice", "head", "head in one language"],
)
def test_what_changed_is_said_in_both_languages(
    tmp_path: Path, change: tuple[str, str, str], german: str, english: str
) -> None:
    new = read_catalogue(write(tmp_path / "next", later(), change))
    assert sentences(Words("de"), OWN, new) == [german]
    assert sentences(Words("en"), OWN, new) == [english]


def test_what_comes_and_goes_is_named(tmp_path: Path) -> None:
    poorer = replace(OWN, chapters=OWN.chapters[1:], reasons=OWN.reasons[1:])
    chapter, reason = OWN.chapters[0], OWN.reasons[0]
    told = sentences(Words("de"), OWN, poorer)
    assert told == [
        f"Kapitel {chapter.key} entfällt: {chapter.words.de}",
        f"Grund {reason.code} entfällt: {reason.words.de}",
    ]
