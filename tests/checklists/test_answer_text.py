"""Answers as text, German and English."""

from dataclasses import replace

import pytest

from checklists.answer import (
    Auto,
    FileFact,
    Files,
    Multi,
    Num,
    People,
    Person,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    Verdict,
    When,
)
from checklists.answer_text import answer_text, mac_text, place_text, size_text
from checklists.catalogue import AnswerKind, Column, Detail, Language, Option, SubTest
from checklists.date_words import date_text, moment_text
from tests.checklists.small_catalogue import detail, sub, words

DE, EN = Language.DE, Language.EN
FAX = Person(name="Dörte Faßbender", function="IT-Leitung", met=False)
PICK = detail("d", AnswerKind.PICK, options=(Option(key="poe", words=words("PoE vom Switch", "PoE switch")),))
MAC = detail("d", AnswerKind.SCAN, pattern="P-MAC")
ROWS = detail(
    "d",
    AnswerKind.ROWS,
    columns=(Column(key="type", words=words("Modell", "Model")), Column(key="found", words=words("Gefunden", "Found"))),
)
CELLS = detail(
    "d",
    AnswerKind.ROWS,
    columns=(
        Column(key="who", words=words("Wer", "Who"), options=PICK.options),
        Column(key="rings", words=words("Rufe", "Rings"), unit="s"),
    ),
)
GRADE = sub("ft-audio")


@pytest.mark.parametrize(
    ("value", "step", "german", "english"),
    [
        (Tri(verdict=Verdict.DONE), detail("d"), "erledigt", "done"),
        (Tri(verdict=Verdict.NA), detail("d"), "entfällt", "not applicable"),
        (Tri(verdict=Verdict.FAILED), detail("d"), "nicht möglich", "not possible"),
        (Tri(verdict=Verdict.DONE), GRADE, "bestanden", "passed"),
        (Tri(verdict=Verdict.FAILED, number="2.5"), GRADE, "nicht bestanden, 2,5", "not passed, 2.5"),
        (Tri(verdict=Verdict.DONE), detail("d", done_means=words("≤ 2,0 m", "≤ 2.0 m")), "≤ 2,0 m", "≤ 2.0 m"),
        (Num(number="3.4"), detail("d", AnswerKind.NUM, unit="m"), "3,4 m", "3.4 m"),
        (
            Num(number="3221225472"),
            detail("d", AnswerKind.NUM, unit="B"),
            "3,2 GB (3.221.225.472 B)",
            "3.2 GB (3,221,225,472 B)",
        ),
        (Num(number="512"), detail("d", AnswerKind.NUM, unit="B"), "512 B", "512 B"),
        (Text(text="<b>Dose 2.14</b>"), detail("d"), "<b>Dose 2.14</b>", "<b>Dose 2.14</b>"),
        (Scan(text="02AC1C598A3C"), MAC, "02:AC:1C:59:8A:3C", "02:AC:1C:59:8A:3C"),
        (Scan(text="02AC1C598A3C"), detail("d", AnswerKind.SCAN), "02AC1C598A3C", "02AC1C598A3C"),
        (Pick(key="poe"), PICK, "PoE vom Switch", "PoE switch"),
        (Pick(key="other", text="Snom D785"), PICK, "other: Snom D785", "other: Snom D785"),
        (Multi(keys=("poe", "gone")), PICK, "PoE vom Switch, gone", "PoE switch, gone"),
        (Timer(seconds=540), detail("d"), "9 min", "9 min"),
        (Timer(seconds=45), detail("d"), "45 s", "45 s"),
        (
            People(people=(FAX,)),
            detail("d"),
            "Dörte Faßbender (IT-Leitung, nicht angetroffen)",
            "Dörte Faßbender (IT-Leitung, not met)",
        ),
        (
            Files(files=(FileFact(name="a.pst", size=1_449_999, sha256="0" * 64),)),
            detail("d"),
            "a.pst (1,4 MB)",
            "a.pst (1.4 MB)",
        ),
        (
            Rows(rows=((("found", "7"), ("type", "Poly VVX 450")),)),
            ROWS,
            "Modell Poly VVX 450, Gefunden 7",
            "Model Poly VVX 450, Found 7",
        ),
        (
            Rows(rows=((("rings", "15"), ("who", "poe")),)),
            CELLS,
            "Wer PoE vom Switch, Rufe 15 s",
            "Who PoE switch, Rings 15 s",
        ),
        (When(local="2026-12-01T08:30", zone="MEZ"), detail("d"), "1.12.2026, 08:30 (MEZ)", "1 Dec 2026, 08:30 (MEZ)"),
        (
            Auto(verdict="failed", asked="sip.example", raw="TLS 1.0"),
            detail("d"),
            "nicht bestanden: TLS 1.0",
            "not passed: TLS 1.0",
        ),
        (
            Sign(people=(FAX,), image_sha256="0" * 64),
            detail("d"),
            "unterschrieben: Dörte Faßbender (IT-Leitung, nicht angetroffen)",
            "signed: Dörte Faßbender (IT-Leitung, not met)",
        ),
    ],
)
def test_an_answer_reads_as_people_write_it(value: Value, step: Detail | SubTest, german: str, english: str) -> None:
    assert (answer_text(value, step, DE), answer_text(value, step, EN)) == (german, english)


def test_a_verdict_by_hand_is_told_before_what_the_device_found() -> None:
    value = Auto(verdict="passed", asked="a.example", raw="target=a.example; found=refused", overridden=True)
    check = detail("d", AnswerKind.AUTO, hand_says_how=True)
    german = "Ziel a.example, Befund Verbindung abgewiesen"
    assert answer_text(value, check, DE) == f"bestanden (von Hand beurteilt): {german}"
    assert answer_text(value, check, EN).startswith("passed (judged by hand): target a.example")
    assert answer_text(replace(value, overridden=False), check, DE) == f"bestanden: {german}"
    assert answer_text(replace(value, raw=""), check, DE) == "bestanden"
    # Records of an older catalogue read as they were signed.
    assert answer_text(value, detail("d", AnswerKind.AUTO), DE) == f"bestanden: {german}"


def test_dates_places_and_sizes() -> None:
    assert (date_text("2026-12-01", DE), date_text("2026-12-01T08:30", EN)) == ("1.12.2026", "1 Dec 2026")
    assert date_text("bald", DE) == "bald"
    assert moment_text("2026-12-01T08:31:07+01:00", DE) == "1.12.2026, 08:31"
    assert place_text("2. OG", "205", DE) == "2. OG, Raum 205"
    assert place_text("", "Flur", EN) == "Flur"
    assert mac_text("nicht lesbar") == "nicht lesbar"
    assert [size_text(n, DE) for n in (999, 1000, 4_800_000_000)] == ["999 B", "1,0 kB", "4,8 GB"]
