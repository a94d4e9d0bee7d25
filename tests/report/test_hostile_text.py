"""What people type prints as typed: it never becomes markup, opens a file, loads a picture or stops the report."""

import copy
import sys
from collections.abc import Iterator
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.report.document import render_pages
from app.report.stamp import stamp_sheet
from app.report.typeface import Weight, pieces
from checklists.record_form import Record
from checklists.sign_off import Outcome
from tests.report.reading import actions, images, letter_boxes, texts
from tests.report.sample_record import PUBLIC_ADDRESS, line, visit, with_list
from tests.report.signing import AT, sign_off

_FREE = {
    "customer",
    "street",
    "city",
    "contact",
    "contact_function",
    "contact_phone",
    "contact_mail",
    "technician",
    "label",
    "title",
    "text",
    "note",
    "reason",
    "consent",
    "caption",
    "name",
    "order_number",
    "number",
    "subject_label",
    "second",
    "room",
    "model",
    "floor",
    "place",
    "owner",
    "due",
    "unit",
    "key",
    "mark",
    "code",
    "at",
    "planned",
    "hours",
    "frozen_tz",
    "release",
    "app_version",
    "trademark",
    "column",
    "old",
    "new",
    "agreed_with",
    "when",
}

PAYLOADS = (
    '<img src="/etc/passwd">&<b>',
    "<para><font size=400>x</font></para>",
    '<a href="file:///etc/passwd">x</a>',
    "&lt;&amp;&#0;&#x1F600;",
    "]]><!--<?xml version='1.0'?>",
    "{number} {0} {__class__} %s %(x)s %n",
    ") Tj ET Q (",
    "\\) \\\\ \\n endstream endobj",
    "<</S/JavaScript/JS(app.alert(1))>>",
    "/ByteRange [0 1 2 3]",
    "%%EOF\nstartxref\n0\n%%EOF",
    "\u202egnp.exe\u202c\u2066x\u2069",
    "\x00\x01\x07\x1b[31m\x7f\x85",
    "line one\nline two\r\nline three\rfour\u2028five",
    "张伟 שלום مرحبا 😀 👩‍🔧 ﷽",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔",
    "\ufeff\ufffe\uffff\U0010ffff\ue000",
    "Ǆ ﬁ ﬀ Å\u030a e\u0301",
    "A" * 600,
    "wort " * 300,
    "\u00a0" * 200,
    "-" * 300 + "/" * 300,
    "'; DROP TABLE entries; --",
    "../../../../etc/passwd",
    "=cmd|' /C calc'!A0",
    "",
    " ",
    "\n\n\n",
)


def filled(payload: str) -> Record:
    """The small visit with the payload in every field that a person or a catalogue fills."""

    def fill(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: fill(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner, key) for inner in value]
        return payload if isinstance(value, str) and key in _FREE | {"former", "people", "topics"} else value

    data = cast(dict[str, Any], copy.deepcopy(with_list(visit()[0])))
    data["reservations"] = [
        {
            "reservation": "r",
            "number": "V1",
            "kind": "defect",
            "subject": "",
            "subject_label": "x",
            "text": "x",
            "owner": "x",
            "due": "x",
        }
    ]
    data["details"][0]["items"][0]["lines"].append(line("s", "x", "x", "deviates", "K05", former=["x"], note="x"))
    roll = [{"name": "x", "function": "x", "met": True, "image_sha256": None}]
    data["details"][0]["items"][0]["lines"].append(line("roll", "x", "x", roll=roll, roll_of="list"))
    data["added"] = [{"subject": "a", "kind": "user", "label": "x", "fields": {"F": payload, payload: "x"}}]
    data["handover"] = {
        "people": [{"subject": "a", "number": "x", "name": "x", "topics": ["x"]}],
        "confirmed": True,
        "confirmed_at": payload,
    }
    return cast(Record, fill(data))


class Opened:
    """Files that Python opens, by its own audit hook; a hook cannot be taken away again, only switched off."""

    def __init__(self) -> None:
        self.on = False
        self.paths: list[str] = []
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event in ("open", "socket.connect", "subprocess.Popen", "os.system"):
            self.paths.append(f"{event} {arguments[0]}")


_opened = Opened()


@pytest.fixture
def opened() -> Iterator[list[str]]:
    render_pages(visit()[0], {}, public_address=PUBLIC_ADDRESS)
    _opened.paths.clear()
    _opened.on = True
    yield _opened.paths
    _opened.on = False


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_field(payload: str, opened: list[str]) -> None:
    pages = render_pages(filled(payload), {}, public_address=PUBLIC_ADDRESS)
    _opened.on = False
    assert [path for path in opened if "/app/report/" not in path] == []
    assert images(pages) == []
    assert actions(pages) == []
    for page, left, bottom, right, top in letter_boxes(pages):
        assert 25 <= left and right <= 575 and 15 <= bottom and top <= 820, (page, left, bottom, right, top)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_in_every_field(payload: str) -> None:
    pages = render_pages(filled(payload.encode("utf-8", "ignore").decode()), {}, public_address=PUBLIC_ADDRESS)
    assert images(pages) == []
    assert actions(pages) == []


def test_a_note_prints_as_typed() -> None:
    record = filled("x")
    record["details"][0]["items"][0]["lines"][0]["note"] = '<img src="/etc/passwd">&<b>'
    record["party"]["customer"] = "Müller & Söhne <Halle>"
    text = " ".join(texts(render_pages(record, {}, public_address=PUBLIC_ADDRESS)))
    assert '<img src="/etc/passwd">&<b>' in text
    assert "Müller & Söhne <Halle>" in text


def test_letters_no_font_has_and_signs_that_steer_show_their_code() -> None:
    record = filled("x")
    record["details"][0]["items"][0]["lines"][0]["note"] = "张 a\u202eb\u0007c\tד☐"
    text = " ".join(texts(render_pages(record, {}, public_address=PUBLIC_ADDRESS)))
    assert "[U+5F20] a[U+202E]b[U+0007]c[U+0009]ד☐" in text


def test_nothing_of_a_text_is_dropped() -> None:
    for text in PAYLOADS:
        flat = "".join(text.split())
        shown = "".join("".join(piece.text for piece in pieces(text, Weight.REGULAR)).split())
        assert (shown == "") == (flat == "") or "[U+" in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_stamp_takes_any_name_and_any_reason(payload: str) -> None:
    from dataclasses import replace
    from datetime import datetime

    record = filled("x")
    record["report"]["frozen_at"] = AT
    signed = sign_off(record, b"", Outcome.REFUSED, refusal=payload * 5)
    contact = replace(signed.signatures[0], signer=replace(signed.signatures[0].signer, name=payload, function=payload))
    signed = replace(signed, signatures=(contact, signed.signatures[1]))
    overlay = stamp_sheet(record, signed, at=datetime.fromisoformat(AT), tz=payload)
    assert images(overlay) == []
    for _, left, bottom, right, top in letter_boxes(overlay):
        assert 90 <= left and right <= 562 and 100 <= bottom and top <= 700
