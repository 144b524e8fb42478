"""Today: what needs a person now, and the list behind each count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.days import long_day
from hubdesk.domain.today import TILES, Item, Today
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.tile import TileButton
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.today_words import GROUPS, OPENS, SAID, due_said, due_words, kind_words, late_words, sent_words
from hubdesk.ui.theme import px

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class TodayPage(Page):
    """`today` counts, `items` lists what is behind a tile, `done` ends an action."""

    item_opened = Signal(object)  # Item
    exchange_requested = Signal()
    hand_over_requested = Signal()
    meeting_requested = Signal()
    changed_requested = Signal()
    settle_requested = Signal(object)  # Item

    def __init__(self, today: Ask, items: Ask, done: Ask) -> None:
        super().__init__("today", "Today")
        self._today, self._items, self._done = today, items, done
        self._shown: Today | None = None
        self._name = "urgent"
        self._may_work = True
        self._chosen = False  # whether the person chose a tile, or the first that needs somebody is shown
        self.tiles: dict[str, TileButton] = {}
        self.model: Rows[Item] = Rows(self._columns())
        self.table = Table("today_items", "What waits", self.model, row_height=52)
        self.table.row_opened.connect(self._open)
        self.list_heading = Heading("", "heading", "today_list_heading")
        self.list_words = flowing(Words("", "quiet", "today_list_words").in_column())
        self.empty = EmptyState("today_empty", "", "")
        self.open = secondary("&Open", "today_open", lambda: self._open(self.table.chosen()))
        self.done = secondary("It is &done", "today_done", self._end)
        self.let_go = secondary("Let it &go", "today_let_go", self._let_go)
        self.sent = Words("", "quiet", "today_sent")
        self.send = quiet("Go to E&xchange", "today_exchange", self.exchange_requested.emit)
        self.hand_over = secondary("&Hand over somebody's work", "today_hand_over", self.hand_over_requested.emit)
        self.meeting = secondary("Meetin&g", "today_meeting", self.meeting_requested.emit)
        self.changed = secondary("&Since my last shift", "today_changed", self.changed_requested.emit)
        self._lay_out()
        self.setFocusProxy(self.table)

    def let(self, *, work: bool, send: bool) -> None:
        """Show what the person who is signed in may do."""
        self.hand_over.setVisible(work)
        self.send.setVisible(send)
        self._may_work = work

    def refresh(self) -> None:
        """Count again, and list again what is shown."""
        self._today(done=self._show)

    def take_changes(self, changes: Changes) -> None:
        """Count again after any change: whatever was done may have ended something."""
        self.refresh()

    def show_tile(self, name: str) -> None:
        """Show the list behind a tile."""
        self._name = name
        self.tiles[name].setChecked(True)
        self.list_heading.setText(TILES[name][0])
        self.list_words.setText(SAID[name][0])
        self.empty.say("Nothing waits here", SAID[name][1])
        self.open.setText(OPENS[name])
        self.open.setAccessibleName(OPENS[name])
        self._items(name, done=partial(self._list, name))

    def _show(self, today: Today) -> None:
        self._shown = today
        self.heading.setText(f"Today, {_WEEK[today.at.weekday()]} {long_day(today.at.date())}")
        for tile in today.tiles:
            self.tiles[tile.name].show_counts(tile.count, tile.late)
        self.sent.setText(sent_words(today))
        if not self._chosen:
            self._name = next((tile.name for tile in today.tiles if tile.count), "urgent")
        self.show_tile(self._name)

    def _list(self, name: str, items: Sequence[Item]) -> None:
        if name != self._name:
            return
        chosen = self.table.chosen()
        self.model.show_rows(items)
        self._views.setCurrentIndex(0 if items else 1)
        ahead = self.table if items else self.tiles[name]
        self.setFocusProxy(ahead)
        if not items and not self.hand_over.hasFocus():
            ahead.setFocus()
        self.list_words.setVisible(bool(items))
        self.open.setVisible(bool(items))
        self.done.setVisible(bool(items) and name == "action" and self._may_work)
        self.let_go.setVisible(bool(items) and name == "note" and self._may_work)
        places = [row for row, item in enumerate(items) if chosen is not None and item.id == chosen.id]
        self.table.choose(places[0] if places else 0)

    def _choose(self, name: str) -> None:
        self._chosen = True
        self.show_tile(name)

    def _open(self, item: Item | None) -> None:
        if item is not None:
            self.item_opened.emit(item)

    def _end(self) -> None:
        item = self.table.chosen()
        if item is not None:
            self._done(item.id)

    def _let_go(self) -> None:
        item = self.table.chosen()
        if item is not None:
            self.settle_requested.emit(item)

    def _columns(self) -> tuple[Column[Item], ...]:
        return (
            Column("due", "When", lambda item: due_words(item, self._now()), width=136, yields=1,
                   detail=lambda item: late_words(item, self._now()), said=lambda item: due_said(item, self._now()),
                   paint=lambda: Cell(strong=True)),
            Column("who", "Family", lambda item: item.title, width=184, detail=kind_words,
                   paint=lambda: Cell(strong=True)),
            Column("what", "What", lambda item: item.words, paint=lambda: Cell(lines=2)),
            Column("owner", "Whose", lambda item: item.owner, width=128, yields=2),
        )  # fmt: skip

    def _now(self) -> datetime:
        assert self._shown is not None
        return self._shown.at

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        left = Scrolled("today_tiles", 4)
        for title, names in GROUPS:
            left.column.addWidget(Words(title, "small", f"today_group_{names[0]}"))
            card = QFrame()
            card.setProperty("style", "card")
            rows = QVBoxLayout(card)
            rows.setContentsMargins(1, 1, 1, 1)
            rows.setSpacing(0)
            for name in names:
                tile = TileButton(name, TILES[name][0], "red" if name == "urgent" else "")
                tile.clicked.connect(lambda _checked=False, name=name: self._choose(name))
                self._group.addButton(tile)
                self.tiles[name] = tile
                rows.addWidget(tile)
            left.column.addWidget(card)
            left.column.addSpacing(4)
        left.column.addWidget(Words("Headquarters", "small", "today_group_sent"))
        for part in (self.sent, self.send):
            left.column.addWidget(part)
        for part in (self.changed, self.meeting, self.hand_over):
            self.bar.addWidget(part)
        left.setFixedWidth(px(304))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.done)
        buttons.addWidget(self.let_go)
        buttons.addStretch(1)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        self._views.setMinimumWidth(px(360))
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        for part in (self.list_heading, self.list_words):
            right.addWidget(part)
        right.addWidget(self._views, 1)
        right.addLayout(buttons)
        self.body.addWidget(SideBySide((left, 0), (beside, 1)), 1)
        self.setTabOrder(list(self.tiles.values())[-1], self.table)
