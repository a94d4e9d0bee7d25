"""Typed names of things. They are names only: never sort by them, the clock behind a UUIDv7 may be wrong by days (rule I1)."""

from typing import NewType

import uuid_utils

OrderId = NewType("OrderId", str)
JobId = NewType("JobId", str)
SubjectId = NewType("SubjectId", str)
PersonId = NewType("PersonId", str)
DeviceId = NewType("DeviceId", str)
EntryId = NewType("EntryId", str)
LogId = NewType("LogId", str)
"""32 lowercase hex digits, 128 random bits; new with every new or restored tablet database (rule I2)."""
ReportId = NewType("ReportId", str)
PhotoId = NewType("PhotoId", str)
BlobId = NewType("BlobId", str)
"""Lowercase hex SHA-256 of the plain bytes (rule I4)."""
ChapterKey = NewType("ChapterKey", str)
"""A chapter of the service description, as "3.1.1"."""
ItemKey = NewType("ItemKey", str)
"""A bullet, as "3.1.1-b7"; where a chapter has no bullets the row's own key, as "xl-template"."""
StepKey = NewType("StepKey", str)
"""What a cell answers: an item ("3.1.1-b7"), a detail ("func-test") or a sub-test ("func-test/ft-reg")."""

ORDER_SUBJECT = SubjectId("order")
VISIT_SUBJECT = SubjectId("visit")


def new_id() -> str:
    """A fresh UUIDv7 in its usual lower-case form."""
    return str(uuid_utils.uuid7())
