"""Guards: a test fails that leaves a thread, a window or a warning behind.

Cheap for pure tests: nothing of Qt is imported unless the test did.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest

# The log handler's own threads and pytest's executor are not the test's.
_OURS = ("execnet", "pytest")


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    stray = [
        t for t in threading.enumerate() if t not in before and t.is_alive() and not t.name.startswith(_OURS)
    ]
    for thread in stray:
        thread.join(timeout=5)
    assert [t.name for t in stray if t.is_alive()] == [], "threads were left running"


@pytest.fixture(autouse=True)
def no_warnings_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    said = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in said] == [], "warnings were logged"


@pytest.fixture(autouse=True)
def no_stray_windows() -> Iterator[None]:
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    shown = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible() and w.isModal()]
    for window in shown:
        window.close()
    assert [type(w).__name__ for w in shown] == [], "dialogs were left open"
