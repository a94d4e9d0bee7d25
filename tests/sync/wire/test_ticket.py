import pytest

from sync.wire import ticket
from sync.wire.codec import NotOurs
from sync.wire.messages import EnrolmentTicket

TICKET = EnrolmentTicket(
    address="http://127.0.0.1:8500", secret="c2VjcmV0", epoch="e" * 32, ca_sha256="c" * 64, receipt_kid="k"
)


def test_a_ticket_survives_paper_and_line_breaks() -> None:
    text = ticket.to_text(TICKET)
    assert text.startswith("FB1.")
    assert ticket.from_text(text) == TICKET
    broken = "  " + "\r\n".join(text[i : i + 20] for i in range(0, len(text), 20)) + "\n"
    assert ticket.from_text(broken) == TICKET


@pytest.mark.parametrize(
    "text", ["", "FB1.", "FB2.abc", "FB1.ä", "FB1.e30", "https://example.org", "FB1." + "A" * 9000]
)
def test_what_is_no_ticket_is_said_so(text: str) -> None:
    with pytest.raises(NotOurs) as refused:
        ticket.from_text(text)
    assert refused.value.what == "ticket"
