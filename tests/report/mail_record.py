"""A record of mailboxes imported (2.4) and migrated (2.5) with everything the proof protocol may say, made from entries."""

from collections.abc import Iterable

from checklists import record
from checklists.answer import Auto, FileFact, Files, Multi, Num, Person, Rows, Sign, Text, Tri, Verdict
from checklists.catalogue import Catalogue, Language
from checklists.catalogue_reader import read_catalogue
from checklists.custody import Hand, hands
from checklists.ids import SubjectId
from checklists.job import Job, Mailbox
from checklists.record_form import Record
from checklists.seal_form import stroke_digest
from tests.checklists import sample
from tests.report.signing import drawn

GIB = 1024**3
CONTACT = Person(name="Dörte Faßbender", function="IT-Leitung", met=True)
DIGESTS = {name: digit * 64 for name, digit in (("info", "a"), ("other", "b"), ("nunez", "c"), ("device", "d"))}


def mail_job(catalogue: Catalogue, language: Language = Language.DE) -> Job:
    mails = ("info@firma.de", "info@werk.de", "r.nunez@firma.de")
    return sample.small_job(
        cat_hash=catalogue.cat_hash,
        language=language,
        packages=(sample.package("2.4", 3), sample.package("2.5", 3)),
        workplaces=(),
        mailboxes=tuple(
            Mailbox(subject_id=SubjectId(f"mb-{nth}"), mail=mail, quota_gb="5" if nth == 2 else "50", source="Exchange")
            for nth, mail in enumerate(mails, start=1)
        ),
    )


def mail_record(language: Language = Language.DE) -> Record:
    catalogue = read_catalogue()
    job = mail_job(catalogue, language)
    book = sample.Writer(job, catalogue)
    _files(book)
    book.answer("order", "mig-proto", Multi(keys=("imap4", "pop3", "activesync")))
    book.answer("order", "mig-proto-version", Text(text="14.1"))
    book.answer("order", "mig-cover", Sign(people=(CONTACT,), image_sha256="e" * 64))
    book.answer(
        "order", "mig-bw", Auto(verdict="failed", asked="63 GB, 16 Mbit/s, 8 h", raw="12.5 h > 8 h"), reason="P06"
    )
    book.answer("visit", "mig-onsite", Tri(verdict=Verdict.DONE))
    book.answer("visit", "mig-usb", _rows(_chain()))
    book.answer("visit", "mig-usb-signed", signed_by_three())
    book.answer("visit", "mig-manifest", _fact("info.zip", 13 * GIB, "device"))
    book.freeze(language=str(language))
    return record.make(job, catalogue, book.entries)


def signed_by_three() -> Sign:
    """Both of the first hand-over, one of the second; and somebody of one that was entered otherwise before."""
    first, second, third, _ = hands(_chain())
    gone = Hand(row=1, side="taken_by", name="Ute Orsted", key="taken_by:0123456789abcdef")
    signers = (first, second, third, gone)
    return Sign(
        people=tuple(Person(name=one.name, function="", met=True) for one in signers),
        images=tuple(stroke_digest(drawn(nth)) for nth in range(1, 5)),
        hands=tuple(one.key for one in signers),
    )


def _files(book: sample.Writer) -> None:
    for subject, mail, name, kind, size, digest in (
        ("mb-1", "info@firma.de", "info.pst", "Unicode, 23", 3 * GIB, "info"),
        ("mb-2", "info@werk.de", "Info.pst", "ANSI, 14", 5 * GIB - 1, "other"),
    ):
        book.answer(subject, "pst-name", Auto(verdict="passed", asked=mail, raw=name))
        book.answer(subject, "pst-format", Auto(verdict="passed", asked=name, raw=kind))
        book.answer(subject, "pst-size", Num(number=str(size)))
        book.answer(subject, "pst-hash", _fact(name, size, digest))
        book.answer(subject, "pst-hash-copied", Tri(verdict=Verdict.DONE))
    book.answer("mb-1", "pst-hash-in", _fact("info.pst", 3 * GIB, "info"))
    book.answer("mb-2", "pst-hash-in", _fact("Info.pst", 5 * GIB - 1, "nunez"))
    counts = {"folders": "41", "mails": "8123", "contacts": "212", "appointments": "96", "failed": "2"}
    book.answer("mb-1", "pst-import", _rows([counts]), note="Zwei Termine ohne Anfang.")
    book.answer("mb-3", "mig-volume", Num(number="12.5"))


def _chain() -> list[dict[str, str]]:
    device = {
        "type": "USB-SSD",
        "serial": "HX7-000412",
        "capacity": "2 TB",
        "encryption": "Hardware",
        "key_apart": "ja, per SMS",
    }
    return [
        device
        | {"seal": "S-2041", "handed_by": "Lager Hub", "taken_by": "T. Becker", "when": "1.12.2026 07:00", "place": "Köln"},
        device
        | {"seal": "S-2042", "handed_by": "Jan Novák", "taken_by": "Ute Ørsted", "when": "2.12.2026 08:00", "place": "Köln, Rechenzentrum"}
        | {"manifest": "b7790e15", "condition": "unversehrt"},
    ]  # fmt: skip


def _rows(rows: Iterable[dict[str, str]]) -> Rows:
    return Rows(rows=tuple(tuple(sorted(row.items())) for row in rows))


def _fact(name: str, size: int, digest: str) -> Files:
    return Files(files=(FileFact(name=name, size=size, sha256=DIGESTS[digest]),))
