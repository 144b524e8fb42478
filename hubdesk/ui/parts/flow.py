"""Parts side by side in reading order that go on in the next line where there is no room for them in the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_Line = list[tuple[QWidget, int]]


class Flow(QWidget):
    """What is added with `grow` takes the width that is left in its line; everything else has the width it asks for.

    In a line parts stand with their middle, or with their bottom, at one `level`. Where not all fit into one line,
    `apart` leaves what follows a growing part to the next.
    """

    def __init__(self, *widgets: QWidget, gap: int = 8, level: str = "middle", apart: bool = False) -> None:
        super().__init__()
        self.setObjectName("flow")
        self._parts: list[QWidget] = []
        self._growing: set[QWidget] = set()
        self._gap, self._level, self._apart = gap, level, apart
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget, grow: bool = False) -> None:
        """Add a part at the end, as a layout would."""
        self.insertWidget(len(self._parts), widget)
        if grow:
            self._growing.add(widget)

    def indexOf(self, widget: QWidget) -> int:
        """Give the place of a part."""
        return self._parts.index(widget)

    def insertWidget(self, place: int, widget: QWidget) -> None:
        """Add a part before others."""
        self._parts.insert(place, widget)
        hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) and widget.isHidden()
        widget.setParent(self)
        widget.setVisible(not hidden)
        self._lay()

    def event(self, event: QEvent) -> bool:
        """Measure again when a part comes, goes or asks for another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay()
            self.updateGeometry()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again now that the parts are dressed."""
        super().showEvent(event)
        self._lay()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines where they no longer fit."""
        super().resizeEvent(event)
        self._lay()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Tell how high the lines are at a width."""
        highs = [max(_height(part, wide) for part, wide in line) for line in self._lines(width)]
        return sum(highs) + self._gap * max(0, len(highs) - 1)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        wanted = [_wanted(part) for part in self._shown()]
        return QSize(sum(wanted) + self._gap * max(0, len(wanted) - 1), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Need the width of the widest part."""
        least = [_least(part) for part in self._shown()]
        return QSize(max(least, default=0), self.heightForWidth(max(self.width(), max(least, default=0))))

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _lay(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            high = max(_height(part, wide) for part, wide in line)
            left = 0
            for part, wide in line:
                own = min(_height(part, wide), part.maximumHeight())
                down = high - own if self._level == "bottom" else (high - own) // 2
                part.setGeometry(QRect(left, top + down, wide, own))
                left += wide + self._gap
            top += high + self._gap

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        left = 0
        shown = self._shown()
        apart = self._apart and sum(map(_wanted, shown)) + self._gap * (len(shown) - 1) > width
        for part in shown:
            wide = min(_wanted(part), max(width, _least(part)))
            if not lines or wide > left:
                lines.append([])
                left = width
            lines[-1].append((part, wide))
            left -= wide + self._gap
            if apart and part in self._growing:
                left = 0
        return [self._grown(line, width) for line in lines]

    def _grown(self, line: _Line, width: int) -> _Line:
        growing = [part for part, _wide in line if part in self._growing]
        left = width - sum(wide for _part, wide in line) - self._gap * (len(line) - 1)
        share = max(0, left) // len(growing) if growing else 0
        return [(part, min(wide + share, part.maximumWidth()) if part in growing else wide) for part, wide in line]


def _least(part: QWidget) -> int:
    part.ensurePolished()
    return max(part.minimumWidth(), part.minimumSizeHint().width())


def _wanted(part: QWidget) -> int:
    hint = part.sizeHint().width()
    if isinstance(part, QLabel) and part.wordWrap():  # Qt would guess at a block of several lines
        hint = part.fontMetrics().horizontalAdvance(part.text()) + 4
    return max(_least(part), min(hint, part.maximumWidth()))


def _height(part: QWidget, width: int) -> int:
    if part.hasHeightForWidth():
        return max(part.minimumHeight(), part.heightForWidth(width))
    return max(part.minimumHeight(), part.sizeHint().height())
