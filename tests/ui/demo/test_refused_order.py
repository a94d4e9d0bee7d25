"""`feldbuch demo --order FILE`: a workbook that is none, or that HQ complains about, ends it before anything is begun."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[3]
MUSTERBAU = ROOT / "tests" / "data" / "orders" / "order-musterbau.xlsx"


def demo(order: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.command_line", "demo", "--headless", "--order", str(order), "--out", str(out)]
    environment = {**os.environ, "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "Die Datei ist leer (0 Byte)."),
        (b"<html>Login</html>", "Die Datei ist keine Arbeitsmappe."),
        (MUSTERBAU.read_bytes()[:5000], "Die Arbeitsmappe ist beschädigt"),
        (None, "ist nicht da. Bitte den Pfad prüfen."),
    ],
)
def test_no_workbook_ends_it_and_leaves_what_an_earlier_demo_left(tmp_path: Path, raw: bytes | None, why: str) -> None:
    order, out = tmp_path / "auftrag.xlsx", tmp_path / "out"
    out.mkdir()
    (out / "report.pdf").write_bytes(b"of an earlier day")
    if raw is not None:
        order.write_bytes(raw)
    done = demo(order, out)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and str(order) in done.stderr and why in done.stderr
    assert [path.name for path in out.iterdir()] == ["report.pdf"]


def test_complaints_of_hq_come_before_the_window(tmp_path: Path) -> None:
    order, out = tmp_path / "auftrag.xlsx", tmp_path / "out"
    book = openpyxl.load_workbook(MUSTERBAU)
    del book["Pakete"]
    book.save(order)
    done = demo(order, out)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Das Blatt „Pakete“ (englisch „Packages“) fehlt." in done.stderr
    assert done.stderr.rstrip().endswith("auftrag.xlsx: 1 Beanstandung. Nichts wurde gespeichert.")
    assert [path.name for path in (out / "inside" / "profile").iterdir()] == ["settings.toml"], "no tablet was begun"
