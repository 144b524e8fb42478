"""Paints neutral shapes with the colours of a theme; the painter is scaled to points."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from hubdesk.drawing.shapes import Line, Path, Rect, Shape, Text
from hubdesk.ui.theme import Roles

_HATCH = 5.0  # points between diagonal lines


def paint_shapes(painter: QPainter, shapes: Iterable[Shape], roles: Roles) -> None:
    """Paint shapes in their order."""
    for shape in shapes:
        painter.save()
        match shape:
            case Line():
                painter.setPen(_pen(shape.role, shape.width, shape.dash, roles))
                painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
            case Rect():
                _paint_rect(painter, shape, roles)
            case Path():
                painter.setBrush(_brush(shape.fill, roles))
                painter.setPen(_pen(shape.stroke, shape.line, shape.dash, roles))
                painter.drawPath(_outline(shape))
            case Text():
                _paint_text(painter, shape, roles)
        painter.restore()


def colour_of(role: str, roles: Roles) -> QColor:
    """Find the colour of a role of a drawing; text for a role that no theme knows."""
    return QColor(getattr(roles, role.replace("-", "_"), roles.text))


def _pen(role: str, width: float, dash: tuple[float, ...], roles: Roles) -> QPen:
    if not role:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour_of(role, roles), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        # Qt counts dashes in widths of the pen, a drawing in points.
        pen.setDashPattern([length / max(width, 0.1) for length in dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _brush(role: str, roles: Roles) -> QBrush:
    return QBrush(colour_of(role, roles)) if role else QBrush(Qt.BrushStyle.NoBrush)


def _paint_rect(painter: QPainter, shape: Rect, roles: Roles) -> None:
    rect = QRectF(shape.x, shape.y, shape.width, shape.height)
    path = QPainterPath()
    path.addRoundedRect(rect, shape.radius, shape.radius)
    painter.fillPath(path, _brush(shape.fill, roles))
    if shape.hatch:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setPen(_pen(shape.hatch, 0.5, (), roles))
        reach = rect.left() - rect.height()
        while reach < rect.right():
            painter.drawLine(QLineF(reach, rect.bottom(), reach + rect.height(), rect.top()))
            reach += _HATCH
        painter.restore()
    painter.setPen(_pen(shape.stroke, shape.line, shape.dash, roles))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape.stroke:
        painter.drawPath(path)


def _outline(shape: Path) -> QPainterPath:
    path = QPainterPath(QPointF(*shape.steps[0][:2]))
    for step in shape.steps[1:]:
        if len(step) == 2:
            path.lineTo(QPointF(*step))
        else:
            path.cubicTo(QPointF(*step[:2]), QPointF(*step[2:4]), QPointF(*step[4:]))
    if shape.closed:
        path.closeSubpath()
    return path


def _paint_text(painter: QPainter, shape: Text, roles: Roles) -> None:
    font = QFont(QApplication.font())
    # Drawn large and scaled down, because a font's size in px is whole.
    large = 32
    font.setPixelSize(large)
    font.setWeight(QFont.Weight.DemiBold if shape.bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    part = shape.size / large
    width = QFontMetricsF(font).horizontalAdvance(shape.words)
    shift = {"middle": -width / 2, "end": -width}.get(shape.anchor, 0.0)
    painter.setFont(font)
    painter.setPen(colour_of(shape.role, roles))
    painter.translate(shape.x, shape.y)
    painter.scale(part, part)
    painter.drawText(QPointF(shift, 0), shape.words)
