"""Beside a decision: what the family's score says, and what it does not know."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.decide_words import says, unknown


class Beside(Scrolled):
    """Two short lists of sentences."""

    def __init__(self, codes: CodeLists) -> None:
        super().__init__("decide_beside")
        self._codes = codes
        self._says, self._unknown = _list("score_says"), _list("score_unknown")
        for heading, part in (("What the score says", self._says), ("What it does not know", self._unknown)):
            self.column.addWidget(Heading(heading, "small-heading", f"{part.objectName()}_heading"))
            self.column.addWidget(part)

    def show_family(self, family: Family) -> None:
        """Show what is known and not known of a family."""
        _fill(self._says, says(family))
        _fill(self._unknown, unknown(family, self._codes))


def _list(name: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("style", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 8, 16, 8)
    column.setSpacing(8)
    return frame


def _fill(frame: QWidget, sentences: list[str]) -> None:
    column = frame.layout()
    assert column is not None
    while (item := column.takeAt(0)) is not None:
        if (gone := item.widget()) is not None:
            gone.hide()
            gone.deleteLater()
    for number, sentence in enumerate(sentences):
        column.addWidget(flowing(Words(sentence, "", f"{frame.objectName()}_{number}")))
