"""The longest time for which the window does not answer while slow work is done beside it.

Called by bench.py in a process of its own: bench_stalls.py DATABASE USER PASSPHRASE SHEET. A heart beats in
the window's thread, and every gap between two beats is time in which no key would have been taken.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench_figures import Figure
from bench_start import TYPING, at_a_workstation

if TYPE_CHECKING:
    from hubdesk.domain.errors import HubdeskError
    from hubdesk.domain.queue import QueueView
    from hubdesk.ui.app import App

SETTLING = 0.3  # seconds
READING = 2.0  # seconds: nobody leaves the first page sooner
LONGEST = 1800  # seconds after which a piece of work is not waited for any more


def stalls(database: Path, user: str, passphrase: str, sheet: Path) -> list[Figure]:
    """Open the window on a copy of a hub, do slow work in it, and tell the longest gap of each kind."""
    with tempfile.TemporaryDirectory(prefix="hubdesk-stalls-") as folder:
        for file in database.parent.glob(f"{database.name}*"):
            shutil.copy(file, folder)
        copy = str(Path(folder) / database.name)
        done = subprocess.run(
            [sys.executable, __file__, copy, user, passphrase, str(sheet)],
            env=at_a_workstation(),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    gaps = json.loads(done.stdout.splitlines()[-1])
    return [Figure(f"longest stall of the window while {what}", gap, "ms", 50) for what, gap in gaps.items()]


class Watchdog:
    """Turns the window's events and remembers the longest time between two beats of a heart."""

    def __init__(self, app: App) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._last, self.longest = 0.0, 0.0
        self._refused: list[HubdeskError] = []
        app.records.refused.connect(self._refused.append)
        self._heart = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def during(self, begin: Callable[[Callable[[object], None]], object]) -> float:
        """Begin some work, which tells when it is done, and give the longest gap until then in milliseconds."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        ended: list[object] = []
        self.longest, self._last = 0.0, time.perf_counter()
        self._heart.start()
        begin(ended.append)
        late = time.monotonic() + LONGEST
        while not ended and not self._refused and time.monotonic() < late:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settled = time.monotonic() + SETTLING  # what came is still to be shown
        while time.monotonic() < settled:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._heart.stop()
        if not ended:
            raise SystemExit(str(self._refused[0]) if self._refused else "The work did not end.")
        return 1000 * self.longest


def _watch(database: str, user: str, passphrase: str, sheet: str) -> dict[str, float]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from hubdesk.ui.app import App

    application = QApplication([])
    path = Path(database)
    app = App(application, path, path.with_name("demo") / "hub.db", path.parent)
    app.start()
    dog = Watchdog(app)
    dog.during(lambda done: QTimer.singleShot(round(1000 * TYPING), lambda: done(None)))  # as nobody types more quickly

    def open_hub(done: Callable[[object], None]) -> None:
        def show(_none: object) -> None:
            app.entry._tell()
            done(None)

        app.entry._ask_unlock(user, passphrase, done=show)

    gaps = {"a hub is opened": dog.during(open_hub)}
    dog.during(lambda done: QTimer.singleShot(round(1000 * READING), lambda: done(None)))
    gaps |= {f"{name} is opened for the first time": dog.during(begin) for name, begin in _pages(app).items()}
    gaps |= {what: dog.during(begin) for what, begin in _work(app, Path(sheet)).items()}
    app.window.close()
    application.processEvents()
    return gaps


def _pages(app: App) -> dict[str, Callable[[Callable[[object], None]], object]]:
    """List the pages of the rail by their names, and a family; each is gone to as by a click."""
    from hubdesk.domain.queue import Narrowed
    from hubdesk.service.forms import Found
    from hubdesk.ui import verbs

    def go(name: str, done: Callable[[object], None]) -> None:
        app.window.come_to(name)
        app.records.run(lambda _desk: None, done)

    def open_first(done: Callable[[object], None]) -> None:
        def show(view: QueueView) -> None:
            app.window.found_opened.emit(Found("family", "", view.first[0].family_id, "", ""))
            app.records.run(lambda _desk: None, done)

        verbs.asking(app.records, verbs.open_queue)(None, Narrowed(), "", done=show)

    rail = [place.name for place in app.window._places.values() if place.rail]
    return {**{f"the page {name}": partial(go, name) for name in rail}, "a family": open_first}


def _work(app: App, sheet: Path) -> dict[str, Callable[[Callable[[object], None]], object]]:
    """List slow work by what is going on, each begun in the way in which its page begins it."""
    from hubdesk.domain.queue import Narrowed
    from hubdesk.service.check import check
    from hubdesk.ui import verbs, verbs_of_packs
    from hubdesk.ui.parts.work import Work

    bar = Work("bench_work")
    families: list[str] = []

    def open_queue(done: Callable[[object], None]) -> None:
        def keep_first(view: QueueView) -> None:
            families.append(view.first[0].family_id)
            done(view)

        app.window.come_to("queue")
        verbs.asking(app.records, verbs.open_queue)(None, Narrowed(), "", done=keep_first)

    def make_pack(done: Callable[[object], None]) -> None:
        ask = verbs.asking_long(app.records, verbs_of_packs.make_pack)
        ask(families[0], "mdt", "", "full", {}, {}, (), done=done, progress=bar.show_progress)

    def take_in(done: Callable[[object], None]) -> None:
        ask = verbs.asking_long(app.records, verbs.import_sheet)
        ask(sheet, None, None, False, {}, done=done, progress=lambda count, of, words: None)

    return {
        "the queue is opened": open_queue,
        "a pack is made": make_pack,
        "a sheet is imported": take_in,
        "everything is worked out again": lambda done: app.records.run(lambda desk: check(desk, rebuild=True), done),
    }


if __name__ == "__main__":
    print(json.dumps(_watch(*sys.argv[1:5])))
