"""The note above the column names of each sheet of the template; a reader passes over it in silence."""

from checklists.catalogue import GroupKind
from sync.hq.orders.chapters import CHAPTERS, FEATURES
from sync.hq.orders.sheets import SheetKey

NOTES: dict[SheetKey, str] = {
    SheetKey.ORDER: "Spalte „Wert“ ausfüllen, * = Pflicht; Termin so: 23.11.2026 08:30 (Europe/Berlin). "
    "Fill in the column “Wert”, * = required; appointment like 23.11.2026 08:30.",
    SheetKey.PACKAGES: f"Paket: {', '.join(CHAPTERS)}. Merkmal, nur falls bestellt / feature, only if ordered: "
    f"{', '.join(FEATURES)}.",
    SheetKey.WORKPLACES: "Eine Zeile je Arbeitsplatz; mehrere Pakete oder Merkmale trennt ein Semikolon; leere Pakete = 3.1.1. "
    "One row per workplace; a semicolon parts several packages or features; empty packages mean 3.1.1.",
    SheetKey.GROUPS: f"Art / kind: {', '.join(GroupKind)}. Mitglieder: Nummern der Arbeitsplätze, getrennt mit Semikolon. "
    "Members: workplace numbers, parted by a semicolon.",
    SheetKey.USERS: "Nutzer für 2.1, 2.2, 2.3 und 2.6; Rufnummern nur in der Form +4930123456. "
    "Users for 2.1, 2.2, 2.3 and 2.6; telephone numbers as +4930123456 only.",
    SheetKey.MAILBOXES: "Postfächer für 2.4, 2.5 und 2.6. Mailboxes for 2.4, 2.5 and 2.6.",
}
