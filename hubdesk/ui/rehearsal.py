"""The first page once in advance and empty, while the passphrase is typed: much is slow only for the first time."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QTableView

from hubdesk.domain.codes import shipped_codes
from hubdesk.ui.parts.asking import Asked
from hubdesk.ui.parts.frame import Frame
from hubdesk.ui.screens.queue import QueuePage
from hubdesk.ui.screens.queue_views import ViewAsks


class _Nobody(Asked):
    """What was asked of nobody."""

    def cancel(self) -> None:
        """Do nothing: no answer will come."""


def _ask(*_values: Any, **_how: Any) -> Asked:
    return _Nobody()


def rehearse(frame: Frame) -> Generator[None, None, None]:
    """Make, dress and paint a page that holds nothing and lies under what is shown; after each step keys are taken."""
    frame.ensurePolished()
    # Of a widget that Qt made Python asks what it is: all kinds that there are come in then, once and slowly.
    QTableView().viewport()
    yield
    page = QueuePage(_ask, _ask, _ask, ViewAsks(_ask, _ask, _ask, _ask), shipped_codes(), date.today)
    try:
        yield
        frame.pages.addWidget(page)
        yield
        frame.resize(frame.window().size())
        frame.grab()
        yield
    finally:
        page.setParent(None)
        page.deleteLater()
