"""From the start of the program to a usable queue, against an empty window in the same run.

Called by bench.py in processes of their own: bench_start.py empty, or bench_start.py hub DATABASE USER PASSPHRASE.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench_figures import Figure, peak_memory
from environment import ROOT

LONGEST = 120  # seconds after which the queue is not waited for any more


def starts(database: Path, user: str, passphrase: str, rounds: int) -> list[Figure]:
    """Start both in turn some times, and set the one beside the other."""
    hub = ["hub", str(database), user, passphrase]
    both = [(_started(["empty"]), _started(hub)) for _ in range(rounds + 1)][1:]  # the first fills the disk's cache
    empty, usable = (median(took for took, _ in runs) for runs in zip(*both, strict=True))
    most = max(memory for _, (_, memory) in both)
    figures = [
        Figure("an empty PySide6 window", empty, "s"),
        Figure("application start to a usable queue", usable, "s"),
        Figure("application start against an empty window", usable / empty, "x", 1.5),
    ]
    return [*figures, Figure("memory of the window with the hub open", most, "MB", 400)] if most else figures


def _started(words: list[str]) -> tuple[float, float]:
    """Start a window; gives the seconds until it could be used and its most memory in MB, 0 where nobody tells."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, *words],
        env=at_a_workstation(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = time.perf_counter() - began
        memory, _ = process.communicate()
    if said != "ready\n":
        raise SystemExit(f"The window did not come up: {words[0]}.")
    return took, float(memory or 0)


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
    from PySide6.QtWidgets import QApplication, QTableView

    from hubdesk.ui.app import App

    application = QApplication([])
    path = Path(database)
    app = App(application, path, path.with_name("demo") / "hub.db", path.parent)
    app.start()
    app.entry.opened.connect(lambda _hub: app.window.show_place("queue"))  # which comes after Today, the first page

    def go(_none: object) -> None:
        app.entry._tell()
        app.window.show_place("queue")

    app.entry._ask_unlock(user, passphrase, done=go)
    beat = QTimer(interval=2)  # so that the wait ends soon after the queue has come
    beat.start()
    table: QTableView | None = None
    late = time.monotonic() + LONGEST
    while (table is None or table.model().rowCount() == 0) and time.monotonic() < late:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        table = app.window.findChild(QTableView, "queue_table")
    application.processEvents()
    print("ready" if time.monotonic() < late else "late", flush=True)
    application.processEvents()
    print(peak_memory() or 0, flush=True)
    app.window.close()
    application.processEvents()


if __name__ == "__main__":
    _show_empty() if sys.argv[1] == "empty" else _show_hub(*sys.argv[2:5])
