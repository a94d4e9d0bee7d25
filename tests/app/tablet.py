"""A real tablet profile on disk for tests, as HQ would have left it: enrolled, with the Musterbau-like small job and the real catalogue."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.bootstrap import FieldApp, open_field_app
from app.clock import Clock
from app.open_job import OpenJob
from app.settings import FieldSettings
from app.store import job_store, profile_store
from app.store.profile_store import Enrolment
from checklists import catalogue_reader, keys
from checklists.canonical import sha256_hex
from checklists.ids import PersonId
from checklists.job import Job, Person
from tests.checklists import sample

PIN = "27182818"
EPOCH = "e" * 32
ISSUED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
BUNDLE = catalogue_reader.bundle_bytes(catalogue_reader.read_catalogue())
CAT_HASH = sha256_hex(BUNDLE)


@dataclass(slots=True)
class Tablet:
    """One profile; `restart` is what a technician does after a crash."""

    folder: Path
    app: FieldApp

    def restart(self) -> FieldApp:
        self.app.close()
        self.app = open_field_app(settings(self.folder))
        self.app.unlocking.unlock(PIN)
        return self.app

    def job(self, job: Job | None = None) -> OpenJob:
        return self.app.jobs.open((job or small_job()).job_id)


def settings(folder: Path) -> FieldSettings:
    return FieldSettings(profile=folder, keystore=False)


def small_job(**changes: object) -> Job:
    return sample.small_job(cat_hash=CAT_HASH, **changes)  # type: ignore[arg-type]


def new_tablet(folder: Path, *jobs: Job, clock: Clock | None = None, bundle: bytes = BUNDLE) -> Tablet:
    """Enrolled at an HQ of the test's own making, unlocked, with these jobs (the small one where none is given)."""
    app = open_field_app(settings(folder), clock)
    app.unlocking.create(PIN)
    session = app.session
    ca_key, receipts = keys.make_key(), keys.make_key()
    ca = keys.make_ca(ca_key, "Feldbuch HQ", ISSUED)
    with session.database.write() as connection:
        key = profile_store.keep_device_key(connection)
        certificate = keys.issue_certificate(ca_key, ca, key.public_jwk, "Tablet 07", ISSUED)
        session.enrolment = Enrolment(
            address="http://127.0.0.1:9",
            device_id="00000000-0000-7000-8000-00000000dddd",
            device_short="07",
            label="Tablet 07",
            person=Person(
                person_id=PersonId(str(sample.TECHNICIAN)), logon="t.becker", name="T. Becker", role="technician"
            ),
            certificate_pem=certificate.decode(),
            ca_pem=ca.decode(),
            receipt_key=receipts.public_jwk,
            public_address="https://hq.example",
        )
        profile_store.save_enrolment(connection, session.enrolment, EPOCH)
        job_store.save_catalogue(connection, sha256_hex(bundle), bundle)
        for hq_pos, job in enumerate(jobs or (small_job(),), start=1):
            job_store.save_job(connection, job, hq_pos)
    return Tablet(folder=folder, app=app)
