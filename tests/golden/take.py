"""Take the released set of this version: once per release, by hand, with `python -m tests.golden.take`. What was released is never taken again.

catalogue.json      the catalogue bundle, canonical bytes
day.entries         the tablet's log: a line is an entry's hash, a blank, its canonical bytes
forms.entries       the same for every kind of entry and every form of answer
jobs.json           the jobs the tablet's log speaks of
tablet.zip          the profile: encrypted database, key file (PIN below), settings, HQ's certificate
hq.zip              HQ's data folder: database, blobs, keys (passphrase below), certificate
report.pdf ca.pem   a sealed report and the certificate to check it with
facts.json          what all this says, and the SHA-256 of every other file
"""

import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from app.bootstrap import open_field_app
from app.settings import FieldSettings
from app.store import job_store
from app.version import app_version
from checklists import canonical
from checklists.answer import Value
from checklists.book import fold
from checklists.catalogue_reader import catalogue_from_bundle
from checklists.journal import Entry, EntryKind, entry_hash, read_entry
from sync.hq.database import Database, sqlite_url
from sync.hq.settings import Places
from tests.golden import day, facts, forms
from tests.sync.together.field import PIN

HERE = Path(__file__).parent
PASSPHRASE = "golden keys of a test"
HQ_FILES = ("hq.sqlite", "ca.pem", "keys/*.key", "blobs/*/*")
TABLET_FILES = ("feldbuch.db", "key.json", "settings.toml", "ca.pem")


def main() -> int:
    target = HERE / f"v{app_version()}"
    if target.exists():
        print(f"{target.name} was taken before. A released set stays as it is. Nothing was changed.", file=sys.stderr)
        return 1
    os.environ["FELDBUCH_HQ_KEY_PASSPHRASE"] = PASSPHRASE
    with tempfile.TemporaryDirectory() as folder:
        played = day.play(Path(folder))
        files = files_of(played)
    target.mkdir()
    for name, content in files.items():
        (target / name).write_bytes(content)
        print(f"{len(content):>9,}  {target.name}/{name}")
    return 0


def files_of(played: day.Played) -> dict[str, bytes]:
    """The whole set by name."""
    app = open_field_app(FieldSettings(profile=played.tablet, keystore=False))
    app.unlocking.unlock(PIN)
    try:
        tablet = facts.of_tablet(app)
        known = [app.jobs.open(card.job_id) for card in app.jobs.all()]
        with app.session.database.read() as connection:
            bundle = job_store.bundle(connection, known[0].job.cat_hash)
            raws = list(connection.exec_driver_sql("SELECT raw FROM entry ORDER BY pos").scalars())
        receipt_key = app.session.known().receipt_key
        first = next(report for one in known for report in one.book.sealed)
        pdf = app.signing.sealed_pdf(first.report)
    finally:
        app.close()
    assert bundle is not None
    catalogue = catalogue_from_bundle(bundle)
    every = forms.write(catalogue.cat_hash)
    _assert_every_form(every.entries)
    jobs = [one.job for one in known]
    entries = [read_entry(raw) for raw in raws]
    database = Database(sqlite_url(played.hq / "hq.sqlite"))
    hq = facts.of_hq(database, Places(data=played.hq), receipt_key)
    with database.engine.connect() as connection:
        # All of it in the one file.
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    files = {
        "catalogue.json": bundle,
        "day.entries": _lines(entries),
        "forms.entries": _lines(every.entries),
        "jobs.json": canonical.to_bytes([job.to_json() for job in jobs]),
        "tablet.zip": _zip(played.tablet, TABLET_FILES),
        "hq.zip": _zip(played.hq, HQ_FILES),
        "report.pdf": pdf,
        "ca.pem": (played.hq / "ca.pem").read_bytes(),
    }
    said = {
        "files": {name: canonical.sha256_hex(content) for name, content in files.items()},
        "catalogue": facts.of_catalogue(catalogue),
        "jobs": {
            job.job_id: facts.of_job(job, catalogue, [entry for entry in entries if entry.job_id == job.job_id])
            for job in jobs
        },
        "forms": facts.of_book(fold(every.entries)),
        "tablet": tablet,
        "hq": hq,
        "report": facts.of_report(pdf, files["ca.pem"]),
    }
    files["facts.json"] = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
    return files


def _assert_every_form(entries: list[Entry]) -> None:
    """A form that came with this version must not be forgotten."""
    assert {entry.kind for entry in entries} == set(EntryKind)
    answers = [entry.body["value"] for entry in entries if entry.kind is EntryKind.ANSWER_GIVEN]
    kinds = {kind.__dataclass_fields__["kind"].default for kind in Value.__args__}
    assert {value["kind"] for value in answers if value is not None} == kinds


def _lines(entries: list[Entry]) -> bytes:
    raws = [entry.to_bytes() for entry in entries]
    return b"".join(entry_hash(raw).encode() + b" " + raw + b"\n" for raw in raws)


def _zip(folder: Path, patterns: tuple[str, ...]) -> bytes:
    made = folder.with_suffix(".zip")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                archive.write(path, path.relative_to(folder).as_posix())
    return made.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
