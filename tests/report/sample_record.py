"""Records written by hand: the 24 desks of pictures 13 to 15, a small 2.6 visit, and prints that go with them."""

import copy
import hashlib
import io
from collections.abc import Mapping
from typing import Any, cast

from PIL import Image, ImageDraw

from checklists.record_form import SCHEMA, CellPart, Counts, Record

PUBLIC_ADDRESS = "https://hq.example.org"
STEP_IMAGE = "0" * 64
"""Replaced where the step is really drawn."""

_DESKS = (
    ("Petra Öztürk", "201", "1", "Poly VVX 450", "0293C13DA58A", 9, "met"),
    ("Jürgen Weiß", "202", "2", "Yealink T54W", "02F6E5C15B62", 9, "met"),
    ("Zoë Kowalczyk", "203", "3", "Cisco 8851 MPP", "027EA7ACE732", 8, "met"),
    ("Søren Łukasik", "204", "4", "Poly VVX 450", "022C28F00481", 10, "met"),
    ("Anneliese Großmann", "205", "5", "Yealink T54W", "028FD015B0DC", None, "not-met"),
    ("Mehmet Şahin", "206", "6", "Cisco 8851 MPP", "028A16BC1732", 9, "met"),
    ("Katarzyna Müller-Lüdenscheidt", "207", "7", "Poly VVX 450", "0260DA679F81", 9, "met"),
    ("Björn Nørgaard", "208", "8", "Yealink T54W", "02BC637D6EFA", 8, "met"),
    ("Chloé Straße", "209", "101", "Cisco 8851 MPP", "02072F960063", 8, "met"),
    ("Łukasz Yılmaz", "210", "102", "Poly VVX 450", "02FAA78BEB7E", 8, "met"),
    ("İpek Dvořák", "211", "103", "Yealink T54W", "021912E74F7B", 9, "met"),
    ("Dörte Őri", "212", "104", "Cisco 8851 MPP", "02A76CACE4D5", 10, "met"),
    ("Friedrich Vogel", "213", "105", "Poly VVX 450", "02BA458BFED0", 9, "met"),
    ("Maren Böhm", "214", "106", "Yealink T54W", "02AC1C598A3C", None, "not-met"),
    ("Giovanni Ćosić", "215", "107", "Cisco 8851 MPP", "020DCDC83011", 11, "met"),
    ("Yusuf Jäger", "216", "108", "Poly VVX 450", "0257482C590E", 8, "met"),
    ("Ilse Schröder", "217", "201", "Yealink T54W", "02A97777682C", 9, "met"),
    ("Renée Núñez", "218", "202", "Cisco 8851 MPP", "020B53A12945", 10, "met"),
    ("Ömer Becker", "219", "203", "Poly VVX 450", "020FF2E91AC7", 10, "met"),
    ("Besprechungsraum", "220", "204", "Poly Trio 8500", "0245C20DBC21", 8, "contact"),
    ("Tomáš Roth", "221", "205", "Cisco 8851 MPP", "02780CE8FCC9", None, ""),
    ("Aylin Ahrens", "222", "206", "Poly VVX 450", "02DDD2840277", 11, "met"),
    ("Karl-Heinz Lindqvist", "223", "207", "Yealink T54W", "0290C1CC0AFF", 9, "met"),
    ("Greta Faßbender", "224", "208", "Cisco 8851 MPP", "023CFB14628E", 11, "met"),
)
_COLUMNS = (
    ("Grundeinrichtung Portal", ["Portal", ""], "Portal"),
    ("Auspacken", ["Aus-", "packen"], "Auspack."),
    ("Zusammenbauen", ["Zusammen-", "bauen"], "Aufbau"),
    ("Aufstellen, anschließen, Kabel", ["Auf-", "stellen"], "Aufst."),
    ("Strom", ["Strom", ""], "Strom"),
    ("Erstinbetriebnahme", ["Inbetrieb-", "nahme"], "Start"),
    ("Funktionstest", ["Funktions-", "test"], "Test"),
    ("PC, CommPilot", ["Comm-", "Pilot"], "PC"),
    ("Kurzeinweisung", ["Kurzein-", "weisung"], "Einweis."),
    ("cospa-Anrufbeantworter", ["Anruf-", "beantw."], "AB"),
)
_REASONS = {
    "K02": "keine 230-V-Dose bis 2 m",
    "K05": "Nutzer nicht angetroffen",
    "K10": "VLAN/DHCP nicht vorbereitet",
    "P01": "Gerät defekt",
    "N02": "hier nicht vorhanden",
}
_ODD: dict[int, dict[int, tuple[str, str]]] = {
    5: {9: ("deviates", "K05"), 10: ("deviates", "K05")},
    14: {2: ("deviates", "P01"), 9: ("deviates", "K05"), 10: ("deviates", "K05")},
    20: {8: ("na", "N02"), 10: ("na", "N02")},
    21: {number: ("not_done", "K02") for number in range(5, 11)},
}
_FLOORS = {1: "Erdgeschoss", 2: "1. Obergeschoss", 3: "2. Obergeschoss"}


def counts(done: int = 0, na: int = 0, deviates: int = 0, not_done: int = 0, open_: int = 0) -> Counts:
    total = done + na + deviates + not_done + open_
    return {"done": done, "na": na, "deviates": deviates, "not_done": not_done, "open": open_, "total": total}


def line(step: str, title: str, text: str, look: str = "done", code: str | None = None, **more: Any) -> Any:
    found = {
        "step": step,
        "title": title,
        "text": text,
        "look": look,
        "code": code,
        "reason": _REASONS.get(code or "", ""),
        "note": "",
        "at": "2026-12-01T10:12:00+01:00",
        "tz": "MEZ",
        "former": [],
    }
    found.update(more)
    return found


def _floor(number: int) -> str:
    return _FLOORS[1 if number <= 8 else 2 if number <= 16 else 3]


def _cells(number: int) -> list[CellPart]:
    found: list[CellPart] = []
    for column in range(1, 11):
        look, code = _ODD.get(number, {}).get(column, ("done", None))
        found.append({"item": f"3.1.1-b{column}", "look": look, "code": code, "covered": number > 3 and look == "done"})
    return found


def _rows() -> list[Any]:
    return [
        {
            "subject": f"wp-{number:02}",
            "number": f"AP-{number:02}",
            "label": name,
            "second": f"Durchwahl {extension}",
            "floor": _floor(number),
            "room": room,
            "model": model,
            "mac": mac,
            "minutes": minutes,
            "met": met,
            "cells": _cells(number),
        }
        for number, (name, extension, room, model, mac, minutes, met) in enumerate(_DESKS, 1)
    ]


def _deviation(number: int, look: str, items: list[Any]) -> Any:
    row = _rows()[number - 1]
    short = {"Erdgeschoss": "EG", "1. Obergeschoss": "1. OG", "2. Obergeschoss": "2. OG"}[row["floor"]]
    return {
        "subject": row["subject"],
        "number": row["number"],
        "label": row["label"],
        "place": f"{short}, Raum {row['room']}",
        "look": look,
        "items": items,
    }


def _item(number: int, look: str, code: str, note: str = "", lines: Any = ()) -> Any:
    return {
        "item": f"3.1.1-b{number}",
        "title": _COLUMNS[number - 1][0],
        "look": look,
        "code": code,
        "reason": _REASONS[code],
        "note": note,
        "lines": list(lines),
    }


def _details(number: int, full: bool) -> Any:
    row = _rows()[number - 1]
    items: list[Any] = []
    if full:
        items = [
            {
                "item": "3.1.1-b2",
                "number": 2,
                "title": "Auspacken",
                "look": "done",
                "lines": [
                    line("unp-vis", "Unversehrt", "erledigt"),
                    line("unp-mac", "MAC-Adresse", ":".join(row["mac"][i : i + 2] for i in range(0, 12, 2))),
                    line("unp-serial", "Seriennummer", "64167F2A0117"),
                    line("unp-photo", "Typenschild", "1 Foto"),
                ],
            },
            {
                "item": "3.1.1-b5",
                "number": 5,
                "title": "Strom",
                "look": "done",
                "lines": [line("wp-230", "Abstand zur 230-V-Steckdose", "1,4 m", former=["4,1 m"])],
            },
            {
                "item": "3.1.1-b7",
                "number": 7,
                "title": "Funktionstest",
                "look": "done",
                "lines": [
                    line("func-test/ft-reg", "Anmeldung am Server", "bestanden"),
                    line("func-test/ft-int", "Interner Anruf, beide Richtungen", "bestanden"),
                    line("func-test/ft-ext", "Externer Anruf ankommend", "bestanden, 2 s"),
                ],
            },
        ]
    items.append(
        {
            "item": "3.1.1-b9",
            "number": 9,
            "title": "Kurzeinweisung",
            "look": "done",
            "lines": [
                line("brief", "Dauer", f"{row['minutes']} Minuten"),
                line("brief-person", "Eingewiesen", row["label"]),
            ],
        }
    )
    confirmed = [] if full else ["Grundeinrichtung Portal", "Auspacken", "Zusammenbauen", "Strom", "Funktionstest"]
    return {
        "subject": row["subject"],
        "number": row["number"],
        "label": row["label"],
        "items": items,
        "confirmed": confirmed,
    }


def print_of(text: str, shade: int = 200) -> bytes:
    """A small JPEG as the photo pipeline would leave it."""
    picture = Image.new("RGB", (640, 480), (shade, shade - 20, 160))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 90, 580, 390), fill=(240, 240, 235), outline=(60, 60, 60), width=4)
    draw.text((90, 120), text, fill=(20, 20, 20))
    raw = io.BytesIO()
    picture.save(raw, "JPEG", quality=80)
    return raw.getvalue()


def photo(number: int, raw: bytes, **more: Any) -> Any:
    found = {
        "photo": f"photo-{number}",
        "number": number,
        "subject": "wp-01",
        "subject_label": "AP-01",
        "step": "unp-photo",
        "step_title": "Typenschild",
        "sha256": hashlib.sha256(b"photo" + raw).hexdigest(),
        "size": 4 * len(raw),
        "print_sha256": hashlib.sha256(raw).hexdigest(),
        "width": 640,
        "height": 480,
        "caption": "",
        "at": "2026-12-01T08:52:00+01:00",
    }
    found.update(more)
    return found


def musterbau() -> tuple[Record, Mapping[str, bytes]]:
    """The report of pictures 13 to 15, with details, photos and lists behind it."""
    raws = [print_of("PN 2200-48830-025  MAC 02:93:C1:3D:A5:8A"), print_of("Defekt: Display", 150)]
    photos = [
        photo(1, raws[0], caption="Typenschild mit MAC-Adresse"),
        photo(
            2,
            raws[1],
            subject="wp-14",
            subject_label="AP-14",
            step="3.1.1-b2",
            step_title="Auspacken",
            caption="Geliefertes Gerät ohne Bild",
            at="2026-12-01T11:05:00+01:00",
        ),
    ]
    quantity = [{"unit": "workplace", "count": 24}]
    record = {
        "schema": SCHEMA,
        "report": {
            "id": "0193a0de-0000-7000-8000-000000000001",
            "number": "CF-2026-04711-07-1",
            "edition": "first",
            "index": 1,
            "previous": None,
            "language": "de",
            "app_version": "0.1.0",
            "statement": "feldbuch-statement-1",
            "signer": "contact",
            "frozen_at": "2026-12-01T16:28:11+01:00",
            "frozen_tz": "MEZ",
        },
        "party": {
            "customer": "Musterbau Weiß & Söhne GmbH",
            "street": "Am Gleisdreieck 7a",
            "post_code": "01067",
            "city": "Dresden",
            "country": "DE",
            "contact": "Dörte Faßbender",
            "contact_function": "IT-Leitung",
            "contact_phone": "+49 30 23125-110",
            "contact_mail": "d.fassbender@musterbau.example",
        },
        "job": {
            "job_id": "0193a0de-0000-7000-8000-000000000002",
            "job_rev": 1,
            "order_number": "CF-2026-04711",
            "planned": "2026-12-01T08:30",
            "hours": "8",
            "depth": "kurz",
            "notes": "",
            "technician": "T. Becker",
            "technician_id": "becker",
            "cat_hash": "c4a190fe" * 8,
            "release": "2026.3",
        },
        "device": {"device_id": "0193a0de-0000-7000-8000-000000000003", "label": "Tablet 07", "short": "07"},
        "clock": {"checked": True, "skew_ms": 2000, "skew_age_s": 16200},
        "head": {"log_id": "0" * 32, "seq": 412, "hash": "5be022c9" * 8},
        "summary": {
            "subjects_done": 23,
            "subjects_total": 24,
            "subjects_kind": "workplace",
            "counts": counts(227, 2, 5, 6),
            "waiting_minutes": 25,
            "waiting_code": "K10",
            "extra_cost": False,
        },
        "packages": [
            {"chapter": "3.1.1", "title": "Arbeitsplatz Basis", "ordered": quantity, "counts": counts(227, 2, 5, 6)},
            {
                "chapter": "3.1.2",
                "title": "Arbeitsplatz Plus, Auto Attendant",
                "ordered": [{"unit": "workplace", "count": 6}, {"unit": "group", "count": 1}],
                "counts": counts(31),
            },
            {
                "chapter": "3.1.3",
                "title": "Arbeitsplatz Gruppendienste",
                "ordered": [{"unit": "group", "count": 4}],
                "counts": counts(4),
            },
            {
                "chapter": "3.2.2",
                "title": "Schulung Anwender",
                "ordered": [{"unit": "session", "count": 1}],
                "counts": counts(1),
            },
        ],
        "deviations": [
            _deviation(
                21,
                "not_done",
                [
                    _item(5, "not_done", "K02", "Gemessen 3,4 m. Der Kunde stellt die Steckdose bereit.", ()),
                    *[_item(number, "not_done", "K02") for number in range(6, 11)],
                ],
            ),
            _deviation(
                14,
                "deviates",
                [
                    _item(2, "deviates", "P01", "Ersatzgerät eingesetzt, MAC 02:AC:1C:59:8A:3C."),
                    _item(9, "deviates", "K05"),
                    _item(10, "deviates", "K05"),
                ],
            ),
            _deviation(5, "deviates", [_item(9, "deviates", "K05"), _item(10, "deviates", "K05")]),
            _deviation(20, "na", [_item(8, "na", "N02"), _item(10, "na", "N02")]),
        ],
        "preconditions": [
            {
                "key": key,
                "title": title,
                "per": "visit",
                "look": "done",
                "met": 1,
                "total": 1,
                "missing": [],
                "missing_labels": [],
            }
            for key, title in (
                ("pre-contact", "Ansprechpartner"),
                ("pre-dev", "Endgeräte"),
                ("pre-lan", "LAN-Dosen"),
                ("pre-patch", "Patchdosen"),
                ("pre-pc", "PC-Zugänge"),
            )
        ]
        + [
            {
                "key": "pre-net",
                "title": "Netz vorbereitet",
                "per": "visit",
                "look": "deviates",
                "met": 0,
                "total": 1,
                "missing": [
                    line(
                        "pre-net",
                        "Netz vorbereitet",
                        "nicht möglich",
                        "deviates",
                        "K10",
                        note="VLAN 40 war am Switch im 2. OG nicht eingerichtet.",
                    )
                ],
                "missing_labels": [],
            },
            {
                "key": "pre-230",
                "title": "230 V bis 2 m",
                "per": "workplace",
                "look": "not_done",
                "met": 23,
                "total": 24,
                "missing": [line("pre-230", "230 V bis 2 m", "3,4 m", "not_done", "K02")],
                "missing_labels": ["AP-21"],
            },
        ],
        "times": [
            {"mark": mark, "at": at, "tz": "MEZ", "code": code, "reason": reason, "note": "", "former": former}
            for mark, at, code, reason, former in (
                ("drive", "2026-12-01T07:05:00+01:00", None, "", []),
                ("arrival", "2026-12-01T08:22:00+01:00", None, "", ["2026-12-01T08:32:00+01:00"]),
                ("wait", "2026-12-01T09:10:00+01:00", "K10", _REASONS["K10"], []),
                ("wait-end", "2026-12-01T09:35:00+01:00", None, "", []),
                ("pause", "2026-12-01T12:05:00+01:00", None, "", []),
                ("pause-end", "2026-12-01T12:35:00+01:00", None, "", []),
                ("end", "2026-12-01T16:25:00+01:00", None, "", []),
            )
        ],
        "tables": [
            {
                "chapter": "3.1.1",
                "title": "Arbeitsplatz Basis",
                "kind": "workplace",
                "columns": [
                    {"item": f"3.1.1-b{number}", "number": number, "title": title, "head": head, "brief": brief}
                    for number, (title, head, brief) in enumerate(_COLUMNS, 1)
                ],
                "rows": _rows(),
            }
        ],
        "details": [_details(number, number <= 3) for number in (1, 2, 3, 4, 6, 7, 8, 9, 10)],
        "photos": photos,
        "handover": {
            "people": [
                {
                    "subject": "wp-05",
                    "number": "AP-05",
                    "name": "Anneliese Großmann",
                    "topics": ["Telefon", "CommPilot", "Anrufbeantworter"],
                },
                {
                    "subject": "wp-14",
                    "number": "AP-14",
                    "name": "Maren Böhm",
                    "topics": ["Telefon", "CommPilot", "Anrufbeantworter"],
                },
            ],
            "confirmed": True,
            "confirmed_at": "2026-12-01T16:31:00+01:00",
        },
        "allowances": [
            {
                "key": "L6",
                "title": "Kurzeinweisung je Nutzer",
                "unit": "min",
                "top": "240",
                "used": "196",
                "left": "44",
                "extra": "0",
                "consent": "",
            }
        ],
        "added": [
            {
                "subject": "add-1",
                "kind": "workplace",
                "label": "Empfang, zweites Telefon",
                "fields": {"Modell": "Poly VVX 450", "MAC": "02:11:22:33:44:55"},
            }
        ],
        "reservations": [
            {
                "reservation": "r1",
                "number": "V1",
                "kind": "reservation",
                "subject": "wp-20",
                "subject_label": "AP-20",
                "text": "Lautsprecher im Besprechungsraum zu leise, bitte nachregeln.",
                "owner": "Anbieter",
                "due": "2026-12-15",
            }
        ],
        "open_work": [
            {
                "subject": "wp-21",
                "number": "AP-21",
                "label": "Tomáš Roth",
                "items": [column[0] for column in _COLUMNS[4:]],
                "count": 6,
                "code": "K02",
                "reason": _REASONS["K02"],
                "side": "customer",
                "owner": "Kunde",
                "due": "2026-12-18",
                "note": "Folgeeinsatz nach Einbau der Steckdose.",
            }
        ],
        "signed_steps": [],
        "notices": ["Der Notruf 110 und 112 ist an jedem Platz geprüft, ohne ihn auszulösen."],
        "trademark": "tengo, centraflex und QSC sind Marken des Anbieters. Microsoft, Windows, Outlook, Lync und SkyDrive sind "
        "Marken der Microsoft Corporation.",
        "changed": [],
    }
    return cast(Record, record), {hashlib.sha256(raw).hexdigest(): raw for raw in raws}


def visit() -> tuple[Record, Mapping[str, bytes]]:
    """A small 2.6 visit in English: two key users, one pilot device, a signed briefing, time over the limit."""
    record = cast(dict[str, Any], copy.deepcopy(musterbau()[0]))
    record["report"].update(number="CF-2026-04720-07-1", language="en", id="0193a0de-0000-7000-8000-000000000011")
    record["party"].update(customer="Kanzlei Dvořák & Partner", city="Leipzig", street="Ring 4", post_code="04109")
    record["job"].update(order_number="CF-2026-04720", depth="voll")
    record["clock"] = {"checked": False, "skew_ms": None, "skew_age_s": None}
    record["summary"].update(
        subjects_done=1, subjects_total=1, subjects_kind="visit", counts=counts(6), waiting_minutes=0, waiting_code=""
    )
    record["summary"]["extra_cost"] = True
    record["packages"] = [
        {
            "chapter": "2.6",
            "title": "initial set-up on site",
            "ordered": [{"unit": "visit", "count": 1}],
            "counts": counts(6),
        }
    ]
    for name in ("deviations", "preconditions", "tables", "photos", "reservations", "open_work", "added", "notices"):
        record[name] = []
    record["times"] = record["times"][:2] + record["times"][-1:]
    record["handover"] = {"people": [], "confirmed": False, "confirmed_at": ""}
    record["allowances"] = [
        {
            "key": "L1",
            "title": "Key-user briefing",
            "unit": "min",
            "top": "120",
            "used": "131",
            "left": "0",
            "extra": "11",
            "consent": "Jana Dvořák, office manager",
        },
        {
            "key": "L2",
            "title": "Pilot devices",
            "unit": "device",
            "top": "5",
            "used": "1",
            "left": "4",
            "extra": "0",
            "consent": "",
        },
    ]
    record["details"] = [
        {
            "subject": "visit",
            "number": "",
            "label": "Visit",
            "confirmed": [],
            "items": [
                {
                    "item": "2.6-b2",
                    "number": 2,
                    "title": "Key-user briefing",
                    "look": "done",
                    "lines": [
                        line("ini-brief", "Duration", "131 minutes"),
                        line("ini-brief-people", "Key users", "Jana Dvořák (met)\nPiotr Wójcik (met)"),
                    ],
                }
            ],
        }
    ]
    record["signed_steps"] = [
        {
            "subject": "visit",
            "subject_label": "Visit",
            "step": "ini-brief-ok",
            "title": "Briefing confirmed",
            "people": ["Jana Dvořák", "Piotr Wójcik"],
            "image_sha256": STEP_IMAGE,
        }
    ]
    return cast(Record, record), {}


def with_list(record: Record, corrections: int = 3) -> Record:
    """The same with a list of users that came from a file and was corrected."""
    made = cast(dict[str, Any], copy.deepcopy(record))
    kinds = (
        (9, "Rufnummer", "4,98999E+11", "+498999998007"),
        (13, "PLZ", "1067", "01067"),
        (15, "E-Mail", "", "j.dvorak13@beispiel.example"),
        (19, "Nachname", "MÃ¼ller", "Müller"),
        (46, "", "Yusuf Kowalczyk, t.mueller-luedenscheidt40@beispiel.example", ""),
        (60, "", "", "Renée Őri, r.ori59@beispiel.example"),
    )
    made["sheets"] = [
        {
            "subject": "visit",
            "subject_label": "",
            "step": "ini-capture",
            "title": "Nutzerdaten erfasst",
            "name": "ad-export.csv",
            "source_sha256": "3f" * 32,
            "rows": 20000,
            "errors": 0,
            "sha256": "9f2c41d807bea65e" * 4,
            "corrections": [
                {
                    "row": row + nth // len(kinds),
                    "column": column,
                    "old": old,
                    "new": new,
                    "agreed_with": "Dörte Faßbender",
                    "when": f"2026-12-01T{9 + nth % 8:02}:41:00+01:00",
                }
                for nth in range(corrections)
                for row, column, old, new in (kinds[nth % len(kinds)],)
            ],
        }
    ]
    return cast(Record, made)
