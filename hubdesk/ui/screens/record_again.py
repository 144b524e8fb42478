"""Received already: the earlier concern and the one about to be saved, side by side, and what the second is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.service.forms import ConcernForm
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.record_fields import name_of
from hubdesk.ui.theme import px

if TYPE_CHECKING:
    from hubdesk.service.received import Earlier

NEW, DUPLICATE, ONE, LEAVE, BACK = "new", "duplicate", "one", "leave", "back"


class AgainView(QWidget):
    """Says what was found; `answered` tells what the new one is, and the earlier concern that was shown."""

    answered = Signal(str, object)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("again")
        self._codes = codes
        self._earlier: tuple[Earlier, ...] = ()
        self._at = 0
        self.heading = Heading("Perhaps this was received already", "heading", "again_heading")
        self.why = Words("", "", "again_why")
        self.left, self.right = _Side("again_earlier"), _Side("again_new")
        self.next = quiet("Another that looks like it", "again_next", self._next)
        self.buttons = (
            primary("Not the &same: save it", "again_not_the_same", lambda: self._say(NEW)),
            secondary("The same report: &keep it, count it once", "again_duplicate", lambda: self._say(DUPLICATE)),
            secondary("The same e&vent, told by another", "again_one", lambda: self._say(ONE)),
            quiet("&Do not save it", "again_leave", lambda: self._say(LEAVE)),
            quiet("&Back to the form", "again_back", lambda: self._say(BACK)),
        )
        self._lay_out()
        flow(self)

    def show_earlier(self, form: ConcernForm, earlier: tuple[Earlier, ...]) -> None:
        """Show the surest of the earlier concerns beside the form."""
        self._earlier, self._at = earlier, 0
        names = [name_of(person) or "Name not known" for person in form.people]
        self.right.say("What you are about to save", self._facts(form.agency, form.kind, names), form.narrative)
        self.next.setVisible(len(earlier) > 1)
        self._show()
        self.left.words.setFocus()

    def _show(self) -> None:
        one = self._earlier[self._at]
        concern = one.concern
        self.why.setText(one.why)
        title = f"{concern.ref}, received {long_day(concern.received_on)}"
        self.left.say(title, self._facts(concern.agency, concern.kind, list(one.names)), concern.narrative)
        self.setAccessibleName(f"{self.heading.text()}: {title}. {one.why}")

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._earlier)
        self._show()

    def _say(self, what: str) -> None:
        self.answered.emit(what, self._earlier[self._at])

    def _facts(self, agency: str, kind: str, names: list[str]) -> str:
        agencies, kinds = self._codes.agencies, self._codes.kinds
        told = agencies[agency].label if agency in agencies else agency
        what = kinds[kind].label if kind in kinds else kind
        return f"{told} · {what}\n{', '.join(names)}"

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(self.left, 1)
        sides.addWidget(self.right, 1)
        first, second = QHBoxLayout(), QHBoxLayout()
        for place, button in enumerate(self.buttons):
            (first if place < 3 else second).addWidget(button)
        for line in (first, second):
            line.setSpacing(8)
            line.addStretch()
        second.insertWidget(2, self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.why)
        column.addLayout(sides, 1)
        column.addLayout(first)
        column.addLayout(second)
        said(QShortcut(QKeySequence("Esc"), self, lambda: self._say(BACK)), "Back to the form")


class _Side(QFrame):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("style", "card")
        self.title = Heading("", "small-heading", f"{name}_title")
        self.facts = Words("", "quiet", f"{name}_facts")
        self.words = QPlainTextEdit()
        self.words.setObjectName(f"{name}_words")
        self.words.setAccessibleName("What happened")
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(px(80))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(4)
        for part in (self.title, self.facts, self.words):
            column.addWidget(part)

    def say(self, title: str, facts: str, words: str) -> None:
        """Show one side."""
        self.title.setText(title)
        self.facts.setText(facts)
        self.words.setPlainText(words)
        self.words.setAccessibleName(f"{title}: what happened")
