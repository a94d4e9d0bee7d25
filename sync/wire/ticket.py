"""The one-time enrolment code as text: "FB1." and base64url of its canonical JSON, the same in the QR (K3)."""

import base64
import binascii

from sync.wire import codec
from sync.wire.messages import EnrolmentTicket

PREFIX = "FB1."
_MAX_CHARACTERS = 4096


def to_text(ticket: EnrolmentTicket) -> str:
    encoded = base64.urlsafe_b64encode(codec.encode(ticket)).rstrip(b"=").decode("ascii")
    return PREFIX + encoded


def from_text(text: str) -> EnrolmentTicket:
    """Reads what was typed, pasted or scanned; blanks and line ends inside are passed over. Raises codec.NotOurs."""
    packed = "".join(text.split())
    if not packed.startswith(PREFIX) or len(packed) > _MAX_CHARACTERS:
        raise codec.NotOurs("ticket")
    body = packed.removeprefix(PREFIX)
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise codec.NotOurs("ticket") from error
    try:
        return codec.decode(EnrolmentTicket, raw)
    except codec.NotOurs as error:
        raise codec.NotOurs("ticket") from error
