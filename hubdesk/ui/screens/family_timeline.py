"""Timeline: the jigsaw of who told what and when, and who was never asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.drawing.lanes import lanes
from hubdesk.drawing.shapes import Spot
from hubdesk.ui.parts.drawing_view import DrawingView, measure


class TimelineSection(QWidget):
    """A lane an agency, a piece a concern; an empty lane leads to who was asked."""

    concern_opened = Signal(str)
    concerns_listed = Signal(tuple)
    gap_opened = Signal(str)  # agency

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_timeline")
        self._codes = codes
        self.view = DrawingView("timeline")
        self.view.spot_opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)

    def show_family(self, family: Family) -> None:
        """Show a family's pieces."""
        self.view.show_drawing(lambda width: lanes(family, self._codes, width, measure))

    def _open(self, spot: Spot) -> None:
        if len(spot.concern_ids) == 1:
            self.concern_opened.emit(spot.concern_ids[0])
        elif spot.concern_ids:
            self.concerns_listed.emit(spot.concern_ids)
        else:
            self.gap_opened.emit(spot.agency)
