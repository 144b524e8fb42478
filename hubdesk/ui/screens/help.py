"""What the handbook says of the page from which somebody asked, and the rest of it to choose from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.theme import px

FIRST = "The first time"
# The section of the handbook that belongs to each page of the window.
ABOUT = {
    "today": "Today", "hand_over": "Today", "handover": "Today", "queue": "The queue", "record": "Record a concern",
    "note": "Record a concern", "settle": "Record a concern", "import": "Import a partner's sheet",
    "review": "Matches", "person": "Matches", "family": "A family", "ask": "Ask partners", "asked": "Ask partners",
    "decide": "Decide, and hand up", "ledger": "Decide, and hand up", "decision": "Decide, and hand up",
    "pack": "Decide, and hand up", "packs": "Decide, and hand up", "letter": "Reply to whoever told us",
    "exchange": "Headquarters", "settings": FIRST, "backtest": "Change the rules of the score", "keys": FIRST,
    "meetings": "Meet", "meeting": "Meet", "meeting_decide": "Meet", "reports": "Reports",
    "subject_access": "Decide, and hand up",
}  # fmt: skip
_WIDTH = 720  # px at 100 %: about 75 letters
_LINE = 120  # per cent


class HelpPage(Page):
    """`came_from` names the page that was shown before; `handbook` holds the sections in their order."""

    back_requested = Signal()
    tour_requested = Signal()

    def __init__(self, handbook: Mapping[str, str], came_from: Callable[[], str]) -> None:
        super().__init__("help", "Help")
        self._handbook, self._came_from = handbook, came_from
        self.section = ChoiceField("help_section", "&About", {title: title for title in handbook}, width=400)
        self.text = QTextBrowser()
        self.text.setObjectName("help_text")
        self.text.setAccessibleName("What the handbook says")
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setMaximumWidth(px(_WIDTH))
        self.tour = secondary("Show me &round", "help_tour", self.tour_requested.emit)
        self.bar.addWidget(self.tour)
        self.bar.addWidget(quiet("&Back", "help_back", self.back_requested.emit))
        self.section.edited.connect(self._show)
        self.body.addWidget(self.section)
        self.body.addWidget(self.text, 1)
        said(QShortcut(QKeySequence("Esc"), self, self.back_requested.emit), "Back to where you were")
        self.setFocusProxy(self.text)

    def refresh(self) -> None:
        """Show what belongs to the page that was shown before."""
        self.section.set_value(ABOUT.get(self._came_from(), FIRST))
        self._show()

    def _show(self) -> None:
        self.text.setMarkdown(self._handbook.get(self.section.value(), ""))
        document = self.text.document()
        document.setDocumentMargin(px(12))
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(px(8))
        spaced.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
