"""A page over the whole window before a hub is open: one narrow column, no case data."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

WIDTH = 560


class Gate(QWidget):
    """A card in the middle; add what it holds to `column`."""

    def __init__(self, name: str, title: str, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("own_ring", True)
        card = QFrame()
        card.setObjectName(f"{name}_card")
        card.setProperty("style", "card")
        card.setFixedWidth(px(WIDTH))
        self.column = QVBoxLayout(card)
        self.column.setContentsMargins(32, 24, 32, 32)
        self.column.setSpacing(16)
        self.title = Heading(title, name=f"{name}_title")
        self.sentence = Words(sentence, name=f"{name}_sentence")
        self.column.addWidget(Words("HubDesk", "quiet", f"{name}_product"))
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        if not sentence:
            self.sentence.hide()
        scrolled = Scrolled(f"{name}_scrolled")
        scrolled.column.setContentsMargins(16, 48, 16, 48)
        middle = QHBoxLayout()  # stretches, not an alignment, so that text that wraps gets its height
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        scrolled.column.addLayout(middle)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(scrolled)
