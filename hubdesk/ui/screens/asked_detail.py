"""One request beside the list: what is known of it, and what a person does about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.asked import AskedDetail
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.asked_boxes import AnswerBox, RateBox, TakeBackBox
from hubdesk.ui.screens.asked_words import facts
from hubdesk.ui.screens.letter_box import LetterBox
from hubdesk.ui.theme import px


@dataclass(frozen=True, slots=True)
class AskedAsks:
    """What is asked of the hub about one request, each as its box says."""

    detail: Ask
    clocks: Ask
    reply: Ask
    take_back: Ask
    rate: Ask
    draw: Ask
    save: Ask
    printed: Ask
    remind: Ask


class AskedView(QWidget):
    """`answer_requested` asks to record the answer, `family_requested` to open the family, both for what is shown."""

    answer_requested = Signal(object, object)  # AskedDetail, the ids of the people whom the answer is about
    family_requested = Signal(str)
    close_requested = Signal()

    def __init__(
        self,
        codes: CodeLists,
        asks: AskedAsks,
        said: Callable[[str], None],
        failed: Callable[[HubdeskError], None],
    ) -> None:
        super().__init__()
        self.setObjectName("asked_detail")
        self._codes, self._asks = codes, asks
        self._may = True
        self.detail: AskedDetail | None = None
        self.heading = Heading("", "heading", "asked_detail_heading")
        self.purpose = flowing(Words("", "", "asked_purpose").in_column())
        self.answer = AnswerBox(asks.reply, said, failed)
        self.rate = RateBox(asks.rate, said, failed)
        self.back = TakeBackBox(asks.take_back, said, failed)
        letter = {"draw": asks.draw, "save": asks.save, "printed": asks.printed}
        self.letter = LetterBox("letter", said=said, failed=failed, **letter)
        self.remind = LetterBox("reminder", said=said, failed=failed, note=asks.remind, **letter)
        self.family = quiet("Open the famil&y", "asked_family", self._open_family)
        self.close_it = quiet("Close", "asked_close", self.close_requested.emit, "Esc")
        self.answer.record_requested.connect(self._record)
        for letters in (self.letter, self.remind):
            letters.looked.connect(partial(self._reach, letters))
        self._lay_out()

    def let_write(self, may: bool) -> None:
        """Show what changes something, and letters, only to whoever may."""
        self._may = may

    def show_detail(self, detail: AskedDetail) -> None:
        """Show one request."""
        another = self.detail is None or self.detail.row.request.id != detail.row.request.id
        self.detail = detail
        row = detail.row
        label = self._codes.agencies[row.request.agency].label
        self.heading.setText(f"{label} about {row.child}")
        self.purpose.setText(row.request.purpose)
        self.setAccessibleName(self.heading.text())
        self._fill(facts(detail))
        waits = row.state != "answered"
        for box in (self.answer, self.rate, self.back):
            box.show_detail(detail)
        for letters in (self.letter, self.remind):
            letters.show_request(row.request.id, detail.stops)
        self.answer.setVisible(self._may and waits)
        self.remind.setVisible(self._may and waits)
        self.rate.setVisible(self._may and waits)
        self.letter.setVisible(self._may)
        self.back.setVisible(self._may and not waits)
        self.family.setVisible(bool(row.family_id))
        if another:
            self.scroller.verticalScrollBar().setValue(0)
            self._asks.clocks(row.request.at, done=self.rate.show_clocks)

    def fold(self) -> None:
        """Let go of drawn pages."""
        for letters in (self.letter, self.remind):
            letters.fold()

    def _reach(self, letters: LetterBox) -> None:
        """Scroll to the pages of a letter once they have their room."""
        QTimer.singleShot(0, lambda: self.scroller.ensureWidgetVisible(letters.view, 0, px(120)))

    def _record(self, person_ids: tuple[str, ...]) -> None:
        if self.detail is not None:
            self.answer_requested.emit(self.detail, person_ids)

    def _open_family(self) -> None:
        if self.detail is not None:
            self.family_requested.emit(self.detail.row.family_id)

    def _fill(self, pairs: list[tuple[str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for number, (label, words) in enumerate(pairs):
            name = Words(label, "quiet", f"asked_label_{number}")
            name.setFixedWidth(px(112))
            self._grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(flowing(Words(words, "", f"asked_fact_{number}")), number, 1)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("asked_facts")
        card.setProperty("style", "card")
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.family)
        head.addWidget(self.close_it)
        self.scroller = Scrolled("asked_scroll", 12)
        for part in (self.answer, self.back, card, self.remind, self.letter, self.rate):
            self.scroller.column.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.purpose)
        column.addWidget(self.scroller, 1)
        self.setFocusProxy(self.answer.record)
