"""The code lists in force: what each code means, for whoever maps a partner's words or reads an export."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from hubdesk.domain.codes import LISTS, Code, CodeLists
from hubdesk.ui.parts.fields import ChoiceField
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

_TITLES = {
    "agencies": "Agencies", "kinds": "Kinds of concern", "levels": "Levels", "roles": "Roles of people",
    "source_evaluations": "Grades of the source", "intelligence_assessments": "Grades of what is told",
    "handling_codes": "Handling codes", "precisions": "How exactly a day is known", "tripwires": "Tripwires",
    "decisions": "Decisions", "recipients": "Recipients of packs",
}  # fmt: skip
_SHOWN = 8  # rows before the list scrolls


def _more(code: Code) -> str:
    return f"Ought to know every child aged {code.ages[0]} to {code.ages[1]}" if code.ages else ""


_COLUMNS: tuple[Column[Code], ...] = (
    Column("label", "Meaning", lambda one: one.label, strong=True, detail=_more),
    Column("code", "Code in sheets and exports", lambda one: one.code, width=304),
)


class ListsBox(QFrame):
    """Shows one list at a time."""

    def __init__(self, codes: CodeLists) -> None:
        super().__init__()
        self.setObjectName("settings_lists")
        self.setProperty("style", "card")
        self._codes = codes
        self.which = ChoiceField("code_list", "List", {name: _TITLES[name] for name in LISTS}, width=320)
        self.model: Rows[Code] = Rows(_COLUMNS)
        self.table = Table("code_table", "Codes", self.model, row_height=44)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Code lists", "small-heading", "lists_heading"))
        said = f"Version {codes.version}. They come with HubDesk and are the same at every hub, so that exports agree."
        column.addWidget(Words(said, "quiet", "lists_words").in_column())
        column.addWidget(self.which)
        column.addWidget(self.table)
        self.which.edited.connect(self._show)
        self._show()

    def _show(self) -> None:
        codes: dict[str, Code] = getattr(self._codes, self.which.value())
        self.model.show_rows(tuple(codes.values()))
        self.table.setFixedHeight(px(44) * min(len(codes), _SHOWN) + px(36))
