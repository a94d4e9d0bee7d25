"""The sentences of complaints and warnings about cells, desks, groups and mailboxes: what is wrong, what to do."""

CELLS: dict[str, tuple[str, str]] = {
    "phone": (
        "„{value}“ ist keine Rufnummer. Bitte mit Ländervorwahl schreiben, zum Beispiel +49 30 23125110, oder mit führender 0.",
        "“{value}” is no telephone number. Please write it with the country code, for example +49 30 23125110, or with a leading 0.",
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
