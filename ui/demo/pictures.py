"""Pictures of the screens as they stand."""

from pathlib import Path

from PySide6.QtWidgets import QWidget


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
        self._count += 1
        self._taken.add(name)
        path = self._folder / f"{self._count:02d}-{name}.png"
        self._window.grab().save(str(path))
        return path
