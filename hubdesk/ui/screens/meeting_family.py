"""A family's page at a meeting: who they are, why now, what is not known, the last pieces and what is still to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.family import Family
from hubdesk.domain.meeting_view import ItemView
from hubdesk.ui.parts.band import BandMark
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.meeting_words import aside_words, pieces, still_open, unknown
from hubdesk.ui.theme import px


class MeetingFamily(Scrolled):
    """What a room looks at while a family is talked about; it changes nothing."""

    def __init__(self, codes: CodeLists, hub: str, me: str) -> None:
        super().__init__("meeting_family", 8)
        self.setMinimumHeight(px(180))
        self._codes, self._hub, self._me = codes, hub, me
        self.aside = flowing(Words("", "strong", "meeting_aside"))
        self.title = Heading("", "heading", "meeting_family_title")
        self.band = BandMark("", "meeting_band")
        self.children_words = flowing(Words("", "", "meeting_children"))
        self.why = flowing(Words("", "", "meeting_why"))
        self._parts: dict[str, QVBoxLayout] = {}
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.band, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.children_words, 1)
        for part in (self.aside, self.title):
            self.column.addWidget(part)
        self.column.addLayout(first)
        self.column.addWidget(self.why)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(self._half(("pieces", "Last pieces")), 1)
        halves.addLayout(self._half(("unknown", "What is not known"), ("open", "Decided, and still to do")), 1)
        self.column.addLayout(halves)

    def show_item(self, item: ItemView) -> None:
        """Show what the agenda knows, before the family is read."""
        self.title.setText(f"{item.number}  {item.title}" if item.number else item.title)
        self.band.show_band(item.item.band)
        said = "; ".join(f"{name}, {age}" if age else name for name, age in item.children)
        self.children_words.setText(f"Children: {said}" if said else "No child is known by name.")
        self.why.setText(item.item.why)
        words = aside_words(item.asides, self._me, self._codes, self._hub)
        self.aside.setText("\n".join(words))
        self.aside.setVisible(bool(words))

    def show_family(self, family: Family) -> None:
        """Show the family as it stands."""
        self.band.show_band(family.score.band)
        self._fill("unknown", unknown(family), "Nothing that the rules ask for is missing.")
        self._fill("pieces", pieces(family, self._codes), "No piece counts.")
        self._fill("open", still_open(family, self._codes), "Nothing was decided yet.")

    def forget(self) -> None:
        """Show nothing of the family before while another is read."""
        for name in self._parts:
            self._fill(name, [], "")

    def _half(self, *parts: tuple[str, str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for name, words in parts:
            column.addWidget(Heading(words, "small-heading", f"meeting_{name}_heading"))
            said = QVBoxLayout()
            said.setSpacing(6)
            column.addLayout(said)
            column.addSpacing(4)
            self._parts[name] = said
        column.addStretch(1)
        return column

    def _fill(self, name: str, sentences: list[str], none: str) -> None:
        column = self._parts[name]
        while (item := column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for number, sentence in enumerate(sentences or [none]):
            column.addWidget(flowing(Words(sentence, "" if sentences else "quiet", f"meeting_{name}_{number}")))
