"""An import on the records thread: the window goes on, hears how far it is, and stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.sheet_mapping import SheetMapping
from hubdesk.service.forms import Imported
from hubdesk.ui.records import Records
from hubdesk.ui.screens.import_sheet import ImportPage
from hubdesk.ui.verbs import asking_long
from tests.ui.answers import Verb
from tests.ui.test_import_page import ready

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def records(qtbot: QtBot) -> Iterator[Records]:
    thread = Records()
    desk: Any = object()
    opened = threading.Event()
    thread.open(lambda: desk, done=lambda _desk: opened.set())
    qtbot.waitUntil(opened.is_set)
    yield thread
    thread.stop()


def test_the_window_goes_on_while_a_sheet_is_read_and_can_stop_it(qtbot: QtBot, records: Records):
    heard, stopped_by = threading.Event(), []

    def read(
        _desk: object, progress: Callable[[int, int, str], None], cancelled: Callable[[], bool], path: Path,
        source: str | None, mapping: SheetMapping, dry_run: bool, mended: dict[tuple[int, str], str],
    ) -> Imported:  # fmt: skip
        stopped_by.append(threading.current_thread().name)
        progress(1, 4, "Reading the sheet")
        while not cancelled():  # the window stops it: that is what is shown here
            heard.wait(0.01)
        return Imported(4, 1, 0, 0, (), None, True, Changes(frozenset({"concerns"})))

    page = ImportPage(import_sheet=asking_long(records, read), see=Verb(ready), keep=Verb(lambda _mapping: Changes()))
    qtbot.addWidget(page)
    page.show()
    page.choice.drop.take(Path("oakfield.csv"))
    page.take_in.click()
    qtbot.waitUntil(lambda: page.work.findChild(QProgressBar, "import_work_bar").value() == 1)
    with qtbot.waitSignals([page.sheet_imported, records.changed]):
        page.work.stop_requested.emit()
    assert stopped_by == ["records"]
    assert page.result.sentence.text().startswith("Stopped.")
