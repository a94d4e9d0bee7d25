"""`feldbuch verify FILE`: is this report unchanged, by whom and when was it sealed? German first, then English."""

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from app.problems import FieldProblem
from app.verifying import NoTrust, verify_file
from checklists.seal_form import SealVerdict
from ui.problem_words import sentence
from ui.terminal import plain
from ui.wording import LANGUAGES, Words

VALID, CHANGED, NO_REPORT = 0, 1, 2


def run(asked: argparse.Namespace) -> int:
    """Prints the verdict; exit code 0 valid, 1 changed or issuer unknown, 2 not a report (or not to be read)."""
    file: Path = asked.file
    try:
        verdict = verify_file(file, trust=asked.trust, profile=asked.data)
    except NoTrust as error:
        at = error.path
        return _refuse(
            asked, lambda words: words("{path} holds no certificate. Expected: the file ca.pem of HQ.", path=at), at
        )
    except FieldProblem as refused:
        problem = refused
        return _refuse(asked, lambda words: sentence(words, problem), Path(refused.values["path"]))
    if asked.json:
        print(json.dumps(_facts(verdict)))
    else:
        print("\n\n".join("\n".join(map(plain, _lines(Words(lang), verdict, file))) for lang in LANGUAGES))
    if verdict.valid:
        return VALID
    return CHANGED if verdict.is_report else NO_REPORT


def _lines(words: Words, verdict: SealVerdict, file: Path) -> list[str]:
    if not verdict.is_report:
        return [words("{file} is no sealed report.", file=file.name)]
    if not verdict.unchanged:
        return [words("{file} was changed after it was sealed, or is damaged. Do not rely on it.", file=file.name)]
    number = verdict.report_number or file.name
    if verdict.valid:
        lines = [words("Report {number} is unchanged.", number=number)]
    else:
        lines = [words("Report {number}: unchanged, but issuer unknown.", number=number)]
    when = datetime.fromisoformat(verdict.sealed_at) if verdict.sealed_at else None
    sealed = f"{words.plain_date(when.date())}, {when:%H:%M:%S} (UTC{when:%z})" if when else "–"
    lines.append(
        words(
            "Sealed on {when} by device {device}, technician {technician}.",
            when=sealed,
            device=verdict.signer or "–",
            technician=verdict.technician or "–",
        )
    )
    if verdict.outside_validity:
        lines.append(words("By its own clock the device's certificate was not valid then; HQ judges by its receipt."))
    lines.append(words("Checksum of the report: {sha256}", sha256=verdict.report_sha256 or "–"))
    if not verdict.valid:
        lines.append(words("Name HQ's certificate with --trust ca.pem to have the issuer checked."))
    return lines


def _facts(verdict: SealVerdict) -> dict[str, Any]:
    return {
        "valid": verdict.valid,
        "unchanged": verdict.unchanged,
        "issuer_known": verdict.issuer_known,
        "problem": None if verdict.problem is None else str(verdict.problem),
        "report_number": verdict.report_number,
        "report_id": verdict.report_id,
        "report_sha256": verdict.report_sha256,
        "pages_sha256": verdict.pages_sha256,
        "signature_sha256": verdict.signature_sha256,
        "sealed_at": verdict.sealed_at,
        "signer": verdict.signer,
        "technician": verdict.technician,
        "outcome": verdict.outcome,
        "certificate": verdict.certificate,
        "outside_validity": verdict.outside_validity,
    }


def _refuse(asked: argparse.Namespace, said: Callable[[Words], str], path: Path) -> int:
    if asked.json:
        print(json.dumps({"valid": False, "unchanged": False, "problem": "unreadable", "path": str(path)}))
    else:
        print("\n".join(plain(said(Words(language))) for language in LANGUAGES))
    return NO_REPORT
