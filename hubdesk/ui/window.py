"""The frame: rail, top line, notice and one page at a time; it knows places as data and no screen by name.

How a screen comes into the window:

1. A screen is a `parts.page.Page` whose constructor takes plain values and callables (`parts.asking.Ask`),
   never the desk, the window or another screen. It overrides `refresh`, `take_changes` and `leave` where it
   needs them.
2. Its signals are facts (`concern_recorded`) or requests (`family_opened(family_id)`, `concern_opened(id)`).
3. `places.py` makes a `Place` of it: a name, a word with its mnemonic, an icon of `resources/icons`, and
   `make`, which is called when the place is first shown and may import then. Places with `rail=True` stand in
   the rail in their order and get Ctrl+1, Ctrl+2 and so on.
4. `places.py` wires it: it gives the screen its verbs and answers its requests by `window.show_place(name)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.focus_ring import FocusRing
from hubdesk.ui.parts.keys import KeyLine, keys_of, letters_of, said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.tab_order import go_on

if TYPE_CHECKING:
    from hubdesk.ui.parts.commands import Command
    from hubdesk.ui.parts.frame import Frame
    from hubdesk.ui.parts.notice import Notice
    from hubdesk.ui.parts.rail import Rail
    from hubdesk.ui.parts.top_line import TopLine
    from hubdesk.ui.parts.tour import TourBar

IDLE_MINUTES = 10
_TURN = 1  # ms: with none what comes next would be done before any key that waits
_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go; `word` holds a mnemonic, `make` is called once, when the place is first shown.

    `under` names the place of the rail that is marked for one that is not in it, `key` goes there from anywhere.
    """

    name: str
    word: str
    icon: str
    make: Callable[[], Page]
    rail: bool = True
    under: str = ""
    key: str = ""


class Window(QMainWindow):
    """The program's one window: a gate (welcome, set up, unlock) or the frame with its places."""

    lock_requested = Signal()
    found_opened = Signal(object)  # Found
    tour_ended = Signal()
    closed = Signal()

    def __init__(self, app: QApplication, search: Ask, idle_minutes: int = IDLE_MINUTES) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("HubDesk")
        self.setMinimumSize(QSize(960, 600))
        self._places: dict[str, Place] = {}
        self._pages: dict[str, Page] = {}
        self._keys: list[QShortcut] = []
        self._offered: tuple[Command, ...] = ()
        self._shown, self._before, self._stale, self._coming = "", "", "", ""
        self._search = search
        self._outer = QStackedWidget()
        self._outer.setObjectName("outer")
        self.setCentralWidget(self._outer)
        self._frame: Frame | None = None
        self._gate: QWidget | None = None
        self._ring = FocusRing(self, app)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(idle_minutes * 60_000)
        self._idle.timeout.connect(self.lock_requested)
        self._action("go_to_search", "Ctrl+K", "Search", self._go_to_search)
        self._action("lock", "Ctrl+L", "Lock", self.lock_requested.emit)

    @property
    def frame(self) -> Frame:
        """What is round the pages; made when it is first needed, so that the way in need not wait for it."""
        if self._frame is None:
            from hubdesk.ui.parts.frame import Frame

            self._frame = Frame(self._search, lambda: self._offered)
            self._frame.rail.place_chosen.connect(self.come_to)
            self._frame.top.lock_requested.connect(self.lock_requested)
            self._frame.top.found_opened.connect(self.found_opened)
            self._frame.tour.ended.connect(self.tour_ended)
            self._outer.addWidget(self._frame)
        return self._frame

    @property
    def rail(self) -> Rail:
        """The rail of places."""
        return self.frame.rail

    @property
    def top(self) -> TopLine:
        """The line at the top."""
        return self.frame.top

    @property
    def notice(self) -> Notice:
        """Where the window says what was done and what was not."""
        return self.frame.notice

    @property
    def tour(self) -> TourBar:
        """What leads a newcomer round."""
        return self.frame.tour

    @property
    def page(self) -> Page | None:
        """The page that is shown, or None while the gate is."""
        current = self._stack.currentWidget() if self._gate is None else None
        return current if isinstance(current, Page) else None

    @property
    def _stack(self) -> QStackedWidget:
        return self.frame.pages

    @property
    def rail_place(self) -> str:
        """The place of the rail to which the page that was shown last belongs; empty before there is any."""
        place = self._places.get(self._shown)
        return (place.under or place.name) if place else ""

    def show_gate(self, gate: QWidget) -> None:
        """Show a page over the whole window, in place of all case data; the one before it goes."""
        if self._gate is not None:
            self._outer.removeWidget(self._gate)
            self._gate.deleteLater()
        self._gate, self._coming = gate, ""
        self._outer.addWidget(gate)
        self._outer.setCurrentWidget(gate)
        self._idle.stop()
        if self._frame is not None:
            self._frame.tour.leave()
        self.setWindowTitle("HubDesk")
        gate.setFocus()

    def open_frame(self, hub: str, user: str, demo: bool) -> None:
        """Show the frame for the person who signed in."""
        self.top.show_hub(hub, user, demo)
        self.setWindowTitle(f"{hub} - HubDesk")
        self._outer.setCurrentWidget(self.frame)
        if self._gate is not None:
            self._outer.removeWidget(self._gate)
            self._gate.deleteLater()
            self._gate = None
        self._idle.start()

    def set_places(self, places: Sequence[Place]) -> None:
        """Take the places of a hub; pages of the hub before are let go."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._coming = {}, ""
        self._places = {place.name: place for place in places}
        for shortcut in self._keys:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._keys = [self._key_to(place) for place in places if place.key]
        self._shown = self._before = places[0].name if places else ""
        self._stale = ""
        self.rail.show_places([(p.name, p.word, p.icon) for p in places if p.rail])

    def offer(self, commands: Sequence[Command]) -> None:
        """Take what can be done from anywhere by typing its words into the search box."""
        self._offered = tuple(commands)

    def key_to(self, name: str) -> str:
        """Name the key that goes to a place from anywhere, empty where there is none."""
        from hubdesk.ui.parts.rail import rail_key

        rail = [place.name for place in self._places.values() if place.rail]
        return rail_key(rail.index(name)) if name in rail else self._places[name].key

    @property
    def before(self) -> str:
        """The place that was shown before this one."""
        return self._before

    def has(self, name: str) -> bool:
        """Tell whether there is such a place for this person."""
        return name in self._places

    def place(self, name: str) -> Page:
        """Give the page of a place, making it the first time."""
        page = self._made(name)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        return page

    def _made(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = self._places[name].make()
        return self._pages[name]

    def set_idle(self, minutes: int) -> None:
        """Lock after another time without a touch."""
        self._idle.setInterval(minutes * 60_000)

    def show_again(self) -> None:
        """Fetch again what was shown before the hub was locked."""
        if self.page is not None:
            self.page.refresh()
            self.page.setFocus()

    def let_pages_go(self) -> None:
        """Let go of the pages behind: they are made again for another look when they are shown."""
        for name, page in list(self._pages.items()):
            if page is self.page:
                self._stale = name
            else:
                self._let_go(name)

    def fit(self) -> None:
        """Fit what is shown to another size of text; the page itself is made again once it was left."""
        from hubdesk.ui.parts.table import Table

        for table in self.findChildren(Table):
            table.fit()

    def _let_go(self, name: str) -> None:
        page = self._pages.pop(name)
        page.leave()
        self._stack.removeWidget(page)
        page.deleteLater()
        QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)  # now, or it would be dressed once more

    def show_place(self, name: str) -> Page:
        """Go to a place."""
        place, page = self._places[name], self.place(name)
        self._coming = ""
        if name != self._shown:
            self._before, self._shown = self._shown, name
        self.rail.mark(place.under or name)
        self.notice.hide()
        self._stack.setCurrentWidget(page)
        if self._stale not in ("", name):
            self._let_go(self._stale)
            self._stale = ""
        page.refresh()
        page.setFocus()
        self._share_letters()
        return page

    def come_to(self, name: str, prepare: Callable[[Page], object] = lambda _page: None) -> None:
        """Go to a place; a page that is new is made, dressed and shown in three turns: keys are taken in between."""
        if name in self._pages:
            prepare(self._pages[name])
            self.show_place(name)
            return

        self._coming = name
        steps = (lambda: prepare(self._made(name)), lambda: self.place(name), lambda: self.show_place(name))
        self._take_turns(name, steps)

    def _take_turns(self, name: str, steps: Sequence[Callable[[], object]]) -> None:
        def step() -> None:
            if name == self._coming:  # not where somebody has gone elsewhere meanwhile
                steps[0]()
                self._take_turns(name, steps[1:])

        if steps:
            QTimer.singleShot(_TURN, self, step)

    def show_rail_place(self, name: str) -> None:
        """Go to a place of the rail, or to the first where there is none of that name."""
        here = self._places.get(name)
        self.show_place(name if here and here.rail else next(iter(self._places)))

    def go_back(self) -> None:
        """Go to the place that was shown before this one."""
        self.show_place(self._before)

    def keys(self) -> list[KeyLine]:
        """List the keys that work anywhere, then those of the pages that were opened, the last one's first."""
        pages = tuple(self._pages.values())
        last = self._pages.get(self._before)
        own = sorted((page for page in pages if page is not self.page), key=lambda page: page is not last)
        each = [line for page in own for line in keys_of(page, page.accessibleName())]
        return [*keys_of(self, "", pages), *each]

    def take_changes(self, changes: Changes) -> None:
        """Tell the page that is shown of a change; the others fetch again when they are shown."""
        if self.page is not None:
            self.page.take_changes(changes)

    def show_error(self, error: HubdeskError) -> None:
        """The one door: show the sentence of something that did not happen."""
        self.notice.warn(error.sentence)

    def leave_pages(self) -> None:
        """Ask every page to save what is half done."""
        for page in self._pages.values():
            page.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the idle time again at every touch while the frame is open."""
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._share_letters()  # at the last moment, for a page changes while one works on it
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for touches where they arrive, at the native window: few events pass there, and every touch does."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is half done, then say that the window has gone."""
        self.leave_pages()
        self.closed.emit()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next stop of Tab."""
        return go_on(self, forward)

    def _go_to_search(self) -> None:
        self.top.search.setFocus()
        self.top.search.selectAll()  # what was looked for before is typed over

    def _share_letters(self) -> None:
        parts: tuple[QWidget, ...] = (self._stack, self.notice, self.tour)
        self.rail.yield_letters(frozenset().union(*(letters_of(part) for part in parts)))

    def _key_to(self, place: Place) -> QShortcut:
        key = QShortcut(QKeySequence(place.key), self, lambda: self._open_frame_to(place.name))
        return said(key, place.word.replace("&", ""))

    def _open_frame_to(self, name: str) -> None:
        if self.page is not None:  # behind a gate there is nowhere to go
            self.show_place(name)

    def _action(self, name: str, key: str, words: str, act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setObjectName(name)
        action.setWhatsThis(words)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
