"""Renders the kit to PNG, to be looked at beside the looks: python -m tests.ui.widgets.gallery OUT"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tests.ui.widgets.sample_matrix import sample_page
from ui.models.matrix import Look, MatrixCell
from ui.theme.apply import apply_theme, prepare_application
from ui.theme.painting import CENTRE
from ui.theme.textblock import Run
from ui.theme.theme import Theme
from ui.theme.tokens import Scheme
from ui.theme.type import BODY, BODY_STRONG, CARD, LABEL, SECOND, SEMIBOLD, SMALL, Figures
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.choice import BoxRow, RadioRow
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.filter_button import FilterButton
from ui.widgets.foot_bar import FootBar
from ui.widgets.input_box import InputBox
from ui.widgets.key_hints import KeyHints
from ui.widgets.list_row import ListRow
from ui.widgets.matrix.cells import face
from ui.widgets.matrix.geometry import Density
from ui.widgets.matrix.view import MatrixView
from ui.widgets.meter import Meter
from ui.widgets.mini_map import MiniMap
from ui.widgets.note_field import NoteField
from ui.widgets.photo import AddPhoto, PhotoThumb
from ui.widgets.progress import Progress
from ui.widgets.ring import Ring
from ui.widgets.run_row import Answer, RunRow
from ui.widgets.segments import Segments
from ui.widgets.sheet import Rule, Sheet
from ui.widgets.side_sheet import SideSheet
from ui.widgets.sign_word import SignWord
from ui.widgets.signature import SignaturePad
from ui.widgets.spine import Spine
from ui.widgets.stage_path import Stage, StagePath, Step
from ui.widgets.text import Text
from ui.widgets.toast import Toast
from ui.widgets.top_bar import TopBar


def line(*parts: QWidget, gap: int = 12, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    if stretch:
        row.addStretch(1)
    return row


def block(title: str, *parts: QWidget | QLayout, gap: int = 12) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(title, LABEL, "ink2"))
    column.addSpacing(4)
    column.addWidget(Rule(strong=True))
    for part in parts:
        column.addSpacing(gap)
        column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
    column.addStretch(1)
    return column


class _Cell(QWidget):
    def __init__(self, cell: MatrixCell, preview: str = "") -> None:
        super().__init__()
        self._cell, self._preview = cell, preview
        self.setFixedSize(106, 48)

    def paintEvent(self, event: QEvent) -> None:
        from PySide6.QtGui import QPainter

        from ui.theme.theme import current_theme

        painter = QPainter(self)
        picture = face(self._cell, 105, 47, Density.TOUCH, current_theme(), self.devicePixelRatioF(), self._preview)
        painter.drawPixmap(1, 0, picture)
        painter.end()


def cells() -> QHBoxLayout:
    shown = (
        (MatrixCell(), "", "offen"),
        (MatrixCell(look=Look.BEGUN, fraction="9/16"), "", "begonnen"),
        (MatrixCell(look=Look.DONE), "", "erledigt"),
        (MatrixCell(look=Look.NA, code="N02"), "", "entfällt"),
        (MatrixCell(look=Look.DEVIATES, code="K05"), "", "weicht ab"),
        (MatrixCell(look=Look.NOT_DONE, code="K02"), "", "nicht erledigt"),
        (MatrixCell(look=Look.BLOCKS, code="K02"), "", "sperrt"),
        (MatrixCell(), "done", "ausgewählt"),
        (MatrixCell(look=Look.DONE, remark=True), "", "Rückfrage"),
        (MatrixCell(look=Look.SINGLE), "", "nur einzeln"),
    )
    row = QHBoxLayout()
    row.setSpacing(0)
    for cell, preview, word in shown:
        column = QVBoxLayout()
        column.addWidget(_Cell(cell, preview))
        column.addWidget(Text(word, SMALL, "ink2", align=CENTRE))
        row.addLayout(column)
    row.addStretch(1)
    return row


def components() -> QWidget:
    page = QWidget()
    page.resize(1280, 1060)
    grid = QGridLayout(page)
    grid.setContentsMargins(32, 24, 32, 24)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(20)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.addLayout(block("Zelle 78 × 48", cells()), 0, 0, 1, 2)

    focus = Button("Fokus", kind=ButtonKind.PRIMARY)
    pressed = Button("Gedrückt", kind=ButtonKind.PRIMARY)
    pressed.setObjectName("before")
    off = Button("Gesperrt")
    off.set_off("Zuerst eine Antwort wählen.")
    buttons = block(
        "Knopf 48, einmal je Seite 56",
        line(Button("Eintragen", kind=ButtonKind.PRIMARY, icon="tick"), pressed, focus,
             Button("Weiter bei AP-10", kind=ButtonKind.NEXT_ACT, trailing="arrow-right")),
        line(Button("Scannen", icon="scan"), Button("Abbrechen", kind=ButtonKind.QUIET),
             Button("Verwerfen", kind=ButtonKind.DANGER), off,
             Button(kind=ButtonKind.SQUARE, icon="chevron-right", name="Weiter")),
    )  # fmt: skip
    grid.addLayout(buttons, 1, 0)

    on, dot = BoxRow("ein"), RadioRow("ein")
    on.setChecked(True)
    dot.setChecked(True)
    holder = QWidget()
    holder.setLayout(line(dot, RadioRow("aus")))
    holder.layout().setContentsMargins(0, 0, 0, 0)
    choice = block(
        "Auswahl",
        line(Segments([("p", "Anbieter"), ("k", "Kunde"), ("d", "Dritte")], name="Wer", current="p"), on,
             BoxRow("aus"), holder),
        line(Chip("offen", look=Look.OPEN), Chip("begonnen", look=Look.BEGUN), Chip("erledigt", look=Look.DONE),
             Chip("weicht ab", look=Look.DEVIATES), Chip("sperrt", look=Look.BLOCKS)),
    )  # fmt: skip
    grid.addLayout(choice, 1, 1)

    mac = Field("MAC-Adresse", text="02:AC:1C:59:89:F1", identity=True)
    mac.set_right("Stimmt mit dem Auftrag überein")
    metre = Field("Abstand zur Steckdose", text="3,4", unit="m")
    metre.set_wrong("Erlaubt sind 2,0 m")
    grid.addLayout(block("Feld 48", line(mac, metre, stretch=False)), 2, 0)

    sheet = Sheet(radius=6)
    row = RunRow(number="8", title="Halten", second="Gegenüber hört Musik", passed="bestanden", failed="nicht bestanden",
                 answer=Answer.PASSED)  # fmt: skip
    sheet.column.addWidget(row)
    correction = Text(
        [Run(text="08:22", weight=SEMIBOLD), Run(text=" Ankunft, "), Run(text="08:32", ink="ink3", struck=True),
         Run(text=" korrigiert um 08:41", ink="ink2")],
        BODY.with_figures(Figures.COLUMN), wrap=True,
    )  # fmt: skip
    grid.addLayout(block("Zeile 56 mit Randlinie, Korrektur", sheet, correction), 2, 1)

    ring = Ring("Fortschritt")
    ring.show_share(done=1 / 3, deviates=0.05, label="38 %")
    brief, key_user = Meter("Kurzeinweisung"), Meter("Key-Nutzer")
    brief.show_used(used=9, limit=10)
    key_user.show_used(used=128, limit=120)
    minis = []
    over = SignWord("128 von 120 Min., Mehraufwand", icon="neq", ink="dev", style=SECOND, gap=6)
    for title, meter, words in (
        ("Kurzeinweisung", brief, Text("9 Min. im Mittel, Richtwert 10", SECOND, "ink2")),
        ("Key-Nutzer", key_user, over),
    ):
        mini = QWidget()
        column = QVBoxLayout(mini)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text(title, BODY_STRONG))
        column.addWidget(meter)
        column.addWidget(words)
        minis.append(mini)
    grid.addLayout(block("Ring und Messer", line(ring, *minis, gap=28)), 3, 0)

    work = Progress("Prüfsumme m.lukasik.pst", cancel_word="Abbrechen")
    work.show_amount("3,1 von 4,8 GB", 0.64)
    grid.addLayout(block("Lange Arbeit, abbrechbar", work), 3, 1)

    calm = Banner(tone=Tone.DEV, fact="Seit 3 Tagen nichts gesendet.", rest="Ihre Arbeit liegt sicher auf dem Gerät.")
    full = Banner(tone=Tone.BLOCK, fact="Speicher fast voll.",
                  rest="Noch Platz für Antworten und Unterschrift, nicht für Fotos.")  # fmt: skip
    grid.addLayout(block("Banner", calm, full), 4, 0)

    pad = SignaturePad(name="Unterschrift", caption="Hier unterschreiben", clear_word="Neu")
    pad.setFixedSize(300, 120)
    pad.show_strokes((((0.2, 0.6), (0.3, 0.2), (0.35, 0.6), (0.5, 0.3), (0.55, 0.6), (0.7, 0.4), (0.85, 0.55)),))
    place = QWidget()
    place.setFixedSize(600, 56)
    toast = Toast(place)
    toast.show_words("4 Felder erledigt", undo_word="Rückgängig", lift_by=0)
    toast.move(0, 0)
    grid.addLayout(block("Unterschriftsfeld, Meldung", pad, place), 4, 1)

    empty = EmptyState(
        icon="calendar", title="Heute kein Einsatz", action="Abfahrtsprüfung",
        sentence="Der nächste ist am Donnerstag um 09:00 in Münster. Prüfen Sie, ob alles auf dem Gerät ist.",
    )  # fmt: skip
    grid.addLayout(block("Leere Liste sagt, was zu tun ist", empty), 5, 0, 1, 2)
    return page


def window(width: int, height: int, *, density: Density, painting: bool) -> QWidget:
    """The matrix page as the looks show it, put together from the kit."""
    narrow = width < 1200
    page = QWidget()
    page.resize(width, height)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    spine = Spine(name="Hauptnavigation")
    for key, icon, word in (("today", "calendar", "Heute"), ("job", "book", "Einsatz"), ("sync", "sync", "Abgleich")):
        spine.add_tab(key, icon, word)
    spine.add_tab("options", "sliders", "Optionen", below=True)
    spine.add_tab("lock", "lock", "Sperren", below=True, stays=False)
    spine.set_current("job")
    spine.set_narrow(narrow)
    whole.addWidget(spine)
    column = QVBoxLayout()
    column.setSpacing(0)
    whole.addLayout(column, 1)
    top = TopBar(tabs_name="Einsatz")
    for key, word in (("o", "Übersicht"), ("p", "Vorleistungen"), ("m", "Arbeitsplätze"), ("g", "Gruppen"),
                      ("n", "Netz"), ("s", "Abnahme")):  # fmt: skip
        top.tabs.add_tab(key, word)
    top.tabs.tab("s").set_blocking(1, "1 sperrt")
    top.tabs.set_current("m")
    top.show_title("Musterbau Weiß & Söhne", "CF-2026-04711" + ("" if narrow else " · Dresden"))
    top.status.show_status("Gespeichert 13:48", "Kein Netz · 214 auf dem Gerät", icon="wifi-off")
    top.set_narrow(narrow)
    column.addWidget(top)
    side = 16 if narrow else 24

    filters = QHBoxLayout()
    filters.setContentsMargins(side, 8 if not narrow else 6, side, 8 if not narrow else 6)
    filters.setSpacing(8)
    brush = FilterButton("Malen an" if painting else "Malen", icon="brush")
    brush.setChecked(painting)
    if narrow:
        filters.addWidget(FilterButton("Alle", count="24", picker=True))
        filters.addWidget(FilterButton("Etage", value="alle", picker=True))
        filters.addWidget(InputBox(name="Suchen", placeholder="Suchen", icon="search"), 1)
        filters.addWidget(Button(kind=ButtonKind.SQUARE, icon="scan", name="Scannen"))
    else:
        every = FilterButton("Alle", count="24", icon="list")
        every.setChecked(True)
        filters.addWidget(every)
        filters.addWidget(FilterButton("Offen", count="12"))
        filters.addWidget(FilterButton("Abweichend", count="3", icon="neq"))
        filters.addWidget(FilterButton("Nicht eingewiesen", count="13"))
        filters.addWidget(FilterButton("Etage", value="alle", picker=True))
        filters.addWidget(InputBox(name="Suchen", placeholder="Suchen", icon="search"), 1)
        filters.addWidget(Button("Scannen", icon="scan"))
    filters.addWidget(brush)
    column.addLayout(filters)

    body = QHBoxLayout()
    body.setContentsMargins(side, 0, side, 0)
    body.setSpacing(12)
    view = MatrixView(name="Arbeitsplätze")
    view.setObjectName("matrix")
    view.set_density(density)
    view.set_painting(painting)
    view.show_page(sample_page())
    body.addWidget(view, 1)
    if not narrow:
        body.addWidget(MiniMap("Übersicht", view))
    column.addLayout(body, 1)

    if painting:
        enter = "4 eintragen" if narrow else "4 erledigt eintragen"
        foot = FootBar(Button(enter, kind=ButtonKind.NEXT_ACT, icon="tick"))
        foot.set_narrow(narrow)
        second = (
            "AP-17 bis AP-21. AP-19 bleibt."
            if narrow
            else "Noch nicht eingetragen. AP-19 ist schon erledigt und bleibt."
        )
        foot.show_words("5 Felder · Zusammenbauen" + ("" if narrow else " · AP-17 bis AP-21"), second)
        foot.add_act(Button("Abbrechen", kind=ButtonKind.QUIET))
        foot.add_act(Button("Entfällt …", icon="dash"))
        foot.add_act(Button("Weicht ab …", icon="neq"))
        column.addWidget(foot)
    else:
        keys = (("Leertaste", "erledigt"), ("W", "weicht ab"), ("E", "entfällt"), ("Umschalt+Pfeil", "auswählen"),
                ("Strg+Z", "zurück"), ("F8", "nächste Abweichung"), ("Eingabe", "Platz öffnen"))  # fmt: skip
        column.addWidget(KeyHints(keys))
    return page


def workplace() -> QWidget:
    """Rows, run sheet, photos and a side sheet, as on the page of one workplace."""
    page = QWidget()
    page.resize(1280, 800)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(24, 24, 24, 24)
    whole.setSpacing(16)
    items = Sheet(margin=44)
    items.setFixedWidth(264)
    names = ("Grundeinrichtung Portal", "Auspacken", "Strom", "Funktionstest", "PC und CommPilot", "Netz vorbereitet")
    signs = (
        ("tick", "done"),
        ("tick", "done"),
        ("tick", "done"),
        ("bang", "block"),
        ("open", "open_mark"),
        ("neq", "dev"),
    )
    for number, (name, (icon, ink)) in enumerate(zip(names, signs, strict=True)):
        row = ListRow(
            name, second="6 von 16" if number == 3 else "", number=str(number + 1), trailing=icon, trailing_ink=ink,
            margin=44, tone="dev" if number == 5 else "",
        )  # fmt: skip
        row.set_chosen(number == 3)
        items.column.addWidget(row)
    items.column.addWidget(ListRow("Endgeräte vor Ort", icon="tick", icon_ink="done", value="24 von 24", margin=44))
    items.column.addStretch(1)
    whole.addWidget(items)
    run = Sheet(margin=44)
    for number, (title, second) in enumerate(
        (("Sprachqualität", "Ein Gespräch ab 40 s, Note mindestens 4"), ("Halten", "Gegenüber hört Musik"),
         ("Weiterleiten", "ohne und mit Rückfrage"), ("Tonwahl", "Jede Ziffer kommt einmal an"))
    ):  # fmt: skip
        answer = (Answer.FAILED, Answer.PASSED, Answer.EXCUSED, Answer.NA)[number]
        run.column.addWidget(
            RunRow(number=str(7 + number), title=title, second=second, passed="ja", failed="nein", answer=answer)
        )
    run.column.addStretch(1)
    run.column.addWidget(Rule(strong=True))
    photos = QHBoxLayout()
    photos.setContentsMargins(16, 10, 12, 12)
    grey = QPixmap(200, 150)
    grey.fill(Qt.GlobalColor.darkCyan)
    photos.addWidget(PhotoThumb(grey, "Telefon"))
    photos.addWidget(PhotoThumb(QPixmap(), "fehlt"))
    photos.addWidget(AddPhoto("Foto aufnehmen"))
    photos.addStretch(1)
    run.column.addLayout(photos)
    path = StagePath([
        Stage(icon="tablet", step=Step.PAST, words="30.11. 16:20"), Stage(icon="up", step=Step.NOW, words="9 von 12"),
        Stage(icon="receipt", step=Step.AHEAD), Stage(icon="return", step=Step.RETURNED, words="Rückfrage"),
    ])  # fmt: skip
    run.column.addWidget(path)
    for chosen, (title, second) in enumerate(
        (("Ich nehme ab", "ohne Vorbehalt"), ("Ich nehme mit Vorbehalt ab", "1 Vorbehalt eingetragen"))
    ):
        card = RadioRow(title, second=second, card=True, style=CARD)
        card.setChecked(bool(chosen))
        run.column.addWidget(card)
    run.column.addWidget(
        RadioRow("Ansprechpartner nicht da", second="nur Techniker, mit PIN", card=True, locked=True, style=CARD)
    )
    whole.addWidget(run, 1)
    whole.addSpacing(364)
    sheet = SideSheet(
        page, title="Sprachqualität nicht bestanden", second="AP-14, Funktionstest 7. Warum?", close_name="Schließen"
    )
    top = QVBoxLayout()
    top.setContentsMargins(20, 14, 20, 12)
    top.addWidget(Segments([("p", "Anbieter"), ("k", "Kunde"), ("d", "Dritte")], name="Wer", current="p", wide=True))
    sheet.body.addLayout(top)
    for number, reason in enumerate(
        ("Gerät defekt", "Zubehör fehlt", "Provisionierung schlägt fehl", "Zeit reicht nicht")
    ):
        row = RadioRow(reason, code=f"P0{number + 1}", rule=True)
        row.setChecked(number == 0)
        sheet.body.addWidget(row)
    note = QVBoxLayout()
    note.setContentsMargins(20, 12, 20, 0)
    note.addWidget(
        NoteField("Was haben Sie gesehen?", text="Hörer ohne Ton, Freisprechen geht.\nZweiter Hörer geprüft: gleich.")
    )
    sheet.body.addLayout(note)
    sheet.body.addStretch(1)
    sheet.foot.addWidget(Button("Abbrechen", kind=ButtonKind.QUIET))
    sheet.foot.addWidget(Button("Problem eintragen", kind=ButtonKind.PRIMARY), 1)
    sheet.open()
    return page


def shoot(widget: QWidget, path: Path) -> None:
    widget.show()
    QApplication.processEvents()
    picture = QPixmap(widget.size())
    widget.render(picture, QPoint(0, 0))
    picture.save(str(path))


def shoot_components(out: Path, scheme: Scheme) -> None:
    page = components()
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    before = page.findChild(Button, "before")
    assert before is not None
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    before.setDown(True)
    shoot(page, out / f"17-components-{scheme}.png")
    page.close()


def shoot_matrix(out: Path, name: str, width: int, height: int, density: Density) -> None:
    painting = density is not Density.DENSE
    page = window(width, height, density=density, painting=painting)
    page.show()
    QApplication.processEvents()
    view = page.findChild(MatrixView, "matrix")
    assert view is not None
    if painting:
        view.verticalScrollBar().setValue(48 * (9 + 6) if density is Density.TOUCH else 48 * 17)
        view.selection.begin((16, 2))
        view.selection.stretch((20, 2), view.grid)
        view.after_selection()
    else:
        view.fold("eg", True)
        view.set_current("AP-13", "voicemail")
    view.setFocus()
    shoot(page, out / name)
    page.close()


def main(out: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    prepare_application(app, Theme(scheme=Scheme.LIGHT))
    for scheme in Scheme:
        apply_theme(app, Theme(scheme=scheme, less_motion=True))
        shoot_components(out, scheme)
        rows = workplace()
        shoot(rows, out / f"04-rows-{scheme}.png")
        rows.close()
        shoot_matrix(out, f"03-matrix-{scheme}.png", 1280, 800, Density.TOUCH)
    apply_theme(app, Theme(scheme=Scheme.LIGHT, less_motion=True))
    shoot_matrix(out, "03-matrix-dense.png", 1280, 800, Density.DENSE)
    shoot_matrix(out, "03-matrix-1024x600.png", 1024, 600, Density.SMALL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
