"""Writes build_spec/lock/*.txt anew from pyproject.toml; `make lock`. Versions and hashes only.

Of the formats at hand this is the one that holds no address of the machine that made it; `check` refuses to write one that does.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "run": ["--extra", "device", "--extra", "hq", "--group", "build"],
    "demo": ["--extra", "device", "--extra", "hq", "--extra", "demo", "--group", "build"],
    "dev": ["--extra", "device", "--extra", "hq", "--extra", "demo", "--extra", "dev", "--group", "build"],
    "installer": ["--group", "installer", "--no-deps"],
}
_ADDRESSES = ("://", "file:", "--index", "--extra-index", "--find-links", "--trusted-host", "/")


def main() -> int:
    uv = [sys.executable, "-m", "uv", "pip", "compile"]
    settled = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet".split()
    for name, chosen in LOCKS.items():
        source = [] if name == "installer" else ["pyproject.toml"]
        done = subprocess.run(
            [*uv, *source, *chosen, *settled], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            print(
                f"{name}.txt was not written: uv could not resolve it (see above). The old lock stays.", file=sys.stderr
            )
            return 1
        lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
        addressed = [line for line in lines if any(mark in line for mark in _ADDRESSES)]
        if addressed:
            print(f"{name}.txt was not written: it would hold an address: {addressed[0]}", file=sys.stderr)
            return 1
        (ROOT / "build_spec" / "lock" / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
