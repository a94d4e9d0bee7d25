"""What lies above the page: side sheet, toast, focus ring; and the signature pad, the photos, the theme."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputDevice, QPixmap, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Show
from ui.theme.apply import apply_theme
from ui.theme.focus import FocusRing
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Scheme
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.choice import RadioRow
from ui.widgets.list_row import ListRow
from ui.widgets.photo import AddPhoto, PhotoThumb
from ui.widgets.sheet import Sheet
from ui.widgets.side_sheet import SideSheet
from ui.widgets.signature import SignaturePad
from ui.widgets.toast import Toast


def page(show: Show, width: int = 1200, height: int = 700) -> tuple[QWidget, Button]:
    host = QWidget()
    host.resize(width, height)
    button = Button("Weiter")
    column = QVBoxLayout(host)
    column.addWidget(button)
    show(host)
    return host, button


def test_a_side_sheet_takes_the_focus_and_gives_it_back(show: Show, qtbot: QtBot) -> None:
    host, button = page(show)
    button.setFocus()
    sheet = SideSheet(host, title="Sprachqualität nicht bestanden", second="AP-14", close_name="Schließen", top=64)
    first = RadioRow("Gerät defekt", code="P01", rule=True)
    sheet.body.addWidget(first)
    sheet.open()
    assert first.hasFocus()
    assert (sheet.y(), sheet.height(), host.width() - sheet.x()) == (64, 636, 388 + 20)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert button.hasFocus()


def test_in_portrait_the_sheet_comes_from_below_and_leaves_30_per_cent(show: Show) -> None:
    host, _ = page(show, 800, 1280)
    sheet = SideSheet(host, title="Warum?", close_name="Schließen")
    sheet.open()
    assert sheet.width() == 800
    assert sheet.height() == round(1280 * 0.7)
    assert sheet.geometry().bottom() == 1279
    host.resize(1280, 800)
    QApplication.processEvents()
    assert sheet.height() == 800


def test_a_toast_that_offers_nothing_lets_a_finger_through(show: Show, qtbot: QtBot) -> None:
    host, _ = page(show)
    toast = Toast(host)
    toast.show_words("Foto eingefügt")
    assert host.childAt(toast.geometry().center()) is not toast
    toast.show_words("4 Felder erledigt", undo_word="Rückgängig")
    assert host.childAt(toast.geometry().topLeft() + QPoint(20, 20)) is toast
    with qtbot.waitSignal(toast.closed):
        QTest.mouseClick(toast, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))


def test_under_the_signature_the_name_is_cut_and_never_the_time() -> None:
    pad = SignaturePad(
        name="Signature",
        caption="Maeve O'Brien, Office manager",
        when="Frankfurt, 28 Nov 2026, 18:45",
        clear_word="Clear",
    )
    assert pad.under_line(2000) == pad.accessibleDescription()
    short = pad.under_line(330)
    assert short.endswith("28 Nov 2026, 18:45") and "…" in short and short.startswith("Maeve")


def test_a_toast_offers_the_way_back_and_leaves_by_itself(show: Show, qtbot: QtBot) -> None:
    host, _ = page(show)
    toast = Toast(host)
    toast.show_words("4 Felder erledigt", undo_word="Rückgängig")
    assert toast.isVisible() and host.rect().contains(toast.geometry())
    undo = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Rückgängig")
    with qtbot.waitSignals([toast.undo, toast.closed]):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    toast.show_words("Noch etwas", millis=30)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_the_focus_ring_appears_with_keys_and_goes_with_the_finger(show: Show) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(20, 20, 20, 20)
    first, second = Button("Eins"), Button("Zwei")
    column.addWidget(first)
    column.addWidget(second)
    show(host)
    first.setFocus()

    def ring_colour() -> str:
        spot = second.mapTo(host, QPoint(30, -4))
        return host.grab().toImage().pixelColor(spot).name().upper()

    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring_colour() == current_theme().tokens.accent
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert ring_colour() != current_theme().tokens.accent
    app = QApplication.instance()
    assert app is not None and len(app.findChildren(FocusRing)) == 1


def test_strokes_are_geometry_between_nought_and_one(show: Show, qtbot: QtBot) -> None:
    pad = SignaturePad(name="Unterschrift", caption="Dörte Faßbender", clear_word="Neu")
    pad.resize(400, 200)
    show(pad)
    assert pad.is_empty()
    with qtbot.waitSignal(pad.changed):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
        for x in range(100, 300, 10):
            QTest.mouseMove(pad, QPoint(x, 50 + x // 10))
        QTest.mouseMove(pad, QPoint(900, 900))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(900, 900))
    assert len(pad.strokes()) == 1
    assert pad.strokes()[0][0] == (0.25, 0.25)
    assert pad.strokes()[0][-1] == (1.0, 1.0)
    assert pad.drawn().strokes[0][0] == (250, 250)
    assert not pad.drawn().empty
    pad.clear()
    assert pad.is_empty() and pad.strokes() == ()


def test_a_finger_draws_too(show: Show) -> None:
    pad = SignaturePad(name="Unterschrift", caption="", clear_word="Neu")
    pad.resize(400, 200)
    show(pad)
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    touch = QTest.touchEvent(pad, device)
    touch.press(0, QPoint(40, 100), pad)
    touch.commit()
    for x in (80, 120, 160):
        QTest.touchEvent(pad, device).move(0, QPoint(x, 90), pad).commit()
    QTest.touchEvent(pad, device).release(0, QPoint(160, 90), pad).commit()
    assert len(pad.strokes()) == 1
    assert [round(x, 1) for x, _ in pad.strokes()[0]] == [0.1, 0.2, 0.3, 0.4]


def test_who_cannot_draw_finds_another_way(show: Show, qtbot: QtBot) -> None:
    pad = SignaturePad(name="Unterschrift", caption="", clear_word="Neu", instead_word="Tippen")
    pad.resize(440, 168)
    show(pad)
    button = next(child for child in pad.findChildren(Button) if child.text() == "Tippen")
    with qtbot.waitSignal(pad.instead):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_signature_is_drawn_where_the_hand_was(show: Show) -> None:
    pad = SignaturePad(name="Unterschrift", caption="", clear_word="Neu")
    pad.resize(400, 200)
    pad.show_strokes((((0.1, 0.3), (0.5, 0.3), (0.6, 0.3)),))
    show(pad)
    assert pad.grab().toImage().pixelColor(120, 60) == QColor(LIGHT.accent)


def test_a_photo_fills_its_thumb_and_speaks_its_caption(show: Show) -> None:
    photo = QPixmap(1600, 900)
    photo.fill(QColor("#336699"))
    thumb, add = PhotoThumb(photo, "Typenschild AP-14"), AddPhoto("Foto aufnehmen")
    show(thumb)
    show(add)
    assert thumb.accessibleName() == "Typenschild AP-14"
    assert thumb.grab().toImage().pixelColor(38, 60) == QColor("#336699")
    assert (thumb.width(), thumb.height(), add.width(), add.height()) == (76, 64, 76, 64)


def test_a_banner_says_first_what_is(show: Show) -> None:
    banner = Banner(tone=Tone.DEV, fact="Seit 3 Tagen nichts gesendet.", rest="Ihre Arbeit liegt sicher auf dem Gerät.")
    banner.resize(600, 48)
    show(banner)
    assert banner.accessibleName().startswith("Seit 3 Tagen")
    assert banner.grab().toImage().pixelColor(300, 4) == QColor(LIGHT.dev_tint)
    banner.show_words("Speicher fast voll.", "Noch Platz für Antworten.", tone=Tone.BLOCK)
    assert banner.grab().toImage().pixelColor(300, 4) == QColor(LIGHT.block_tint)
    assert any("Speicher fast voll." in label.text() for label in banner.findChildren(QLabel))


def test_a_change_of_theme_reaches_what_is_already_open(show: Show, dressed: QApplication) -> None:
    sheet = Sheet(margin=64)
    sheet.resize(300, 200)
    show(sheet)
    for scheme, tokens in ((Scheme.DARK, DARK), (Scheme.HIGH_CONTRAST, HIGH_CONTRAST), (Scheme.LIGHT, LIGHT)):
        apply_theme(dressed, Theme(scheme=scheme))
        image = sheet.grab().toImage()
        assert image.pixelColor(200, 100) == QColor(tokens.sheet)
        assert image.pixelColor(65, 100) == QColor(tokens.margin)


def test_a_tinted_row_leaves_the_corners_of_its_sheet_round(show: Show) -> None:
    sheet = Sheet()
    sheet.resize(300, 200)
    sheet.column.addWidget(ListRow("Netz vorbereitet", tone="dev"))
    sheet.column.addStretch(1)
    show(sheet)
    image = sheet.grab().toImage()
    assert image.pixelColor(1, 1) == QColor(LIGHT.canvas)
    assert image.pixelColor(12, 3) == QColor(LIGHT.dev_tint)


def test_less_motion_means_none() -> None:
    assert Theme(scheme=Scheme.LIGHT, less_motion=True).millis(140) == 0
    assert Theme(scheme=Scheme.LIGHT).millis(140) == 140
