"""The sentences of complaints and warnings about cells, desks, groups, users and mailboxes: what is wrong, what to do."""

CELLS: dict[str, tuple[str, str]] = {
    "empty": (
        "Der Pflichtwert fehlt. Bitte die Zelle ausfüllen.",
        "The required value is missing. Please fill in the cell.",
    ),
    "formula-without-value": (
        "In der Zelle steht eine Formel ohne gespeichertes Ergebnis. Bitte in Excel öffnen und speichern oder den Wert selbst eintippen.",
        "The cell holds a formula without a stored result. Please open and save it in Excel, or type the value itself.",
    ),
    "spreadsheet-error": (
        "In der Zelle steht der Fehler {value}. Bitte die Formel berichtigen oder den Wert selbst eintippen.",
        "The cell holds the error {value}. Please correct the formula or type the value itself.",
    ),
    "eaten": (
        "Die Tabellenkalkulation hat aus der Nummer „{value}“ gemacht. Bitte die Zelle als Text formatieren und die Nummer neu eintippen.",
        "The spreadsheet turned the number into “{value}”. Please format the cell as text and type the number again.",
    ),
    "control-characters": (
        "Der Wert enthält unsichtbare Steuerzeichen. Bitte die Zelle leeren und den Wert neu eintippen.",
        "The value holds invisible control characters. Please clear the cell and type the value again.",
    ),
    "misread": (
        "„{value}“ sieht nach falsch gelesenen Umlauten aus (UTF-8 als Windows-1252). Bitte den Export neu als UTF-8 öffnen.",
        "“{value}” looks like wrongly read accents (UTF-8 as Windows-1252). Please open the export anew as UTF-8.",
    ),
    "too-long": (
        "Der Wert ist zu lang, erlaubt sind {limit} Zeichen. Bitte kürzen.",
        "The value is too long, allowed are {limit} characters. Please shorten it.",
    ),
    "long": (
        "Der Wert ist länger als {limit} Zeichen; die Telefonie-Plattform kürzt ihn.",
        "The value is longer than {limit} characters; the telephony platform will cut it.",
    ),
    "became-date": (
        "Die Zelle ist ein Datum und wurde so gelesen, wie sie angezeigt wird: „{value}“.",
        "The cell is a date and was read as it is shown: “{value}”.",
    ),
    "phone": (
        "„{value}“ ist keine Rufnummer. Bitte mit Ländervorwahl schreiben, zum Beispiel +49 30 23125110, oder mit führender 0.",
        "“{value}” is no telephone number. Please write it with the country code, for example +49 30 23125110, or with a leading 0.",
    ),
    "phone-e164": (
        "„{value}“ ist keine Rufnummer in der Form +4930123456. Bitte mit + und Ländervorwahl, ohne Leer- und Sonderzeichen schreiben.",
        "“{value}” is no telephone number of the form +4930123456. Please write it with + and country code, without blanks or signs.",
    ),
    "mail": (
        "„{value}“ ist keine E-Mail-Adresse. Bitte in der Form name@firma.de schreiben.",
        "“{value}” is no e-mail address. Please write it as name@company.com.",
    ),
}

DESKS: dict[str, tuple[str, str]] = {
    "workplace-number-twice": (
        "Den Arbeitsplatz „{value}“ gibt es schon in Zeile {first_row}. Bitte jede Nummer nur einmal vergeben.",
        "Workplace “{value}” is in row {first_row} already. Please use every number only once.",
    ),
    "extension": (
        "„{value}“ ist keine Durchwahl. Erlaubt sind 2 bis 6 Ziffern, die erste nicht 0.",
        "“{value}” is no extension. Allowed are 2 to 6 digits, the first not 0.",
    ),
    "extension-emergency": (
        "Die Durchwahl „{value}“ beginnt mit einem Notruf (110 oder 112). Bitte eine andere vergeben.",
        "The extension “{value}” begins with an emergency number (110 or 112). Please choose another one.",
    ),
    "extension-twice": (
        "Die Durchwahl „{value}“ hat schon der Arbeitsplatz in Zeile {first_row}. Bitte jede Durchwahl nur einmal vergeben.",
        "The workplace in row {first_row} has extension “{value}” already. Please use every extension only once.",
    ),
    "phone-twice": (
        "Die Rufnummer „{value}“ steht schon im Blatt „{first_sheet}“, Zeile {first_row}. Bitte jede Rufnummer nur einmal vergeben.",
        "The telephone number “{value}” stands in sheet “{first_sheet}”, row {first_row} already. Please use every number only once.",
    ),
    "mac": (
        "„{value}“ ist keine MAC-Adresse. Erwartet werden 12 Zeichen 0–9 und A–F, mit oder ohne Trennzeichen.",
        "“{value}” is no MAC address. Expected are 12 characters 0–9 and A–F, with or without separators.",
    ),
    "mac-group": (
        "„{value}“ ist eine Gruppenadresse und gehört keinem Gerät. Bitte die MAC vom Etikett des Telefons abschreiben.",
        "“{value}” is a group address and belongs to no device. Please copy the MAC from the telephone's label.",
    ),
    "mac-empty": (
        "„{value}“ ist ein Platzhalter und gehört keinem Gerät. Bitte die MAC vom Etikett abschreiben oder die Zelle leer lassen.",
        "“{value}” is a placeholder and belongs to no device. Please copy the MAC from the label or leave the cell empty.",
    ),
    "mac-twice": (
        "Die MAC-Adresse „{value}“ hat schon der Arbeitsplatz in Zeile {first_row}. Bitte beide Etiketten prüfen.",
        "The workplace in row {first_row} has MAC address “{value}” already. Please check both labels.",
    ),
    "mac-local": (
        "Die MAC-Adresse „{value}“ ist lokal vergeben, nicht vom Hersteller. Bitte mit dem Etikett vergleichen.",
        "The MAC address “{value}” is locally administered, not the maker's. Please compare it with the label.",
    ),
    "mac-maker": (
        "Die MAC-Adresse „{value}“ gehört zu keinem der bekannten Telefonhersteller. Bitte mit dem Etikett vergleichen.",
        "The MAC address “{value}” belongs to none of the known telephone makers. Please compare it with the label.",
    ),
    "serial": (
        "„{value}“ sieht nicht wie eine Seriennummer aus (6 bis 30 Zeichen A–Z, 0–9 und -). Bitte prüfen.",
        "“{value}” does not look like a serial number (6 to 30 characters A–Z, 0–9 and -). Please check it.",
    ),
    "serial-twice": (
        "Die Seriennummer „{value}“ steht schon in Zeile {first_row}. Bitte prüfen.",
        "The serial number “{value}” stands in row {first_row} already. Please check it.",
    ),
    "desk-basic-missing": (
        "Der Arbeitsplatz hat {value}, aber nicht 3.1.1. Bitte 3.1.1 in „Pakete“ ergänzen.",
        "The workplace has {value} but not 3.1.1. Please add 3.1.1 to its packages.",
    ),
    "desk-package": (
        "Das Paket {value} gehört nicht an einen Arbeitsplatz. Erlaubt sind {allowed}.",
        "Package {value} does not belong to a workplace. Allowed are {allowed}.",
    ),
    "package-not-ordered": (
        "Das Paket {value} ist im Blatt „Pakete“ nicht bestellt. Bitte dort ergänzen oder hier streichen.",
        "Package {value} is not ordered in the sheet of packages. Please add it there or strike it here.",
    ),
    "feature-not-ordered": (
        "Das Merkmal „{value}“ ist im Blatt „Pakete“ nicht bestellt. Bitte dort ergänzen oder hier streichen.",
        "The feature “{value}” is not ordered in the sheet of packages. Please add it there or strike it here.",
    ),
    "feature-not-desk": (
        "Das Merkmal „{value}“ gehört nicht an einen Arbeitsplatz. Erlaubt sind {allowed}.",
        "The feature “{value}” does not belong to a workplace. Allowed are {allowed}.",
    ),
    "desk-feature-missing": (
        "Der Arbeitsplatz hat 3.1.4, aber kein Merkmal davon. Bitte unter „Merkmale“ eintragen, erlaubt sind {allowed}.",
        "The workplace has 3.1.4 but no feature of it. Please name one under features; allowed are {allowed}.",
    ),
    "desk-chapter-added": (
        "Der Arbeitsplatz hat das Merkmal „{value}“; das Paket {chapter} wurde bei ihm ergänzt.",
        "The workplace has the feature “{value}”; package {chapter} was added to it.",
    ),
    "too-many-workplaces": (
        "Mehr als {limit} Arbeitsplätze. Bitte auf mehrere Aufträge verteilen.",
        "More than {limit} workplaces. Please split them into several orders.",
    ),
}

GROUPS: dict[str, tuple[str, str]] = {
    "group-kind": (
        "Die Art „{value}“ gibt es nicht. Erlaubt sind {allowed}.",
        "There is no kind “{value}”. Allowed are {allowed}.",
    ),
    "group-not-ordered": (
        "Die Gruppe „{value}“ braucht das Paket 3.1.3, das nicht bestellt ist. Bitte bestellen oder die Zeile streichen.",
        "The group “{value}” needs package 3.1.3, which is not ordered. Please order it or strike the row.",
    ),
    "group-feature-not-ordered": (
        "„{value}“ braucht das Merkmal {features}, das im Blatt „Pakete“ nicht bestellt ist. Bitte bestellen oder die Zeile streichen.",
        "“{value}” needs the feature {features}, which the sheet of packages does not order. Please order it or strike the row.",
    ),
    "group-row-missing": (
        "Bestellt ist {feature}, aber keine Zeile hat die Art „{kind}“. Bitte eine Zeile ergänzen.",
        "{feature} is ordered, but no row has the kind “{kind}”. Please add a row.",
    ),
    "group-twice": (
        "Art und Name stehen schon in Zeile {first_row}. Bitte der Gruppe „{value}“ einen eigenen Namen geben.",
        "Kind and name stand in row {first_row} already. Please give the group “{value}” a name of its own.",
    ),
    "too-many-groups": (
        "Mehr als {limit} Gruppen. Bitte auf mehrere Aufträge verteilen.",
        "More than {limit} groups. Please split them into several orders.",
    ),
    "member-unknown": (
        "Den Arbeitsplatz „{member}“ gibt es im Blatt „{desks}“ nicht. Bitte die Nummer berichtigen; mehrere trennt ein Semikolon.",
        "There is no workplace “{member}” in the sheet “{desks}”. Please correct the number; a semicolon parts several.",
    ),
    "member-twice": (
        "Das Mitglied „{member}“ ist doppelt genannt; es zählt einmal.",
        "The member “{member}” is named twice; it counts once.",
    ),
}

MAILBOXES: dict[str, tuple[str, str]] = {
    "quota": (
        "„{value}“ ist kein Kontingent. Bitte GB als Zahl über 0 und bis 100.000 schreiben.",
        "“{value}” is no quota. Please write GB as a number above 0 and up to 100,000.",
    ),
    "mailbox-twice": (
        "Das Postfach „{value}“ steht schon in Zeile {first_row}. Bitte eine der beiden Zeilen löschen.",
        "The mailbox “{value}” stands in row {first_row} already. Please delete one of the two rows.",
    ),
    "too-many-mailboxes": (
        "Mehr als {limit} Postfächer. Bitte auf mehrere Aufträge verteilen.",
        "More than {limit} mailboxes. Please split them into several orders.",
    ),
}

USERS: dict[str, tuple[str, str]] = {
    "twice": (
        "„{value}“ steht schon in Zeile {first_row}. Bitte jeden Wert dieser Spalte nur einmal vergeben.",
        "“{value}” stands in row {first_row} already. Please use every value of this column only once.",
    ),
    "upn": (
        "„{value}“ ist kein Benutzeranmeldename. Bitte in der Form name@firma.de schreiben.",
        "“{value}” is no user logon name. Please write it as name@company.com.",
    ),
    "upn-suffix": (
        "Die Domäne in „{value}“ ist nicht bestätigt. Erlaubt sind {suffixes}.",
        "The domain in “{value}” is not verified. Allowed are {suffixes}.",
    ),
    "sam": (
        '„{value}“ ist kein Anmeldename: höchstens 20 Zeichen, keines von " / \\ [ ] : ; | = , + * ? < > @. Bitte ändern.',
        '“{value}” is no logon name: at most 20 characters, none of " / \\ [ ] : ; | = , + * ? < > @. Please change it.',
    ),
    "not-one-line": (
        "Der Wert hat mehrere Zeilen, erlaubt ist eine. Bitte den Zeilenumbruch entfernen.",
        "The value has several lines, allowed is one. Please remove the line break.",
    ),
    "outer-blanks": (
        "Vor oder nach „{value}“ stehen Leerzeichen; sie wurden weggelassen.",
        "There are blanks before or after “{value}”; they were left out.",
    ),
    "several-values": (
        "„{value}“ enthält mehrere Werte; gelesen wurde der erste.",
        "“{value}” holds several values; the first was read.",
    ),
    "country-differs": (
        "„{value}“ passt nicht zum Land{expected_de}. Bitte Land, Ländercode und Ländernummer angleichen.",
        "“{value}” does not agree with the country{expected_en}. Please make name, two letters and number agree.",
    ),
    "manager-unknown": (
        "Der Vorgesetzte „{value}“ steht nicht in dieser Liste. Bitte ergänzen, anders schreiben oder die Zelle leeren.",
        "The manager “{value}” is not in this list. Please add, spell differently or clear the cell.",
    ),
    "manager-ambiguous": (
        "Auf den Vorgesetzten „{value}“ passen mehrere Nutzer. Bitte den Anmeldenamen schreiben.",
        "Several users match the manager “{value}”. Please write the logon name.",
    ),
    "manager-self": (
        "Der Nutzer ist als sein eigener Vorgesetzter eingetragen. Bitte berichtigen oder die Zelle leeren.",
        "The user is entered as his or her own manager. Please correct or clear the cell.",
    ),
    "manager-cycle": (
        "Die Vorgesetzten führen im Kreis („{value}“ und weitere). Bitte einen der Einträge berichtigen.",
        "The managers form a circle (“{value}” and others). Please correct one of the entries.",
    ),
    "no-users": (
        "Die Liste enthält keinen Nutzer. Bitte mindestens eine Zeile ausfüllen.",
        "The list holds no user. Please fill in at least one row.",
    ),
    "too-many-users": (
        "Mehr als {limit} Nutzer. Bitte auf mehrere Aufträge verteilen.",
        "More than {limit} users. Please split them into several orders.",
    ),
    "columns-absent": (
        "Diese Spalten der Nutzerliste fehlen und bleiben leer: {names}.",
        "These columns of the user list are missing and stay empty: {names}.",
    ),
    "column-street": (
        "Die Spalte „street“ ist ein anderes Attribut und wurde nicht gelesen. Für die Straße bitte „streetAddress“ exportieren.",
        "The column “street” is another attribute and was not read. For the street please export “streetAddress”.",
    ),
}
