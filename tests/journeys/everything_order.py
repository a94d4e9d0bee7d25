"""An order that holds every package and every feature there is, on as few desks, groups and mailboxes as that takes."""

from pathlib import Path

from tests.journeys.small_orders import Row, write_order

PACKAGES: list[Row] = [
    ("2.1", None, None),
    ("2.2", None, None),
    ("2.3", None, None),
    ("2.4", None, 2),
    ("2.5", None, 2),
    ("2.6", None, None),
    ("3.1.1", None, 2),
    ("3.1.2", None, 2),
    ("3.1.2", "auto-attendant", 1),
    ("3.1.3", None, None),
    ("3.1.4", "communicator-desktop", 1),
    ("3.1.4", "communicator-mobile", 1),
    ("3.1.4", "receptionist", 1),
    ("3.1.4", "call-center-standard", 1),
    ("3.1.4", "call-center-premium", 1),
    ("3.1.4", "call-center-agent", 1),
    ("3.1.4", "call-center-supervisor", 1),
    ("3.1.4", "ecsta", None),
    ("3.2.1", None, 1),
    ("3.2.2", None, 1),
]
DESKS: list[Row] = [
    (
        "AP-01", "EG", "106", "Maren", "Böhm", "201", "Poly VVX 450", "64:16:7F:3D:A5:8A", "3.1.1; 3.1.2; 3.1.4",
        "communicator-desktop; communicator-mobile; receptionist; call-center-agent; call-center-supervisor",
    ),
    ("AP-02", "EG", "107", "Tomáš", "Dvořák", "202", "Yealink T54W", "80:5E:C0:10:20:32", "3.1.1; 3.1.2", None),
]  # fmt: skip
GROUPS: list[Row] = [
    ("park", "Parken Verkauf", "AP-01; AP-02", None, None),
    ("pickup", "Übernahme Verkauf", "AP-01; AP-02", None, None),
    ("clid", "Absender Zentrale", "AP-01; AP-02", "+49 30 23125 500", None),
    ("paging", "Durchsage Lager", "AP-01; AP-02", None, None),
    ("moh", "Wartemusik", "AP-01; AP-02", None, "Systemmusik"),
    ("hunt", "Sammel Verkauf", "AP-01; AP-02", "+49 30 23125 510", "umlaufend"),
    ("plan", "Rufnummernplan", "AP-01; AP-02", None, None),
    ("auto-attendant", "Zentrale", "AP-01; AP-02", "+49 30 23125 520", None),
    ("queue", "Bestellannahme", "AP-01", "+49 30 23125 530", None),
    ("queue", "Notdienst", "AP-01", "+49 30 23125 540", None),
]
MAILBOXES: list[Row] = [
    ("m.boehm@werkstatt.example", 50, "Exchange 2013"),
    ("t.dvorak@werkstatt.example", 50, "Exchange 2013"),
]


def write_everything(path: Path, *, language: str = "de", depth: str = "kurz") -> Path:
    return write_order(
        path,
        PACKAGES,
        desks=DESKS,
        groups=GROUPS,
        mailboxes=MAILBOXES,
        language=language,
        depth=depth,
        number="AL-2026-00001",
    )
