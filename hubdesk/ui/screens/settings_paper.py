"""The form on paper, to be printed before it is needed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.save_button import SaveButton, Saved
from hubdesk.ui.parts.words import Heading, Words

FORM = Saved("Form on paper ...", "save_form", "concern-form.pdf", "Print some before they are needed. It is saved as")
_WORDS = (
    "A form with the fields of a concern in the order of the page Record, for when the computer is down. It holds "
    "nothing about anybody until somebody writes on it."
)


class PaperBox(QFrame):
    """`form` is asked with the file."""

    def __init__(self, form: Ask, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_paper")
        self.setProperty("style", "card")
        self.save = SaveButton(FORM, form, notice.say, notice.warn)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("When the computer is down", "small-heading", "paper_heading"))
        column.addWidget(Words(_WORDS, "quiet", "paper_words").in_column())
        line = QHBoxLayout()
        line.addWidget(self.save)
        line.addStretch()
        column.addLayout(line)
