"""Whatever the bytes are, reading answers: a draft, or complaints that say why not. It never raises and never hangs."""

import io
import zipfile
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.hq.order_workbook import ReadOrder, read_order
from tests.sync.hq.order_books import example

EXAMPLES = {name: example(name) for name in ("musterbau", "kanzlei", "example-en")}
PARTS = {
    name: {info.filename: archive.read(info) for info in archive.infolist()}
    for name, archive in ((name, zipfile.ZipFile(io.BytesIO(raw))) for name, raw in EXAMPLES.items())
}
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(read: ReadOrder) -> None:
    assert (read.draft is None) == bool(read.complaints)
    for found in (*read.complaints, *read.warnings):
        assert found.message_de and found.message_en and found.code
    if read.draft is not None:
        read.draft.to_json()


@given(raw=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
@settings(max_examples=300, deadline=None)
def test_random_bytes(raw: bytes, head: bytes) -> None:
    check(read_order(head + raw))


@given(
    name=st.sampled_from(sorted(EXAMPLES)),
    hits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
    end=st.floats(0.5, 1),
)
@SLOW
def test_flipped_and_cut_bytes_of_the_file(name: str, hits: list[tuple[float, int]], end: float) -> None:
    raw = bytearray(EXAMPLES[name])
    for where, byte in hits:
        raw[int(where * len(raw))] = byte
    check(read_order(bytes(raw[: int(end * len(raw))])))
    check(read_order(bytes(raw)))


@given(data=st.data())
@SLOW
def test_flipped_bytes_inside_the_parts(data: st.DataObject) -> None:
    """Flips survive the archive's check sums here and reach the XML itself."""
    parts = dict(PARTS[data.draw(st.sampled_from(sorted(PARTS)))])
    name = data.draw(st.sampled_from(sorted(parts)))
    if data.draw(st.booleans()):
        content = bytearray(parts[name])
        for _ in range(data.draw(st.integers(1, 6))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.sampled_from(b'<>"/=0919aArRsSvV\xff'))
        parts[name] = bytes(content)
    else:
        del parts[name]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    check(read_order(stream.getvalue()))


CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(),
    st.sampled_from(
        ["=1+1", "#N/A", "3.1.2", "3.1.4", "queue", "112", "4,9E+11", "ja", ";;;", "0" * 12, "\u202e", "_xD800_"]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40),
)


@given(
    name=st.sampled_from(sorted(EXAMPLES)),
    changes=st.lists(
        st.tuples(
            st.integers(0, 4),
            st.integers(1, 30),
            st.integers(1, 20),
            CELL,
            st.sampled_from(["General", "@", "0.00", "mm:ss", ";;;"]),
        ),
        min_size=1,
        max_size=12,
    ),
)
@SLOW
def test_any_value_in_any_cell(name: str, changes: list[tuple[int, int, int, Any, str]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(EXAMPLES[name]))
    for sheet, row, column, value, number_format in changes:
        cell = book.worksheets[sheet % len(book.worksheets)].cell(row=row, column=column)
        cell.value = value
        cell.number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    check(read_order(stream.getvalue()))
