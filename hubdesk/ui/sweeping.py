"""Lets only the window's thread sweep up what Python cannot free by counting.

Python sweeps on whichever thread happens to make things at that moment. On the records thread it would destroy widgets
that were let go of, and Qt ends the program when a widget is destroyed anywhere but on its own thread. While a verb
runs nothing is swept: the window would stand still as long as it takes to look at all that the verb has in hand.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # ms
_SELDOM = 60  # young sweeps between two whole ones, which look at everything that is alive


class Sweeper(QObject):
    """Sweeps on the thread that made it while `busy` says no, until `stop`."""

    def __init__(self, parent: QObject, busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        self.setObjectName("sweeper")
        self._busy = busy
        self._before = gc.isenabled()
        gc.disable()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Sweep the young where there are many; everything only seldom."""
        young, middle, old = gc.get_count()
        if young > self._limits[0] and not self._busy():
            gc.collect(2 if old > _SELDOM else 1 if middle > self._limits[1] else 0)

    def stop(self) -> None:
        """Leave sweeping to Python again, once no other thread is left."""
        self._timer.stop()
        if self._before:
            gc.enable()
