"""People: who belongs to the family, how each was written, and by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Family, Person, Spelling
from hubdesk.ui.parts.buttons import secondary
from hubdesk.ui.parts.cells import Cell
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.screens.family_names import NamesPart
from hubdesk.ui.screens.family_words import born_words, waiting_words

_SEX = {"male": "Male", "female": "Female", "m": "Male", "f": "Female"}


class PeopleSection(QWidget):
    """People above, the spellings of the chosen one below; `person_opened` asks for why they are one, by id."""

    person_opened = Signal(str)

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("family_people")
        self._codes = codes
        self._family: Family | None = None
        self.model: Rows[Person] = Rows(self._people_columns())
        self._waiting = Words("", "", "people_waiting")
        self.table = Table("people", "People of this family", self.model, row_height=44)
        self.spellings: Rows[Spelling] = Rows(self._spelling_columns())
        self._written = Table("spellings", "How this person was written", self.spellings)
        self.names = NamesPart()
        self._heading = Heading("", "small-heading", "spellings_heading")
        below = QWidget()
        below.setObjectName("spellings_part")
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 8, 0, 0)
        lower.setSpacing(8)
        head = Flow()
        head.addWidget(self._heading, grow=True)
        self.who = secondary("&Why one person, part or join", "people_who", self._open)
        head.addWidget(self.who)
        lower.addWidget(head)
        lower.addWidget(self.names)
        lower.addWidget(self._written, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("people_split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._waiting)
        column.addWidget(split, 1)
        self.table.row_chosen.connect(self._show_person)
        self.table.row_opened.connect(lambda person: self.person_opened.emit(person.id))
        self.setFocusProxy(self.table)

    def show_family(self, family: Family) -> None:
        """Show a family's people."""
        self._family = family
        self._waiting.setText(waiting_words(len(family.grey)))
        self._waiting.setVisible(bool(family.grey))
        self.model.show_rows(family.people)
        self.table.choose(0)

    def choose(self, person_id: str) -> None:
        """Make a person the current one, by an id of today or a former one."""
        for place, person in enumerate(self.model.rows):
            if person_id == person.id or person_id in person.formerly:
                self.table.choose(place)

    def _open(self) -> None:
        person = self.table.chosen()
        if person is not None:
            self.person_opened.emit(person.id)

    def _show_person(self, person: Person) -> None:
        name = person.name or "This person"
        times = len(person.spellings)
        self._heading.setText(f"{name} was named {times} times" if times != 1 else f"{name} was named once")
        self.names.show_person(person)
        self.spellings.show_rows(person.spellings)

    def _people_columns(self) -> tuple[Column[Person], ...]:
        def age(person: Person) -> str:
            if person.unborn:
                return "Not yet born"  # when it is due stands beside
            return person.age(self._family.as_of) if self._family else ""

        def roles(person: Person) -> str:
            known = self._codes.roles
            return ", ".join(known[role].label if role in known else role for role in person.roles)

        def part(person: Person) -> str:
            return "Child" if person.child else "Adult"

        def formerly(person: Person) -> str:
            return f"formerly {', '.join(person.formerly)}" if person.formerly else ""

        return (
            Column("name", "Name", lambda p: p.name or "Name not known", detail=lambda p: p.id),
            Column("age", "Age", age, width=120),
            Column("born", "Date of birth", born_words, width=128),
            Column("sex", "Sex", lambda p: _SEX.get(p.sex.lower(), p.sex or "Not known"), width=88, yields=3),
            Column("part", "Part", part, width=72),
            Column("roles", "Named as", roles, width=224, yields=1, detail=formerly, paint=lambda: Cell(strong=False)),
            Column("spellings", "Times named", lambda p: str(len(p.spellings)), width=116, right=True, yields=2),
        )

    def _spelling_columns(self) -> tuple[Column[Spelling], ...]:
        codes = self._codes

        def agency(one: Spelling) -> str:
            return codes.agencies[one.agency].label if one.agency in codes.agencies else one.agency

        def written(one: Spelling) -> str:
            return f"{one.given_name} {one.family_name}".strip() or "No name written"

        def place(one: Spelling) -> str:
            return ", ".join(filter(None, (one.address, one.postcode))) or "Not written"

        return (
            Column("written", "As written", written, width=208),
            Column("born", "Date of birth", lambda s: s.date_of_birth or "Not written", width=120),
            Column("place", "Address", place),
            Column(
                "role",
                "As",
                lambda s: codes.roles[s.role].label if s.role in codes.roles else s.role,
                width=144,
            ),
            Column("agency", "Written by", agency, width=144, yields=2),
            Column("day", "Received", lambda s: short_day(s.received_on), width=112, yields=1),
            Column("ref", "Reference", lambda s: s.concern_ref, width=112, yields=3),
        )
