"""One concern in full: opens beside its list where the window is wide, in place of it where it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import CHILDREN
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Entry, Family
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet
from hubdesk.ui.parts.form_rows import flowing
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.family_files import ConcernFiles
from hubdesk.ui.screens.family_mark import MarkBox
from hubdesk.ui.screens.family_words import day_words, incident_words, names_in, standing_words
from hubdesk.ui.theme import px


class ConcernDetail(QFrame):
    """What one agency told, as it told it; the reporter's identity is never shown here.

    `mark` is for `MarkBox`; without it nothing can be marked.
    """

    close_requested = Signal()

    def __init__(self, codes: CodeLists, mark: Ask | None = None) -> None:
        super().__init__()
        self.mark = MarkBox(mark, codes) if mark is not None else None
        self.setObjectName("concern_detail")
        self.setProperty("style", "card")
        self.setMinimumWidth(px(360))
        self.files = ConcernFiles()
        self._codes = codes
        self.concern_id = ""
        self._title = Heading("", "heading", "concern_title")
        close = quiet("Close", "concern_close", self.close_requested.emit)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = Scrolled("concern_facts", gap=4)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._facts.column.addLayout(self._list)
        self._facts.column.addWidget(self.files)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 8)
        column.addLayout(top)
        column.addWidget(self._facts, 1)
        column.addWidget(self.files.view, 1)
        self.files.view.hide()
        self.files.looking.connect(self._look)
        # once its layout knows how high it is
        self.files.asking.connect(
            lambda part: QTimer.singleShot(0, part, lambda: self._facts.ensureWidgetVisible(part))
        )
        if self.mark is not None:
            column.addWidget(self.mark)
        leave = said(QShortcut(QKeySequence(Qt.Key.Key_Escape), self), "Close the concern")
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.close_requested)
        self.setFocusProxy(close)

    def show_entry(self, entry: Entry, family: Family, *, now: bool = True) -> None:
        """Show a concern of a family; `now` where it is seen as it is today, and can be changed."""
        concern, codes = entry.concern, self._codes
        self.concern_id = concern.id
        label = codes.kinds[concern.kind].label if concern.kind in codes.kinds else concern.kind
        self._title.setText(label)
        self.setAccessibleName(f"Concern: {label}")
        if self.mark is not None:
            self.mark.show_entry(entry, family)
            self.mark.setVisible(now)
        self.files.show_entry(entry, now=now)
        column = self._list
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, (what, words) in enumerate(concern_facts(entry, family, codes)):
            if words:
                if number:
                    column.addSpacing(8)
                column.addWidget(Words(what, "small", f"fact_{number}_label"))
                fact = flowing(Words(words, "", f"fact_{number}").in_column())
                fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(fact)

    def _look(self, looking: bool) -> None:
        self.files.view.setVisible(looking)
        self._facts.setVisible(not looking)


def concern_facts(entry: Entry, family: Family, codes: CodeLists) -> tuple[tuple[str, str], ...]:
    """List what is known of a concern as label and words; empty words are not shown."""
    concern = entry.concern
    level = codes.levels.get(str(concern.level))
    agency = codes.agencies[concern.agency].label if concern.agency in codes.agencies else concern.agency
    source = codes.source_evaluations.get(str(concern.source_evaluation))
    information = codes.intelligence_assessments.get(concern.intelligence_assessment)
    handling = codes.handling_codes.get(concern.handling_code)
    tripwire = codes.tripwires.get(concern.tripwire)
    return (
        ("Standing", standing_words(entry)),
        ("One event", incident_words(entry, family, codes)),
        ("Tell at once", tripwire.label if tripwire else ""),
        ("What happened", concern.narrative),
        ("Came with it", _files_words(entry)),
        ("When", day_words(concern) if concern.occurred_on else "Nobody said"),
        ("Received", f"{long_day(concern.received_on)} from {agency}"),
        ("Level", level.label if level else str(concern.level)),
        ("About", names_in(entry, family, codes)),
        ("Children in contact", CHILDREN.get(concern.children_in_contact, "")),
        ("Child seen", concern.child_seen.capitalize()),
        ("The child's own words", concern.voice_of_child),
        ("What helps", concern.strengths),
        ("Grading", "; ".join(code.label for code in (source, information) if code)),
        ("Handling", handling.label if handling else concern.handling_code),
        ("Conditions", concern.handling_conditions),
        ("Reference", f"{concern.ref} ({concern.source})"),
    )


def _files_words(entry: Entry) -> str:
    count = sum(not one.taken_back for one in entry.attachments)
    return f"{count} file{'s' * (count > 1)}, at the end of this list" if count else ""
