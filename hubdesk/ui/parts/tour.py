"""A bar that leads round: one step at a time, each at a real place of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class Step:
    """A title, what to know, and how to get to the place that is meant."""

    title: str
    words: str
    go: Callable[[], None]


class TourBar(QFrame):
    """Hidden until it begins; the page behind stays as it is, and can be used meanwhile."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tour")
        self.setProperty("style", "notice")
        self._steps: Sequence[Step] = ()
        self.place = 0
        self.title = Words("", "strong", "tour_title")
        self.words = Words("", "", "tour_words")
        self.back = secondary("Step back", "tour_back", lambda: self.show_step(self.place - 1))
        self.on = primary("Next step", "tour_on", self._go_on)
        self.end = quiet("End the tour", "tour_end", self.stop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(8)
        line.addLayout(texts, 1)
        for button in (self.end, self.back, self.on):
            line.addWidget(button)
        self.hide()

    def begin(self, steps: Sequence[Step]) -> None:
        """Begin at the first step."""
        self._steps = steps
        self.show()
        self.show_step(0)

    def stop(self) -> None:
        """End, wherever it is."""
        if self._steps:
            self._steps = ()
            self.hide()
            self.ended.emit()

    def leave(self) -> None:
        """Go, without having been ended: the window is locked."""
        self._steps = ()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)

    def show_step(self, place: int) -> None:
        """Go to a step, with the cursor on the button that leads on."""
        self.place = place
        step, last = self._steps[place], len(self._steps) - 1
        self.title.setText(f"{step.title} (step {place + 1} of {last + 1})")
        self.words.setText(step.words)
        self.back.setEnabled(place > 0)
        self.on.setText("Done" if place == last else "Next step")
        self.on.setAccessibleName(self.on.text())
        step.go()
        self.on.setFocus()
        self.setAccessibleName(f"{self.title.text()}. {step.words}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go_on(self) -> None:
        if self.place + 1 < len(self._steps):
            self.show_step(self.place + 1)
        else:
            self.stop()
