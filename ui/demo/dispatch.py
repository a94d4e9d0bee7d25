"""Dispatch in the demo: accepts through HQ's own pages, and is photographed there where a Chromium is found."""

import json
from pathlib import Path

from ui.demo.stage import DISPATCHER, PASSWORD, Hq


def accept(hq: Hq, report_no: str, pictures: Path, language: str) -> str:
    """Signs in as the dispatcher and accepts, with a browser of this language; gives the state HQ's page then shows. Raises StageFailed."""
    told = hq.command(
        "demo-dispatch", "--address", hq.address, "--user", DISPATCHER, "--report", report_no, "--accept",
        "--pictures", str(pictures), "--language", language,
        password=PASSWORD,
    )  # fmt: skip
    return str(json.loads(told)["hq_state"])


def tell(hq: Hq, pin: str) -> None:
    """Where HQ is, and who may come in."""
    print(f"HQ: {hq.address}/")
    print(f"  Disposition / dispatch: {DISPATCHER} / {PASSWORD}")
    print(f"Tablet-PIN: {pin}", flush=True)
