"""The matrix of the looks: 24 workplaces on three floors, ten items, as it stands at 13:48."""

from ui.models.matrix import (
    Counts,
    Look,
    MatrixCell,
    MatrixColumn,
    MatrixCorner,
    MatrixFloor,
    MatrixPage,
    MatrixRow,
)

_HEADS = (
    ("portal", "Portal", "remote", "Portal", "Grundeinrichtung Portal"),
    ("unpack", "Auspacken", "", "Auspack.", "Auspacken"),
    ("assemble", "Zusammen-", "bauen", "Zusamm.", "Zusammenbauen"),
    ("cable", "Anschluss,", "Kabel", "Kabel", "Anschluss, Kabel"),
    ("power", "Strom", "", "Strom", "Strom"),
    ("start", "Inbetrieb-", "nahme", "Inbetr.", "Inbetriebnahme"),
    ("func-test", "Funktions-", "test", "Funktion", "Funktionstest"),
    ("pc", "PC und", "CommPilot", "PC", "PC und CommPilot"),
    ("briefing", "Kurzein-", "weisung", "Einweis.", "Kurzeinweisung"),
    ("voicemail", "Anrufbe-", "antworter", "Anrufb.", "Anrufbeantworter"),
)
_SPOKEN = {
    Look.OPEN: "offen", Look.BEGUN: "begonnen", Look.DONE: "erledigt", Look.NA: "entfällt",
    Look.DEVIATES: "weicht ab", Look.NOT_DONE: "nicht erledigt", Look.BLOCKS: "sperrt", Look.SINGLE: "nur einzeln",
}  # fmt: skip
_PEOPLE = (
    "Anneliese Großmann|T54W", "Bálint Szűcs|8851", "Chiara Müller|VVX 450", "Dagmar Weiß|T54W",
    "Anneliese Großmann|8851", "Emil Şahin|T54W", "Frauke Kühn|8851", "Gökçe Arslan|VVX 450",
    "Chloé Straße|T54W", "Łukasz Yılmaz|8851", "İpek Dvořák|VVX 450", "Dörte Őri|T54W", "Friedrich Vogel|8851",
    "Maren Böhm|T54W", "Giovanni Ćosić|8851", "Yusuf Jäger|VVX 450",
    "Ilse Schröder|T54W", "Renée Núñez|8851", "Ömer Becker|VVX 450", "Besprechungsraum|Trio 8500",
    "Tomáš Roth|8851", "Aylin Ahrens|VVX 450", "Karl-Heinz Lindqvist|T54W", "Greta Faßbender|8851",
)  # fmt: skip
# One letter a cell: d done, o open, n not applicable, v deviates, x not done, b begun, ! blocks.
_STATES = (
    "dddddddddd", "dddddddddd", "dddddddddd", "dddddddddd", "ddddddddvv", "dddddddddd", "dddddddddd", "dddddddddd",
    "dddddddddd", "dddddddddd", "dddddddddd", "dddddddddb", "ddddddddbo", "dvddddddvv", "ddddddbooo", "ddddddoooo",
    "ddoooooooo", "dboooooooo", "dddodooooo", "ddooooonon", "ddod!ooooo", "ddoooooooo", "dooooooooo", "dooooooooo",
)  # fmt: skip
_LOOKS = {
    "d": Look.DONE,
    "o": Look.OPEN,
    "n": Look.NA,
    "v": Look.DEVIATES,
    "x": Look.NOT_DONE,
    "b": Look.BEGUN,
    "!": Look.BLOCKS,
}
_CODES = {"n": "N02", "v": "K05", "x": "K02", "!": "K02"}
_FRACTIONS = {(11, 9): "5/13", (12, 8): "6/8", (14, 6): "9/16", (17, 1): "MAC"}
_FLOORS = (("eg", "EG"), ("og1", "1. OG"), ("og2", "2. OG"))


def _cell(row: int, column: int, letter: str) -> MatrixCell:
    look = _LOOKS[letter]
    code = "P01" if (row, column) == (13, 1) else _CODES.get(letter, "")
    fraction = _FRACTIONS.get((row, column), "")
    spoken = ", ".join(part for part in (_SPOKEN[look], code or fraction) if part)
    return MatrixCell(look=look, code=code, fraction=fraction, spoken=spoken)


def count(cells: list[MatrixCell]) -> Counts:
    def of(*looks: Look) -> int:
        return sum(1 for cell in cells if cell.look in looks)

    done, other = of(Look.DONE, Look.NA), of(Look.DEVIATES, Look.NOT_DONE)
    return Counts(
        settled=done + other, total=len(cells), done=done, begun=of(Look.BEGUN), deviates=other, blocks=of(Look.BLOCKS)
    )


def sample_page() -> MatrixPage:
    grid = [[_cell(r, c, letter) for c, letter in enumerate(states)] for r, states in enumerate(_STATES)]
    rows = []
    for index, (person, cells) in enumerate(zip(_PEOPLE, grid, strict=True)):
        name, phone = person.split("|")
        extension, floor = str(201 + index), index // 8
        counts = count(cells)
        rows.append(
            MatrixRow(
                subject=f"wp-{index + 1}", number=f"AP-{index + 1:02}", name=name,
                second=f"{extension} · R {floor}{index % 8 + 1:02} · {phone}", brief=extension,
                floor=_FLOORS[floor][0], cells=tuple(cells), counts=counts, finished=counts.settled == counts.total,
            )
        )  # fmt: skip
    columns = tuple(
        MatrixColumn(
            key=key, number=str(number + 1), head=(first, second), short=short, title=title,
            counts=count([line[number] for line in grid]),
        )
        for number, (key, first, second, short, title) in enumerate(_HEADS)
    )  # fmt: skip
    flags = (("1 weicht ab", Look.DEVIATES), ("1 weicht ab", Look.DEVIATES), ("1 sperrt die Abnahme", Look.BLOCKS))
    finished = ("8 von 8 fertig", "4 von 8 fertig", "0 von 8 fertig")
    floors = tuple(
        MatrixFloor(
            key=key, title=title, second=finished[number], flag=flags[number][0], flag_look=flags[number][1],
            counts=count([cell for line in grid[number * 8 : number * 8 + 8] for cell in line]),
        )
        for number, (key, title) in enumerate(_FLOORS)
    )  # fmt: skip
    total = count([cell for line in grid for cell in line])
    corner = MatrixCorner(
        above="24 Arbeitsplätze", figure=f"{total.settled} von {total.total}", below="Positionen erledigt", sums="Platz"
    )
    return MatrixPage(columns=columns, rows=tuple(rows), floors=floors, corner=corner)


def large_page(rows: int, columns: int, floors: int = 6) -> MatrixPage:
    """A page of any size with a mix of states, for measuring."""
    letters = "dddooddbdvodddxo!dnd"
    heads = tuple(
        MatrixColumn(
            key=f"c{n}", number=str(n + 1), head=(f"Position {n}", "lang"), short=f"Pos {n}", title=f"Position {n}",
            counts=Counts(settled=n, total=rows, done=n), group=str(n // 10),
        )
        for n in range(columns)
    )  # fmt: skip
    lines = tuple(
        MatrixRow(
            subject=f"wp-{r + 1}", number=f"AP-{r + 1:03}", name=f"Nutzer {r + 1}", second=f"{r} · R {r}", brief=str(r),
            floor=f"f{r * floors // rows}", counts=Counts(settled=3, total=columns, done=3),
            cells=tuple(_cell(r, c, letters[(r * 7 + c * 3) % len(letters)]) for c in range(columns)),
        )
        for r in range(rows)
    )  # fmt: skip
    storeys = tuple(MatrixFloor(key=f"f{n}", title=f"{n}. OG", second="", counts=Counts()) for n in range(floors))
    return MatrixPage(columns=heads, rows=lines, floors=storeys)
