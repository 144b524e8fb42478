"""What stands round the pages of an open hub: the rail on the left, and above them the top line, tour and notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.commands import Command
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.rail import Rail
from hubdesk.ui.parts.top_line import TopLine
from hubdesk.ui.parts.tour import TourBar


class Frame(QWidget):
    """Holds `pages`, of which one is shown."""

    def __init__(self, search: Ask, offered: Callable[[], Sequence[Command]]) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.rail = Rail()
        self.top = TopLine(search, offered)
        self.notice = Notice()
        self.tour = TourBar()
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top, self.tour, self.notice):
            right.addWidget(part)
        right.addWidget(self.pages, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)
