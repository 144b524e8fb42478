"""Family drawing: who belongs to whom, to be walked, made larger, and opened person by person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.family import Family
from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kin_words import NOBODY
from hubdesk.drawing.kinship import Kinship, kinship
from hubdesk.drawing.shapes import Drawing, Spot
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.chart_view import STEP, ChartView
from hubdesk.ui.parts.drawing_view import measure
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.words import Words

_HINT = "Arrow keys walk from person to person, Enter opens one. + and \N{MINUS SIGN} change the size, 0 shows all."


class DrawingSection(QWidget):
    """The genogram; `person_opened` asks for a person by id."""

    person_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("family_drawing")
        self._kin = Kinship((), (), ())
        self.nobody = flowing(Words(NOBODY, "", "drawing_nobody"))
        self.view = ChartView("drawing")
        self.view.spot_opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nobody)
        column.addLayout(self._above())
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_family(self, family: Family) -> None:
        """Draw a family."""
        self._kin = kinship(family)
        self.nobody.setVisible(not self._kin.known)
        self.view.show_drawing(self._draw)

    def _draw(self, width: float) -> Drawing:
        return genogram(self._kin, width, measure)

    def _open(self, spot: Spot) -> None:
        if spot.person_id:
            self.person_opened.emit(spot.person_id)

    def _above(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(flowing(Words(_HINT, "quiet", "drawing_hint")), 1)
        view = self.view
        for word, name, say, act in (
            ("\N{MINUS SIGN}", "drawing_smaller", "Smaller", lambda: view.zoom_to(view.canvas.zoom / STEP)),
            ("+", "drawing_larger", "Larger", lambda: view.zoom_to(view.canvas.zoom * STEP)),
            ("Show all", "drawing_all", "Show the whole drawing", view.show_all),
        ):
            button = quiet(word, name, act)
            button.setAccessibleName(say)
            button.setToolTip(say)
            line.addWidget(button)
        return line
