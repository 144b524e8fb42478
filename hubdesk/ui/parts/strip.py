"""The last twelve months as a strip: a tick a concern, its height the level, its colour nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from hubdesk.ui.theme import Roles

LEVELS = 4
Months = Sequence[Sequence[int]]


def paint_months(painter: QPainter, rect: QRectF, months: Months, roles: Roles) -> None:
    """Paint twelve months from the left, each with its ticks on a common base line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    step = rect.width() / max(1, len(months))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(roles.edge))
    for number, levels in enumerate(months):
        left = rect.left() + number * step
        painter.fillRect(QRectF(left, rect.bottom() - 4, 1, 3), QColor(roles.hairline))
        wide = max(1.0, min(3.0, (step - 2) / max(1, len(levels)) - 1))
        room = max(1, int((step - 2) // (wide + 1)))
        for place, level in enumerate(sorted(levels, reverse=True)[:room]):
            high = (rect.height() - 2) * max(1, min(LEVELS, level)) / LEVELS
            tick = QRectF(left + 2 + place * (wide + 1), rect.bottom() - 1 - high, wide, high)
            painter.fillRect(tick, QColor(roles.text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()


def say_months(months: Months) -> str:
    """Say the strip for a screen reader: how many concerns, in how many months, the highest level."""
    levels = [level for month in months for level in month]
    if not levels:
        return "No concern in the last twelve months"
    busy = sum(1 for month in months if month)
    noun = "concern" if len(levels) == 1 else "concerns"
    spread = "one month" if busy == 1 else f"{busy} months"
    return f"{len(levels)} {noun} in {spread} of the last twelve, highest level {max(levels)}"
