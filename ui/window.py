"""The window: spine, top bar, one screen at a time. It assembles and passes on; screens decide what they show."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.bootstrap import FieldApp
from app.changed import Changed, What
from app.problems import FieldProblem, Sort
from ui import status_words
from ui.background import Background, Lane
from ui.job_tabs import TAB_OF_SCREEN, TAB_SCREENS, tabs_of
from ui.place import FIRST_START, SETTINGS, SYNC, TODAY, UNLOCK, Place
from ui.problem_words import sentence
from ui.screen_context import ScreenContext
from ui.sync_pulse import SyncPulse
from ui.theme.apply import apply_theme
from ui.theme.theme import system_theme
from ui.theme.tokens import Scheme
from ui.widgets.banner import Banner, Tone
from ui.widgets.narrow import is_narrow
from ui.widgets.spine import Spine
from ui.widgets.toast import Toast
from ui.widgets.top_bar import TopBar
from ui.wording import Words

SCREENS = {
    "first_start": "FirstStartScreen",
    "unlock": "UnlockScreen",
    "today": "TodayScreen",
    "job": "JobScreen",
    "preconditions": "PreconditionsScreen",
    "matrix": "MatrixScreen",
    "workplace": "WorkplaceScreen",
    "blocks": "BlocksScreen",
    "users": "UsersScreen",
    "devices": "DevicesScreen",
    "mailboxes": "MailboxesScreen",
    "sign_off": "SignOffScreen",
    "handover": "HandoverScreen",
    "report": "ReportScreen",
    "sync_centre": "SyncCentreScreen",
    "returned": "ReturnedScreen",
    "settings": "SettingsScreen",
}
"""Folder in ui/screens -> class; a screen is made when it is first shown."""

_NO_SPINE = {"first_start", "unlock", "handover"}


class Window(QMainWindow):
    """Implements `screen_context.Frame`."""

    closed = Signal()

    def __init__(self, app: FieldApp, lanes: Background, words: Words) -> None:
        super().__init__()
        self._app, self._lanes, self._words = app, lanes, words
        self._place = TODAY
        self._trail: list[Place] = []
        self._job: str | None = None
        self._screens: dict[str, QWidget] = {}
        self._undo: Callable[[], None] | None = None
        self._saved_at: str | None = None
        self._shut = False
        self.setWindowTitle("Feldbuch")
        self.resize(1280, 800)
        self.setMinimumSize(800, 560)
        self._build()
        self._pulse = SyncPulse(app, lanes, self)
        self._pulse.changed.connect(self.changed)
        self._pulse.moved.connect(self._show_status)
        keys = ("today", "job", "sync_centre", "settings")
        for number, key in enumerate(keys, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda key=key: self._picked(key))

    # -- frame ---------------------------------------------------------------------------------------------------------

    @property
    def app(self) -> FieldApp:
        """The tablet behind the window, for whoever opened it."""
        return self._app

    def start(self) -> None:
        """Show the first place: first start, PIN, or Heute."""
        state = str(self._app.unlocking.state)
        if state == "locked":
            self.go(UNLOCK)
        elif state == "ready":
            self.unlocked()
        else:
            self.go(FIRST_START)

    def go(self, place: Place) -> None:
        if place != self._place and self._place.screen not in _NO_SPINE:
            self._trail = [*self._trail[-20:], self._place]
        self._enter(place)

    def back(self) -> None:
        self._enter(self._trail.pop() if self._trail else TODAY)

    def _enter(self, place: Place) -> None:
        screen = self._screen(place.screen)
        self._place = place
        if place.job is not None:
            self.set_job(place.job)
        framed = place.screen not in _NO_SPINE
        if not framed:
            self._toast.dismiss()  # what the technician did is nothing the contact has to read
        self._spine.setVisible(framed)
        self._top.setVisible(place.screen != "handover")
        self._top.status.setVisible(framed)
        self._banner_slot.setVisible(framed and self._banner is not None)
        in_job = place.screen in TAB_SCREENS.values() or place.screen in TAB_OF_SCREEN
        self._top.show_tabs(in_job)
        if in_job:
            self._top.tabs.set_current(TAB_OF_SCREEN.get(place.screen, place.screen))
        tab = {"today": "today", "sync_centre": "sync_centre", "settings": "settings"}.get(place.screen, "job")
        self._spine.set_current(tab)
        self._stack.setCurrentWidget(screen)
        screen.enter(place)  # type: ignore[attr-defined]
        if framed:
            self._show_status()

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._undo = undo
        self._toast.show_words(text, undo_word=self._words("Undo") if undo else "", lift_by=96)

    def changed(self, changed: Changed) -> None:
        if self._shut:
            return  # a run of sync that ended while the window closed: it is on disk, nobody looks any more
        if changed.saved_at is not None:
            self._saved_at = changed.saved_at
        if changed.what & {What.ADDED, What.JOBS} and self._job is not None:
            self._fill_tabs(self._job)
        self._show_status()
        if changed.saved_at is not None:
            if self._undo is not None:
                self._toast.dismiss()  # its way back would take back what was entered since
            self._pulse.soon()
        shown = self._screens.get(self._place.screen)
        if shown is not None:
            shown.refresh(changed)  # type: ignore[attr-defined]

    def failed(self, error: BaseException) -> None:
        todo = isinstance(error, FieldProblem) and error.sort is Sort.TO_DO
        self._show_banner(sentence(self._words, error), Tone.DEV if todo else Tone.BLOCK)

    def set_title(self, title: str, second: str) -> None:
        self._top.show_title(title, second)

    def set_job(self, job: str | None) -> None:
        if job is None or job == self._job:
            return
        self._job = job
        self._fill_tabs(job)

    def set_language(self, language: str) -> None:
        if language == self._words.language:
            return
        self._words = Words(language)
        self._store(lambda: self._app.prefer(language=language), lambda _: None)
        self._rebuild()

    def set_theme(self, theme: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme_of(theme))
        self._store(lambda: self._app.prefer(theme=theme), lambda _: None)

    def sync_now(self) -> None:
        self._pulse.now()

    def lock(self) -> None:
        self._pulse.stop()
        self._trail.clear()
        self._forget_screens()
        self._job = None
        self._store(self._app.unlocking.lock, lambda _: self._enter(UNLOCK))

    def unlocked(self) -> None:
        if str(self._app.unlocking.state) != "ready":
            self.go(FIRST_START)
            return
        self._pulse.start()
        self._enter(TODAY)
        self._show_status()

    def _store(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        if self._shut:
            return
        self._lanes.run(Lane.STORE, work, receiver=self, done=done, failed=self.failed)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self._words
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._spine = Spine(name=words("Navigation"))
        self._spine.add_tab("today", "calendar", words("Today"))
        self._spine.add_tab("job", "book", words("Job"))
        self._spine.add_tab("sync_centre", "sync", words("Sync"))
        self._spine.add_tab("settings", "sliders", words("Options"), below=True)
        self._spine.add_tab("lock", "lock", words("Lock"), below=True, stays=False)
        self._spine.picked.connect(self._picked)
        line.addWidget(self._spine)
        page = QVBoxLayout()
        page.setSpacing(0)
        self._top = TopBar(tabs_name=words("Parts of the job"))
        self._top.tabs.picked.connect(self._tab_picked)
        self._top.status.clicked.connect(lambda: self.go(SYNC))
        page.addWidget(self._top)
        self._banner_slot = QWidget()
        slot = QVBoxLayout(self._banner_slot)
        slot.setContentsMargins(24, 12, 24, 0)
        slot.setSpacing(0)
        self._banner: Banner | None = None
        self._banner_slot.hide()
        page.addWidget(self._banner_slot)
        self._stack = QStackedWidget()
        page.addWidget(self._stack, 1)
        line.addLayout(page, 1)
        self.setCentralWidget(whole)
        self._toast = Toast(whole)
        self._toast.undo.connect(self._undone)
        self._hide_banner = QTimer(self)
        self._hide_banner.setSingleShot(True)
        self._hide_banner.timeout.connect(self._clear_banner)

    def _screen(self, name: str) -> QWidget:
        if name not in self._screens:
            module = import_module(f"ui.screens.{name}.screen")
            ctx = ScreenContext(app=self._app, words=self._words, lanes=self._lanes, frame=self)
            self._screens[name] = getattr(module, SCREENS[name])(ctx)
            self._stack.addWidget(self._screens[name])
        return self._screens[name]

    def _forget_screens(self) -> None:
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()

    def _rebuild(self) -> None:
        """All words anew, in another language."""
        self._screens.clear()
        self._build()
        self._narrow_if_needed()
        if self._job is not None:
            self._fill_tabs(self._job)
        self._enter(self._place)
        self._show_status()

    def _fill_tabs(self, job: str) -> None:
        def show(tabs: tuple[tuple[str, str], ...]) -> None:
            self._top.tabs.clear()
            for key, word in tabs:
                self._top.tabs.add_tab(key, word)
            self._top.tabs.set_narrow(is_narrow(self))
            self._top.tabs.set_current(TAB_OF_SCREEN.get(self._place.screen, self._place.screen))

        self._store(lambda: tabs_of(self._app.jobs.open(job), self._words), show)

    def _picked(self, key: str) -> None:
        if self._place.screen in _NO_SPINE:
            return  # the keys of the spine must not lead past the PIN, nor out of hand-over mode
        if key == "lock":
            self.lock()
        elif key == "job":
            if self._job is None:
                self.go(TODAY)
            else:
                self.go(Place(screen="job", job=self._job))
        else:
            self.go({"today": TODAY, "sync_centre": SYNC, "settings": SETTINGS}[key])

    def _tab_picked(self, key: str) -> None:
        self.go(Place(screen=TAB_SCREENS[key], job=self._job))

    def _undone(self) -> None:
        if self._undo is not None:
            self._undo()
            self._undo = None

    def _show_banner(self, text: str, tone: Tone) -> None:
        self._clear_banner()
        fact, _, rest = text.partition(". ")
        self._banner = Banner(tone=tone, fact=fact + ("." if rest else ""), rest=rest)
        layout = self._banner_slot.layout()
        assert layout is not None
        layout.addWidget(self._banner)
        self._banner_slot.show()
        self._hide_banner.start(20_000)

    def _clear_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._banner_slot.hide()

    def _show_status(self) -> None:
        if str(self._app.unlocking.state) != "ready":
            return
        saved, words = self._saved_at, self._words

        def show(line: status_words.StatusLine) -> None:
            self._top.status.show_status(line.first, line.second, icon=line.icon, mood=line.mood)

        self._store(lambda: status_words.load(self._app, words, saved), show)

    def _narrow_if_needed(self) -> None:
        narrow = is_narrow(self)
        self._spine.set_narrow(narrow)
        self._top.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow_if_needed()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._shut = True
        self._pulse.stop()
        self.closed.emit()
        super().closeEvent(event)


def theme_of(choice: str):  # type: ignore[no-untyped-def]
    """The Theme behind a choice of the options; "system" follows the system."""
    from dataclasses import replace

    system = system_theme()
    schemes = {"light": Scheme.LIGHT, "dark": Scheme.DARK, "contrast": Scheme.HIGH_CONTRAST}
    return replace(system, scheme=schemes[choice]) if choice in schemes else system
