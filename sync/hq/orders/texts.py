"""The sentences of complaints and warnings about the sheets of an order: what is wrong, what to do.

Each code has a German and an English sentence; the place (sheet, row, column) is put before it by `wording.sentence`.
"""

SHEETS: dict[str, tuple[str, str]] = {
    "sheet-missing": (
        "Das Blatt „{de}“ (englisch „{en}“) fehlt{because_de}. Bitte das Blatt aus der Vorlage übernehmen und ausfüllen.",
        "The sheet “{en}” (German “{de}”) is missing{because_en}. Please take the sheet from the template and fill it in.",
    ),
    "sheet-twice": (
        "Dieses Blatt meint dasselbe wie „{value}“. Bitte eines der beiden löschen.",
        "This sheet means the same as “{value}”. Please delete one of the two.",
    ),
    "sheet-unknown": (
        "Dieses Blatt gehört nicht zum Auftragsformat und wurde nicht gelesen.",
        "This sheet is not part of the order format and was not read.",
    ),
    "sheet-unused": (
        "Das Blatt ist ausgefüllt, aber keines der Pakete {chapters} ist bestellt. Bitte die Pakete prüfen.",
        "The sheet is filled in, but none of the packages {chapters} is ordered. Please check the packages.",
    ),
    "sheet-without-rows": (
        "Das Blatt hat keine ausgefüllte Zeile. Bitte mindestens eine Zeile unter den Spaltennamen ausfüllen.",
        "The sheet has no filled row. Please fill in at least one row below the column names.",
    ),
    "header-missing": (
        "Die Zeile mit den Spaltennamen fehlt. Erwartet werden: {columns}.",
        "The row with the column names is missing. Expected are: {columns}.",
    ),
}

ORDER: dict[str, tuple[str, str]] = {
    "field-missing": (
        "Das Pflichtfeld „{de}“ (englisch „{en}“) fehlt. Bitte eine Zeile mit diesem Feld und seinem Wert ergänzen.",
        "The required field “{en}” (German “{de}”) is missing. Please add a row with this field and its value.",
    ),
    "field-twice": (
        "Das Feld steht schon in Zeile {first_row}. Bitte eine der beiden Zeilen löschen.",
        "The field stands in row {first_row} already. Please delete one of the two rows.",
    ),
    "field-unknown": (
        "Dieses Feld ist unbekannt und wurde nicht gelesen.",
        "This field is unknown and was not read.",
    ),
    "field-unnamed": (
        "Der Wert „{value}“ hat kein Feld daneben und wurde nicht gelesen.",
        "The value “{value}” has no field beside it and was not read.",
    ),
    "date": (
        "„{value}“ ist kein Termin. Bitte Datum und Uhrzeit so schreiben: 23.11.2026 08:30.",
        "“{value}” is no appointment. Please write date and time like this: 23.11.2026 08:30.",
    ),
    "date-without-time": (
        "Zum Termin „{value}“ fehlt die Uhrzeit. Bitte so schreiben: 23.11.2026 08:30.",
        "The appointment “{value}” lacks the time of day. Please write it like this: 23.11.2026 08:30.",
    ),
    "date-nonexistent": (
        "Die Uhrzeit „{value}“ gibt es nicht: in dieser Nacht werden die Uhren vorgestellt (Europe/Berlin). Bitte eine andere wählen.",
        "The time “{value}” does not exist: clocks go forward in that night (Europe/Berlin). Please choose another.",
    ),
    "hours": (
        "„{value}“ ist keine Dauer. Bitte Stunden als Zahl über 0 und bis 999 schreiben, zum Beispiel 8 oder 7,5.",
        "“{value}” is no duration. Please write hours as a number above 0 and up to 999, for example 8 or 7.5.",
    ),
    "language": (
        "Die Sprache „{value}“ gibt es nicht. Erlaubt sind de und en.",
        "There is no language “{value}”. Allowed are de and en.",
    ),
    "depth": (
        "Die Prüftiefe „{value}“ gibt es nicht. Erlaubt sind voll und kurz; leer heißt kurz.",
        "There is no depth “{value}”. Allowed are voll (full) and kurz (short); empty means kurz.",
    ),
    "yes-no": (
        "„{value}“ ist weder ja noch nein. Bitte ja oder nein schreiben; leer heißt nein.",
        "“{value}” is neither yes nor no. Please write ja (yes) or nein (no); empty means nein.",
    ),
    "technician-unknown": (
        "Ein Techniker mit dem Anmeldenamen „{value}“ ist nicht bekannt; der Einsatz bleibt ohne Zuteilung.",
        "No technician with the logon name “{value}” is known; the job stays unassigned.",
    ),
    "order-number": (
        "„{value}“ ist keine Auftragsnummer. Erlaubt sind Buchstaben, Ziffern, Leerzeichen und . _ / -, höchstens 40 Zeichen.",
        "“{value}” is no order number. Allowed are letters, digits, blanks and . _ / -, at most 40 characters.",
    ),
    "package-unknown": (
        "Das Paket „{value}“ gibt es nicht. Erlaubt sind {allowed}.",
        "There is no package “{value}”. Allowed are {allowed}.",
    ),
    "package-date": (
        "Hier steht das Datum „{value}“ statt eines Kapitels; die Tabellenkalkulation hat es umgewandelt. "
        "Bitte die Zelle als Text formatieren und das Kapitel neu eintippen, zum Beispiel 3.1.1.",
        "Here stands the date “{value}” instead of a chapter; the spreadsheet turned it into one. "
        "Please format the cell as text and type the chapter again, for example 3.1.1.",
    ),
    "package-twice": (
        "Paket und Merkmal stehen schon in Zeile {first_row}; beide Zeilen gelten.",
        "Package and feature stand in row {first_row} already; both rows count.",
    ),
    "basic-missing": (
        "Das Paket {value} setzt 3.1.1 im selben Auftrag voraus. Bitte 3.1.1 bestellen oder {value} streichen.",
        "Package {value} needs 3.1.1 in the same order. Please order 3.1.1 or strike {value}.",
    ),
    "feature-unknown": (
        "Das Merkmal „{value}“ gibt es nicht. Erlaubt sind {allowed}.",
        "There is no feature “{value}”. Allowed are {allowed}.",
    ),
    "feature-wrong-package": (
        "Das Merkmal „{value}“ gehört zum Paket {chapter}. Bitte das Paket in dieser Zeile berichtigen.",
        "The feature “{value}” belongs to package {chapter}. Please correct the package in this row.",
    ),
    "feature-needed": (
        "Das Paket 3.1.4 wird nur nach Merkmalen bestellt, das Merkmal fehlt. Erlaubt sind {allowed}.",
        "Package 3.1.4 is ordered by features only, and the feature is missing. Allowed are {allowed}.",
    ),
    "quantity": (
        "„{value}“ ist keine Menge. Bitte eine ganze Zahl ab 1 schreiben oder die Zelle leer lassen.",
        "“{value}” is no quantity. Please write a whole number from 1 up or leave the cell empty.",
    ),
    "quantity-too-large": (
        "Die Menge {value} ist zu groß, höchstens {limit} sind möglich. Bitte die Menge prüfen.",
        "The quantity {value} is too large, at most {limit} are possible. Please check the quantity.",
    ),
    "quantity-differs": (
        "Bestellt sind {value} × {what}, gefunden wurden {found}. Bitte prüfen, was gilt.",
        "Ordered are {value} × {what}, found were {found}. Please check which is right.",
    ),
}
