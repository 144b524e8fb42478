"""From the start of the program to a usable queue, against an empty window in the same run.

A person who starts the program waits twice: until the passphrase can be typed, and from the passphrase to the queue.
Both waits count; the time in which they type does not, and neither does stretching the key, which is slow on purpose.
Called by bench.py in processes of their own: bench_start.py empty, or bench_start.py hub DATABASE USER PASSPHRASE.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench_figures import Figure, peak_memory
from environment import ROOT

LONGEST = 120  # seconds after which a window is not waited for any more
TYPING = 1.0  # seconds: nobody types twelve letters in less


def starts(database: Path, user: str, passphrase: str, rounds: int) -> list[Figure]:
    """Start both in turn some times, and set the one beside the other."""
    hub = ["hub", str(database), user, passphrase]
    both = [(_started(["empty"]), _started(hub)) for _ in range(rounds + 1)][1:]  # the first fills the disk's cache
    empty = median(waits[0] for (waits, _), _ in both)
    way_in, queue = (median(waits[place] for _, (waits, _) in both) for place in (0, 1))
    most = max(memory for _, (_, memory) in both)
    figures = [
        Figure("an empty PySide6 window", empty, "s"),
        Figure("application start until the passphrase can be typed", way_in, "s"),
        Figure("from the passphrase to a usable queue", queue, "s"),
        Figure("application start to a usable queue", way_in + queue, "s"),
        Figure("application start against an empty window", (way_in + queue) / empty, "x", 1.5),
    ]
    return [*figures, Figure("memory of the window with the hub open", most, "MB", 400)] if most else figures


def _started(words: list[str]) -> tuple[list[float], float]:
    """Start a window; gives the seconds of each wait for it and its most memory in MB, 0 where nobody tells."""
    waits, began = [], time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, *words],
        env=at_a_workstation(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        while (said := process.stdout.readline()) in ("ready\n", "typed\n"):
            now = time.perf_counter()
            if said == "ready\n":
                waits.append(now - began)
            began = now
        process.wait()
    if len(waits) != (1 if words[0] == "empty" else 2):
        raise SystemExit(f"The window did not come up: {words[0]}.")
    return waits, float(said or 0)


def at_a_workstation() -> dict[str, str]:
    """Give an environment in which Python keeps what it has compiled, as it does wherever the program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def _show_empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1200, 800)
    window.show()
    application.processEvents()
    print("ready", flush=True)


def _show_hub(database: str, user: str, passphrase: str) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTableView

    from hubdesk.ui.app import App

    application = QApplication([])
    path = Path(database)
    app = App(application, path, path.with_name("demo") / "hub.db", path.parent)
    app.look = replace(app.look, last_user=user, place="queue")  # as this person left the window
    app.start()
    beat = QTimer(interval=2)  # so that a wait ends soon after what was waited for has come
    late = time.monotonic() + LONGEST

    def turn_until(come: Callable[[], bool]) -> None:
        while not come():
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > late:
                raise SystemExit("late")
        application.processEvents()

    def queue_came() -> bool:
        table = app.window.findChild(QTableView, "queue_table")
        return table is not None and table.model().rowCount() > 0

    name = app.window.findChild(QComboBox, "unlock_user_editor")
    line = app.window.findChild(QLineEdit, "unlock_passphrase_editor")
    unlock = app.window.findChild(QPushButton, "unlock_go")
    assert name is not None and line is not None and unlock is not None
    beat.start()
    turn_until(lambda: name.count() > 0)
    print("ready", flush=True)
    typed = time.monotonic() + TYPING
    turn_until(lambda: time.monotonic() > typed)
    line.setText(passphrase)
    print("typed", flush=True)
    unlock.click()
    turn_until(queue_came)
    print("ready", flush=True)
    application.processEvents()
    print(peak_memory() or 0, flush=True)
    app.window.close()
    application.processEvents()


if __name__ == "__main__":
    _show_empty() if sys.argv[1] == "empty" else _show_hub(*sys.argv[2:5])
