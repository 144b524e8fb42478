"""What every test of the window gets: no screen needed, and the light theme at 100 %."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk.ui.theme import show_theme


@pytest.fixture(autouse=True)
def in_the_light_theme(qapp: QApplication) -> None:
    if not qapp.styleSheet():  # once: to dress all widgets again takes a second
        qapp.setStyleSheet(show_theme(qapp, "light", 100))  # for parts that are shown without the window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # The screenless platform says so whenever a window is given a size; it means nothing there.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
