"""What signing appended to the shown pages: read it out, and refuse whatever goes beyond the signature sheet (rule Z8)."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from checklists import seal_strokes
from checklists.seal_form import DEVICE_FIELD, HQ_FIELD, REPORT_FILE, SIGNATURE_FILE, Box, Problem
from checklists.sign_off import Strokes

MOST_JSON = 64 * 1024 * 1024
"""Bytes of an embedded file that are read; a real record is below one megabyte."""

_ROOT_MAY_GAIN = {"/AcroForm", "/Names", "/AF", "/Perms"}
_PAGE_MAY_CHANGE = {"/Contents", "/Resources", "/Annots"}
_STAMP = re.compile(rb"(?:q 1 0 0 1 \d{1,4} \d{1,4} cm /FbPad\d{1,4} Do Q\n)*q /FbStamp Do Q\n")
_FILES = ((REPORT_FILE, "/Source"), (SIGNATURE_FILE, "/Data"))


class BadAppendix(ValueError):
    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """`pads`: name of the pad -> strokes drawn there."""

    record_bytes: bytes
    signature_bytes: bytes
    pads: dict[str, Strokes]


def files(reader: PdfFileReader) -> tuple[bytes, bytes]:
    """report.json and signature.json as embedded. Raises BadAppendix."""
    listed: Any = _root(reader)["/Names"]["/EmbeddedFiles"]["/Names"]
    associated: Any = _root(reader)["/AF"]
    if len(listed) != 2 * len(_FILES) or len(associated) != len(_FILES):
        raise BadAppendix(Problem.FORM)
    contents = []
    for index, (name, relation) in enumerate(_FILES):
        file: Any = listed[2 * index + 1]
        if str(listed[2 * index]) != name or str(file["/UF"]) != name or str(file["/F"]) != name:
            raise BadAppendix(Problem.FORM)
        if str(file["/AFRelationship"]) != relation or associated.raw_get(index) != listed.raw_get(2 * index + 1):
            raise BadAppendix(Problem.FORM)
        stream = file["/EF"]["/F"]
        data: bytes = stream.data
        if len(data) > MOST_JSON:
            raise BadAppendix(Problem.FORM)
        contents.append(data)
    return contents[0], contents[1]


def compare(reader: PdfFileReader, pages: bytes) -> dict[str, Strokes]:
    """Check that the second revision only adds to `pages`; the strokes drawn on the sheet. Raises BadAppendix."""
    shown = PdfFileReader(BytesIO(pages))
    if reader.total_revisions != 2 or shown.total_revisions != 1 or reader.xrefs.hybrid_xrefs_present:
        raise BadAppendix(Problem.FORM)
    sheet = shown.find_page_for_modification(-1)[0]
    touched = _numbers(reader.xrefs.explicit_refs_in_revision(1)) | _numbers(reader.xrefs.refs_freed_in_revision(1))
    known = _numbers(shown.xrefs.explicit_refs_in_revision(0))
    root = shown.root_ref
    if touched & known != {(root.idnum, root.generation), (sheet.idnum, sheet.generation)}:
        raise BadAppendix(Problem.PAGES)
    before, after = shown.trailer.flatten(), reader.trailer.flatten()
    if "/Info" in before or "/Info" in after or _written(before.raw_get("/Root")) != _written(after.raw_get("/Root")):
        raise BadAppendix(Problem.PAGES)
    _only_gains(shown.root, _root(reader), set(), _ROOT_MAY_GAIN)
    _check_form(reader)
    return _read_sheet(sheet.get_object(), reader.find_page_for_modification(-1)[0].get_object())


def _read_sheet(old: Any, new: Any) -> dict[str, Strokes]:
    _only_gains(old, new, _PAGE_MAY_CHANGE, set())
    contents = new["/Contents"]
    if len(contents) != 2 or _written(contents.raw_get(0)) != _written(old.raw_get("/Contents")):
        raise BadAppendix(Problem.PAGES)
    stamp: bytes = contents[1].data
    if _STAMP.fullmatch(stamp) is None:
        raise BadAppendix(Problem.PAGES)
    _only_gains(old["/Resources"], new["/Resources"], {"/XObject"}, set())
    before = old["/Resources"].get("/XObject", {})
    after = new["/Resources"]["/XObject"]
    for name, value in before.items():
        if name not in after or _written(after.raw_get(name)) != _written(before.raw_get(name)):
            raise BadAppendix(Problem.PAGES)
        del value
    gained = [str(name) for name in after if name not in before]
    drawn = re.findall(rb"/(\w+) Do", stamp)
    if sorted(gained) != sorted("/" + name.decode() for name in drawn):
        raise BadAppendix(Problem.PAGES)
    pads: dict[str, Strokes] = {}
    for name in gained:
        if name != "/FbStamp":
            pad = after[name]
            _, _, width, height = (int(side) for side in pad["/BBox"])
            box = Box(x=0, y=0, width=width // 1000, height=height // 1000)
            if str(pad["/FeldbuchPad"]) in pads or [float(n) for n in pad["/Matrix"]] != [0.001, 0, 0, 0.001, 0, 0]:
                raise BadAppendix(Problem.STROKES)
            try:
                pads[str(pad["/FeldbuchPad"])] = seal_strokes.read(pad.data, box)
            except seal_strokes.NoStrokes as error:
                raise BadAppendix(Problem.STROKES) from error
    return pads


def _check_form(reader: PdfFileReader) -> None:
    """Exactly the device's seal and HQ's field, which stays empty until HQ counter-seals."""
    fields: Any = _root(reader)["/AcroForm"]["/Fields"]
    named = {str(fields[index]["/T"]): fields[index] for index in range(len(fields))}
    if set(named) != {DEVICE_FIELD, HQ_FIELD} or len(fields) != 2 or "/V" in named[HQ_FIELD]:
        raise BadAppendix(Problem.FORM)


def _root(reader: PdfFileReader) -> Any:
    return reader.root


def _only_gains(old: Any, new: Any, may_change: set[str], may_gain: set[str]) -> None:
    """Every key of `old` stands in `new` with the same bytes; besides, `new` has only what it may."""
    if set(new) - set(old) - may_change - may_gain:
        raise BadAppendix(Problem.PAGES)
    for key in set(old) - may_change:
        if key not in new or _written(old.raw_get(key)) != _written(new.raw_get(key)):
            raise BadAppendix(Problem.PAGES)


def _numbers(references: set[generic.Reference]) -> set[tuple[int, int]]:
    return {(reference.idnum, reference.generation) for reference in references}


def _written(value: Any) -> bytes:
    stream = BytesIO()
    value.write_to_stream(stream)
    return stream.getvalue()
