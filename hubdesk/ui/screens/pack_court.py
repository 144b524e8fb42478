"""What is taken out of a copy for a court beside sources: whole pieces with the reason, and words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import flow, flowing, long_text
from hubdesk.ui.parts.words import Words

_SAID = (
    "Sources and people of other families are taken out by themselves. The schedule at the end lists every place with "
    "its page and why."
)


class PackCourt(QWidget):
    """Shown only where a copy for a court is made."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pack_court")
        hint = "One on each line: its number, then why. C000012 Ordered by the court"
        self.pieces = long_text("court_pieces", "P&ieces taken out", 2, hint)
        self.words = TextField("court_words", "Wor&ds taken out", "Parted by commas")
        row = QHBoxLayout()
        row.setSpacing(16)
        for field, share in ((self.pieces, 3), (self.words, 2)):
            flow(field)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(flowing(Words(_SAID, "quiet", "court_said").in_column()))
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def redact(self) -> dict[str, str]:
        """Give the pieces that are taken out, each with why."""
        if self.isHidden():
            return {}
        lines = (line.split(maxsplit=1) for line in self.pieces.value().splitlines() if line.strip())
        return {ref: " ".join(why).strip() for ref, *why in lines}

    def also(self) -> tuple[str, ...]:
        """Give the words that are taken out."""
        if self.isHidden():
            return ()
        return tuple(words.strip() for words in self.words.value().split(",") if words.strip())

    def empty(self) -> None:
        """Begin with nothing taken out."""
        for field in (self.pieces, self.words):
            field.set_value("")
