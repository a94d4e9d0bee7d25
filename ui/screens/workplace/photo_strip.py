"""The photos of the place, below the sheet."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editors.model import PhotoTile
from ui.theme.type import LABEL, SECOND
from ui.widgets.photo import AddPhoto, PhotoThumb
from ui.widgets.sheet import Rule
from ui.widgets.text import Text
from ui.wording import Words

MOST = 8
"""Thumbs beside each other; the newest ones."""


class PhotoStrip(QWidget):
    """`fetch(photo_id, arrived)` brings the bytes of a print. Signals: wanted() to add one, opened(PhotoTile)."""

    wanted = Signal()
    opened = Signal(object)

    def __init__(self, words: Words, fetch: Callable[[str, Callable[[bytes], None]], None]) -> None:
        super().__init__()
        self._fetch = fetch
        self._pixmaps: dict[str, QPixmap] = {}
        self._tiles: tuple[PhotoTile, ...] | None = None
        self._thumbs: list[PhotoThumb] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule(strong=True))
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 8, 16, 8)
        inner.setSpacing(6)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Text(words("Photos of this place"), LABEL))
        head.addStretch(1)
        self._count = Text("", SECOND, "ink2")
        head.addWidget(self._count)
        inner.addWidget(self._head)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self.add = AddPhoto(words("Add photo"))
        self.add.clicked.connect(self.wanted)
        self._line.addWidget(self.add)
        self._line.addStretch(1)
        inner.addLayout(self._line)
        column.addLayout(inner)

    def set_low(self, low: bool) -> None:
        """In a low window only the pictures stand."""
        self._head.setVisible(not low)

    def show_photos(self, tiles: tuple[PhotoTile, ...]) -> None:
        if tiles == self._tiles:
            return
        self._tiles = tiles
        self._count.set_words(str(len(tiles)) if tiles else "")
        for thumb in self._thumbs:
            self._line.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        self._thumbs.clear()
        for place, tile in enumerate(tiles[-MOST:]):
            thumb = PhotoThumb(self._pixmaps.get(tile.photo_id, QPixmap()), tile.caption)
            thumb.clicked.connect(lambda _on=False, tile=tile: self.opened.emit(tile))
            self._line.insertWidget(place, thumb)
            self._thumbs.append(thumb)
            if tile.photo_id not in self._pixmaps:
                self._fetch(tile.photo_id, partial(self._arrived, tile, thumb))

    def _arrived(self, tile: PhotoTile, thumb: PhotoThumb, data: bytes) -> None:
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            self._pixmaps[tile.photo_id] = pixmap.scaledToHeight(160)
        if thumb in self._thumbs:
            thumb.show_photo(self._pixmaps.get(tile.photo_id, QPixmap()), tile.caption)
