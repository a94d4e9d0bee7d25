"""Goal 10: the report of 100 workplaces and 100 photos against what it may weigh: 1.05 times its prints and 400 kB."""

from collections.abc import Mapping

from app.report.document import render_pages
from checklists.record_form import Record
from tests.bench.row import Row
from tests.report.sample_record import PUBLIC_ADDRESS
from tests.report.test_size_and_speed import large


def share_of_the_allowed(record: Record, prints: Mapping[str, bytes]) -> float:
    pages = render_pages(record, prints, public_address=PUBLIC_ADDRESS)
    return len(pages) / (1.05 * sum(map(len, prints.values())) + 400_000)


def measure() -> Row:
    return Row(
        number=10,
        what="PDF bytes of what 100 prints allow",
        unit="×",
        most=1,
        measured=share_of_the_allowed(*large()),
    )
