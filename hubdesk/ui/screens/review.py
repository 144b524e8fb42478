"""Review matches: one question at a time, answered by a key, and every answer can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from hubdesk.domain.answer import PARTED_REASONS, SAME_REASONS
from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import Review, Tied
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.empty import EmptyState
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.keys import said
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.pair_view import PairView
from hubdesk.ui.parts.reason_field import ReasonField
from hubdesk.ui.parts.said_list import SaidList
from hubdesk.ui.parts.weight_view import WeightView
from hubdesk.ui.parts.words import Words

MOST = 20
_SAID = {"same": "One person.", "not_same": "Two people. This is not asked again.",
         "cannot_tell": "Left open. It comes again when something new is known."}  # fmt: skip
_REASONS = tuple(dict.fromkeys((*SAME_REASONS, *PARTED_REASONS)))

_KEYS = {"S": "Same", "N": "Not the same", "C": "Cannot tell", "Ctrl+Z": "Undo the last answer"}


class ReviewPage(Page):
    """`review` is asked with a limit, `answer` with two mentions, verdict and reason, `undo` with a stroke's id."""

    match_answered = Signal(object)

    def __init__(self, codes: CodeLists, *, review: Ask, answer: Ask, undo: Ask) -> None:
        super().__init__("review", "Are these the same person?")
        self._review, self._answer, self._undo = review, answer, undo
        self._shown = Review((), 0, ())
        self._busy = False
        self.count = Words("", "quiet", "review_count")
        self.notice = Notice("review_notice")
        self.effect = Words("", "strong", "review_effect")
        self.pair = PairView(codes)
        self.weight = WeightView()
        self.mine = SaidList("answered_today", "What you answered today")
        self.mine.undo_requested.connect(self.take_back)
        self.reason = ReasonField("review_reason", "&Why (may stay empty)", _REASONS)
        self.same = primary("&Same (S)", "answer_same", lambda: self.say("same"))
        self.not_same = secondary("&Not the same (N)", "answer_not_same", lambda: self.say("not_same"))
        self.cannot_tell = secondary("&Cannot tell (C)", "answer_cannot_tell", lambda: self.say("cannot_tell"))
        self.undo = secondary("Undo the &last answer (Ctrl+Z)", "undo_answer", self.take_back)
        self.empty = EmptyState(
            "review_empty", "Nothing waits for you", "Every pair that only a person can decide has been answered."
        )
        self._lay_out()
        for key, act in self._keys().items():
            said(QShortcut(QKeySequence(key), self, act), _KEYS[key])
        flow(self)
        self._show()

    def refresh(self) -> None:
        """Fetch the pairs that wait."""
        self._review(MOST, done=self._take, failed=self._fail)

    def take_changes(self, changes: Changes) -> None:
        """Fetch again when persons were worked out again, by this page or elsewhere."""
        if changes.kinds & {"persons", "answers"} and not self._busy:
            self.refresh()

    def say(self, verdict: str) -> None:
        """Answer the pair that is shown."""
        if not self._shown.pairs or self._busy:
            return
        pair = self._shown.pairs[0]
        self._hold(True)
        self._answer(
            pair.left.mention_id, pair.right.mention_id, verdict, self.reason.value(),
            done=lambda tied: self._answered(tied, verdict), failed=self._fail,
        )  # fmt: skip

    def take_back(self, stroke: str = "") -> None:
        """Undo an answer, or the last one of today that still counts; its pair comes back."""
        wanted = stroke or next((said.id for said in self._shown.mine if said.stands), "")
        if wanted and not self._busy:
            self._hold(True)
            self._undo(wanted, done=lambda tied: self._undone(tied, stroke), failed=self._fail)

    def _answered(self, tied: Tied, verdict: str) -> None:
        self.notice.say(_SAID[verdict], lambda: self.take_back(tied.stroke))
        self.match_answered.emit(tied.changes)
        self._next()

    def _undone(self, tied: Tied, stroke: str) -> None:
        given = all(stroke != said.id for said in self._shown.mine) and bool(stroke)
        words = "The answer counts again." if given else "The answer is taken back."
        self.notice.say(words, lambda: self.take_back(tied.stroke))
        self.match_answered.emit(tied.changes)
        self._next()

    def _next(self) -> None:
        """Fetch the next pair; until it is there no key is taken, or it would answer the last pair again."""
        self.reason.set_value("")
        self.same.setEnabled(True)
        # A button that is let go of passes the cursor on; in the reason, the next S would be a letter and no answer.
        self.same.setFocus()
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self._hold(False)
        self.notice.warn(error.sentence)

    def _take(self, shown: Review) -> None:
        self._shown = shown
        self._hold(False)
        self._show()

    def _hold(self, held: bool) -> None:
        self._busy = held
        for button in (self.same, self.not_same, self.cannot_tell):
            button.setEnabled(not held)
        self.undo.setEnabled(not held and any(said.stands for said in self._shown.mine))

    def _show(self) -> None:
        some = bool(self._shown.pairs)
        for part in (self.effect, self.pair, self.weight, self.reason, self.same, self.not_same, self.cannot_tell):
            part.setVisible(some)
        self.scroller.setVisible(some or bool(self._shown.mine))
        self.empty.setVisible(not some)
        self.mine.show_said(self._shown.mine)
        self.undo.setEnabled(any(said.stands for said in self._shown.mine))
        self.count.setText(f"{self._shown.left:,} left, the most useful question first." if some else "")
        self.count.setVisible(some)
        if some:
            first = self._shown.pairs[0]
            self.effect.setText(first.effect)
            self.pair.show_pair(first.left, first.right)
            self.weight.show_weighed(first.weighed)

    def _keys(self) -> Mapping[str, Callable[[], None]]:
        return {
            "S": lambda: self.say("same"),
            "N": lambda: self.say("not_same"),
            "C": lambda: self.say("cannot_tell"),
            "Ctrl+Z": self.take_back,
        }

    def _lay_out(self) -> None:
        self.scroller = Scrolled("review_scroll")
        for part in (self.effect, self.pair, self.weight, self.mine):
            self.scroller.column.addWidget(part)
        foot = Flow(self.same, self.not_same, self.cannot_tell, level="bottom")
        foot.addWidget(self.reason, grow=True)
        foot.addWidget(self.undo)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.count)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(foot)
