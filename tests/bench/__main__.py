"""`make bench`: measures the project's goals, prints a table, writes bench-out/bench.json. Exit 1 when a goal is missed.

A bench is a module beside this one with `measure() -> Row`, named in BENCHES.
"""

import dataclasses
import importlib
import json
import os
import sys
from pathlib import Path

BENCHES = ("none_count", "answer_syncs", "pdf_bytes", "hash_speed", "user_list_gap")
OUT = Path(__file__).resolve().parents[2] / "bench-out" / "bench.json"


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = sorted(
        (importlib.import_module(f"tests.bench.{name}").measure() for name in BENCHES), key=lambda row: row.number
    )
    for row in rows:
        verdict = "good" if row.good else "MISSED"
        print(f"{row.number:>3}  {row.what:<48} {row.measured:>10.3g} {row.unit:<3} (at most {row.most:g})  {verdict}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        json.dumps([dataclasses.asdict(row) | {"good": row.good} for row in rows], indent=1), encoding="utf-8"
    )
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
