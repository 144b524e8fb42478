"""The one place where the window, the records thread and the screens are put together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication

from hubdesk.service.places import data_folder, default_hub, demo_hub
from hubdesk.ui import verbs, verbs_of_the_hub
from hubdesk.ui.ahead import import_ahead, import_pages
from hubdesk.ui.entry import Entry, Opened
from hubdesk.ui.look import keep_look, read_look
from hubdesk.ui.parts.icons import icon
from hubdesk.ui.records import Records, bug_from
from hubdesk.ui.theme import THEMES, add_fonts, show_theme
from hubdesk.ui.window import Window

if TYPE_CHECKING:
    from hubdesk.service.forms import Found
    from hubdesk.ui.places import Wires

SHOWN = 100  # milliseconds after which the way in has been painted
_TURN = 1  # ms, in which keys are taken
WARM = 1500  # milliseconds after the first page, when nobody waits any more


class App(QObject):
    """The running program: shows a gate until a hub is open, then its places, and locks again."""

    def __init__(self, application: QApplication, hub: Path, demo: Path, folder: Path) -> None:
        super().__init__()
        self.setObjectName("app")
        self._application, self._folder = application, folder
        self.look = read_look(folder)
        sheet = show_theme(application, self.look.theme, self.look.percent)
        self.records = Records(self)
        search = verbs.asking(self.records, verbs.search, latest="search")
        self.window = Window(application, search, self.look.idle_minutes)
        self.window.setStyleSheet(sheet)
        self.window.restoreGeometry(QByteArray.fromBase64(self.look.frame.encode()))
        self._warming = QTimer(self.window, singleShot=True, interval=WARM)
        self._warming.timeout.connect(self._warm)
        self.entry = Entry(self.records, self.window, hub, demo, self.look.last_user)
        self.records.refused.connect(self.window.show_error)
        self.records.changed.connect(self.window.take_changes)
        self.window.lock_requested.connect(self.lock)
        self.window.closed.connect(self._end)
        self.window.found_opened.connect(self._open_found)
        self.entry.opened.connect(self._open)
        self.window.tour_ended.connect(self._keep_shown_round)
        self._opened: Opened | None = None
        self._rehearsal: Generator[None, None, None] = (_ for _ in ())
        self._wires: Wires | None = None

    def start(self) -> None:
        """Show the window with what this workstation needs first."""
        self.entry.begin()
        self.window.show()
        QTimer.singleShot(SHOWN, self._go_ahead)

    def _go_ahead(self) -> None:
        """Fetch what the first page of a hub needs, while the passphrase is typed."""
        add_fonts("[!A]*.[ot]tf")
        self.records.run_without_desk(lambda _progress: import_ahead(), self._make_ahead)

    def _make_ahead(self, _imported: None) -> None:
        from hubdesk.ui.rehearsal import rehearse

        if self._opened is None:  # else somebody waits for the page itself
            self._rehearsal = rehearse(self.window.frame)
            self._rehearse()

    def _rehearse(self) -> None:
        if next(self._rehearsal, self) is None:
            QTimer.singleShot(_TURN, self, self._rehearse)

    def _warm(self) -> None:
        self.records.run_without_desk(lambda _progress: import_pages())
        self.records.run(verbs.warm, failed=lambda _locked: None)

    def lock(self) -> None:
        """Save what is half done, close the hub and blank the window."""
        if self.window.page is not None:
            self.window.leave_pages()
            self.entry.lock()

    def show_look(self, theme: str, percent: int) -> None:
        """Take another theme and size of text, and keep them."""
        self.look = replace(self.look, theme=theme, percent=percent)
        keep_look(self._folder, self.look)
        self.window.let_pages_go()  # or every page that was ever opened would be dressed anew
        self.window.setStyleSheet(show_theme(self._application, theme, percent))
        self.window.fit()

    def set_idle(self, minutes: int) -> None:
        """Take another time after which the window locks itself, and keep it."""
        self.look = replace(self.look, idle_minutes=minutes)
        keep_look(self._folder, self.look)
        self.window.set_idle(minutes)

    def _open(self, opened: Opened) -> None:
        self._rehearsal.close()
        left_at = self.look.place if opened.user.name == self.look.last_user else "today"
        if opened.user.name != self.look.last_user:
            self.look = replace(self.look, last_user=opened.user.name)
            keep_look(self._folder, self.look)
        if self._opened == opened:
            self.window.open_frame(opened.hub, opened.user.name, opened.demo)
            self.window.show_again()
            return
        from hubdesk.ui.offers import offers
        from hubdesk.ui.places import Wires, places_of

        # Somebody else's half-filled pages are theirs: kept as drafts, never shown to the next person.
        self._opened = opened
        self._wires = Wires(
            self.records,
            self.window,
            opened.codes,
            opened.user,
            look=lambda: self.look,
            show_look=self.show_look,
            set_idle=self.set_idle,
        )
        self.window.set_places(places_of(self._wires))
        self.window.offer(offers(self._wires))
        self.window.open_frame(opened.hub, opened.user.name, opened.demo)
        self.window.show_rail_place(left_at)
        self._warming.start()
        if opened.demo and not self.look.shown_round:
            from hubdesk.ui.places_of_help import show_round

            show_round(self._wires)

    def _keep_shown_round(self) -> None:
        self.look = replace(self.look, shown_round=True)
        keep_look(self._folder, self.look)

    def _open_found(self, found: Found) -> None:
        if found.kind == "meeting" and self._wires is not None:
            from hubdesk.ui.places_of_meetings import show_meeting

            show_meeting(self._wires, found.id)
        elif found.family_id and self._wires is not None:
            concern = found.id if found.kind == "concern" else ""
            person = found.id if found.kind == "person" else ""
            self._wires.open_family(found.family_id, concern=concern, person=person)
        else:
            self.window.notice.warn("This concern belongs to no family: it is about an adult, or names nobody.")

    def _end(self) -> None:
        frame = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self.look = replace(self.look, frame=frame, place=self.window.rail_place or self.look.place)
        keep_look(self._folder, self.look)
        self.records.close(verbs_of_the_hub.lock)
        self.records.stop()


def catch_all(records: Records) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Make the hook for unexpected exceptions: a sentence for the person, and no case data anywhere."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        records.refused.emit(bug_from(error))

    return hook


def build(application: QApplication) -> App:
    """Put the program together for this workstation; does not run it."""
    named = os.environ.get("HUBDESK_DB")
    return App(application, Path(named) if named else default_hub(), demo_hub(), data_folder())


def run() -> int:
    """Open the window and stay until it is closed; gives the exit status."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("HubDesk")
    application.setApplicationDisplayName("HubDesk")
    application.setWindowIcon(icon("puzzle", THEMES["light"].action, 64))
    app = build(application)
    sys.excepthook = catch_all(app.records)
    app.start()
    return application.exec()
