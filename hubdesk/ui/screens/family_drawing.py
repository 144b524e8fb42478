"""Family drawing: who belongs to whom, to be walked, made larger, and opened person by person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.kin_words import NOBODY
from hubdesk.drawing.kinship import NO_KIN, kinship
from hubdesk.drawing.linked import Chart, linked
from hubdesk.drawing.network import network
from hubdesk.drawing.one_above_other import one_above_other
from hubdesk.drawing.shapes import Drawing, Spot
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.chart_view import STEP, ChartView
from hubdesk.ui.parts.drawing_view import measure
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.words import Words

_HINT = "Arrow keys walk from person to person, Enter opens one. + and \N{MINUS SIGN} change the size, 0 shows all."


class DrawingSection(QWidget):
    """The genogram and below it the link chart; `person_opened` asks for a person by id."""

    person_opened = Signal(str)
    concern_opened = Signal(str)
    concerns_listed = Signal(tuple)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self._codes = codes
        self._chart = Chart()
        self.setObjectName("family_drawing")
        self._kin = NO_KIN
        self._waiting: Family | None = None
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
        """Draw a family, once somebody looks: a large one takes longer than anybody should wait who does not."""
        self._waiting = family
        if self.isVisible():
            self._show_waiting()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._show_waiting()

    def _show_waiting(self) -> None:
        family, self._waiting = self._waiting, None
        if family is not None:
            self._kin = kinship(family)
            self._chart = linked(family, self._codes, others_too=True)
            self.nobody.setVisible(not self._kin.known)
            self.view.show_drawing(self._draw)

    def _draw(self, width: float) -> Drawing:
        both = [("", genogram(self._kin, width, measure))]
        if self._chart.ties:
            both.append(("Link chart: what ties them", network(self._chart, width, measure)))
        return one_above_other(both)

    def _open(self, spot: Spot) -> None:
        if spot.person_id:
            self.person_opened.emit(spot.person_id)
        elif len(spot.concern_ids) == 1:
            self.concern_opened.emit(spot.concern_ids[0])
        elif spot.concern_ids:
            self.concerns_listed.emit(spot.concern_ids)

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
