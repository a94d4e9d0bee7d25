"""`feldbuch check-pst FILE… --mail ADDRESS --quota-gb N`: would these Outlook data files be imported? Nothing is written or changed."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from app.file_facts import FileReading
from app.pst_files import PstOutcome, PstReport, check_files
from checklists.patterns import is_mail
from checklists.pst import quota_bytes
from ui.problem_words import sentence
from ui.pst_words import amount, finding, grouped
from ui.reading_words import how_far, how_fast
from ui.terminal import STOPPED, plain
from ui.wording import LANGUAGES, Words

GOOD, FAULTY, UNREADABLE = 0, 1, 2
_LOOK_S = 0.5


def run(asked: argparse.Namespace, words: Words) -> int:
    """Prints what was found; the exit code is the worst of all files: GOOD, FAULTY, UNREADABLE."""
    addresses, quota = tuple(dict.fromkeys(asked.mail)), quota_bytes(asked.quota_gb.replace(",", "."))
    odd = next((one for one in addresses if not is_mail(one)), None)
    if odd is not None:
        return _refuse(words("“{value}” is no e-mail address. Expected: name@firma.de", value=odd))
    if quota is None:
        return _refuse(words("“{value}” is no number of gigabytes. Expected: 50 or 2.5", value=asked.quota_gb))
    line = _ProgressLine(words)
    outcomes: list[PstOutcome] = []
    try:
        for outcome in check_files(asked.files, addresses, quota, line.show):
            line.clear()
            outcomes.append(outcome)
            if not asked.json:
                print("\n".join(map(plain, _lines(words, outcome))))
    except KeyboardInterrupt:
        line.clear()
        print(words("Stopped. Nothing was changed."), file=sys.stderr)
        return STOPPED
    if asked.json:
        print(json.dumps([_facts(one) for one in outcomes]))
    return exit_code(outcomes)


def exit_code(outcomes: Sequence[PstOutcome]) -> int:
    if any(one.report is None for one in outcomes):
        return UNREADABLE
    return GOOD if all(one.report is not None and one.report.check.ok for one in outcomes) else FAULTY


def _refuse(sentence: str) -> int:
    print(plain(sentence), file=sys.stderr)
    return UNREADABLE


class _ProgressLine:
    """One line on standard error while a person looks on; files and pipes get none."""

    def __init__(self, words: Words) -> None:
        self._words, self._next = words, 0.0
        self._on, self._shown = sys.stderr.isatty(), 0

    def show(self, reading: FileReading) -> None:
        if not self._on or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LOOK_S
        parts = (reading.path.name, how_far(self._words, reading), how_fast(self._words, reading))
        text = plain(", ".join(part for part in parts if part))
        print("\r" + text.ljust(self._shown), end="", file=sys.stderr, flush=True)
        self._shown = len(text)

    def clear(self) -> None:
        if self._shown:
            print("\r" + " " * self._shown + "\r", end="", file=sys.stderr, flush=True)
            self._shown = 0


def _lines(words: Words, outcome: PstOutcome) -> list[str]:
    report = outcome.report
    if report is None:
        assert outcome.problem is not None
        return [words("{what}: not read", what=outcome.path), f"  {sentence(words, outcome.problem)}"]
    check = report.check
    verdict = words("can be imported") if check.ok else words("would be refused")
    found = [
        *(f"  {words('Error')}: {finding(words, code, report)}" for code in check.problems),
        *(f"  {words('Notice')}: {finding(words, code, report)}" for code in check.notices),
    ]
    kind = {"unicode": "Unicode", "ansi": "ANSI"}.get(str(check.format), "–")
    facts = f"  {amount(words, report.fact.size)} · {kind} · SHA-256 {grouped(report.fact.sha256)}"
    return [words("{what}: {verdict}", what=outcome.path, verdict=verdict), facts, *found]


def _facts(outcome: PstOutcome) -> dict[str, Any]:
    """{"name", "path", "mail", "bytes", "sha256", "format", "findings"}; what could not be read is null."""
    report, problem = outcome.report, outcome.problem
    if report is None:
        assert problem is not None
        found = [{"code": str(problem.code), "severity": "error"} | _said(lambda words: sentence(words, problem))]
        unknown = {"mail": None, "bytes": None, "sha256": None, "format": None}
        return {"name": outcome.path.name, "path": str(outcome.path)} | unknown | {"findings": found}
    return {
        "name": report.fact.name,
        "path": str(outcome.path),
        "mail": report.mail or None,
        "bytes": report.fact.size,
        "sha256": report.fact.sha256,
        "format": None if report.check.format is None else str(report.check.format),
        "findings": [
            *(_finding(report, code, "error") for code in report.check.problems),
            *(_finding(report, code, "notice") for code in report.check.notices),
        ],
    }


def _finding(report: PstReport, code: str, severity: str) -> dict[str, str]:
    return {"code": code, "severity": severity} | _said(lambda words: finding(words, code, report))


def _said(in_words: Any) -> dict[str, str]:
    return {f"message_{language}": in_words(Words(language)) for language in LANGUAGES}
