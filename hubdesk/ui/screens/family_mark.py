"""Mark a concern as taken back or doubled, or say whether it and another tell of one event; always with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Entry, Family
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import ChoiceField, TextField
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.screens.family_words import day_words

CHOICES = {
    "one": "It tells of the same event as another",
    "two": "It tells of another event than another",
    "undo": "Let the rules decide again about another",
    "retract": "It was taken back",
    "wrong": "It was entered on the wrong person",
    "duplicate": "It is the same report as another",
    "background": "It is background: packs leave it to their full log",
}
MARKED = {"restore": "Let it count again"}
BACKGROUND = {"significant": "It is significant: packs tell it again"}
_ALONE = ("retract", "wrong", "restore", "background", "significant")
_SAID = {
    "one": "Noted: both tell of one event, which counts once.",
    "two": "Noted: they tell of two events.",
    "undo": "Taken back: the rules decide again.",
    "retract": "Marked as taken back. It is kept and counts nothing.",
    "wrong": "Taken back as entered on the wrong person. Record it again on the right one.",
    "duplicate": "Marked as the same report. It is kept and counts nothing.",
    "restore": "It counts again.",
    "background": "Packs leave it to their full log. It counts as before.",
    "significant": "Packs tell it in their chronology again.",
}


class MarkBox(QWidget):
    """`mark` is asked with what to say, the concern, the other concern or an empty text, and the reason."""

    marked = Signal(str)

    def __init__(self, mark: Ask, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("concern_mark")
        self._mark, self._codes, self._concern = mark, codes, ""
        self.open = quiet("Mark this concern", "mark_open", self._open)
        self.what = ChoiceField("mark_what", "&What is to be said", CHOICES)
        self.other = ChoiceField("mark_other", "Which &other", {})
        self.reason = TextField("mark_reason", "&Reason", "It is kept with the concern.")
        self.save = secondary("&Save", "mark_save", self._send)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        for part in (self.what, self.other, self.reason, self.save):
            form.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open)
        column.addWidget(self._form)
        self.what.edited.connect(self._follow)
        flow(self)

    def show_entry(self, entry: Entry, family: Family) -> None:
        """Begin with a concern of a family, and those it can be compared with, the nearest in time first."""
        self._concern = entry.concern.id
        self._form.hide()
        self.open.show()
        self.reason.set_value("")
        self.reason.show_error("")
        self.what.box.clear()
        for code, words in _choices(entry).items():
            self.what.box.addItem(words, code)
        self.other.box.clear()
        day = entry.concern.happened_on
        others = [one.concern for one in family.entries if one.concern.id != self._concern]
        for one in sorted(others, key=lambda one: (abs((one.happened_on - day).days), one.ref)):
            kind, agency = self._codes.kinds.get(one.kind), self._codes.agencies.get(one.agency)
            words = f"{day_words(one)}, {agency.label if agency else one.agency}"
            self.other.box.addItem(f"{words}: {(kind.short if kind else one.kind).lower()} ({one.ref})", one.id)
        self._follow()

    def _open(self) -> None:
        self.open.hide()
        self._form.show()
        self.what.setFocus()

    def _follow(self) -> None:
        self.other.setVisible(self.what.value() not in _ALONE)

    def _send(self) -> None:
        what = self.what.value()
        other = "" if what in _ALONE else self.other.value()
        self._mark(what, self._concern, other, self.reason.value(), done=lambda _: self._done(what), failed=self._fail)

    def _done(self, what: str) -> None:
        self._form.hide()
        self.open.show()
        self.marked.emit(_SAID[what])

    def _fail(self, error: HubdeskError) -> None:
        self.reason.show_error(error.sentence)
        self.reason.setFocus()


def _choices(entry: Entry) -> dict[str, str]:
    if entry.status:
        return MARKED
    if entry.background:
        return {code: words for code, words in CHOICES.items() if code != "background"} | BACKGROUND
    return CHOICES
