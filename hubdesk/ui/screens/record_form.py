"""The whole form of a concern, and the list of who a person could be beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.domain.attachment import Mail
from hubdesk.domain.codes import CodeLists
from hubdesk.service.forms import Candidate, ConcernForm
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.fields import Field
from hubdesk.ui.parts.form_rows import flow, show_faults
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.page import Scrolled
from hubdesk.ui.parts.tab_order import Ordered, stops_in
from hubdesk.ui.parts.words import Heading
from hubdesk.ui.screens.record_about import About, GradesFor
from hubdesk.ui.screens.record_arrivals import Arrivals
from hubdesk.ui.screens.record_candidates import Candidates
from hubdesk.ui.screens.record_check import Faults, says_something
from hubdesk.ui.screens.record_children import ChildrenBox
from hubdesk.ui.screens.record_fields import EMPTY, mail_fields
from hubdesk.ui.screens.record_people import People
from hubdesk.ui.screens.record_person import PersonBox
from hubdesk.ui.screens.record_what import What

# Long enough that a fast typist asks once a syllable, short enough to look immediate.
LOOK_AFTER = 120  # milliseconds


class RecordForm(Ordered):
    """Everything that is typed; `edited` after every key."""

    edited = Signal()

    def __init__(
        self,
        codes: CodeLists,
        who_could_this_be: Ask,
        grades_for: GradesFor,
        arrivals: Arrivals,
    ) -> None:
        super().__init__()
        self.setObjectName("record_form")
        self._ask_who = who_could_this_be
        self._asked: Asked | None = None
        self.answers = ""  # the request that is being answered
        self.said_at = ""  # where at a meeting it was said
        self.what, self.people, self.about = What(codes), People(codes), About(codes, grades_for)
        self.candidates = Candidates(codes.agencies)
        self.in_contact, self.arrivals = ChildrenBox(), arrivals
        self.note = ""  # the telephone note that is being written up
        self._at: PersonBox = self.people.boxes[0]
        self.scroller = Scrolled("record_scroll")
        who = Heading("Who it is about", "small-heading", "people_heading")
        for part in (self.what, arrivals, who, self.people, self.in_contact, self.about):
            self.scroller.column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.scroller, 9)
        row.addWidget(self.candidates, 4)
        row.addWidget(arrivals.view, 7)
        arrivals.view_changed.connect(self.candidates.setHidden)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER)
        self._look.timeout.connect(self._ask)
        self._wire()
        flow(self)
        self.fill(EMPTY)

    def form(self) -> ConcernForm:
        """Give what was typed, as typed."""
        typed = {**self.what.values(), **self.about.values(), "answers": self.answers, "note_id": self.note}
        typed["said_at"] = self.said_at
        typed["children_in_contact"] = self.in_contact.value()
        return replace(EMPTY, people=self.people.forms(), **typed)

    def fill(self, form: ConcernForm) -> None:
        """Show a form."""
        self.answers, self.note, self.said_at = form.answers, form.note_id, form.said_at
        self.what.fill(form)
        self.people.fill(form.people)
        self.about.fill(form)
        self.in_contact.fill(form)
        self._at = self.people.boxes[0]
        self.show_faults(Faults())
        self._look.start()

    def take_mail(self, mail: Mail, now: datetime) -> None:
        """Fill in what an e-mail tells where nothing was typed yet: when it came, what it says, and who wrote it."""
        told = mail_fields(mail, self.form(), now)
        for fields in (self.what.fields, self.about.fields):
            for name in told.keys() & fields.keys():
                fields[name].set_value(told[name])
        self.edited.emit()

    def show_faults(self, faults: Faults) -> Field | None:
        """Show each sentence at its field, and give the first field with something wrong, in reading order."""
        found = (
            show_faults(self.what.fields, faults.fields),
            self.people.show_faults(faults.people),
            self.in_contact.show_fault(faults.fields.get("children_in_contact", "")),
            show_faults(self.about.fields, faults.fields),
        )
        return next((field for field in found if field is not None), None)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.scroller.verticalScrollBar().setValue(0)
        self.what.fields["agency"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self, field: Field) -> None:
        """Bring a field into view and put the cursor there."""
        self.scroller.ensureWidgetVisible(field, 0, 60)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in reading order: people are made later than what follows them."""
        about = [self.about.known.editor, *(field.editor for field in self.about.fields.values())]
        came, contact = self.arrivals.stops(), self.in_contact.field.editor
        beside = [*stops_in(self.candidates), *stops_in(self.arrivals.view)]
        return [*self.what.stops(), *came, *self.people.stops(), contact, *about, *beside]

    def _wire(self) -> None:
        for part in (self.what, self.people, self.about):
            part.edited.connect(self.edited)
        self.in_contact.field.edited.connect(self.edited)
        self.people.edited.connect(lambda: self.in_contact.follow(self.people.forms()))
        self.what.agency_chosen.connect(self.about.follow_agency)
        self.people.edited.connect(self._look.start)
        self.people.reached.connect(self._reach)
        self.candidates.tie_requested.connect(self._tie)
        said(QShortcut(QKeySequence("F6"), self, self._to_list), "To who this could be")
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        said(QShortcut(QKeySequence("Esc"), self.candidates, self._back, context=here), "Back to the form")

    def _reach(self, box: PersonBox) -> None:
        if box is not self._at:
            self._at = box
            self._look.start()

    def _box(self) -> PersonBox:
        return self._at if self._at in self.people.boxes else self.people.boxes[0]

    def _ask(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        box = self._box()
        forms = self.people.forms()
        place = self.people.boxes.index(box)
        form = forms[place]
        if not says_something(form, forms[0] if place else None):
            self.candidates.show_nobody()
            return
        self._asked = self._ask_who(form, done=lambda found: self._show(box, found))

    def _show(self, box: PersonBox, found: tuple[Candidate, ...]) -> None:
        # What somebody typed on while the answer was on its way is asked for again by the timer.
        if box is self._box():
            self.candidates.show_candidates(box.name(), found, box.tied.person_id if box.tied else "")

    def _tie(self, candidate: Candidate) -> None:
        box = self._box()
        box.show_tie(candidate)
        self.edited.emit()
        self._look.start()
        self._back()

    def _to_list(self) -> None:
        if self.candidates.list.isVisible():
            self.candidates.list.setCurrentRow(max(0, self.candidates.list.currentRow()))
            self.candidates.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back(self) -> None:
        self._box().fields["date_of_birth"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
