"""Guards: a test fails that leaves a thread, a window or a warning behind.

Cheap for pure tests: nothing of Qt is imported unless the test did. Warnings that Qt itself prints fail a test through
`qt_log_level_fail`, and Python's through `filterwarnings`, both in pyproject.toml.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest

# How long a thread that was told to end may take for it, in seconds.
_PATIENCE = 5.0
# The threads of pytest-xdist's channel and of pytest itself are not the test's.
_OURS = ("execnet", "pytest")


def _running() -> set[threading.Thread]:
    """List threads that Python started; one that Qt started stays listed for ever and is asked of Qt instead."""
    return {
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith(_OURS)
    }


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    before = _running()
    yield
    stray = _running() - before
    for thread in stray:
        thread.join(timeout=_PATIENCE)
    assert [thread.name for thread in stray if thread.is_alive()] == [], "threads were left running"
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        done = core.QThreadPool.globalInstance().waitForDone(int(_PATIENCE * 1000))
        assert done, "work was left running in Qt's pool of threads"


@pytest.fixture(autouse=True)
def no_warnings_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    said = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert said == [], "warnings were logged; a test that wants one checks it and then calls caplog.clear()"


@pytest.fixture(autouse=True)
def no_stray_windows() -> Iterator[None]:
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    shown = [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]
    for window in shown:
        window.close()
    said = [f"{type(window).__name__} {window.objectName()!r}" for window in shown]
    assert said == [], "windows or dialogs were left open; hand them to qtbot.addWidget or close them"
