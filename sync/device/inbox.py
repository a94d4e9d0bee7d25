"""HQ's changes as facts of the domain; what cannot be read is no news, and what is not signed proves nothing (D1, R1, H3)."""

from collections.abc import Mapping
from typing import Any

from checklists import keys
from checklists.job import Job, Person
from checklists.review import Review
from sync.device.device_store import LogReceipt, News, ReportReceipt, Unassigned
from sync.device.failures import FalseWord, NotBelieved
from sync.wire.messages import TYP_RECEIPT, Change


def read_change(change: Change, receipt_key: Mapping[str, str]) -> News:
    """Raises NotBelieved for a change of another form than ours, FalseWord for a receipt HQ's key did not sign."""
    try:
        match change.kind:
            case "job":
                return Job.from_json(change.body)
            case "unassign":
                return Unassigned(job_id=_text(change.body, "job_id"), why=_text(change.body, "why"))
            case "person":
                return Person(**change.body)
            case "review":
                return Review.from_json(change.body)
            case "report-receipt":
                return read_report_receipt(_text(change.body, "receipt"), receipt_key)
            case other:
                raise NotBelieved(f"change {other}")
    except (KeyError, TypeError, ValueError) as error:
        raise NotBelieved(f"change {change.kind}") from error


def read_log_receipt(token: str, receipt_key: Mapping[str, str]) -> LogReceipt:
    """Raises FalseWord."""
    claims = _verified(token, receipt_key)
    try:
        return LogReceipt(
            epoch=_text(claims, "epoch"),
            log_id=_text(claims, "log_id"),
            through_seq=_number(claims, "through_seq"),
            head_hash=_text(claims, "head_hash"),
            hq_pos=_number(claims, "hq_pos"),
            received_at=_text(claims, "received_at"),
            token=token,
        )
    except (KeyError, TypeError) as error:
        raise FalseWord("receipt") from error


def read_report_receipt(token: str, receipt_key: Mapping[str, str]) -> ReportReceipt:
    """Raises FalseWord."""
    claims = _verified(token, receipt_key)
    try:
        if claims["state"] != "complete":
            raise FalseWord("receipt state")
        return ReportReceipt(
            report_id=_text(claims, "report_id"),
            number=_text(claims, "number"),
            pdf_sha256=_text(claims, "pdf_sha256"),
            report_sha256=_text(claims, "report_sha256"),
            epoch=_text(claims, "epoch"),
            hq_pos=_number(claims, "hq_pos"),
            received_at=_text(claims, "received_at"),
            token=token,
        )
    except (KeyError, TypeError) as error:
        raise FalseWord("receipt") from error


def _verified(token: str, receipt_key: Mapping[str, str]) -> dict[str, Any]:
    try:
        return keys.verify_jws(receipt_key, TYP_RECEIPT, token)
    except (keys.BadSignature, keys.BadKey) as error:
        raise FalseWord("receipt") from error


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _number(data: Mapping[str, Any], name: str) -> int:
    value = data[name]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(name)
    return value
