"""A list from a file in the report: its rows, its checksums, and each correction with its old value struck."""

import re

from app.report.document import render_pages
from tests.report.reading import letter_boxes, texts
from tests.report.sample_record import PUBLIC_ADDRESS, visit, with_list


def pages_of(corrections: int) -> list[str]:
    record = with_list(visit()[0], corrections)
    return texts(render_pages(record, {}, public_address=PUBLIC_ADDRESS))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_rows_and_both_checksums_stand_in_full() -> None:
    (page,) = [page for page in pages_of(6) if "Nutzerdaten erfasst" in page]
    assert "20,000 rows from the file ad-export.csv." in page
    assert "9f2c41d807bea65e" * 4 in bare(page)
    assert "3f" * 32 in bare(page)


def test_each_correction_says_what_stood_there_what_stands_there_and_with_whom() -> None:
    (page,) = [page for page in pages_of(6) if "Nutzerdaten erfasst" in page]
    for said in ("Rufnummer", "+498999998007", "4,98999E+11", "row removed", "row added", "Renée Őri"):
        assert said in page, said
    assert page.count("Dörte Faßbender, 1 Dec 2026") == 6
    assert "MÃ¼ller" in page and page.index("Müller") < page.index("MÃ¼ller")


def test_hundreds_of_corrections_run_over_pages_with_their_head() -> None:
    pages = [page for page in pages_of(300) if "Agreed with" in page]
    assert len(pages) > 5
    assert sum(page.count("Dörte Faßbender, ") for page in pages) == 300
    assert all("Corrected" in page for page in pages)


def test_no_letter_leaves_the_page() -> None:
    record = with_list(visit()[0], 40)
    record["sheets"][0]["corrections"][0].update(new="x" * 1500, old="https://" + "y" * 1500, agreed_with="z" * 300)
    raw = render_pages(record, {}, public_address=PUBLIC_ADDRESS)
    assert all(left >= 0 and right <= 596 for _, left, _, right, _ in letter_boxes(raw))


def test_without_a_list_nothing_is_said_of_one() -> None:
    text = " ".join(texts(render_pages(visit()[0], {}, public_address=PUBLIC_ADDRESS)))
    assert "Checksum of the list" not in text and "Corrected" not in text
