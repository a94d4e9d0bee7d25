"""Pictures of the screens as they stand."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.demo.hand import breathe
from ui.widgets.side_sheet import SideSheet


class Album:
    """Screens in the order they were seen: screens/01-first-start.png and so on."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._folder, self._window = folder, window
        self._count = 0
        self._taken: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def take_once(self, name: str) -> None:
        """The first time only."""
        if name not in self._taken:
            self.take(name)

    def take(self, name: str) -> Path:
        """A sheet that still slides in is waited for."""
        breathe()  # what was just told to the window has its place before it is drawn
        self._count += 1
        self._taken.add(name)
        while any(_slides(sheet) for sheet in self._window.findChildren(SideSheet)):
            breathe()
        path = self._folder / f"{self._count:02d}-{name}.png"
        self._window.grab().save(str(path))
        return path


def _slides(sheet: SideSheet) -> bool:
    host = sheet.parentWidget()
    return sheet.isVisible() and host is not None and not host.rect().contains(sheet.geometry())
