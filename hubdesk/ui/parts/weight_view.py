"""Why two people look alike: one line a comparison, adding up to the weight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hubdesk.domain.answer import Weighed
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.words import Heading, Words, hairline
from hubdesk.ui.theme import px

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class WeightView(QWidget):
    """A ledger of lines and their sum."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("weight")
        self._made: list[QWidget] = []
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(24)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnMinimumWidth(0, px(176))
        self._lines.setColumnStretch(1, 1)
        self.setMaximumWidth(px(760))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("What speaks for it and against it", "small-heading", "weight_heading"))
        column.addLayout(self._lines)

    def show_weighed(self, weighed: Weighed) -> None:
        """Show the lines of a weight and their sum."""
        for widget in self._made:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = []
        row = 0
        for row, line in enumerate(weighed.lines):
            self._row(row, line.label, line.because, line.points, "")
        rule = hairline()
        self._made.append(rule)
        self._lines.addWidget(rule, row + 1, 0, 1, 3)
        self._row(row + 2, "Together", sum_words(weighed), weighed.weight, "strong")

    def _row(self, row: int, label: str, because: str, points: int, style: str) -> None:
        figure = Words(f"{points:+d}".replace("-", "\N{MINUS SIGN}"), style or "strong", f"weight_points_{row}")
        figure.setAccessibleName(f"{label}: {points} {'for' if points >= 0 else 'against'}")
        figure.setAlignment(_RIGHT)
        figure.setMinimumWidth(px(48))
        parts = (Words(label, style, f"weight_label_{row}"), Words(because, style, f"weight_why_{row}"), figure)
        for column, part in enumerate(parts):
            self._made.append(part)
            self._lines.addWidget(flowing(part), row, column)


def sum_words(weighed: Weighed) -> str:
    """Say what the sum means."""
    if weighed.probability >= 0.5:
        return "More likely one person than two"
    return "More likely two people than one"
