"""What every screen is given: the tablet behind it, the words, and the few things it may ask of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject

from app.bootstrap import FieldApp
from app.changed import Changed
from ui.background import Background, Lane
from ui.place import Place
from ui.wording import Words


class Frame(Protocol):
    """The window as a screen sees it."""

    def go(self, place: Place) -> None:
        """Show another place; the one left can be come back to."""

    def back(self) -> None: ...

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done, with a way back where there is one."""

    def changed(self, changed: Changed) -> None:
        """A writing use case returned: the status field says so and the screen that is seen refreshes what concerns it; every
        other one loads anew when it is entered."""

    def failed(self, error: BaseException) -> None:
        """A problem in one sentence, or the crash dialog for a bug."""

    def set_title(self, title: str, second: str) -> None: ...

    def set_job(self, job: str | None) -> None:
        """Which job's tabs stand in the top bar, None for none."""

    def set_language(self, language: str) -> None: ...

    def set_theme(self, theme: str) -> None: ...

    def sync_now(self) -> None: ...

    def lock(self) -> None: ...

    def unlocked(self) -> None:
        """The profile is open: go on to Heute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenContext:
    app: FieldApp
    words: Words
    lanes: Background
    frame: Frame

    def store(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run a use case on the store lane; `done` gets its value on this thread unless `owner` is gone by then."""
        self.lanes.run(Lane.STORE, work, receiver=owner, done=done, failed=failed or self.frame.failed)

    def work(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """The same on the lane of long work: photos, pages, hashes."""
        self.lanes.run(Lane.WORK, work, receiver=owner, done=done, failed=failed or self.frame.failed)

    def net(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """The same on the network's lane, which never holds a transaction."""
        self.lanes.run(Lane.NET, work, receiver=owner, done=done, failed=failed or self.frame.failed)

    def probe(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        owner: QObject,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """The same on the lane of checks over a network; it holds no transaction either."""
        self.lanes.run(Lane.PROBE, work, receiver=owner, done=done, failed=failed or self.frame.failed)

    def write(
        self,
        work: Callable[[], Changed],
        owner: QObject,
        done: Callable[[Changed], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """A writing use case: once it is on disk the whole window is told."""

        def told(changed: Changed) -> None:
            self.frame.changed(changed)
            if done is not None:
                done(changed)

        self.store(work, told, owner, failed)
