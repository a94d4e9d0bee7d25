"""`feldbuch demo` as anybody runs it: the real window, a real HQ process that is killed and comes back, a real Chromium."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from tests.journeys.small_orders import one_desk, write_order
from ui.demo import order_file

LONGEST_S = 240


@dataclass(frozen=True)
class Played:
    code: int
    out: Path
    said: str

    @property
    def summary(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.out / "summary.json").read_text(encoding="utf-8"))
        return told


def play(order: Path, out: Path, *options: str, **environment: str) -> Played:
    """The command in a process of its own; nothing of it may be left when it ends."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ui.command_line",
            "demo",
            "--headless",
            "--order",
            str(order),
            "--out",
            str(out),
            *options,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_S,
        env={**os.environ, **environment},
    )
    assert not _processes_naming(out), "a process of the demo is left"
    return Played(done.returncode, out, done.stdout + done.stderr)


def _processes_naming(folder: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = process.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo")
    home = folder / "home"
    home.mkdir()
    return play(one_desk(folder / "order.xlsx"), folder / "out", HOME=str(home), XDG_DATA_HOME=str(home / "data"))


def test_the_day_ends_verified_and_accepted(played: Played) -> None:
    assert played.code == 0, played.said
    summary = played.summary
    assert set(summary) == {
        "order", "workplaces", "answers", "report_id", "report_no", "verified", "hq_state", "cut", "seconds",
    }  # fmt: skip
    assert summary["order"] == "KL-2026-00001" and summary["workplaces"] == 1
    assert summary["answers"] > 60  # one desk of its model: every step is asked
    assert summary["report_no"].startswith("KL-2026-00001-01-1") and len(summary["report_id"]) == 36
    assert summary["verified"] is True and summary["hq_state"] == "accepted"
    assert summary["cut"]["requests_failed"] >= 1
    assert set(summary["seconds"]) == {"setup", "work", "sign", "sync", "review"}


def test_the_report_is_valid_for_a_foreign_tool_and_for_verify(played: Played) -> None:
    report, ca = played.out / "report.pdf", played.out / "ca.pem"
    foreign = subprocess.run(["pdfsig", str(report)], capture_output=True, text=True)
    assert "Signature Validation: Signature is Valid." in foreign.stdout
    verify = [sys.executable, "-m", "ui.command_line", "verify", str(report), "--trust", str(ca), "--json"]
    said = json.loads(subprocess.run(verify, capture_output=True, text=True, check=True).stdout)
    assert said["valid"] and said["outcome"] == "with-reservations"
    assert said["report_number"] == played.summary["report_no"]


def test_screens_and_pages_were_photographed(played: Played) -> None:
    screens = {path.stem.partition("-")[2] for path in (played.out / "screens").glob("*.png")}
    assert screens >= {
        "first-start", "today", "job", "preconditions", "matrix", "matrix-painted", "workplace", "reason", "sign-off",
        "sync-no-network", "handover-letter", "handover-pages", "handover-signed", "report", "sync-complete",
        "sync-accepted",
    }  # fmt: skip
    for picture in (played.out / "screens").glob("*.png"):
        with Image.open(picture) as shown:
            assert shown.size == (1280, 800) and len(shown.convert("L").getcolors() or ()) > 20, picture.name
    assert {path.name for path in (played.out / "hq").glob("*.png")} >= {"inbox-light.png", "report-light.png"}


def test_everything_of_the_demo_lies_in_its_folder(played: Played) -> None:
    home = played.out.parent / "home"
    assert not [path for path in home.rglob("*") if path.is_file() and "feldbuch" in str(path).casefold()]
    assert "keystore = false" in (played.out / "inside" / "profile" / "settings.toml").read_text(encoding="utf-8")
    assert (played.out / "inside" / "hq" / "ca.pem").read_bytes() == (played.out / "ca.pem").read_bytes()


def test_a_remote_order_without_desks_or_technician_is_played_as_well_in_english_and_dark(tmp_path: Path) -> None:
    order = write_order(
        tmp_path / "order.xlsx",
        [("2.4", None, 2)],
        mailboxes=[("a@werkstatt.example", 5, "Exchange 2013"), ("b@werkstatt.example", 50, "IMAP")],
        technician=None,
    )
    played = play(order, tmp_path / "out", "--language", "en", "--theme", "dark")
    assert played.code == 0, played.said
    assert played.summary["workplaces"] == 0 and played.summary["hq_state"] == "accepted"
    assert "is unchanged and accepted by HQ" in played.said
    with Image.open(next((tmp_path / "out" / "screens").glob("*-today.png"))) as today:
        assert ImageStat.Stat(today.convert("L")).mean[0] < 60  # of 255


def test_the_visit_of_the_second_example_goes_the_whole_way(tmp_path: Path) -> None:
    played = play(order_file.OWN_ORDERS[1], tmp_path / "out")
    assert played.code == 0, played.said
    assert played.summary["order"] == "TE-2026-00815" and played.summary["hq_state"] == "accepted"
    screens = {path.stem.partition("-")[2] for path in (tmp_path / "out" / "screens").glob("*.png")}
    assert screens >= {"blocks", "users", "devices", "mailbox-check", "mailboxes"}


def test_a_bad_workbook_is_named_and_nothing_is_played(tmp_path: Path) -> None:
    order = write_order(tmp_path / "order.xlsx", [("3.1.2", None, 1)])
    played = play(order, tmp_path / "out", LC_ALL="de_DE.UTF-8")
    assert played.code == 1
    assert "3.1.1" in played.said and "Pakete" in played.said and "Traceback" not in played.said
    assert not (tmp_path / "out" / "summary.json").exists()


def test_a_missing_order_is_one_sentence(tmp_path: Path) -> None:
    played = play(tmp_path / "none.xlsx", tmp_path / "out")
    assert played.code == 2 and "none.xlsx" in played.said and "Traceback" not in played.said
