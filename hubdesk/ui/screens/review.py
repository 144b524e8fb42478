"""Review matches: one question at a time, answered by a key, and every answer can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import GreyPair
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.words import Words
from hubdesk.ui.screens.review_pair import PairView
from hubdesk.ui.screens.review_weight import WeightView

MOST = 50
_SAID = {"same": "One person.", "not_same": "Two people. This is not asked again unless something new comes.",
         "cannot_tell": "Left open. It comes again when something new is known."}  # fmt: skip


class ReviewPage(Page):
    """`grey_pairs` is asked with a limit, `answer` with two mentions, verdict and reason, `undo` with an answer id."""

    match_answered = Signal(object)

    def __init__(self, codes: CodeLists, *, grey_pairs: Ask, answer: Ask, undo_answer: Ask) -> None:
        super().__init__("review", "Are these the same person?")
        self._pairs, self._answer, self._undo = grey_pairs, answer, undo_answer
        self._waiting: tuple[GreyPair, ...] = ()
        self._answered: list[str] = []
        self._busy = False
        self.count = Words("", "quiet", "review_count")
        self.notice = Notice("review_notice")
        self.pair = PairView(codes)
        self.weight = WeightView()
        self.reason = TextField("review_reason", "&Why (may stay empty)")
        self.same = primary("Same (S)", "answer_same", lambda: self.say("same"))
        self.not_same = secondary("Not the same (N)", "answer_not_same", lambda: self.say("not_same"))
        self.cannot_tell = secondary("Cannot tell (C)", "answer_cannot_tell", lambda: self.say("cannot_tell"))
        self.undo = secondary("Undo the last answer (U)", "undo_answer", self.take_back)
        self.empty = EmptyState(
            "review_empty", "Nothing waits for you", "Every pair that only a person can decide has been answered."
        )
        self._lay_out()
        for key, act in self._keys().items():
            QShortcut(QKeySequence(key), self, act)
        flow(self)
        self._show()

    def refresh(self) -> None:
        """Fetch the pairs that wait."""
        self._pairs(MOST, done=self._take)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again when persons were worked out again, by this page or elsewhere."""
        if changes.kinds & {"persons", "answers"} and not self._busy:
            self.refresh()

    def say(self, verdict: str) -> None:
        """Answer the pair that is shown."""
        if not self._waiting or self._busy:
            return
        pair = self._waiting[0]
        self._hold(True)
        self._answer(
            pair.left.mention_id, pair.right.mention_id, verdict, self.reason.value(),
            done=lambda changes: self._answered_with(changes, verdict), failed=self._fail,
        )  # fmt: skip

    def take_back(self) -> None:
        """Undo the last answer given here; its pair comes back."""
        if self._answered and not self._busy:
            self._hold(True)
            self._undo(self._answered[-1], done=self._undone, failed=self._fail)

    def _answered_with(self, changes: Changes, verdict: str) -> None:
        self._answered += answer_ids(changes)
        self._waiting = self._waiting[1:]
        self.notice.say(_SAID[verdict], self.take_back)
        self.match_answered.emit(changes)
        self._next()

    def _undone(self, changes: Changes) -> None:
        self._answered.pop()
        self.notice.say("The last answer is taken back.")
        self.match_answered.emit(changes)
        self._next()

    def _next(self) -> None:
        self.reason.set_value("")
        self._hold(False)
        # A button that is let go of passes the cursor on; in the reason, the next S would be a letter and no answer.
        self.same.setFocus()
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self._hold(False)
        self.notice.warn(error.sentence)

    def _take(self, pairs: tuple[GreyPair, ...]) -> None:
        self._waiting = pairs
        self._show()

    def _hold(self, held: bool) -> None:
        self._busy = held
        for button in (self.same, self.not_same, self.cannot_tell):
            button.setEnabled(not held)
        self.undo.setEnabled(not held and bool(self._answered))

    def _show(self) -> None:
        some = bool(self._waiting)
        for part in (self.scroller, self.reason, self.same, self.not_same, self.cannot_tell):
            part.setVisible(some)
        self.empty.setVisible(not some)
        self.undo.setEnabled(bool(self._answered))
        count = len(self._waiting)
        more = f"{MOST} or more pairs wait" if count >= MOST else f"{count} pairs wait"
        more = "1 pair waits" if count == 1 else more
        self.count.setText(f"{more}, the likeliest first." if some else "")
        if some:
            self.pair.show_pair(self._waiting[0])
            self.weight.show_weighed(self._waiting[0].weighed)

    def _keys(self) -> Mapping[str, Callable[[], None]]:
        return {
            "S": lambda: self.say("same"),
            "N": lambda: self.say("not_same"),
            "C": lambda: self.say("cannot_tell"),
            "U": self.take_back,
        }

    def _lay_out(self) -> None:
        self.scroller = Scrolled("review_scroll")
        self.scroller.column.addWidget(self.pair)
        self.scroller.column.addWidget(self.weight)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.same, self.not_same, self.cannot_tell):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.reason, 1)
        foot.addStretch()
        foot.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self.notice, self.count):
            self.body.addWidget(part)
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addLayout(foot)


def answer_ids(changes: Changes) -> list[str]:
    """Pick the id of the answer out of what changed: ids of persons and families begin with a letter and a dash."""
    return [row for row in changes.ids if row[:2] not in ("P-", "F-")]
