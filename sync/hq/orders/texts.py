"""The sentences of complaints and warnings about a workbook as a whole, its sheets and the order: what is wrong, what to do.

Each code has a German and an English sentence; the place (sheet, row, column) is put before it by `wording.sentence`.
"""

FILE: dict[str, tuple[str, str]] = {
    "file-empty": (
        "Die Datei ist leer (0 Byte). Bitte die Arbeitsmappe noch einmal speichern und neu hochladen.",
        "The file is empty (0 bytes). Please save the workbook again and upload it anew.",
    ),
    "file-too-large": (
        "Die Datei hat {bytes} Byte, erlaubt sind {limit} (10 MB). Bitte Bilder und unnötige Blätter entfernen.",
        "The file has {bytes} bytes, allowed are {limit} (10 MB). Please remove pictures and sheets that are not needed.",
    ),
    "unpacked-too-large": (
        "Die Datei würde entpackt {bytes} Byte groß, erlaubt sind {limit} (100 MB); sie wurde nicht geöffnet. "
        "Bitte die Arbeitsmappe neu aus der Vorlage anlegen.",
        "Unpacked, the file would have {bytes} bytes, allowed are {limit} (100 MB); it was not opened. "
        "Please make the workbook anew from the template.",
    ),
    "too-many-cells": (
        "Die Arbeitsmappe reicht weiter als jeder Auftrag (über 100.000 Zeilen, 500 Spalten oder 1.000.000 Zellen). "
        "Bitte leere Zeilen und Spalten löschen.",
        "The workbook reaches further than any order (over 100,000 rows, 500 columns or 1,000,000 cells). "
        "Please delete empty rows and columns.",
    ),
    "encrypted": (
        "Die Datei ist mit einem Kennwort verschlüsselt. Bitte ohne Kennwort speichern.",
        "The file is encrypted with a password. Please save it without a password.",
    ),
    "old-excel": (
        "Die Datei ist keine .xlsx-Arbeitsmappe, sondern das alte Format .xls. Bitte in Excel als „Excel-Arbeitsmappe (.xlsx)“ speichern.",
        "The file is no .xlsx workbook but the old .xls format. Please save it in Excel as “Excel Workbook (.xlsx)”.",
    ),
    "binary-excel": (
        "Die Datei ist eine binäre Arbeitsmappe (.xlsb). Bitte in Excel als „Excel-Arbeitsmappe (.xlsx)“ speichern.",
        "The file is a binary workbook (.xlsb). Please save it in Excel as “Excel Workbook (.xlsx)”.",
    ),
    "strict-excel": (
        "Die Datei ist im Format „Strict Open XML“ gespeichert. Bitte in Excel als „Excel-Arbeitsmappe (.xlsx)“ speichern.",
        "The file is saved as “Strict Open XML”. Please save it in Excel as “Excel Workbook (.xlsx)”.",
    ),
    "open-document": (
        "Die Datei ist eine OpenDocument-Tabelle (.ods). Bitte als „Excel 2007–365 (.xlsx)“ speichern.",
        "The file is an OpenDocument spreadsheet (.ods). Please save it as “Excel 2007–365 (.xlsx)”.",
    ),
    "zip-without-workbook": (
        "Die Datei ist ein ZIP-Archiv, aber keine Arbeitsmappe. Bitte die .xlsx-Datei selbst hochladen, nicht gepackt.",
        "The file is a ZIP archive but no workbook. Please upload the .xlsx file itself, not packed.",
    ),
    "not-a-workbook": (
        "Die Datei ist keine Arbeitsmappe. Bitte eine .xlsx-Datei nach der Vorlage hochladen.",
        "The file is no workbook. Please upload an .xlsx file made from the template.",
    ),
    "not-a-table": (
        "Die Datei ist weder Arbeitsmappe noch CSV-Text. Bitte eine .xlsx- oder .csv-Datei wählen.",
        "The file is neither a workbook nor CSV text. Please choose an .xlsx or .csv file.",
    ),
    "damaged": (
        "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen. Bitte in Excel öffnen, neu speichern und noch einmal hochladen.",
        "The workbook is damaged and cannot be read. Please open it in Excel, save it anew and upload it again.",
    ),
}

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
        "Die Zeile mit den Spaltennamen fehlt. Erwartet werden: {names}.",
        "The row with the column names is missing. Expected are: {names}.",
    ),
    "column-missing": (
        "Die Pflichtspalte „{de}“ (englisch „{en}“) fehlt. Bitte die Spalte ergänzen und füllen.",
        "The required column “{en}” (German “{de}”) is missing. Please add the column and fill it in.",
    ),
    "column-twice": (
        "Die Spalte gibt es zweimal. Bitte eine der beiden löschen oder umbenennen.",
        "The column is there twice. Please delete or rename one of the two.",
    ),
    "column-unknown": (
        "Diese Spalte ist unbekannt und wurde nicht gelesen.",
        "This column is unknown and was not read.",
    ),
    "rows-above-header": (
        "Über den Spaltennamen steht noch etwas („{value}“); es wurde nicht gelesen.",
        "There is something above the column names (“{value}”); it was not read.",
    ),
    "value-without-column": (
        "Der Wert „{value}“ steht in einer Spalte ohne Namen und wurde nicht gelesen.",
        "The value “{value}” stands in a column without a name and was not read.",
    ),
    "row-without-known-values": (
        "In der Zeile steht nur etwas in unbekannten Spalten; sie wurde nicht gelesen.",
        "The row holds something in unknown columns only; it was not read.",
    ),
    "hidden-sheet": (
        "Das Blatt ist ausgeblendet; es wurde trotzdem gelesen.",
        "The sheet is hidden; it was read all the same.",
    ),
    "hidden-row": (
        "Die Zeile ist ausgeblendet; sie wurde trotzdem gelesen.",
        "The row is hidden; it was read all the same.",
    ),
    "hidden-column": (
        "Die Spalte ist ausgeblendet; sie wurde trotzdem gelesen.",
        "The column is hidden; it was read all the same.",
    ),
    "empty-rows": (
        "Zeile {row} bis {last_row} ist leer; danach geht es weiter und wurde gelesen.",
        "Row {row} to {last_row} is empty; what follows was read.",
    ),
    "merged-rows": (
        "Verbundene Zellen: „{value}“ wurde für die Zeilen {row} bis {last_row} gelesen.",
        "Merged cells: “{value}” was read for rows {row} to {last_row}.",
    ),
    "merged-columns": (
        "Verbundene Zellen über mehrere Spalten: „{value}“ zählt nur für die erste. Bitte den Zellverbund prüfen.",
        "Cells merged over several columns: “{value}” counts for the first only. Please check the merged cells.",
    ),
    "formula": (
        "Das Blatt enthält Formeln; gelesen wurden ihre gespeicherten Werte.",
        "The sheet holds formulas; their stored values were read.",
    ),
    "encoding-guessed": (
        "Der Text ist kein UTF-8 und wurde als Windows-1252 gelesen. Bitte die Umlaute prüfen.",
        "The text is no UTF-8 and was read as Windows-1252. Please check letters with accents.",
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
    "post-code": (
        "„{value}“ ist keine Postleitzahl für {country}. Erwartet werden {expected_de}; führende Nullen gehören dazu.",
        "“{value}” is no post code for {country}. Expected are {expected_en}; leading zeros belong to it.",
    ),
    "country-unknown": (
        "Das Land „{value}“ ist unbekannt. Bitte zwei Buchstaben (zum Beispiel DE, AT oder CH) oder den Namen schreiben.",
        "The country “{value}” is unknown. Please write two letters (for example DE, AT or CH) or its name.",
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
