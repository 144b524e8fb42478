"""One person: every entry that is held to be them and why, what was said about it, and how to part or join."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hubdesk.domain.answer import PARTED_REASONS, SAME_REASONS
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import Against, Found, Tie, Tied, WhoIs
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.pair_view import PairView
from hubdesk.ui.parts.reason_field import ReasonField
from hubdesk.ui.parts.said_list import SaidList
from hubdesk.ui.parts.search_box import SearchBox
from hubdesk.ui.parts.side_by_side import SideBySide
from hubdesk.ui.parts.weight_view import WeightView
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.person_contact import ContactBox
from hubdesk.ui.screens.person_entries import Entries
from hubdesk.ui.screens.person_relations import RelationsBox
from hubdesk.ui.theme import px

_REASONS = tuple(dict.fromkeys((*PARTED_REASONS, *SAME_REASONS)))


class PersonPage(Page):
    """`who_is` is asked with a person's id; `split`, `merge` and `undo` say who is whom, `find` looks for people.

    `contact` and `note_contact` are as the box says.
    """

    back_requested = Signal()
    copy_requested = Signal(str)  # a subject access copy, of the person with this id

    def __init__(
        self,
        codes: CodeLists,
        *,
        who_is: Ask,
        split: Ask,
        merge: Ask,
        undo: Ask,
        find: Ask,
        contact: Ask,
        note_contact: Ask | None,
        may: bool = True,
    ) -> None:
        super().__init__("person", "Person")
        self._who_is, self._split, self._merge, self._undo = who_is, split, merge, undo
        self._wanted = ""
        self.known: WhoIs | None = None
        self._other: Found | None = None
        self._again: Callable[[], None] | None = None
        self._may = may
        self.notice = Notice("person_notice")
        self.go_on = secondary("Take the earlier answer back and go on", "person_instead", self._go_on)
        self.about = Words("", "quiet", "person_about")
        self.copy = secondary("Subject access copy", "person_copy", lambda: self.copy_requested.emit(self._wanted))
        self.copy.hide()
        self.contact = ContactBox(contact, note_contact, self.notice.say)
        self.relations = RelationsBox(find, self.notice.say)
        self.hint = Words("Tick what is about somebody else.", "quiet", "entries_hint")
        self.entries = Entries(codes, may)
        self.why = Heading("", "small-heading", "person_why")
        self.pair = PairView(codes)
        self.weight = WeightView()
        self.said = SaidList("person_said", "What was said about who this is", may)
        self.reason = ReasonField("person_reason", "&Why", _REASONS)
        self.part = primary("&Not this person", "person_part", self.say_not)
        self.search = SearchBox(find)
        self.search.setPlaceholderText("Same person as: name, date of birth or address")
        self.search.setAccessibleName("Find the person who is the same")
        self.join = secondary("&Same person", "person_join", self.say_same)
        self._lay_out()
        self.entries.ticked.connect(self._able)
        self.entries.why_requested.connect(self.show_why)
        self.said.undo_requested.connect(self.take_back)
        self.search.found_opened.connect(self.choose_other)
        said(QShortcut(QKeySequence("Ctrl+Z"), self, self._take_back_last), "Take the last word back")

    def show_person(self, person_id: str) -> None:
        """Go to a person; what is shown comes with the next `refresh`."""
        self._wanted = person_id
        self._forget()
        self.notice.hide()

    def refresh(self) -> None:
        """Fetch the person."""
        if self._wanted:
            self._who_is(self._wanted, done=self._show)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again when persons were worked out again."""
        if changes.kinds & {"persons", "answers"}:
            self.refresh()

    def say_not(self) -> None:
        """Part the ticked entries from this person."""
        self._say_not(instead=False)

    def say_same(self) -> None:
        """Join this person with the one that was found."""
        self._say_same(instead=False)

    def take_back(self, stroke: str) -> None:
        """Undo something that was said."""
        self._undo(stroke, done=lambda tied: self._done(tied, "Taken back."), failed=self._fail)

    def choose_other(self, found: Found) -> None:
        """Take the person who was found as the one who is the same."""
        self._other = found
        self._able()

    def show_why(self, mention_id: str) -> None:
        """Show why an entry is held to be this person."""
        tie = self._ties().get(mention_id)
        for part in (self.why, self.pair, self.weight):
            part.setVisible(tie is not None)
        if tie is not None:
            self.why.setText(f"{tie.left.concern_ref} and {tie.right.concern_ref}, side by side")
            self.pair.show_pair(tie.left, tie.right)
            self.weight.show_weighed(tie.weighed)

    def _say_not(self, *, instead: bool) -> None:
        if self.known is not None:
            self._again = lambda: self._say_not(instead=True)
            self._split(
                self.known.person.id, self.entries.going(), self.reason.value(), instead,
                done=lambda tied: self._done(tied, "Kept apart. Nothing is lost."), failed=self._fail,
            )  # fmt: skip

    def _say_same(self, *, instead: bool) -> None:
        if self.known is not None and self._other is not None:
            self._again = lambda: self._say_same(instead=True)
            self._merge(
                (self.known.person.id, self._other.id), self.reason.value(), instead,
                done=lambda tied: self._done(tied, "One person now. Nothing is lost."), failed=self._fail,
            )  # fmt: skip

    def _go_on(self) -> None:
        if self._again is not None:
            self._again()

    def _take_back_last(self) -> None:
        last = next((said.id for said in self.known.said if said.stands), "") if self.known else ""
        if last and self._may:
            self.take_back(last)

    def _done(self, tied: Tied, words: str) -> None:
        self._forget()
        self.notice.say(words, lambda: self.take_back(tied.stroke))
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self.notice.warn(error.sentence)
        self.go_on.setVisible(isinstance(error, Against) and self._again is not None)

    def _forget(self) -> None:
        self._other, self._again = None, None
        self.reason.set_value("")
        self.search.clear()
        self.go_on.hide()

    def _show(self, known: WhoIs) -> None:
        self.known = known
        person = known.person
        self.heading.setText(person.name)
        self.setAccessibleName(person.name)
        times = len(person.spellings)
        agencies = len({one.agency for one in person.spellings})
        by = "1 agency" if agencies == 1 else f"{agencies} agencies"
        named = "Named once" if times == 1 else f"Named {times} times by {by}"
        formerly = f"formerly {', '.join(person.formerly)}" if person.formerly else ""
        self.about.setText(" · ".join(filter(None, (named, person.id, formerly))))
        self.contact.show_person(person.id)
        self.relations.show_person(person.id)
        self.entries.show_person(person, self._ties())
        self.said.show_said(known.said)
        weakest = known.ties[0].left.mention_id if known.ties else ""
        self.show_why(weakest)
        self._able()

    def _ties(self) -> dict[str, Tie]:
        """Give the strongest tie of each entry."""
        best: dict[str, Tie] = {}
        for tie in self.known.ties if self.known else ():
            for one in (tie.left, tie.right):
                best[one.mention_id] = tie  # the weakest come first
        return best

    def _able(self) -> None:
        going = len(self.entries.going())
        every = len(self.known.person.spellings) if self.known else 0
        self.part.setEnabled(0 < going < every)
        self.part.setVisible(self._may and every > 1)
        self.hint.setVisible(self._may and every > 1)
        other = self._other
        self.join.setEnabled(other is not None and self.known is not None and other.id != self.known.person.id)
        self.chosen.setText(f"The same as {other.title} · {other.detail}" if other is not None else "")
        self.chosen.setVisible(other is not None)

    def _lay_out(self) -> None:
        back = quiet("Back", "person_back", self.back_requested.emit)
        back.setToolTip("Back to the family (Alt+Left)")
        said(QShortcut(QKeySequence("Alt+Left"), self, self.back_requested.emit), "Back")
        self.bar.insertWidget(0, back)
        self.bar.addWidget(self.copy)
        left, right = Scrolled("person_left", 8), Scrolled("person_right")
        left.column.addWidget(Heading("Entries", "small-heading", "entries_heading"))
        left.column.addWidget(self.hint)
        left.column.addWidget(self.entries)
        shown: tuple[QWidget, ...] = (self.contact, self.relations, self.why, self.pair, self.weight, self.said)
        for part in shown:
            right.column.addWidget(part)
        self.chosen = Words("", "strong", "person_other")
        self.chosen.hide()
        self.go_on.hide()
        self.search.setMinimumWidth(px(240))
        foot = Flow(self.reason, self.part, level="bottom")
        foot.addWidget(self.search, grow=True)
        foot.addWidget(self.join)
        above: tuple[QWidget, ...] = (self.about, self.notice, self.go_on)
        for part in above:
            self.body.addWidget(part)
        self.body.addWidget(SideBySide((left, 2), (right, 3)), 1)
        self.body.addWidget(self.chosen)
        self.body.addWidget(foot)
        acting: tuple[QWidget, ...] = (self.reason, self.part, self.search, self.join)
        for part in acting:
            part.setVisible(self._may)
