"""Gruppen und Schritte: one block per group, queue, session, order and visit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changed import Changed, What
from ui.editors.host import EditorHost
from ui.place import Place
from ui.screen_context import ScreenContext
from ui.screens.blocks import presenter
from ui.screens.blocks.block_card import BlockCard
from ui.screens.blocks.presenter import Block, Page
from ui.widgets.empty import EmptyState
from ui.widgets.list_row import ListRow
from ui.widgets.narrow import is_narrow
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Sheet
from ui.widgets.side_sheet import WIDTH as SHEET_WIDTH

_CONCERNS = {What.ANSWERS, What.ADDED, What.REVIEWS}


class BlocksScreen(QWidget):
    def __init__(self, ctx: ScreenContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._job = ""
        self._shape: tuple[object, ...] = ()
        self._cards: dict[str, BlockCard] = {}
        self._jumps: dict[str, ListRow] = {}
        self._host = EditorHost(ctx, self)
        self._host.sheet_moved.connect(lambda _open: self._make_room())
        self._line = QHBoxLayout(self)
        self._line.setSpacing(16)
        self._list = Sheet(name=ctx.words("Blocks"))
        self._list.setFixedWidth(264)
        self._jump_scroll = Scroll()
        self._list.column.addWidget(self._jump_scroll)
        self._scroll = Scroll()
        self._line.addWidget(self._list)
        self._line.addWidget(self._scroll, 1)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._host.undo)
        QShortcut(QKeySequence("Ctrl+Y"), self, self._host.redo)
        self._make_room()

    def enter(self, place: Place) -> None:
        self._host.close_sheet()
        self._job = self._host.job = place.job or self._job
        self._load(place.subject or "")

    def refresh(self, changed: Changed) -> None:
        if self._job in changed.jobs and changed.what & _CONCERNS:
            self._load("")

    def _load(self, subject: str) -> None:
        app, job, words = self._ctx.app, self._job, self._ctx.words
        self._ctx.store(lambda: presenter.load(app, job, words), lambda page: self._show(page, subject), self)

    def _show(self, page: Page, subject: str) -> None:
        self._ctx.frame.set_title(page.title, page.second)
        shape = (self._job, *((block.key, tuple(line.step for line in block.lines)) for block in page.blocks))
        if shape != self._shape:
            self._shape = shape
            self._build(page)
        for block in page.blocks:
            self._cards[block.key].show_block(block)
            self._show_jump(block)
        wanted = next((block.key for block in page.blocks if block.subject == subject), "")
        if wanted:
            self._jump(wanted)

    def _build(self, page: Page) -> None:
        words = self._ctx.words
        holder, jumps = QWidget(), QWidget()
        column, lines = QVBoxLayout(holder), QVBoxLayout(jumps)
        for layout in (column, lines):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.setSpacing(16)
        lines.setSpacing(0)
        self._cards.clear()
        self._jumps.clear()
        for block in page.blocks:
            card = BlockCard(block, words)
            card.given.connect(self._host.give)
            card.asked.connect(self._host.ask)
            card.acted.connect(self._host.act)
            card.opened.connect(self._open)
            self._cards[block.key] = card
            column.addWidget(card)
            jump = ListRow(block.title, margin=44)
            jump.clicked.connect(lambda _on=False, key=block.key: self._jump(key))
            self._jumps[block.key] = jump
            lines.addWidget(jump)
        if not page.blocks:
            column.addWidget(
                EmptyState(
                    icon="list",
                    title=words("Nothing here"),
                    sentence=words("This order holds no groups, sessions or steps of the visit."),
                )
            )
        self._scroll.set_content(holder)
        self._jump_scroll.set_content(jumps)
        self._make_room()

    def _show_jump(self, block: Block) -> None:
        done = 0 < block.total == block.settled
        looks = {line.look for line in block.lines}
        worst = next((look for look in ("blocks", "not_done", "deviates") if look in looks), "")
        icon = {"blocks": "bang", "not_done": "cross", "deviates": "neq", "": "tick" if done else ""}[worst]
        ink = {"blocks": "block", "": "done"}.get(worst, "dev")
        counted = block.counted
        self._jumps[block.key].set_face(
            block.title,
            # What tells blocks apart may be cut off, how far they are may not.
            second=f"{counted} · {block.sort}" if block.sort else counted,
            icon=icon or "open",
            icon_ink=ink if icon else "ink3",
            spoken=f"{block.title}, {counted}, {self._ctx.words('show')}",
        )

    def _jump(self, key: str) -> None:
        card = self._cards[key]
        self._scroll.verticalScrollBar().setValue(card.y())
        for name, jump in self._jumps.items():
            jump.set_chosen(name == key)

    def _open(self, subject: str, item: str) -> None:
        self._ctx.frame.go(Place(screen="workplace", job=self._job, subject=subject, item=item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ctx.frame.back()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        narrow = is_narrow(self)
        side = 16 if narrow else 24
        beside = SHEET_WIDTH + 16 if self._host.sheet is not None and not narrow else side
        self._line.setContentsMargins(side, 16, beside, side)
        self._list.setVisible(not narrow and len(self._cards) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
