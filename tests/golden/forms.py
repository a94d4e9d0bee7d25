"""A log in which every kind of entry and every form of answer stands at least once, also those no screen writes yet (rule E5)."""

from checklists.answer import (
    Auto,
    FileFact,
    Files,
    Multi,
    Num,
    Origin,
    People,
    Person,
    Photo,
    Pick,
    Rows,
    Scan,
    Sign,
    Text,
    Timer,
    Tri,
    Value,
    Verdict,
    When,
)
from checklists.journal import EntryKind
from tests.checklists.sample import Writer, package, small_job

_USER = (
    ("givenName", "Zoë"),
    ("mail", "z.oeri@musterbau.example"),
    ("sn", "Őri"),
    ("userPrincipalName", "z.oeri@musterbau.example"),
)
VALUES: tuple[tuple[str, str, Value | None], ...] = (
    ("ap-01", "portal-base", Tri(verdict=Verdict.DONE)),
    ("ap-01", "cable-pc", Tri(verdict=Verdict.NA)),
    ("ap-01", "cable-safe", Tri(verdict=Verdict.FAILED)),
    ("ap-01", "func-test/ft-reg", Tri(verdict=Verdict.DONE, number="1.5")),
    ("ap-01", "wp-230", Num(number="3.4")),
    ("ap-01", "place", Text(text="Neben dem Fenster \u2013 \U0001f4de\u200d\U0001f527, Zeile 2\n<b>&amp;")),
    ("ap-01", "power", Pick(key="poe")),
    ("ap-01", "dev-waste", Pick(key="other", text="Karton im Keller")),
    ("ap-01", "unpack", Multi(keys=("phone", "cable"))),
    ("ap-01", "step-of-photos", Photo(photos=("photo-1", "photo-2"))),
    ("ap-01", "dev-mac", Scan(text="0293C13DA58A")),
    ("ap-01", "brief", Timer(seconds=600)),
    ("ap-01", "brief-who", People(people=(Person(name="Petra Öztürk", function="", met=True),))),
    (
        "visit",
        "ini-keyusers",
        People(people=(Person(name="N. Dvořák", function="Key-User", met=False, phone="+493023125204"),)),
    ),
    ("visit", "step-of-files", Files(files=(FileFact(name="ausgabe.pst", size=20_000_000_000, sha256="9" * 64),))),
    ("visit", "ini-capture", Rows(rows=(_USER, (*_USER[:3], ("telephoneNumber", "+493023125204"), *_USER[3:])))),
    ("visit", "step-of-when", When(local="2026-12-01T08:30", zone="Europe/Berlin")),
    ("visit", "step-of-auto", Auto(verdict="notice", asked="SRV _sips._tcp.firma.de", raw="NXDOMAIN")),
    ("visit", "step-of-auto-2", Auto(verdict="failed", asked="TLS", raw="", overridden=True)),
    ("visit", "ini-brief-ok", Sign(people=(Person(name="N. Dvořák", function="", met=True),), image_sha256="2" * 64)),
    ("visit", "step-of-alone", Sign(people=(Person(name="Zoë Őri", function="", met=True),), images=("3" * 64,))),
    (
        "visit",
        "step-of-hand-over",
        Sign(
            people=(Person(name="Kurier Nagel", function="", met=True),),
            images=("4" * 64,),
            hands=("taken_by:0123456789abcdef",),
        ),
    ),
    ("ap-02", "place", None),
)


def write(cat_hash: str) -> Writer:
    """The job, its entries, one chain."""
    w = Writer(small_job(cat_hash=cat_hash, packages=(package("3.1.1", 3), package("2.6", 1))))
    w.write(EntryKind.JOB_OPENED, {})
    for place, origin in ((place, origin) for place in ("A", "B") for origin in Origin):
        w.answer("ap-02", "place", Text(text=f"{place} {origin}"), origin=origin, gesture=f"gesture-{place}")
    for subject, step, value in VALUES:
        w.answer(subject, step, value)
    w.answer("ap-02", "3.1.1-b1", Tri(verdict=Verdict.FAILED), reason="P01", note="Hörer kaputt", gesture="g-1")
    w.answer("ap-02", "3.1.1-b1", None, gesture="g-2", undoes="g-1")
    w.choose_desk("Poly VVX 450", "ap-02")
    w.add_subject("added-1", "workplace", "AP-51", model="Yealink T54W", mac="0293C13DA58F", room="4")
    w.add_subject("added-2", "device", "NB-014")
    w.add_subject("added-2", "device", "NB-014 (Ersatz)")
    w.write_timer("visit", "ini-brief", started=True)
    w.write_timer("visit", "ini-brief", started=False)
    w.write_timer("ap-03", "brief", started=True)
    for nth, mark in enumerate(("drive", "arrival", "pause", "pause-end", "wait", "wait-end", "end")):
        kept = w.mark(mark, f"2026-12-01T0{nth + 1}:30:00+01:00", reason="K02" if mark == "wait" else None)
    w.mark("end", "2026-12-01T17:00:00+01:00", replaces=kept.entry_id)
    gone = w.mark("pause", "2026-12-01T12:00:00+01:00")
    w.mark("pause", "", replaces=gone.entry_id)
    w.photo("photo-1", "ap-01", "3.1.1-b2", "Hörer mit Riss")
    w.photo("photo-2", "ap-01", "3.1.1-b2")
    w.write(EntryKind.PHOTO_WITHDRAWN, {"photo": "photo-2", "why": "unscharf"})
    w.consent("L1")
    approved = {"who": "D. Faßbender", "function": "IT", "what": "sechs Geräte", "approval": "HQ-77"}
    w.write(EntryKind.CONSENT_GIVEN, {"allowance": "L2", **approved})
    w.write(EntryKind.CONTACT_WAIVED, {"hq_person": "S. Yıldız", "at": "2026-12-01T09:05:00+01:00", "note": ""})
    w.write(EntryKind.SHEET_STORED, {"subject": "visit", "step": "ini-import", "sha256": "a" * 64, "rows": 412})
    corrected = {"row": 17, "column": "mail", "old": "", "new": "z@firma.de", "agreed_with": "Őri", "when": "09:10"}
    w.write(EntryKind.SHEET_CORRECTED, {"subject": "visit", "step": "ini-import", **corrected})
    w.reservation("r-1", "Lautsprecher zu leise", subject="ap-01")
    w.reservation("r-2", "Dose lose", kind="defect")
    owned = {"owner": "Kunde", "due": "2026-12-15"}
    w.write(
        EntryKind.RESERVATION_WRITTEN,
        {"reservation": "r-2", "kind": "defect", "subject": None, "text": "Dose 2.14 lose", **owned},
    )
    w.reservation("r-3", "doch nicht")
    w.write(EntryKind.RESERVATION_WITHDRAWN, {"reservation": "r-3"})
    w.confirm_handover(False)
    w.confirm_handover()
    w.rest_left_open(None)
    w.rest_left_open()
    w.freeze(report="rep-1", clock={"checked": False, "skew_ms": None, "skew_age_s": None})
    w.write(EntryKind.RECORD_REOPENED, {"report": "rep-1", "why": "changed"})
    w.freeze(report="rep-2", index=2, edition="first", language="en")
    w.show("rep-2")
    refused = {"outcome": "refused", "signer": {"name": "D. Faßbender", "function": ""}, "image_sha256": None}
    w.write(
        EntryKind.SIGNATURE_GIVEN,
        {
            "report": "rep-2",
            "role": "contact",
            **refused,
            "refusal": "will erst den Chef fragen",
            "signature_sha256": None,
        },
    )
    w.sign("technician", "rep-2")
    w.seal("rep-2", "CF-2026-04711-07-2")
    w.write(EntryKind.REMARK_ANSWERED, {"report": "rep-2", "remark": "remark-1", "text": "Dose 2.14"})
    w.write(EntryKind.REMARK_ANSWERED, {"report": "rep-2", "remark": "remark-2", "text": None})
    previous = {"number": "CF-2026-04711-07-2", "sha256": "4" * 64}
    more = {"edition": "nachtrag", "signer": "technician-only", "reply_to": "rep-2", "previous": previous}
    w.freeze(report="rep-3", index=3, **more)
    w.show("rep-3")
    return w
