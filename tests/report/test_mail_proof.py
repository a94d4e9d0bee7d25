"""The proof protocol of mailboxes: what the record says of their way, and what is printed of it."""

from dataclasses import replace

import pytest
from PIL import ImageChops

from app.report.document import render_pages
from checklists import record, seal_ink
from checklists.answer import Rows
from checklists.catalogue import Language
from checklists.catalogue_reader import read_catalogue
from checklists.record_form import Record
from checklists.record_mail_form import MailPart
from checklists.seal_form import stroke_digest
from tests.checklists import sample
from tests.report.mail_record import DIGESTS, mail_job, mail_record
from tests.report.reading import picture, texts
from tests.report.sample_record import PUBLIC_ADDRESS, musterbau
from tests.report.signing import drawn


@pytest.fixture(scope="module")
def made() -> Record:
    return mail_record()


@pytest.fixture(scope="module")
def mail(made: Record) -> MailPart:
    return made["mail"]


def printed(made: Record) -> str:
    """The pages of the proof as one text, lines joined."""
    heading = {"de": "Nachweisprotokoll Postfächer", "en": "Proof protocol, mailboxes"}[made["report"]["language"]]
    pages = [text for text in texts(render_pages(made, {}, public_address=PUBLIC_ADDRESS)) if heading in text]
    assert pages, "no page has the heading"
    return " ".join(" ".join(pages).split())


def test_each_mailbox_has_its_files_its_findings_and_its_way(mail: MailPart) -> None:
    first, second, third = mail["mailboxes"]
    assert [(one["name"], one["size"], one["sha256"]) for one in first["files"]] == [
        ("info.pst", 3 * 1024**3, DIGESTS["info"])
    ] * 2
    assert (first["format"], first["findings"]) == ("unicode", [])
    assert [line["step"] for line in first["lines"]] == ["pst-hash-copied", "pst-import"]
    assert (second["format"], second["quota"]) == ("ansi", "5")
    assert second["findings"] == ["pst-case", "pst-ansi-full", "pst-over-fat32", "pst-over-dvd"]
    assert (third["volume"], third["files"]) == ("12.5", [])
    assert mail["clash"] == [["info@firma.de", "info@werk.de"]]


def test_coverage_line_and_custody_are_proven(mail: MailPart) -> None:
    coverage, transfer = mail["coverage"], mail["transfer"]
    assert coverage is not None and transfer is not None
    assert [(line["protocol"], line["parts"][5]) for line in coverage["protocols"]] == [
        ("imap4", "no"),
        ("pop3", "no"),
        ("activesync", "yes"),
    ]
    assert (coverage["version"], coverage["accepted"]) == ("14.1", ["Dörte Faßbender"])
    assert (transfer["hours"], transfer["needed"], transfer["verdict"], transfer["code"]) == (
        "12.5",
        "25",
        "failed",
        "P06",
    )
    (chain,) = mail["chains"]
    assert [(one["row"], one["code"]) for one in chain["problems"]] == [(1, "custody-broken"), (1, "custody-open-end")]
    assert chain["signed"] == [] and chain["step"] == "mig-usb"
    assert [
        (one["hand_over"], one["name"], one["function"], one["image_sha256"] is None) for one in chain["hands"]
    ] == [
        (1, "Lager Hub", "1. Übergeben von", False),
        (1, "T. Becker", "1. Übernommen von", False),
        (2, "Jan Novák", "2. Übergeben von", False),
        (2, "Ute Ørsted", "2. Übernommen von", True),
        (0, "Ute Orsted", "", False),
    ]
    assert [file["sha256"] for file in mail["manifest"]] == [DIGESTS["device"]]


def test_the_pages_say_all_of_it(made: Record) -> None:
    said = printed(made)
    for words in (
        "info@firma.de und info@werk.de ergeben denselben Dateinamen",
        "info.pst 3.221.225.472 Byte · Unicode",
        "Die Prüfsummen unterscheiden sich.",
        "Größer als 4 GB: passt auf keinen Stick mit FAT32.",
        "Aus der PST-Datei importiert: Ordner 41, E-Mails 8123",
        "Zwei Termine ohne Anfang.",
        "info.pst 3.221.225.472 Byte · Unicode · PST-Datei vor dem Kopieren, PST-Datei bei Eingang SHA-256",
        "r.nunez@firma.de Kontingent 50 GB, 12,5 GB Daten",
        "ActiveSync 14.1",
        "Posteingang",
        "Bestätigt von Dörte Faßbender. 1.12.2026",
        "63 GB über 16 Mbit/s brauchen 12,5 h; vereinbart sind 8 h. Nötig wären 25 Mbit/s.",
        "Zeit reicht nicht (P06).",
        "2. Jan Novák an Ute Ørsted Siegel S-2042; Wann 2.12.2026 08:00",
        "Übernommen hatte es T. Becker; weitergegeben hat eine andere Person.",
        "1. Übergeben von",
        "2. Übernommen von nicht unterschrieben",
        "Unterschrieben, bevor die Übergabe geändert wurde, und nicht mehr gezählt: Ute Orsted.",
        "info.zip 13.958.643.712 Byte",
    ):
        assert words in said, words
    for digest in DIGESTS.values():
        assert " ".join(digest[at : at + 4] for at in range(0, 64, 4)) in said, "the whole checksum stands on paper"


def test_each_hand_over_shows_the_strokes_of_its_own_two(made: Record) -> None:
    strokes = {stroke_digest(drawn(nth)): drawn(nth) for nth in range(1, 5)}
    signed = render_pages(made, {}, strokes, public_address=PUBLIC_ADDRESS)
    place = next(nth for nth, text in enumerate(texts(signed)) if "2. Übernommen von" in text)
    assert set(seal_ink.drawn(signed, set(strokes))) == {stroke_digest(drawn(nth)) for nth in (1, 2, 3)}
    boxes = []
    for nth in (1, 2, 3):
        less = {digest: lines for digest, lines in strokes.items() if digest != stroke_digest(drawn(nth))}
        without = render_pages(made, {}, less, public_address=PUBLIC_ADDRESS)
        box = ImageChops.difference(picture(signed, place), picture(without, place)).getbbox()
        assert box is not None
        boxes.append(box)
    (left, top, *_), (right, beside, *_), (again, below, *_) = boxes
    assert abs(top - beside) < 20 and below > top + 40, "the first two stand beside each other, the third below"
    assert left < right and abs(left - again) < 20
    assert "3 von 4 unterschrieben, siehe Nachweisprotokoll" in " ".join(" ".join(texts(signed)).split())


def test_one_signature_for_the_whole_chain_is_told_as_it_was() -> None:
    """Jobs of the releases 2026.1 and 2026.2."""
    made = mail_record()
    (chain,) = made["mail"]["chains"]
    del chain["hands"], chain["step"]
    chain["signed"] = ["Dörte Faßbender"]
    assert "Übergabe unterschrieben von Dörte Faßbender" in printed(made)


def test_what_was_said_by_hand_is_told_so() -> None:
    made = mail_record()
    transfer = made["mail"]["transfer"]
    assert transfer is not None
    transfer |= {"hours": "", "verdict": "passed", "code": None, "reason": "", "note": "mit dem Kunden gemessen"}
    first = made["mail"]["mailboxes"][0]
    first["lines"] = [
        {**first["lines"][0], "title": title, "note": note} for title, note in (("A", ""), ("B", ""), ("C", "x"))
    ]
    said = printed(made)
    assert "Von Hand beurteilt: mit dem Kunden gemessen." in said
    assert "A, B: erledigt C: erledigt, x." in said


def test_the_pages_say_it_in_english() -> None:
    said = printed(mail_record(Language.EN))
    for words in ("quota 5 GB", "The checksums differ.", "take 12.5 h; agreed are 8 h.", "Not yet wiped or returned."):
        assert words in said, words


def test_nothing_is_proven_where_nothing_was_said() -> None:
    assert "mail" not in musterbau()[0]
    catalogue = read_catalogue()
    book = sample.Writer(mail_job(catalogue), catalogue)
    book.freeze()
    assert "mail" not in record.make(mail_job(catalogue), catalogue, book.entries)


def test_a_catalogue_that_asks_for_no_checksum_keeps_its_records() -> None:
    """Jobs of the first release are made again by HQ, byte for byte (rule Z3)."""
    catalogue = read_catalogue()
    chapters = tuple(
        replace(chapter, items=tuple(replace(item, details=()) for item in chapter.items))
        if chapter.key == "2.4"
        else chapter
        for chapter in catalogue.chapters
    )
    job = sample.setup_job(cat_hash=catalogue.cat_hash, mailboxes=1)
    row = {"mail": "nutzer1@kanzlei.example", "file": "nutzer1.pst", "items": "7", "size": "9", "sha256": "a" * 64}
    book = sample.Writer(job, catalogue)
    book.answer("mb-1", "ini-pst", Rows(rows=(tuple(sorted(row.items())),)))
    book.freeze()
    assert record.make(job, catalogue, book.entries)["mail"]["mailboxes"][0]["files"][0]["name"] == "nutzer1.pst"
    assert "mail" not in record.make(job, replace(catalogue, chapters=chapters), book.entries)


def test_many_mailboxes_flow_over_pages_and_lose_none() -> None:
    made = mail_record()
    box = made["mail"]["mailboxes"][0]
    mails = [f"nutzer{nth}@firma.de" for nth in range(60)]
    made["mail"]["mailboxes"] = [{**box, "mail": mail} for mail in mails]
    said = printed(made)
    assert not [mail for mail in mails if mail not in said]
