"""A card with a heading: one thing that a person does on a page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from hubdesk.ui.parts.words import Heading


class Box(QFrame):
    """A card with a heading; add what it holds to `column`."""

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("style", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 8, 16, 16)
        self.column.setSpacing(8)
        self.title = Heading(heading, "small-heading", f"{name}_heading")
        self.column.addWidget(self.title)
