"""Who belongs to a person: what is recorded, and a form that is folded away until somebody records more."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.family import Person
from hubdesk.domain.relation import KINDS, STATES, Relation
from hubdesk.drawing.kin_words import relation_words
from hubdesk.service.forms import Found
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.box import Box
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import WIDE, FormRow, choice, flowing
from hubdesk.ui.parts.search_box import SearchBox
from hubdesk.ui.parts.words import Words

_NOTHING = "Nobody has recorded who belongs to this person. The family drawing shows what concerns tell, as told."
# What this person is to the other; the two that are said the other way round have the other one first.
_KINDS = {"parent": "Parent of", "child": "Child of", **{k: w for k, w in KINDS.items() if k != "parent"}}
_TURNED = {"child": "parent"}


class RelationsBox(Box):
    """`find` looks for people; `let` gives the verbs that read and write."""

    def __init__(self, find: Ask, said: Callable[[str], None]) -> None:
        super().__init__("person_relations", "Who belongs to them")
        self._read: Ask | None = None
        self._relate: Ask | None = None
        self._back: Ask | None = None
        self._said = said
        self._person, self._other, self._going = "", "", ""
        self._lines: list[QWidget] = []
        self.words = flowing(Words(_NOTHING, "", "relations_words"))
        self.list = QVBoxLayout()
        self.change = quiet("Record who belongs to them", "relations_change", self.unfold)
        self.kind = choice("relation_kind", "This person is", _KINDS)
        self.search = SearchBox(find)
        self.search.setPlaceholderText("Whose? Name, date of birth or address")
        self.search.setAccessibleName("Find the other person")
        self.chosen = flowing(Words("", "strong", "relation_other"))
        self.state = choice("relation_state", "How it stands", STATES)
        self.since = TextField("relation_since", "Since, or day of death (a year is enough)", width=WIDE)
        self.source = TextField("relation_source", "Who said so", width=WIDE)
        self.fault = flowing(Words("", "error", "relation_fault"))
        self.save = secondary("Record this", "relation_save", self._save)
        self.leave = quiet("Leave it", "relation_leave", self.fold)
        self.why = TextField("relation_why", "Why it is taken back", width=WIDE)
        self.end = secondary("Take it back", "relation_end", self._take_back)
        self._lay_out()
        self.search.found_opened.connect(self._choose)
        self.kind.box.currentIndexChanged.connect(self._able)
        self.fold()
        self.hide()

    def let(self, read: Ask, relate: Ask | None, take_back: Ask | None) -> None:
        """Say with what to read, and with what the person at the desk may write: nothing where None."""
        self._read, self._relate, self._back = read, relate, take_back
        self.show()
        self.fold()

    def show_person(self, person_id: str) -> None:
        """Fetch what stands of a person."""
        if person_id != self._person:
            self.fold()
        self._person = person_id
        if self._read is not None:
            self._read(person_id, done=self._show, failed=lambda _error: self._show(((), {})))

    def unfold(self) -> None:
        """Show the form."""
        self._form(True)
        self.kind.setFocus()

    def fold(self) -> None:
        """Put the form away."""
        self._other = ""
        self.chosen.setText("")
        for field in (self.since, self.source, self.why):
            field.set_value("")
        self._form(False)

    def _form(self, shown: bool) -> None:
        self.fault.hide()
        for part in (self._first, self._second, self.search, self.chosen, self.save, self.leave):
            part.setVisible(shown)
        self.why.hide()
        self.end.hide()
        self.change.setVisible(not shown and self._relate is not None)
        if shown:
            self._able()

    def _able(self) -> None:
        alone = self.kind.value() == "deceased"
        self.search.setVisible(not alone)
        self.chosen.setVisible(not alone and bool(self._other))
        self.state.setVisible(self.kind.value() == "partner")

    def _choose(self, found: Found) -> None:
        self._other = found.id
        self.chosen.setText(f"{found.title} · {found.detail}")
        self._able()

    def _show(self, known: tuple[tuple[Relation, ...], Mapping[str, Person]]) -> None:
        while self._lines:
            line = self._lines.pop()
            self.list.removeWidget(line)
            line.hide()
            line.deleteLater()
        found, named = known
        names = {ident: one.name for ident, one in named.items()}
        for number, row in enumerate(found):
            self._lines.append(self._line(number, row.id, relation_words(row, names)))
            self.list.addWidget(self._lines[-1])
        self.words.setVisible(not found)

    def _line(self, number: int, relation_id: str, words: str) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(flowing(Words(words, "", f"relation_{number}")), 1)
        if self._back is not None:
            button = quiet("Take back", f"relation_{number}_back", lambda: self._ask_why(relation_id))
            button.setAccessibleName(f"Take back: {words}")
            across.addWidget(button)
        return line

    def _save(self) -> None:
        if self._relate is None:
            return
        kind = self.kind.value()
        one, other = (self._other, self._person) if kind in _TURNED else (self._person, self._other)
        typed = (self.state.value() if kind == "partner" else "", self.since.value(), self.source.value())
        if kind != "deceased" and not self._other:
            self._fail_with("Find the other person first, and choose them from the list.")
            return
        self._relate(one, _TURNED.get(kind, kind), other, *typed, done=self._saved, failed=self._fail)

    def _saved(self, _changes: object) -> None:
        self.fold()
        self.show_person(self._person)
        self._said("Recorded. The family drawing shows it from now on.")

    def _ask_why(self, relation_id: str) -> None:
        self._form(False)
        self._going = relation_id
        for part in (self.why, self.end, self.leave):
            part.show()
        self.why.setFocus()

    def _take_back(self) -> None:
        if self._back is not None:
            self._back(self._going, self.why.value(), done=self._taken_back, failed=self._fail)

    def _taken_back(self, _changes: object) -> None:
        self.fold()
        self.show_person(self._person)
        self._said("Taken back. What stood stays in the history.")

    def _fail(self, error: HubdeskError) -> None:
        self._fail_with(error.sentence)

    def _fail_with(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()

    def _lay_out(self) -> None:
        self._first = FormRow((self.kind, 5), (self.state, 5))
        self._second = FormRow((self.since, 7), (self.source, 7))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.save)
        line.addWidget(self.end)
        line.addWidget(self.leave)
        line.addStretch(1)
        self.list.setSpacing(4)
        self.column.addWidget(self.words)
        self.column.addLayout(self.list)
        for part in (self.change, self._first, self.search, self.chosen, self._second, self.why, self.fault):
            self.column.addWidget(part)
        self.column.addLayout(line)
