"""Where the demo puts things: results on top, everything it only needs (profile, HQ, props) in one folder inside."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Folders:
    """Everything the demo leaves behind or needs lies below one folder."""

    out: Path
    inside: Path = field(init=False)

    def __post_init__(self) -> None:
        self.inside = self.out / "inside"
        for name in ("screens", "hq"):
            shutil.rmtree(self.out / name, ignore_errors=True)
        for name in ("report.pdf", "ca.pem", "summary.json"):
            (self.out / name).unlink(missing_ok=True)
        shutil.rmtree(self.inside, ignore_errors=True)
        for folder in (self.profile, self.stick, self.props):
            folder.mkdir(parents=True)

    @property
    def profile(self) -> Path:
        return self.inside / "profile"

    @property
    def stick(self) -> Path:
        return self.inside / "stick"

    @property
    def props(self) -> Path:
        """Photos and files the technician brings along."""
        return self.inside / "props"

    @property
    def hq(self) -> Path:
        return self.inside / "hq"

    @property
    def log(self) -> Path:
        return self.inside / "hq.log"
