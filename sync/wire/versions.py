"""Every version of the protocol, with month and reason."""

PROTOCOL_V1 = 1  # 2026-11: first day
CURRENT = PROTOCOL_V1

MEDIA_TYPE = "application/vnd.feldbuch.v1+json"
"""The only media type an answer of HQ may have to be believed (H2)."""
PROBLEM_MEDIA_TYPE = "application/problem+json"
