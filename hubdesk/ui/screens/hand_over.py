"""Hand over everything that is open with somebody who is away, together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.user import User
from hubdesk.service.forms import HandedOver
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.words import Words

_WHAT = (
    "Actions, decisions to look at again, referrals to finish, requests, replies and drafts go over together. What "
    "they recorded and decided stays under their name."
)


class HandOverPage(Page):
    """`hand_over` is asked with who is away, who takes over, and why."""

    handed_over = Signal(str)
    back_requested = Signal()

    def __init__(self, *, users: Ask, hand_over: Ask) -> None:
        super().__init__("hand_over", "Hand over somebody's work")
        self._users, self._hand_over = users, hand_over
        self.notice = Notice("hand_over_notice")
        self.left_by = ChoiceField("left_by", "&Who is away", {})
        self.taken_by = ChoiceField("taken_by", "Who &takes over", {})
        self.reason = TextField("hand_over_reason", "Wh&y", "For example leave until 14 April.")
        self.save = primary("&Hand over", "save_hand_over", self._save, "Ctrl+Return")
        self.back = secondary("Back to Today", "hand_over_back", self.back_requested.emit, "Esc")
        self.body.addWidget(self.notice)
        self.body.addWidget(Words(_WHAT, "", "hand_over_words").in_column())
        for part in (self.left_by, self.taken_by, self.reason):
            self.body.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self.setFocusProxy(self.left_by.box)

    def refresh(self) -> None:
        """Fetch who works here."""
        self.notice.hide()
        self._users(done=self._show)

    def _show(self, users: Sequence[User]) -> None:
        for field, some in ((self.left_by, users), (self.taken_by, [user for user in users if user.active])):
            kept = field.value()
            field.box.clear()
            field.box.addItem("Choose", "")
            for user in some:
                field.box.addItem(user.name if user.active else f"{user.name} (access ended)", user.name)
            field.set_value(kept)

    def _save(self) -> None:
        self.left_by.show_error("" if self.left_by.value() else "Choose who is away.")
        self.taken_by.show_error("" if self.taken_by.value() else "Choose who takes over.")
        self.reason.show_error("" if self.reason.value() else "Write why: leave, illness, another post.")
        if all((self.left_by.value(), self.taken_by.value(), self.reason.value())) and self.save.isEnabled():
            self.save.setEnabled(False)
            self._hand_over(
                self.left_by.value(), self.taken_by.value(), self.reason.value(), done=self._made, failed=self._fail
            )

    def _made(self, done: HandedOver) -> None:
        self.save.setEnabled(True)
        noun = "open item" if done.items == 1 else "open items"
        sentence = f"{done.items} {noun} went from {self.left_by.value()} to {self.taken_by.value()}."
        self.reason.set_value("")
        self.handed_over.emit(sentence)

    def _fail(self, error: HubdeskError) -> None:
        self.save.setEnabled(True)
        self.notice.warn(error.sentence)
