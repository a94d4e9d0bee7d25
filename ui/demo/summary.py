"""What a played day left behind, as JSON, and whether it was good."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STATES = ("received", "complete", "returned", "accepted")


@dataclass(slots=True, kw_only=True)
class Summary:
    order: str
    workplaces: int = 0
    answers: int = 0
    report_id: str = ""
    report_no: str = ""
    verified: bool = False
    hq_state: str = ""
    requests_failed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        return self.verified and self.hq_state == "accepted"

    def write(self, path: Path) -> None:
        told: dict[str, Any] = {
            "order": self.order,
            "workplaces": self.workplaces,
            "answers": self.answers,
            "report_id": self.report_id,
            "report_no": self.report_no,
            "verified": self.verified,
            "hq_state": self.hq_state,
            "cut": {"requests_failed": self.requests_failed},
            "seconds": {part: round(spent, 1) for part, spent in self.seconds.items()},
        }
        path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def verify(report: Path, ca: Path) -> dict[str, Any]:
    """What `feldbuch verify` says of the report, run as a process of its own; `valid` is false where it said nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "ui.command_line", "verify", str(report), "--trust", str(ca), "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        print(done.stderr, file=sys.stderr)
        return {"valid": False}
    return said | {"valid": bool(said.get("valid")) and done.returncode == 0}
