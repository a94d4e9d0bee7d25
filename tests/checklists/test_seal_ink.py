"""Signatures read back from pages: whatever a tablet sent as PDF is read or refused, never more."""

import io

import pikepdf
import pytest

from checklists import seal_ink

INK = "/FeldbuchInk <</Pad [{pad}]>> BDC n {points} S EMC"


def one_page(content: str) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    page.obj.Contents = pdf.make_stream(content.encode("ascii"))
    raw = io.BytesIO()
    pdf.save(raw)
    return raw.getvalue()


def test_what_is_drawn_and_not_asked_for_is_not_read_out() -> None:
    assert seal_ink.drawn(one_page(INK.format(pad="0 0 100 50", points="1 1 m 2 2 l")), {"0" * 64}) == {}


@pytest.mark.parametrize("pad", ["0 0 0 0", "0 0", ". . . .", "0 0 100 50 7"])
def test_a_pad_that_is_none_is_a_refusal(pad: str) -> None:
    with pytest.raises(ValueError):
        seal_ink.drawn(one_page(INK.format(pad=pad, points="1 1 m 2 2 l")), {"0" * 64})


def test_a_tree_of_pages_that_comes_back_to_itself_is_a_refusal() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(600, 800))
    pages = pdf.Root.Pages
    pages.Kids = pikepdf.Array([pages])
    raw = io.BytesIO()
    pdf.save(raw)
    with pytest.raises(ValueError):
        seal_ink.drawn(raw.getvalue(), set())


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"\x00" * 500])
def test_no_pdf_is_a_refusal(raw: bytes) -> None:
    with pytest.raises(ValueError):
        seal_ink.drawn(raw, set())
