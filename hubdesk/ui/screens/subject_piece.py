"""One piece of a subject access copy: its words, whether it is withheld, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import Concern
from hubdesk.drawing.words import headline, label, when_words
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import flow, flowing
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Words


class SubjectPiece(QFrame):
    """A card; the reason is asked for once it is ticked."""

    def __init__(self, concern: Concern, codes: CodeLists) -> None:
        super().__init__()
        self.ref = concern.ref
        self.setObjectName(f"piece_{concern.ref}")
        self.setProperty("style", "card")
        told = f"{when_words(concern)}, {label(codes.agencies, concern.agency)}, {concern.ref}"
        self.tick = Tick(f"Withhold: {headline(concern, codes)} ({told})", f"withhold_{concern.ref}")
        self.reason = TextField(f"withhold_reason_{concern.ref}", "Why giving it is not in the child's interests")
        flow(self.reason)
        self.reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(flowing(Words(concern.narrative, "", f"narrative_{concern.ref}").in_column()))
        column.addWidget(self.reason)
        self.tick.toggled.connect(self._turn)

    def _turn(self, on: bool) -> None:
        self.reason.setVisible(on)
        if on:
            self.reason.line.setFocus()
