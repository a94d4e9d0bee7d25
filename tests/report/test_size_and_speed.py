"""How large and how slow a report may be, against bare drawing of the same things in the same run."""

import copy
import functools
import hashlib
import io
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.report.document import render_pages
from checklists.record_form import Record
from tests.report.sample_record import PUBLIC_ADDRESS, musterbau, photo


def noisy_print(seed: int) -> bytes:
    """A JPEG of about 60 kB, as prints of real photos are."""
    picture = Image.frombytes("RGB", (250, 188), random.Random(seed).randbytes(250 * 188 * 3)).resize((1000, 750))
    raw = io.BytesIO()
    picture.save(raw, "JPEG", quality=55)
    return raw.getvalue()


@functools.cache
def large() -> tuple[Record, Mapping[str, bytes]]:
    """100 workplaces, 100 photos."""
    record, _ = musterbau()
    data = cast(dict[str, Any], copy.deepcopy(record))
    table = data["tables"][0]
    rows = table["rows"]
    table["rows"] = [
        {**rows[n % 24], "subject": f"wp-{n}", "number": f"AP-{n:03}", "floor": f"{n // 20}. Obergeschoss"}
        for n in range(100)
    ]
    raws = [noisy_print(n) for n in range(100)]
    data["photos"] = [photo(n + 1, raw, subject="visit", width=1000, height=750) for n, raw in enumerate(raws)]
    return cast(Record, data), {hashlib.sha256(raw).hexdigest(): raw for raw in raws}


def test_the_file_is_hardly_larger_than_its_prints() -> None:
    record, prints = large()
    pages = render_pages(record, prints, public_address=PUBLIC_ADDRESS)
    assert len(pages) <= 1.05 * sum(map(len, prints.values())) + 400_000
    small, few = musterbau()
    assert len(render_pages(small, few, public_address=PUBLIC_ADDRESS)) <= 1.05 * sum(map(len, few.values())) + 400_000


def test_a_large_report_takes_at_most_twice_bare_drawing() -> None:
    record, prints = large()
    report, bare = _fastest(
        lambda: render_pages(record, prints, public_address=PUBLIC_ADDRESS), lambda: _bare(record, prints)
    )
    assert report <= 2 * bare, f"report {report:.3f} s, bare canvas {bare:.3f} s"


def _fastest(*works: Callable[[], object]) -> list[float]:
    """The best of several rounds each, taken in turn, so that a busy machine slows both alike."""
    best = [float("inf")] * len(works)
    for _ in range(5):
        for index, work in enumerate(works):
            start = time.perf_counter()
            work()
            best[index] = min(best[index], time.perf_counter() - start)
    return best


def _bare(record: Record, prints: Mapping[str, bytes]) -> bytes:
    """The same rows, signs and photos straight on a canvas: no wrapping, no fallback of letters, no PDF/A."""
    raw = io.BytesIO()
    canvas = Canvas(raw, invariant=1, pageCompression=1, initialFontName="Feldbuch-Inter-Regular")
    for start in range(0, len(record["tables"][0]["rows"]), 25):
        for index, row in enumerate(record["tables"][0]["rows"][start : start + 25]):
            y = 750 - 22 * index
            for text, x in (
                (row["number"], 36),
                (row["label"], 93),
                (row["second"], 93),
                (row["model"], 222),
                (row["mac"], 222),
            ):
                canvas.setFont("Feldbuch-Inter-Regular", 8.25)
                canvas.drawString(x, y, text)
            for column, _ in enumerate(row["cells"]):
                path = canvas.beginPath()
                path.moveTo(306 + 19 * column, y)
                path.lineTo(309 + 19 * column, y - 4)
                path.lineTo(315 + 19 * column, y + 5)
                canvas.drawPath(path)
                canvas.line(304 + 19 * column, y - 6, 304 + 19 * column, y + 16)
            canvas.line(36, y - 6, 556, y - 6)
        canvas.showPage()
    for number, jpeg in enumerate(prints.values()):
        canvas.setFont("Feldbuch-Inter-Regular", 7)
        canvas.drawImage(
            ImageReader(io.BytesIO(jpeg)), 93 + 150 * (number % 3), 600 - 150 * (number // 3 % 4), 140, 105
        )
        canvas.drawString(93 + 150 * (number % 3), 590 - 150 * (number // 3 % 4), f"Foto {number}")
        if number % 12 == 11:
            canvas.showPage()
    canvas.save()
    return raw.getvalue()
