"""The page of a family: everything the hub holds about it, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Family
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.tabs import Tabs
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.family_chronology import ChronologySection
from hubdesk.ui.screens.family_concern import ConcernDetail
from hubdesk.ui.screens.family_coverage import CoverageSection
from hubdesk.ui.screens.family_done import DoneSection
from hubdesk.ui.screens.family_drawing import DrawingSection
from hubdesk.ui.screens.family_header import FamilyHeader
from hubdesk.ui.screens.family_people import PeopleSection
from hubdesk.ui.screens.family_score import ScoreSection
from hubdesk.ui.screens.family_timeline import TimelineSection
from hubdesk.ui.screens.family_words import entry_of
from hubdesk.ui.theme import px

_WIDE = 1280  # px at 100 %: from here on a concern opens beside its list
_RELOAD = {"concerns", "persons", "families", "decisions", "requests", "packs", "scores", "answers", "relations",
           "meetings"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which family to show, as of which day (None for today), and what in it to point at: one of the rest."""

    family_id: str
    concern_id: str = ""
    person_id: str = ""
    as_of: date | None = None
    agency: str = ""


class FamilyPage(Page):
    """`family` is asked with a family id and a day, or None for today; `mark` as `MarkBox` says."""

    back_requested = Signal()
    decide_requested = Signal(object)  # Family
    pack_requested = Signal(object)  # Family
    record_requested = Signal(object)  # Family
    ask_requested = Signal(object, str)  # Family, agency
    concern_marked = Signal(str)  # what to say of it

    def __init__(self, family: Ask, codes: CodeLists, mark: Ask | None = None) -> None:
        super().__init__("family", "Family")
        self._ask, self._wanted = family, Wanted("")
        self.family: Family | None = None
        self._may_ask = True
        self.header = FamilyHeader()
        self.timeline = TimelineSection(codes)
        self.score = ScoreSection(codes)
        self.chronology = ChronologySection(codes)
        self.people = PeopleSection(codes)
        self.drawing = DrawingSection(codes)
        self.coverage = CoverageSection(codes)
        self.done = DoneSection(codes)
        self._sections = (
            self.timeline,
            self.score,
            self.chronology,
            self.people,
            self.drawing,
            self.coverage,
            self.done,
        )
        self.tabs = Tabs(
            "family_tabs",
            (
                ("timeline", "Timeline", self.timeline),
                ("score", "Score", self.score),
                ("chronology", "Chronology", self.chronology),
                ("people", "People", self.people),
                ("drawing", "Family drawing", self.drawing),
                ("coverage", "Who was asked", self.coverage),
                ("done", "Decisions and packs", self.done),
            ),
        )
        self.detail = ConcernDetail(codes, mark)
        self.detail.hide()
        self._lay_out()
        for section in (self.timeline, self.score, self.chronology, self.drawing):
            section.concern_opened.connect(self.show_concern)
        self.timeline.concerns_listed.connect(self._list_concerns)
        self.drawing.concerns_listed.connect(self._list_concerns)
        self.timeline.gap_opened.connect(self._ask_about)
        self.coverage.agency_opened.connect(self._ask_about)
        self.detail.close_requested.connect(self.close_concern)
        if self.detail.mark is not None:
            self.detail.mark.marked.connect(self.concern_marked)
        self.detail.files.said.connect(self.concern_marked)
        self.setFocusProxy(self.tabs)

    def show_family(self, wanted: Wanted) -> None:
        """Go to a family; what is shown comes with the next `refresh`."""
        if wanted.family_id != self._wanted.family_id:
            self.family = None
            self.close_concern()
        self._wanted = wanted

    def let(self, *, decide: bool, hand_up: bool, record: bool, ask: bool) -> None:
        """Show the buttons of what this person may do."""
        self._may_ask = ask
        for button, may in ((self._decide, decide), (self._hand_up, hand_up), (self._record, record)):
            button.setVisible(may)

    def refresh(self) -> None:
        """Fetch the family."""
        if self._wanted.family_id:
            self._ask(self._wanted.family_id, self._wanted.as_of, done=self._show)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again where anything that a family is worked out from changed."""
        if changes.kinds & _RELOAD:
            self.refresh()

    def show_concern(self, concern_id: str) -> None:
        """Open a concern beside its list, or in place of it."""
        entry = entry_of(self.family, concern_id) if self.family else None
        if entry is not None and self.family is not None:
            self.detail.show_entry(entry, self.family, now=self._wanted.as_of is None)
            self.detail.show()
            self._share_width()
            self.detail.setFocus()

    def close_concern(self) -> None:
        """Close the concern and go back to its list."""
        self.detail.hide()
        self._share_width()
        self.tabs.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again."""
        super().resizeEvent(event)
        self._share_width()

    def _show(self, family: Family) -> None:
        self.family = family
        self.heading.setText(family.title)
        self.setAccessibleName(f"Family {family.title}")
        for part in (self.header, *self._sections):
            part.show_family(family)
        as_of = self._wanted.as_of
        self._past.setText(f"As of {long_day(as_of)}: only what had been received by then." if as_of else "")
        self._past.setVisible(as_of is not None)
        self._point(family)

    def _point(self, family: Family) -> None:
        wanted, self._wanted = self._wanted, replace(self._wanted, concern_id="", person_id="", agency="")
        if wanted.concern_id:
            self.show_concern(wanted.concern_id)
        elif wanted.person_id:
            self.tabs.show_section("people")
            self.people.choose(wanted.person_id)
            self.people.setFocus()
        elif wanted.agency:
            self.tabs.show_section("coverage")
            self.coverage.choose(wanted.agency)
            self.coverage.setFocus()
        elif self.detail.isVisible():
            self.show_concern(self.detail.concern_id)

    def _list_concerns(self, concern_ids: tuple[str, ...]) -> None:
        self.tabs.show_section("chronology")
        self.chronology.choose(concern_ids[-1])
        self.chronology.setFocus()

    def _ask_about(self, agency: str) -> None:
        if self.family is not None and self._may_ask and self._wanted.as_of is None:
            self.ask_requested.emit(self.family, agency)
        else:
            self.tabs.show_section("coverage")
            self.coverage.choose(agency)
            self.coverage.setFocus()

    def _request(self, signal: SignalInstance) -> None:
        if self.family is not None:
            signal.emit(self.family)

    def _share_width(self) -> None:
        beside = self.width() >= px(_WIDE)
        self.tabs.setVisible(beside or self.detail.isHidden())
        self.detail.setMaximumWidth(px(440) if beside else 16_777_215)

    def _lay_out(self) -> None:
        back = quiet("Back", "family_back", self.back_requested.emit)
        back.setToolTip("Back to the queue (Alt+Left)")
        said(QShortcut(QKeySequence("Alt+Left"), self, self.back_requested.emit), "Back")
        self.bar.insertWidget(0, back)
        self._decide = primary("&Decide", "family_decide", lambda: self._request(self.decide_requested))
        self._hand_up = secondary("&Hand up", "family_pack", lambda: self._request(self.pack_requested))
        self._record = secondary("Record a &concern", "family_record", lambda: self._request(self.record_requested))
        for button in (self._decide, self._hand_up, self._record):
            self.bar.addWidget(button)
        self.body.setSpacing(8)
        self._past = Words("", "strong", "family_past")
        self._past.hide()
        self.body.addWidget(self._past)
        self.body.addWidget(self.header)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.detail, 0)
        self.body.addLayout(line, 1)
