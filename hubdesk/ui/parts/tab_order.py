"""Where Tab goes: to each part of the window in its order, one after the other, and brought into view.

Qt would go from whatever comes before a page straight to the part that the page puts the cursor on first (its focus
proxy), past everything in between. Here a part with a proxy is no stop of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_FORWARD, _BACK = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
_MARGIN = 16  # px that are shown round what has the focus


class Ordered(QWidget):
    """A part with an order of its own: what is made later may stand between what was there before."""

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order; what is hidden is passed over."""
        raise NotImplementedError

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on in this order, and out of the part at its ends."""
        stops = [stop for stop in self.stops() if is_stop(stop, self.window())]
        here = self.focusWidget()
        at = stops.index(here) + (1 if forward else -1) if here in stops else -1
        if not 0 <= at < len(stops):
            return super().focusNextPrevChild(forward)
        return _take(stops[at], forward)


def go_on(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next or the last stop; False where there is no other."""
    here = window.focusWidget() or window
    for widget in _round(here, forward):
        if isinstance(widget, Ordered) and not widget.isAncestorOf(here):
            stops = [stop for stop in widget.stops() if is_stop(stop, window)]
            if stops:
                return _take(stops[0 if forward else -1], forward)
        elif is_stop(widget, window) and not _is_ordered(widget):
            return _take(widget, forward)
    return False


def _is_ordered(widget: QWidget) -> bool:
    inside = widget.parentWidget()
    while inside is not None and not isinstance(inside, Ordered):
        inside = inside.parentWidget()
    return inside is not None


def _take(widget: QWidget, forward: bool) -> bool:
    widget.setFocus(_FORWARD if forward else _BACK)
    show(widget)
    return True


def is_stop(widget: QWidget, window: QWidget) -> bool:
    """Tell whether Tab stops at a widget."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
    )


def stops_in(part: QWidget) -> list[QWidget]:
    """List the stops in a part of the window, in the order in which they were made."""
    return [widget for widget in part.findChildren(QWidget) if is_stop(widget, part.window())]


def come_after(stop: QWidget, part: QWidget) -> None:
    """Let Tab go from a stop into a part that was made later, and from there to what came after the stop."""
    for widget in part.findChildren(QWidget):
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stops and widget.window() is part.window():  # what a choice drops down is a window of its own
            QWidget.setTabOrder(stop, widget)
            stop = widget


def show(widget: QWidget) -> None:
    """Scroll whatever holds a widget until it is in view."""
    inside = widget.parentWidget()
    while inside is not None:
        held = inside.widget() if isinstance(inside, QScrollArea) else None
        if isinstance(inside, QScrollArea) and held is not None and held.isAncestorOf(widget):
            inside.ensureWidgetVisible(widget, _MARGIN, _MARGIN)
        inside = inside.parentWidget()


def _round(here: QWidget, forward: bool) -> Iterator[QWidget]:
    widget = here.nextInFocusChain() if forward else here.previousInFocusChain()
    while widget is not None and widget is not here:
        yield widget
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
