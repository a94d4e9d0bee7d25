"""A real tablet beside a real HQ: the app layer on its own profile, talking to `feldbuch-hq` over the loopback."""

import io
import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from app.bootstrap import FieldApp, open_field_app
from app.clock import Clock
from app.open_job import OpenJob
from app.settings import FieldSettings
from app.syncing import RunReport
from sync.wire import ticket
from tests.sync.hq_process import ROOT, HqProcess

PIN = "27182818"
MUSTERBAU = ROOT / "tests/data/orders/order-musterbau.xlsx"


@dataclass(slots=True)
class Field:
    hq: HqProcess
    folder: Path
    app: FieldApp

    @classmethod
    def new(cls, folder: Path, hq: HqProcess, clock: Clock | None = None) -> "Field":
        """A profile behind its PIN, not known to HQ."""
        app = open_field_app(FieldSettings(profile=folder, keystore=False), clock)
        app.unlocking.create(PIN)
        return cls(hq=hq, folder=folder, app=app)

    @classmethod
    def enrolled(cls, folder: Path, hq: HqProcess, order: Path = MUSTERBAU, clock: Clock | None = None) -> "Field":
        hq.must("import-order", str(order))
        made = cls.new(folder, hq, clock)
        made.app.syncing.enrol(code(hq), "Tablet Becker")
        made.run()
        return made

    def run(self) -> RunReport:
        """One run that must succeed."""
        report = self.app.syncing.run()
        assert report.problem is None, report.problem
        return report

    def job(self) -> OpenJob:
        return self.app.jobs.open(self.app.jobs.all()[0].job_id)

    def restart(self) -> None:
        self.app.close()
        self.app = open_field_app(FieldSettings(profile=self.folder, keystore=False))
        self.app.unlocking.unlock(PIN)


def code(hq: HqProcess, technician: str = "t.becker") -> str:
    return ticket.to_text(hq.code_for(technician))


def picture(side: int = 640) -> bytes:
    """A JPEG nobody has seen before."""
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "JPEG", quality=90)
    return out.getvalue()
