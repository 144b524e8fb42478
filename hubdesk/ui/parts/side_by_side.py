"""Parts of a page beside each other where they have room, one below the other where they have not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from hubdesk.ui.parts.page import Scrolled

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SideBySide(QWidget):
    """Each part with its share of the width."""

    def __init__(self, *parts: tuple[QWidget, int], gap: int = 24) -> None:
        super().__init__()
        self.setObjectName("side_by_side")
        self._parts = [part for part, _share in parts]
        self._line = QBoxLayout(_ROW, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        for part, share in parts:
            self._line.addWidget(part, share)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Need the width of the widest part."""
        return QSize(max(self._widths(), default=0), self._line.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is no room beside each other."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turn where a part needs more room than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        need = sum(self._widths()) + self._line.spacing() * (len(self._widths()) - 1)
        below = self.width() < need
        self._line.setDirection(_COLUMN if below else _ROW)
        for part in self._parts:
            if isinstance(part, Scrolled):  # below each other the page scrolls, and not each part by itself
                part.unfold(below)

    def _widths(self) -> list[int]:
        shown = [part for part in self._parts if not part.isHidden()]
        return [min(max(part.minimumWidth(), part.minimumSizeHint().width()), part.maximumWidth()) for part in shown]
