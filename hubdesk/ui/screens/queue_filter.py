"""What the queue is narrowed by: words, a band, a status, and the day as of which it is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from hubdesk.domain.queue import Narrowed
from hubdesk.ui.parts.band import BANDS
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.theme import px

STATUSES = (
    ("", "Any"),
    ("open returned escalated", "Needs somebody"),
    ("closed watching", "Closed or watching"),
)


class QueueFilter(Flow):
    """One line above the queue; `day_chosen` tells a day, or None for today."""

    edited = Signal()
    day_chosen = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("queue_filter")
        self._today = today
        self.words = QLineEdit()
        self.words.setObjectName("queue_words")
        self.words.setAccessibleName("Filter the queue by name, agency or reference")
        self.words.setPlaceholderText("Filter by name, agency or reference (Ctrl+F)")
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.edited)
        self._band = _box("queue_band", "Band", (("", "Any"), *((band, band.capitalize()) for band in BANDS)))
        self._status = _box("queue_status", "Status", STATUSES)
        for box in (self._band, self._status):
            box.currentIndexChanged.connect(self.edited)
        self.day = QDateEdit(_qdate(today()))
        self.day.setObjectName("queue_day")
        self.day.setAccessibleName("See the queue as of a day")
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setMaximumDate(_qdate(today()))
        self.day.setMinimumWidth(px(136))
        self.day.setKeyboardTracking(False)
        self.day.dateChanged.connect(self._choose_day)
        self.more = quiet("&More", "queue_show_more")
        self.more.setCheckable(True)
        self._now = quiet("&Today", "queue_today", lambda: self.day.setDate(_qdate(self._today())))
        self._now.setEnabled(False)
        self.words.setMinimumWidth(px(200))
        self.addWidget(self.words, grow=True)
        for words, editor in (("&Band", self._band), ("&Status", self._status), ("As o&f", self.day)):
            self.addWidget(_labelled(words, editor))
        for button in (self._now, self.more):
            self.addWidget(button)

    def narrowed(self) -> Narrowed:
        """What the queue is narrowed by."""
        return Narrowed(
            " ".join(self.words.text().split()),
            str(self._band.currentData()),
            tuple(str(self._status.currentData()).split()),
        )

    def fill(self, narrowed: Narrowed) -> None:
        """Fill in what a view narrows the queue by; whoever fills it in tells what was edited."""
        self.blockSignals(True)
        self.words.setText(narrowed.words)
        self._band.setCurrentIndex(max(0, self._band.findData(narrowed.band)))
        self._status.setCurrentIndex(max(0, self._status.findData(" ".join(narrowed.statuses))))
        self.blockSignals(False)

    def _choose_day(self, chosen: QDate) -> None:
        day = date(chosen.year(), chosen.month(), chosen.day())
        past = day < self._today()
        self._now.setEnabled(past)
        self.day_chosen.emit(day if past else None)


def _labelled(words: str, editor: QWidget) -> QWidget:
    pair = QWidget()
    label = QLabel(words)
    label.setBuddy(editor)
    label.setObjectName(f"{editor.objectName()}_label")
    line = QHBoxLayout(pair)
    line.setContentsMargins(8, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(label)
    line.addWidget(editor)
    return pair


def _box(name: str, said: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(said)
    for code, words in choices:
        box.addItem(words, code)
    return box


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
