"""A subject access copy: who asks, what of each piece is given, and then the copy itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.decision import ASKED_BY
from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Entry, Person
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import primary, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import choice, flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.parts.tick import Tick
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.subject_piece import SubjectPiece
from hubdesk.ui.theme import px

_SAID = (
    "The copy holds everything about this one person. Other people and whoever told us are withheld by their names; "
    "read it all the same before it leaves. What a child must not have a parent read is withheld here, piece by piece."
)
_ALL = "I have looked at every piece; what is not ticked is given."


class SubjectAccessPage(Page):
    """`pieces` takes a person's id, `make` what the verb takes after the desk."""

    copy_made = Signal(object)
    back_requested = Signal()

    def __init__(self, codes: CodeLists, *, pieces: Ask, make: Ask) -> None:
        super().__init__("subject_access", "Subject access copy")
        self._codes, self._ask_pieces, self._make = codes, pieces, make
        self._wanted = ""
        self.person: Person | None = None
        self.pieces: list[SubjectPiece] = []
        self.notice = Notice("copy_notice")
        self.asked_by = choice("asked_by", "&Who asks", ASKED_BY)
        self.asked_by.setMaximumWidth(px(280))
        self.also = TextField("copy_also", "&Further words to withhold, parted by commas: a pet name, a nickname")
        self.looked = Tick(_ALL, "copy_looked")
        self.reason = TextField("copy_reason", "Why it may go out all the &same")
        flow(self.reason)
        self.reason.hide()
        self.make = primary("Ma&ke the copy", "make_copy", self.make_copy, "Ctrl+Return")
        self.back = secondary("Back", "copy_back", self.back_requested.emit, "Esc")
        self.work = Work("copy_work", can_stop=False)
        self._list = Scrolled("copy_pieces", 8)
        self._lay_out()

    def show_person(self, person_id: str) -> None:
        """Begin with a person; what is shown comes with the next `refresh`."""
        self._wanted = person_id
        self.notice.hide()
        self._show_pieces(None, ())

    def refresh(self) -> None:
        """Fetch the pieces, unless some were looked at already."""
        if self._wanted and self.person is None:
            self._ask_pieces(self._wanted, done=lambda found: self._show_pieces(*found), failed=self._fail)

    def leave(self) -> None:
        """Let go of the pieces: a locked window holds none."""
        self._wanted = ""
        self._show_pieces(None, ())

    def make_copy(self) -> None:
        """Make the copy, as chosen."""
        if self.person is None or not self.make.isEnabled():
            return
        withhold = {piece.ref: piece.reason.value() for piece in self.pieces if piece.tick.isChecked()}
        self.notice.hide()
        self.make.setEnabled(False)
        self.work.show_progress(0, 0, "Drawing the pages")
        self.work.show()
        self._make(
            self.person.id, self.asked_by.value(), withhold, ("all",) if self.looked.isChecked() else (),
            tuple(words for words in self.also.value().split(",") if words.strip()), self.reason.value(),
            done=self._made, failed=self._fail,
        )  # fmt: skip

    def _made(self, made: MadePack) -> None:
        self._end()
        self._show_pieces(None, ())
        self.copy_made.emit(made)

    def _fail(self, error: HubdeskError) -> None:
        self._end()
        if isinstance(error, Stopped):
            self.reason.show()
            self.reason.show_error(f"{' '.join(error.stops)} Write in a few words why, and make the copy again.")
            self.reason.setFocus()
        else:
            self.notice.warn(error.sentence)

    def _end(self) -> None:
        self.work.hide()
        self.make.setEnabled(True)

    def _show_pieces(self, person: Person | None, entries: Sequence[Entry]) -> None:
        self.person = person
        self.heading.setText(f"Subject access: {person.name}" if person else "Subject access copy")
        for piece in self.pieces:
            self._list.column.removeWidget(piece)
            piece.hide()
            piece.deleteLater()
        self.pieces = [SubjectPiece(entry.concern, self._codes) for entry in entries]
        for piece in self.pieces:
            self._list.column.addWidget(piece)
        for field in (self.also, self.reason):
            field.set_value("")
        self.reason.hide()
        self.looked.setChecked(False)
        self.make.setEnabled(person is not None)
        self._many.setText("No piece names them." if person and not entries else "Tick what is withheld, and say why.")

    def _lay_out(self) -> None:
        self._many = Words("", "quiet", "copy_many")
        self.asked_by.setMinimumWidth(px(176))
        head = Flow(level="bottom")
        for field in (self.asked_by, self.also):
            head.addWidget(field, grow=True)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.looked, 1)
        foot.addWidget(self.make, 0, Qt.AlignmentFlag.AlignBottom)
        self.bar.addWidget(self.back)
        above: tuple[QWidget, ...] = (self.notice, Words(_SAID, "quiet", "copy_said").in_column())
        for part in above:
            self.body.addWidget(part)
        self.body.addWidget(head)
        self.body.addWidget(Heading("Pieces that name them", "small-heading", "copy_pieces_heading"))
        self.body.addWidget(self._many)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.work)
        self.body.addLayout(foot)
        self.work.hide()
        self.setFocusProxy(self.asked_by.box)
