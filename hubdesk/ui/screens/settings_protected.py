"""Protected identities: a list without names; opening one, or taking it back, needs a reason that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.protected import KINDS, Protection, Unsealed
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.words import Heading, Words

_ABOUT = (
    "These people are sealed apart: nobody finds them, and nothing is matched, printed or sent of them. "
    "Every look is kept with its reason."
)


@dataclass(frozen=True, slots=True)
class ProtectedAsks:
    """What is asked about protected identities: the list, one of them with a reason, and to take one back."""

    listed: Ask
    look: Ask
    take_back: Ask


class ProtectedBox(QFrame):
    """Protected identities by kind and day, and what a reason opens."""

    def __init__(self, asks: ProtectedAsks, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_protected")
        self.setProperty("style", "card")
        self._asks, self._notice = asks, notice
        self.which = ChoiceField("protected_which", "Identity", {}, width=WIDE)
        self.reason = TextField("protected_reason", "Why you need it", width=WIDE)
        self.seen = Words("", "", "protected_seen")
        self.look = secondary("&Open", "protected_look", self.open)
        self.end = secondary("&Take protection back", "protected_end", self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Protected identities", "small-heading", "protected_heading"))
        self.about = Words(_ABOUT, "quiet", "protected_about").in_column()
        column.addWidget(self.about)
        self._row = FormRow((self.which, 8), (self.reason, 8))
        column.addWidget(self._row)
        buttons = QHBoxLayout()
        for button in (self.look, self.end):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.seen)
        self._show(())

    def refresh(self) -> None:
        """Fetch the list; what was opened is closed."""
        self._asks.listed(done=self._show)

    def open(self) -> None:
        """Open the identity that is chosen."""
        self._asks.look(self.which.value(), self.reason.value(), done=self._show_seen, failed=self._fail)

    def take_back(self) -> None:
        """Take the protection of the chosen identity back."""
        self._asks.take_back(self.which.value(), self.reason.value(), done=lambda _: self.refresh(), failed=self._fail)

    def _show(self, listed: Sequence[Protection]) -> None:
        box = self.which.box
        box.clear()
        for one in listed:
            entries = "1 entry" if one.entries == 1 else f"{one.entries} entries"
            box.addItem(f"{KINDS[one.kind]}, since {long_day(one.at.date())}, {entries}, by {one.by}", one.id)
        self.reason.set_value("")
        self.seen.setText("" if listed else "No identity is protected. Protect one on its family's page, under People.")
        for part in (self._row, self.look, self.end):
            part.setVisible(bool(listed))

    def _show_seen(self, unsealed: Unsealed) -> None:
        self.reason.set_value("")
        told = (
            f"{mention.written_name or 'No name'}, {mention.date_of_birth or 'date of birth not written'} "
            f"({concern.ref}, {short_day(concern.received_on)}): {concern.narrative}"
            for mention, concern in unsealed.told
        )
        self.seen.setText("\n".join(told))

    def _fail(self, error: HubdeskError) -> None:
        self._notice.warn(error.sentence)
