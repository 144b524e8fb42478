"""The way into a hub: welcome, set up, recovery key, unlock; and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from hubdesk.domain.errors import HubdeskError
from hubdesk.ui import verbs_of_the_hub as verbs
from hubdesk.ui.parts.asking import Asked, Progress
from hubdesk.ui.records import Records
from hubdesk.ui.window import Window

if TYPE_CHECKING:
    from hubdesk.domain.codes import CodeLists
    from hubdesk.domain.user import User
    from hubdesk.service.desk import Desk

Done = Callable[[Any], None] | None
Failed = Callable[[HubdeskError], None] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The plain values of an open hub."""

    hub: str
    user: User
    codes: CodeLists
    demo: bool


class Entry(QObject):
    """Shows the gates one after the other and tells when a hub is open."""

    opened = Signal(object)  # Opened

    def __init__(self, records: Records, window: Window, hub: Path, demo: Path, last_user: str) -> None:
        super().__init__(window)
        self.setObjectName("entry")
        self._records, self._window, self._last = records, window, last_user
        self._own, self._demo, self._hub = hub, demo, hub
        self._opened: Opened | None = None

    def begin(self) -> None:
        """Show what this workstation needs first."""
        if self._own.exists():
            self._hub = self._own
            self._show_unlock("")
        else:
            self._show_welcome()

    def lock(self) -> None:
        """Close the hub and show the way in again."""
        demo = self._hub == self._demo
        self._records.close(verbs.lock)
        if demo:
            self.begin()
        else:
            self._show_unlock("Locked. What you were typing is kept.")

    def _show_welcome(self) -> None:
        from hubdesk.ui.screens.welcome import WelcomePage

        page = WelcomePage(self._ask_demo, self._ask_restore, own=self._own.exists())
        page.set_up_requested.connect(self._show_set_up)
        page.back_requested.connect(self.begin)
        page.hub_restored.connect(self.begin)
        self._window.show_gate(page)

    def _show_set_up(self) -> None:
        from hubdesk.ui.screens.set_up import SetUpPage

        page = SetUpPage(self._ask_set_up)
        page.back_requested.connect(self._show_welcome)
        page.hub_made.connect(self._show_key)
        self._window.show_gate(page)

    def _show_key(self, key: str) -> None:
        from hubdesk.ui.screens.set_up_key import RecoveryKeyPage

        assert self._opened is not None
        page = RecoveryKeyPage(self._opened.hub, key)
        page.key_kept.connect(self._tell)
        self._window.show_gate(page)

    def _show_unlock(self, why: str) -> None:
        from hubdesk.ui.screens.unlock import UnlockPage

        page = UnlockPage(self._ask_users, self._ask_unlock, self._ask_recover, self._last, why)
        page.unlocked.connect(self._tell)
        page.demo_requested.connect(self._show_welcome)
        self._window.show_gate(page)

    def _tell(self) -> None:
        assert self._opened is not None
        self._last = self._opened.user.name
        self.opened.emit(self._opened)

    def _ask_users(
        self, *_values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        path = self._hub
        return self._records.run_without_desk(lambda _progress: verbs.users_of(path), done, failed)

    def _ask_restore(
        self, *values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        path = self._own
        return self._records.run_without_desk(lambda _progress: verbs.restore(path, *values), done, failed)

    def _ask_unlock(
        self, *values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        path = self._hub
        return self._open(lambda: verbs.unlock(path, *values), done, failed)

    def _ask_recover(
        self, *values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        path = self._hub
        return self._open(lambda: verbs.recover(path, *values), done, failed)

    def _ask_set_up(
        self, *values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        self._hub, path, keys = self._own, self._own, list[str]()

        def make() -> Desk:
            desk, key = verbs.set_up(path, *values)
            keys.append(key)
            return desk

        return self._open(make, lambda _none: done(keys[0]) if done else None, failed)

    def _ask_demo(
        self, *_values: Any, done: Done = None, failed: Failed = None, progress: Progress | None = None
    ) -> Asked:
        self._hub, path = self._demo, self._demo
        tell = self._records.teller(progress)
        return self._open(lambda: verbs.make_demo(path, tell), lambda _none: self._tell(), failed)

    def _open(self, opener: Callable[[], Desk], done: Done, failed: Failed) -> Asked:
        def take(desk: Desk) -> None:
            # Plain values only: the desk itself stays on the records thread.
            self._opened = Opened(desk.hub, desk.user, desk.codes, self._hub == self._demo)
            if done is not None:
                done(None)

        return self._records.open(opener, take, failed)
