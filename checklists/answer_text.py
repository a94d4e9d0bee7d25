"""An answer as text in a language: catalogue words, figures as people write them, and the few words of verdicts."""

import re

from checklists.answer import (
    Auto,
    Files,
    Multi,
    Num,
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
from checklists.book_facts import StoredSheet
from checklists.catalogue import Column, Detail, Item, Language, Option, SubTest, Words
from checklists.check_words import raw_text
from checklists.date_words import moment_text

_MAC = re.compile(r"[0-9A-F]{12}")

DONE = Words(de="erledigt", en="done")
NOT_APPLICABLE = Words(de="entfällt", en="not applicable")
FAILED = Words(de="nicht möglich", en="not possible")
PASSED = Words(de="bestanden", en="passed")
NOT_PASSED = Words(de="nicht bestanden", en="not passed")
NOTICE = Words(de="Hinweis", en="notice")
NOT_RUN = Words(de="nicht geprüft", en="not run")
BY_HAND = Words(de="von Hand beurteilt", en="judged by hand")
NOT_MET = Words(de="nicht angetroffen", en="not met")
SIGNED = Words(de="unterschrieben", en="signed")
PHOTOS = (Words(de="Foto", en="photo"), Words(de="Fotos", en="photos"))
ROOM = Words(de="Raum", en="room")
LISTED = (Words(de="Zeile", en="row"), Words(de="Zeilen", en="rows"))
FROM = Words(de="aus", en="from")

OUTSIDE = Words(de="außerhalb des Auftrags", en="outside the order")

_CHECKED = {"passed": PASSED, "notice": NOTICE, "failed": NOT_PASSED, "not-run": NOT_RUN}


def answer_text(value: Value, step: Item | Detail | SubTest, language: Language) -> str:
    """The answer as it stands in the report, without reason and note."""
    match value:
        case Tri():
            return _tri(value, step, language)
        case Num(number=number):
            unit = step.unit if isinstance(step, Detail) else None
            return quantity(number, unit, language)
        case Text(text=text):
            return text
        case Scan(text=text):
            return mac_text(text) if isinstance(step, Detail) and step.pattern == "P-MAC" else text
        case Pick(key=key, text=text):
            chosen = option_text(step.options if isinstance(step, Detail) else (), key, language)
            return f"{chosen}: {text}" if text else chosen
        case Multi(keys=keys):
            options = step.options if isinstance(step, Detail) else ()
            return ", ".join(option_text(options, key, language) for key in keys)
        case Photo(photos=photos):
            return counted(len(photos), PHOTOS, language)
        case Timer(seconds=seconds):
            return minutes_text(seconds)
        case People(people=people):
            return "; ".join(person_text(person, language) for person in people)
        case Files(files=files):
            return "; ".join(f"{one.name} ({size_text(one.size, language)})" for one in files)
        case Rows():
            return rows_text(value, step, language)
        case When(local=local, zone=zone):
            return f"{moment_text(local, language)} ({zone})"
        case Auto(verdict=verdict, raw=raw, overridden=by_hand):
            said = _CHECKED[verdict].to(language)
            if by_hand and raw and isinstance(step, Detail) and step.hand_says_how:
                said = f"{said} ({BY_HAND.to(language)})"  # what follows is the device's own finding
            return f"{said}: {raw_text(raw, language)}" if raw else said
        case Sign(people=people, hands=hands):
            told = [person_text(person, language) for person in people]
            # In a chain the one who takes a device hands it on: each name once.
            names = "; ".join(dict.fromkeys(told) if hands else told)
            if hands:
                return names
            return f"{SIGNED.to(language)}: {names}"


def option_text(options: tuple[Option, ...], key: str, language: Language) -> str:
    """The words of an option, or its key where the catalogue no longer knows it."""
    return next((option.words.to(language) for option in options if option.key == key), key)


def person_text(person: Person, language: Language) -> str:
    """ "Dörte Faßbender (IT-Leitung)", with "nicht angetroffen" where the person was not met."""
    inside = [part for part in (person.function, "" if person.met else NOT_MET.to(language)) if part]
    return f"{person.name} ({', '.join(inside)})" if inside else person.name


def rows_text(value: Rows, step: Item | Detail | SubTest, language: Language) -> str:
    """One row as "column value, ..."; rows are parted by semicolons, columns stand in the catalogue's order, choices in words."""
    columns = step.columns if isinstance(step, Detail) else ()
    lines = []
    for row in value.rows:
        cells = dict(row)
        named = [(c.words.to(language), cell_text(c, cells.pop(c.key), language)) for c in columns if c.key in cells]
        named += sorted(cells.items())
        lines.append(", ".join(f"{name} {text}" for name, text in named if text))
    return "; ".join(lines)


def cell_text(column: Column, text: str, language: Language) -> str:
    """A choice by its words, a figure with its unit, anything else as it stands."""
    if column.options:
        return option_text(column.options, text, language)
    return quantity(text, column.unit, language) if column.unit and text else text


def sheet_text(sheet: StoredSheet, language: Language) -> str:
    """A list kept as a file of its own: "20.000 Zeilen aus „nutzer.csv“, SHA-256 9f2c41d807bea65e…"."""
    count = f"{sheet.rows:,}".replace(",", "." if language is Language.DE else ",")
    text = f"{count} {LISTED[0 if sheet.rows == 1 else 1].to(language)}"
    if sheet.name:
        text += f" {FROM.to(language)} " + (f"„{sheet.name}“" if language is Language.DE else f"“{sheet.name}”")
    return f"{text}, SHA-256 {sheet.sha256[:16]}…"


def quantity(number: str, unit: str | None, language: Language) -> str:
    """ "3,4 m" in German, "3.4 m" in English; bytes as people read them and to the last one: "3,2 GB (3.221.225.472 B)"."""
    if unit == "B" and number.isdigit() and int(number) >= 1000:
        exact = f"{int(number):,}".replace(",", "." if language is Language.DE else ",")
        return f"{size_text(int(number), language)} ({exact} B)"
    text = number.replace(".", ",") if language is Language.DE else number
    return f"{text} {unit}" if unit else text


def counted(count: int, words: tuple[Words, Words], language: Language) -> str:
    return f"{count} {words[0 if count == 1 else 1].to(language)}"


def minutes_text(seconds: int) -> str:
    """ "9 min", rounded to the nearest whole minute; below one minute in seconds."""
    return f"{(seconds + 30) // 60} min" if seconds >= 60 else f"{seconds} s"


def size_text(size: int, language: Language) -> str:
    """Bytes in the unit people read: "1,4 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            tenths = (size * 10 + factor // 2) // factor
            return quantity(f"{tenths // 10}.{tenths % 10}", unit, language)
    return f"{size} B"


def place_text(floor: str, room: str, language: Language) -> str:
    """ "2. OG, Raum 205"; a room that has a name of its own stands without the word."""
    named = f"{ROOM.to(language)} {room}" if room[:1].isdigit() else room
    return ", ".join(part for part in (floor, named) if part)


def mac_text(text: str) -> str:
    """A MAC with colons, anything else as it is."""
    return ":".join(text[n : n + 2] for n in range(0, 12, 2)) if _MAC.fullmatch(text) else text


def _tri(value: Tri, step: Item | Detail | SubTest, language: Language) -> str:
    if value.verdict is Verdict.NA:
        text = NOT_APPLICABLE.to(language)
    elif isinstance(step, SubTest):
        text = (PASSED if value.verdict is Verdict.DONE else NOT_PASSED).to(language)
    elif value.verdict is Verdict.DONE:
        means = step.done_means if isinstance(step, Detail) else None
        text = (means or DONE).to(language)
    else:
        text = FAILED.to(language)
    if value.number is None:
        return text
    unit = step.number_unit if isinstance(step, SubTest) else None
    return f"{text}, {quantity(value.number, unit, language)}"
