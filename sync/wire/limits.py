"""Limits of the wire, each with its unit and reason."""

MAX_ENTRIES_PER_PUSH = 200  # entries; keeps one HQ transaction short (U1)
MAX_PUSH_BYTES = 1024 * 1024  # bytes of entries in one push (U1)
MAX_ENTRY_BYTES = 256 * 1024  # bytes of one entry (E3)
MAX_BLOB_BYTES = 64 * 1024 * 1024  # bytes; the largest report of 300 desks stays below 40 MiB
MAX_ANSWER_BYTES = 16 * 1024 * 1024  # bytes of any JSON answer the tablet reads
CHANGES_PER_PULL = 100  # revisions in one answer
TOKEN_SECONDS = 600  # life of an access token (A1)
ENROLMENT_HOURS = 24  # life of an enrolment code (K3)
ENROLMENT_TRIES_PER_HOUR = 10  # wrong codes from one address
RETRY_FIRST_SECONDS = 1.0  # full jitter starts here (U5)
RETRY_CAP_SECONDS = 300.0  # and never waits longer (U5)
RETRY_AFTER_CAP_SECONDS = 3600.0  # HQ may ask for at most an hour (U5)
