"""Tells screens what a use case altered, so that each refreshes what concerns it and nobody reloads everything."""

import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject


class Refresh:
    """A screen watches with itself as owner; once it is deleted it hears nothing more."""

    def __init__(self) -> None:
        self._watchers: list[tuple[weakref.ref[QObject], Callable[[Any], None]]] = []

    def watch(self, owner: QObject, on_changed: Callable[[Any], None]) -> None:
        """`on_changed` gets every `Changed` a use case returned, in the window's thread."""
        self._watchers.append((weakref.ref(owner), on_changed))

    def forget(self, owner: QObject) -> None:
        self._watchers = [entry for entry in self._watchers if entry[0]() is not owner]

    def tell(self, changed: Any) -> None:
        """Passes a change to all watchers alive. A watcher may open or close screens while being told."""
        alive = []
        for entry in self._watchers:
            owner = entry[0]()
            if owner is not None and shiboken6.isValid(owner):
                alive.append(entry)
        self._watchers = alive
        for reference, on_changed in tuple(alive):
            owner = reference()
            if owner is not None and shiboken6.isValid(owner):
                on_changed(changed)
