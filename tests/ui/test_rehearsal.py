"""The rehearsal of the first page leaves nothing behind, whether it ends or somebody signs in meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.parts.frame import Frame
from hubdesk.ui.rehearsal import rehearse
from tests.ui.asks import answered


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 9])
def test_a_rehearsed_page_lies_in_the_frame_and_is_gone_after_any_step(qtbot: QtBot, steps: int) -> None:
    frame = Frame(answered(lambda _words: ()), tuple)
    qtbot.addWidget(frame)
    rehearsal = rehearse(frame)
    lay = False
    for _step in range(steps):
        next(rehearsal, None)
        lay = lay or frame.findChild(QWidget, "queue") is not None
    rehearsal.close()
    assert (frame.findChild(QWidget, "queue"), frame.pages.count()) == (None, 0)
    assert lay is (steps > 2)
    assert next(rehearsal, "ended") == "ended"
