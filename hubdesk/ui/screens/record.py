"""Record a concern: one page, keyboard first, with nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.attachment import Mail
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import Candidate, ConcernForm, Draft, FormRefused, Recorded
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.record_about import GradesFor
from hubdesk.ui.screens.record_again import DUPLICATE, LEAVE, NEW, ONE, AgainView
from hubdesk.ui.screens.record_arrivals import HINT, Arrivals, FileAsks
from hubdesk.ui.screens.record_check import Faults, ReadBirth, as_recorded, check, kept_places, told_faults
from hubdesk.ui.screens.record_draft import DraftKeeper
from hubdesk.ui.screens.record_fields import EMPTY, KIND, form_of, is_empty
from hubdesk.ui.screens.record_form import RecordForm
from hubdesk.ui.screens.record_offer import Offer

if TYPE_CHECKING:
    from hubdesk.service.received import Earlier

KEYS = "Ctrl+Enter saves. What you type is kept as a draft while you type."
_FILLED = "Filled in from"
_CUT = "Cut what happened down to what matters, and whatever says who wrote it."


@dataclass(frozen=True, slots=True)
class _Made:
    """A form as it is about to be recorded, who is whom in it, and what comes after."""

    form: ConcernForm
    ties: Mapping[int, str]
    open_family: bool


class RecordPage(Page):
    """`record` is asked with the form and a mapping from places of people to ids of the persons they are."""

    concern_recorded = Signal(object)
    family_requested = Signal(str)
    said_recorded = Signal(str)  # the reference of a concern that was said at a meeting
    answer_recorded = Signal(str, str)  # the request that was answered, and the reference of the concern

    def __init__(
        self,
        codes: CodeLists,
        *,
        record: Ask,
        who_could_this_be: Ask,
        save_draft: Ask,
        drafts: Ask,
        discard_draft: Ask,
        grades_for: GradesFor,
        files: FileAsks,
        already: Ask,
        record_again: Ask,
        read_birth: ReadBirth | None = None,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__("record", "Record a concern")
        self._record, self._drafts, self._clock, self._read_birth = record, drafts, clock, read_birth
        self._save_draft, self._discard_draft = save_draft, discard_draft
        self._already, self._record_again = already, record_again
        self.arrivals = Arrivals(files, lambda: self.keeper.draft_id)
        self.form = RecordForm(codes, who_could_this_be, grades_for, self.arrivals)
        self.keeper = DraftKeeper(self.form.form, codes, save_draft, discard_draft, self)
        self.again = AgainView(codes)
        self.hint = Words(HINT, "quiet", "arrivals_hint")
        self.offer = Offer()
        self.notice = Notice("record_notice")
        self.state = Words(KEYS, "quiet", "draft_state")
        self.save_next = primary("Save and next", "save_and_next", self._save_and_next, "Ctrl+Return")
        self.save_open = secondary(
            "Save and open the family", "save_and_open", self._save_and_open, "Ctrl+Shift+Return"
        )
        self.clear = quiet("Clear the form", "clear_form", self.clear_form)
        self._lay_out()
        self._wire()

    def refresh(self) -> None:
        """Offer what was not finished, while nothing is being typed."""
        if is_empty(self.form.form()):
            self._drafts(done=self._offer)

    def leave(self) -> None:
        """Save what is half done, and let go of a file that is looked at."""
        self.arrivals.close_view()
        self.keeper.save_now()

    def resume(self, draft: Draft) -> None:
        """Go on with a draft; what is in the form now stays a draft of its own."""
        self.keeper.save_now()
        self.keeper.begin(draft.id)
        self.form.fill(form_of(draft.fields))
        self.arrivals.show_draft()
        self.offer.hide()
        self.form.begin()

    def begin_with(self, form: ConcernForm) -> None:
        """Begin with what is known already; what is in the form now stays a draft of its own."""
        self.keeper.save_now()
        self.keeper.begin()
        self.form.fill(form)
        self.arrivals.forget()
        self.offer.hide()
        self.form.begin()

    def begin_answer(self, form: ConcernForm, ties: Mapping[int, Candidate], words: str) -> None:
        """Begin with what a request knows already; what is in the form now stays a draft of its own."""
        self.begin_with(form)
        for place, candidate in ties.items():
            self.form.people.boxes[place].show_tie(candidate)
        self.form.about.follow_agency(form.agency)
        self.notice.say(words)
        self.form.show_field(self.form.what.fields["kind"])

    def clear_form(self) -> None:
        """Begin again with an empty form; what was typed can be had back."""
        typed, draft_id = self.form.form(), self.keeper.draft_id
        some = self.arrivals.some or not is_empty(typed)
        self.keeper.throw_away()
        self.form.fill(EMPTY)
        self.arrivals.forget()
        self.form.begin()
        if some:
            self.notice.say("The form is empty again.", lambda: self._restore(typed, draft_id))

    def _restore(self, form: ConcernForm, draft_id: str) -> None:
        self.keeper.begin(draft_id)
        self.form.fill(form)
        self.arrivals.show_draft()
        self.keeper.touch()

    def _lay_out(self) -> None:
        self.body.addWidget(self.notice)
        self.body.addWidget(self.offer)
        self.body.addWidget(self.form, 1)
        self.body.addWidget(self.again, 1)
        self.again.hide()
        self.hint.setWordWrap(False)
        for part in (self.hint, self.arrivals.add):
            self.bar.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.save_next, self.save_open, self.clear):
            foot.addWidget(button)
        foot.addWidget(self.state, 1)
        self.body.addLayout(foot)
        self.setTabOrder(self.clear, self.arrivals.add)
        self.setFocusProxy(self.form.what.fields["agency"].editor)

    def _wire(self) -> None:
        said(QShortcut(QKeySequence("Ctrl+Enter"), self, self._save_and_next), "Save and next")
        self.form.edited.connect(self._edited)
        self.keeper.saved.connect(self._say_saved)
        self.keeper.not_saved.connect(self._say_not_saved)
        self.arrivals.watch(self)
        self.arrivals.came.connect(self.keeper.keep_now)
        self.arrivals.mail_came.connect(self._take_mail)
        self.arrivals.said.connect(self._say_kept)
        self.arrivals.refused.connect(self.notice.warn)
        self.again.answered.connect(self._answer)
        self.offer.resume_requested.connect(self.resume)
        self.offer.discard_requested.connect(self._throw_away)

    def _edited(self) -> None:
        self.keeper.touch()
        if self.offer.isVisible():
            self.offer.hide()

    def _save_and_next(self) -> None:
        self._save(open_family=False)

    def _save_and_open(self) -> None:
        self._save(open_family=True)

    def _save(self, open_family: bool) -> None:
        if not self.form.isEnabled():
            return
        form, now = self.form.form(), self._clock()
        wrong = self.form.show_faults(check(form, now, self._read_birth))
        if wrong is not None:
            self.form.show_field(wrong)
            return
        self.keeper.pause()
        self._hold(True)
        ties = {place: tied.person_id for place, tied in kept_places(form, self.form.people.ties()).items()}
        made = _Made(as_recorded(form, now, self.keeper.draft_id), ties, open_family)
        self._already(made.form, done=lambda earlier: self._compare(made, earlier), failed=self._not_recorded)

    def _compare(self, made: _Made, earlier: tuple[Earlier, ...]) -> None:
        if not earlier:
            self._keep(made)
            return
        self._made = made
        self._show_again(True)
        self.again.show_earlier(made.form, earlier)

    def _answer(self, what: str, earlier: Earlier) -> None:
        made = self._made
        self._show_again(False)
        if what == NEW:
            self._keep(made)
        elif what in (DUPLICATE, ONE):
            self._record_again(
                made.form, earlier.concern.id, what, made.ties,
                done=lambda recorded: self._recorded(recorded, made.open_family), failed=self._not_recorded,
            )  # fmt: skip
        else:
            self._hold(False)
            self.keeper.touch()
            if what == LEAVE:
                self.clear_form()
            self.form.begin()

    def _keep(self, made: _Made) -> None:
        self._record(
            made.form, made.ties, done=lambda recorded: self._recorded(recorded, made.open_family),
            failed=self._not_recorded,
        )  # fmt: skip

    def _show_again(self, shown: bool) -> None:
        self.again.setVisible(shown)
        self.notice.hide()
        for part in (self.form, self.save_next, self.save_open, self.clear, self.state, self.hint, self.arrivals.add):
            part.setVisible(not shown)

    def _take_mail(self, mail: Mail, name: str) -> None:
        self.form.take_mail(mail, self._clock())
        self.notice.say(f"{_FILLED} {name}, which is kept. {_CUT}")

    def _say_kept(self, words: str) -> None:
        if not self.notice.sentence.startswith(_FILLED):  # what is to be done with an e-mail's words matters more
            self.notice.say(words)

    def _recorded(self, recorded: Recorded, open_family: bool) -> None:
        self._hold(False)
        answers, said_at = self.form.answers, self.form.said_at
        self.arrivals.forget()
        self.keeper.begin()
        self.form.fill(EMPTY)
        self.form.begin()
        self.state.setText(KEYS)
        self.notice.say(f"Recorded as {recorded.ref}. The form is ready for the next concern.")
        self.concern_recorded.emit(recorded)
        if answers:
            self.answer_recorded.emit(answers, recorded.ref)
        elif said_at:
            self.said_recorded.emit(recorded.ref)
        elif open_family and recorded.family_ids:
            self.family_requested.emit(recorded.family_ids[0])

    def _not_recorded(self, error: HubdeskError) -> None:
        self._hold(False)
        self.keeper.touch()
        faults = told_faults(self.form.form(), error.problems) if isinstance(error, FormRefused) else Faults()
        wrong = self.form.show_faults(faults)
        if wrong is not None:
            self.form.show_field(wrong)
        else:
            self.notice.warn(f"{error.sentence} Nothing you typed is lost.")
            self.save_next.setFocus()

    def _hold(self, held: bool) -> None:
        for part in (self.form, self.save_next, self.save_open, self.clear):
            part.setEnabled(not held)
        if held:
            self.form.show_faults(Faults())

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        mine = tuple(d for d in drafts if d.fields.get("form") == KIND and d.id != self.keeper.draft_id)
        if is_empty(self.form.form()):
            self.offer.show_drafts(mine, self._clock())

    def _throw_away(self, draft: Draft) -> None:
        self._discard_draft(draft.id, done=lambda _changes: self.refresh())
        self.notice.say(f"{draft.title} was thrown away.", lambda: self._take_back(draft))

    def _take_back(self, draft: Draft) -> None:
        self._save_draft(draft.id, draft.title, draft.fields, done=lambda _changes: self.refresh())

    def _say_saved(self) -> None:
        self.state.setText(f"Draft saved {self._clock():%H:%M}")

    def _say_not_saved(self, sentence: str) -> None:
        self.state.setText(f"This draft is not saved yet. {sentence}")
