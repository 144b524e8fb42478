"""Keep a half-filled form: saved within two seconds of the last key, and offered again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.service.forms import ConcernForm
from hubdesk.service.new_id import new_id
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.screens.record_fields import fields_of, is_empty, title_of

# Runs from the first key that is not saved yet and is not put off by further ones, so nothing is older than this.
SAVE_AFTER = 1500  # milliseconds


class DraftKeeper(QObject):
    """Saves one form at a time under one draft, until that form is recorded or thrown away."""

    saved = Signal()
    not_saved = Signal(str)

    def __init__(
        self, read: Callable[[], ConcernForm], codes: CodeLists, save: Ask, discard: Ask, page: QObject
    ) -> None:
        super().__init__(page)  # goes with its page, so that nothing is read from a form that is gone
        self._read, self._codes, self._save, self._discard = read, codes, save, discard
        self.draft_id = new_id()
        self._kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self.save_now)

    def touch(self) -> None:
        """Note that something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def save_now(self) -> None:
        """Save what is typed, where anything is."""
        self._timer.stop()
        form = self._read()
        if is_empty(form) and not self._kept:
            return
        self._kept = True
        self._save(
            self.draft_id, title_of(form, self._codes), fields_of(form), done=lambda _changes: self.saved.emit(),
            failed=self._tell,
        )  # fmt: skip

    def keep_now(self) -> None:
        """Save at once, even where nothing is typed yet: something hangs on the draft."""
        self._kept = True
        self.save_now()

    def pause(self) -> None:
        """Stop saving while the form is being recorded, for a draft saved after that would come back as a ghost."""
        self._timer.stop()

    def begin(self, draft_id: str = "") -> None:
        """Begin another form: a new one, or one that was saved under an id."""
        self._timer.stop()
        self.draft_id = draft_id or new_id()
        self._kept = bool(draft_id)

    def throw_away(self) -> None:
        """Let go of the draft and begin a new form."""
        if self._kept:
            self._discard(self.draft_id)
        self.begin()

    def _tell(self, error: HubdeskError) -> None:
        self.not_saved.emit(error.sentence)
        self.touch()
