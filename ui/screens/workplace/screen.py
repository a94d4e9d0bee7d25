"""Platz: the card of one subject. Each answer is saved at once; another desk only refills what stands there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.consent_sheet import ask_consent
from ui.editors import acts
from ui.editors.editor import Editor
from ui.editors.host import EditorHost
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.workplace import presenter
from ui.screens.workplace.entry_list import EntryList
from ui.screens.workplace.head import Head
from ui.screens.workplace.item_pane import ItemPane
from ui.screens.workplace.photo_strip import PhotoStrip
from ui.screens.workplace.presenter import Card
from ui.theme.signs import sign
from ui.widgets.button import Button
from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.side_sheet import WIDTH as SHEET_WIDTH

_CONCERNS = {What.ANSWERS, What.ADDED, What.PHOTOS, What.TIMES, What.REVIEWS, What.SIGN_OFF}
_AROUND = 120
"""px above and below the field where the keys go: its name and what is said of it."""
_LOW = 700
_KEPT_PANES = 24


class WorkplaceScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job, self._subject, self._item = "", "", ""
        self._every = False
        self._card: Card | None = None
        self._asked = 0
        self._panes: dict[str, tuple[Scroll, ItemPane]] = {}
        self._host = EditorHost(ctx, self)
        self._host.sheet_moved.connect(lambda _open: self._make_room())
        self._build()
        for keys, act in (("F7", self._next_open), ("Ctrl+Z", self._host.undo), ("Ctrl+Y", self._host.redo)):
            QShortcut(QKeySequence(keys), self, act)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._neighbour(step))

    def _build(self) -> None:
        words = self._ctx.words
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._head = Head(words)
        self._head.moved.connect(self._move)
        self._head.next_open.connect(self._next_open)
        self._column.addWidget(self._head)
        self._picker = Button("", trailing="chevron-down")
        self._picker.clicked.connect(self._pick_item)
        self._picker.hide()
        self._column.addWidget(self._picker)
        body = QHBoxLayout()
        body.setSpacing(16)
        self._list = EntryList(words("Preconditions and items"))
        self._list.picked.connect(self._pick)
        body.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._sheet = Sheet(name=words("Details"))
        self._stack = QStackedWidget()
        self._strip = PhotoStrip(words, self._fetch)
        self._strip.wanted.connect(self._add_photo)
        self._strip.opened.connect(self._host.open_picture)
        self._sheet.column.addWidget(self._stack, 1)
        self._sheet.column.addWidget(self._strip)
        body.addWidget(self._sheet, 1)
        self._column.addLayout(body, 1)
        self._make_room()

    # -- frame ---------------------------------------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        self._host.flush()
        self._host.close_sheet()
        self._job = self._host.job = place.job or self._job
        self._subject = place.subject or self._subject
        self._item = place.step or place.item or ""
        self._every = False
        self._load(focus=place.step or "")

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and changed.what & _CONCERNS:
            self._load()

    def _load(self, focus: str = "") -> None:
        app, words, job, subject, item = self._ctx.app, self._ctx.words, self._job, self._subject, self._item
        every = self._every
        self._asked += 1
        asked = self._asked

        def show(card: Card) -> None:
            if asked == self._asked:
                self._show(card, focus)

        self._ctx.store(lambda: presenter.load(app, job, subject, item, words, every=every), show, self)

    def _show(self, card: Card, focus: str) -> None:
        moved = self._card is None or (self._card.subject, self._card.chosen) != (card.subject, card.chosen)
        self._card = card
        self._item = card.chosen
        self._ctx.frame.set_title(card.title, card.second)
        self._head.show_card(card)
        self._list.show_entries(card.entries, card.chosen)
        self._show_picker(card)
        scroll, pane = self._pane(card.chosen)
        pane.show_card(card)
        if self._stack.currentWidget() is not scroll:
            self._stack.setCurrentWidget(scroll)
        self._strip.show_photos(card.photos)
        self._strip.add.setAccessibleName(f"{card.number or card.name}, {self._ctx.words('add photo')}")
        if moved:
            scroll.verticalScrollBar().setValue(0)
            self._focus(scroll, pane, focus or card.missing)

    def _focus(self, scroll: Scroll, pane: ItemPane, step: str) -> None:
        if self._host.sheet is not None or not self.isVisible():
            return
        field = pane.field_of(step) if step else None
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            # Below many tests it would have the keys and not be seen.
            scroll.ensureWidgetVisible(field, 0, _AROUND)
        elif not self._head.isAncestorOf(self.focusWidget() or self):
            self.setFocus()

    def _pane(self, key: str) -> tuple[Scroll, ItemPane]:
        if key not in self._panes:
            if len(self._panes) >= _KEPT_PANES:
                oldest = next(iter(self._panes))
                old, _ = self._panes.pop(oldest)
                self._stack.removeWidget(old)
                old.deleteLater()
            pane = ItemPane(self._ctx.words)
            pane.made.connect(self._made)
            pane.given.connect(self._host.give)
            pane.asked.connect(self._host.ask)
            pane.every_wanted.connect(self._show_every)
            pane.desk_wanted.connect(self._choose_desk)
            pane.consent_wanted.connect(self._ask_consent)
            scroll = Scroll(pane)
            self._panes[key] = (scroll, pane)
            self._stack.addWidget(scroll)
        return self._panes[key]

    def _made(self, editor: Editor) -> None:
        self._host.adopt(editor)

    # -- going on ------------------------------------------------------------------------------------------------------

    def _pick(self, key: str) -> None:
        self._leave()
        self._item = key
        self._load()

    def _move(self, subject: str) -> None:
        if subject:
            self._leave()
            self._subject = subject
            self._load()

    def _neighbour(self, step: int) -> None:
        if self._card is not None:
            self._move(self._card.next if step > 0 else self._card.previous)

    def _leave(self) -> None:
        self._host.flush()
        self._host.close_sheet()
        self._every = False

    def _next_open(self) -> None:
        self._leave()
        app, job, subject, item = self._ctx.app, self._job, self._subject, self._item

        def found(place: tuple[str, str] | None) -> None:
            if place is None:
                self._ctx.frame.toast(self._ctx.words("Nothing is open any more."))
                return
            self._subject, self._item = place
            self._load()

        self._ctx.store(lambda: presenter.next_open_place(app, job, subject, item), found, self)

    def _show_every(self) -> None:
        self._host.flush()
        self._every = True
        self._load()

    def _choose_desk(self, model: str) -> None:
        app, job, subject = self._ctx.app, self._job, self._subject
        self._ctx.write(lambda: presenter.choose_desk(app, job, model, subject), self)

    def _ask_consent(self) -> None:
        card = self._card
        if card is None or not card.limit:
            return
        sheet = ask_consent(self._ctx, self, self._job, card.limit, second=card.limit_words, what=card.limit_words)
        self._host.show(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._host.flush()
            self._ctx.frame.back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        focused = self.focusWidget()
        if self._card is None or focused is None:
            return
        field = self._pane(self._card.chosen)[1].next_field(focused)
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._host.flush()

    # -- photos --------------------------------------------------------------------------------------------------------

    def _fetch(self, photo_id: str, arrived) -> None:  # type: ignore[no-untyped-def]
        app, job = self._ctx.app, self._job
        self._ctx.work(lambda: acts.picture(app, job, photo_id, small=True), arrived, self)

    def _add_photo(self) -> None:
        if self._card is not None:
            card = self._card
            place = card.number or card.name
            self._host.open_photo(card.subject, card.photo_step, f"{place}, {card.heading}")

    # -- room ----------------------------------------------------------------------------------------------------------

    def _show_picker(self, card: Card) -> None:
        chosen = next((entry for entry in card.entries if entry.key == card.chosen), None)
        if chosen is not None:
            self._picker.set_face(f"{chosen.number}  {chosen.title}", icon=sign(chosen.look).icon)

    def _pick_item(self) -> None:
        if self._card is None:
            return
        menu = QMenu(self)
        for entry in self._card.entries:
            action = menu.addAction(f"{entry.number}  {entry.title}")
            action.triggered.connect(lambda _on=False, key=entry.key: self._pick(key))
        menu.popup(self._picker.mapToGlobal(self._picker.rect().bottomLeft()))

    def _make_room(self) -> None:
        """A side sheet takes its part of the width; in a narrow window it covers what lies below."""
        narrow = is_narrow(self)
        side = 16 if narrow else 24
        beside = SHEET_WIDTH if self._host.sheet is not None and not narrow else 0
        gap = 16 if beside else side
        self._column.setContentsMargins(side, 12, beside + gap, side)
        self._strip.set_low(self.window().height() < _LOW)
        self._column.setSpacing(8 if narrow else 12)
        self._list.setVisible(not narrow)
        self._picker.setVisible(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
